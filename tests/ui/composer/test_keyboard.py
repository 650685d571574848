"""Keys alone: compose, mend everything that was found, send."""

from datetime import UTC, datetime

from PySide6.QtGui import QGuiApplication

from app.domain.promises import PromiseState
from app.ui.frame.places import COMPOSER
from tests.ui.composer.conftest import Mail
from tests.ui.days.keyboards import Typed

LETTER = (
    "Hi Daniel,\n\nUnfortunately our policy won't allow a new grinder. "
    "You will have it back tomorrow.\n\nThe customer is kindly requested to keep the loan grinder."
)


def typed(bureau):
    """The letter, letter by letter, and the name taken off."""
    bureau.window.open_case(bureau.case_id(4141))
    bureau.keys.settle()
    bureau.keys.play("Ctrl+T")
    assert bureau.window.here == COMPOSER
    page = bureau.window.workspace
    bureau.keys.play("Ctrl+A")
    for number, paragraph in enumerate(LETTER.split("\n\n")):
        bureau.keys.play(*(("Return", "Return") if number else ()), Typed(paragraph))
    bureau.keys.play("Ctrl+.")
    assert page.letter.body() == LETTER
    page.look()  # as it does by itself a moment later
    bureau.keys.settle()
    return page


def test_a_letter_is_written_mended_and_sent_with_keys_alone(bureau):
    keys, case_id = bureau.keys, bureau.case_id(4141)
    page = typed(bureau)
    page.post.mail = mail = Mail()
    titles = [card.check.title for card in page.checks.cards]
    assert titles == [
        "Sounds like a closed door",
        "More than the Promise book",
        "Two voices in one message",
        "No next word yet",
        "Not signed yet",
    ]
    for _ in titles:
        keys.play("F8", "Alt+U")
    assert page.checks.cards == []
    assert page.checks.line.text() == "Nothing to look at before it goes."
    text = page.text()
    assert "You will have it back by Friday 27 November." in text
    assert "Please keep the loan grinder." in text
    assert text.endswith("Maya Brennan\nAccount manager\nAlder Coffee Systems, 020 910 0101")
    keys.play("Ctrl+Return")
    assert mail.opened == [("daniel@kiln.example", "Grinder keeps jamming (C-4141)", text)]
    assert QGuiApplication.clipboard().text() == text
    before = bureau.services.today.case(case_id)
    assert before.interactions[-1].summary != text  # nothing is filed before it is said
    keys.play("Return")
    is_filed(bureau, case_id, text)


def is_filed(bureau, case_id, text):
    view = bureau.services.today.case(case_id)
    assert view.interactions[-1].summary == text
    assert view.interactions[-1].kept == ()
    assert view.case.clock.last_told_at == datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
    assert view.case.clock.due_at == datetime(2026, 11, 25, 17, 30, tzinfo=UTC)
    assert [one.is_next_word for one in view.promises if one.state is PromiseState.OPEN][-1]
    assert bureau.window.here != COMPOSER
    assert bureau.window.panel.case_id == case_id


def test_a_call_is_still_logged_with_two_keys(bureau):
    keys, case_id = bureau.keys, bureau.case_id(4127)
    bureau.window.open_case(case_id)
    keys.settle()
    count = len(bureau.services.today.case(case_id).interactions)
    assert keys.count(lambda: keys.play("Ctrl+T", "Return")) == 2
    assert len(bureau.services.today.case(case_id).interactions) == count + 1
    bureau.window.open_case(bureau.case_id(4141))
    keys.settle()
    assert keys.count(lambda: keys.play("Ctrl+Shift+T", "Return")) == 2
    assert bureau.services.today.case(bureau.case_id(4141)).interactions[-1].told_status
