"""Choices side by side keep to their room, and the one that held still holds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.segments import Segments

CHOICES = (
    ("later", "Tomorrow at half past eight"),
    ("round", "At my next round"),
    ("no", "Not me, but somebody"),
)


@pytest.fixture
def segments(qtbot, theme):
    made = Segments(theme, "Answer", flows=True)
    qtbot.addWidget(made)
    made.offer(CHOICES)
    made.resize(260, made.heightForWidth(260))
    made.show()
    return made


def test_what_has_no_room_goes_on_in_the_next_line(segments):
    buttons = segments.findChildren(QAbstractButton)
    assert all(segments.rect().contains(one.geometry()) for one in buttons)
    assert len({one.y() for one in buttons}) > 1


def test_what_held_still_holds_when_the_choices_are_offered_anew(qtbot, segments):
    with qtbot.waitSignal(segments.chosen) as chosen:
        next(one for one in segments.findChildren(QAbstractButton) if "round" in one.text()).click()
    segments.offer(CHOICES[1:])
    assert (chosen.args, segments.key) == (["round"], "round")


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_Down, "after"), (Qt.Key.Key_Up, "before")])
def test_up_and_down_lead_past_a_frame_of_choices(qtbot, theme, key, name):
    whole, segments = QWidget(), Segments(theme, "Show")
    qtbot.addWidget(whole)
    segments.offer(CHOICES)
    QVBoxLayout(whole)
    for part in (QPushButton("before"), segments, QPushButton("after")):
        whole.layout().addWidget(part)
    whole.show()
    qtbot.waitExposed(whole)
    held = segments.findChildren(QAbstractButton)[-1 if name == "after" else 0]
    held.setFocus()
    qtbot.keyClick(held, key)
    assert whole.focusWidget().text() == name
