"""Three ways, field by field."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendars.events import Event, Unread, ticked, words_of
from app.domain.calendars.links import Answer, Entry
from app.domain.calendars.merging import QUESTIONS, SHARED, What, merge, outgoing, taken

AT = datetime(2026, 11, 24, 16, tzinfo=UTC)
BASE = Event(AT, timedelta(minutes=15), "Ring them", notes="Facts")
OTHERS = {
    "start_at": (AT, AT + timedelta(hours=1), AT + timedelta(hours=2)),
    "length": (timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1)),
    "title": ("Ring them", "Write to them", "Visit them"),
}
PULLS = {"start_at": What.MOVED, "length": What.RESIZED, "title": What.RENAMED}

events = st.builds(
    Event,
    st.sampled_from(OTHERS["start_at"]),
    st.sampled_from((*OTHERS["length"], None)),
    st.sampled_from(OTHERS["title"]),
    st.booleans(),
    st.sampled_from(("Facts", "Newer facts", "A note of mine")),
)
entries = st.builds(
    Entry,
    st.just("/one.ics"),
    st.just("one"),
    base=st.none() | events,
    sent=st.none() | events,
    theirs=st.none() | events | st.just(Unread("zone")),
    answer=st.sampled_from(Answer),
)
apps = events.map(lambda one: replace(one, is_done=False, length=one.length or timedelta(minutes=15)))


def entry(base: Event | None = BASE, theirs: Event | Unread | None = BASE, **more: object) -> Entry:
    return Entry("/one.ics", "one", base=base, theirs=theirs, **more)


@pytest.mark.parametrize("name", PULLS)
def test_whoever_moved_away_from_the_base_says_it(name: str):
    for app, theirs in product(OTHERS[name], repeat=2):
        merged = merge(entry(theirs=replace(BASE, **{name: theirs})), replace(BASE, **{name: app}))
        before = getattr(BASE, name)
        if app == theirs:
            assert merged.is_nothing
        elif app == before:
            assert (merged.pulls, merged.push) == ((PULLS[name],), None)
        elif theirs == before:
            assert (merged.pulls, merged.push) == ((), What.PUSHED)
        else:
            assert (merged.question, merged.clashes, merged.push) == (What.CLASH, (name,), None)


def test_what_was_done_is_over_wherever_it_stood():
    theirs = replace(BASE, is_done=True, start_at=AT + timedelta(hours=1), title="Write to them")
    app = replace(BASE, start_at=AT + timedelta(hours=2))
    assert merge(entry(theirs=theirs), app).pulls == (What.RENAMED, What.DONE)
    assert merge(entry(theirs=theirs), None).is_nothing


def test_done_taken_back_goes_out_again():
    done = replace(BASE, is_done=True)
    assert merge(entry(base=done, theirs=done), BASE).push is What.PUSHED


def test_a_deleted_event_is_asked_about_and_an_event_that_never_was_is_added():
    assert merge(entry(theirs=None), BASE).question is What.DELETED
    assert merge(entry(base=None, theirs=None), BASE).push is What.ADDED
    assert merge(entry(theirs=None, answer=Answer.LEAVE), BASE).is_nothing
    assert merge(entry(theirs=None, answer=Answer.BACK), BASE).push is What.ADDED
    assert merge(entry(theirs=None, answer=Answer.DONE), BASE).pulls == (What.DONE,)


def test_what_was_sent_and_arrived_is_agreed_after_a_crash():
    moved = replace(BASE, start_at=AT + timedelta(hours=1))
    again = replace(BASE, start_at=AT + timedelta(hours=2))
    arrived = entry(theirs=moved, sent=moved)
    assert merge(arrived, moved).is_nothing
    assert merge(arrived, again).push is What.PUSHED
    assert merge(entry(sent=moved), moved).push is What.PUSHED
    assert merge(entry(base=None, theirs=moved, sent=moved), again).push is What.PUSHED


def test_without_a_base_what_differs_is_asked():
    assert merge(entry(base=None), replace(BASE, title="Write to them")).clashes == ("title",)
    assert merge(entry(base=None), BASE).is_nothing


def test_notes_of_a_person_stay_and_ours_are_renewed():
    newer = replace(BASE, notes="Newer facts")
    assert merge(entry(), newer).push is What.PUSHED
    assert outgoing(entry(), newer).notes == "Newer facts"
    theirs = replace(BASE, notes="A note of mine")
    assert merge(entry(theirs=theirs), newer).is_nothing
    moved = replace(newer, start_at=AT + timedelta(hours=1))
    written = outgoing(entry(theirs=theirs), moved)
    assert written.notes == "A note of mine"
    assert merge(entry(base=moved, theirs=written), replace(moved, notes="Newest facts")).is_nothing


def test_what_a_person_wrote_around_our_notes_stays_while_ours_are_renewed():
    theirs = replace(BASE, notes="Ask for Una.\n\nFacts\nShe likes jazz.")
    newer = replace(BASE, notes="Newer facts")
    assert merge(entry(theirs=theirs), newer).push is What.PUSHED
    assert outgoing(entry(theirs=theirs), newer).notes == "Ask for Una.\n\nNewer facts\nShe likes jazz."
    assert (
        outgoing(entry(theirs=theirs), replace(BASE, notes="")).notes == "Ask for Una.\n\n\nShe likes jazz."
    )


def test_notes_come_back_where_nothing_stood_and_a_persons_own_are_left():
    silent = replace(BASE, notes="")
    assert outgoing(entry(base=silent, theirs=silent), BASE).notes == "Facts"
    theirs = replace(silent, notes="A note of mine")
    assert merge(entry(base=silent, theirs=theirs), BASE).is_nothing


def test_a_persons_own_notes_are_theirs_after_a_crash_too():
    moved = replace(BASE, start_at=AT + timedelta(hours=1))
    theirs = replace(moved, notes="A note of mine")
    arrived = entry(sent=moved, theirs=theirs)
    again = replace(moved, start_at=AT + timedelta(hours=2), notes="Newer facts")
    assert outgoing(arrived, again).notes == "A note of mine"


@given(entries, apps)
def test_what_came_in_or_went_out_leaves_nothing_more_to_do(one: Entry, app: Event):
    merged = merge(one, app)
    base = taken(one, app, merged)
    followed = app
    if isinstance(one.theirs, Event):
        names = {"start_at": What.MOVED, "length": What.RESIZED, "title": What.RENAMED}
        fields = {name: getattr(one.theirs, name) for name, what in names.items() if what in merged.pulls}
        followed = replace(app, **fields)
    if What.DONE in merged.pulls:
        assert merge(replace(one, base=base, sent=None), None).push in {None, What.DROPPED}
        return
    after = replace(one, base=base, sent=None)
    again = merge(after, followed)
    assert again.pulls == () or again.question in QUESTIONS
    if again.push in {What.PUSHED, What.ADDED}:
        written = outgoing(after, followed)
        done = replace(after, base=followed, theirs=written, answer=Answer.NONE)
        assert merge(done, followed).is_nothing


@given(entries, apps)
def test_what_a_rule_refuses_is_put_back(one: Entry, app: Event):
    merged = merge(one, app)
    if not merged.pulls or not isinstance(one.theirs, Event):
        return
    after = replace(one, base=taken(one, app, merged), sent=None, answer=Answer.NONE)
    again = merge(after, app)
    assert again.pulls == ()
    assert again.push is What.PUSHED or again.question is What.CLASH


def test_a_refused_tick_of_a_moved_event_puts_its_time_back_too():
    one = entry(theirs=replace(BASE, start_at=AT - timedelta(hours=1), is_done=True))
    merged = merge(one, BASE)
    again = merge(replace(one, base=taken(one, BASE, merged)), BASE)
    assert (merged.pulls, again.pulls, again.push) == ((What.DONE,), (), What.PUSHED)


@given(entries, apps)
def test_nothing_is_overwritten_that_both_changed(one: Entry, app: Event):
    merged = merge(one, app)
    base, theirs = one.agreed, one.theirs
    if merged.push is not What.PUSHED or base is None or not isinstance(theirs, Event):
        return
    for name in SHARED:
        if PULLS.get(name) in merged.pulls:
            continue  # it comes in first, and what goes out is compared anew
        mine, yours, before = (getattr(side, name) for side in (app, theirs, base))
        if one.answer is not Answer.KEEPWORD and None not in {mine, yours}:
            assert yours in {before, mine} or mine == before


def test_a_tick_before_the_title_counts():
    assert ticked("✔️ Ring them") == ("Ring them", True)
    assert ticked("[x] Ring them") == ("Ring them", True)
    assert ticked("Ring [x] them") == ("Ring [x] them", False)


def test_the_steps_words_are_found_in_the_title():
    assert words_of("Call  Eimear: Ask", "Call Eimear: ") == "Ask"
    assert words_of("Call Una: Ask", "Call Eimear: ") == "Call Una: Ask"
