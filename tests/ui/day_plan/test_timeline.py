from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.domain.day_plans import BlockKind

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def at(hour, minute=0):
    return datetime(2026, 11, 24, hour, minute, tzinfo=UTC)


def drag(widget, by, start=None):
    """Press, move in two strokes, let go; by pixels."""
    press = QPointF(40, widget.height() / 2 if start is None else start)

    def send(kind, offset, button, buttons):
        place = QPointF(press.x(), press.y() + offset)
        event = QMouseEvent(
            kind, place, QPointF(origin) + place, button, buttons, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(widget, event)

    origin, left = widget.mapToGlobal(QPoint(0, 0)), Qt.MouseButton.LeftButton
    send(QEvent.Type.MouseButtonPress, 0, left, left)
    send(QEvent.Type.MouseMove, by / 2, Qt.MouseButton.NoButton, left)
    send(QEvent.Type.MouseMove, by, Qt.MouseButton.NoButton, left)
    send(QEvent.Type.MouseButtonRelease, by, left, Qt.MouseButton.NoButton)


def test_an_hour_is_91_pixels_and_no_block_is_lower_than_22(block_of):
    ruth, paul, luca = block_of("Ruth Fenwick"), block_of("Paul Nolan"), block_of("Luca Moretti")
    assert paul.y() - ruth.y() == 5 * 91
    assert paul.height() in {44, 45}
    assert luca.height() == 22


def test_a_block_says_its_times_person_step_and_checklist(block_of):
    assert block_of("Ruth Fenwick").accessibleName() == (
        "11:00 to 11:15, Ruth Fenwick, Answer on the two-site plan, 2 of 4 steps done"
    )
    assert block_of("Eimear Walsh").accessibleName().endswith("fits here, Enter accepts")


def test_protected_time_and_free_gaps_are_told_to_a_screen_reader(page):
    said = page.timeline.canvas.accessibleDescription()
    assert "Lunch, 12:30 to 13:00" in said
    assert "30 min free from 12:00" in said


def test_what_slipped_is_offered_where_it_fits(page):
    offers = {b.title: b.start_at for b in page.plan.suggestions}
    assert offers == {"Daniel Okafor": at(10, 45), "Eimear Walsh": at(11, 15)}


def test_arrows_walk_over_the_blocks_as_the_day_runs(qtbot, window, block_of):
    first = block_of("Daniel Okafor")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert window.focusWidget() is block_of("Ruth Fenwick")
    qtbot.keyClick(block_of("Ruth Fenwick"), Qt.Key.Key_Up)
    assert window.focusWidget() is first


def test_enter_opens_the_case_and_accepts_a_suggestion(qtbot, window, block_of, row_of):
    qtbot.keyClick(block_of("Ruth Fenwick"), Qt.Key.Key_Return)
    assert window.panel.file.contact == "Ruth Fenwick"
    qtbot.keyClick(block_of("Eimear Walsh"), Qt.Key.Key_Return)
    assert row_of("Eimear Walsh").slot_at == at(11, 15)
    assert block_of("Eimear Walsh").block.kind is BlockKind.FOLLOW_UP
    assert window.toast.isVisible()


def test_alt_and_an_arrow_moves_a_block_by_15_minutes_within_its_due_moment(qtbot, block_of, row_of):
    before = row_of("Paul Nolan")
    qtbot.keyClick(block_of("Paul Nolan"), Qt.Key.Key_Up, ALT)
    after = row_of("Paul Nolan")
    assert after.slot_at == before.slot_at - timedelta(minutes=15)
    assert (after.due_at, after.put_offs) == (before.due_at, before.put_offs)


def test_shift_alt_and_an_arrow_changes_the_length(qtbot, block_of, row_of):
    qtbot.keyClick(block_of("Paul Nolan"), Qt.Key.Key_Down, ALT | SHIFT)
    assert row_of("Paul Nolan").effort == timedelta(minutes=45)
    assert "16:00 to 16:45" in block_of("Paul Nolan").accessibleName()


def test_the_focus_stays_on_a_block_that_moves(qtbot, window, block_of):
    paul = block_of("Paul Nolan")
    paul.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(paul, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Up, ALT)
    assert window.focusWidget().block.title == "Paul Nolan"
    assert window.focusWidget().block.start_at == at(15, 30)


def test_dragging_up_moves_the_slot_and_snaps_to_five_minutes(block_of, row_of):
    due_at = row_of("Paul Nolan").due_at
    drag(block_of("Paul Nolan"), -47)
    moved = row_of("Paul Nolan")
    assert moved.slot_at == at(15, 30)
    assert moved.due_at == due_at


def test_dragging_never_moves_another_block(page, block_of):
    before = {w.block.title: w.block.start_at for w in page.timeline.canvas.in_order()}
    drag(block_of("Conor Hayes"), -45)
    after = {w.block.title: w.block.start_at for w in page.timeline.canvas.in_order()}
    assert after.pop("Conor Hayes") == at(16)
    assert all(before[name] == start for name, start in after.items() if name in before)


def test_dragging_an_edge_changes_the_length(block_of, row_of):
    paul = block_of("Paul Nolan")
    drag(paul, 30, start=paul.height() - 2)
    assert row_of("Paul Nolan").effort == timedelta(minutes=50)


def test_dragging_the_upper_edge_begins_earlier_and_lasts_longer(block_of, row_of):
    drag(block_of("Paul Nolan"), -31, start=2)
    moved = row_of("Paul Nolan")
    assert (moved.slot_at, moved.effort) == (at(15, 40), timedelta(minutes=50))


def test_later_than_due_is_postponing_and_counts(block_of, row_of):
    drag(block_of("Paul Nolan"), 91)
    moved = row_of("Paul Nolan")
    assert (moved.due_at, moved.slot_at, moved.put_offs) == (at(17), at(17), 1)


def test_past_a_news_date_the_same_questions_are_asked_as_for_later(qtbot, page, block_of, row_of, sheet):
    before = row_of("Ruth Fenwick")
    drag(block_of("Ruth Fenwick"), 3 * 91)
    assert row_of("Ruth Fenwick") == before
    form = sheet()
    assert form.when.text() == "2026-11-24 14:00"
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert block_of("Ruth Fenwick").block.start_at == at(11)
    drag(block_of("Ruth Fenwick"), 3 * 91)
    form = sheet()
    form.reason.setText("She is in a meeting till two")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert row_of("Ruth Fenwick").due_at == at(14)


def test_instead_of_putting_off_one_can_tell_the_customer(qtbot, block_of, sheet):
    drag(block_of("Ruth Fenwick"), 3 * 91)
    form = sheet()
    qtbot.mouseClick(form.ways["tell"], Qt.MouseButton.LeftButton)
    assert sheet() is not None
    assert sheet() is not form
    assert block_of("Ruth Fenwick").block.start_at == at(11)


def test_a_block_cannot_be_dragged_into_the_past(block_of, row_of):
    drag(block_of("Ruth Fenwick"), -500)
    assert row_of("Ruth Fenwick").slot_at == at(10, 45)


def test_escape_while_dragging_puts_the_block_back(qtbot, block_of, row_of):
    paul = block_of("Paul Nolan")
    qtbot.mousePress(paul, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    place = QPointF(40, -60)
    QApplication.sendEvent(
        paul,
        QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(paul.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
    assert paul.block.start_at < at(16)
    qtbot.keyClick(paul, Qt.Key.Key_Escape)
    qtbot.mouseRelease(paul, Qt.MouseButton.LeftButton)
    assert paul.block.start_at == at(16)
    assert row_of("Paul Nolan").slot_at == at(16)


def test_every_move_can_be_taken_back(qtbot, window, block_of, row_of):
    before = row_of("Paul Nolan")
    drag(block_of("Paul Nolan"), -47)
    window.act("undo")
    assert row_of("Paul Nolan").slot_at == before.slot_at
    assert block_of("Paul Nolan").block.start_at == at(16)


def test_blocks_at_the_same_time_stand_side_by_side(block_of):
    drag(block_of("Conor Hayes"), -45)
    paul, conor = block_of("Paul Nolan").geometry(), block_of("Conor Hayes").geometry()
    assert not paul.intersects(conor)


def test_t_goes_to_now_and_to_what_comes_next(qtbot, window, page, block_of):
    conor = block_of("Conor Hayes")
    conor.setFocus(Qt.FocusReason.TabFocusReason)
    page.timeline.verticalScrollBar().setValue(0)
    qtbot.keyClick(conor, Qt.Key.Key_T)
    assert window.focusWidget() is block_of("Ruth Fenwick")


def test_more_is_to_be_done_with_a_block_by_the_other_button_or_the_key_for_it(page, block_of, row_of):
    asked = []
    page.acted_on.connect(lambda *said: asked.append(said))
    widget = block_of("Ruth Fenwick")
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), widget.mapToGlobal(QPoint(4, 4))
    )
    QApplication.sendEvent(widget, event)
    assert asked == [("case_menu", row_of("Ruth Fenwick").case_id, widget)]
    menu = next(one for one in page.window().findChildren(QMenu) if one.isVisible())
    assert "Add this step to the calendar" in [action.text() for action in menu.actions()]
    menu.close()
