"""Opening and closing a day, with the facts that each way of working asks for."""

from datetime import timedelta

import pytest

from app.domain.kinds import Channel, Kind
from app.services.steps import Postponement
from app.ui.day_words import day_sentence, opening_sentence
from app.ui.plain_formats import PlainFormats
from tests.services.desks import at, case_of, moment, opened


def sentences(t, services):
    formats = PlainFormats("Europe/Dublin", t.clock)
    words = services.styles.current().words_in("en")
    begun, left = services.days.opening(), services.days.closing()
    return (
        opening_sentence(words.day_open, begun.facts, formats, "EUR"),
        day_sentence(words.day_close, left.facts, formats, "EUR"),
    )


@pytest.mark.parametrize(
    ("style", "opens", "closes"),
    [
        ("influencer", "1 person counts on you today. First Hotel Marlowe.", "1 word kept."),
        ("driver", "2 due, 0 at risk (–). Decide these three.", "1 kept, 0 moved with the customer told"),
        ("analyst", "2 to start by today, 30 min needed, 6 h 17 m free.", "15 min estimated, 15 min spent."),
        ("amiable", "Today's rounds as always. 3 things have changed", "1 customer informed, 0 colleagues"),
    ],
)
def test_each_style_opens_and_closes_in_its_own_words(t, style, opens, closes):
    t.maya.styles.choose(style, t.maya.reminders)
    ids = [opened(t.maya, Kind.QUOTE) for _ in range(3)]
    t.clock.advance(minutes=1)
    t.maya.steps.done(ids[0], outcome="Reached", is_told=True)
    said = sentences(t, t.maya)
    assert said[0].startswith(opens)
    assert said[1].startswith(closes)


def test_a_free_day_says_so_in_every_style(t):
    for style in t.maya.styles.all():
        t.maya.styles.choose(style.key, t.maya.reminders)
        assert sentences(t, t.maya)[0] == "Today is free: nothing is due."


def test_closing_lists_who_still_waits_until_each_has_a_word_or_a_plan(t):
    t.maya.styles.choose("influencer", t.maya.reminders)
    told, planned, late = (opened(t.maya, Kind.QUOTE) for _ in range(3))
    t.clock.now = at(24, 17, 45)
    left = t.maya.days.closing()
    assert {one.row.case_id for one in left.waiting} == {told, planned, late}
    assert not left.is_finished
    t.maya.telling.told(told, "You get it on Thursday", channel=Channel.CALL)
    t.maya.steps.later(planned, moment(25, 9), Postponement(reason="they have gone home"))
    left = t.maya.days.closing()
    assert {one.row.case_id for one in left.waiting} == {planned, late}
    t.maya.steps.later(late, moment(25, 9, 30), Postponement(reason="they have gone home"))
    left = t.maya.days.closing()
    assert left.is_finished
    assert left.facts["waiting"] == 2
    assert left.until_at == at(25, 10)


def test_without_its_guard_a_day_is_finished_whoever_waits(t):
    t.maya.styles.choose("influencer", t.maya.reminders)
    opened(t.maya, Kind.QUOTE)
    t.clock.now = at(24, 17, 45)
    t.maya.styles.switch_guard("day_not_finished", t.maya.reminders, on=False)
    assert t.maya.days.closing().is_finished


def test_what_was_put_off_since_yesterday_is_named_with_its_new_day(t):
    t.maya.styles.choose("analyst", t.maya.reminders)
    case_id = opened(t.maya, Kind.QUOTE)
    how = Postponement(reason="they asked for time", effort=timedelta(hours=1))
    t.maya.steps.later(case_id, moment(25, 9), how)
    begun = t.maya.days.opening()
    assert [one.row.case_id for one in begun.moved] == [case_id]
    t.clock.now = at(25, 8, 45)
    begun = t.maya.days.opening()
    assert begun.starts[case_id] < case_of(t.maya, case_id).planned.due_at
    t.clock.now = at(26, 8, 45)
    assert t.maya.days.opening().moved == ()


def test_the_first_line_of_a_day_is_said_once(t):
    assert not t.maya.days.is_opened()
    t.maya.days.open()
    assert t.maya.days.is_opened()
    t.clock.now = at(25, 9)
    assert not t.maya.days.is_opened()
    t.maya.days.close()
    assert t.maya.days.is_closed()
    assert not t.maya.days.is_opened()


def test_an_if_then_line_stays_with_its_step_while_its_guard_is_on(t):
    t.maya.styles.choose("influencer", t.maya.reminders)
    draft = t.maya.entries.read("after lunch I call Hotel Marlowe about the trays")
    case_id = next(iter(t.maya.opening.add(draft, is_new=True).case_ids))
    assert case_of(t.maya, case_id).planned.what == "After lunch: call about the trays"
    t.maya.styles.switch_guard("if_then_line", t.maya.reminders, on=False)
    assert t.maya.entries.read("after lunch I call Hotel Marlowe about the trays").cue == ""
