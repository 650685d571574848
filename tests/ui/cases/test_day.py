"""A day's acts on a case, by keyboard, on a real store."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.kinds import Channel, Kind, Phase
from app.domain.promises import PromiseView
from tests.ui.stores import NOW, menu, settle, sheet

Key = Qt.Key


def opened(place, number):
    place.window.open_case(place.case(number).case_id)
    settle()
    return place.window.panel


def press(qtbot, widget, *keys):
    for key in keys:
        qtbot.keyClicks(widget, key) if isinstance(key, str) else qtbot.keyClick(widget, key)
    settle()


def test_logging_a_call_takes_two_keys_and_moves_no_clock(place, qtbot):
    window = place.window
    window.go("cases")
    view = window.workspace.list
    view.point_at_case(place.case(4127).case_id)
    before = place.case(4127)
    press(qtbot, view, "l")
    press(qtbot, sheet(), Key.Key_Return)
    last = place.services.today.case(before.case_id).interactions[-1]
    assert (last.channel, last.at, last.told_status, last.is_reached) == (Channel.CALL, NOW, False, True)
    assert place.case(4127).news_due_at == before.news_due_at


def test_a_voicemail_tells_nothing_unless_it_is_ticked(place, qtbot):
    panel = opened(place, 4127)
    place.window.act("log_update")
    form = sheet()
    form.voicemail.click()
    press(qtbot, form.words, "asked to call back", Key.Key_Return)
    assert panel.file.touches[0].title == "Voicemail"
    assert place.case(4127).last_told_at != NOW
    place.window.act("log_update")
    sheet().told.click()
    sheet().voicemail.click()
    press(qtbot, sheet(), Key.Key_Return)
    assert place.case(4127).last_told_at == NOW


def test_what_the_customer_says_starts_the_answer_clock(place, qtbot):
    opened(place, 4127)
    place.window.act("log_update")
    form = sheet()
    press(qtbot, form, Key.Key_Tab)
    next(b for b in form.findChildren(QAbstractButton) if b.text() == "Eimear did").click()
    assert "answer Eimear" in form.note.text()
    press(qtbot, form.words, "one more question", Key.Key_Return)
    row = place.case(4127)
    assert row.is_unanswered
    assert row.step == "Answer Eimear"


def test_done_offers_two_steps_and_the_second_is_taken_as_it_stands(place, qtbot):
    opened(place, 4127)
    proposed = place.window._bench.desk.proposals(place.case(4127).case_id)
    assert len(proposed) == 2
    place.window.act("done")
    press(qtbot, sheet(), "2")
    row = place.case(4127)
    assert (row.step, row.channel, row.due_at) == (
        proposed[1].what,
        proposed[1].channel,
        proposed[1].due_at,
    )


def test_later_names_the_next_free_slot_and_tomorrows_start(place, qtbot):
    opened(place, 4127)
    place.window.act("later")
    words = [action.text() for action in menu().actions()]
    assert words[:2] == [
        "next round\ttoday 12:00",
        "in 15 min\ttoday 10:57",
    ]  # this way of working has rounds
    assert any(text.startswith("next free slot\ttoday") for text in words)
    assert any(text == "next morning\tWed 25 Nov 08:30" for text in words)
    menu().close()


def test_past_a_promise_the_form_offers_to_tell_them(place, qtbot):
    opened(place, 4127)
    place.window.act("later")
    press(qtbot, menu(), Key.Key_Up, Key.Key_Up, Key.Key_Return)
    form = sheet()
    assert form.ways["tell"].isVisible()
    assert not form.ways["close_case"].isVisible()
    form.ways["tell"].click()
    settle()
    press(qtbot, sheet().words, "the quote stands", Key.Key_Return)
    assert place.case(4127).last_told_at == NOW


def test_where_it_stands_is_changed_with_value_and_validity(place, qtbot):
    place.services.cases.change_phase(place.case(4140).case_id, Phase.ASKED, kind=Kind.QUOTE)
    panel = opened(place, 4140)
    place.window.act("change_phase")
    press(qtbot, menu(), Key.Key_Down, Key.Key_Return)
    form = sheet()
    form.value.setText("€3,450")
    form.valid.setText("11 dec")
    press(qtbot, form.words, Key.Key_Return)
    assert sheet() is None
    assert (panel.file.phase, panel.file.value) == (Phase.SENT, 3450)
    assert panel.file.valid_until_on.isoformat() == "2026-12-11"


def test_a_lead_rests_until_an_agreed_day_only(place, qtbot):
    panel = opened(place, 4140)
    place.window.act("change_phase")
    press(qtbot, menu(), Key.Key_Down, Key.Key_Return)
    form = sheet()
    press(qtbot, form.until, Key.Key_Return)
    assert form.isVisible()
    press(qtbot, form.until, "12 jan 2027 10:00", Key.Key_Return)
    assert panel.file.phase is Phase.RESTING


def test_facts_waiting_and_a_checklist_from_the_menu(place, qtbot):
    panel = opened(place, 4127)
    place.window.act("correct_case")
    sheet().value.setText("19000")
    press(qtbot, sheet().subject, Key.Key_Return)
    assert panel.file.value == 19000
    place.window.act("wait_on")
    sheet().who.setText("the supplier")
    press(qtbot, sheet().until, "fri 12:00", Key.Key_Return)
    assert panel.file.waiting_on == "the supplier"
    place.window.act("mark_unusual")
    settle()
    assert panel.checklist.isVisible()
    box = panel.checklist.findChildren(QAbstractButton)[0]
    press(qtbot, box, Key.Key_Space)
    assert panel.file.checklist[0].is_done


def test_a_promise_is_kept_or_let_go_with_a_reason_and_says_why(place, qtbot):
    panel = opened(place, 4127)
    line = next(one for one in panel.file.promises if one.view is PromiseView.OPEN)
    place.window.acts.settle_promise(panel.file, line, panel)
    press(qtbot, menu(), Key.Key_Down, Key.Key_Return)
    form = sheet()
    press(qtbot, form.words, Key.Key_Return)
    assert form.isVisible()
    press(qtbot, form.words, "they want another model", Key.Key_Return)
    assert PromiseView.RELEASED in {one.view for one in panel.file.promises}
    assert place.window._bench.desk.why(panel.case_id, "promise")


def test_an_offer_is_declined_kindly_or_asked_about(place, qtbot):
    ben = place.at_desk_of("Ben Doyle")
    row = next(one for one in ben.today.rows() if one.owner == "Ben Doyle" and not one.is_offered)
    ben.handovers.hand_over(row.case_id, place.person_id, "They like you better")
    place.window.open_case(row.case_id)
    settle()
    panel = place.window.panel
    assert panel.offer.isVisible()
    place.window.act("ask_giver")
    press(qtbot, sheet().words, "what did they see?", Key.Key_Return)
    assert place.services.today.case(row.case_id).requests[-1].text == "what did they see?"
    place.window.act("decline")
    press(qtbot, sheet().words, "my week is full", Key.Key_Return)
    assert not panel.offer.isVisible()
    assert place.case(row.number).owner == "Ben Doyle"


def test_a_closed_case_is_read_only_and_opens_again(place, qtbot):
    case_id = place.case(4143).case_id
    place.services.cases.close(case_id, "answered: it works with the two-hopper set-up")
    place.window.open_case(case_id)
    settle()
    panel = place.window.panel
    assert not panel.step.isVisible()
    assert not panel.news.isVisible()
    place.window.act("done")
    assert sheet() is None
    assert "closed" in place.window.toast.words
    place.window.act("reopen_case")
    press(qtbot, sheet().line, "call tomorrow at 10", Key.Key_Return)
    assert panel.step.isVisible()


def test_one_change_of_the_history_is_taken_back(place, qtbot):
    panel = opened(place, 4127)
    place.window.act("correct_case")
    sheet().value.setText("1")
    press(qtbot, sheet().subject, Key.Key_Return)
    assert panel.file.value == 1
    place.window.acts.undo_change(panel.file.changes[0].change_id)
    settle()
    assert panel.file.value == 18640


def test_the_timeline_is_one_with_a_filter_by_team(place):
    panel = opened(place, 4127)
    teams = {touch.team for touch in panel.file.touches}
    assert {"sales", "service", "marketing"} <= teams
    assert any(touch.title == "Hand-over" for touch in panel.file.touches)


def test_the_news_clock_counts_working_time(place):
    from app.ui.cases.lines import news_share, news_state
    from app.ui.widgets.news_clocks import NewsState

    formats = place.window._bench.formats
    assert formats.calendar is not None
    soon = {r.number for r in place.services.today.rows() if news_state(r, formats) is NewsState.SOON}
    assert 4127 in soon
    assert all(0 <= news_share(row, formats) <= 1 for row in place.services.today.rows())
