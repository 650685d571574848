"""Workbooks that are watched, told in the bars and kept in step; and what stands in their way."""

import os
import shutil
from decimal import Decimal

from openpyxl import Workbook, load_workbook

from app.adapters.workbook.linked.reading import read
from app.ui.frame.places import REVIEW
from app.ui.workbooks.adopting import AdoptForm
from app.ui.workbooks.sheets import WorkbooksSheet
from app.ui.workbooks.watching import WorkbookWatch
from tests.ui.stores import NOW

PATIENCE_MS = 60_000


def said(bureau):
    bureau.look()
    return bureau.window.status.workbook.text()


def stale(lock):
    lock.write_bytes(b"\x04Lena")
    old = NOW.timestamp() - 3 * 86_400
    os.utime(lock, (old, old))


def test_saving_in_place_and_replacing_are_both_noticed(tmp_path, qtbot):
    file = tmp_path / "Pipeline.xlsx"
    file.write_bytes(b"one")
    watch = WorkbookWatch()
    watch.follow([file])
    with qtbot.waitSignal(watch.stirred, timeout=PATIENCE_MS):
        file.write_bytes(b"three")
    for text in (b"replaced", b"replaced again"):  # a watcher of files alone loses the second
        other = tmp_path / "other"
        other.write_bytes(text)
        with qtbot.waitSignal(watch.stirred, timeout=PATIENCE_MS):
            other.replace(file)
    with qtbot.waitSignal(watch.stirred, timeout=PATIENCE_MS):
        file.with_name("~$Pipeline.xlsx").write_bytes(b"")
    watch.follow([])
    assert watch.is_at_rest


def test_nothing_wakes_up_where_no_workbook_is_linked(bureau):
    assert bureau.workbooks.watch.is_at_rest
    assert bureau.window.status.workbook.isHidden()
    assert bureau.window.workspace.tools.workbook.accessibleName() == "Link a workbook"


def test_the_bars_say_how_it_stands(bureau):
    bureau.make()
    assert said(bureau) == "Pipeline 2026.xlsx: in step 10:42"
    bureau.type(4119, value=9200)
    assert said(bureau) == "Pipeline 2026.xlsx: 1 change waits"
    assert bureau.window.workspace.tools.workbook.accessibleName() == "Pipeline 2026.xlsx, 1 change waits"
    bureau.services.cases.edit(bureau.row(4119).case_id, value=Decimal(18700))
    assert said(bureau) == "Pipeline 2026.xlsx: 1 to review"
    lock = bureau.file.with_name("~$Pipeline 2026.xlsx")
    lock.write_bytes(b"\x04Lena")
    os.utime(lock, (NOW.timestamp(), NOW.timestamp()))
    assert said(bureau) == "Pipeline 2026.xlsx: open elsewhere"
    bureau.window.status.workbook.click()
    bureau.keys.settle()
    page = bureau.window.workspace
    assert "Lena" in page.state.accessibleName()
    lock.unlink()
    page.state.buttons["again"].click()
    bureau.keys.settle()
    assert len(page.list.table.lines) == 1


def test_an_old_lock_goes_only_when_somebody_says_so(bureau):
    bureau.make()
    lock = bureau.file.with_name("~$Pipeline 2026.xlsx")
    stale(lock)
    assert said(bureau) == "Pipeline 2026.xlsx: an old lock lies beside it"
    bureau.window.go(REVIEW)
    bureau.keys.settle()
    page = bureau.window.workspace
    page.state.buttons["forget_lock"].click()
    bureau.keys.settle()
    assert not lock.exists()
    assert page.line.text() == "Both sides agree."


def test_a_renamed_workbook_is_found_again_in_its_folder(bureau):
    bureau.make()
    moved = bureau.file.with_name("Renamed.xlsx")
    bureau.file.rename(moved)
    assert said(bureau) == "Pipeline 2026.xlsx: not found"
    bureau.window.go(REVIEW)
    bureau.keys.settle()
    page = bureau.window.workspace
    page.state.buttons["find"].click()
    bureau.keys.settle()
    assert bureau.link.path == moved
    assert bureau.window.toast.words == "Found: it is called Renamed.xlsx now."


def test_another_workbook_is_not_taken_for_it(bureau):
    bureau.make()
    shutil.move(bureau.file, bureau.folder / "elsewhere.bin")
    bureau.window.go(REVIEW)
    bureau.keys.settle()
    page = bureau.window.workspace
    page.state.buttons["find"].click()
    bureau.keys.settle()
    assert "no other file is that workbook" in bureau.window.toast.words
    page.asks.is_at(bureau.link.id, str(bureau.folder / "keepword.db"))
    bureau.keys.settle()
    assert bureau.link.path == bureau.file


def test_a_copy_of_a_cloud_drive_is_told_and_compared(bureau):
    bureau.make()
    shutil.copy(bureau.file, bureau.folder / "Pipeline 2026-DESK-7.xlsx")
    bureau.window.go(REVIEW)
    bureau.keys.settle()
    page = bureau.window.workspace
    assert page.strip.accessibleName().startswith("OneDrive laid Pipeline 2026-DESK-7.xlsx beside it")
    page.strip.compare.click()
    bureau.keys.settle()
    assert bureau.link.path.name == "Pipeline 2026-DESK-7.xlsx"
    assert "Pipeline 2026.xlsx" in page.strip.accessibleName()


def test_what_is_clear_is_applied_by_itself_once_that_is_wanted(bureau):
    link = bureau.make()
    bureau.type(4119, value=9200, effort=-4)
    bureau.look()
    assert bureau.row(4119).value != 9200
    bureau.linked().links.apply_by_itself(link.id, is_on=True)
    bureau.look()
    assert bureau.row(4119).value == 9200
    assert len(bureau.linked().links.syncs(link.id)) == 1
    bureau.look()  # what a rule refused is not tried again and again
    assert len(bureau.linked().links.syncs(link.id)) == 1


def test_the_settings_make_switch_and_let_go(bureau):
    bureau.window.small.show_workbooks()
    bureau.keys.settle()
    sheet = next(one for one in bureau.window.findChildren(WorkbooksSheet))
    sheet.asks.create_at("checklist", str(bureau.file))
    bureau.keys.settle()
    assert len(sheet.rows) == 1
    sheet.asks.create_at("checklist", str(bureau.file))
    bureau.keys.settle()
    assert "is there already" in sheet.note.text()
    sheet.switches[0].click()
    bureau.keys.settle()
    assert bureau.link.is_automatic
    sheet.unlink_buttons[0].click()
    bureau.keys.settle()
    assert bureau.linked().links.all() == ()
    assert bureau.file.exists()
    sheet.asks.link_at(str(bureau.file))
    bureau.keys.settle()
    assert bureau.link.path == bureau.file


def test_a_workbook_that_somebody_made_is_taken_on_by_saying_what_its_columns_mean(bureau):
    book = Workbook()
    book.active.append(["Client", "To do", "Mine"])
    book.active.append(["Bramble & Co", "First call", "x"])
    book.save(bureau.file)
    bureau.window.small.show_workbooks()
    bureau.keys.settle()
    sheet = next(one for one in bureau.window.findChildren(WorkbooksSheet))
    sheet.asks.link_at(str(bureau.file))
    bureau.keys.settle()
    form = next(one for one in sheet.findChildren(AdoptForm))
    assert [box.currentData() for box in form.meanings] == ["customer", "", ""]
    form.meanings[1].setCurrentIndex(form.meanings[1].findData("step"))
    form.button.click()
    bureau.keys.settle()
    assert len(sheet.rows) == 1
    sheet.close()
    bureau.window.go(REVIEW)
    bureau.keys.settle()
    page = bureau.window.workspace
    new = [line for line in page.list.table.lines if line.what.value == "new_case"]
    assert [(line.title, line.note) for line in new] == [("Bramble & Co", "row 2, new")]
    bureau.keys.play("Ctrl+Return")
    assert any(row.customer == "Bramble & Co" for row in bureau.services.today.rows())
    assert load_workbook(bureau.file).active["C2"].value == "x"
    assert page.line.text() == "Both sides agree."


def test_a_row_without_room_is_told_with_its_reason_and_the_rest_goes_on(bureau):
    bureau.make()
    bureau.type(4119, value=9200)
    found = read(bureau.file)
    bureau.edit({(found.last + 1, found.anchors.width + 3): "a note of mine"})
    bureau.remove_row(4127)  # it comes back below the list, where there is no room
    bureau.window.go(REVIEW)
    bureau.keys.settle()
    bureau.keys.play("Ctrl+Return")
    assert bureau.window.toast.words == "Synced: 1 came in. Not taken: 1."
    (line,) = bureau.window.workspace.list.table.lines
    assert line.refusal.startswith("Below the list in Pipeline 2026.xlsx")
    assert bureau.row(4119).value == 9200


def test_what_came_in_is_kept_where_the_file_cannot_be_written_then(bureau):
    bureau.make()
    bureau.type(4119, value=9200)
    bureau.services.cases.edit(bureau.row(4127).case_id, subject="Other words")
    (bureau.house.paths.backups / "workbooks").write_bytes(b"")  # no copy can be kept there
    bureau.window.go(REVIEW)
    bureau.keys.settle()
    before = bureau.file.read_bytes()
    bureau.keys.play("Ctrl+Return")
    assert bureau.window.toast.words.startswith("What came in is kept;")
    assert (bureau.row(4119).value, bureau.file.read_bytes()) == (9200, before)
    assert "not in the workbook yet" in bureau.window.workspace.strip.accessibleName()
    (bureau.house.paths.backups / "workbooks").unlink()
    bureau.look()  # what was begun is finished without being asked for again
    assert bureau.says(4127, "matter") == "Other words"
