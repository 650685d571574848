"""The service standard in the window, by keyboard, on a real store."""

import pytest
from PySide6.QtCore import Qt

from app.ui.formats import Formats
from tests.ui.team.houses import NOW

NEWS = "query.open.news"


def values(services):
    return {one.key: one.value for one in services.standards.figures()}


def content_hash(services):
    with services.desk.reading() as unit:
        return unit.proof.content_hash()


def write(qtbot, sheet, key, text):
    field = sheet.list.fields[key]
    sheet.list.go_to(field)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_every_figure_has_its_field_with_what_holds(open_sheet):
    sheet, services = open_sheet()
    shown = {key: field.text() for key, field in sheet.list.fields.items()}
    assert shown == values(services)
    assert sheet.focusWidget() is next(iter(sheet.list.fields.values()))
    assert not sheet.button.isEnabled()


def test_a_figure_shows_what_it_would_move_then_moves_it_and_one_undo_puts_it_back(qtbot, open_sheet):
    sheet, services = open_sheet()
    before, answers = content_hash(services), []
    sheet.changed.connect(answers.append)
    preview = services.standards.preview({NEWS: "4 bh"})
    write(qtbot, sheet, NEWS, "4 bh")
    assert content_hash(services) == before
    assert len(sheet.moved.rows) == len(preview.moved) > 0
    late = [one.is_late_at_once(NOW) for one in preview.moved]
    assert any(late)
    for row, moved, is_late in zip(sheet.moved.rows, preview.moved, late, strict=True):
        said = row.accessibleName()
        assert moved.before.reference in said
        assert preview.names[moved.case_id] in said
        assert ("Late at once" in said) is is_late
    assert str(len(preview.moved)) in sheet.about.text()

    assert sheet.focusWidget() is sheet.button
    qtbot.keyClick(sheet.button, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert len(answers) == 1
    assert values(services)[NEWS] == "4 bh"
    case_id = preview.moved[0].case_id
    assert services.today.case(case_id).case.clock.due_at == preview.moved[0].after.clock.due_at
    services.history.undo()
    assert content_hash(services) == before


def test_the_dates_are_told_as_everywhere(qtbot, open_sheet):
    sheet, services = open_sheet()
    preview = services.standards.preview({NEWS: "1 bd"})
    write(qtbot, sheet, NEWS, "1 bd")
    one = next(moved for moved in preview.moved if moved.moves_news)
    said = sheet.moved.rows[preview.moved.index(one)].accessibleName()
    formats: Formats = sheet._bench.formats
    assert formats.moment(one.before.clock.due_at) in said
    assert formats.moment(one.after.clock.due_at) in said
    assert "1 working day" in said


def test_all_stays_as_it_is(qtbot, open_sheet):
    sheet, services = open_sheet()
    before = content_hash(services)
    write(qtbot, sheet, NEWS, "4 bh")
    qtbot.keyClick(sheet.button, Qt.Key.Key_Backtab)
    assert sheet.focusWidget() is sheet.keep
    qtbot.keyClick(sheet.keep, Qt.Key.Key_Return)
    assert sheet.list.fields[NEWS].text() == values(services)[NEWS]
    assert not sheet.moved.isVisible()
    assert not sheet.button.isEnabled()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert content_hash(services) == before


def test_what_is_no_length_of_time_is_said_at_its_field(qtbot, open_sheet):
    sheet, services = open_sheet()
    before = content_hash(services)
    write(qtbot, sheet, NEWS, "soon")
    assert "soon" in sheet.problem.text()
    assert sheet.list.fields[NEWS].property("refused")
    assert sheet.list.fields[NEWS].text() == "soon"
    assert not sheet.button.isEnabled()
    write(qtbot, sheet, NEWS, "4 bh")
    assert not sheet.problem.isVisible()
    assert not sheet.list.fields[NEWS].property("refused")
    assert content_hash(services) == before


def test_words_typed_after_the_preview_are_not_applied_unseen(qtbot, open_sheet):
    sheet, services = open_sheet()
    write(qtbot, sheet, NEWS, "4 bh")
    sheet.list.fields[NEWS].setText("1 bh")
    sheet.button.click()
    assert values(services)[NEWS] != "1 bh"
    assert sheet.isVisible()


def test_whoever_leads_nobody_reads_and_is_told_who_changes_it(qtbot, open_sheet):
    sheet, services = open_sheet("Maya")
    assert "Leads and administrators" in sheet.note.text()
    assert all(field.isReadOnly() for field in sheet.list.fields.values())
    assert not sheet.button.isVisible()
    assert not sheet.keep.isVisible()
    before = content_hash(services)
    write(qtbot, sheet, NEWS, "4 bh")
    assert content_hash(services) == before


@pytest.mark.parametrize(
    ("key", "there"),
    [
        (Qt.Key.Key_Down, "lead.active.news"),
        (Qt.Key.Key_PageDown, "lead.resting.first_word"),
        (Qt.Key.Key_Up, "lead.active.first_word"),
        (Qt.Key.Key_PageUp, "lead.active.first_word"),
    ],
)
def test_keys_walk_through_the_figures(qtbot, open_sheet, key, there):
    sheet, _ = open_sheet()
    qtbot.keyClick(sheet.focusWidget(), key)
    assert sheet.focusWidget() is sheet.list.fields[there]


def test_arrows_walk_through_what_would_move(qtbot, open_sheet):
    sheet, _ = open_sheet()
    write(qtbot, sheet, NEWS, "4 bh")
    first, second = sheet.moved.rows[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert sheet.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert sheet.focusWidget() is first
