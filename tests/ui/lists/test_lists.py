"""People, promises, closed cases and searches by keyboard, on a real store."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget

from app.domain.history import Action
from app.domain.kinds import Channel
from app.domain.promises import PromiseView
from app.services.lists import ListService
from app.ui.theme.looks import Ground, Theme
from app.ui.theme.texts import recording
from app.ui.theme.tokens import load_palettes
from tests.ui.conftest import TOKENS
from tests.ui.stores import Place, settle, sheet
from tests.ui.test_tokens import contrast

Key = Qt.Key
PLACES = ("cases", "customers", "promises")


def press(qtbot, widget, *keys):
    for key in keys:
        qtbot.keyClicks(widget, key) if isinstance(key, str) else qtbot.keyClick(widget, key)
    settle()


@pytest.mark.parametrize(("key", "place_key"), [(Key.Key_3, "customers"), (Key.Key_4, "promises")])
def test_the_rail_is_walked_by_keys(place, qtbot, key, place_key):
    place.window.activateWindow()
    place.window.act(f"go_{place_key}")
    settle()
    assert place.window.workspace.list.table.rowCount() > 10


def test_a_customer_is_found_and_corrected_and_taken_back(place, qtbot):
    window = place.window
    window.go("customers")
    page = window.workspace
    press(qtbot, page.filter, "eimear")
    assert page.list.table.rowCount() == 1
    press(qtbot, page.list, Key.Key_Return)
    assert page.card.view.customer.name == "Hotel Marlowe"
    assert page.card.view.open_rows
    press(qtbot, page.card.edit, Key.Key_Space)
    sheet().fields["phone"].setText("020 910 0199")
    press(qtbot, sheet().fields["name"], Key.Key_Return)
    assert page.card.view.customer.phone == "020 910 0199"
    window.act("undo")
    settle()
    assert page.card.view.customer.phone != "020 910 0199"
    press(qtbot, page.card, Key.Key_Escape)
    assert not page.panes.is_open


def left_by_an_import(place, *names):
    """As if an import had made these customers of a column of names."""
    desk = place.services.desk
    with desk.acting(Action.IMPORT) as unit:
        for one in unit.customers.all():
            if one.name in names:
                unit.customers.save(replace(one, needs_completing=True))
        unit.commit()
    place.window.go("today")
    settle()


def test_customers_that_an_import_left_are_completed_by_keyboard_until_none_is_left(place, qtbot):
    window = place.window
    window.choose_style(next(one.key for one in place.services.styles.all() if one.home == "people"))
    left_by_an_import(place, "Kiln Bakery", "Hotel Marlowe")
    home = window.workspace
    assert home.unfinished.text() == "To complete: 2"
    assert "Customers to complete: 2. Best within 24 hours." in window._bench.desk.days().closing().figures
    press(qtbot, home.unfinished, Key.Key_Space)
    page = window.workspace
    assert page.list.table.rowCount() == 2
    for left in (1, 0):
        press(qtbot, page.list, Key.Key_Home, Key.Key_Return)
        sheet().fields["phone"].setText("020 910 0177")
        press(qtbot, sheet().fields["name"], Key.Key_Return)
        assert page.list.table.rowCount() == left
    assert ListService(place.services.desk).to_complete() == 0
    window.go("today")
    settle()
    assert not home.unfinished.isVisible()
    assert not any("to complete" in line for line in window._bench.desk.days().closing().figures)


def test_a_new_customer_is_known_to_the_next_typed_line(place, qtbot):
    window = place.window
    window.go("customers")
    window.workspace.new.click()
    press(qtbot, sheet().fields["name"], "Bramble & Co", Key.Key_Return)
    names = [row.customer.name for row in ListService(place.services.desk).customers()]
    assert "Bramble & Co" in names
    fields = window._bench.desk.read_line("lead: Bramble & Co wants a machine, call thu 10").fields
    assert all(field.note != "new" for field in fields if field.field == "customer")


def test_a_customer_without_a_name_is_not_kept(place, qtbot):
    place.window.go("customers")
    place.window.workspace.new.click()
    press(qtbot, sheet().fields["phone"], "1", Key.Key_Return)
    assert sheet().isVisible()
    sheet().close()


def test_a_promise_is_kept_from_the_list_and_its_case_opens(place, qtbot):
    window = place.window
    window.go("promises")
    page = window.workspace
    page.list.step(1)
    line = page.list.current_line
    press(qtbot, page.list, Key.Key_Space)
    states = {row.promise.id: row.view for row in ListService(place.services.desk).promises()}
    assert states[line.key] in {PromiseView.KEPT, PromiseView.BROKEN}
    press(qtbot, page.list, Key.Key_Return)
    assert window.panel.case_id == page.list.current_line.case_id


def test_a_promise_is_let_go_from_the_list_with_a_reason(place, qtbot):
    place.window.go("promises")
    page = place.window.workspace
    line = page.list.current_line
    press(qtbot, page.list, Key.Key_Delete)
    press(qtbot, sheet().words, "they want another model", Key.Key_Return)
    states = {row.promise.id: row.view for row in ListService(place.services.desk).promises()}
    assert states[line.key] is PromiseView.RELEASED
    assert page.list.table.place_of(line.key) < 0


def test_closed_cases_stand_behind_their_pill(place, qtbot):
    window = place.window
    window.go("cases")
    page = window.workspace
    page._pills[-1].click()
    settle()
    count = page.closed.table.rowCount()
    assert count == len(ListService(place.services.desk).closed())
    press(qtbot, page.closed, Key.Key_Return)
    assert not window.panel.file.is_open


def test_cases_gone_to_again_are_made_anew_only_where_something_changed(place):
    window, made = place.window, []
    window.go("cases")
    settle()
    page = window.workspace
    page.list.table.modelReset.connect(lambda: made.append(1))
    for key in ("promises", "cases"):
        window.go(key)
        settle()
    assert made == []
    place.services.telling.told(page.list.current_row.case_id, "It is on its way.", channel=Channel.CALL)
    window.refresh()
    settle()
    assert made == [1]


def test_the_palette_finds_cases_customers_and_all_results(place, qtbot):
    window = place.window
    window.small.open_palette("marlowe")
    palette = sheet()
    qtbot.waitUntil(lambda: palette.list.choices.choice_at(0).act == "case")
    acts = [palette.list.choices.choice_at(n).act for n in range(palette.list.choices.rowCount())]
    assert "customer" in acts
    assert acts[-1] == "add"
    palette.list.setCurrentIndex(palette.list.choices.index(acts.index("results"), 0))
    press(qtbot, palette.entry, Key.Key_Return)
    page = window.workspace
    assert page.filter.text() == "marlowe"
    assert {page.list.table.line_at(n) is None for n in range(page.list.table.rowCount())} == {True, False}
    assert window.rail.isVisible()


def test_a_search_that_finds_nothing_says_what_was_searched(place):
    place.window.search("zzzz")
    settle()
    assert place.window.workspace.empty.isVisible()


def test_a_found_customer_opens_their_card(place, qtbot):
    place.window.search("castle")
    settle()
    page = place.window.workspace
    last = page.list.table.line_at(page.list.table.rowCount() - 1)
    page.open_line(last)
    settle()
    assert place.window.workspace.card.view.customer.id == last.key


def test_the_table_keeps_the_rules_of_models(place):
    place.window.go("customers")
    table = place.window.workspace.list.table
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    place.window.refresh()
    assert table.rowCount() > 0


def interactive(widget):
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView)
    return [w for w in widget.findChildren(QWidget) if isinstance(w, kinds) and w.isVisibleTo(widget)]


def looks(place):
    """Every list, with the card and with the panel."""
    window, records = place.window, []
    for key in PLACES:
        window.go(key)
        page = window.workspace
        settle()
        if key == "customers":
            page.open_line(page.list.current_line)
        if key == "cases":
            window.open_case(place.case(4127).case_id)
        settle()
        for control in interactive(window):
            assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip(), control
        with recording() as record:
            window.grab()
        records.append(record)
        if window.panes.is_open:
            window.side.close()
    return records


def cuts(record):
    return [(c.text, c.shown, c.area.width()) for c in record.cuts if not c.is_quoted or c.is_squeezed]


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
def test_no_word_of_ours_is_cut_and_every_pair_of_colours_can_be_read(place, theme, size, ground):
    theme.apply(theme.accent, ground)
    place.window.resize(*size)
    settle()
    for record in looks(place):
        assert len(record.drawn) > 50
        assert not cuts(record)
        for tokens in load_palettes(TOKENS).looks.values():
            for ink, on in record.pairs:
                assert contrast(tokens[ink], tokens[on]) >= 4.5, (ink, on, tokens.accent, tokens.mode)


@pytest.mark.parametrize("zoom", [1.5, 2.0])
def test_larger_text_cuts_no_word_of_ours(qtbot, qapp, sample, tmp_path, zoom):
    theme = Theme(qapp, TOKENS, zoom=zoom)
    made = Place(tmp_path, sample, theme)
    made.window.resize(1440, 900)
    made.window.show()
    settle()
    try:
        for key in ("customers", "promises"):
            made.window.go(key)
            settle()
            with recording() as record:
                made.window.workspace.grab()
            assert not cuts(record)
    finally:
        made.close()
        theme.close()


def test_nothing_is_left_after_cards_and_forms(place, qtbot):
    window = place.window
    window.go("customers")
    page = window.workspace
    before = set(QApplication.topLevelWidgets())
    for _ in range(20):
        page.open_line(page.list.step(1) or page.list.current_line)
        page._on_act("edit")
        sheet().reject()
        settle()
    page.close_card()
    qtbot.waitUntil(lambda: {w for w in QApplication.topLevelWidgets() if w.isVisible()} <= before)
    assert len(page.card.findChildren(QWidget)) < 120


def test_enter_in_the_filter_leads_to_what_it_let_through(place, qtbot):
    place.window.go("customers")
    settle()
    page = place.window.workspace
    page.filter_here()
    qtbot.keyClicks(page.filter, "marlowe")
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    settle()
    assert place.window.focusWidget() is page.list
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settle()
    assert page.card.view.customer.name == "Hotel Marlowe"
    qtbot.keyClicks(page.filter, " nobody")
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert place.window.focusWidget() is page.filter
