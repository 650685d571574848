from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import delete

from app.domain.checklists import ChecklistItem
from app.domain.moments import Moment
from app.services.steps import Postponement
from app.ui.theme.looks import Ground
from app.ui.theme.texts import recording
from app.ui.workspaces.day_plan.blocks import BlockWidget
from tests.ui.test_tokens import contrast

SIZES = [(1440, 900), (1024, 700)]


def at(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def drawn(window):
    for _ in range(3):
        QApplication.processEvents()
    with recording() as record:
        window.grab()
    return record


def request_of(services, name):
    with services.desk.reading() as unit:
        people = {person.id: person.name for person in unit.people.all()}
        to_me = unit.requests.addressed_to(services.desk.person_id)
        return next(one for one in to_me if people[one.author_id] == name)


def card_of(page, name):
    return next(card for card in page.parked.cards.values() if card.parked.by == name)


def later_all(services, but=()):
    """Put every step of today on another day, with the customer's yes."""
    for row in services.today.rows():
        if row.contact not in but and row.slot_at < at(0, day=25):
            services.steps.later(
                row.case_id, Moment.of(at(10, day=30), "Europe/Dublin"), Postponement(is_agreed=True)
            )


# What it says.


def test_the_head_says_the_day_and_that_all_of_it_fits(page):
    assert page.title.text() == "Tuesday 24 November"
    assert page.line.text() == "Nine to go, and all of them fit before 16:45. Four are already kept."


def test_what_was_kept_stands_on_one_line_that_opens(qtbot, page):
    assert page.earlier.head.accessibleName() == (
        "Earlier today: 4 kept. Petra, Nadia, Helen and Sam have heard from you"
    )
    qtbot.keyClick(page.earlier.head, Qt.Key.Key_Space)
    texts = [label.text() for label in page.earlier.findChildren(QWidget) if hasattr(label, "dress")]
    assert any("08:40" in text and "Petra Novak" in text for text in texts)


def test_the_next_card_offers_one_act_in_words(page):
    assert page.next.accessibleName().startswith("Next, at 11:00")
    assert page.next.main.text() == "Write to Ruth"
    assert [box.isChecked() for box in page.next.boxes] == [True, True, False, False]


def test_ticking_an_item_is_stored_and_counted_on_the_block(qtbot, page, block_of, services):
    page.next.boxes[2].setFocus()
    qtbot.keyClick(page.next.boxes[2], Qt.Key.Key_Space)
    assert "3 of 4 steps done" in block_of("Ruth Fenwick").accessibleName()
    items = services.today.case(page.plan.next.case_id).checklist
    assert sum(item.done_at is not None for item in items) == 3
    assert isinstance(items[0], ChecklistItem)


def test_the_main_act_starts_on_its_own_case_whatever_the_panel_shows(qtbot, window, page, block_of, sheet):
    opened = []
    window.acts.open_url = opened.append
    qtbot.keyClick(block_of("Marta Silva"), Qt.Key.Key_Return)
    qtbot.mouseClick(page.next.main, Qt.MouseButton.LeftButton)
    assert opened
    assert opened[0].startswith("mailto:ruth")
    assert sheet() is not None


def test_two_to_place_again_each_with_a_time_that_fits(qtbot, page, row_of):
    assert page.again.title.text() == "Two to place again"
    assert [button.text() for button in page.again.buttons] == ["Fit in 10:45", "Fit in 11:15"]
    qtbot.mouseClick(page.again.buttons[1], Qt.MouseButton.LeftButton)
    assert row_of("Eimear Walsh").slot_at == at(11, 15)
    assert page.again.title.text() == "One to place again"


def test_f_fits_in_the_current_suggestion(qtbot, page, block_of, row_of):
    eimear = block_of("Eimear Walsh")
    eimear.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(eimear, Qt.Key.Key_F)
    assert row_of("Eimear Walsh").slot_at == at(11, 15)


def test_letters_act_on_the_block_that_has_the_focus(qtbot, block_of, sheet):
    paul = block_of("Paul Nolan")
    paul.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(paul, Qt.Key.Key_D)
    assert "Paul" in sheet().accessibleName() or "Done" in sheet().accessibleName()


def test_the_line_of_now_and_the_offers_go_on_with_the_clock(page, now, window):
    now.advance(minutes=20)
    window._tick()
    assert page.next.accessibleName().startswith("Now, since 11:00")
    assert all(block.start_at >= now.now for block in page.plan.suggestions)


# States.


def test_an_empty_day_offers_two_from_the_week(page, window, services):
    later_all(services)
    window.refresh()
    assert page.line.text().startswith("Nothing planned. Fit in two from the week?")
    assert len(page.plan.suggestions) == 2


def test_a_full_day_says_by_how_much_and_what_can_wait(qtbot, page, window, services, row_of):
    ruth = row_of("Ruth Fenwick")
    services.steps.estimate(ruth.case_id, timedelta(hours=8))
    window.refresh()
    assert "too much. Move one?" in page.line.text()
    assert page.full.isVisible()
    name = page.plan.easing.row.contact
    qtbot.mouseClick(page.full.button, Qt.MouseButton.LeftButton)
    assert row_of(name).due_at > at(0, day=25)


def test_customers_who_must_hear_today_stand_apart_from_the_steps(qtbot, page, window, services, sheet):
    sven = next(row for row in services.today.rows() if row.contact == "Sven Larsen")
    services.promises.make(sven.case_id, "A word on the month", Moment.of(at(15), "Europe/Dublin"))
    window.refresh()
    assert page.words_due.title.text() == "One to tell today"
    qtbot.mouseClick(page.words_due.buttons[0], Qt.MouseButton.LeftButton)
    assert sheet() is not None


# Guided questions.


def test_four_questions_make_a_case(qtbot, window, services, sheet):
    before = len(services.today.rows())
    window.act("new_follow_up")
    form = sheet()
    asked = []
    for answer in ("Bramble & Co", "a second machine", "call", "thu 10"):
        asked.append(form._question.text())
        qtbot.keyClicks(form.field, answer)
        qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert asked == ["Who is it for?", "What do they want?", "What do you do next?", "When?"]
    rows = services.today.rows()
    assert len(rows) == before + 1
    new = max(rows, key=lambda row: row.number)
    assert (new.customer, new.due_at) == ("Bramble & Co", at(10, day=26))


def test_the_last_case_like_it_offers_its_step(qtbot, window, sheet, page):
    page.ask()
    form = sheet()
    for answer in ("Bramble & Co", "two-hopper"):
        form.field.setText(answer)
        qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.offer.isVisible()
    qtbot.mouseClick(form.offer, Qt.MouseButton.LeftButton)
    assert form.field.text()


def test_a_guided_answer_can_be_gone_back_to(qtbot, page, sheet):
    page.ask()
    form = sheet()
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.step == "customer"
    form.field.setText("Ruth")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    qtbot.mouseClick(form.back, Qt.MouseButton.LeftButton)
    assert (form.step, form.field.text()) == ("customer", "Ruth")


# How it looks.


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
def test_no_word_is_cut_and_every_pair_of_colours_is_readable(window, page, theme, size, ground):
    theme.apply(theme.accent, ground)
    window.resize(*size)
    for tab in (page.plan_tab, page.parked_tab):
        if tab.isVisible():
            tab.click()
        card_of(page, "Priya Nair").say_not_now()
        record = drawn(window)
        assert [item.text for item in record.cuts if not item.is_quoted] == []
        weak = {
            (letters, ground_)
            for letters, ground_ in record.pairs
            if contrast(theme.tokens[letters], theme.tokens[ground_]) < 4.5
        }
        assert weak <= {("ink-dis", "surface"), ("ink-dis", "sunken")}


def test_requests_move_behind_a_tab_where_the_window_is_narrow(qtbot, window, page):
    assert page.parked.isVisible()
    window.resize(1024, 700)
    assert not page.parked.isVisible()
    assert page.parked_tab.accessibleName() == "Parked, 4"
    page.not_now()
    assert page.parked.isVisible()
    window.resize(1440, 900)
    assert page.parked.isVisible()
    assert page.next.isVisible()


def test_everything_one_can_use_has_a_name_and_can_be_reached(window, page):
    used = [
        widget
        for kind in (QAbstractButton, BlockWidget, QLineEdit, QPlainTextEdit)
        for widget in page.findChildren(kind)
        if widget.isVisible()
    ]
    assert len(used) > 20
    assert [widget for widget in used if not widget.accessibleName()] == []
    assert [w for w in used if not w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()] == []


def test_tab_goes_through_the_blocks_as_the_day_runs(qtbot, window, page):
    order = page.timeline.canvas.in_order()
    order[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen = [window.focusWidget()]
    for _ in order[1:]:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    assert seen == order


def test_no_day_has_more_than_thirty_blocks(page, services, window):
    for number in range(34):
        line = f"lead: Customer {number} wants a machine, call today 16:{number:02d}"
        services.opening.add(services.entries.read(line), is_new=True)
    window.refresh()
    assert len(page.timeline.canvas.widgets) == 30
    assert "more in Cases" in " ".join(item.text for item in drawn_whole(page))


def drawn_whole(page):
    with recording() as record:
        page.timeline.canvas.grab()
    return record.drawn


def test_refreshing_a_hundred_times_leaves_no_widget_behind(page, window):
    QApplication.processEvents()
    before = len(page.findChildren(QWidget))
    for _ in range(100):
        window.refresh()
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    QApplication.processEvents()
    assert len(page.findChildren(QWidget)) == before


def test_hostile_words_stay_words(page, services, window):
    line = "lead: Bramble & Co wants a machine, call about <b>bold</b> today 16:50"
    services.opening.add(services.entries.read(line), is_new=True)
    window.refresh()
    assert any("<b>" in w.accessibleName() for w in page.timeline.canvas.in_order())


class Longer(QTranslator):
    """A language whose words are 40 % longer."""

    def translate(self, _context, source, _more=None, _n=-1):
        return f"{source} {'~' * max(1, round(len(source) * 0.4) - 1)}" if source else source

    def isEmpty(self):  # noqa: N802  # Qt asks by this name
        return False


@pytest.fixture
def longer_words(qapp):
    translator = Longer()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    delete(translator)


@pytest.mark.parametrize("size", SIZES)
def test_longer_words_are_not_cut_either(longer_words, window, page, size):
    window.resize(*size)
    for tab in (page.plan_tab, page.parked_tab):
        if tab.isVisible():
            tab.click()
        card_of(page, "Priya Nair").say_not_now()
        record = drawn(page)
        assert [item.text for item in record.cuts if not item.is_quoted] == []
