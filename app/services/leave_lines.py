"""What is owed while somebody is away: found in the store, and moved with a word to the customer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.domain.absences import Absence, Line, LineKey, Settlement, StillInside, Way, lines_of
from app.domain.cases import Case
from app.domain.errors import BrokenRule, NotFound
from app.domain.interactions import SUMMARY_LIMIT
from app.domain.moments import Moment
from app.domain.occurrences import Obligation, ObligationKind, obligations_of
from app.domain.promises import Promise
from app.domain.steps import Basis, Reason
from app.domain.text_hygiene import clean
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.steps import Postponement, StepService
from app.services.work import Work, refuse_past, with_case


@dataclass(frozen=True, slots=True)
class Move:
    """Where something goes, with the words that the customer heard.

    Attributes:
        is_agreed: They agreed to the date: it is their news date from now on (ruling 19).
    """

    to: Moment
    words: str
    is_agreed: bool = False


def owed_by(unit: UnitOfWork, owner_id: UUID) -> tuple[Mapping[UUID, Case], Sequence[Obligation]]:
    """Everything a person owes, with the cases; a promise binds on a closed case too."""
    open_ids = {row.case_id for row in unit.agenda.rows(owner_id)}
    promised = {promise.case_id for promise in unit.promises.open()}
    cases = {
        case_id: case
        for case_id, case in unit.cases.many(open_ids | promised).items()
        if case.owner_id == owner_id and not case.is_withdrawn
    }
    promises = unit.promises.open_of(cases)
    owed = [one for case in cases.values() for one in obligations_of(case, promises.get(case.id, ()))]
    return cases, owed


def lines_in(desk: Desk, unit: UnitOfWork, absence: Absence) -> tuple[Line, ...]:
    """What is owed inside an absence, with what was decided, the earliest first."""
    _, owed = owed_by(unit, absence.owner_id)
    return lines_of(absence, owed, unit.settlements.of_absence(absence.id), desk.clock())


def named(lines: Iterable[Line], keys: Iterable[LineKey]) -> list[Line]:
    """The lines of these keys. Raises NotFound for one that is not inside any more."""
    known = {line.key: line for line in lines}
    found = []
    for key in keys:
        if key not in known:
            raise NotFound("line", key[0].value)
        found.append(known[key])
    return found


def settle(desk: Desk, unit: UnitOfWork, absence: Absence, line: Line, way: Way, reason: str = "") -> None:
    """Write down what was decided about a line."""
    owed = line.obligation
    unit.settlements.save(
        Settlement(
            desk.ids(),
            absence.id,
            owed.case_id,
            absence.owner_id,
            desk.person_id,
            owed.kind,
            owed.id,
            owed.due_at,
            way,
            desk.clock(),
            clean(reason, SUMMARY_LIMIT, "reason"),
        )
    )


@dataclass(frozen=True, slots=True)
class Mover:
    """Moves what is owed out of an absence; the customer hears of it in the same act."""

    desk: Desk
    unit: UnitOfWork
    absence: Absence

    def move(self, line: Line, how: Move) -> None:
        """Move one line.

        Raises:
            StillInside: The new date, or the news date that follows from it, lies inside the absence too.
            BrokenRule: What the customer heard is not said.
            PastPromise: A step would pass a promise or news date without a word.
        """
        refuse_past(how.to, self.desk.clock())
        work = with_case(self.desk, self.unit, self.unit.cases.get(line.obligation.case_id))
        self._refuse_inside(work, how.to)
        match line.obligation.kind:
            case ObligationKind.STEP:
                self._step(work, how)
            case ObligationKind.NEWS:
                self._news(work, how)
            case ObligationKind.PROMISE:
                self._promise(work, self.unit.promises.get(line.obligation.id), how)
        settle(self.desk, self.unit, self.absence, line, Way.MOVED, how.words)

    def _step(self, work: Work, how: Move) -> None:
        if how.is_agreed:
            _said(how)
            self._agree(work, how)
        else:
            StepService(self.desk).moved(work, how.to, Postponement(reason=how.words))
        work.keep()

    def _news(self, work: Work, how: Move) -> None:
        words = _said(how)
        if how.is_agreed:
            self._agree(work, how)
        else:
            work.tell(words, work.case.planned.channel)
        work.keep()
        self._refuse_inside(work, Moment.of(work.case.clock.due_at, how.to.zone))

    def _promise(self, work: Work, promise: Promise, how: Move) -> None:
        """The old date binds no longer; the new one does. On a closed case no clock runs."""
        words = _said(how)
        if work.case.news is None:
            self.unit.promises.save(promise.released(work.now, words))
            work.promise(promise.text, how.to)
            return
        if promise.id == work.case.clock.promise_id:
            work.release_next_word(words)
        else:
            self.unit.promises.save(promise.released(work.now, words))
        if promise.is_next_word and how.is_agreed:
            self._agree(work, how)
        else:
            work.tell(words, work.case.planned.channel)
            work.promise(promise.text, how.to, is_next_word=promise.is_next_word)
        work.keep()

    def _agree(self, work: Work, how: Move) -> None:
        """They agreed to hear again then; a step that would come up meanwhile goes along."""
        work.log(how.words, work.case.planned.channel, told_status=True)
        work.settle_next_word()
        basis = Basis(Reason.AGREED, "", work.now)
        work.case = work.case.with_news(work.case.clock.told(work.now, how.to.at, basis))
        step = work.case.planned
        if self.absence.holds(step.due_at, work.now) and step.due_at < how.to.at:
            work.case = work.case.with_step(replace(step.moved(how.to, work.now), basis=basis))

    def _refuse_inside(self, work: Work, moment: Moment) -> None:
        if self.absence.holds(moment.at, work.now):
            raise StillInside(work.case.reference, moment.at)


def _said(how: Move) -> str:
    if not clean(how.words):
        raise BrokenRule("R2", "what the customer heard is kept in words")
    return how.words
