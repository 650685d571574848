from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
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

from app.domain.kinds import Channel
from app.ui.actions import ACTIONS, Where
from app.ui.acts.exporting import Exports
from app.ui.cases.lists import CaseList
from app.ui.cases.tables import CaseTable, Group, Heading
from app.ui.frame.sheets import Sheet
from app.ui.quick_entry.choices import Choice, ChoiceModel
from app.ui.quick_entry.palettes import CommandPalette
from app.ui.tasks import Hub
from app.ui.theme.looks import Ground
from app.ui.theme.texts import recording
from app.ui.theme.tokens import load_palettes
from tests.ui.conftest import TOKENS
from tests.ui.desks import Refused, hostile
from tests.ui.rows import agenda_rows
from tests.ui.test_tokens import contrast

MARLOWE = UUID(int=4127)


def sheet():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible())


def menu():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())


def press(qtbot, widget, *keys):
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(widget, key)
        else:
            qtbot.keyClick(widget, key)


@pytest.fixture
def today(window):
    view = window.workspace.list
    view.setFocus()
    return view


def test_the_models_keep_the_rules_of_qt(bench, qtmodeltester):
    table = CaseTable(bench.formats)
    qtmodeltester.check(table)
    table.show_groups(
        [Group(agenda_rows()[:3], Heading("Overdue", "3 cases", is_late=True)), Group(agenda_rows()[3:])]
    )
    qtmodeltester.check(table)
    choices = ChoiceModel()
    choices.show_choices([Choice("add", "Add", "ph.plus"), Choice("case", "Open", "ph.briefcase")])
    qtmodeltester.check(choices)


def test_arrows_pass_over_headings_and_enter_opens_the_case(qtbot, window, today):
    first = today.current_row
    press(qtbot, today, Qt.Key.Key_Down, "j", Qt.Key.Key_Return)
    assert first.number == 4141
    assert today.current_row.number == 4146
    assert window.panes.is_open
    assert window.panel.file.reference == "E-4146"
    press(qtbot, today, "k")
    assert window.panel.file.reference == "Q-4127"


def test_escape_closes_the_case_and_goes_back_to_the_list(qtbot, window, today):
    press(qtbot, today, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert not window.panes.is_open


def test_logging_a_call_takes_two_keys(qtbot, today, desk, opened_urls):
    press(qtbot, today, "c")
    press(qtbot, sheet(), Qt.Key.Key_Return)
    assert desk.deeds[-1] == ("told", "", Channel.CALL, "")
    assert opened_urls == ["tel:+44209100142"]


def test_done_takes_the_first_proposal_with_enter(qtbot, today, desk, window):
    press(qtbot, today, "d")
    press(qtbot, sheet(), Qt.Key.Key_Return)
    assert desk.deeds[-1] == ("done", "email send the order form 16:00", False)
    assert window.toast.isVisible()


def test_done_takes_a_choice_by_its_number(qtbot, today, desk):
    press(qtbot, today, "d")
    press(qtbot, sheet(), "2")
    assert desk.deeds[-1] == ("done", "call thu 10", False)


def test_done_takes_a_step_of_ones_own(qtbot, today, desk):
    press(qtbot, today, "d")
    form = sheet()
    press(qtbot, form, "3")
    press(qtbot, form.own, "visit fri 10", Qt.Key.Key_Return)
    assert desk.deeds[-1] == ("done", "visit fri 10", False)


def test_done_can_end_the_case_with_an_outcome(qtbot, today, desk):
    press(qtbot, today, "d")
    press(qtbot, sheet(), "4")
    form = sheet()
    press(qtbot, form, "2")
    press(qtbot, form.word, "they bought elsewhere", Qt.Key.Key_Return)
    assert desk.deeds[-1] == ("close_case", "lost", "they bought elsewhere")


def test_later_shows_clock_times_and_moves_the_step(qtbot, today, desk):
    press(qtbot, today, "s")
    shown = [action.text() for action in menu().actions()]
    assert shown[:2] == ["in 15 min\ttoday 10:57", "today 12:00"]
    press(qtbot, menu(), Qt.Key.Key_Return)
    assert desk.deeds[-1][0] == "later"


def test_a_later_that_passes_a_promise_asks_for_agreement(qtbot, today, desk):
    desk.refusal = Refused()
    press(qtbot, today, "s")
    press(qtbot, menu(), Qt.Key.Key_Return)
    form = sheet()
    form.agreed.setChecked(True)
    press(qtbot, form.when, Qt.Key.Key_Return)
    assert desk.deeds[-1] == ("later", "2026-11-24 10:57", True, "")


def test_a_refusal_keeps_what_was_typed_and_says_one_sentence(qtbot, today, desk):
    press(qtbot, today, "t")
    form = sheet()
    desk.refusal = Refused()
    press(qtbot, form.words, "the quote stands", Qt.Key.Key_Return)
    assert form.isVisible()
    assert form.words.text() == "the quote stands"
    desk.refusal = None
    press(qtbot, form.words, Qt.Key.Key_Return)
    assert desk.deeds[-1][:2] == ("told", "the quote stands")


def test_undo_takes_back_by_key(qtbot, today, desk):
    press(qtbot, today, "z")
    assert desk.deeds[-1] == ("undo",)


def test_a_new_follow_up_is_typed_and_filed(qtbot, window, desk):
    window.act("new_follow_up")
    palette = sheet()
    press(qtbot, palette.entry, "call ruth thu 10")
    press(qtbot, palette.entry, Qt.Key.Key_Return)
    assert desk.deeds[-1] == ("add", "call ruth thu 10", False)
    assert window.toast.isVisible()


def test_search_finds_a_case_first_and_offers_to_add_last(qtbot, window):
    window.act("open_palette")
    palette = sheet()
    press(qtbot, palette.entry, "marlowe")
    qtbot.waitUntil(lambda: palette.list.choices.choice_at(0).act == "case")
    count = palette.list.choices.rowCount()
    assert palette.list.choices.choice_at(count - 1).act == "add"
    palette.list.walk(-1)
    palette.list.walk(1)
    press(qtbot, palette.entry, Qt.Key.Key_Return)
    assert window.panel.file.reference == "Q-4127"


def test_a_line_in_doubt_stays_open_with_its_sentence(qtbot, window, desk):
    window.act("new_follow_up")
    palette = sheet()
    desk.refusal = Refused()
    press(qtbot, palette.entry, "call somebody", Qt.Key.Key_Return)
    assert palette.isVisible()
    desk.refusal = None
    press(qtbot, palette.entry, Qt.Key.Key_Return)
    assert desk.deeds[-1] == ("add", "call somebody", False)


def test_every_action_has_something_behind_it(window):
    for action in ACTIONS:
        behind = (
            window.acts.keys
            if action.where is Where.CASE and action.key not in window.handlers
            else window.handlers
        )
        assert action.key in behind


def test_no_two_actions_share_a_key():
    for field in ("shortcut", "letter", "key"):
        used = [getattr(action, field) for action in ACTIONS if getattr(action, field)]
        assert len(used) == len(set(used)), field


def test_the_style_changes_without_a_restart_and_the_rows_stay(window, theme, desk):
    before = window.workspace.list.table.rowCount()
    for style in (*desk.styles(), desk.styles()[0]):
        window.choose_style(style.key)
        assert theme.accent == style.accent
        assert window.workspace.list.table.rowCount() == before


def test_the_pill_counts_who_waits_and_lists_the_longest_first(window):
    assert window.top.pill.accessibleName() == "3 customers waiting for news"
    window.act("open_waiting")
    popover = QApplication.activePopupWidget()
    names = [
        b.accessibleName()
        for b in popover.findChildren(QAbstractButton)
        if b.accessibleName().startswith("Tell")
    ]
    assert [name.rpartition(", ")[2] for name in names] == ["Brookfield Dental", "Kiln Bakery", "Studio Nord"]


def test_below_1280_the_case_lies_over_the_list(window, qtbot):
    window.open_case(MARLOWE)
    assert window.panel.parentWidget() is not window.panes
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.panes.stack.width() > 900)
    assert window.panel.isVisible()


def test_f6_walks_through_the_regions(window, qtbot, today):
    window.open_case(MARLOWE)
    seen = []
    for _ in range(5):
        window.act("next_region")
        seen.append(window.focusWidget())
    regions = [window.panel, window.status, window.rail, window.top, window.workspace]
    assert [region.isAncestorOf(widget) for region, widget in zip(regions, seen, strict=True)] == [True] * 5


def interactive(widget):
    kinds = (QAbstractButton, QLineEdit, QTextEdit, QAbstractItemView)
    return [w for w in widget.findChildren(QWidget) if isinstance(w, kinds) and w.isVisibleTo(widget)]


def test_every_control_has_a_name_for_screen_readers(window):
    window.open_case(MARLOWE)
    for place in ("today", "cases"):
        window.go(place)
        for control in interactive(window):
            named = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
            assert named.strip(), control


@pytest.mark.parametrize(
    "key",
    [
        "done",
        "tell",
        "log_update",
        "hand_over",
        "add_promise",
        "close_case",
        "show_keys",
        "open_palette",
        "new_follow_up",
    ],
)
def test_every_dialog_names_its_controls_and_cuts_no_word(window, key):
    window.open_case(MARLOWE)
    window.act(key)
    dialog = sheet()
    settle()
    with recording() as record:
        dialog.grab()
    assert not [(c.text, c.shown, c.area.width(), c.area.height()) for c in record.cuts]
    for control in interactive(dialog):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip(), control


def settle():
    """Each pass brings a new height one layout further out."""
    for _ in range(8):
        QApplication.processEvents()


def drawn(window, qtbot):
    window.open_case(MARLOWE)
    found = []
    for place in ("today", "cases"):
        window.go(place)
        settle()
        with recording() as record:
            window.grab()
        found.append(record)
    return found


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
def test_no_word_is_cut(window, qtbot, theme, size, ground):
    theme.apply(theme.accents[0], ground)
    window.resize(*size)
    for record in drawn(window, qtbot):
        assert len(record.drawn) > 50
        assert not [(c.text, c.shown, c.area.width(), c.area.height()) for c in record.cuts]


def test_every_pair_of_colours_on_the_screen_can_be_read(window, qtbot):
    pairs = set().union(*(record.pairs for record in drawn(window, qtbot)))
    assert len(pairs) > 12
    for tokens in load_palettes(TOKENS).looks.values():
        for ink, ground in pairs:
            assert contrast(tokens[ink], tokens[ground]) >= 4.5, (ink, ground, tokens.accent, tokens.mode)


def test_markup_of_a_customer_is_shown_as_it_stands(window, desk):
    bad = hostile(desk)
    window.refresh()
    window.open_case(desk.rows[0].case_id)
    QApplication.processEvents()
    with recording() as record:
        window.grab()
    assert bad in {item.text for item in record.drawn}


def test_the_list_keeps_its_place_when_rows_change(window, desk, today):
    today.step(1)
    keep = today.current_row.case_id
    desk.rows = [row for row in desk.rows if row.number != 4141]
    window.refresh()
    assert today.current_row.case_id == keep


def test_an_empty_day_says_so_and_offers_a_way_on(window, desk, qtbot):
    desk.rows = []
    window.refresh()
    assert window.workspace.empty.isVisible()
    assert not isinstance(window.workspace.entrance, CaseList)


def test_after_closing_dialogs_and_the_window_nothing_is_left(qtbot, bench, desk):
    from app.ui.frame.memories import NoMemory
    from app.ui.main_window import MainWindow

    before = set(QApplication.topLevelWidgets())
    window = MainWindow(bench, desk.me(), desk.style(), NoMemory())
    window.show()
    for key in ("new_follow_up", "show_keys"):
        window.act(key)
        sheet().close()
    window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: set(QApplication.topLevelWidgets()) <= before)


def test_the_palette_is_gone_after_escape(window, qtbot):
    window.act("open_palette")
    palette = sheet()
    press(qtbot, palette, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(isinstance(w, CommandPalette) for w in QApplication.topLevelWidgets()))


def test_an_export_says_what_it_wrote_and_can_be_stopped(qtbot, bench, desk, window, tmp_path):
    hub = Hub()
    exports = Exports(replace(bench, tasks=hub), window.progress, window)
    said = []
    exports.said.connect(said.append)
    exports.write("calendar", str(tmp_path / "week.ics"))
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["week.ics is written: 3 entries."]
    assert not window.progress.isVisible()
    hub.close()
