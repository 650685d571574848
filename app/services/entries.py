"""Reading what is typed: one parser for all four manners of quick entry."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from app.domain.errors import Unclear
from app.domain.moments import Moment
from app.services.desks import Desk
from app.services.ports import UnitOfWork

if TYPE_CHECKING:  # the grammar is read with the first line, not with the start
    from app.domain.quick_entry.contexts import Context, DateReader
    from app.domain.quick_entry.drafts import Draft
    from app.domain.quick_entry.names import Names
    from app.domain.quick_entry.words import Words

LoadWords = Callable[[], "Words"]


def _never() -> bool:
    """Nobody plans by situations."""
    return False


@dataclass(slots=True)
class EntryService:
    """Understands lines at this desk; stores nothing.

    Attributes:
        keeps_cue: Whether the situation of an if-then line stays with the step.
    """

    desk: Desk
    words: LoadWords
    read_date: "DateReader"
    decimal_sign: str = "."
    keeps_cue: Callable[[], bool] = _never
    _names: "Names | None" = field(default=None, repr=False)
    _known_words: "Words | None" = field(default=None, repr=False)

    def read(self, line: str) -> "Draft":
        """What a line says; never raises for any text."""
        from app.domain.quick_entry.grammar import parse  # noqa: PLC0415 - 40 ms a start need not wait for

        with self.desk.reading() as unit:
            draft = parse(line, self._context(unit), self.read_date)
        return draft if self.keeps_cue() or not draft.cue else replace(draft, cue="")

    def moment(self, words: str) -> Moment:
        """The moment that words name, such as 'tomorrow at 9'. Raises Unclear."""
        draft = self.read(words)
        if draft.doubts:
            doubt = draft.doubts[0]
            raise Unclear(words, doubt.key, tuple(c.key for c in doubt.candidates))
        if draft.due is None:
            raise Unclear(words, "no_moment")
        return draft.due

    def effort(self, words: str) -> timedelta:
        """The length that words name, such as '45 min' or '1h30'. Raises Unclear."""
        from app.domain.grid_filters import minutes_of  # noqa: PLC0415 - few say how long it takes

        minutes = minutes_of(words)
        if minutes is None or minutes <= 0:
            raise Unclear(words, "effort")
        return timedelta(minutes=minutes)

    def forget_names(self) -> None:
        """After customers, contacts or people changed."""
        self._names = None

    def _context(self, unit: UnitOfWork) -> "Context":
        from app.domain.quick_entry.contexts import Context  # noqa: PLC0415 - as above

        person, company = self.desk.person(unit), self.desk.company(unit)
        if self._known_words is None:
            self._known_words = self.words()
        return Context(
            now_at=self.desk.clock(),
            zone=person.zone,
            calendar=self.desk.calendar_of(person),
            names=self._known_names(unit),
            currency=company.currency,
            words=self._known_words,
            decimal_sign=self.decimal_sign,
        )

    def _known_names(self, unit: UnitOfWork) -> "Names":
        from app.domain.quick_entry.names import KnownName, Names  # noqa: PLC0415 - as above

        if self._names is None:
            self._names = Names.of(
                people=[KnownName(c.id, c.name, c.customer_id) for c in unit.contacts.all()],
                organisations=[KnownName(c.id, c.name) for c in unit.customers.all()],
                employees=[KnownName(p.id, p.name) for p in unit.people.all()],
            )
        return self._names
