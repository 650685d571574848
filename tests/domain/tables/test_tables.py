"""Looking at a table, laying maps on it, and changing them column by column."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.import_maps import (
    CaseColumns,
    Choice,
    Ended,
    ImportMap,
    LeftOut,
    NumberFormat,
    Rows,
    Taken,
    Template,
)
from app.domain.imports import Trouble
from app.domain.kinds import Kind, Phase
from app.domain.tables.assigning import (
    Field,
    assigned,
    becomes,
    columns_of,
    fields_by_column,
    missing_fields,
    with_stage,
)
from app.domain.tables.cells import TableCell
from app.domain.tables.findings import DATE_PATTERNS, NUMBER_PATTERNS, Certainty, date_pattern, number_pattern
from app.domain.tables.fitting import guessed, laid_on, questions, settled
from app.domain.tables.looking import Holds, look_at
from app.domain.tables.raw import RawTable, TableChoice, TableKind, TableProblem, TableRow
from app.domain.tables.sheets import sheet_of

MAP = ImportMap(
    name="Deals",
    cases=CaseColumns(key=Template("{Id}"), subject=Template("{What}"), opened="Since", value="Amount"),
    choice=Choice("Stage", {"new": Taken(Kind.LEAD, Phase.ACTIVE)}),
    finds_formats=True,
    may_lack=True,
)


def table(*rows: Sequence[TableCell], first: int = 1, kind: TableKind = TableKind.CSV) -> RawTable:
    numbered = [TableRow(line, tuple(row)) for line, row in enumerate(rows, first)]
    is_text = kind is TableKind.CSV
    return RawTable("deals.csv", kind, "", numbered, "utf-8" if is_text else "", "," if is_text else "")


DEALS = table(
    ("Deals, as of today",),
    ("Id", "What", "Since", "Amount", "Stage"),
    ("1", "Grinder", "03/04/2026", "1.234", "New"),
    ("2", "Beans", "05/06/2026", "2.500", "Won"),
)


@given(
    days=st.lists(st.dates(date(1990, 1, 1), date(2089, 12, 31)), min_size=1),
    pattern=st.sampled_from(DATE_PATTERNS),
)
def test_days_are_read_as_they_were_written_or_asked_never_as_others(days, pattern) -> None:
    texts = [
        pattern.pattern.replace("DD", f"{day:%d}")
        .replace("MM", f"{day:%m}")
        .replace("YYYY", f"{day:%Y}")
        .replace("YY", f"{day:%y}")
        for day in days
    ]
    found = date_pattern(texts)
    assert found is not None
    if found.certainty is Certainty.OPEN:
        assert any([way.read(text) for text in texts] == days for way in found.ways)
    else:
        assert [found.value.read(text) for text in texts] == days


@given(
    amounts=st.lists(st.decimals(0, 999_999, places=2, allow_nan=False), min_size=1),
    pattern=st.sampled_from(NUMBER_PATTERNS),
)
def test_amounts_are_read_as_they_were_written_or_asked(
    amounts: list[Decimal], pattern: NumberFormat
) -> None:
    texts = [
        f"{amount:,.2f}".replace(",", "\0").replace(".", pattern.decimal).replace("\0", pattern.thousands)
        for amount in amounts
    ]
    found = number_pattern(texts)
    assert found is not None
    ways = found.ways if found.certainty is Certainty.OPEN else (found.value,)
    assert any([way.read(text) for text in texts] == amounts for way in ways)


def test_a_look_finds_the_header_below_a_title_and_what_the_columns_hold() -> None:
    look = look_at(DEALS, TableChoice())
    assert (look.header_line, look.rows) == (2, 2)
    assert look.above == ((1, ("Deals, as of today",)),)
    assert [column.holds for column in look.columns] == [
        Holds.NUMBERS, Holds.TEXT, Holds.DATES, Holds.NUMBERS, Holds.TEXT,
    ]  # fmt: skip
    stage = look.column("Stage")
    assert stage is not None
    assert dict(stage.values) == {"New": 1, "Won": 1}
    assert look_at(DEALS, TableChoice(header_line=3)).header[1] == "Grinder"
    with pytest.raises(TableProblem):
        look_at(DEALS, TableChoice(header_line=9))


def test_what_can_be_read_in_two_ways_is_asked_and_settled_by_the_answer() -> None:
    look = look_at(DEALS, TableChoice())
    asked = questions(MAP, look)
    assert [(one.about, one.column, one.ways) for one in asked] == [
        ("dates", "Since", ("DD/MM/YYYY", "MM/DD/YYYY")),
        ("numbers", "Amount", (".", ",")),
    ]
    told = look_at(DEALS, TableChoice(date_pattern="MM/DD/YYYY", decimal_mark=","))
    assert questions(MAP, told) == ()
    by = settled(MAP, told)
    assert by.dates.read("03/04/2026") == date(2026, 3, 4)
    assert by.numbers.read("1.234") == Decimal(1234)


def test_typed_cells_are_never_asked() -> None:
    typed = table(("Id", "What", "Since"), (Decimal(1), "Grinder", date(2026, 4, 3)), kind=TableKind.XLSX)
    look = look_at(typed, TableChoice())
    assert questions(MAP, look) == ()
    (row,) = sheet_of(typed, 1).rows
    assert row.cells == {"Id": "1", "What": "Grinder", "Since": "2026-04-03"}
    assert row.typed == {"Id": Decimal(1), "Since": date(2026, 4, 3)}


def test_a_row_with_more_cells_than_columns_is_named() -> None:
    found = sheet_of(table(("A", "B"), ("1", "2", ""), ("1", "2", "3")), 1)
    assert [row.line for row in found.rows] == [2]
    assert [(one.line, one.trouble) for one in found.problems] == [(3, Trouble.TOO_MANY_CELLS)]


def test_a_map_is_laid_on_a_table_that_lacks_columns_or_names_them_otherwise() -> None:
    mapping = laid_on(MAP, ("id", "What", "Stage"))
    assert columns_of(mapping) == {Field.KEY: ("id",), Field.SUBJECT: ("What",), Field.STAGE: ("Stage",)}


def test_columns_are_mapped_one_by_one_and_what_is_needed_is_told() -> None:
    mapping = assigned(MAP, "What", None)
    assert missing_fields(mapping) == {Field.SUBJECT}
    mapping = assigned(mapping, "Product", Field.SUBJECT)
    mapping = assigned(mapping, "Size", Field.SUBJECT, ("Size", "Product"))
    assert mapping.cases.subject.text == "{Size} {Product}"
    mapping = assigned(mapping, "Since", Field.DUE)
    assert fields_by_column(mapping)["Since"] is Field.DUE
    assert mapping.cases.opened == ""


def test_a_stage_gets_another_meaning_and_follows_its_column() -> None:
    mapping = with_stage(MAP, "Won", Ended(Kind.QUOTE, Phase.ASKED, "won"))
    assert becomes(mapping, " won ") == Ended(Kind.QUOTE, Phase.ASKED, "won")
    mapping = with_stage(mapping, "WON", LeftOut("closed as won"))
    assert becomes(mapping, "won") == LeftOut("closed as won")
    mapping = assigned(mapping, "State", Field.STAGE)
    assert becomes(mapping, "won") == LeftOut("closed as won")
    assert becomes(mapping, "new") == Taken(Kind.LEAD, Phase.ACTIVE)
    assert becomes(with_stage(mapping, "won", None), "won") is None


def test_names_of_columns_suggest_what_they_say() -> None:
    look = look_at(
        table(("First Name", "Last Name", "Company", "E-mail"), ("Orla", "Byrne", "Kiln", "o@k.example")),
        TableChoice(),
    )
    found = columns_of(guessed(look, "People", Rows.CONTACTS))
    assert found[Field.CONTACT] == ("First Name", "Last Name")
    assert (found[Field.CUSTOMER], found[Field.EMAIL]) == (("Company",), ("E-mail",))


def test_days_with_a_certain_one_among_them_are_sure() -> None:
    found = date_pattern(f"{date(2026, 1, 1) + timedelta(days=n):%d/%m/%Y}" for n in range(40))
    assert found is not None
    assert (found.value.pattern, found.certainty) == ("DD/MM/YYYY", Certainty.SURE)
