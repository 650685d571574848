from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QTextEdit,
    QWidget,
)
from shiboken6 import delete

from app.domain.kinds import Channel
from app.ui.frame.memories import NoMemory
from app.ui.main_window import MainWindow
from app.ui.theme.looks import Ground
from app.ui.theme.texts import recording
from app.ui.theme.tokens import load_palettes
from app.ui.workspaces.people.pages import PeoplePage
from app.ui.workspaces.people.skeletons import AFTER_MS
from tests.ui.conftest import TOKENS
from tests.ui.desks import hostile
from tests.ui.people.conftest import settle, sheet
from tests.ui.test_tokens import contrast

MARLOWE = UUID(int=4127)


def menu():
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()), None)


def test_the_card_says_whom_to_call_and_why(page):
    assert page.hero.accessibleName() == "Now: call Eimear Walsh, Hotel Marlowe, planned 09:30, late"
    line = page.hero.line
    assert line.planned == "planned for 09:30"
    assert line.role == "Purchasing manager, Hotel Marlowe"
    assert line.why == "Go through the new quote: the quote runs out Fri 27 Nov, and 94% of the time used."
    assert line.said == "“Put the service plan in the price and I’ll sign this week.”"
    assert [(fact.first, fact.second) for fact in line.facts] == [
        ("Update due 12:00", "last heard Thu 19 Nov"),
        ("€18,640", "valid until Fri 27 Nov"),
        ("An update by Tuesday noon", "promised for today 12:00"),
    ]


def test_the_headline_greets_and_counts_people(page):
    assert page.title.text() == "Good morning, Maya"
    assert page.line.text() == "Tuesday 24 November · nine people to go, Eimear first"


def test_a_call_takes_two_keys_and_starts_the_time_box(page, qtbot, desk, opened_urls):
    qtbot.keyClick(page.hero, Qt.Key.Key_Return)
    assert page.hero.ring.box.is_running
    qtbot.keyClick(sheet(), Qt.Key.Key_Return)
    assert opened_urls == ["tel:+44209100142"]
    assert desk.deeds[-1] == ("told", "", Channel.CALL, "")


def test_single_keys_write_finish_and_put_off(page, qtbot, desk, opened_urls):
    qtbot.keyClicks(page.hero, "w")
    assert opened_urls[-1].startswith("mailto:")
    sheet().close()
    qtbot.keyClicks(page.hero, "d")
    qtbot.keyClick(sheet(), Qt.Key.Key_Return)
    assert desk.deeds[-1][0] == "done"
    qtbot.keyClicks(page.hero, "l")
    qtbot.keyClick(menu(), Qt.Key.Key_Return)
    assert desk.deeds[-1][0] == "later"


def test_space_starts_pauses_and_goes_on(page, qtbot):
    seen = []
    for _ in range(3):
        qtbot.keyClick(page.hero, Qt.Key.Key_Space)
        seen.append((page.hero.ring.box.is_running, page.hero.pause.text()))
    assert [running for running, _ in seen] == [True, False, True]
    assert seen[0][1] == seen[2][1] == "Pause"


def test_arrows_go_to_the_cards_and_enter_opens_one(page, qtbot, window):
    qtbot.keyClick(page.hero, Qt.Key.Key_Down)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert window.panel.file.reference == "E-4146"
    qtbot.keyClick(page.grid, Qt.Key.Key_Up)
    assert page.hero.hasFocus()


def test_keys_on_a_card_act_on_that_card_though_another_is_open(page, qtbot, window):
    acted = []
    page.acted_on.connect(lambda key, case_id, _anchor: acted.append((key, case_id)))
    window.open_case(MARLOWE)
    page.grid.setFocus()
    qtbot.keyClicks(page.grid, "d")
    sheet().close()
    assert acted == [("done", UUID(int=4141))]


def test_the_next_best_comes_when_the_first_is_put_off(page, qtbot, desk, window):
    desk.rows = [row for row in desk.rows if row.case_id != MARLOWE]
    window.refresh()
    assert page.hero.line.title == "Write to Daniel Okafor"
    assert page.hero.ring.box.is_fresh


def test_the_line_is_said_back_and_becomes_a_case(page, qtbot, desk, window):
    window.act("new_follow_up")
    entry = page.capture.entry
    assert window.focusWidget() is entry
    qtbot.keyClicks(entry, "call Ruth thu 10 about it")
    qtbot.waitUntil(page.capture._echo.isVisible)
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert desk.deeds[-1] == ("add", "call Ruth thu 10 about it", False)
    assert entry.line == ""
    assert window.toast.isVisible()
    assert page.hero.hasFocus()


def test_escape_empties_the_line_then_goes_back_to_the_person(page, qtbot):
    page.take_line()
    entry = page.capture.entry
    qtbot.keyClicks(entry, "abc d l w")
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert entry.line == ""
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert page.hero.hasFocus()


def test_once_everyone_has_heard_tomorrow_can_be_looked_at(page, qtbot, desk, window):
    desk.rows = [row for row in desk.rows if row.due_at.day > 24 and row.news_due_at.day > 24]
    window.refresh()
    assert not page.hero.isVisible()
    assert page.empty.isVisible()
    assert page.grid.cards.rowCount() == 0
    qtbot.keyClick(page.entrance, Qt.Key.Key_Space)
    assert page.grid.cards.rowCount() > 0
    assert page.entrance.text() == "Back to today"


def test_nobody_drifting_shows_no_card(page, desk, window):
    assert page.side.drifting.isVisible()
    desk.rows = [replace(row, put_offs=0) for row in desk.rows]
    window.refresh()
    assert not page.side.drifting.isVisible()


def test_the_three_ways_out_act_on_whoever_drifts(page, qtbot, desk):
    names = [b.accessibleName() for b in page.side.drifting.findChildren(QAbstractButton)]
    assert names[:3] == ["Call, Conor Hayes", "Hand over, Conor Hayes", "Close, Conor Hayes"]
    close = next(
        b for b in page.side.drifting.findChildren(QAbstractButton) if b.accessibleName() == names[2]
    )
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert sheet() is not None


def test_what_the_guards_see_stands_beside_the_conversations(page):
    watched = page.side.watched
    assert watched.isVisible()
    assert watched.words.text() == "7 of today's 9 steps have their moment."
    watched.tell(())
    assert not watched.isVisible()


def test_momentum_is_told_in_words_too(page):
    assert page.side.momentum.bar.accessibleName() == "Kept today 2 of 11"
    assert page.side.momentum.run.accessibleName() == "6 days in a row with nothing left overdue"


class Waiting:
    """Tasks that answer only when asked to."""

    def __init__(self):
        self.jobs = []

    def run(self, work, done, failed):
        self.jobs.append(lambda: done(work()))


def test_a_slow_answer_shows_outlines_after_a_moment(qtbot, bench):
    tasks = Waiting()
    page = PeoplePage(replace(bench, tasks=tasks))
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    page.refresh()
    assert not page._skeleton.isVisible()
    qtbot.waitUntil(page._skeleton.isVisible, timeout=AFTER_MS * 10)
    tasks.jobs.pop()()
    assert not page._skeleton.isVisible()
    assert page.hero.isVisible()


def test_below_1280_the_column_waits_in_a_drawer(page, window, qtbot):
    window.resize(1100, 700)
    settle()
    assert not page.side.isVisible()
    page._aside.click()
    settle()
    assert page.side.isVisible()
    assert page._drawer.geometry().right() == page.rect().right()
    qtbot.keyClick(page._drawer, Qt.Key.Key_Escape)
    assert not page.side.isVisible()
    window.resize(1440, 900)
    settle()
    assert page.side.isVisible()


def interactive(widget):
    kinds = (QAbstractButton, QLineEdit, QTextEdit, QAbstractItemView)
    return [w for w in widget.findChildren(QWidget) if isinstance(w, kinds) and w.isVisibleTo(widget)]


def test_every_control_has_a_name_and_can_be_reached_by_tab(page):
    controls = interactive(page)
    assert len(controls) > 12
    for control in controls:
        named = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        assert named.strip(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (1024, 700)])
@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
@pytest.mark.parametrize("opens", [False, True])
def test_no_word_of_ours_is_cut(page, window, theme, size, ground, opens):
    theme.apply(theme.accents[0], ground)
    window.resize(*size)
    if opens:
        window.open_case(MARLOWE)
    page.grid.light(page.grid.cards.index(1, 0))
    settle()
    assert page._scroll.widget().width() == page._scroll.viewport().width()
    with recording() as record:
        window.grab()
    assert len(record.drawn) > 50
    assert not [(c.text, c.shown, c.area.width()) for c in record.cuts if not c.is_quoted]


class Longer(QTranslator):
    """Every word of ours is 40 % longer."""

    def isEmpty(self):  # noqa: N802  # the name is Qt's
        return False

    def translate(self, _context, text, _note=None, _count=-1):
        return text + "~" * round(len(text) * 0.4)


@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (1024, 700)])
def test_longer_words_fit_too(qtbot, bench, desk, qapp, size):
    longer = Longer()
    qapp.installTranslator(longer)
    try:
        page = PeoplePage(bench)
        qtbot.addWidget(page)
        page.resize(size[0] - 64, size[1] - 84)
        page.show()
        page.refresh()
        page.grid.light(page.grid.cards.index(1, 0))
        settle()
        with recording() as record:
            page.grab()
    finally:
        qapp.removeTranslator(longer)
        delete(longer)
    assert any(item.text.endswith("~") for item in record.drawn)
    assert not [(c.text, c.shown, c.area.width()) for c in record.cuts if not c.is_quoted]
    buttons = [b for b in page.hero.findChildren(QAbstractButton) if b.isVisible()]
    assert not [b.text() for b in buttons if b.width() < b.sizeHint().width()]


def test_the_drawer_cuts_no_word(page, window):
    window.resize(1024, 700)
    page._aside.click()
    settle()
    with recording() as record:
        page._drawer.grab()
    assert not [(c.text, c.shown) for c in record.cuts]


def test_every_pair_of_colours_can_be_read(page, window):
    page.grid.light(page.grid.cards.index(1, 0))
    settle()
    with recording() as record:
        window.grab()
    for tokens in load_palettes(TOKENS).looks.values():
        for ink, ground in record.pairs:
            assert contrast(tokens[ink], tokens[ground]) >= 4.5, (ink, ground, tokens.accent, tokens.mode)


def test_markup_of_a_customer_is_shown_as_it_stands(page, window, desk):
    bad = hostile(desk)
    desk.rows = desk.rows[:1]
    window.refresh()
    settle()
    with recording() as record:
        window.grab()
    assert f"Write to {bad}" in {item.text for item in record.drawn}


def test_a_hundred_readings_leave_no_widget_behind(page, window):
    window.refresh()
    settle()
    before = len(page.findChildren(QWidget))
    for _ in range(100):
        window.refresh()
    settle()
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    assert len(page.findChildren(QWidget)) == before


def test_after_closing_the_window_nothing_is_left(qtbot, bench, desk):
    before = set(QApplication.topLevelWidgets())
    window = MainWindow(bench, desk.me(), desk.style(), NoMemory(), {desk.style().home: PeoplePage})
    window.show()
    window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: set(QApplication.topLevelWidgets()) <= before)
