"""Ideas by keyboard, on a real store: noted on a case, read, sorted, answered, taken back."""

import pytest
from PySide6.QtCore import Qt

from app.domain.ideas import IdeaKind, IdeaState
from app.domain.kinds import State
from app.ui.actions import find_action
from app.ui.acts.noting import IdeaForm
from app.ui.cases.sections import Touch
from app.ui.widgets.labels import PlainLabel
from tests.ui.lists.test_exports import chosen, rows_of
from tests.ui.lists.test_lists import press
from tests.ui.stores import settle, sheet

Key = Qt.Key
RENT = "For the premiere week we would rather rent than buy."


def ideas(place):
    return {view.idea.words: view.idea for view in place.services.ideas.since()}


def opened(place, number):
    window = place.window
    window.open_case(place.services.cases.find(str(number)).id)
    settle()
    return window


def shown(part):
    return [label.text() for label in part.findChildren(PlainLabel)]


def listed(place, words=RENT):
    place.window.act("go_ideas")
    settle()
    page = place.window.workspace
    page.list.point_at_key(ideas(place)[words].id)
    return page


def test_words_are_proposed_out_of_the_last_contact_and_noted_by_enter_alone(place, qtbot):
    window = opened(place, 4127)
    window.act("note_idea")
    settle()
    form = sheet()
    words = form.words.text()
    assert words == "Put the service plan in the price and I’ll sign this week."
    press(qtbot, form.words, Key.Key_Return)
    idea = ideas(place)[words]
    assert (idea.kind, idea.theme, idea.state) == (IdeaKind.IDEA, "", IdeaState.NEW)
    assert idea.interaction_id is not None
    assert f"“{idea.words}”" in shown(window.panel.ideas)
    window.act("undo")
    settle()
    assert idea.words not in ideas(place)


def test_other_words_a_kind_and_a_theme_in_use_are_chosen_by_keys(place, qtbot):
    window = opened(place, 4127)
    window.act("note_idea")
    settle()
    form = sheet()
    press(qtbot, form.words, "It shines")
    press(qtbot, form.kinds[IdeaKind.PRAISE], Key.Key_Space)
    press(qtbot, form.theme_field.offers[0], Key.Key_Space)
    assert form.theme_field.line.hasFocus()
    theme = form.theme_field.words
    press(qtbot, form.theme_field.line, Key.Key_Return)
    idea = ideas(place)["It shines"]
    assert (idea.kind, idea.theme) == (IdeaKind.PRAISE, theme)
    assert (idea.interaction_id, bool(idea.theme)) == (None, True)


def test_without_words_nothing_is_noted_and_the_form_says_so(place, qtbot):
    window = opened(place, 4127)
    before = ideas(place)
    window.act("note_idea")
    settle()
    form = sheet()
    form.words.clear()
    press(qtbot, form.words, Key.Key_Return)
    assert form.isVisible()
    form.close()
    assert ideas(place) == before


def test_one_key_on_a_contact_of_the_timeline_notes_what_was_said_in_it(place, qtbot):
    window = opened(place, 4127)
    visit = next(one for one in window.panel.findChildren(Touch) if "Milk hose" in one.accessibleName())
    press(qtbot, visit, Key.Key_I)
    form = sheet()
    assert isinstance(form, IdeaForm)
    words = form.words.text()
    assert words.startswith("Yearly service, lobby machine.")
    press(qtbot, form.words, Key.Key_Return)
    assert f"{ideas(place)[words].said_at:%d %b}" == "17 Nov"


def test_a_closed_case_takes_an_idea_too(place, qtbot):
    window = opened(place, 3655)
    assert place.services.cases.find("3655").state is State.CLOSED
    window.act("note_idea")
    settle()
    press(qtbot, sheet().words, "Still quiet", Key.Key_Return)
    assert "Still quiet" in ideas(place)


def test_the_panel_says_who_said_it_to_whom_and_where_it_is_now(place):
    window = opened(place, 4127)
    said = shown(window.panel.ideas)
    assert "“A second machine just for breakfast. Could we rent one?”" in said
    assert "Eimear to Tomás, 17 Nov. With Lena in marketing: Looking into it" in said


@pytest.mark.parametrize("way", range(4))
def test_in_every_way_of_working_the_acts_are_a_key_away(place, qtbot, way):
    styles = place.services.styles.all()
    place.window.choose_style(styles[way].key)
    settle()
    assert (find_action("note_idea").shortcut, find_action("go_ideas").shortcut) == ("Ctrl+Shift+I", "Ctrl+5")
    opened(place, 4127).act("note_idea")
    settle()
    press(qtbot, sheet().words, "In any way", Key.Key_Return)
    page = listed(place, "In any way")
    assert page.list.current_line.cells[1].first == "In any way"


def test_space_reads_what_is_new_and_it_is_mine_then(place, qtbot):
    page = listed(place)
    press(qtbot, page.list, Key.Key_Space)
    read = ideas(place)[RENT]
    assert (read.state, read.owner_id) == (IdeaState.READ, place.services.desk.person_id)
    assert not page.read.isEnabled()
    place.window.act("undo")
    settle()
    assert ideas(place)[RENT].state is IdeaState.NEW


def test_an_answer_goes_to_all_that_wait_under_the_theme_and_back_by_one_undo(place, qtbot):
    page = listed(place)
    before = place.services.checking.content_hash()
    press(qtbot, page.list, Key.Key_R)
    form = sheet()
    assert form.note.text() == "2 queries are opened, so that each customer hears of it."
    press(qtbot, form.words, "From spring you can", Key.Key_Return)
    planned = [idea for idea in ideas(place).values() if idea.state is IdeaState.PLANNED]
    assert {idea.theme for idea in planned} == {"Renting"}
    opened_cases = [
        row for row in place.services.today.rows() if row.step.startswith("Tell them it is planned")
    ]
    assert {row.customer for row in opened_cases} == {"Hotel Marlowe", "Civic Theatre"}
    page.choose("planned")
    assert len(page.shown) == 2
    place.window.act("undo")
    settle()
    assert place.services.checking.content_hash() == before


def test_a_no_asks_for_its_because_and_answers_one_alone_if_wanted(place, qtbot):
    page = listed(place)
    press(qtbot, page.list, Key.Key_R)
    form = sheet()
    press(qtbot, form.states[2], Key.Key_Space)
    press(qtbot, form.everything, Key.Key_Space)
    assert form.note.text() == "A query is opened, so that Civic Theatre hears of it."
    press(qtbot, form.words, Key.Key_Return)
    assert form.isVisible()
    press(qtbot, form.words, "We have none left", Key.Key_Return)
    declined = [idea.words for idea in ideas(place).values() if idea.state is IdeaState.DECLINED]
    assert declined == [RENT]


def test_f2_puts_an_idea_under_a_theme_or_renames_the_theme_for_all(place, qtbot):
    page = listed(place)
    press(qtbot, page.list, Key.Key_F2)
    press(qtbot, sheet().theme_field.line, "Events", Key.Key_Return)
    assert ideas(place)[RENT].theme == "Events"
    place.window.act("undo")
    settle()
    page.list.point_at_key(ideas(place)[RENT].id)
    press(qtbot, page.list, Key.Key_F2)
    form = sheet()
    press(qtbot, form.renames, Key.Key_Space)
    press(qtbot, form.theme_field.line, "Hire", Key.Key_Return)
    assert [idea.theme for idea in ideas(place).values()].count("Hire") == 2


def test_the_list_is_grouped_by_state_or_theme_and_sieved(place, qtbot):
    page = listed(place)
    titles = lambda: [page.list.table._items[number].text for number in page.list.table.title_rows()]  # noqa: E731
    assert titles() == ["New", "Read"]
    press(qtbot, page.list, Key.Key_G)
    assert titles()[0] == "Renting"
    assert titles()[-1] == "No theme yet"
    press(qtbot, page.filter, "premiere")
    assert titles() == ["Renting"]
    press(qtbot, page.list, Key.Key_Return)
    assert place.window.panel.file.reference == "Q-4108"
    page.filter.setText("nothing like it")
    assert page.empty_words()[0] == "Nothing here"


def test_what_is_seen_leaves_with_its_counts(place, qtbot, tmp_path):
    page = listed(place)
    page.filter.setText("renting")
    settle()
    path = tmp_path / "ideas.xlsx"
    chosen(place, qtbot, 0, path)
    rows = rows_of(path)
    assert [row[0] for row in rows] == ["Theme", "Renting", "Renting"]
    assert page.shown_list().make().beside[0].rows[0][:2] == ("Renting", 2)


def test_what_this_week_brought_stands_behind_its_pill(place):
    page = listed(place)
    page.choose("this_week")
    noted = {view.idea.id for view in place.services.ideas.since() if view.idea.noted_at.day >= 23}
    assert {line.key for line in page.shown} == noted
    assert len(noted) == 4
