"""What a person lets out into a calendar."""

import pytest

from app.calendars import writing_of
from app.domain.calendar_entries import EntryKind, Privacy
from app.domain.errors import NotFound
from app.domain.kinds import Kind
from app.services.calendar_writing import Choice
from tests.services.desks import moment, opened


def test_until_somebody_chooses_the_way_of_working_says_what_is_written(t):
    writing = writing_of(t.maya)
    assert writing.choice() == Choice(
        ("rounds",) if t.maya.styles.current().key == "amiable" else ("conversations",)
    )
    for style in t.maya.styles.all():
        t.maya.styles.choose(style.key, t.maya.reminders)
        assert writing.choice().whats == (style.calendar,)


def test_a_choice_stays_and_goes_back_to_the_way_of_working(t):
    writing = writing_of(t.maya)
    writing.choose(["rounds", "conversations"], "busy")
    assert writing.choice() == Choice(("conversations", "rounds"), Privacy.BUSY)
    writing.choose([], "full")
    assert writing.choice() == Choice((t.maya.styles.current().calendar,))


@pytest.mark.parametrize("said", [{"whats": ["meals"]}, {"privacy": "half"}])
def test_what_there_is_not_cannot_be_chosen(t, said):
    with pytest.raises(NotFound):
        writing_of(t.maya).choose(**said)
    with pytest.raises(NotFound):
        writing_of(t.maya).named(["meals"])


def test_a_preview_counts_each_event_once_and_shows_the_next(t):
    opened(t.maya, Kind.QUERY)
    preview = writing_of(t.maya).preview(Choice(("steps", "conversations", "rounds")))
    assert dict(preview.counts)["steps"] == 1
    assert dict(preview.counts)["conversations"] == 0
    assert preview.total == len(writing_of(t.maya).entries(preview.choice))
    assert all(one.end_at > t.clock() for one in preview.first)


def test_events_carry_the_category_and_colour_of_the_way_of_working_that_writes_them(t):
    opened(t.maya, Kind.QUERY)
    looks = {
        one.look.category: one.look.color for one in writing_of(t.maya).entries(Choice(("conversations",)))
    }
    assert looks == {"Conversations": "darkorange"}


def test_every_open_promise_of_a_case_is_written(t):
    case_id = opened(t.maya, Kind.QUERY)
    t.maya.promises.make(case_id, "Send the plan", moment(25, 12))
    t.maya.promises.make(case_id, "Call the kitchen", moment(26, 12))
    found = writing_of(t.maya).entries(Choice(("promises_and_deadlines",)))
    assert [one.text for one in found if one.kind is EntryKind.PROMISE] == [
        "Send the plan",
        "Call the kitchen",
    ]


def test_nobody_elses_cases_are_written(t):
    opened(t.ben, Kind.QUERY)
    assert writing_of(t.maya).entries(Choice(("steps",))) == ()
