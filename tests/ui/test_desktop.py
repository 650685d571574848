"""The whole window program on a real store and a real session bus: notices, their buttons, and quiet time."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from app import bootstrap
from app.desktop import Desktop
from app.domain.kinds import Channel, Kind
from app.domain.moments import Moment
from app.domain.occurrences import ObligationKind
from app.domain.promises import PromiseState
from app.paths import find_paths
from app.services.steps import Postponement
from app.services.work import StepDraft
from tests.adapters.notifications.conftest import bus, start_service
from tests.data.houses import StandingClock
from tests.services.desks import case_of, opened, promises_of

__all__ = ["bus", "start_service"]


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def house(tmp_path, clock):
    paths = find_paths({"KEEPWORD_HOME": str(tmp_path)}).ensure()
    house = bootstrap.open_house(paths, tmp_path / "store.db", clock)
    house.set_up.set_up(*bootstrap.first_company(house, "Europe/Dublin", "IE"))
    yield house
    house.close()


@pytest.fixture
def services(house):
    services = bootstrap.services_at(house, house.set_up.desk_person())
    services.styles.choose("influencer", services.reminders)
    return services


@pytest.fixture
def start(house, services, qapp, qtbot, monkeypatch):
    """Starts the program; windows of reminders are for desktops that place them."""
    monkeypatch.setattr("app.ui.reminders.desks.fits", lambda: False)
    started = []

    def start():
        desktop = Desktop(qapp, house, services.desk.person_id, "0")
        started.append(desktop)
        with qtbot.waitSignal(desktop.settled, timeout=20_000):
            desktop.start()
        qtbot.waitUntil(lambda: desktop._notifier is not None, timeout=20_000)
        answered = []  # what stands around the window asks the store too, and is through before a test moves the clock
        desktop._hub.run(int, answered.append, answered.append)
        qtbot.waitUntil(lambda: bool(answered), timeout=20_000)
        return desktop

    yield start
    for desktop in started:
        desktop._staying.end()
        for widget in QApplication.topLevelWidgets():
            widget.close()
        desktop.close()
        desktop.window.deleteLater()


@pytest.fixture
def due_soon(services, clock):
    """A query whose step is due in an hour; the customer hears from us on another day."""
    case_id = opened(services, Kind.QUOTE)
    services.steps.replace(case_id, StepDraft("Price the trays", Channel.TASK, on(clock, hours=1)))
    services.reminders.tick()
    return case_id


def on(clock, **ahead):
    return Moment.of(clock() + timedelta(**ahead), "Europe/Dublin")


def step_of(services, case_id):
    return case_of(services, case_id).planned


def come_due(desktop, services, clock, case_id):
    clock.now = step_of(services, case_id).due_at
    desktop._knock()


def notice(service):
    """The next notice: title, text, labels of its buttons."""
    _, _, title, text, actions, _ = service.heard()
    return title, text, actions[3::2]


def form():
    dialogs = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
    return next((type(one).__name__ for one in dialogs), None)


def reachable(services, case_id):
    return [one for one in services.reminders.reachable() if one.case.id == case_id]


def test_a_steps_notice_offers_done_a_clock_time_and_open(start, start_service, services, clock, due_soon):
    service, desktop = start_service(), start()
    come_due(desktop, services, clock, due_soon)
    assert notice(service) == (
        "Hotel Marlowe",
        "Price the trays, due today 11:42",
        ["Done", "Later, 11:57", "Open"],
    )


def test_done_asks_in_the_window_what_comes_next(start, start_service, services, clock, due_soon, qtbot):
    start_service(manner="done")
    desktop = start()
    desktop.window.hide()
    come_due(desktop, services, clock, due_soon)
    qtbot.waitUntil(lambda: form() == "DoneForm", timeout=10_000)
    assert desktop.window.isVisible()
    assert desktop.window.panel.case_id == due_soon
    assert step_of(services, due_soon).what == "Price the trays"


def test_later_moves_the_step_to_the_time_on_the_button(
    start, start_service, services, clock, due_soon, qtbot
):
    start_service(manner="later")
    desktop, before = start(), clock()
    come_due(desktop, services, clock, due_soon)
    qtbot.waitUntil(
        lambda: step_of(services, due_soon).due_at == before + timedelta(minutes=75), timeout=10_000
    )
    assert form() is None


def test_later_past_a_promise_is_refused_in_the_window_and_moves_nothing(
    start, start_service, services, clock, due_soon, qtbot
):
    services.promises.make(due_soon, "Send the price", on(clock, minutes=65))
    services.reminders.tick()
    start_service(manner="later")
    desktop, before = start(), step_of(services, due_soon).due_at
    desktop.window.hide()
    come_due(desktop, services, clock, due_soon)
    qtbot.waitUntil(lambda: form() == "LaterForm", timeout=10_000)
    assert desktop.window.isVisible()
    assert step_of(services, due_soon).due_at == before


def test_later_on_a_step_that_has_moved_since_moves_nothing(
    start, start_service, services, clock, due_soon, qtbot
):
    service, desktop = start_service(), start()
    come_due(desktop, services, clock, due_soon)
    notice(service)
    key = reachable(services, due_soon)[0].occurrence.id.hex
    services.steps.later(due_soon, on(clock, days=1), Postponement(is_agreed=True))
    with qtbot.waitSignal(desktop.window.acts.refused) as refused:
        desktop._on_act(key, f"later-{int((clock() + timedelta(minutes=15)).timestamp())}")
    assert "has changed since that notice" in refused.args[0]
    assert step_of(services, due_soon).due_at == clock() + timedelta(days=1)


def test_a_promise_is_kept_by_one_press(start, start_service, services, clock, due_soon, qtbot):
    services.promises.make(due_soon, "Send the price", on(clock, days=1))
    services.reminders.tick()
    start_service(manner="kept")
    desktop = start()
    clock.advance(days=1)
    clock.advance(minutes=-1)
    desktop._knock()
    clock.advance(minutes=1)
    desktop._knock()
    kept = lambda: [one.state for one in promises_of(services, due_soon)] == [PromiseState.KEPT]  # noqa: E731
    qtbot.waitUntil(kept, timeout=10_000)


def test_tell_opens_the_form_for_it(start, start_service, services, clock, due_soon, qtbot):
    start_service(manner="tell")
    desktop = start()
    clock.now = case_of(services, due_soon).clock.due_at
    desktop._knock()
    qtbot.waitUntil(lambda: form() == "TellForm", timeout=10_000)
    assert desktop.window.panel.case_id == due_soon


def test_what_came_up_meanwhile_opens_the_list(start, start_service, services, clock, due_soon, qtbot):
    service, desktop = start_service(manner="open"), start()
    desktop.window.go("cases")
    desktop.window.hide()
    clock.advance(hours=2)
    desktop._knock()
    title, _, labels = notice(service)
    assert (title, labels) == ("While you were away: 1", ["Open"])
    qtbot.waitUntil(desktop.window.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: desktop.window._memory.get("window.place_name") == "today")


def test_closing_a_notice_is_not_acting(start, start_service, services, clock, due_soon, qtbot):
    service, desktop = start_service(manner="close"), start()
    before = step_of(services, due_soon)
    come_due(desktop, services, clock, due_soon)
    notice(service)
    qtbot.wait(200)  # the service closes it after 50 ms
    assert form() is None
    assert step_of(services, due_soon) == before
    assert [one.occurrence.is_open for one in reachable(services, due_soon)] == [True]


def test_a_killed_service_loses_nothing(start, start_service, services, clock, due_soon, qtbot):
    service, desktop = start_service(), start()
    service.kill()
    come_due(desktop, services, clock, due_soon)
    qtbot.waitUntil(lambda: len(reachable(services, due_soon)) == 1)
    qtbot.waitUntil(lambda: not desktop._hub._in_hand)
    assert [item.case_id for item in desktop.window._bench.desk.bell()] == [due_soon]
    start_service(manner="done")  # its successor gets the next one
    other = opened(services, Kind.QUOTE)
    services.steps.replace(other, StepDraft("Send the trays", Channel.TASK, on(clock, hours=1)))
    services.reminders.tick()
    come_due(desktop, services, clock, other)
    qtbot.waitUntil(lambda: form() == "DoneForm", timeout=10_000)


def test_the_trays_switch_gives_an_hour_of_quiet_and_takes_it_back(start, clock, qtbot):
    desktop = start()
    switch = desktop._tray._quiet
    switch.trigger()
    qtbot.waitUntil(lambda: switch.text() == "Quiet &time until 11:42")
    assert desktop._services.styles.quiet_until() == clock() + timedelta(hours=1)
    assert switch.isChecked()
    switch.trigger()
    qtbot.waitUntil(lambda: switch.text() == "Quiet &time, one hour")
    assert desktop._services.styles.quiet_until() is None


def test_the_tray_says_by_itself_that_quiet_is_over(start, clock, qtbot):
    desktop = start()
    switch = desktop._tray._quiet
    switch.trigger()
    qtbot.waitUntil(switch.isChecked)
    qtbot.waitUntil(lambda: "until" in switch.text())
    clock.advance(hours=1)
    desktop._beats.beaten.emit(clock())
    qtbot.waitUntil(lambda: not switch.isChecked())


def test_quiet_holds_a_step_but_not_a_promise_about_to_break(start, start_service, services, clock, due_soon):
    service, desktop = start_service(), start()
    services.promises.make(due_soon, "Send the price", on(clock, minutes=60))
    services.styles.be_quiet(on(clock, hours=2).at)
    clock.advance(hours=1)
    services.reminders.tick()
    kinds = {one.occurrence.obligation_kind for one in reachable(services, due_soon)}
    assert kinds == {ObligationKind.PROMISE}
    clock.advance(hours=1)
    desktop._knock()
    title, text, _ = notice(service)
    if (
        title == "Hotel Marlowe"
    ):  # where the desktop was as quick as the tick above, the promise was announced
        assert "Send the price" in text
        title, text, _ = notice(service)
    assert (title, "Price the trays" in text) == ("While you were away: 1", True)
