"""Closing, reopening, editing, and what is out of the ordinary (rulings 8, 10, 13, product.md)."""

import pytest

from app.domain.errors import CaseClosed, CaseOpen, NotFound, TooLong, Unanswered, Unclear, UnknownOutcome
from app.domain.kinds import Channel, Kind, State
from app.domain.promises import PromiseState
from app.domain.steps import Reason
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.services.desks import (
    at,
    case_of,
    contacts_of,
    keys,
    moment,
    opened,
    promises_of,
    remark,
)


@pytest.mark.parametrize(
    ("kind", "said", "outcome", "word"),
    [
        (Kind.QUOTE, "won", "won", "won"),
        (Kind.QUOTE, "Won: starts in May", "won", "starts in May"),
        (Kind.QUOTE, "won – starts in May", "won", "starts in May"),
        (Kind.QUOTE, "lost to a cousin", "lost", "lost to a cousin"),
        (Kind.QUERY, "no longer needed", "no_longer_needed", "no longer needed"),
        (Kind.QUERY, "No-longer-needed. Bye", "no_longer_needed", "Bye"),
        (Kind.LEAD, "no longer needed", "no", "no longer needed"),
        (Kind.LEAD, "nothing came of it", "other", "nothing came of it"),
        (Kind.ORDER, "contented", "other", "contented"),
    ],
)
def test_the_outcome_is_one_of_the_kinds_and_the_rest_is_the_last_word(
    t: TestHouse, kind: Kind, said: str, outcome: str, word: str
) -> None:
    case_id = opened(t.maya, kind)
    t.maya.cases.close(case_id, said)
    case, contact = case_of(t.maya, case_id), contacts_of(t.maya, case_id)[-1]
    assert (case.state, case.outcome, case.outcome_text) == (State.CLOSED, outcome, word)
    assert (contact.summary, contact.told_status) == (word, True)


def test_without_an_outcome_nothing_is_closed(t: TestHouse) -> None:
    case_id = opened(t.maya)
    with pytest.raises(UnknownOutcome):
        t.maya.cases.close(case_id, " \x00 ")
    assert case_of(t.maya, case_id).state is State.OPEN


def test_a_reason_for_no_last_word_is_kept_in_the_history_and_nobody_was_told(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.cases.close(case_id, "other", no_word_reason="The firm\x00 is gone")
    assert contacts_of(t.maya, case_id) == ()
    assert t.maya.history.of_case(case_id)[0].change.note == "The firm is gone"


def test_a_next_word_that_is_never_given_is_let_go_with_the_reason(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "You hear tomorrow", next_word=moment(25, 12, 0))
    t.maya.cases.close(case_id, "other", no_word_reason="The firm is gone")
    [promise] = promises_of(t.maya, case_id)
    assert (promise.state, promise.reason) == (PromiseState.RELEASED, "The firm is gone")


def test_a_last_word_keeps_the_promised_next_word(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "You hear tomorrow", next_word=moment(25, 12, 0))
    t.maya.cases.close(case_id, "answered: It is 4 kg")
    assert promises_of(t.maya, case_id)[0].state is PromiseState.KEPT


def test_an_unanswered_message_keeps_the_case_open_and_nothing_is_filed(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.answered(case_id, "Hello?")
    before = t.content_hash()
    with pytest.raises(Unanswered):
        t.maya.cases.close(case_id, "answered: yes")
    with pytest.raises(Unanswered):
        t.maya.cases.close(case_id, "other", no_word_reason="Gone")
    assert t.content_hash() == before


def test_promises_outlive_the_case_and_a_reopened_case_finds_them_again(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUOTE)
    t.maya.promises.make(case_id, "A spare key", moment(27))
    changes = t.maya.cases.close(case_id, "won: starts in May")
    assert remark(changes, "promise_left").values["text"] == "A spare key"
    assert promises_of(t.maya, case_id)[0].state is PromiseState.OPEN
    t.clock.now = at(27, 9)
    t.maya.cases.reopen(case_id, StepDraft("Call"))
    assert t.maya.today.rows()[0].promise_due_at == at(27)


def test_a_closed_case_is_not_closed_twice(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.cases.close(case_id, "answered")
    with pytest.raises(CaseClosed):
        t.maya.cases.close(case_id, "answered")


def test_reopening_keeps_the_number_needs_a_step_and_runs_the_answer_clock_from_now(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUOTE)
    number = case_of(t.maya, case_id).number
    t.maya.cases.close(case_id, "lost: too dear")
    t.clock.now = at(26, 9)
    changes = t.maya.cases.reopen(case_id, StepDraft("Offer the small one", Channel.CALL, moment(26, 15, 0)))
    case = case_of(t.maya, case_id)
    assert keys(changes) == ["reopened", "planned_next"]
    assert (case.number, case.outcome, case.planned.what) == (number, "", "Offer the small one")
    assert (case.clock.answer_from_at, case.clock.due_at) == (t.clock.now, at(26))
    assert case.clock.basis.reason is Reason.ANSWER
    assert [i.summary for i in contacts_of(t.maya, case_id)] == ["too dear"]
    closing = t.maya.history.of_case(case_id)[1].change.items[-1]
    assert closing.after["outcome"] == "lost"
    with pytest.raises(CaseOpen):
        t.maya.cases.reopen(case_id, StepDraft("Again"))


def test_reopening_without_a_named_step_proposes_the_first_word(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.cases.close(case_id, "answered")
    t.maya.cases.reopen(case_id, StepDraft())
    assert case_of(t.maya, case_id).planned.due_at == at(24, 11, 42)


def test_a_reference_is_found_with_and_without_its_letter_and_the_letter_follows_the_kind(
    t: TestHouse,
) -> None:
    case_id = opened(t.maya, Kind.LEAD)
    number = case_of(t.maya, case_id).number
    t.maya.cases.change_phase(case_id, case_of(t.maya, opened(t.maya, Kind.QUOTE)).phase, kind=Kind.QUOTE)
    for asked in (str(number), f"#{number}", f"Q-{number}", f"q-{number}", f"L-{number}"):
        assert t.maya.cases.find(asked).id == case_id
    assert case_of(t.maya, case_id).reference == f"Q-{number}"
    for asked in ("", "Q-", "X-1", "Marlowe", "9" * 12):
        with pytest.raises(NotFound):
            t.maya.cases.find(asked)


def test_out_of_the_ordinary_brings_a_checklist_and_an_acknowledging_word_on_the_same_day(
    t: TestHouse,
) -> None:
    case_id = opened(t.maya, Kind.ORDER, out_of_ordinary=True)
    view = t.maya.today.case(case_id)
    assert view.case.is_out_of_ordinary
    assert [item.position for item in view.checklist] == [1, 2, 3]
    assert view.case.planned.due_at == view.case.clock.due_at == at(24)
    usual = case_of(t.maya, opened(t.maya, Kind.ORDER))
    assert usual.planned.due_at == at(25)


def test_out_of_the_ordinary_makes_no_first_word_later(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY, out_of_ordinary=True)
    assert case_of(t.maya, case_id).clock.due_at == at(24, 11, 42)


def test_marking_a_case_later_proposes_the_same_once(t: TestHouse) -> None:
    case_id = opened(t.maya)
    assert remark(t.maya.cases.mark_out_of_ordinary(case_id), "acknowledge").values["due"].at == at(24)
    t.maya.cases.mark_out_of_ordinary(case_id)
    checklist = t.maya.today.case(case_id).checklist
    assert len(checklist) == 3
    t.maya.cases.tick_item(checklist[0].id, is_done=True)
    assert t.maya.today.case(case_id).checklist[0].done_at == t.clock.now
    t.maya.cases.tick_item(checklist[0].id, is_done=False)
    assert t.maya.today.case(case_id).checklist[0].done_at is None


def test_plain_facts_are_edited_and_others_refused(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.cases.edit(case_id, subject=" Grinders\x00 ", currency="GBP")
    case = case_of(t.maya, case_id)
    assert (case.subject, case.currency) == ("Grinders", "GBP")
    with pytest.raises(Unclear):
        t.maya.cases.edit(case_id, news=None)
    with pytest.raises(TooLong):
        t.maya.cases.edit(case_id, subject="x" * 501)
    assert case_of(t.maya, case_id).subject == "Grinders"
