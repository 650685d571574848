"""A field hints at what it takes in words that fit."""

import pytest

from app.ui.widgets.fields import Field

LONG, SHORT = "Empty: as your standard says, counted from today", "Empty: as usual"


@pytest.fixture
def field(qtbot, theme):
    field = Field(theme, "Next word by")
    qtbot.addWidget(field)
    field.hint(LONG, SHORT)
    field.show()
    return field


def test_where_there_is_room_the_whole_hint_stands(field):
    field.resize(600, 32)
    assert (field.placeholderText(), field.toolTip()) == (LONG, "")


def test_where_there_is_none_the_short_one_stands_and_the_whole_is_told(field):
    field.resize(150, 32)
    assert (field.placeholderText(), field.toolTip()) == (SHORT, LONG)


def test_an_even_shorter_field_keeps_the_shortest(field):
    field.resize(40, 32)
    assert field.placeholderText() == SHORT
