"""Taking back, doing again: per person, newest first, field by field (R4, ruling 28)."""

from collections.abc import Callable

import pytest

from app.domain.errors import ChangedSince, NotFound, NothingToUndo
from app.domain.history import Action, Source
from app.domain.kinds import Channel, Kind, Phase, State
from app.domain.steps import StepState
from app.services.steps import Postponement
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.services.desks import case_of, contacts_of, in_phase, keys, moment, opened, promises_of, remark


def test_each_person_takes_back_their_own_newest_act_first(t: TestHouse) -> None:
    hashes = [t.content_hash()]
    mine = opened(t.maya)
    hashes.append(t.content_hash())
    t.maya.promises.make(mine, "The drawing", moment(27))
    his = opened(t.ben)
    assert remark(t.maya.history.undo(), "undone").values["action"] is Action.PROMISE
    assert remark(t.maya.history.undo(), "undone").values["action"] is Action.ADD
    with pytest.raises(NothingToUndo):
        t.maya.history.undo()
    assert case_of(t.ben, his).state is State.OPEN
    t.ben.history.undo()
    assert t.content_hash() == hashes[0]


def test_a_step_that_was_taken_back_can_be_finished_again_and_taken_back_again(t: TestHouse) -> None:
    case_id = opened(t.maya)
    planned, before = case_of(t.maya, case_id).planned, t.content_hash()
    for outcome in ("They were out", "They will decide on Friday"):
        t.maya.steps.done(case_id, outcome=outcome)
        assert [step.outcome for step in t.maya.today.case(case_id).steps] == [outcome]
        t.maya.history.undo()
        assert t.content_hash() == before
        assert case_of(t.maya, case_id).planned == planned
    t.maya.steps.done(case_id, outcome="Yes")
    t.maya.cases.close(case_id, "won")
    assert t.maya.checking.problems() == []


def test_doing_again_gives_the_same_content_until_the_person_does_something_else(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "Nothing new yet")
    after = t.content_hash()
    t.maya.history.undo()
    opened(t.ben)  # what a colleague does hinders nobody
    t.ben.history.undo()
    assert keys(t.maya.history.redo()) == ["redone"]
    assert t.content_hash() == after
    with pytest.raises(NothingToUndo) as refused:
        t.maya.history.redo()
    assert refused.value.redo
    t.maya.history.undo()
    t.maya.cases.edit(case_id, subject="Grinders")
    with pytest.raises(NothingToUndo):
        t.maya.history.redo()


def test_undo_of_add_is_a_tombstone_that_nothing_acts_on(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.history.undo()
    assert not t.maya.today.rows()
    with pytest.raises(NotFound):
        t.maya.telling.told(case_id, "Nothing new yet")
    with pytest.raises(NotFound):
        t.ben.steps.done(case_id)
    with t.maya.desk.reading() as unit:
        found = unit.cases.find(case_id)
        assert found is not None
        assert found.is_withdrawn
    t.maya.history.redo()
    assert case_of(t.maya, case_id).state is State.OPEN


def test_an_act_of_a_colleague_on_a_case_keeps_its_opening(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.ben.telling.told(case_id, "I took the call")
    with pytest.raises(ChangedSince) as refused:
        t.maya.history.undo()
    assert refused.value.who == "Ben Doyle"
    assert case_of(t.maya, case_id).state is State.OPEN


@pytest.mark.parametrize("how", ["told", "done", "phase", "agreed", "close", "called"])
def test_taking_back_what_the_customer_heard_says_that_they_did_hear(t: TestHouse, how: str) -> None:
    case_id = opened(t.maya, Kind.QUOTE)
    acts = {
        "told": lambda: t.maya.telling.told(case_id, "Nothing new yet"),
        "done": lambda: t.maya.steps.done(case_id, is_told=True),
        "phase": lambda: t.maya.cases.change_phase(case_id, Phase.SENT),
        "agreed": lambda: t.maya.steps.later(case_id, moment(3, month=12), Postponement(is_agreed=True)),
        "close": lambda: t.maya.cases.close(case_id, "won: starts in May"),
        "called": lambda: t.maya.telling.answered(case_id, "Heard it", is_told=True),
    }
    before = t.content_hash()
    acts[how]()
    assert "customer_did_hear" in keys(t.maya.history.undo())
    assert t.content_hash() == before


def test_taking_back_what_nobody_heard_warns_of_nothing(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.logged(case_id, "Engaged", Channel.CALL)
    assert "customer_did_hear" not in keys(t.maya.history.undo())
    t.maya.steps.done(case_id)
    assert "customer_did_hear" not in keys(t.maya.history.undo())


def test_taking_back_a_hand_over_or_its_acceptance(t: TestHouse) -> None:
    case_id = opened(t.maya)
    before = t.content_hash()
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    offered = t.content_hash()
    t.ben.handovers.accept(case_id)
    t.ben.history.undo()
    assert t.content_hash() == offered
    assert case_of(t.maya, case_id).owner_id == t.maya.desk.person_id
    t.maya.history.undo()
    assert t.content_hash() == before


def test_an_offer_that_was_accepted_is_not_taken_back_by_its_giver(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    t.ben.handovers.accept(case_id)
    with pytest.raises(ChangedSince):
        t.maya.history.undo()
    assert case_of(t.maya, case_id).owner_id == t.ben.desk.person_id


def test_a_step_moved_by_a_colleague_stays_where_they_put_it(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.maya.steps.done(case_id, outcome="Engaged")
    t.ben.steps.later(case_id, moment(30), Postponement())
    with pytest.raises(ChangedSince):
        t.maya.history.undo()
    assert case_of(t.maya, case_id).planned.due == moment(30)
    assert t.maya.today.case(case_id).steps[-1].state is StepState.DONE
    assert contacts_of(t.maya, case_id)[-1].summary == "Engaged"


def test_a_fact_that_nobody_touched_comes_back_and_the_newer_one_is_named(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.cases.edit(case_id, subject="Grinders", currency="GBP")
    t.ben.cases.edit(case_id, currency="USD")
    assert remark(t.maya.history.undo(), "kept_newer").values["fields"] == ("currency",)
    case = case_of(t.maya, case_id)
    assert (case.subject, case.currency) == ("Trays", "USD")


def test_a_telling_that_a_colleagues_answer_came_after_stays(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "Nothing new yet")
    t.clock.advance(minutes=5)
    t.ben.telling.answered(case_id, "Hello?")
    with pytest.raises(ChangedSince):
        t.maya.history.undo()
    assert case_of(t.maya, case_id).clock.last_told_at is not None


def test_a_settled_promise_is_open_again(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "Tomorrow", next_word=moment(25, 12))
    before = t.content_hash()
    t.maya.promises.release(promises_of(t.maya, case_id)[0].id, "They are away")
    t.maya.history.undo()
    assert t.content_hash() == before
    assert case_of(t.maya, case_id).clock.promise_id == promises_of(t.maya, case_id)[0].id


def test_a_promise_that_was_taken_back_is_not_kept(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "The drawing", moment(27))
    promise = promises_of(t.maya, case_id)[0]
    t.maya.history.undo()
    with pytest.raises(NotFound):
        t.ben.promises.keep(promise.id)


def test_the_history_says_who_when_from_where_and_what(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.clock.advance(minutes=3)
    t.ben.cases.edit(case_id, subject="Grinders")
    entry = t.maya.history.of_case(case_id)[0]
    assert (entry.who, entry.at, entry.source) == ("Ben Doyle", t.clock.now, Source.DESK)
    [item] = entry.change.items
    assert (item.before["subject"], item.after["subject"]) == ("Trays", "Grinders")


def test_a_whole_life_of_a_quote_is_taken_back_step_by_step_and_done_again(t: TestHouse) -> None:
    hashes = [t.content_hash()]
    case_id = opened(t.maya, Kind.QUOTE)
    acts: list[Callable[[], object]] = [
        lambda: t.maya.cases.change_phase(case_id, Phase.SENT),
        lambda: t.maya.steps.done(case_id, is_told=True),
        lambda: t.maya.steps.later(case_id, moment(30), Postponement()),
        lambda: t.maya.steps.wait(case_id, "the architect", moment(30)),
        lambda: t.maya.telling.answered(case_id, "We take it"),
        lambda: t.maya.steps.done(case_id, is_told=True, following=StepDraft("Send the contract")),
        lambda: t.maya.cases.close(case_id, "won: starts in May"),
        lambda: t.maya.cases.reopen(case_id, StepDraft("Call")),
    ]
    for act in acts:
        hashes.append(t.content_hash())
        t.clock.advance(minutes=10)
        act()
    last = t.content_hash()
    for expected in reversed(hashes):
        t.maya.history.undo()
        assert t.content_hash() == expected
    for _ in hashes:
        t.maya.history.redo()
    assert t.content_hash() == last
