"""The sheet that opens and closes a day, by keyboard, on the sample company."""

import pytest
from PySide6.QtCore import Qt

from app.ui.acts.moving import LaterForm
from app.ui.acts.telling import TellForm
from app.ui.frame.day_sheets import DaySheet
from app.ui.seats.windows import open_window
from app.ui.widgets.buttons import Button
from app.ui.workspaces.homes import homes
from tests.ui.cases.test_postponing import NoMemory
from tests.ui.conftest import AtOnce
from tests.ui.test_seat import NOW, services

__all__ = ["services"]


@pytest.fixture
def window_of(qtbot, theme, services):
    def make(style="influencer"):
        services.styles.choose(style, services.reminders)
        window = open_window(
            theme, services, "Europe/Dublin", lambda: NOW, AtOnce(), NoMemory(), homes=homes()
        )
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    return make


def sheet_of(window):
    return next(one for one in window.findChildren(DaySheet) if one.isVisible())


def buttons(sheet, words):
    return [one for one in sheet.findChildren(Button) if one.text() == words and one.isVisible()]


def test_closing_lists_who_waits_with_a_word_and_a_time_and_reads_itself_anew(window_of, services, qtbot):
    window = window_of()
    window.act("close_day")
    sheet = sheet_of(window)
    waiting = services.days.closing().waiting
    assert len(buttons(sheet, "Tell them")) == len(buttons(sheet, "Wed 08:30")) == len(waiting) > 0
    assert "Not finished yet" in sheet.verdict.text()
    buttons(sheet, "Tell them")[0].click()
    form = next(one for one in window.findChildren(TellForm) if one.isVisible())
    qtbot.keyClick(form, Qt.Key.Key_Return)
    window.refresh()
    assert len(services.days.closing().waiting) == len(waiting) - 1
    assert len(buttons(sheet, "Tell them")) == len(waiting) - 1
    buttons(sheet, "Wed 08:30")[0].click()
    assert any(form.isVisible() for form in window.findChildren(LaterForm))
    sheet.button.click()
    assert services.days.is_closed()


@pytest.mark.parametrize("style", ["influencer", "driver", "analyst", "amiable"])
def test_the_day_begins_in_each_styles_words(window_of, services, style):
    window = window_of(style)
    window.act("open_day")
    sheet = sheet_of(window)
    assert sheet.sentence.text()
    assert "{" not in sheet.sentence.text()
    assert buttons(sheet, "Open")
    starts = "latest_start" in services.styles.guards()
    assert any("start by" in label.text() for label in sheet.findChildren(type(sheet.sentence))) == starts
    sheet.close()


def test_the_first_line_is_said_once_a_day(window_of, services):
    window = window_of()
    said = []
    window.small.told.connect(said.append)
    window.small.greet()
    window.small.greet()
    assert len(said) == 1
    assert said[0].endswith("First Daniel Okafor.") or "count on you today" in said[0]


def test_without_one_card_all_conversations_lie_side_by_side(window_of, services):
    services.styles.choose("influencer", services.reminders)
    services.styles.switch_guard("one_card", services.reminders, on=False)
    window = window_of()
    page = window.workspace
    assert not page.hero.isVisible()
    assert not page.empty.isVisible()
    assert page.grid.cards.rowCount() == len(services.today.today().rows)
    assert page.entrance is page.grid


def test_a_day_that_nobody_watches_is_not_called_finished_while_somebody_waits(window_of, services):
    services.styles.choose("driver", services.reminders)
    window = window_of("driver")
    window.act("close_day")
    sheet = sheet_of(window)
    assert services.days.closing().is_finished
    assert buttons(sheet, "Tell them")
    assert not sheet.verdict.text()
    sheet.close()


def test_the_head_takes_no_more_room_than_its_words(window_of, services):
    window = window_of()
    window.act("open_day")
    sheet = sheet_of(window)
    head = sheet.figures.geometry().bottom() - sheet.sentence.geometry().top()
    lines = len(sheet.figures.text().splitlines())
    assert head < (lines + 2) * 24
    sheet.close()
