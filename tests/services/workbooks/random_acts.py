"""What people do at the desk and in the spreadsheet between two syncs, at random."""

from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from app.domain.errors import Unanswered
from app.domain.kinds import Channel, Kind
from app.domain.moments import Moment
from app.domain.quick_entry.drafts import NameRef
from app.domain.workbooks.rows import values_of
from app.services.customers import CustomerService
from app.services.work import StepDraft
from tests.data.houses import TestHouse, open_test_house
from tests.services.desks import case_of, opened
from tests.services.workbooks.partners import Partner, partner
from tests.services.workbooks.plain_merge import BOTH, COMPARED, ODD, Values, is_refused, meant, taken
from tests.services.workbooks.typists import Row, Typist

PICK = st.integers(0, 1 << 16)
CELLS: dict[str, tuple[Any, ...]] = {
    "matter": ("Machine for the bar", "  Grinder ", "=1+1", "Größe 12 & <b>", "Two\nlines", None),
    "step": ("Ring them", "Send the offer", None),
    "channel": ("Call", "visit", "Pigeon", None),
    "effort": (30, 45, "an hour", 0, None),
    "value": (250, 99.5, "€ 1.234,56", "1.234", -5, "much", "#REF!", None),
    "currency": ("USD", "gbp", "EURO", None),
    "valid_until": (datetime(2027, 1, 15), "2027-02-01", "14.12.2026", "03/04/2027", "soon", None),  # noqa: DTZ001
    "phone": ("+353 1 555 0101", "0301234567", 301234567, None),
    "email": ("orders@example.com", "office@example.com", None),
    "reference": ("X-1", None),
    "put_offs": (7,),
    "state": ("Closed",),
    "customer": ("Somebody else", None),
    "update": ("Asked the supplier", "They like it"),
    "told": ("x",),
}
TYPED = st.sampled_from([(key, value) for key, values in CELLS.items() for value in values])
WRITTEN = (*BOTH, "update", "told")
REARRANGEMENTS = (
    "copy a row",
    "paste a row from elsewhere",
    "delete a row",
    "insert a blank row",
    "sort",
    "insert a column",
    "move a column",
    "rename a column",
    "lose a column",
    "get a column back",
)
ZONE = ZoneInfo("Europe/Dublin")


class ActsOnBothSides(RuleBasedStateMachine):
    """One desk, one workbook, and a person at either."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.t: TestHouse = open_test_house()
        self.made = 0

    @initialize(
        count=st.integers(1, 4), layout=st.sampled_from(["sync_workbook", "one_page_summary", "checklist"])
    )
    def begin(self, count: int, layout: str) -> None:
        for _ in range(count):
            self._open()
        self.p: Partner = partner(self.t.maya, Path(self.folder.name), layout)
        self.sheet = Typist(self.p.path).open()
        self.base: dict[UUID, Values] = {
            case_id: {key: value for key, value in values.items() if key in self._shared_keys()}
            for case_id, values in self._app().items()
        }

    def teardown(self) -> None:
        self.t.close()
        self.folder.cleanup()

    # -- at the desk

    @rule(changes=st.lists(st.tuples(PICK, st.sampled_from(BOTH), PICK), min_size=1, max_size=4))
    def change_cases(self, changes: list[tuple[int, str, int]]) -> None:
        cases = sorted(self._app())
        for number, key, choice in changes:
            fine = [value for value in CELLS[key] if self._is_fine(key, value)]
            self._change(cases[number % len(cases)], key, taken(key, meant(key, fine[choice % len(fine)])))

    def _change(self, case_id: UUID, key: str, value: Any) -> None:
        maya = self.t.maya
        match key:
            case "matter" | "value" | "currency" | "valid_until":
                name = {"matter": "subject", "valid_until": "valid_until_on"}.get(key, key)
                maya.cases.edit(case_id, **{name: value})
            case "step":
                maya.steps.reword(case_id, value)
            case "effort":
                maya.steps.estimate(case_id, timedelta(minutes=int(value)))
            case "phone" | "email":
                customer_id = case_of(maya, case_id).customer_id
                CustomerService(maya.desk).edit(customer_id, **{key: value or ""})

    @rule()
    def open_case(self) -> None:
        if len(self._app()) < 7:
            self._open()

    @rule(number=PICK)
    def close_case(self, number: int) -> None:
        cases = sorted(self._app())
        if len(cases) > 1:
            with suppress(Unanswered):
                self.t.maya.cases.close(cases[number % len(cases)], "other: it settles it")

    @rule(number=PICK)
    def reopen_case(self, number: int) -> None:
        closed = sorted(self.base.keys() - self._app().keys())
        if closed:
            due = Moment.of(self.t.clock() + timedelta(days=2), "Europe/Dublin")
            self.t.maya.cases.reopen(
                closed[number % len(closed)], StepDraft("Ring them again", Channel.CALL, due)
            )

    # -- at the sheet

    @precondition(lambda self: self.sheet.rows)
    @rule(typed=st.lists(st.tuples(PICK, TYPED), min_size=1, max_size=6))
    def type_into_cells(self, typed: list[tuple[int, tuple[str, Any]]]) -> None:
        for number, (key, value) in typed:
            row = self.sheet.rows[number % len(self.sheet.rows)]
            if key in self.sheet.keys and row.get("customer"):
                row[key] = value

    @rule(number=PICK, has_matter=st.booleans(), cells=st.lists(TYPED, max_size=4))
    def write_new_row(self, number: int, has_matter: bool, cells: list[tuple[str, Any]]) -> None:
        self.made += 1
        row: Row = {key: value for key, value in cells if key in self.sheet.keys and key in WRITTEN}
        row["customer"] = f"Newcomer {self.made}"
        if has_matter:
            row |= {key: f"Matter {self.made}" for key in ("matter", "step") if key in self.sheet.keys}
        self.sheet.rows.insert(number % (len(self.sheet.rows) + 1), row)

    @rule(act=st.sampled_from(REARRANGEMENTS), number=PICK, to=PICK)
    def rearrange(self, act: str, number: int, to: int) -> None:
        self.made += 1
        if "column" in act:
            self._rearrange_columns(act, number, to)
        elif self.sheet.rows:
            self._rearrange_rows(act, number, to)

    def _rearrange_rows(self, act: str, number: int, to: int) -> None:
        sheet = self.sheet
        row, place = sheet.rows[number % len(sheet.rows)], to % (len(sheet.rows) + 1)
        match act:
            case "copy a row":
                sheet.rows.insert(place, dict(row))
            case "paste a row from elsewhere":
                sheet.rows.insert(place, {**row, "id": str(UUID(int=self.made))})
            case "delete a row":
                sheet.rows.remove(row)
            case "insert a blank row":
                sheet.rows.insert(place, {})
            case "sort":
                sheet.sort(sheet.keys[number % len(sheet.keys)], is_descending=bool(to % 2))

    def _rearrange_columns(self, act: str, number: int, to: int) -> None:
        sheet = self.sheet
        key, place = sheet.keys[number % len(sheet.keys)], to % len(sheet.keys)
        is_ours = not key.startswith("my-")
        match act:
            case "insert a column" if len(sheet.keys) < 32:
                sheet.insert_column(place, f"my-{self.made}")
            case "move a column":
                sheet.move_column(key, place)
            case "lose a column" if is_ours and key not in {"id", "customer", "update"}:
                sheet.call(key, f"my-lost-{key}")
            case "get a column back" if key.startswith("my-lost-"):
                sheet.call(key, key.removeprefix("my-lost-"))
            case "rename a column" if is_ours:
                sheet.titles[key] = f"Renamed {self.made}"

    # -- what is where

    def _open(self) -> None:
        self.made += 1
        opened(
            self.t.maya,
            Kind.QUOTE,
            customer=NameRef(None, f"Host {self.made}"),
            value=Decimal(100),
            subject="Trays",
        )

    def _app(self) -> dict[UUID, Values]:
        with self.t.maya.desk.reading() as unit:
            rows = unit.agenda.rows(self.t.maya.desk.person_id)
        return {row.case_id: dict(values_of(row, ZONE)) for row in rows}

    def _shared_keys(self) -> set[str]:
        return {key for key in self.sheet.keys if key in COMPARED}

    @staticmethod
    def _is_fine(key: str, value: Any) -> bool:
        found = meant(key, value)
        return found is not ODD and not is_refused(key, found)
