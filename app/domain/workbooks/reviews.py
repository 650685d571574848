"""What a sync would do, for a person to read and choose before anything is applied."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from app.domain.workbooks.fields import FIELDS, Flow
from app.domain.workbooks.values import Cell, Value


class What(StrEnum):
    """What a line of the review is about."""

    CLASH = "clash"
    """Both sides changed one cell, differently: somebody chooses."""
    COMES_IN = "comes_in"
    """Changed in the workbook only."""
    GOES_OUT = "goes_out"
    """Changed in Keepword only."""
    UPDATE = "update"
    """A new status text: it becomes an interaction."""
    NEW_CASE = "new_case"
    """A row without an id: it becomes a case with a first step."""
    NEW_ROW = "new_row"
    """A case that the workbook does not show yet."""
    ROW_RETURNS = "row_returns"
    """A row was removed; its case stays open, so the row comes back."""
    CLOSED = "closed"
    """The case was closed in Keepword; its row says so and stays."""
    COPY = "copy"
    """Several rows have one id: somebody says whether the others are new cases."""
    STRANGER = "stranger"
    """A row has an id that this workbook never had."""
    PUT_BACK = "put_back"
    """Typed over something that only Keepword says: the cell goes back."""
    UNREAD = "unread"
    """A cell that could not be understood: nothing changes, the cell stays as it is."""


ASKED = frozenset({What.CLASH, What.COPY, What.STRANGER})
"""Lines that wait for a choice."""

IDLE = frozenset({What.UNREAD})
"""Lines that tell something and do nothing."""


class Side(StrEnum):
    """What a person chose for a line."""

    APP = "app"
    WORKBOOK = "workbook"
    LEAVE = "leave"
    """Neither now: the line comes again with the next sync."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the review.

    Attributes:
        row: The row of the sheet as people count them, or None where there is none.
        column: Key of the field, or empty where the whole row is meant.
        base: What both sides held when they last agreed.
        cells: What a new row, a copy or a stranger says, by field.
    """

    what: What
    case_id: UUID | None = None
    row: int | None = None
    column: str = ""
    base: Cell = None
    app: Value = None
    sheet: Cell = None
    cells: Mapping[str, Cell] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> str:
        """Tells the line from all others of its review, the same each time the same sides are compared.

        A line of a case is known by the case, so that sorting the sheet meanwhile changes nothing.
        """
        of = f"row-{self.row}" if self.what in _BY_ROW or self.case_id is None else str(self.case_id)
        return f"{self.what}:{of}:{self.column}"

    @property
    def is_asked(self) -> bool:
        """Whether it waits for a choice."""
        return self.what in ASKED


_BY_ROW = frozenset({What.NEW_CASE, What.COPY, What.STRANGER})


@dataclass(frozen=True, slots=True)
class Review:
    """All that a sync would do.

    Attributes:
        same: How many rows are the same on both sides.
    """

    lines: tuple[Line, ...] = ()
    same: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do and nothing to say."""
        return not self.lines

    @property
    def asked(self) -> tuple[Line, ...]:
        """What waits for a choice."""
        return tuple(line for line in self.lines if line.is_asked)

    @property
    def clear(self) -> tuple[Line, ...]:
        """What is clear by itself."""
        return tuple(line for line in self.lines if not line.is_asked and line.what not in IDLE)

    def of(self, *whats: What) -> tuple[Line, ...]:
        """The lines of these kinds."""
        return tuple(line for line in self.lines if line.what in whats)


Choices = Mapping[str, Side]
"""By the key of the line; a line that is asked and not here is left open, a clear one goes as it says."""


def side_of(line: Line, choices: Choices) -> Side:
    """What happens with a line; a choice that the line does not have leaves it as it is.

    A row of the workbook comes in or is left: there is nothing of Keepword's to put in its place. What only Keepword
    says, and whole rows of its own, go out or are left.
    """
    if line.what in IDLE:
        return Side.LEAVE
    side = choices.get(line.key, Side.LEAVE if line.is_asked else _ITSELF[line.what])
    is_open = {Side.APP: line.what not in _BY_ROW, Side.WORKBOOK: _may_come_in(line)}.get(side, True)
    return side if is_open else Side.LEAVE


def _may_come_in(line: Line) -> bool:
    if not line.column:
        return line.what in _BY_ROW
    return line.what is not What.CLOSED and FIELDS[line.column].flow is not Flow.OUT


_ITSELF = {
    What.COMES_IN: Side.WORKBOOK,
    What.UPDATE: Side.WORKBOOK,
    What.NEW_CASE: Side.WORKBOOK,
    What.GOES_OUT: Side.APP,
    What.NEW_ROW: Side.APP,
    What.ROW_RETURNS: Side.APP,
    What.CLOSED: Side.APP,
    What.PUT_BACK: Side.APP,
}
