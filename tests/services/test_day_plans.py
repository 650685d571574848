"""The day of the sample company, laid out."""

from datetime import UTC, datetime, timedelta

import pytest

from app.adapters.data_files.styles import load_styles
from app.bootstrap import House, book_content, fresh_ids, services_at
from app.domain.busy_times import BusyReading, BusyTime, SourceKind
from app.domain.day_plans import BlockKind
from app.paths import find_paths
from app.services.busy import BusyService
from app.services.day_plans import DayPlanService
from app.services.set_up import SetUpService
from app.ui.seats.proposals import later_choices
from tests.conftest import FakeClock
from tests.data.sample_stores import filled


def at(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def now():
    return FakeClock(at(10, 42))


@pytest.fixture
def services(tmp_path, now):
    paths = find_paths({"KEEPWORD_HOME": str(tmp_path)}).ensure()
    transactions, _ = filled(now.now, tmp_path)
    ids = fresh_ids(now)
    set_up = SetUpService(transactions, now, ids, lambda: book_content(paths))
    loaded = load_styles(paths.resources / "styles", paths.data / "styles")
    house = House(paths, tmp_path / "store.db", transactions, now, set_up, loaded)
    services = services_at(house, set_up.desk_person())
    home = next(style for style in services.styles.all() if style.home == "day_plan")
    services.styles.choose(home.key, services.reminders)
    yield services
    transactions.engine.dispose()


@pytest.fixture
def day(services):
    return DayPlanService(services.desk, services.today, services.requests)


def names(blocks):
    return [block.title for block in blocks]


def test_steps_of_today_stand_at_their_slot_and_slipped_ones_apart(day):
    plan = day.plan()
    assert names(plan.blocks) == [
        "Ruth Fenwick", "Marta Silva", "Hannah Byrne", "Luca Moretti", "Ingrid Dahl", "Paul Nolan", "Conor Hayes",
    ]  # fmt: skip
    assert {one.row.contact for one in plan.again} == {"Daniel Okafor", "Eimear Walsh"}
    assert plan.to_go == 9


def test_offers_clash_with_nothing_and_avoid_lunch(day):
    plan = day.plan()
    taken = [block.stretch for block in plan.blocks] + list(plan.hours.protected)
    for offer in plan.suggestions:
        assert not any(offer.start_at < end and start < offer.end_at for start, end in taken)


def test_gaps_shorter_than_half_an_hour_have_no_name(day):
    assert all(end - start >= timedelta(minutes=30) for start, end in day.plan().gaps)


def test_a_step_without_a_time_is_offered_one_instead_of_standing_at_the_close(services, day):
    line = "lead: Bramble & Co wants a second machine, send the brochure today"
    services.opening.add(services.entries.read(line), is_new=True)
    plan = day.plan()
    assert "Bramble & Co" not in names(plan.blocks)
    offer = next(block for block in plan.suggestions if block.title == "Bramble & Co")
    assert offer.kind is BlockKind.SUGGESTION
    assert offer.end_at <= at(17, 30)


def test_kept_own_work_and_help_are_counted_from_what_was_done(day, services):
    plan = day.plan()
    assert [kept.name for kept in plan.kept] == ["Petra Novak", "Nadia Rahman", "Helen Moss", "Sam Quinn"]
    assert plan.balance.room == timedelta(minutes=60)
    for parked in plan.parked:
        day.help_at(parked.request.id, parked.fits_at, "Gladly.")
    after = day.plan()
    assert after.balance.helping == timedelta(minutes=5 + 20 + 10 + 15)
    assert after.balance.room == timedelta(minutes=10)
    assert not after.parked


def test_two_requests_are_never_offered_the_same_time(day):
    offered = [parked.fits_at for parked in day.plan().parked]
    assert len(set(offered)) == len(offered) == 4


def test_late_in_the_day_a_request_is_offered_the_next_working_day(day, now):
    now.now = at(17, 20, day=27)
    plan = day.plan()
    assert all(parked.fits_at >= at(8, 30, day=30) for parked in plan.parked)
    assert plan.next_look_at == at(9, day=30)


def test_a_day_off_has_no_open_hours_and_offers_nothing(day, now):
    now.now = at(10, day=28)
    plan = day.plan()
    assert plan.hours.open == ()
    assert plan.suggestions == ()
    assert plan.again


def test_too_much_names_only_what_can_wait_without_harm(services, day):
    ruth = next(row for row in services.today.rows() if row.contact == "Ruth Fenwick")
    services.steps.estimate(ruth.case_id, timedelta(hours=8))
    plan = day.plan()
    assert plan.over > timedelta()
    easing = plan.easing
    assert easing.to_at >= at(0, day=25)
    assert easing.row.news_due_at >= easing.to_at


def test_help_is_shown_only_while_the_answer_stands(services, day):
    parked = day.plan().parked[0]
    day.help_at(parked.request.id, parked.fits_at, "Gladly.")
    assert [b.start_at for b in day.plan().blocks if b.kind is BlockKind.HELP] == [parked.fits_at]
    services.history.undo()
    assert not [b for b in day.plan().blocks if b.kind is BlockKind.HELP]


def test_looking_at_the_day_changes_nothing(services, day):
    with services.desk.reading() as unit:
        before = unit.proof.content_hash()
    day.plan()
    with services.desk.reading() as unit:
        assert unit.proof.content_hash() == before


def test_the_end_of_the_day_is_kept_for_wrapping_up_and_nothing_is_proposed_there(day):
    plan = day.plan()
    assert plan.hours.wrap_up == (at(17), at(17, 30))
    assert max(end for _, end in plan.gaps) <= at(17)


def test_the_week_holds_what_the_day_holds_and_the_days_after_it(day, services):
    today, *later = day.week().days
    assert {block.case_id for block in today.blocks} >= {block.case_id for block in day.plan().blocks}
    assert [one.frame.on.day for one in later] == [25, 26, 27, 30]
    assert sum(len(one.blocks) for one in (today, *later)) <= len(services.today.rows())


def outside(services, *stretches):
    busy = BusyService(services.desk, None, "desk")
    times = [BusyTime(str(n), start, end, "Warehouse call") for n, (start, end) in enumerate(stretches)]
    busy.keep(busy.source(SourceKind.LINKED, "link", "Outlook"), BusyReading("Outlook", times, len(times)))


def test_offers_and_gaps_respect_what_other_calendars_hold(services, day):
    offered = [offer.start_at for offer in day.plan().suggestions]
    taken = (at(10, 42), at(11, 30))
    outside(services, taken, (at(15, 30), at(16)))
    plan = day.plan()
    assert [one.title for one in plan.outside] == ["Warehouse call", "Warehouse call"]
    assert offered[0] < taken[1]
    for start, end in [*(one.stretch for one in plan.suggestions), *plan.gaps]:
        assert not any(
            start < until and since < end for since, until in [one.stretch for one in plan.outside]
        )


def test_a_day_full_of_meetings_elsewhere_is_too_much(services, day):
    outside(services, (at(8), at(18)))
    plan = day.plan()
    assert plan.over
    assert plan.gaps == ()


def test_the_week_counts_free_time_beside_other_calendars(services, day):
    before = day.week().days[1].free
    outside(services, (at(15, day=25), at(16, day=25)))
    assert before - timedelta(hours=1) <= day.week().days[1].free < before


def test_the_next_free_slot_lies_beside_other_calendars(services, day):
    case_id = day.plan().again[0].row.case_id
    before = {choice.name: choice.at for choice in later_choices(services.desk, case_id)}["next free slot"]
    outside(services, (before, before + timedelta(hours=1)))
    after = {choice.name: choice.at for choice in later_choices(services.desk, case_id)}["next free slot"]
    assert after >= before + timedelta(hours=1)
