"""The composer: what is typed stays, what is found is settled by the writer, what comes in is text."""

import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.bootstrap import services_at
from app.domain.gate import KeptFinding
from app.domain.kinds import Channel
from app.domain.letters import BODY_LIMIT
from app.files_out import WritingLater
from app.ui.composer.mail_programs import SystemMail
from app.ui.frame.places import COMPOSER
from tests.ui.composer.conftest import Mail, pasted
from tests.ui.stores import settle, sheet

BEYOND = "Dear Daniel,\n\nYou will have it back tomorrow. I will call you on Thursday at 10:00."


def typing(page, text):
    """As if typed and looked at."""
    page.letter.editor.selectAll()
    page.letter.editor.textCursor().insertText(text)
    page.look()
    settle()


def test_a_letter_opens_with_a_draft_that_is_signed_and_has_nothing_to_look_at(place):
    page = place.write(4127)
    assert page.letter.body().startswith("Dear Eimear,")
    assert page.letter.signature.is_signed
    assert page.checks.cards == []
    assert page.text().endswith("Maya Brennan\nAccount manager\nAlder Coffee Systems, 020 910 0101")


def test_every_tell_the_customer_goes_where_the_step_goes(place):
    window = place.window
    window.acts.act("tell", place.case(4141).case_id)
    settle()
    assert window.here == COMPOSER
    window.workspace.leave()
    settle()
    assert window.here != COMPOSER
    window.acts.act("tell", place.case(4127).case_id)
    settle()
    assert window.here != COMPOSER
    sheet().reject()


def test_what_was_typed_is_in_the_store_before_the_program_is_killed(place):
    page = place.write(4141)
    typing(page, "Dear Daniel,\n\nhalf a sentence 😀")
    page._saving.timeout.emit()  # two seconds later
    with sqlite3.connect(place.store) as other:
        (body,) = other.execute("select body from letters").fetchone()
    assert body == "Dear Daniel,\n\nhalf a sentence 😀"


def test_a_text_block_of_the_company_goes_in_where_the_cursor_is_and_out_with_one_undo(place, qtbot):
    page = place.write(4127)
    editor = page.letter.editor
    before = page.letter.body()
    cursor = editor.textCursor()
    cursor.setPosition(before.index("\n\nWhat you heard last"))
    editor.setTextCursor(cursor)
    page.letter.offer_blocks()
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()][:2] == ["Thank them for waiting", "Regret the wait"]
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    settle()
    assert "help you decide? Thank you for your patience.\n\nWhat you heard" in page.letter.body()
    editor.undo()
    assert page.letter.body() == before


def test_a_text_block_begins_a_paragraph_without_a_blank_and_never_makes_a_letter_too_long(place):
    page = place.write(4127)
    editor, told = page.letter.editor, []
    page.refused.connect(told.append)
    typing(page, "Dear Eimear,\n\n")
    editor.put_in("Thank you.")
    assert page.letter.body() == "Dear Eimear,\n\nThank you."
    typing(page, "😀")
    editor.put_in("Thank you.")
    assert page.letter.body() == "😀 Thank you."
    typing(page, "x" * (BODY_LIMIT - 5))
    editor.put_in("Thank you.")
    assert page.letter.body() == "x" * (BODY_LIMIT - 5)
    assert told


def test_a_letter_that_was_left_is_named_on_its_case_and_goes_on_where_it_was(place):
    page = place.write(4127)
    typing(page, "Dear Eimear,\n\nhalf")
    page.letter.signature.turn()
    page.leave()
    settle()
    place.window.open_case(place.case(4127).case_id)
    settle()
    assert place.window.panel.file.letter_at is not None
    assert "has not gone yet" in place.window.panel.news._letter.text()
    place.window.act("tell")  # the step is a call, but a letter was begun
    settle()
    assert place.page.letter.body() == "Dear Eimear,\n\nhalf"
    assert not place.page.letter.signature.is_signed
    place.page.anew.click()
    settle()
    assert place.page.letter.body().startswith("Dear Eimear,\n\nYour quote is with you")


def test_a_letter_belongs_to_its_writer(place):
    page = place.write(4141)
    typing(page, "Dear Daniel, mine")
    page.save()
    priya = place.at_desk_of("Priya Nair")
    letters = WritingLater(place.house, services_at(place.house, priya.desk.person_id))()
    assert letters.composing.left() == []


def test_ones_own_words_stay_with_the_reason_and_can_be_looked_at_again(place):
    page = place.write(4141)
    typing(page, BEYOND)
    (card,) = page.checks.cards
    card.ask_reason()
    card._on_reason()
    assert len(page.checks.cards) == 1  # more than the book is promised with a reason
    card.reason.setText("The part is on the bench")
    card._on_reason()
    assert page.checks.cards == []
    page.look()
    settle()
    assert page.checks.cards == []
    kept = KeptFinding(
        "promise", "promise.beyond", "You will have it back tomorrow", "The part is on the bench"
    )
    assert page.paper().kept == (kept,)
    page.checks.reopened.emit(kept)
    assert len(page.checks.cards) == 1
    page.keep(page.checks.cards[0].check, "The part is on the bench")
    page.send()
    sheet().submit()
    settle()
    assert place.view(4141).interactions[-1].kept == (kept,)


def test_what_stands_unsettled_never_blocks_and_is_kept_without_a_reason(place):
    page = place.write(4141)
    typing(page, BEYOND)
    page.send()
    sheet().submit()
    settle()
    assert [one.reason for one in place.view(4141).interactions[-1].kept] == [""]


def test_not_yet_moves_no_clock_and_keeps_the_draft(place):
    page, before = place.write(4141), place.view(4141)
    typing(page, BEYOND)
    page.send()
    sheet().not_yet.click()
    settle()
    after = place.view(4141)
    assert after.case.news == before.case.news
    assert after.interactions == before.interactions
    assert place.window.here == COMPOSER
    assert page.letter.body() == BEYOND


def test_another_next_date_is_typed_before_it_goes(place):
    page = place.write(4141)
    typing(page, BEYOND)
    assert page.foot.again.text() == "Thu 26 Nov 10:00"
    page.send()
    sheet().again.setText("wed 11:00")
    sheet().submit()
    settle()
    assert place.view(4141).case.clock.due_at.isoformat() == "2026-11-25T11:00:00+00:00"


def test_a_long_letter_goes_as_a_file_with_the_same_words(place):
    page = place.write(4141)
    text = (
        "Dear Daniel,\n\n"
        + "Tomás found a stone – in the burrs. " * 80
        + "\n\nI will call you on Thursday at 10:00."
    )
    typing(page, text)
    page.send()
    ((to, subject, said),) = place.mail.opened
    assert (to, subject) == ("daniel@kiln.example", "Grinder keeps jamming (C-4141)")
    assert said == page.text()
    sheet().reject()


def test_without_a_mail_program_the_text_is_on_the_clipboard(place):
    page = place.write(4141)
    page.post.mail = Mail(opens=False)
    page.send()
    assert QGuiApplication.clipboard().text() == page.text()
    assert sheet().note.text() == "No mail program opened. The text is on the clipboard."
    sheet().reject()


def test_a_message_goes_by_the_clipboard_alone(place):
    page = place.write(4141)
    page.roads.choose(Channel.MESSAGE.value)
    page._on_road("")
    page.send()
    assert place.mail.opened == []
    sheet().submit()
    settle()
    assert place.view(4141).interactions[-1].channel is Channel.MESSAGE


@pytest.mark.parametrize(
    ("outcome", "is_reached", "is_told"), [(0, True, True), (1, False, False), (2, False, False)]
)
def test_a_call_is_kept_as_it_went(place, outcome, is_reached, is_told):
    page = place.write(4141)
    page.roads.choose(Channel.CALL.value)
    page._on_road("")
    page.call.outcomes.button(outcome).setChecked(True)
    page.call.note.setPlainText("About the burr carrier")
    page.send()
    settle()
    last = place.view(4141).interactions[-1]
    assert (last.channel, last.summary) == (Channel.CALL, "About the burr carrier")
    assert (last.is_reached, last.told_status) == (is_reached, is_told)
    assert place.window.here != COMPOSER


HOSTILE = [
    "<img src='/x.png'><a href=file:///bin/sh>x</a> &lt;",
    "{{ c.__class__ }} {{ 'a'*10**10 }} {% include 'x' %}",
    "a&bcc=eve@example.com?subject=x#y%0D%0ABcc: eve@example.com",
    "\u202egnp.exe \u2066x\u2069 שלום",
]


@pytest.mark.parametrize("said", HOSTILE, ids=ascii)
def test_hostile_words_stay_words_to_one_reader(place, said):
    page = place.write(4141)
    page.letter.subject.setText(f"S {said}\r\nBcc: eve@example.com")
    page.letter.changed.emit()
    typing(page, f"Dear Daniel,\n\n{said}")
    page.send()
    ((to, subject, text),) = place.mail.opened
    assert to == "daniel@kiln.example"
    assert "S " in subject
    assert "\n" not in subject
    assert said in text
    sheet().reject()


def test_a_paste_is_plain_text(place):
    page = place.write(4141)
    pasted(page, Html="<b>bold</b><img src=x>", Text="bold")
    assert page.letter.body() == "bold"
    assert "<b" not in page.letter.editor.toHtml().split("<body", 1)[1]


def test_ten_megabytes_are_pasted_as_far_as_a_letter_goes(place, qtbot):
    page = place.write(4141)
    with qtbot.waitSignal(page.refused) as said:
        pasted(page, Text="word \x00\u0007" * 1_500_000)
    assert said.args[0].startswith("That is longer than any letter.")
    assert len(page.letter.body()) <= BODY_LIMIT
    assert "\x00" not in page.letter.body()


def test_marks_stand_where_the_words_stand_also_behind_an_emoji(place):
    page = place.write(4141)
    typing(page, "Hi 😀😀,\n\nour policy won't allow it. I will call you on Thursday at 10:00.")
    (card,) = page.checks.cards
    page.letter.editor.show_mark(card.check.number)
    assert page.letter.editor.textCursor().selectedText() == card.check.words == "our policy won't allow"


def test_a_better_wording_is_not_put_where_other_words_stand_by_now(place):
    page = place.write(4141)
    typing(page, BEYOND)
    (card,) = page.checks.cards
    page.letter.editor.selectAll()
    page.letter.editor.textCursor().insertText("Short.")
    page.use(card.check)
    assert page.letter.body() == "Short."


def test_a_change_elsewhere_leaves_what_is_typed(place):
    page = place.write(4141)
    typing(page, "Dear Daniel, not finished")
    place.window.refresh()
    settle()
    assert page.letter.body() == "Dear Daniel, not finished"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///bin/sh", "http://x.example", "mailto:a b@x"]
)
def test_the_systems_mail_program_gets_nothing_but_letters(link, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr("app.ui.composer.mail_programs.QDesktopServices.openUrl", lambda url: opened.append(url) or True)  # fmt: skip
    assert not SystemMail().open_link(link)
    assert not SystemMail().open_file(tmp_path / "missing.eml")
    assert opened == []
    assert SystemMail().open_link("mailto:a@x.example?subject=a%26bcc%3Db%250D&body=x%0D%0Ay")
    assert opened[0].toEncoded().data() == b"mailto:a@x.example?subject=a%26bcc%3Db%250D&body=x%0D%0Ay"


def test_more_than_the_book_can_be_asked_of_whoever_answers_for_it(place):
    page = place.write(4141)
    typing(page, BEYOND)
    (card,) = page.checks.cards
    assert card.ask.text() == f"Ask {card.check.owner.split()[0]} to allow it"
    before = len(place.view(4141).requests)
    card.ask.click()
    settle()
    asked = [one for one in place.view(4141).requests if "“You will have it back tomorrow”" in one.text]
    assert len(place.view(4141).requests) == before + 1
    assert len(asked) == 1
    assert page.letter.body() == BEYOND
