"""Three ways, cell by cell: against a model, over random edits on both sides."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.domain.workbooks.merging import SheetRow, Sides, compare
from app.domain.workbooks.reviews import Review, Side, What, side_of
from app.domain.workbooks.values import Cell, Unread, Value
from app.domain.workbooks.writing import RowEdit, Taken, agreed, edits, resting

COLUMNS = ("matter", "step", "value", "news_due", "update", "told")
TEXTS = st.sampled_from(["", "one", "two", "three", "=four"])
SHARED = st.fixed_dictionaries(
    {"matter": TEXTS, "step": TEXTS, "value": st.sampled_from([None, Decimal(1), Decimal("2.50")])}
)


@dataclass
class World:
    """Both sides as plain tables: the sheet as a person has it, the cases as a simple book keeps them."""

    base: dict[UUID, dict[str, Value]] = field(default_factory=dict)
    app: dict[UUID, dict[str, Value]] = field(default_factory=dict)
    sheet: list[tuple[UUID | None, dict[str, Cell]]] = field(default_factory=list)
    closed: dict[UUID, dict[str, Value]] = field(default_factory=dict)
    heard: list[tuple[UUID, Cell]] = field(default_factory=list)
    born: int = 1000

    def rows(self) -> list[SheetRow]:
        return [SheetRow(n, case_id, cells) for n, (case_id, cells) in enumerate(self.sheet, start=2)]

    def review(self) -> Review:
        return compare(Sides(self.base, self.app, self.rows(), self.closed, frozenset(COLUMNS)))

    def sync(self, choices: dict[str, Side]) -> Review:
        rows, review = self.rows(), self.review()
        taken = self._take(review, choices)
        after = {**self.app, **self.closed}
        rest = resting(review, choices, taken)
        written = edits(rows, after, rest, review, taken)
        self._write(written)
        self.base = {
            key: dict(values)
            for key, values in agreed(
                self.base, after, rest, [case_id for case_id, _ in self.sheet if case_id in after], COLUMNS
            ).items()
        }
        return review

    def _take(self, review: Review, choices: dict[str, Side]) -> Taken:
        born: dict[int, UUID] = {}
        for line in review.lines:
            if side_of(line, choices) is not Side.WORKBOOK:
                continue
            if line.what in {What.COMES_IN, What.CLASH}:
                self.app[line.case_id][line.column] = line.sheet
            elif line.what is What.UPDATE:
                self.heard.append((line.case_id, line.sheet))
            else:
                self.born += 1
                born[line.row] = UUID(int=self.born)
                known = dict.fromkeys(("matter", "step", "value")) | dict(line.cells)
                self.app[born[line.row]] = {key: known[key] for key in ("matter", "step", "value")} | {
                    "news_due": "soon"
                }
        return Taken(born)

    def _write(self, written: tuple[RowEdit, ...]) -> None:
        for edit in written:
            if edit.row is None:
                self.sheet.append((edit.case_id, dict.fromkeys(COLUMNS) | dict(edit.cells)))
            else:
                was, cells = self.sheet[edit.row - 2]
                self.sheet[edit.row - 2] = (edit.case_id if edit.is_named else was, {**cells, **edit.cells})


def shown(values: dict[str, Value]) -> dict[str, Cell]:
    return {key: values.get(key) or None for key in COLUMNS}


@st.composite
def worlds(draw: Any) -> World:
    """Cases that once agreed, and what happened on both sides since."""
    world = World()
    for number in range(1, draw(st.integers(1, 6)) + 1):
        case_id, values = UUID(int=number), {**draw(SHARED), "news_due": "soon"}
        world.base[case_id] = {key: value or None for key, value in values.items()}
        world.app[case_id] = dict(values)
        world.sheet.append((case_id, shown(values)))
    at_the_desk(draw, world)
    world.sheet = [(case_id, dict(cells) | typed(draw)) for case_id, cells in world.sheet]
    if draw(st.booleans()):
        world.sheet.append((None, shown(draw(SHARED))))
    if draw(st.booleans()):
        world.sheet.append(draw(st.sampled_from(world.sheet)))
    if draw(st.booleans()):
        world.sheet.pop(draw(st.integers(0, len(world.sheet) - 1)))
    world.sheet = draw(st.permutations(world.sheet))
    return world


def at_the_desk(draw: Any, world: World) -> None:
    """Edits, closings and a new case in Keepword."""
    for case_id in list(world.app):
        if draw(st.integers(0, 3)) == 0:
            world.app[case_id] |= draw(SHARED)
            world.app[case_id]["news_due"] = draw(st.sampled_from(["soon", "later"]))
        if draw(st.integers(0, 8)) == 0:
            world.closed[case_id] = world.app.pop(case_id)
    if draw(st.booleans()):
        world.app[UUID(int=500)] = {**draw(SHARED), "news_due": "soon"}


def typed(draw: Any) -> dict[str, Cell]:
    """What a person typed into a row, or nothing."""
    kinds = {
        "facts": {key: value or None for key, value in draw(SHARED).items()},
        "unread": {"value": Unread("a lot", "not_a_number")},
        "update": {"update": draw(st.sampled_from(["called them", "sent it"])), "told": draw(st.booleans())},
        "over": {"news_due": "never"},
    }
    found: dict[str, Cell] = {}
    for kind in draw(st.lists(st.sampled_from(sorted(kinds)), max_size=2)):
        found |= kinds[kind]
    return found


def choices_for(draw: Any, review: Review) -> dict[str, Side]:
    asked = {line.key: draw.draw(st.sampled_from(list(Side))) for line in review.asked}
    unticked = {line.key: Side.LEAVE for line in review.clear if draw.draw(st.integers(0, 4)) == 0}
    return asked | unticked


@given(worlds(), st.data())
def test_nothing_is_overwritten_unseen_and_no_edit_is_lost(world: World, data: Any) -> None:
    app_before = {key: dict(values) for key, values in world.app.items()}
    sheet_before = [(case_id, dict(cells)) for case_id, cells in world.sheet]
    review = world.review()
    choices = choices_for(data, review)

    world.sync(choices)

    touched = {(line.case_id, line.column): line for line in review.lines if line.column}
    for case_id, values in app_before.items():
        for key, value in values.items():
            now = world.app[case_id][key]
            if (now or None) != (value or None):
                line = touched[case_id, key]
                assert side_of(line, choices) is Side.WORKBOOK, "a case changed only where somebody let it"
                assert now == line.sheet
    for place, (case_id, cells) in enumerate(sheet_before):
        if world.sheet[place][0] != case_id:
            continue  # somebody let a copy become a case of its own
        for key, cell in cells.items():
            now = world.sheet[place][1][key]
            if now != cell and case_id is not None:
                line = touched[case_id, key if key != "told" else "update"]
                assert side_of(line, choices) is not Side.LEAVE, "a cell changed only where somebody let it"


@given(worlds(), st.data())
def test_what_was_not_left_open_is_the_same_on_both_sides_and_stays_so(world: World, data: Any) -> None:
    review = world.review()
    choices = choices_for(data, review)
    world.sync(choices)

    again = world.review()

    left = {line.key for line in review.lines if side_of(line, choices) is Side.LEAVE}
    assert {line.key for line in again.lines if line.what is not What.UNREAD} <= left | {
        line.key
        for line in again.lines
        if line.what in {What.COPY, What.STRANGER, What.NEW_CASE, What.CLOSED}
    }
    written = len(world.sheet)
    if not left:
        assert again.is_empty
        heard = len(world.heard)
        world.sync({})
        assert (len(world.sheet), len(world.heard)) == (written, heard)


@given(worlds())
def test_a_row_that_is_gone_closes_nothing(world: World) -> None:
    open_before = set(world.app)
    world.sheet = []
    world.sync({})
    assert set(world.app) == open_before
    assert {case_id for case_id, _ in world.sheet} == open_before


def test_of_two_rows_with_one_id_the_changed_one_is_asked() -> None:
    case_id = UUID(int=1)
    values: dict[str, Value] = {"matter": "one", "step": "call", "value": None, "news_due": "soon"}
    changed = {**shown(values), "matter": "other"}
    world = World(
        {case_id: dict(values)}, {case_id: dict(values)}, [(case_id, changed), (case_id, shown(values))]
    )
    lines = world.review().lines
    assert [(line.what, line.row) for line in lines] == [(What.COPY, 2)]
