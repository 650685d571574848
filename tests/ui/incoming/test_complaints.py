"""A complaint shows its path in the panel, and passes the cause on."""

from app.domain.kinds import Phase
from app.ui.acts.sentences import SentenceForm
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import PlainLabel


def words(section):
    return " | ".join(label.text() for label in section.findChildren(PlainLabel) if not label.isHidden())


def test_the_panel_shows_the_path_on_complaints_alone_and_takes_the_cause(day):
    section = day.window.panel.complaint
    day.window.open_case(day.services.cases.find("4127").id)
    day.keys.settle()
    assert section.isHidden()
    case_id = day.services.cases.find("4141").id
    day.window.open_case(case_id)
    day.keys.settle()
    assert section.isVisible()
    assert "The goal: Daniel stays with us." in words(section)
    assert "Maya Brennan, Thu 19 Nov 10:05" in words(section)
    assert section.findChildren(Button) == []
    day.services.cases.change_phase(case_id, Phase.CHECK_BACK)
    day.window.refresh()
    day.keys.settle()
    (ask,) = section.findChildren(Button)
    ask.click()
    day.keys.settle()
    form = next(one for one in day.window.findChildren(SentenceForm) if one.isVisible())
    form.words.setText("A test before it left")
    form.submit()
    day.keys.settle()
    assert "“A test before it left”" in words(section)
    assert [
        one.words for one in (each.idea for each in day.view(case_id).ideas) if one.kind.value == "cause"
    ] == ["A test before it left"]
