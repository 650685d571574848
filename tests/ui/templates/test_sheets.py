"""The texts of letters are edited in the window by keys alone, on a real store."""

from PySide6.QtCore import Qt

GREETING = "en/personal/greeting"
HELLO = "Hello {{ contact.first_name }},"


def write(qtbot, sheet, text):
    sheet.editor.setFocus()
    sheet.editor.selectAll()
    qtbot.keyClicks(sheet.editor, text)
    sheet.look()


def test_each_voice_lists_its_texts_and_a_letter_shows_the_one_that_is_edited(qtbot, open_sheet):
    sheet, templates = open_sheet()
    shown = [sheet.voices.itemText(number) for number in range(sheet.voices.count())]
    assert shown == ["German, Formal", "German, Personal", "English, Formal", "English, Personal"]
    assert sheet.voices.currentText() == "English, Personal"
    sheet.voices.setCurrentIndex(0)
    sheet.voices.activated.emit(0)
    assert len(sheet.list.rows) == len([one for one in templates.all() if one.key.startswith("de/formal/")])
    sheet.voices.setCurrentIndex(3)
    sheet.voices.activated.emit(3)
    assert sheet.editor.toPlainText() == templates.look("en/personal/subject").text
    assert "The grinder of the breakfast room" in sheet.shown.toPlainText()
    first = sheet.list.rows[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Space)
    assert sheet.name.text() == "Greeting"
    assert sheet.editor.toPlainText() == templates.look(GREETING).text


def test_a_text_is_seen_in_a_letter_before_it_is_kept_by_a_key_and_put_back_by_a_button(qtbot, open_sheet):
    sheet, templates = open_sheet()
    answers = []
    sheet.changed.connect(answers.append)
    sheet.choose(GREETING)
    assert not sheet.button.isEnabled()
    assert not sheet.back.isEnabled()
    write(qtbot, sheet, HELLO)
    assert "Hello Eimear," in sheet.shown.toPlainText()
    assert not templates.look(GREETING).is_edited
    qtbot.keyClick(sheet.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.problem.text() == ""
    assert templates.look(GREETING).text == HELLO
    assert sheet.who.text() == "Written by Priya Nair"
    assert not sheet.button.isEnabled()
    qtbot.keyClick(sheet.back, Qt.Key.Key_Space)
    assert not templates.look(GREETING).is_edited
    assert sheet.who.text() == "As delivered"
    assert "Dear Eimear," in sheet.shown.toPlainText()
    assert len(answers) == 2


def test_what_cannot_stand_there_is_said_by_its_line_and_what_was_typed_stays(qtbot, open_sheet):
    sheet, templates = open_sheet()
    sheet.choose(GREETING)
    write(qtbot, sheet, "{{ contact.age }}")
    assert "Line 1 names “contact.age”" in sheet.problem.text()
    assert not sheet.problem.isHidden()
    assert "Dear Eimear," in sheet.shown.toPlainText()
    qtbot.keyClick(sheet.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not templates.look(GREETING).is_edited
    assert sheet.editor.toPlainText() == "{{ contact.age }}"
    write(qtbot, sheet, HELLO)
    assert sheet.problem.isHidden()


def test_what_the_gate_would_point_out_is_said_before_it_is_kept_and_it_may_be_kept(qtbot, open_sheet):
    sheet, templates = open_sheet()
    sheet.choose(GREETING)
    assert sheet.found.text() == "The reply gate finds nothing in this letter."
    assert sheet.button.text() == "Keep this text"
    policy = "Dear {{ contact.first_name }}, our policy won't allow that."
    write(qtbot, sheet, policy)
    assert sheet.found.text().startswith("The reply gate would point this out in every such letter: ")
    assert (
        "“our policy won't allow”: This tells the reader about us. Say what they get." in sheet.found.text()
    )
    assert sheet.button.text() == "Keep it all the same"
    qtbot.keyClick(sheet.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert templates.look(GREETING).text == policy
    assert "our policy" in sheet.found.text()
    write(qtbot, sheet, HELLO)
    assert sheet.button.text() == "Keep this text"


def test_more_than_three_findings_are_counted(qtbot, open_sheet):
    sheet, _ = open_sheet()
    sheet.choose(GREETING)
    doors = "That is not my department. You should have called. I'm new here. Our policy won't allow it."
    write(qtbot, sheet, doors)
    assert "And " in sheet.found.text()
    assert sheet.found.text().endswith(" more.")


def test_the_sheet_opens_at_the_voice_in_which_the_company_writes(open_sheet):
    sheet, templates = open_sheet(voice="formal")
    assert sheet.voices.currentText() == "English, Formal"
    assert templates.voice() == "formal"


def test_who_may_not_change_them_reads_them(qtbot, open_sheet):
    sheet, _ = open_sheet("Ben")
    sheet.choose(GREETING)
    assert sheet.editor.isReadOnly()
    assert sheet.button.isHidden()
    assert sheet.back.isHidden()
    assert "Leads and administrators" in sheet.note.text()
    assert "Dear Eimear," in sheet.shown.toPlainText()


def test_what_is_typed_and_not_kept_is_there_again_in_its_place_and_in_the_next_sheet(qtbot, open_sheet):
    sheet, templates = open_sheet(typed=(typed := {}))
    sheet.choose(GREETING)
    write(qtbot, sheet, HELLO)
    sheet.choose("en/personal/subject")
    assert sheet.editor.toPlainText() == templates.look("en/personal/subject").text
    sheet.close()
    again, _ = open_sheet(typed=typed)
    again.choose(GREETING)
    assert again.editor.toPlainText() == HELLO
    assert again.button.isEnabled()
    write(qtbot, again, templates.look(GREETING).text)
    assert not typed
