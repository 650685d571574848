"""Writing to a customer: a letter on the desk, kept while it is written, filed once a person has sent it (R5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath
from uuid import UUID

from app.domain.errors import NotFound
from app.domain.gate import KeptFinding, kept
from app.domain.interactions import Direction, Said
from app.domain.kinds import Channel
from app.domain.letters import BODY_LIMIT, MOST_FILES, KeptLetter, Letter, gist, one_line
from app.domain.moments import Moment
from app.domain.text_hygiene import clean
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.drafting import Draft, DraftService, Look
from app.services.ports import UnitOfWork
from app.services.requests import RequestDraft, RequestService
from app.services.telling import TellingService
from app.services.work import wishes_in

_MOST_HEARD, _MOST_NEW = 3, 3
_WORDS = 160
_NEXT_LIMIT = 200
ATTACHED = "Attached: {names}"
MAY_WE = "May we promise this? “{words}” is more than the Promise book has: {entry}."
_BY_LETTER = frozenset({Channel.EMAIL, Channel.MESSAGE})


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that the customer knows: they were told it, or said it."""

    text: str
    at: datetime
    channel: Channel
    is_theirs: bool = False


@dataclass(frozen=True, slots=True)
class Fresh:
    """Something that we know and the customer does not: a colleague answered since they heard last."""

    text: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What a writer changes of a letter.

    Attributes:
        body: Without the signature.
        next_word: Typed: when they hear again; empty where the letter says it.
        kept: What the writer knowingly lets stand, each with the reason.
        attached: Paths of the files that go with it.
    """

    channel: Channel
    subject: str
    body: str
    is_signed: bool = True
    next_word: str = ""
    kept: tuple[KeptFinding, ...] = ()
    attached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter on the desk, with all that its writer looks at.

    Attributes:
        letter: As it was drafted: whom it is for, its language and voice.
        saved_at: When it was kept the last time; None where nobody wrote on it yet.
        knows, unknown: What the customer knows, and does not know yet; the newest first.
    """

    draft: Draft
    paper: Paper
    saved_at: datetime | None = None
    knows: tuple[Heard, ...] = ()
    unknown: tuple[Fresh, ...] = ()

    @property
    def letter(self) -> Letter:
        """As it was drafted."""
        return self.draft.letter

    def text(self, paper: Paper) -> str:
        """The whole letter as it goes out."""
        body = paper.body.strip()
        return f"{body}\n\n{self.draft.signature}" if paper.is_signed and self.draft.signature else body

    def written(self, paper: Paper) -> Letter:
        """The letter as its writer made it."""
        subject = one_line(paper.subject)
        return replace(self.letter, subject=subject, text=self.text(paper), attached=paper.attached)


@dataclass(frozen=True, slots=True)
class ComposingService:
    """Letters at work."""

    desk: Desk
    drafts: DraftService
    telling: TellingService
    requests: RequestService

    def open(self, case_id: UUID, *, anew: bool = False) -> Sheet:
        """The letter of this person on a case: as it was left, else drafted.

        Args:
            anew: Drafted again, whatever was left.

        Raises:
            CaseClosed: Nothing is running.
        """
        draft = self.drafts.draft(case_id)
        with self.desk.reading() as unit:
            left = None if anew else unit.letters.of(case_id, self.desk.person_id)
            knows, unknown = _heard(unit, case_id), _fresh(unit, case_id)
            case = unit.cases.get(case_id)
            step, wished = case.planned.channel, wishes_in(unit, case).channel
        body = draft.letter.text.removesuffix(draft.signature).rstrip()
        if left is not None:
            paper = Paper(
                left.channel,
                left.subject,
                left.body,
                left.is_signed,
                left.next_word,
                left.kept,
                left.attached,
            )
            return Sheet(draft, paper, left.saved_at, knows, unknown)
        channel = next((one for one in (wished, step) if one in _BY_LETTER), Channel.EMAIL)
        return Sheet(draft, Paper(channel, draft.letter.subject, body), None, knows, unknown)

    def look(self, case_id: UUID, text: str) -> Look:
        """What the gate says of a text, and when it says that they hear again."""
        return self.drafts.look(text, case_id)

    def keep(self, case_id: UUID, paper: Paper) -> datetime:
        """Keep a letter as it is now; when it was kept. No clock moves, and no history is written."""
        now = self.desk.clock()
        with self.desk.transactions.keeping() as unit:
            case = unit.cases.get(case_id)
            letter = KeptLetter(
                self.desk.ids(),
                case_id,
                case.owner_id,
                self.desk.person_id,
                paper.channel,
                one_line(paper.subject),
                clean(paper.body)[:BODY_LIMIT],
                now,
                paper.is_signed,
                one_line(paper.next_word, _NEXT_LIMIT),
                paper.kept,
                paper.attached[:MOST_FILES],
            )
            unit.letters.keep(letter)
            unit.commit()
        return now

    def drop(self, case_id: UUID) -> Changes:
        """Let a letter go that nobody sent."""
        with self.desk.transactions.keeping() as unit:
            unit.letters.drop(case_id, self.desk.person_id)
            unit.commit()
        return Changes(Nouns.CASES, frozenset({case_id}))

    def left(self) -> Sequence[KeptLetter]:
        """This person's letters that have not gone yet, the newest first."""
        with self.desk.reading() as unit:
            return unit.letters.of_author(self.desk.person_id)

    def ask_owner(self, case_id: UUID, words: str, entry: str) -> Changes:
        """Ask whoever answers for an entry of the promise book whether more may be promised; by the day's close.

        Raises:
            NotFound: There is no such entry, or nobody answers for it.
        """
        with self.desk.reading() as unit:
            owner_id = next((one.owner_id for one in unit.book_entries.all() if one.text == entry), None)
            if owner_id is None or unit.people.find(owner_id) is None:
                raise NotFound("entry", entry)
            calendar, now = self.desk.company_calendar(unit), self.desk.clock()
            today = calendar.day_of(now)
            close = calendar.close_of(today)
            by = close if close is not None and close > now else calendar.next_close(today)
            needed_by = Moment.of(by, self.desk.company(unit).zone)
        asked = MAY_WE.format(words=one_line(words, _WORDS), entry=entry)
        return self.requests.ask(case_id, RequestDraft(owner_id, asked, needed_by))

    def sent(self, case_id: UUID, text: str, paper: Paper, next_word: Moment | None) -> Changes:
        """A person sent it: file it, start the news clock again, and let the draft go.

        What the gate finds in it stands by the writer's will: with the reason, where one was given.

        Raises:
            Unclear: The next word is promised for a moment that has passed.
            BrokenRule: Nothing is in it.
        """
        found = kept(text, self.look(case_id, text).findings, "")
        reasons = {(one.rule, one.message, one.words): one.reason for one in paper.kept}
        stood = tuple(
            replace(one, reason=reasons.get((one.rule, one.message, one.words), "")) for one in found
        )
        said = Said(
            clean(_with_names(text, paper.attached if paper.channel is Channel.EMAIL else ())),
            stood,
            is_letter=True,
        )
        return self.telling.told(case_id, said, channel=paper.channel, next_word=next_word)


def _with_names(text: str, attached: Sequence[str]) -> str:
    """The letter as it is filed: what went with it is named below the signature."""
    names = ", ".join(one_line(PurePath(path).name) for path in attached)
    return f"{text}\n{ATTACHED.format(names=names)}" if names else text


def _heard(unit: UnitOfWork, case_id: UUID) -> tuple[Heard, ...]:
    """What they were told, and what they said."""
    known = [
        Heard(one_line(gist(one.summary), _WORDS), one.at, one.channel, one.direction is Direction.IN)
        for one in unit.interactions.of_case(case_id)
        if one.told_status or one.direction is Direction.IN
    ]
    return tuple(sorted(known, key=lambda one: one.at, reverse=True)[:_MOST_HEARD])


def _fresh(unit: UnitOfWork, case_id: UUID) -> tuple[Fresh, ...]:
    """What colleagues answered since they heard last."""
    told_at = unit.cases.get(case_id).clock.last_told_at
    names = {person.id: person.name for person in unit.people.all()}
    answers = [
        Fresh(one_line(one.answer, _WORDS), one.answered_at, names.get(one.to_id, ""))
        for one in unit.requests.of_case(case_id)
        if one.answer and one.answered_at is not None and (told_at is None or one.answered_at > told_at)
    ]
    return tuple(sorted(answers, key=lambda one: one.at, reverse=True)[:_MOST_NEW])
