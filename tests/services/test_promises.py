"""Promises: made, kept, late, released; they bind until they are settled (rulings 19, 30)."""

import pytest

from app.domain.errors import BrokenRule, CaseClosed, NotFound, TooLong, Unclear
from app.domain.promises import PromiseState
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, moment, opened, promises_of, remark


def test_a_promise_that_is_no_next_word_moves_no_news_date(t: TestHouse) -> None:
    case_id = opened(t.maya)
    news = case_of(t.maya, case_id).clock
    changes = t.maya.promises.make(case_id, " The\x00 drawing ", moment(24, 11))
    assert remark(changes, "promised").values["text"] == "The drawing"
    assert case_of(t.maya, case_id).clock == news
    assert t.maya.today.rows()[0].promise_due_at == at(24, 11)


@pytest.mark.parametrize(("hour", "state"), [(11, PromiseState.KEPT), (13, PromiseState.LATE)])
def test_it_is_kept_until_its_moment_and_late_after_it(t: TestHouse, hour: int, state: PromiseState) -> None:
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "The drawing", moment(24, 12))
    t.clock.now = at(24, hour)
    t.maya.promises.keep(promises_of(t.maya, case_id)[0].id)
    assert promises_of(t.maya, case_id)[0].state is state


def test_it_is_released_with_a_reason_only(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "The drawing", moment(24, 12))
    promise = promises_of(t.maya, case_id)[0]
    for reason in ("", "  ", "\x00"):
        with pytest.raises(BrokenRule):
            t.maya.promises.release(promise.id, reason)
    t.maya.promises.release(promise.id, " They have\x07 one ")
    released = promises_of(t.maya, case_id)[0]
    assert (released.state, released.reason) == (PromiseState.RELEASED, "They have one")


def test_settling_a_promised_next_word_gives_the_other_news_dates_back(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "Tomorrow", next_word=moment(25, 12))
    t.maya.promises.release(promises_of(t.maya, case_id)[0].id, "They are away")
    clock = case_of(t.maya, case_id).clock
    assert (clock.due_at, clock.promise_id) == (at(26), None)


def test_keeping_a_next_word_tells_nobody_by_itself(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "A word", moment(24, 11), is_next_word=True)
    t.maya.promises.keep(promises_of(t.maya, case_id)[0].id)
    assert case_of(t.maya, case_id).clock.last_told_at is None


def test_a_settled_promise_is_not_settled_again(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "The drawing", moment(24, 12))
    promise = promises_of(t.maya, case_id)[0]
    t.maya.promises.keep(promise.id)
    with pytest.raises(NotFound):
        t.maya.promises.keep(promise.id)
    with pytest.raises(NotFound):
        t.maya.promises.open_one(case_id)


def test_the_open_promise_is_found_by_its_words_the_earliest_first(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "The drawing", moment(27))
    t.maya.promises.make(case_id, "The price", moment(25))
    assert t.maya.promises.open_one(case_id).text == "The price"
    assert t.maya.promises.open_one(case_id, "DRAW").text == "The drawing"


def test_what_cannot_be_promised_leaves_nothing_behind(t: TestHouse) -> None:
    case_id = opened(t.maya)
    before = t.content_hash()
    with pytest.raises(BrokenRule):
        t.maya.promises.make(case_id, " \x00", moment(25))
    with pytest.raises(Unclear):
        t.maya.promises.make(case_id, "The drawing", moment(23))
    with pytest.raises(TooLong):
        t.maya.promises.make(case_id, "x" * 501, moment(25))
    assert t.content_hash() == before


def test_nothing_new_is_promised_on_a_closed_case_but_the_old_can_be_kept(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "A spare key", moment(27))
    t.maya.cases.close(case_id, "answered")
    with pytest.raises(CaseClosed):
        t.maya.promises.make(case_id, "Another key", moment(27))
    t.maya.promises.keep(promises_of(t.maya, case_id)[0].id)
    assert promises_of(t.maya, case_id)[0].state is PromiseState.KEPT
