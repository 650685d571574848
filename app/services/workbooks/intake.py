"""What a workbook says, taken into the cases: by the same rules as on the screen, all in one unit of work."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from app.domain.cases import SUBJECT_LIMIT
from app.domain.errors import Ambiguous, AppError, Unclear
from app.domain.imports import folded
from app.domain.kinds import Channel, Kind
from app.domain.quick_entry.drafts import Draft, NameRef
from app.domain.steps import WHAT_LIMIT
from app.domain.workbooks.reviews import Line, What
from app.domain.workbooks.values import Cell, Unread
from app.services.opening import OpeningService
from app.services.work import at_work
from app.services.workbooks.takers import TAKERS, Around, day_of, minutes, said, short, word_of

_ORDER = tuple(TAKERS)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that a rule refused, with the sentence's facts; its cell stays as it was typed."""

    line: Line
    problem: AppError


@dataclass(slots=True)
class Intake:
    """Takes lines in, one by one; each as a whole or not at all.

    Attributes:
        born: By row, the case that it became.
        heard: By case, the status text that was taken.
        touched: Every case that changed.
    """

    around: Around
    born: dict[int, UUID] = field(default_factory=dict)
    heard: dict[UUID, str] = field(default_factory=dict)
    touched: set[UUID] = field(default_factory=set)
    refusals: list[Refusal] = field(default_factory=list)

    def take(self, lines: Iterable[Line]) -> None:
        """Take everything that a person let in, in the order in which it makes sense."""
        cells: list[Line] = []
        updates: list[Line] = []
        rows: list[Line] = []
        for line in lines:
            (updates if line.what is What.UPDATE else cells if line.column else rows).append(line)
        for line in sorted(cells, key=lambda one: _ORDER.index(one.column)):
            self._try(line, self._cell)
        for line in updates:
            self._try(line, self._update)
        for line in rows:
            self._try(line, self._new)

    def _try(self, line: Line, take: Callable[[Line], None]) -> None:
        try:
            with self.around.unit.trying():
                take(line)
        except AppError as problem:
            self.refusals.append(Refusal(line, problem))

    def _cell(self, line: Line) -> None:
        if line.case_id is None or isinstance(line.sheet, Unread):
            raise Unclear(said(line.sheet), "field")
        work = at_work(self.around.desk, self.around.unit, line.case_id)
        _ = work.case.planned
        TAKERS[line.column](self.around, work, line.sheet)
        work.keep()
        self.touched.add(line.case_id)

    def _update(self, line: Line) -> None:
        """A new text in the status column becomes an interaction; a tick beside it says that they heard."""
        if line.case_id is None or not isinstance(line.sheet, str):
            raise Unclear(said(line.sheet), "empty")
        work = at_work(self.around.desk, self.around.unit, line.case_id)
        channel = work.case.planned.channel
        if line.cells.get("told") is True:
            work.tell(line.sheet, channel)
            work.keep()
        else:
            work.log(line.sheet, channel)
        self.heard[line.case_id] = line.sheet
        self.touched.add(line.case_id)

    def _new(self, line: Line) -> None:
        if line.row is None:
            raise Unclear("", "empty")
        opened = OpeningService(self.around.desk).open_in(self.around.unit, self._draft(line.cells))
        (case_id,) = opened.case_ids
        self.born[line.row] = case_id
        self.touched.add(case_id)

    def _draft(self, cells: Mapping[str, Cell]) -> Draft:
        """A row without an id, as if its line had been typed. Raises Unclear, Ambiguous, NotFound, TooLong."""
        wrong = next((cell for cell in cells.values() if isinstance(cell, Unread)), None)
        if wrong is not None:
            raise Unclear(wrong.text, "field")
        customer, matter, step = (said(cells.get(key)) for key in ("customer", "matter", "step"))
        if not customer:
            raise Unclear(matter or step, "no_customer")
        if not matter and not step:
            raise Unclear(customer, "empty")
        due, is_day = self.around.due(cells.get("due"))
        contact, value = cells.get("contact"), cells.get("value")
        return Draft(
            line=" ".join(filter(None, (customer, matter, step))),
            kind=word_of(Kind, cells.get("kind")) or Kind.QUERY,
            customer=self._customer(customer),
            contact=None if contact is None else NameRef(None, said(contact)),
            subject=short(matter or step, SUBJECT_LIMIT, "subject"),
            step=short(step, WHAT_LIMIT, "step") or None,
            channel=word_of(Channel, cells.get("channel")),
            due=due,
            assumed_hour=is_day,
            value=value if isinstance(value, Decimal) else None,
            currency=said(cells.get("currency"))[:3].upper() or None,
            valid_until_on=day_of(cells.get("valid_until")),
            owner=self.around.person(cells.get("owner")),
            effort=minutes(cells.get("effort")),
        )

    def _customer(self, name: str) -> NameRef:
        """Exactly one of that name is meant; none is new; several are asked."""
        same = [one for one in self.around.unit.customers.all() if folded(one.name) == folded(name)]
        if len(same) > 1:
            raise Ambiguous("customer", name, tuple(one.place or one.name for one in same))
        return NameRef(same[0].id, same[0].name) if same else NameRef(None, name)
