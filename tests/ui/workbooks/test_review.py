"""The review of a workbook's changes, by keys, at a real store and a real file."""

from decimal import Decimal

from PySide6.QtGui import QPixmap

from app.domain.workbooks.reviews import Side
from app.ui.frame.places import REVIEW
from app.ui.theme.texts import recording
from app.ui.workbooks.lines import Section
from app.ui.workbooks.pages import ReviewPage


def at_review(bureau):
    bureau.keys.play("Ctrl+Shift+X")
    assert isinstance(bureau.page, ReviewPage)
    return bureau.page


def test_edited_reviewed_by_keys_chosen_applied_and_taken_back(bureau):
    bureau.make()
    before = bureau.row(4127).value, bureau.row(4119).value
    bureau.type(4127, value=18460, update="Board meets Monday")
    bureau.type(4119, value=9200)
    bureau.add_row(customer="Bramble & Co", matter="Two grinders", step="First call")
    case = bureau.services.cases
    case.edit(bureau.row(4127).case_id, value=Decimal(18700))
    bureau.look()
    assert bureau.window.status.workbook.text() == "Pipeline 2026.xlsx: 1 to review"

    page = at_review(bureau)
    assert [line.section for line in page.list.table.lines][:1] == [Section.CHOOSE]
    assert not page.apply.isEnabled()
    assert page.some.text() == "Apply 3, leave 1 open"
    bureau.keys.play("Right")  # the workbook's side of the clash
    assert page.apply.text() == "Apply all 4"
    bureau.keys.play("Ctrl+Return")

    assert bureau.row(4127).value == 18460
    assert bureau.row(4119).value == 9200
    assert any(row.customer == "Bramble & Co" for row in bureau.services.today.rows())
    assert bureau.window.toast.words == "Synced: 3 came in, 1 new case."
    assert page.line.text() == "Both sides agree."
    assert len(page.side.undo_buttons) == 1

    bureau.keys.play("Ctrl+Z")
    assert (Decimal(18700), before[1]) == (bureau.row(4127).value, bureau.row(4119).value)
    assert not any(row.customer == "Bramble & Co" for row in bureau.services.today.rows())
    assert bureau.services.checking.problems() == []


def test_keepwords_side_goes_to_the_workbook_and_what_is_unticked_is_left_out(bureau):
    bureau.make()
    bureau.type(4127, value=18460)
    bureau.type(4119, value=9200)
    value = bureau.row(4119).value
    bureau.services.cases.edit(bureau.row(4127).case_id, value=Decimal(18700))
    page = at_review(bureau)
    bureau.keys.play("Left", "Down", "Space")
    assert page.apply.text() == "Apply 1"
    bureau.keys.play("Ctrl+Return")
    assert bureau.says(4127, "value") == 18700
    assert (bureau.row(4119).value, bureau.says(4119, "value")) == (value, 9200)
    assert bureau.window.toast.words == "Synced: 1 went out."
    assert [line.title for line in page.list.table.lines] == [bureau.row(4119).customer]


def test_nothing_is_applied_before_it_is_confirmed(bureau):
    bureau.make()
    bureau.type(4119, value=9200)
    bytes_before, value = bureau.file.read_bytes(), bureau.row(4119).value
    page = at_review(bureau)
    page.not_now.click()
    bureau.keys.settle()
    assert bureau.window.workspace is not page
    assert (bureau.file.read_bytes(), bureau.row(4119).value) == (bytes_before, value)


def test_what_a_rule_refuses_stands_with_its_line_and_its_cell_stays(bureau):
    bureau.make()
    bureau.type(4119, effort=-4)
    page = at_review(bureau)
    bureau.keys.play("Ctrl+Return")
    (line,) = page.list.table.lines
    assert line.refusal
    assert "did not take 1" in page.strip._words.text()
    assert bureau.says(4119, "effort") == -4


def test_a_choice_outlives_another_look(bureau):
    bureau.make()
    bureau.type(4127, value=18460)
    bureau.services.cases.edit(bureau.row(4127).case_id, value=Decimal(18700))
    page = at_review(bureau)
    bureau.keys.play("Right")
    bureau.type(4119, value=9200)
    page.refresh()
    bureau.keys.settle()
    assert list(page.list.table.choices.values()) == [Side.WORKBOOK]
    assert page.apply.text() == "Apply all 2"


def test_a_click_chooses_and_the_buttons_choose_all(bureau, qtbot):
    bureau.make()
    for number, value in ((4127, 18460), (4119, 9200)):
        bureau.type(number, value=value)
        bureau.services.cases.edit(bureau.row(number).case_id, value=Decimal(5000))
    page = at_review(bureau)
    page.all_sheet.click()
    assert set(page.list.table.choices.values()) == {Side.WORKBOOK}
    page.all_app.click()
    assert set(page.list.table.choices.values()) == {Side.APP}
    spoken = page.list.table.index(1, 0).data()
    assert "value" in spoken
    assert "Keepword €5,000, chosen" in spoken


def test_an_earlier_sync_is_taken_back_from_its_row(bureau):
    bureau.make()
    value = bureau.row(4119).value
    bureau.type(4119, value=9200)
    page = at_review(bureau)
    bureau.keys.play("Ctrl+Return")
    page.side.undo_buttons[0].click()
    bureau.keys.settle()
    assert bureau.row(4119).value == value
    assert page.side.undo_buttons == []
    assert [line.what.value for line in page.list.table.lines] == ["goes_out"]


def test_without_a_workbook_there_is_a_way_to_the_first(bureau):
    page = at_review(bureau)
    assert list(page.state.buttons) == ["create", "link"]
    page.asks.create_at("call_list", str(bureau.file))
    bureau.keys.settle()
    assert page.line.text() == "Both sides agree."
    assert bureau.window.rooms.find(REVIEW) is page


def test_who_wrote_what_when_is_told_whole_in_a_narrow_window(bureau):
    bureau.make()
    bureau.type(4127, matter="Two grinders")
    bureau.services.cases.edit(bureau.row(4127).case_id, subject="Three grinders")
    page = at_review(bureau)
    bureau.window.resize(1024, 700)
    bureau.keys.settle()
    with recording() as record:
        page.list.viewport().render(QPixmap(page.list.viewport().size()))
    (clash,) = [line for line in page.list.table.lines if line.section is Section.CHOOSE]
    drawn = [one.shown for one in record.drawn]
    assert clash.app.note not in drawn, "it is too long for one line"
    assert " ".join(clash.app.note.split()) in " ".join(drawn)
