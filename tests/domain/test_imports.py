from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.import_maps import (
    CaseColumns,
    Choice,
    CustomerFile,
    DateFormat,
    ImportMap,
    NumberFormat,
    Pace,
    PeopleColumn,
    PeopleFile,
    Taken,
    Template,
)
from app.domain.import_reading import missing_columns, read_cases, read_customers, read_people
from app.domain.imports import Reading, Row, Sheet, Trouble
from app.domain.kinds import Kind, Phase
from app.domain.people import Role
from app.domain.slots import NoRoom, free_slots
from app.domain.working_time import Week, WorkingCalendar

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
LEAD = Taken(Kind.LEAD, Phase.ACTIVE)
MAP = ImportMap(
    name="Deals",
    cases=CaseColumns(
        key=Template("{Id}"),
        subject=Template("{What}"),
        owner="Who",
        customer="Customer",
        placeholder=Template("Customer of {Id}"),
        opened="Since",
        value="Value",
    ),
    choice=Choice("Stage", {"new": LEAD}, skipped={("Stage", "won"): "closed as won"}),
    dates=DateFormat("DD-MM-YY"),
)
HEADER = ("Id", "What", "Who", "Customer", "Since", "Value", "Stage")
GOOD = ("7", "Grinder", "Ben Doyle", "Kiln Bakery", "03-11-26", "1200.50", "New")


def sheet(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Sheet:
    numbered = (Row(line, dict(zip(header, row, strict=False))) for line, row in enumerate(rows, 2))
    return Sheet("deals.csv", header, tuple(numbered))


def changed(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(name, said) for name, said in zip(HEADER, GOOD, strict=True))


def read(*rows: tuple[str, ...], mapping: ImportMap = MAP) -> Reading:
    reading = Reading()
    read_cases(sheet(*rows), mapping, reading)
    return reading


def test_a_row_becomes_a_draft_with_everything_it_tells() -> None:
    (draft,) = read(GOOD).cases
    assert (draft.key, draft.becomes, draft.subject, draft.owner) == ("7", LEAD, "Grinder", "Ben Doyle")
    assert (draft.customer, draft.placeholder) == ("Kiln Bakery", "")
    assert (draft.opened_on, draft.value) == (date(2026, 11, 3), Decimal("1200.50"))


def test_a_row_without_customer_gets_the_name_of_a_placeholder() -> None:
    (draft,) = read(changed(Customer=" ")).cases
    assert (draft.customer, draft.placeholder) == ("", "Customer of 7")


def test_a_closed_row_is_left_out_with_its_reason_and_remembered() -> None:
    reading = read(changed(Stage="WON"))
    assert reading.cases == []
    assert reading.skipped == {"closed as won": 1}
    assert reading.ended == {"7": (2, "Stage", "WON")}


@pytest.mark.parametrize(
    ("cells", "column", "trouble"),
    [
        ({"Stage": "Thinking"}, "Stage", Trouble.UNKNOWN_STAGE),
        ({"Id": ""}, "Id", Trouble.NO_KEY),
        ({"What": "\x00\x07"}, "What", Trouble.NO_SUBJECT),
        ({"What": "x" * 501}, "What", Trouble.TOO_LONG),
        ({"Who": "x" * 201}, "Who", Trouble.TOO_LONG),
        ({"Since": "31-04-26"}, "Since", Trouble.NO_DATE),
        ({"Since": "2026-11-03"}, "Since", Trouble.NO_DATE),
        ({"Value": "1e3"}, "Value", Trouble.NO_AMOUNT),
        ({"Value": "NaN"}, "Value", Trouble.NO_AMOUNT),
        ({"Value": "9" * 30}, "Value", Trouble.NO_AMOUNT),
    ],
)
def test_every_row_that_cannot_be_taken_is_named_and_the_others_are_taken(
    cells: dict[str, str], column: str, trouble: Trouble
) -> None:
    reading = read(changed(**{"Id": "8", **cells}), GOOD)
    assert [(p.line, p.column, p.trouble) for p in reading.problems] == [(2, column, trouble)]
    assert len(reading.problems[0].said) <= 60
    assert [draft.key for draft in reading.cases] == ["7"]


def test_the_same_key_in_two_rows_is_asked_about() -> None:
    reading = read(GOOD, changed(What="Another"))
    assert [draft.subject for draft in reading.cases] == ["Grinder"]
    assert [(p.line, p.trouble) for p in reading.problems] == [(3, Trouble.KEY_TWICE)]


def test_text_is_cleaned_and_the_cleaning_is_counted() -> None:
    reading = read(changed(What="Cafe\u0301\x07 \u202egnp"))
    assert reading.cases[0].subject == "\u2068Café \u202egnp\u202c\u2069"
    assert reading.cleaned == 1


def test_text_in_a_cell_is_never_a_template() -> None:
    (draft,) = read(changed(What="{Who} {0} {x.__class__}")).cases
    assert draft.subject == "{Who} {0} {x.__class__}"


def test_a_namespace_keeps_the_keys_of_two_tables_apart() -> None:
    mapping = ImportMap(MAP.name, MAP.cases, MAP.choice, namespace="deals", dates=MAP.dates)
    assert read(GOOD, mapping=mapping).cases[0].key == "deals:7"


def test_columns_that_the_map_needs_and_the_table_lacks_are_named() -> None:
    assert missing_columns(sheet(header=("Id", "What")), MAP.needed_columns()) == (
        "Customer",
        "Since",
        "Stage",
        "Value",
        "Who",
    )


def test_customers_come_once_with_their_first_row() -> None:
    reading = Reading()
    rows = (("Marlowe", "Dublin", ""), ("MARLOWE ", "Cork", ""), ("", "Galway", ""), ("Kiln", "", "Marlowe"))
    columns = CustomerFile("c.csv", "Name", place="Town", note=Template("Part of {Parent}"))
    read_customers(sheet(*rows, header=("Name", "Town", "Parent")), columns, reading)
    assert [(c.name, c.place, c.note) for c in reading.customers] == [
        ("Marlowe", "Dublin", ""),
        ("Kiln", "", "Part of Marlowe"),
    ]
    assert [(p.line, p.trouble) for p in reading.problems] == [(4, Trouble.NO_CUSTOMER)]


def test_who_leads_somebody_is_a_lead_even_if_also_an_agent() -> None:
    columns = PeopleFile(
        "t.csv",
        (
            PeopleColumn("Manager", Template("Manager, {Office}"), Role.LEAD),
            PeopleColumn("Agent", Template("Agent, {Office}")),
        ),
    )
    reading = Reading()
    rows = (("Ben Doyle", "Priya Nair", "West"), ("Priya Nair", "Lena Fischer", "East"))
    read_people(sheet(*rows, header=("Agent", "Manager", "Office")), columns, reading)
    assert [(p.name, p.role, p.function) for p in reading.people] == [
        ("Priya Nair", Role.LEAD, "Manager, West"),
        ("Lena Fischer", Role.LEAD, "Manager, East"),
        ("Ben Doyle", Role.EMPLOYEE, "Agent, West"),
    ]


@given(
    st.dates(date(1990, 1, 1), date(2089, 12, 31)), st.sampled_from(["DD-MM-YY", "MM/DD/YYYY", "YYYY.MM.DD"])
)
def test_every_day_reads_back_as_it_was_written(day: date, pattern: str) -> None:
    text = pattern.replace("DD", f"{day:%d}").replace("MM", f"{day:%m}")
    text = text.replace("YYYY", f"{day:%Y}").replace("YY", f"{day:%y}")
    assert DateFormat(pattern).read(text) == day


@pytest.mark.parametrize("pattern", ["DD-MM", "YY", "D-M-Y", "DD-MM-YY-YYYY", ""])
def test_a_date_pattern_names_day_month_and_year_once(pattern: str) -> None:
    with pytest.raises(ValueError, match="DD, MM"):
        DateFormat(pattern)


@given(st.text(max_size=40), st.sampled_from([(".", ","), (",", "."), (",", "")]))
def test_no_text_is_an_amount_by_surprise(text: str, marks: tuple[str, str]) -> None:
    amount = NumberFormat(*marks).read(text)
    assert amount is None or (amount.is_finite() and amount >= 0 and any(c in "0123456789" for c in text))


OFFICE = WorkingCalendar("Europe/Dublin", Week.of("08:30-12:30, 13:00-17:30"))
PACES = st.builds(Pace, st.integers(5, 120).map(lambda n: timedelta(minutes=n)), st.integers(10, 100))
BUSY = st.lists(
    st.tuples(st.integers(0, 14 * 24 * 60), st.integers(0, 180)).map(
        lambda pair: (NOW + timedelta(minutes=pair[0]), NOW + timedelta(minutes=sum(pair)))
    ),
    max_size=12,
)


@given(PACES, BUSY, st.integers(0, 10))
def test_slots_rise_lie_in_working_hours_beside_what_is_planned_and_leave_room(
    pace: Pace, busy: list[tuple[datetime, datetime]], days: int
) -> None:
    now = NOW + timedelta(days=days)
    slots = list(islice(free_slots(OFFICE, now, pace, busy), 80))
    assert all(before + pace.effort <= after for before, after in pairwise(slots))
    by_day: dict[date, int] = {}
    for at in slots:
        day = OFFICE.day_of(at)
        assert day > OFFICE.day_of(now)
        assert OFFICE.between(at, at + pace.effort) == pace.effort
        assert not any(start < at + pace.effort and at < end for start, end in busy)
        by_day[day] = by_day.get(day, 0) + 1
    for count in by_day.values():
        most = timedelta(hours=8.5) * pace.usable_percent / 100
        assert count == 1 or count * pace.effort <= most


def test_a_day_that_is_full_already_gets_nothing_more() -> None:
    wednesday = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
    busy = [(wednesday, wednesday + timedelta(hours=5, minutes=15))]
    first = next(free_slots(OFFICE, NOW, Pace(), busy))
    assert first == datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


def test_a_step_longer_than_any_block_finds_no_room() -> None:
    calendar = WorkingCalendar("Europe/Dublin", Week.of("09:00-10:00"))
    with pytest.raises(NoRoom):
        next(free_slots(calendar, NOW, Pace(timedelta(hours=2))))
