"""A connected calendar and the steps are brought to agree, with one undo for each sync."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain.calendars.events import Event, StepEvent
from app.domain.calendars.links import Answer, CalendarLink, Entry
from app.domain.calendars.merging import QUESTIONS, Merge, What, merge_step, taken
from app.domain.calendars.problems import CalendarProblem, NothingAsked
from app.domain.errors import NotFound
from app.domain.history import Action, Source
from app.domain.kinds import number_of
from app.services.calendar_writing import CalendarWritingService
from app.services.calendars.fetching import Look
from app.services.calendars.intake import HowToPutOff, Intake, Refusal
from app.services.calendars.outside import Outside
from app.services.calendars.ports import Connect, EventTexts, Passwords, RemoteCalendar
from app.services.calendars.pushing import Push
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.ports import UnitOfWork

_NOTHING_CHANGED: Final = Changes()


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one event.

    Attributes:
        following: Where the step was done, the words of the next.
    """

    reference: str
    title: str
    what: What
    following: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can say.

    Attributes:
        app: What Keepword says; ``theirs`` what the calendar says, None where the event was deleted.
        fields: Where both changed something, what.
    """

    step: StepEvent
    what: What
    base: Event | None
    theirs: Event | None
    fields: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What can be said to it."""
        if self.what is What.CLASH:
            return (Answer.KEEPWORD, Answer.CALENDAR)
        return (Answer.BACK, Answer.LEAVE, Answer.DONE)


@dataclass(frozen=True, slots=True)
class CalendarReport:
    """What a sync did, or would do.

    Attributes:
        refusals: What a rule refused; the calendar is told how it stands.
        unread: References of steps whose event says something without meaning.
    """

    lines: tuple[Line, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    questions: tuple[Question, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    changes: Changes = _NOTHING_CHANGED
    change_id: UUID | None = None

    @property
    def counts(self) -> Mapping[str, int]:
        """Events by what became of them."""
        counts = Counter(line.what.value for line in self.lines)
        counts.update(
            {"refused": len(self.refusals), "asked": len(self.questions), "unread": len(self.unread)}
        )
        return {what: counted for what, counted in counts.items() if counted}


@dataclass(frozen=True, slots=True)
class CalendarSyncService:
    """Syncing, asking, answering.

    Attributes:
        install_id: Tells the events of this store from those of any other.
        how: How the person's way of working puts a step off.
        outside: Takes what others put there as busy time.
        writing: What the person lets out into calendars, and how much it tells.
    """

    desk: Desk
    texts: EventTexts
    connect: Connect
    passwords: Passwords
    install_id: str
    how: HowToPutOff
    outside: Outside
    writing: CalendarWritingService
    sides: "Sides" = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sides", Sides(self.desk, self.texts, self.writing))

    def sync(self, password: str | None = None, *, is_dry: bool = False) -> CalendarReport:
        """Take in what changed there, then let the calendar say what the steps say.

        Args:
            password: As the person typed it; what the keyring keeps, where they did not.
            is_dry: Only say what would be done.

        Raises:
            NotFound: No calendar is connected.
            CalendarProblem: The calendar cannot be reached; what waits goes out later.
        """
        link = self.link()
        others = self.outside.standing(link)
        with self._noting_problems(link), self._calling(link, password) as remote:
            link = Look(self.desk, self.texts, self.install_id).at(remote, self._fresh(link))
            if is_dry:
                return self._foreseen(link)
            intake, change_id = self._take(link)
            push = Push(self.desk, self.texts, self.install_id)
            lines = [*_lines(intake), *(Line(*one) for one in push.out(remote, link, self.sides))]
        questions, unread = self._open(link)
        changes = Changes(Nouns.CASES | Nouns.SETTINGS, intake.touched) if intake.done else _NOTHING_CHANGED
        changes |= self.outside.hand_over(link, others)
        report = CalendarReport(tuple(lines), tuple(intake.refusals), questions, unread, changes, change_id)
        self._settle(link, report)
        return report

    def link(self) -> CalendarLink:
        """The person's connected calendar. Raises NotFound."""
        with self.desk.reading() as unit:
            link = unit.calendars.of(self.desk.person_id)
        if link is None:
            raise NotFound("calendar", "")
        return link

    def questions(self) -> tuple[Question, ...]:
        """What only a person can say; nothing is asked of the server."""
        return self._open(self.link())[0]

    def waiting(self) -> int:
        """How many changes go out with the next sync; nothing is asked of the server."""
        link = self.link()
        with self.desk.reading() as unit:
            steps, entries = self.sides.now(unit, link)
        merges = [merge_step(entry, _step_of(steps, entry)) for entry in entries]
        known = {entry.step_id for entry in entries}
        return sum(one.push is not None for one in merges) + sum(step_id not in known for step_id in steps)

    def answer(self, reference: str, said: Answer) -> Question:
        """Answer a question; the next sync does it. Raises NothingAsked."""
        number, link = number_of(reference), self.link()
        for question in self.questions():
            if number_of(question.step.reference) == number and said in question.answers:
                break
        else:
            raise NothingAsked(reference)
        with self.desk.transactions.keeping() as unit:
            entries = unit.calendars.entries(link.id, is_ours=True)
            unit.calendars.keep(
                link.id,
                [replace(one, answer=said) for one in entries if one.step_id == question.step.step_id],
            )
            unit.commit()
        return question

    def _fresh(self, link: CalendarLink) -> CalendarLink:
        with self.desk.reading() as unit:
            return unit.calendars.get(link.id)

    @contextmanager
    def _calling(self, link: CalendarLink, password: str | None) -> Iterator[RemoteCalendar]:
        password = password if password is not None else self.passwords.find(link.account)
        if password is None:
            raise CalendarProblem(link.place.name, "no_password")
        server = self.connect(link.account, password)
        try:
            yield server.calendar(link.place)
        finally:
            server.close()

    @contextmanager
    def _noting_problems(self, link: CalendarLink) -> Iterator[None]:
        try:
            yield
        except CalendarProblem as problem:
            with self.desk.transactions.keeping() as unit:
                kept = unit.calendars.get(link.id)
                now = self.desk.clock()
                unit.calendars.save(replace(kept, tried_at=now, problem=(problem.reason, problem.said)))
                unit.commit()
            raise

    def _take(self, link: CalendarLink) -> tuple[Intake, UUID | None]:
        """Everything that comes in, in one change; with it what both sides agree on now."""
        deed = replace(self.desk.deed(Action.SYNC, note=link.place.name[:200]), source=Source.SYNC)
        with self.desk.transactions.acting(deed) as unit:
            intake = Intake(self.desk, unit, self.how)
            steps, entries = self.sides.now(unit, link)
            kept = [_after(entry, steps, intake) for entry in entries]
            moved = [after for after, before in zip(kept, entries, strict=True) if after != before]
            if moved:
                unit.calendars.keep(link.id, moved)
                unit.commit()
            return intake, unit.change_id

    def _foreseen(self, link: CalendarLink) -> CalendarReport:
        lines: list[Line] = []
        with self.desk.reading() as unit:
            steps, entries = self.sides.now(unit, link)
        for entry in entries:
            step = _step_of(steps, entry)
            merged = merge_step(entry, step)
            whats = (*merged.pulls, *(() if merged.push is None else (merged.push,)))
            lines += [Line(*_named(step, entry), what) for what in whats]
        known = {entry.step_id for entry in entries}
        lines += [
            Line(step.reference, step.title, What.ADDED)
            for step_id, step in steps.items()
            if step_id not in known
        ]
        questions, unread = self._open(link)
        return CalendarReport(tuple(lines), (), questions, unread)

    def _open(self, link: CalendarLink) -> tuple[tuple[Question, ...], tuple[tuple[str, str], ...]]:
        with self.desk.reading() as unit:
            steps, entries = self.sides.now(unit, link)
        questions, unread = [], []
        for entry in entries:
            step = _step_of(steps, entry)
            if step is None:
                continue
            merged = merge_step(entry, step)
            if merged.question in QUESTIONS:
                questions.append(_question(entry, step, merged))
            elif merged.question is What.UNREAD:
                unread.append((step.reference, getattr(entry.theirs, "reason", "")))
        return tuple(questions), tuple(unread)

    def _settle(self, link: CalendarLink, report: CalendarReport) -> None:
        now = self.desk.clock()
        with self.desk.transactions.keeping() as unit:
            kept = unit.calendars.get(link.id)
            counts = report.counts or kept.counts
            unit.calendars.save(replace(kept, synced_at=now, tried_at=now, problem=("", ""), counts=counts))
            unit.commit()


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides as the store knows them."""

    desk: Desk
    texts: EventTexts
    writing: CalendarWritingService

    def now(self, unit: UnitOfWork, link: CalendarLink) -> tuple[Mapping[UUID, StepEvent], list[Entry]]:
        """By step, what the calendar is to say; and the entries of steps, as they were last seen.

        Every step is there, since it is the steps that come back. Beside them stands what the person lets out, in a
        calendar of events: a task to tick would promise that ticking it does something.
        """
        zone = ZoneInfo(self.desk.person(unit).zone)
        rows, privacy = unit.agenda.rows(link.owner_id), self.writing.choice().privacy
        steps = [self.texts.of(row, zone, privacy, is_task=link.is_tasks) for row in rows]
        if not link.is_tasks:
            steps += [self.texts.beside(one, zone, privacy) for one in self.writing.beside_steps(unit, rows)]
        by_id = {step.step_id: step for step in steps}
        return by_id, list(unit.calendars.entries(link.id, is_ours=True))


def _step_of(steps: Mapping[UUID, StepEvent], entry: Entry) -> StepEvent | None:
    return steps.get(entry.step_id) if entry.step_id is not None else None


def _after(entry: Entry, steps: Mapping[UUID, StepEvent], intake: Intake) -> Entry:
    """The entry after what came in."""
    step = _step_of(steps, entry)
    if step is None:
        return entry
    merged = merge_step(entry, step)
    for what in merged.pulls:
        intake.take(entry, step, what)
    is_spent = bool(merged.pulls) and entry.answer in {Answer.CALENDAR, Answer.DONE}
    answer = (
        Answer.NONE if is_spent or (merged.is_nothing and _is_idle(entry.answer, merged)) else entry.answer
    )
    return replace(entry, base=taken(entry, step.event, merged), sent=None, answer=answer)


def _is_idle(answer: Answer, merged: Merge) -> bool:
    """Whether what was answered is no question any more."""
    return answer is not Answer.LEAVE and merged.question is None


def _lines(intake: Intake) -> Iterator[Line]:
    for step, what in intake.done:
        following = intake.following.get(step.step_id, "") if what is What.DONE else ""
        yield Line(step.reference, step.title, what, following)


def _question(entry: Entry, step: StepEvent, merged: Merge) -> Question:
    theirs = entry.theirs if isinstance(entry.theirs, Event) else None
    what = What.CLASH if merged.question is What.CLASH else What.DELETED
    return Question(step, what, entry.agreed, theirs, merged.clashes)


def _named(step: StepEvent | None, entry: Entry) -> tuple[str, str]:
    if step is not None:
        return step.reference, step.title
    return "", entry.base.title if entry.base is not None else ""
