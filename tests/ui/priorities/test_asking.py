"""Asking colleagues, and answering them, by keyboard and in one press."""

from PySide6.QtCore import Qt

from tests.ui.priorities.test_list import press
from tests.ui.priorities.test_page import sheet


def test_asking_by_keyboard_says_when_it_arrives_before_it_is_sent(qtbot, page, services):
    press(qtbot, page.list, "a")
    form = sheet()
    press(qtbot, form.people[0], "2")
    assert form.reach.text() == "Joan gets it today 14:00, together with 1 more of yours."
    assert form.lead.text() == "Too few answers of Joan to tell how long it takes."
    form.harm.setText("It would break the machine")
    assert form.reach.text() == "Joan gets it at once. Urgent ones left today: 3."
    form.harm.clear()
    press(qtbot, form.text, "Is there a spare grinder?")
    press(qtbot, form.when, "today 16:00")
    with qtbot.waitSignal(page.said) as heard:
        press(qtbot, form.when, Qt.Key.Key_Return)
    assert heard.args[0] == "Asked Joan Whitaker; it reaches them today 14:00."
    asked = services.today.case(page.current_case_id).requests
    assert "Is there a spare grinder?" in [one.text for one in asked]
    assert page.asked.line.text() == "5 open, 1 answered"


def test_an_ask_without_words_or_moment_stays_open_and_says_why(qtbot, page):
    press(qtbot, page.list, "a")
    form = sheet()
    form.submit()
    assert form.isVisible()
    press(qtbot, form.text, "Which fuse?")
    press(qtbot, form.when, "sometime", Qt.Key.Key_Return)
    assert form.isVisible()
    assert form._refused.text()
    form.reject()


def test_what_is_asked_of_me_is_answered_by_keyboard(qtbot, page):
    assert page.asked.own.accessibleName() == "Asked of you: 4, next fits at 10:45, key P"
    press(qtbot, page.list, "p")
    form = sheet()
    press(qtbot, form.options[0], "2")
    press(qtbot, form.answer, "Yes, I will be there.", Qt.Key.Key_Return)
    assert page.asked.own.text() == "Asked of you: 3"
    press(qtbot, page.list, "p")
    form = sheet()
    form.answer.setText("Not this week, sorry.")
    qtbot.mouseClick(form.decline, Qt.MouseButton.LeftButton)
    assert page.asked.own.text() == "Asked of you: 2"


def test_a_ready_answer_books_its_time(qtbot, page, services):
    press(qtbot, page.list, "p")
    form = sheet()
    assert form.at_round.text() == "At my 12:00 round"
    qtbot.mouseClick(form.at_round, Qt.MouseButton.LeftButton)
    answered = next(one for one in services.requests.mine() if one.slot_at is not None)
    assert (answered.answer, answered.slot_at.hour) == ("I do it at my 12:00 round.", 12)
    assert page.asked.own.text() == "Asked of you: 3"


def test_not_me_gives_it_back_with_whom_to_ask_instead(qtbot, page, services):
    press(qtbot, page.list, "p")
    form = sheet()
    joan = next(one for one in form._colleagues if one.name == "Joan Whitaker")
    form.name_instead(joan)
    declined = next(one for one in services.requests.mine() if one.suggested_id is not None)
    assert (declined.suggested_id, declined.answer) == (
        joan.person_id, "Not me, but Joan can help you better.",
    )  # fmt: skip


def test_the_numbers_of_the_guards_stand_where_one_asks_unless_they_are_off(page, services):
    services.styles.choose("driver", services.reminders)
    page.refresh()
    assert "3 requests wait, the first until today 13:00" in page.asked.figures.text()
    assert "None of today's 3 urgent requests is used." in page.asked.figures.text()
    services.styles.switch_guard("urgent_limit", services.reminders, on=False)
    page.refresh()
    assert "urgent" not in page.asked.figures.text()
