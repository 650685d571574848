"""The day as conversations, on a real store with the sample company."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from app.adapters.data_files.personal import PersonalFile
from app.domain.guards.conversations import IF_THEN_LINE, PUT_OFF_LIMIT
from app.domain.moments import zone_named
from app.domain.working_time import WorkingCalendar
from app.domain.working_time.weeks import Week
from app.services.today import TodayService
from app.ui.formats import Formats
from app.ui.seats.people import Stretch, people_day, people_figures, run_of
from app.ui.seats.windows import open_window
from app.ui.tasks import Hub
from app.ui.workspaces.homes import homes
from app.ui.workspaces.people.pages import PeoplePage
from tests.ui.people.conftest import sheet
from tests.ui.test_seat import NOW, services

__all__ = ["services"]


@pytest.fixture
def people(services):
    services.styles.choose(
        next(style.key for style in services.styles.all() if style.home == "people"), services.reminders
    )
    return services


@pytest.fixture
def day(people):
    formats = Formats(zone_named("Europe/Dublin"), lambda: NOW)
    return lambda: people_day(people.today, people.desk, formats)


def test_the_first_of_today_comes_first_with_its_reasons(day, people):
    first = people.today.today().first
    now = day().now
    assert now.row == first.row
    assert now.row.reference == "C-4141"
    assert now.role == "Owner"
    assert now.because == ("a complaint without word since today 09:00",)
    assert now.last is not None


def test_everyone_of_today_is_there_once(day, people):
    today = people.today.today()
    assert [row.case_id for row in day().rows] == [placed.row.case_id for placed in today.rows]


def test_who_was_put_off_twice_drifts_since_the_first_time(day):
    drifting = [(drift.row.reference, drift.row.put_offs, drift.since.date()) for drift in day().drifting]
    assert drifting == [("Q-4076", 3, date(2026, 11, 16)), ("L-4062", 2, date(2026, 11, 19))]


def test_what_was_finished_today_is_kept_newest_first(day):
    kept = day().kept
    assert [item.name for item in kept] == ["Sam Quinn", "Helen Moss", "Nadia Rahman", "Petra Novak"]
    assert kept[0].what == "Decaf answered"


def test_a_step_done_now_counts_at_once_and_undo_takes_it_back(day, people):
    before = day()
    people.steps.done(before.now.row.case_id, outcome="Told him")
    assert len(day().kept) == len(before.kept) + 1
    assert day().kept[0].what == "Told him"
    people.history.undo()
    assert day().kept == before.kept


def test_the_guards_are_heard_while_they_warn_and_drifting_speaks_for_one_of_them(people):
    warning = {one.guard for one in people.guards.figures() if one.is_warning}
    assert PUT_OFF_LIMIT in warning
    heard = {one.guard for one in people_figures(people.guards)}
    assert heard == warning - {PUT_OFF_LIMIT}
    people.styles.switch_guard(IF_THEN_LINE, people.reminders, on=False)
    assert IF_THEN_LINE in heard
    assert {one.guard for one in people_figures(people.guards)} == heard - {IF_THEN_LINE}


def test_the_days_are_working_days_up_to_today(day):
    days = day().days
    assert len(days) == 10
    assert days[-1].on == NOW.date()
    assert all(one.on.weekday() < 5 for one in days)


def test_somebody_without_cases_has_a_day_too(people):
    with people.desk.reading() as unit:
        busy = {row.owner_id for row in unit.agenda.rows()}
        idle = next(person for person in unit.people.all() if person.id not in busy)
    desk = people.desk.at_desk_of(idle.id)
    formats = Formats(zone_named("Europe/Dublin"), lambda: NOW)
    empty = people_day(TodayService(desk, people.styles.current), desk, formats)
    assert (empty.now, empty.rows, empty.drifting, empty.run) == (None, (), (), 0)
    assert empty.name == idle.name.split()[0]


OFFICE = WorkingCalendar("Europe/Dublin", Week.of("09:00-17:00"))
MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
DAYS = tuple((MONDAY + timedelta(days=number)).date() for number in range(5))


def after(hours):
    return MONDAY + timedelta(hours=hours)


def test_a_day_that_ended_with_something_overdue_breaks_the_run():
    early = Stretch(after(9), after(12), after(11))
    late = Stretch(after(24 + 9), after(24 + 16), after(24 + 18))
    clean = [one.is_clean for one in run_of(DAYS, OFFICE, [early, late])]
    assert clean == [True, False, True, True, False]


def test_a_step_put_off_after_the_close_was_overdue_that_evening():
    moved = [Stretch(after(9), after(15), after(20)), Stretch(after(20), after(72), None)]
    assert [one.is_clean for one in run_of(DAYS, OFFICE, moved)][:3] == [False, True, True]


STRETCHES = st.lists(
    st.tuples(st.integers(0, 96), st.integers(0, 96), st.none() | st.integers(0, 96)).map(
        lambda one: Stretch(after(one[0]), after(one[1]), None if one[2] is None else after(one[2]))
    )
)


@given(STRETCHES)
def test_one_more_step_never_mends_a_day_that_had_begun(stretches):
    first = Stretch(after(-100), after(200), None)
    before = run_of(DAYS, OFFICE, [first])
    found = run_of(DAYS, OFFICE, [first, *stretches])
    assert all(one.is_clean for one in before[:-1])
    for one in found[:-1]:
        closes_at = OFFICE.close_of(one.on)
        assert one.is_clean != any(stretch.is_overdue(closes_at) for stretch in stretches)
    assert not found[-1].is_clean


@pytest.fixture
def window(qtbot, theme, people, tmp_path):
    hub = Hub()
    memory = PersonalFile(tmp_path / "people", people.desk.person_id)
    window = open_window(theme, people, "Europe/Dublin", lambda: NOW, hub, memory, homes=homes())
    window.resize(1440, 900)
    window.show()
    qtbot.waitUntil(lambda: window.workspace.day is not None)
    yield window
    window.close()
    hub.close()
    window.deleteLater()


def menu():
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()), None)


def test_a_morning_with_people_by_keyboard(window, people, qtbot):
    page = window.workspace
    assert isinstance(page, PeoplePage)
    page.hero.setFocus()
    assert page.hero.line.who == "Daniel Okafor"

    # Daniel hears what was found: the next best comes.
    qtbot.keyClicks(page.hero, "t")
    qtbot.waitUntil(lambda: sheet() is not None)
    qtbot.keyClicks(sheet().words, "a worn bearing, repaired by noon")
    qtbot.keyClick(sheet(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.hero.line.who == "Conor Hayes")

    # Done, with the step that the cadence proposes: one more is kept.
    kept = len(page.day.kept)
    qtbot.keyClicks(page.hero, "d")
    qtbot.waitUntil(lambda: sheet() is not None)
    qtbot.keyClick(sheet(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.day.kept) == kept + 1)
    assert page.side.momentum.bar.accessibleName().startswith(f"Kept today {kept + 1} of ")

    # Later: the first of the clock times moves the step; and back again.
    case_id = page.hero.line.case_id
    planned = people.today.case(case_id).case.step.due_at
    qtbot.keyClicks(page.hero, "l")
    qtbot.waitUntil(lambda: menu() is not None)
    qtbot.keyClick(menu(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people.today.case(case_id).case.step.due_at != planned)
    qtbot.keyClicks(page.hero, "z")
    qtbot.waitUntil(lambda: people.today.case(case_id).case.step.due_at == planned)


def test_a_spoken_line_becomes_a_conversation(window, people, qtbot):
    page, before = window.workspace, len(people.today.rows())
    window.act("new_follow_up")
    line = "lead: Bramble & Co wants a second machine, call today 16:30"
    qtbot.keyClicks(page.capture.entry, line)
    qtbot.waitUntil(lambda: bool(page.capture.entry.extraSelections()))
    qtbot.keyClick(page.capture.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(people.today.rows()) == before + 1)
    qtbot.waitUntil(lambda: any(row.customer == "Bramble & Co" for row in page.day.rows))
    assert page.capture.entry.line == ""


def test_a_fresh_store_says_that_everyone_has_heard(window, people, qtbot):
    page = window.workspace
    page._show(type(page.day)(name="Maya"))
    assert page.empty.isVisible()
    assert not page.hero.isVisible()
    assert page.entrance is page.capture.entry
