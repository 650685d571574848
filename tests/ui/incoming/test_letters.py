"""A letter is dropped or opened, looked at, and taken in with Enter."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.domain.interactions import Direction
from app.domain.kinds import State
from app.ui.incoming.receiving import MOST
from app.ui.incoming.sheets import LetterForm
from tests.ui.days.keyboards import Typed

MARLOWE, STUDIO = "Hotel Marlowe", "Studio Nord"


def drop(window, *paths, at=(40, 40), urls=()):
    """Whether the window takes what is dropped there."""
    data = QMimeData()
    data.setUrls([*(QUrl.fromLocalFile(str(path)) for path in paths), *(QUrl(url) for url in urls)])
    none, left, copy = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(*at), copy, data, left, none)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    QApplication.sendEvent(window, QDropEvent(QPointF(*at), copy, data, left, none))
    return entering.isAccepted()


def forms():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, LetterForm) and one.isVisible()]


def form():
    (found,) = forms()
    return found


def last_touch(day, case_id):
    return day.view(case_id).interactions[-1]


def test_dropped_and_enter_it_is_with_its_case_and_one_undo_takes_it_back(day, saved):
    row = day.row(MARLOWE)
    before = day.services.checking.content_hash()
    assert drop(day.window, saved(files=[("plan.pdf", b"x" * 2000)]))
    day.keys.settle()
    shown = form()
    assert shown.case.case_id == row.case_id
    assert shown.words.toPlainText().startswith("Thursday at ten suits us.")
    day.keys.play("Return")
    assert forms() == []
    touch = last_touch(day, row.case_id)
    assert (touch.direction, touch.summary[:8]) == (Direction.IN, "Thursday")
    assert day.row(MARLOWE).step == "Answer Eimear"
    assert "Came with it: plan.pdf." in day.window.toast.words
    day.keys.play("Ctrl+Z")
    assert day.services.checking.content_hash() == before


def test_words_can_be_changed_and_files_kept(day, saved, tmp_path):
    drop(day.window, saved(files=[("plan.pdf", b"plan")]))
    day.keys.settle()
    form().words.setPlainText("Thursday, then")
    form().files.click()
    day.keys.play("Return")
    assert last_touch(day, day.row(MARLOWE).case_id).summary == "Thursday, then"
    assert [file.read_bytes() for file in (tmp_path / "keepword.attachments").iterdir()] == [b"plan"]
    day.keys.play("Ctrl+Z")
    assert list((tmp_path / "keepword.attachments").iterdir()) == []


def test_ctrl_o_asks_which_file_and_a_stranger_becomes_a_query(day, saved):
    file = saved(sender="Noel Quirke <noel@example.org>", subject="Beans")
    day.keys.play("Ctrl+O", Typed(str(file)), "Return")
    assert form().case is None
    assert form().button.text() == "Open the query"
    day.keys.play("Return")
    row = day.row("Noel Quirke")
    assert (row.subject, row.step) == ("Beans", "Answer Noel")


def test_dropped_on_the_case_beside_the_list_it_is_about_that(day, saved):
    row = day.row(STUDIO)
    day.window.open_case(row.case_id)
    day.keys.settle()
    place = day.window.deck.mapTo(day.window, day.window.deck.rect().center())
    drop(day.window, saved(), at=(place.x(), place.y()))
    day.keys.settle()
    assert form().case.case_id == row.case_id
    form().close()
    drop(day.window, saved())
    day.keys.settle()
    assert form().case.case_id == day.row(MARLOWE).case_id


def test_where_several_cases_fit_nothing_is_chosen_before_the_person_says(day, saved):
    line = day.services.entries.read("query: Eimear Walsh asks about cups fri 15:00")
    day.services.opening.add(line, is_new=True)
    drop(day.window, saved(subject="Hello"))
    day.keys.settle()
    assert not any(option.isChecked() for option in form().options)
    before = day.services.checking.content_hash()
    form().submit()
    day.keys.settle()
    assert day.services.checking.content_hash() == before
    day.keys.play("2")
    chosen = form().case
    day.keys.play("Return")
    assert forms() == []
    assert last_touch(day, chosen.case_id).direction is Direction.IN


def test_a_step_that_was_put_off_asks_whether_the_date_holds(day, saved):
    row = day.row(STUDIO)
    day.window.open_case(row.case_id)
    day.keys.settle()
    day.window.receive([saved()])
    day.keys.settle()
    assert form().put_off.text().startswith("You had put it off to ")
    form().later.click()
    day.keys.play("Return")
    after = day.row(STUDIO)
    assert (after.step, after.due_at) == (row.step, row.due_at)
    assert last_touch(day, row.case_id).direction is Direction.IN


def test_a_closed_case_opens_again_only_when_it_is_chosen(day, saved):
    case = day.services.today.closed()[0]
    drop(day.window, saved(subject=f"Re: [{case.reference}]", date="Tue, 24 Nov 2026 10:40:00 +0000"))
    day.keys.settle()
    assert not any(option.isChecked() for option in form().options)
    day.keys.play("1", "Return")
    assert day.view(case.id).case.state is State.OPEN


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"no letter", "holds no letter"), (b"\xd0\xcf\x11\xe0", "is damaged")],
)
def test_what_is_no_letter_is_said_and_nothing_opens(day, saved, content, words):
    drop(day.window, saved(content=content))
    day.keys.settle()
    assert forms() == []
    assert words in day.window.toast.words


def test_the_same_letter_is_known_again(day, saved):
    drop(day.window, saved())
    day.keys.settle()
    day.keys.play("Return")
    drop(day.window, saved())
    day.keys.settle()
    assert forms() == []
    assert "with Q-4127 already" in day.window.toast.words


def test_several_letters_come_one_after_the_other_and_only_so_many(day, saved):
    files = [saved(f"{number}.eml", message_id=f"<{number}@x>") for number in range(2)]
    drop(day.window, files[0], saved("bad.eml", content=b""), files[1])
    day.keys.settle()
    assert form().look.file == files[0]
    form().close()
    day.keys.settle()
    assert form().look.file == files[1]
    form().close()
    many = [Path(f"/nowhere/{number}.eml") for number in range(60)]
    day.window.small.receive(many)
    assert f"60 letters are many at once: these are the first {MOST}." in day.window.toast.words
    day.keys.settle()


def test_folders_addresses_and_what_is_no_letter_are_not_taken(day, saved, tmp_path):
    letter = saved()
    assert not drop(day.window, tmp_path)
    assert not drop(day.window, letter, tmp_path)
    assert not drop(day.window, letter, urls=["https://example.org/letter.eml"])
    assert not drop(day.window, *[letter] * 1_500)
    day.keys.settle()
    assert forms() == []


def test_one_key_says_they_answered(day):
    row = day.row(MARLOWE)
    day.window.open_case(row.case_id)
    day.keys.settle()
    day.keys.play("Ctrl+R")
    assert day.row(MARLOWE).step == "Answer Eimear"
    assert "An answer is due by " in day.window.toast.words


def test_one_key_asks_first_where_the_step_was_put_off(day):
    row = day.row(STUDIO)
    day.window.open_case(row.case_id)
    day.keys.settle()
    day.window.act("they_answered")
    day.keys.settle()
    menu = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    assert next(action.text() for action in menu.actions()) == "Deal with it now"
    menu.actions()[1].trigger()
    menu.close()
    day.keys.settle()
    after = day.row(STUDIO)
    assert (after.step, after.due_at) == (row.step, row.due_at)
    assert last_touch(day, row.case_id).direction is Direction.IN
