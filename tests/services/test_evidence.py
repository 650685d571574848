"""Cadence evidence: at which step customers answered, in the team's own figures."""

from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.errors import NotAllowed
from app.domain.evidence import Evidence, StepEvidence
from app.domain.kinds import Kind, Phase
from app.domain.spans import InvalidSpan
from app.domain.standards import DROPPED
from tests.data.houses import TestHouse
from tests.services.desks import case_of, in_phase, opened


def step_of(t: TestHouse, number: int, kind: Kind = Kind.QUOTE) -> StepEvidence:
    return found(t, kind).steps[number]


def found(t: TestHouse, kind: Kind = Kind.QUOTE) -> Evidence:
    tables = t.maya.evidence.of_cadences(kind)
    return next(one for one in tables if one.phase is (Phase.SENT if kind is Kind.QUOTE else Phase.OPEN))


def quote_after(t: TestHouse, steps: int) -> UUID:
    """A quote that was sent, with so many steps of its cadence done on their day."""
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    for _ in range(steps):
        t.maya.steps.done(case_id)
    return case_id


def test_an_answer_belongs_to_the_last_step_before_it(t: TestHouse) -> None:
    case_id = quote_after(t, 2)
    t.clock.advance(hours=1)
    t.maya.telling.answered(case_id, "We take it")
    assert [(one.done, one.answered) for one in found(t).steps[:3]] == [(1, 0), (1, 1), (0, 0)]


def test_who_never_answers_counts_as_done_only(t: TestHouse) -> None:
    quote_after(t, 1)
    assert (step_of(t, 0).done, step_of(t, 0).answered) == (1, 0)


def test_what_comes_a_month_later_is_no_answer(t: TestHouse) -> None:
    case_id = quote_after(t, 1)
    t.clock.advance(days=31)
    t.maya.telling.answered(case_id, "Do you still sell them?")
    assert step_of(t, 0).answered == 0


def test_below_thirty_there_are_too_few_to_tell_and_nothing_is_proposed(t: TestHouse) -> None:
    for _ in range(29):
        quote_after(t, 1)
    assert (step_of(t, 0).is_enough, found(t).proposals) == (False, ())
    quote_after(t, 1)
    assert (step_of(t, 0).is_enough, step_of(t, 0).percent) == (True, 0)
    assert [one.number for one in found(t).proposals] == [0]


def test_one_answer_in_thirty_keeps_a_step(t: TestHouse) -> None:
    for _ in range(30):
        case_id = quote_after(t, 1)
    t.clock.advance(hours=2)
    t.maya.telling.answered(case_id, "Yes")
    assert (step_of(t, 0).percent, found(t).proposals) == (3, ())


def test_a_proposal_changes_no_standard(t: TestHouse) -> None:
    for _ in range(30):
        quote_after(t, 1)
    before = t.content_hash()
    assert found(t).proposals
    assert t.content_hash() == before


def test_everybodys_cases_count_and_what_was_taken_back_does_not(t: TestHouse) -> None:
    quote_after(t, 1)
    case_id = in_phase(t.ben, Kind.QUOTE, Phase.SENT)
    t.ben.steps.done(case_id)
    assert step_of(t, 0).done == 2
    t.ben.history.undo()
    assert step_of(t, 0).done == 1


def test_a_step_counts_for_the_phase_it_was_done_in(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.maya.steps.done(case_id, is_told=True)
    while case_of(t.maya, case_id).planned.cadence_no is None:
        t.clock.now = case_of(t.maya, case_id).planned.due_at - timedelta(hours=1)
        t.maya.steps.done(case_id, is_told=True)
    t.clock.now = case_of(t.maya, case_id).planned.due_at
    t.maya.steps.done(case_id)
    t.maya.cases.change_phase(case_id, Phase.ASKED, kind=Kind.QUOTE)
    assert step_of(t, 0, Kind.QUERY).done == 1
    assert all(one.done == 0 for table in t.maya.evidence.of_cadences(Kind.QUOTE) for one in table.steps)


def never_answered(t: TestHouse) -> StepEvidence:
    for _ in range(30):
        quote_after(t, 1)
    (proposal,) = found(t).proposals
    return proposal


def test_a_lead_drops_a_step_that_never_brought_an_answer_and_undo_brings_it_back(t: TestHouse) -> None:
    step, before = never_answered(t), t.content_hash()
    assert (step.number, step.key) == (0, "quote.sent.cadence.1")
    assert t.priya.standards.preview({step.key: DROPPED}).moved == ()
    t.priya.standards.change({step.key: DROPPED})
    assert [one.number for one in found(t).steps][:2] == [1, 2], "the others keep their places and figures"
    assert found(t).proposals == ()
    quote = case_of(t.maya, in_phase(t.maya, Kind.QUOTE, Phase.SENT)).planned
    assert quote.cadence_no == 1, "the next step is proposed instead"
    t.priya.history.undo()
    assert t.content_hash() != before, "one quote more"
    assert found(t).proposals == (step,)


def test_a_length_of_time_brings_a_dropped_step_back(t: TestHouse) -> None:
    key = "quote.sent.cadence.1"
    (span,) = [one.value for one in t.maya.standards.figures() if one.key == key]
    before = t.content_hash()
    t.priya.standards.change({key: DROPPED})
    assert DROPPED in {one.value for one in t.maya.standards.figures() if one.key == key}
    t.priya.standards.change({key: span})
    assert t.content_hash() == before


def test_only_steps_of_a_rhythm_can_be_dropped_and_only_by_those_who_may(t: TestHouse) -> None:
    with pytest.raises(InvalidSpan):
        t.priya.standards.change({"quote.sent.news": DROPPED})
    with pytest.raises(NotAllowed):
        t.maya.standards.change({"quote.sent.cadence.1": DROPPED})
    assert t.maya.standards.who_may() == ("Priya Nair",)
