"""The sample company: what stands in a store that it has moved into."""

import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.data_files.samples import load_samples
from app.adapters.data_files.standards import load_standards
from app.adapters.working_time.public_holidays import PublicHolidays
from app.domain.data_problems import DataFileProblem
from app.domain.history import Action, Source
from app.domain.ideas import IdeaState
from app.domain.kinds import Phase
from app.domain.moments import Moment
from app.domain.people import Role
from app.domain.promises import PromiseState, PromiseView
from app.domain.requests import RequestState
from app.domain.samples import Shift, StoreNotEmpty
from app.domain.steps import StepState
from app.domain.working_time import Week, WorkingCalendar
from app.services.samples import SampleService
from tests.data.stores import counted_ids, open_store, staffed_store

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
BOOK_FILE = ROOT / "resources" / "standards" / "default.toml"
BOOK = load_standards(BOOK_FILE)
CONTENT = tomllib.loads(BOOK_FILE.read_text("utf-8"))
SAMPLES = load_samples(ROOT / "resources" / "sample")
CALENDAR = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"), PublicHolidays("IE", None, "en_IE"))

MAYAS = """
4127 quote     sent    | Hotel Marlowe      | Go through the new quote    | call    | 24 09:30 | 15 | 0 | 18640 | 12.11 | 19 16:40 | 24 12:00
4141 complaint open    | Kiln Bakery        | Tell Daniel what we found   | email   | 24 08:30 | 15 | 0 |  1290 | 19.11 | 20 15:10 | 24 09:00
4146 query     open    | Fenwick & Sons     | Answer on the two-site plan | email   | 24 11:00 | 15 | 0 |  2400 | 23.11 | 23 14:20 | 24 13:00
4119 quote     sent    | Lumen Offices      | Ask how the board decided   | call    | 24 11:30 | 30 | 0 | 46800 | 10.11 | 20 11:00 | 24 14:00
4140 lead      active  | Oak Street Clinic  | First call: needs and site  | call    | 24 13:00 | 20 | 0 |  3200 | 19.11 | 23 09:15 | 25 13:00
4085 order     placed  | Harbour Hostel     | Confirm Thursday’s delivery | message | 24 14:00 |  5 | 0 |  5480 | 26.10 | 23 10:05 | 24 15:00
4138 return    open    | Studio Nord        | Arrange pick-up of the trays| email   | 24 15:15 | 15 | 1 |   312 | 18.11 | 20 09:40 | 24 10:00
4136 query     open    | St Brigid’s School | Send energy sheet and cost  | email   | 24 16:00 | 30 | 0 |       | 17.11 | 23 12:30 | 25 12:00
4076 quote     sent    | Brookfield Dental  | Ask if the timing suits     | call    | 24 16:30 | 15 | 3 |  4260 | 20.10 | 12 10:00 | 20 17:00
4101 quote     asked   | Vela Fitness       | Measure both bars           | visit   | 25 10:00 | 60 | 0 | 14150 | 03.11 | 24 09:05 | 26 17:00
4143 query     open    | Tidewater Café     | Send the two-hopper set-up  | email   | 25 15:00 | 20 | 0 |       | 20.11 | 24 10:20 | 26 12:00
4133 complaint planned | Rowan & Pine       | Check the new milk line     | call    | 26 11:00 | 10 | 0 |  1980 | 16.11 | 23 16:30 | 26 12:00
4094 order     placed  | Atlas Logistics    | Confirm the install team    | email   | 26 14:00 | 10 | 0 |  9870 | 30.10 | 24 08:40 | 27 12:00
4122 quote     sent    | Northgate Library  | Get Helen’s view            | call    | 27 10:30 | 20 | 0 |  6720 | 11.11 | 24 09:50 | 27 17:00
4062 lead      active  | The Paper Mill     | Offer two tasting dates     | call    | 27 15:00 | 15 | 2 |  7900 | 13.10 | 17 11:00 | 27 16:00
4108 quote     sent    | Civic Theatre      | Send the lease version      | email   | 30 12:00 | 45 | 0 | 11300 | 05.11 | 20 14:00 | 30 17:00
4129 order     placed  | Maple Court        | Book staff training         | call    | 01 10:00 | 15 | 0 |  3650 | 13.11 | 23 15:00 | 01 12:00
4115 quote     sent    | Greenway Cycles    | Agree the start month       | message | 02 11:00 | 10 | 1 |  2180 | 09.11 | 20 16:00 | 02 17:00
"""
"""Number, kind and phase; customer; step, channel, due, effort, put-offs; value; opened; last told; news."""

TEAM = {  # overdue under a day, 1-3, 4-7, over 7 days; due later today; waiting; at risk; open; minutes
    "Ben Doyle": (1, 2, 1, 1, 9, 4, 3, 14, 400),
    "Maya Brennan": (2, 0, 0, 0, 7, 3, 3, 18, 365),
    "Tomás Reilly": (1, 1, 0, 0, 6, 2, 1, 8, 390),
    "Joan Whitaker": (0, 1, 0, 0, 4, 1, 0, 5, 280),
    "Omar Haddad": (0, 1, 0, 0, 3, 2, 1, 6, 200),
    "Lena Fischer": (0, 0, 0, 0, 2, 0, 0, 4, 130),
}


def filled(now=NOW, folder=None):
    ids = counted_ids()
    _, transactions = open_store(folder, ids)
    changes = fill(transactions, now, ids)
    return transactions, changes


def fill(transactions, now=NOW, ids=None):
    holidays = lambda country, subdivision: PublicHolidays(country, subdivision or None, "en_IE")  # noqa: E731
    service = SampleService(transactions, lambda: now, ids or counted_ids(1 << 32), holidays, lambda _: BOOK)
    return service.fill(SAMPLES, CONTENT)


@pytest.fixture(scope="module")
def unit():
    transactions, _ = filled()
    with transactions.reading() as unit:
        yield unit


def maya(unit):
    return UUID(unit.settings.read("desk_person"))


def rows_of(unit, owner_id):
    return {row.number: row for row in unit.agenda.rows(owner_id)}


def typed(line):
    head, *cells = (cell.strip() for cell in line.split("|"))
    return [*head.split(), *cells]


def day(at):
    return f"{at:%d %H:%M}"


def test_mayas_cases_are_the_ones_of_the_pictures(unit):
    rows = rows_of(unit, maya(unit))
    table = [typed(line) for line in MAYAS.strip().splitlines()]
    assert [
        [
            str(row.number),
            row.kind,
            row.phase,
            row.customer,
            row.step,
            row.channel,
            day(row.due_at),
            str(row.effort // timedelta(minutes=1)),
            str(row.put_offs),
            f"{row.value:.0f}" if row.value else "",
            f"{row.opened_at:%d.%m}",
            day(row.last_told_at),
            day(row.news_due_at),
        ]
        for row in (rows[int(line[0])] for line in table)
    ] == table


def test_her_day_counts_as_the_pictures_do(unit):
    rows = rows_of(unit, maya(unit)).values()
    late = [row for row in rows if row.is_overdue(NOW)]
    today = [row for row in rows if row.due_at.date() == NOW.date() and not row.is_overdue(NOW)]
    waiting = {row.customer for row in rows if row.is_waiting_for_news(NOW)}
    assert (len(rows), len(late), len(today)) == (18, 2, 7)
    assert waiting == {"Kiln Bakery", "Studio Nord", "Brookfield Dental"}
    assert sum(row.value or 0 for row in rows) == 140_132
    assert sum(row.value or 0 for row in [*late, *today]) == 82_382
    assert sum((row.effort for row in rows), timedelta()) == timedelta(hours=6, minutes=5)


def test_the_team_counts_as_the_pictures_do(unit):
    people = {person.id: person.name for person in unit.people.all()}
    promises = [p for p in unit.promises.open() if p.view(NOW, CALENDAR) is PromiseView.AT_RISK]
    at_risk = Counter(people[unit.cases.get(promise.case_id).owner_id] for promise in promises)
    found = {}
    for person_id, name in people.items():
        rows = rows_of(unit, person_id).values()
        days = [(NOW - row.due_at).days for row in rows if row.is_overdue(NOW)]
        ages = [sum(low <= late <= high for late in days) for low, high in ((0, 0), (1, 3), (4, 7), (8, 99))]
        today = sum(row.due_at.date() == NOW.date() and not row.is_overdue(NOW) for row in rows)
        waiting = sum(row.is_waiting_for_news(NOW) for row in rows)
        minutes = sum((row.effort for row in rows), timedelta()) // timedelta(minutes=1)
        found[name] = (*ages, today, waiting, at_risk[name], len(rows), minutes)
    assert found.pop("Priya Nair") == (0,) * 9
    assert found == TEAM


def test_one_promise_of_mayas_is_broken_and_the_rest_hold(unit):
    me = maya(unit)
    mine = [p for p in unit.promises.open() if unit.cases.get(p.case_id).owner_id == me]
    views = Counter(promise.view(NOW, CALENDAR) for promise in mine)
    assert (views[PromiseView.AT_RISK], views[PromiseView.BROKEN]) == (3, 1)
    broken = next(p for p in mine if p.view(NOW, CALENDAR) is PromiseView.BROKEN)
    assert unit.cases.get(broken.case_id).number == 4076


def test_hotel_marlowes_promises_and_contacts_are_those_of_its_panel(unit):
    case = unit.cases.numbered(4127)
    promises = {p.text: p.state for p in unit.promises.of_case(case.id)}
    assert promises == {
        "Price held for two weeks": PromiseState.OPEN,
        "New quote within 1 working day": PromiseState.KEPT,
        "An update by Tuesday noon": PromiseState.OPEN,
    }
    contacts = [f"{i.at:%d %b %H:%M} {i.direction}" for i in unit.interactions.of_case(case.id)]
    assert contacts == [
        "11 Nov 15:20 out", "13 Nov 10:30 out", "17 Nov 11:05 out", "19 Nov 14:10 in", "19 Nov 16:40 out",
    ]  # fmt: skip
    assert case.phase is Phase.SENT
    assert f"{case.valid_until_on:%a %d %b}" == "Fri 27 Nov"
    complaint = unit.cases.numbered(3871)
    assert (complaint.outcome, f"{complaint.closed_at:%d %b}") == ("settled", "12 Oct")


def test_the_history_of_lumen_offices_tells_who_changed_what(unit):
    case = unit.cases.numbered(4119)
    people = {person.id: person.first_name for person in unit.people.all()}
    told = [(f"{c.at:%d %b %H:%M}", people[c.actor_id], c.action) for c in unit.history.of_case(case.id)]
    assert told == [
        ("24 Nov 09:40", "Maya", Action.ASK),
        ("24 Nov 08:12", "Maya", Action.EDIT),
        ("23 Nov 17:05", "Maya", Action.REPLACE_STEP),
        ("20 Nov 11:00", "Maya", Action.TELL),
        ("18 Nov 15:32", "Joan", Action.EDIT),
        ("17 Nov 09:10", "Maya", Action.PHASE),
        ("16 Nov 16:48", "Maya", Action.PHASE),
        ("11 Nov 10:10", "Maya", Action.TELL),
        ("11 Nov 09:20", "Maya", Action.ACCEPT),
        ("11 Nov 09:05", "Ben", Action.HAND_OVER),
        ("10 Nov 14:03", "Ben", Action.EDIT),
        ("10 Nov 14:02", "Ben", Action.ADD),
    ]
    first = unit.history.of_case(case.id)[1].items[0]
    assert (first.before, first.after) == ({"value": "45200.00"}, {"value": "46800.00"})


def test_four_were_kept_this_morning(unit):
    me = maya(unit)
    done = [
        (f"{step.finished_at:%H:%M}", unit.contacts.get(case.contact_id).name, step.outcome)
        for row in unit.agenda.rows(me)
        for case in [unit.cases.get(row.case_id)]
        for step in unit.steps.of_case(row.case_id)
        if step.state is StepState.DONE and step.finished_at.date() == NOW.date() and not step.is_late
    ]
    assert sorted(done, reverse=True) == [
        ("10:20", "Sam Quinn", "Decaf answered"),
        ("09:50", "Helen Moss", "Quote sent"),
        ("09:05", "Nadia Rahman", "Visit booked"),
        ("08:40", "Petra Novak", "Order number given"),
    ]


def test_requests_and_the_offered_case_wait_for_whom_they_were_meant(unit):
    people = {person.id: person.first_name for person in unit.people.all()}
    found = [
        (people[r.author_id], people[r.to_id], unit.cases.get(case_id).number, r.state)
        for case_id in {row.case_id for row in unit.agenda.rows()}
        for r in unit.requests.of_case(case_id)
    ]
    delivered, asked = RequestState.DELIVERED, RequestState.ASKED
    assert sorted(found) == [
        ("Ben", "Maya", 4070, delivered),
        ("Lena", "Maya", 4101, delivered),
        ("Maya", "Joan", 4119, asked),
        ("Maya", "Lena", 4101, asked),
        ("Maya", "Omar", 4094, asked),
        ("Maya", "Tomás", 4141, RequestState.ANSWERED),
        ("Priya", "Maya", 4146, delivered),
        ("Tomás", "Maya", 4141, delivered),
    ]
    offer = unit.cases.numbered(4115).offer
    assert (people[offer.to_id], day(offer.expires_at)) == ("Ben", "24 17:30")


def test_what_customers_said_is_noted_and_some_of_it_is_read(unit):
    people = {person.id: person.first_name for person in unit.people.all()}
    found = [
        (
            unit.cases.get(one.case_id).number,
            people[one.author_id],
            people[one.owner_id],
            one.state,
            one.theme,
        )
        for one in unit.ideas.since()
    ]
    new, read = IdeaState.NEW, IdeaState.READ
    assert found == [
        (4143, "Maya", "Maya", new, ""),
        (4133, "Maya", "Maya", new, "Milk line"),
        (4146, "Maya", "Maya", new, "Several sites"),
        (4085, "Maya", "Maya", new, "Delivery hours"),
        (4108, "Maya", "Maya", new, "Renting"),
        (4127, "Tomás", "Lena", read, "Renting"),
        (3655, "Maya", "Lena", read, "Quiet grinders"),
    ]
    rent = unit.ideas.since()[5]
    assert (rent.words, rent.answer, f"{rent.said_at:%d %b %H:%M}") == (
        "A second machine just for breakfast. Could we rent one?", "Looking into it", "17 Nov 11:05",
    )  # fmt: skip


def test_the_company_is_set_up_with_its_people_and_its_book(unit):
    company = unit.companies.only()
    assert (company.name, company.zone, company.country, company.currency) == (
        "Alder Coffee Systems", "Europe/Dublin", "IE", "EUR",
    )  # fmt: skip
    assert unit.people.get(maya(unit)).protected == Week.of("12:30-13:00")
    assert {p.first_name for p in unit.people.all() if p.role is Role.LEAD} == {"Priya"}
    assert unit.standards.content() == CONTENT
    assert UUID(unit.settings.read("install_id"))


def test_nobody_can_take_back_what_they_never_did(unit):
    for person in unit.people.all():
        assert unit.history.last_to_undo(person.id) is None
    assert {c.source for c in unit.history.of_case(unit.cases.numbered(4127).id)} == {Source.SAMPLE}


def test_numbers_follow_the_order_of_opening():
    cases = sorted(SAMPLES.cases, key=lambda case: case.number)
    assert [case.number for case in cases] == sorted({case.number for case in cases})
    assert [case.opened for case in cases] == sorted(case.opened for case in cases)


def test_customers_hear_from_us_in_working_hours_only():
    moment = Shift(timedelta(), SAMPLES.zone).moment
    told = [moment(act.at).at for case in SAMPLES.cases for act in case.acts if act.said]
    assert len(told) > 80
    assert [at for at in told if not any(a <= at <= b for a, b in CALENDAR.blocks_on(at.date()))] == []


def test_each_customer_of_mayas_has_one_open_case(unit):
    customers = Counter(row.customer for row in unit.agenda.rows(maya(unit)))
    everybody = Counter(row.customer for row in unit.agenda.rows())
    assert {everybody[customer] for customer in customers} == {1}


@pytest.mark.parametrize(
    "now",
    [
        NOW,
        datetime(2026, 11, 22, 3, 0, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
        datetime(2026, 3, 31, 9, 42, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        datetime(2027, 1, 1, 0, 0, tzinfo=UTC),
        datetime(2028, 2, 29, 18, 0, tzinfo=UTC),
    ],
    ids=["the told day", "a weekend", "spring", "after spring", "autumn", "new year", "leap day"],
)
def test_on_any_day_the_store_is_whole_and_nothing_has_happened_that_lies_ahead(now):
    transactions, changes = filled(now)
    with transactions.reading() as unit:
        assert unit.proof.problems() == []
        rows = unit.agenda.rows(maya(unit))
        assert len(rows) == 18
        assert len(changes.case_ids) == len(SAMPLES.cases)
        happened = [change.at for case_id in changes.case_ids for change in unit.history.of_case(case_id)]
        assert max(happened) <= now
        hotel = next(row for row in rows if row.number == 4127)
        told = CALENDAR.day_of(hotel.due_at)
        assert (told.strftime("%A"), 0 <= (CALENDAR.day_of(now) - told).days <= 7) == ("Tuesday", True)


def test_an_hour_of_the_story_stays_on_the_wall_when_clocks_change():
    shift = Shift.to(datetime(2026, 6, 2, 12, 0, tzinfo=UTC), SAMPLES.present, SAMPLES.zone)
    moment = shift.moment(SAMPLES.present)
    assert (moment.wall.isoformat(), moment.at.hour) == ("2026-06-02T10:42:00", 9)


@given(st.integers(min_value=-13_000_000, max_value=40_000_000))
def test_the_told_day_is_always_the_last_tuesday_of_that_hour(minutes):
    now = NOW + timedelta(minutes=minutes)
    shift = Shift.to(now, SAMPLES.present, SAMPLES.zone)
    ago = Moment.of(now, SAMPLES.zone).wall - shift.moment(SAMPLES.present).wall
    assert timedelta() <= ago < timedelta(days=7)
    assert shift.by % timedelta(days=7) == timedelta()


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("present = 2026-11-24T10:42:30", "present"),
        ("present = 2026-11-24T10:42:00Z", "present"),
        ("present = 2026-11-24T10:42:00\nmotto = 'x'", "motto"),
        ("present = 2026-11-24T10:42:00\ncases = [{ number = 0 }]", "cases[1].kind"),
    ],
)
def test_a_surprise_in_the_story_is_named_by_its_place(tmp_path, line, place):
    facts = "company = 'A'\nzone = 'Europe/Dublin'\nhours = '8:30-17:30'\ncountry = 'IE'\ncurrency = 'EUR'"
    (tmp_path / "company.toml").write_text(f"{facts}\ndesk_person = 'maya'\n{line}\n", "utf-8")
    with pytest.raises(DataFileProblem) as found:
        load_samples(tmp_path)
    assert (found.value.file, found.value.key) == ("company.toml", place)


def test_a_store_in_which_somebody_lives_is_left_alone():
    _, transactions = staffed_store()
    with transactions.reading() as unit:
        before = unit.proof.content_hash()
    with pytest.raises(StoreNotEmpty) as refused:
        fill(transactions)
    assert refused.value.company == "Corrib Coffee"
    with transactions.reading() as unit:
        assert unit.proof.content_hash() == before


def test_it_moves_in_once(tmp_path):
    transactions, _ = filled(folder=tmp_path)
    with pytest.raises(StoreNotEmpty):
        fill(transactions)


def test_the_same_clock_gives_the_same_content():
    hashes = set()
    for _ in range(2):
        transactions, _ = filled()
        with transactions.reading() as unit:
            hashes.add(unit.proof.content_hash())
    assert len(hashes) == 1
