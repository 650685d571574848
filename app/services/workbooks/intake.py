"""What a workbook says, taken into the cases: by the same rules as on the screen, all in one unit of work."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
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
from app.services.work import Work, at_work
from app.services.workbooks.takers import TAKERS, Around, minutes, said, short, word_of

_ORDER = tuple(TAKERS)
_BESIDES = ("phase", "value", "currency", "valid_until", "phone", "email")
"""What a new row may say besides what its opening asks for."""


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
        self._hear(work, line.sheet, line.cells.get("told"))
        self.touched.add(line.case_id)

    def _hear(self, work: Work, text: str, told: Cell) -> None:
        if isinstance(told, Unread):
            raise Unclear(told.text, "field")
        channel = work.case.planned.channel
        if told is True:
            work.tell(text, channel)
            work.keep()
        else:
            work.log(text, channel)
        self.heard[work.case.id] = text

    def _new(self, line: Line) -> None:
        if line.row is None:
            raise Unclear("", "empty")
        opened = OpeningService(self.around.desk).open_in(self.around.unit, self._draft(line.cells))
        (case_id,) = opened.case_ids
        self._rest(at_work(self.around.desk, self.around.unit, case_id), line.cells)
        self.born[line.row] = case_id
        self.touched.add(case_id)

    def _rest(self, work: Work, cells: Mapping[str, Cell]) -> None:
        """What a new row says and an opening does not ask for; a customer who is known keeps what is known of them."""
        known = {"phase": work.case.phase.value, **self._reach_of(work)}
        for key in _BESIDES:
            cell = cells.get(key)
            if cell is None or isinstance(cell, Unread) or said(cell) == known.get(key):
                continue
            if known.get(key) and key != "phase":
                raise Unclear(said(cell), "other_reach")
            TAKERS[key](self.around, work, cell)
        work.keep()
        update = cells.get("update")
        if isinstance(update, str):
            self._hear(work, update, cells.get("told"))

    def _reach_of(self, work: Work) -> Mapping[str, str]:
        unit, case = self.around.unit, work.case
        one = (
            unit.customers.get(case.customer_id)
            if case.contact_id is None
            else unit.contacts.get(case.contact_id)
        )
        return {"phone": one.phone, "email": one.email}

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
        contact = cells.get("contact")
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
            owner=self.around.person(cells.get("owner")),
            effort=minutes(cells.get("effort")),
        )

    def _customer(self, name: str) -> NameRef:
        """Exactly one of that name is meant; none is new; several are asked."""
        same = [one for one in self.around.unit.customers.all() if folded(one.name) == folded(name)]
        if len(same) > 1:
            raise Ambiguous("customer", name, tuple(one.place or one.name for one in same))
        return NameRef(same[0].id, same[0].name) if same else NameRef(None, name)
