"""Requests of colleagues in the Day plan: three ready answers, what they cost, and the way back."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.history import Action
from app.domain.requests import RequestState
from app.ui.workspaces.day_plan.replies import Reply
from tests.ui.day_plan.test_page import at, card_of, request_of


def test_requests_wait_by_when_they_are_needed(page):
    assert [card.parked.by for card in page.parked.cards.values()] == [
        "Tomás Reilly", "Ben Doyle", "Lena Fischer", "Priya Nair",
    ]  # fmt: skip
    assert card_of(page, "Ben Doyle").fit.text() == "Fit in 12:05"
    assert [card._length.text() for card in page.parked.cards.values()] == [
        "5 min",
        "20 min",
        "10 min",
        "15 min",
    ]


def test_fit_in_answers_the_colleague_and_keeps_the_time(qtbot, page, services):
    card = card_of(page, "Ben Doyle")
    card.fit.setFocus()
    qtbot.keyClick(card.fit, Qt.Key.Key_F)
    request = request_of(services, "Ben Doyle")
    assert request.state is RequestState.ANSWERED
    assert "12:05" in request.answer
    help_ = next(w for w in page.timeline.canvas.in_order() if w.block.title == "Ben Doyle")
    assert (help_.block.start_at, help_.can_move) == (at(12, 5), False)
    assert help_.block.length == timedelta(minutes=20)
    assert page.plan.balance.helping == timedelta(minutes=20)
    assert page.plan.balance.room == timedelta(minutes=40)


def test_undoing_the_yes_takes_the_help_off_the_day(page, window):
    card_of(page, "Ben Doyle").fit_in()
    window.act("undo")
    assert "Ben Doyle" in [card.parked.by for card in page.parked.cards.values()]
    assert "Ben Doyle" not in [w.block.title for w in page.timeline.canvas.in_order()]


def test_not_now_drafts_a_friendly_answer_and_books_what_it_offers(qtbot, page, services):
    card = card_of(page, "Priya Nair")
    card.not_now.setFocus()
    qtbot.keyClick(card.not_now, Qt.Key.Key_G)
    assert card.answer.send.isVisible()
    qtbot.keyClick(card.answer.send, Qt.Key.Key_Space)
    request = request_of(services, "Priya Nair")
    assert (request.state, request.slot_at) == (RequestState.ANSWERED, at(8, 30, day=25))
    assert request.answer == (
        "Happy to help, Priya. Today is full; I have time tomorrow at 08:30. Does that work for you?"
    )
    assert len(page.parked.cards) == 3


def choose(qtbot, card, way):
    card.say_not_now()
    buttons = card.answer.ways.findChildren(QAbstractButton)
    qtbot.mouseClick(next(one for one in buttons if way in one.text()), Qt.MouseButton.LeftButton)


def test_at_my_round_books_a_place_in_that_round(qtbot, page, services):
    card = card_of(page, "Lena Fischer")
    choose(qtbot, card, "My 12:00 round")
    qtbot.mouseClick(card.answer.send, Qt.MouseButton.LeftButton)
    request = request_of(services, "Lena Fischer")
    assert request.answer == "Happy to help, Lena. I do it at my 12:00 round."
    assert at(12) <= request.slot_at < at(14)
    assert "Lena Fischer" in [w.block.title for w in page.timeline.canvas.in_order()]


def test_not_me_names_whom_to_ask_instead_and_goes_back_to_the_asker(qtbot, page, services):
    card = card_of(page, "Ben Doyle")
    choose(qtbot, card, "Not me")
    assert card.answer.instead.isVisible()
    joan = next(one for one in page.plan.colleagues if one[1] == "Joan Whitaker")
    card.answer.suggest(joan)
    qtbot.mouseClick(card.answer.send, Qt.MouseButton.LeftButton)
    request = request_of(services, "Ben Doyle")
    assert (request.state, request.suggested_id) == (RequestState.DECLINED, joan[0])
    assert request.answer == "Not me this time, Ben, but Joan can help you better."


def test_beyond_the_help_of_a_day_a_card_names_the_own_word_at_stake(page, services, window):
    assert card_of(page, "Ben Doyle").cost.isHidden()
    for name in ("Ben Doyle", "Tomás Reilly", "Lena Fischer"):
        card_of(page, name).fit_in()
    with services.desk.acting(Action.EDIT) as unit:
        unit.requests.save(replace(request_of(services, "Ben Doyle"), effort=timedelta(minutes=50)))
        unit.commit()
    window.refresh()
    assert (
        card_of(page, "Priya Nair")
        .cost.text()
        .startswith("Makes 1 h 20 m of help today. First of your own: ")
    )
    services.styles.switch_guard("help_budget", services.reminders, on=False)
    window.refresh()
    assert card_of(page, "Priya Nair").cost.isHidden()


def test_one_key_begins_the_help_and_one_leads_back_to_what_was_left(qtbot, page, services, sheet):
    card_of(page, "Tomás Reilly").fit_in()
    left = page.plan.next.case_id
    assert page.ticket.button.text() == "Begin to help"
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_R)
    assert request_of(services, "Tomás Reilly").left_case_id == left
    assert page.ticket.button.text().startswith("Back to ")
    with qtbot.waitSignal(page.case_opened) as opened:
        qtbot.keyClick(page, Qt.Key.Key_R)
    assert opened.args == [left]
    assert page.current_case_id == left
    assert not request_of(services, "Tomás Reilly").is_being_helped


def test_the_words_of_a_no_can_be_changed_and_back_leaves_all_as_it_was(qtbot, page, services):
    card = card_of(page, "Priya Nair")
    card.say_not_now()
    qtbot.keyClick(card.answer.send, Qt.Key.Key_Escape)
    assert card.fit.isVisible()
    assert request_of(services, "Priya Nair").state is RequestState.DELIVERED
    card.say_not_now()
    qtbot.mouseClick(card.answer.change, Qt.MouseButton.LeftButton)
    card.answer.edit.setPlainText("Friday is better for me, Priya.")
    qtbot.mouseClick(card.answer.send, Qt.MouseButton.LeftButton)
    assert request_of(services, "Priya Nair").answer == "Friday is better for me, Priya."


def test_letters_typed_into_the_answer_are_letters(qtbot, page):
    card = card_of(page, "Priya Nair")
    card.say_not_now()
    qtbot.mouseClick(card.answer.change, Qt.MouseButton.LeftButton)
    card.answer.edit.clear()
    qtbot.keyClicks(card.answer.edit, "fgt")
    assert card.answer.edit.toPlainText() == "fgt"


def test_words_that_were_begun_survive_a_refresh(qtbot, page, window):
    card = card_of(page, "Priya Nair")
    card.say_not_now()
    qtbot.mouseClick(card.answer.change, Qt.MouseButton.LeftButton)
    card.answer.edit.setPlainText("Could it be")
    window.refresh()
    assert card_of(page, "Priya Nair").answer.edit.toPlainText() == "Could it be"
    assert card_of(page, "Priya Nair").answer.edit.isVisible()


def test_the_foot_says_when_the_next_look_is(page):
    assert page.parked._foot.text() == "Next look at 12:00. Only a promise about to break knocks."


def test_nothing_parked_says_so(page, services, window):
    for card in list(page.parked.cards.values()):
        card.replied.emit(Reply(card.parked, "Not this week, sorry."))
    assert page.parked._line.text() == "No one is waiting for you."
