"""A hand-over carries what was promised, what the customer was told last, and when they must hear again."""

from datetime import timedelta

from app.domain.kinds import Kind
from app.services.handover_cards import HandoverCards
from tests.services.desks import at, case_of, moment, opened


def cards(services):
    return HandoverCards(services.desk).waiting()


def offered(t, note="Mind the stairs"):
    case_id = opened(t.maya, Kind.QUOTE)
    t.maya.promises.make(case_id, "A price", moment(27))
    t.maya.promises.make(case_id, "A visit", moment(26))
    t.maya.telling.told(case_id, "We measure on Thursday")
    t.clock.now += timedelta(minutes=5)
    t.maya.telling.logged(case_id, "They liked it", case_of(t.maya, case_id).planned.channel)
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id, note)
    return case_id


def test_it_carries_promises_the_last_word_and_the_next(t):
    case_id = offered(t)
    kept = t.maya.promises.of_case(case_id)[0]
    t.maya.promises.keep(kept.id)
    (card,) = cards(t.ben)
    assert (card.case.id, card.customer, card.giver.split()[0], card.is_mine) == (
        case_id,
        "Hotel Marlowe",
        "Maya",
        True,
    )
    assert [one.text for one in card.promises] == [
        one.text for one in t.maya.promises.of_case(case_id) if one.id != kept.id
    ]
    assert (card.told.summary, card.told_by.split()[0]) == ("We measure on Thursday", "Maya")
    assert card.news_due_at == case_of(t.maya, case_id).clock.due_at
    assert (card.note, card.expires_at) == ("Mind the stairs", at(25))


def test_the_giver_sees_it_too_a_stranger_does_not_and_an_answer_ends_it(t):
    case_id = offered(t)
    assert [card.is_mine for card in cards(t.maya)] == [False]
    assert cards(t.priya) == ()
    t.ben.handovers.decline(case_id)
    assert cards(t.ben) == cards(t.maya) == ()


def test_one_that_ran_out_waits_for_nobody(t):
    offered(t)
    t.clock.now = at(26)
    assert cards(t.ben) == ()
    t.maya.handovers.return_expired()
