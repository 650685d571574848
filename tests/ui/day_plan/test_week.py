"""The week of the Day plan: one key leads there and back, arrows walk it, Enter opens."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.busy_times import BusySource, BusyTime, SourceKind
from app.ui.workspaces.day_plan.week_items import OutsideItem, WeekItem
from tests.ui.day_plan.test_page import later_all


@pytest.fixture
def week(qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_W)
    return page.week.board


def focused():
    return QApplication.focusWidget()


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(focused(), key)


def test_one_key_leads_to_the_week_and_back_to_the_day(qtbot, page, week):
    assert week.isVisible()
    assert not page.timeline.isVisible()
    assert page.line.text() == "16 planned, 32 h 53 m free. 14 promises fall due."
    press(qtbot, Qt.Key.Key_W)
    assert page.timeline.isVisible()
    assert page.line.text().startswith("Nine to go")


def test_the_days_ahead_say_what_stands_in_them_and_what_is_free(week):
    heads = [column.head.accessibleName() for column in week.columns]
    assert heads[1] == "Wednesday 25 November, 4 planned, 6 h 40 m free"
    assert [column.day.frame.on.day for column in week.columns] == [24, 25, 26, 27, 30]


def test_arrows_walk_between_days_and_within_one(qtbot, week):
    assert focused() is week.columns[0].parts[1]
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert focused() is week.columns[1].parts[2]
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert focused() is week.columns[0].head


def test_enter_opens_the_case_beside_it(qtbot, window, week):
    item = week.columns[0].parts[3]
    item.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert window.panel.case_id == item.case_id


def test_enter_on_today_opens_the_day_and_on_another_day_goes_to_what_stands_there(qtbot, page, week):
    week.columns[2].head.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is week.columns[2].parts[1]
    week.columns[0].head.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.timeline.isVisible()


def test_a_letter_means_the_item_one_stands_on(qtbot, page, week):
    press(qtbot, Qt.Key.Key_Right)
    assert page.current_case_id == week.columns[1].parts[1].case_id


def test_the_focus_stays_with_its_case_when_the_week_is_read_anew(qtbot, services, window, week):
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right)
    case_id = focused().case_id
    later_all(services, but=("Ruth Fenwick",))
    window.refresh()
    assert focused().case_id == case_id
    assert [part.case_id for part in week.columns[0].parts[1:2]] == [
        row.case_id for row in services.today.rows() if row.contact == "Ruth Fenwick"
    ]


@pytest.fixture
def elsewhere(services):
    """Another calendar with a call today, a fair of two days from tomorrow on, and words that look like markup."""
    desk, at = services.desk, datetime(2026, 11, 24, tzinfo=UTC)
    times = [
        BusyTime("1", at.replace(hour=13, minute=30), at.replace(hour=14), "Warehouse <b>call</b>"),
        BusyTime("2", at.replace(day=25), at.replace(day=27), "Trade fair", is_whole_day=True),
        BusyTime("3", at.replace(day=26, hour=22), at.replace(day=27, hour=6), "Night train"),
    ]
    source = BusySource(desk.ids(), desk.person_id, SourceKind.FILE, "work.ics", "Outlook", at)
    with desk.transactions.keeping() as unit:
        source = unit.busy.save(source)
        unit.busy.replace(source.id, times)
        unit.commit()


def outsides(column):
    return [one.accessibleName() for one in column.findChildren(OutsideItem)]


def test_what_other_calendars_hold_stands_in_each_day_and_nobody_can_press_or_move_it(elsewhere, qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_W)
    columns = page.week.board.columns
    assert [outsides(column) for column in columns[:4]] == [
        ["13:30–14:00, Warehouse <b>call</b>, Outlook"],
        ["all day, Trade fair, Outlook"],
        ["all day, Trade fair, Outlook", "22:00–00:00, Night train, Outlook"],
        ["00:00–06:00, Night train, Outlook"],
    ]
    first = columns[0].findChildren(OutsideItem)[0]
    assert first.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert "&lt;b&gt;" in first.toolTip()
    assert all(first is not part for part in columns[0].parts)


def test_they_stand_among_the_follow_ups_by_the_hour(elsewhere, qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_W)
    column = page.week.board.columns[0]
    order = [column.body.itemAt(n).widget() for n in range(column.body.count())]
    call = column.findChildren(OutsideItem)[0]
    at = call.accessibleName()[:5]
    before = [one for one in order[: order.index(call)] if isinstance(one, WeekItem)]
    after = [one for one in order[order.index(call) :] if isinstance(one, WeekItem)]
    times = {block.case_id: f"{block.start_at:%H:%M}" for block in column.day.blocks}
    blocks = {block.case_id for block in column.day.blocks if f"{block.start_at:%d}" == "24"}
    assert all(times[one.case_id] <= at for one in before if one.case_id in blocks)
    assert any(times.get(one.case_id, "") > at for one in after)
