"""The team's screen over the sample company: what it shows, and how it is worked."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit

from app import bootstrap
from app.domain.team import Horizon, LateOrder
from app.services.exports import unwatched
from app.services.team import TeamService
from app.ui.away.covers import CoverForm
from app.ui.frame.sheets import Sheet
from app.ui.theme.looks import Ground
from app.ui.theme.texts import recording
from app.ui.workspaces.team.delegates import LATE, MARK, OVERDUE, PERSON
from app.ui.workspaces.team.forms import NudgeForm, ReassignForm
from app.ui.workspaces.team.lines import member_line

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def sheet_of(kind):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def texts(page, column, table=None):
    model = table or page.late.table
    return [model.index(row, column).data() for row in range(model.rowCount())]


def priyas(services):
    return TeamService(services.desk)


def test_the_models_keep_qts_rules(page):
    for table in (page.members.table, page.late.table):
        QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.refresh()
    page.switch.week.click()
    page.late.table.toggle(0)
    assert page.late.table.rowCount() == 11


def test_the_most_harmful_overdue_case_is_current_when_one_comes_in(page, services):
    first = priyas(services).board().late[0].row
    assert page.current_case_id == first.case_id
    assert page.entrance is page.late


def test_a_row_is_spoken_with_its_ages(page):
    model = page.members.table
    assert model.index(0, PERSON).data(SPOKEN) == (
        "Ben Doyle, 5 overdue: 1 under a day, 2 one to three days, 1 four to seven, 1 over seven, Here"
    )
    assert texts(page, OVERDUE, model)[-1] == "11"


def test_age_is_one_key_away_and_comes_back(page, qtbot, services):
    harm = texts(page, LATE)
    qtbot.keyClick(page.late, Qt.Key.Key_O)
    assert texts(page, LATE)[:2] == ["8 d", "5 d"]
    ids = [placed.row.case_id for placed in page.late.table.rows]
    assert ids == [row.case_id for row in priyas(services).late_rows(LateOrder.AGE)]
    qtbot.keyClick(page.late, Qt.Key.Key_O)
    assert texts(page, LATE) == harm


def test_the_person_in_the_panel_follows_the_arrow_keys(page, qtbot):
    page.members.setFocus()
    assert page.panel.person_id == page.members.table.person_at(0)
    qtbot.keyClick(page.members, Qt.Key.Key_Down)
    assert page.panel.person_id == page.members.table.person_at(1)
    for _ in range(20):
        qtbot.keyClick(page.members, Qt.Key.Key_Down)
    assert page.panel.person_id == page.members.table.person_at(5)  # the total is nobody


def test_only_one_persons_list_and_everybodys_again(page):
    page.panel.only.click()
    assert page.late.table.rowCount() == 5
    assert {placed.row.owner for placed in page.late.table.rows} == {"Ben Doyle"}
    page.panel.only.click()
    assert page.late.table.rowCount() == 11


def test_the_week_is_the_other_half_of_the_switch(page):
    today = page._board
    page.switch.week.click()
    assert page._board.horizon is Horizon.WEEK
    assert sum(one.due for one in page._board.members) > sum(one.due for one in today.members)


def test_several_are_selected_and_offered_to_whoever_has_room(page, qtbot, services, house):
    qtbot.keyClick(page.late, Qt.Key.Key_X)
    qtbot.keyClick(page.late, Qt.Key.Key_Down)
    qtbot.keyClick(page.late, Qt.Key.Key_X)
    assert page.chosen.text() == "2 selected"
    marked = set(page.late.table.marked)
    qtbot.keyClick(page.late, Qt.Key.Key_R)
    form = sheet_of(ReassignForm)
    assert form.people[0].text() != "Lena Fischer"  # who works on no cases comes last
    qtbot.keyClick(form.people[0], Qt.Key.Key_Return)
    offered = {p.row.case_id for p in priyas(services).board().late if p.row.is_offered}
    assert offered == marked
    assert page.chosen.text() == ""


def test_support_moves_cases_to_the_colleague_it_names(page, services):
    need = next(need for need in page._board.needs_of(page.panel.person_id) if need.helper_id)
    page.panel.reassign_requested.emit(tuple(row.case_id for row in need.cases), need.helper_id)
    form = sheet_of(ReassignForm)
    assert form.people[0].text() == need.helper
    form.button.click()
    rows = {p.row.case_id: p.row for p in priyas(services).board().late}
    assert all(rows[row.case_id].is_offered for row in need.cases)


def test_an_order_is_suggested_as_a_word_not_as_an_order(page, services):
    needs = page._board.needs_of(page.panel.person_id)
    cases = max((need.cases for need in needs), key=len)
    page.panel.order_requested.emit(cases)
    form = sheet_of(NudgeForm)
    assert form.words.text().startswith("I would take them in this order: Castle Hotels,")
    form.button.click()
    requests = services.today.case(cases[0].case_id).requests
    assert requests[-1].to_id == cases[0].owner_id


def test_what_may_help_never_speaks_of_the_person(page):
    with recording() as record:
        page.grab()
    said = " ".join(item.text for item in record.drawn)
    assert "Read from the list, not from who Ben is." in said
    assert not any(word in said for word in ("Driver", "Analyst", "Amiable", "Influencer", " his ", " he "))


def test_the_file_holds_the_rows_of_the_screen_in_their_order(page, seat, tmp_path):
    for name, turn in (("harm.xlsx", False), ("age.xlsx", True)):
        if turn:
            page.order.click()
        shown = [placed.row.reference for placed in page.late.table.rows]
        assert seat.export_list(tmp_path / name, page.shown_list().make(), unwatched) == len(shown) == 11
        sheet = load_workbook(tmp_path / name).worksheets[0]
        assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == shown


def test_a_team_without_anything_late_says_so(page, services):
    team = priyas(services)
    joan = page.late.table.rows[0].row
    for placed in team.board().late:
        services.telling.told(placed.row.case_id, "Called.", is_step_done=True)
    page.refresh()
    assert page.late.table.rowCount() == 0
    with recording() as record:
        page.grab()
    assert {"Nothing is late"} <= {item.text for item in record.drawn}
    assert not page.reassign.isEnabled()
    assert page.entrance is page.members
    assert joan is not None


@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
@pytest.mark.parametrize("size", [(1376, 816), (960, 616)])
def test_no_word_of_ours_is_cut(page, theme, qtbot, size, ground):
    theme.apply(theme.accents[2], ground)
    page.resize(*size)
    qtbot.wait(10)
    page._open_person(page.members.table.person_at(0))
    with recording() as record:
        page.grab()
    cuts = [(item.text, item.shown) for item in record.cuts if not item.is_quoted]
    assert cuts == []
    assert len(record.drawn) > 60


def test_everything_that_can_be_worked_has_a_name(page):
    page._open_person(page.members.table.person_at(0))
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit)
    nameless = [
        w for kind in kinds for w in page.findChildren(kind) if w.isVisible() and not w.accessibleName()
    ]
    assert nameless == []


def test_a_sheet_that_was_closed_leaves_nothing_behind(page, qtbot):
    before = {w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet)}
    for _ in range(5):
        page.reassign.click()
        sheet_of(ReassignForm).reject()
        qtbot.wait(5)
    qtbot.waitUntil(lambda: {w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet)} <= before)


def test_a_click_on_the_box_marks_and_opens_nothing(page, qtbot):
    opened = []
    page.case_opened.connect(opened.append)
    place = page.late.visualRect(page.late.table.index(2, MARK)).center()
    qtbot.mouseClick(page.late.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.late.table.marked == (page.late.table.rows[2].row.case_id,)
    assert opened == []


def test_a_lead_covers_a_colleague_by_one_key_and_the_row_says_so(qtbot, page, house):
    member = page._board.member(page.members.current_id)
    page.members.setFocus()
    qtbot.keyClick(page.members, "V")
    form = sheet_of(CoverForm)
    assert member.name in form.windowTitle()
    qtbot.keyClicks(form.ends, "fri")
    form.look()
    assert form.list.rows
    form.options[0].setFocus()
    qtbot.keyClick(form.options[0], "2")
    assert form.options[1].isChecked()
    qtbot.keyClick(form.ends, Qt.Key.Key_Return)
    line = member_line(page._board.member(member.person_id), page.bench.formats)
    assert line.here.startswith("Off, covered by")
    covered = page._board.member(member.person_id).hours
    assert (covered.is_away, covered.cover) == (True, form.options[1].text())
    omar = bootstrap.services_at(house, house.set_up.person_named(covered.cover).id)
    assert {row.owner_id for row in omar.today.rows() if row.is_covered} == {member.person_id}
