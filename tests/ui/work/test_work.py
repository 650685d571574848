"""Time needed and free, a word before it is complete, why a reminder comes, evidence and fit: in the window."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.domain.history import Action
from app.domain.kinds import Kind, Phase
from app.domain.people import Role
from app.ui.theme.looks import Ground
from app.ui.workspaces.people.time_boxes import TimeBox
from tests.services.desks import in_phase
from tests.ui.stores import NOW, settle, sheet

Key = Qt.Key


def exact(place):
    """Maya works exactly from now."""
    way = next(style for style in place.services.styles.all() if style.home == "sheet")
    place.window.choose_style(way.key)
    settle()


def overload(place):
    """Four steps of ten hours, all of them due today."""
    for number in (4127, 4119, 4146, 4085):
        place.services.steps.estimate(place.case(number).case_id, timedelta(hours=10))
    place.window.refresh()
    settle()


def texts(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def press(widget, words):
    next(one for one in widget.findChildren(QAbstractButton) if one.text() == words).click()
    settle()


def test_the_sheet_says_that_the_week_fits_and_what_is_at_stake_once_it_does_not(place):
    exact(place)
    tools, status = place.window.workspace.tools, place.window.status
    assert tools.capacity.accessibleName().startswith("Week, ")
    assert not status.stake.isVisible()
    overload(place)
    assert tools.capacity.accessibleName() == "At stake, Eimear Walsh, 12:00: would not be kept"
    assert status.stake.text() == "Eimear Walsh, 12:00: would not be kept"


def test_a_way_of_working_without_that_guard_is_not_told(place):
    overload(place)
    assert not place.window.status.stake.isVisible()
    place.window.act("open_capacity")
    assert sheet() is None
    exact(place)
    place.services.styles.switch_guard("capacity_warning", place.services.reminders, on=False)
    place.window.refresh()
    settle()
    assert not place.window.status.stake.isVisible()
    assert not place.window.workspace.tools.capacity.isVisible()


def test_what_is_at_stake_is_told_at_length_and_leads_to_the_case(place):
    exact(place)
    overload(place)
    place.window.status.stake.click()
    settle()
    assert "would break first: An update by Tuesday noon." in texts(sheet())
    press(sheet(), "Open the case")
    assert place.window.panel.file.reference == "Q-4127"


def test_a_word_before_it_is_complete_is_drafted_and_only_a_person_files_it(place, qtbot):
    exact(place)
    overload(place)
    before = place.case(4127).last_told_at
    place.window.open_case(place.case(4127).case_id)
    place.window.act("interim_word")
    settle()
    form = sheet()
    assert form.words.text().startswith("What we know: New quote sent")
    assert form.whole.text() == form.words.text()
    assert place.case(4127).last_told_at == before
    qtbot.keyClick(form, Key.Key_Return)
    settle()
    row = place.case(4127)
    assert (row.last_told_at, row.step) == (NOW, "Go through the new quote")
    assert row.news_due_at > NOW


def test_why_these_reminders_answers_from_the_bell_and_from_the_palette(place):
    place.services.reminders.tick()
    place.window.open_case(place.case(4119).case_id)
    place.window.act("why_reminders")
    settle()
    assert "of the time for the promise is used" in texts(sheet())
    press(sheet(), "Got it")
    assert sheet() is None
    place.window.bars.open_bell()
    settle()
    bell = place.window.findChildren(QAbstractButton)
    next(one for one in bell if one.accessibleName().startswith("Why this reminder?")).click()
    settle()
    assert "working time" in texts(sheet())


def just_done(place, case_id):
    """What the steps took that were done now."""
    return [step.actual for step in place.services.today.case(case_id).steps if step.finished_at == NOW]


def test_how_long_it_took_is_said_with_done_or_left_out(place, qtbot):
    case_id = place.case(4127).case_id
    place.window.open_case(case_id)
    place.window.act("done")
    settle()
    qtbot.keyClicks(sheet().took, "soon")
    qtbot.keyClick(sheet().took, Key.Key_Return)
    settle()
    assert "is no length" in texts(sheet())
    sheet().took.setText("25")
    qtbot.keyClick(sheet().took, Key.Key_Return)
    settle()
    assert just_done(place, case_id) == [timedelta(minutes=25)]
    place.window.act("done")
    settle()
    qtbot.keyClick(sheet(), Key.Key_Return)
    settle()
    assert sorted(just_done(place, case_id), key=bool) == [None, timedelta(minutes=25)]


def test_a_time_box_that_ran_proposes_how_long_it_took(place, qtbot):
    way = next(style for style in place.services.styles.all() if style.home == "people")
    place.window.choose_style(way.key)
    settle()
    page, timed = place.window.workspace, place.window._bench.timed
    now_id = page.hero.line.case_id
    assert now_id not in timed
    page.hero.ring.start()
    assert timed[now_id].is_running
    timed[now_id] = TimeBox.of(now_id, 15).started(NOW - timedelta(minutes=18))
    place.window.acts.act("done", now_id)
    settle()
    assert sheet().took.text() == "18 min"
    qtbot.keyClick(sheet(), Key.Key_Return)
    settle()
    assert just_done(place, now_id) == [timedelta(minutes=18)]
    assert now_id not in timed


def test_evidence_tells_nothing_below_thirty(place):
    place.window.act("open_evidence")
    settle()
    assert "0 of 3 answered: too few to tell below 30" in texts(sheet())


def test_fit_is_told_by_way_of_working_and_says_whose_it_is(place, theme):
    exact(place)
    place.window.act("open_fit")
    settle()
    told = texts(sheet())
    assert "(now)" in told
    assert "No step was done this way yet." in told
    assert "Only you can see this" in told
    theme.apply(theme.accent, Ground.LIGHT)


def never_answered(place):
    """Thirty quotes whose first call nobody answered."""
    for _ in range(30):
        place.services.steps.done(in_phase(place.services, Kind.QUOTE, Phase.SENT))
    place.window.act("open_evidence")
    settle()


def test_whoever_may_not_drop_a_step_is_told_to_whom_to_propose_it(place):
    never_answered(place)
    told = texts(sheet())
    assert " times and never brought an answer. One could do without it." in told, told
    assert "Propose it to Priya Nair." in told
    assert "Drop this step" not in {one.text() for one in sheet().findChildren(QAbstractButton)}


def test_a_lead_drops_a_step_by_one_press_after_seeing_what_moves_and_takes_it_back_by_one_undo(place):
    desk = place.services.desk
    with desk.acting(Action.SET_UP) as unit:
        unit.people.save(replace(desk.person(unit), role=Role.LEAD))
        unit.commit()
    never_answered(place)
    assert "Dropping it moves nothing that is planned." in texts(sheet())
    before = {one.key: one.value for one in place.services.standards.figures()}
    press(sheet(), "Drop this step")
    after = {one.key: one.value for one in place.services.standards.figures()}
    assert {key for key in after if after[key] != before[key]} == {"quote.sent.cadence.1"}
    place.services.history.undo()
    assert {one.key: one.value for one in place.services.standards.figures()} == before
