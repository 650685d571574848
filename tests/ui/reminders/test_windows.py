from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from app.domain.occurrences import ObligationKind, Occurrence
from app.domain.rungs import Rung
from app.domain.styles import MANNERS as NAMED
from app.services.reminders import Reminder
from app.ui.reminders.items import windowed
from app.ui.reminders.manners import MANNERS
from app.ui.reminders.windows import DIGEST_MS, SHOWN, ReminderWindow
from app.ui.theme.looks import Ground
from app.ui.theme.texts import recording
from app.ui.theme.tokens import load_palettes
from tests.ui.conftest import TOKENS
from tests.ui.rows import agenda_rows
from tests.ui.test_tokens import contrast

RUTH = UUID(int=4146)


def press(stack, qtbot, number, words):
    window = stack.windows[number]
    button = next(b for b in window.findChildren(QAbstractButton) if b.accessibleName() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words_of(window):
    with recording() as record:
        window.grab()
    return [item.text for item in record.drawn]


def test_there_is_a_manner_for_every_name_a_style_may_give():
    assert set(MANNERS) == NAMED


@pytest.mark.parametrize(
    ("manner", "says"),
    [
        ("person", {"Now is a good moment", "Write to Ruth Fenwick", "update due 13:00", "Later"}),
        ("numbers", {"In 18 min, rank 1", "11:00", "€2,400", "Still first:", "Hotel Marlowe, €18,640, 1 h 12 m late"}),
        ("digest", {"Digest 10:42: 1 item", "Fenwick & Sons", "18 min", "Log as read", "next 11:30"}),
        ("ready", {"When you are ready", "Ruth Fenwick, at 11:00", "Nothing else until 11:30.", "Later today"}),
    ],
)  # fmt: skip
def test_each_manner_tells_the_same_matter_its_own_way(stack, items, around, manner, says):
    stack.tell(items[:1], manner, around)
    assert says <= set(words_of(stack.windows[0]))


@pytest.mark.parametrize("manner", sorted(NAMED))
def test_a_press_acts_once_and_takes_the_window_away(stack, items, around, manner, acted, qtbot):
    stack.tell(items[:1], manner, around)
    first = stack.windows[0].findChildren(QAbstractButton)
    key = next(button for button in first if button.property("action")).accessibleName()
    press(stack, qtbot, 0, key)
    expected = {"person": ("write", RUTH), "numbers": ("write", RUTH), "digest": ("open", None)}
    assert acted == [expected.get(manner, ("open", RUTH))]
    assert stack.windows == ()


def test_the_cross_puts_aside_what_the_window_spoke_of(stack, items, around, acted, qtbot):
    stack.tell(items[:1], "person", around)
    press(stack, qtbot, 0, "Close")
    assert (acted, stack.windows) == ([("aside", "4146")], ())


def test_a_digest_can_be_logged_as_read(stack, items, around, acted, qtbot):
    stack.tell(items[:3], "digest", around)
    press(stack, qtbot, 0, "Log as read")
    assert acted == [("read", *(item.key for item in items[:3]))]


def occurrence(row, rung, number):
    return Occurrence(
        UUID(int=number), ObligationKind.STEP, row.step_id, row.case_id, row.owner_id, row.owner_id, 1, 100,
        row.due_at, row.due_at, rung,
    )  # fmt: skip


def test_only_what_is_loud_enough_gets_a_window_and_a_case_only_one():
    first, second, third = agenda_rows()[:3]
    shown = [
        Reminder(occurrence(first, Rung.WINDOW, 1), first, None),
        Reminder(occurrence(second, Rung.NOTIFICATION, 2), second, None),
        Reminder(occurrence(first, Rung.WINDOW, 3), first, None),
        Reminder(occurrence(third, Rung.WINDOW, 4), None, None),
    ]
    assert [item.key for item in windowed(shown)] == [UUID(int=1).hex]


def test_three_are_shown_in_the_corner_and_the_rest_wait(stack, items, around, qtbot):
    stack.tell(items[:5], "person", around)
    shown = [window for window in stack.windows if window.isVisible()]
    assert len(shown) == SHOWN
    assert "2 more" in words_of(shown[-1])
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert all(window.geometry().right() < room.right() for window in shown)
    tops = [window.geometry().top() for window in shown]
    assert tops == sorted(tops, reverse=True)
    assert not any(a.geometry().intersects(b.geometry()) for a in shown for b in shown if a is not b)
    press(stack, qtbot, 0, "Close")
    assert sum(window.isVisible() for window in stack.windows) == SHOWN
    assert "1 more" in words_of(stack.windows[SHOWN - 1])


def test_a_second_word_on_a_case_takes_the_place_of_the_first(stack, items, around):
    stack.tell(items[:2], "person", around)
    stack.tell([replace(items[0], key="again")], "person", around)
    assert [window.key for window in stack.windows] == [str(items[1].case_id), str(RUTH)]


def test_a_digest_gathers_all_on_one_card_and_closes_itself(stack, items, around, monkeypatch, qtbot):
    monkeypatch.setattr("app.ui.reminders.windows.DIGEST_MS", 20)
    stack.tell(items[:6], "digest", around)
    assert DIGEST_MS == 60_000
    assert len(stack.windows) == 1
    assert "Digest 10:42: 6 items" in words_of(stack.windows[0])
    qtbot.waitUntil(lambda: stack.windows == ())


def test_a_window_never_asks_for_the_focus(stack, items, around, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    stack.tell(items[:1], "person", around)
    window = stack.windows[0]
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    buttons = [b for b in window.findChildren(QAbstractButton) if b.property("action")]
    assert {b.focusPolicy() for b in buttons} == {Qt.FocusPolicy.NoFocus}
    assert all(b.accessibleName() for b in window.findChildren(QAbstractButton))


@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
@pytest.mark.parametrize("manner", sorted(NAMED))
def test_no_word_of_ours_is_cut_and_each_can_be_read(stack, items, around, theme, ground, manner):
    theme.apply(theme.accents[0], ground)
    for item in items if manner != "digest" else items[:1]:
        stack.tell([item] if manner != "digest" else items, manner, around)
        with recording() as record:
            stack.windows[-1].grab()
        assert not [(c.text, c.shown) for c in record.cuts if not c.is_quoted]
        for tokens in load_palettes(TOKENS).looks.values():
            for ink, paper in record.pairs:
                assert contrast(tokens[ink], tokens[paper]) >= 4.5, (ink, paper)
        stack.close()


def test_markup_of_a_customer_is_shown_as_it_stands(stack, items, around):
    bad = "<b>bold</b>"
    row = replace(items[0].row, contact=bad, step=bad)
    stack.tell([replace(items[0], row=row)], "person", around)
    assert {f"Write to {bad}", bad} <= set(words_of(stack.windows[0]))


def test_after_a_hundred_windows_none_is_left(stack, items, around, qtbot):
    for _ in range(20):
        stack.tell(items[:5], "person", around)
        stack.close()
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, ReminderWindow)]
