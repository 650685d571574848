"""A changed standard shows what would move before it moves, and never moves a promise or an agreed date."""

from uuid import UUID

import pytest

from app.domain.errors import NotAllowed, NotFound
from app.domain.kinds import PHASES, Kind, Phase
from app.domain.spans import InvalidSpan
from app.domain.steps import Reason
from app.services.steps import Postponement
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, in_phase, moment, opened, promises_of, remark

NEWS = "quote.sent.news"


def sent(t: TestHouse) -> UUID:
    """A quote that was sent now: the customer hears within five working days, by the 1st of December."""
    return in_phase(t.maya, Kind.QUOTE, Phase.SENT)


def test_every_figure_of_every_phase_is_named_and_reads_back(t: TestHouse) -> None:
    figures = {one.key: one.value for one in t.maya.standards.figures()}
    for kind, phases in PHASES.items():
        for phase in phases:
            assert {f"{kind.value}.{phase.value}.{name}" for name in ("first_word", "news")} <= set(figures)
    assert figures[NEWS] == "5 bd"
    assert figures["quote.sent.cadence.5.before_validity"] == "2 bd"
    assert (figures["quiet.propose"], figures["quiet.red"]) == ("90 cd", "120 cd")
    before = t.content_hash()
    t.priya.standards.change(figures)
    assert t.content_hash() == before


def test_what_would_move_is_shown_and_then_moves_in_one_act(t: TestHouse) -> None:
    case_id, other = sent(t), opened(t.maya, Kind.LEAD)
    t.maya.telling.told(other, "All is well")
    before, old = t.content_hash(), case_of(t.maya, case_id)
    assert old.clock.due_at == at(1, month=12)
    preview = t.maya.standards.preview({NEWS: "2 bd"})
    assert t.content_hash() == before
    assert [(one.case_id, one.before.clock.due_at, one.after.clock.due_at) for one in preview.moved] == [
        (case_id, at(1, month=12), at(26))
    ]
    assert (preview.moved[0].basis.reason, preview.moved[0].basis.rule) == (Reason.STANDARD, "2 bd")
    assert preview.names == {case_id: "Hotel Marlowe"}
    changes = t.priya.standards.change({NEWS: "2 bd"})
    assert remark(changes, "standard_set").values["count"] == 1
    assert case_of(t.maya, case_id).clock == preview.moved[0].after.clock
    assert t.maya.standards.preview({NEWS: "2 bd"}).moved == ()
    assert all(why.still_holds for why in t.maya.reasons.why(case_id))
    t.priya.history.undo()
    assert t.content_hash() == before
    assert case_of(t.maya, case_id).clock == old.clock
    assert {one.value for one in t.maya.standards.figures() if one.key == NEWS} == {"5 bd"}
    t.priya.history.redo()
    assert {one.value for one in t.maya.standards.figures() if one.key == NEWS} == {"2 bd"}


def test_a_case_opened_afterwards_and_one_that_is_told_follow_the_new_figure(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.priya.standards.change({"query.open.news": "1 bd"})
    t.maya.telling.told(case_id, "Nothing new")
    assert case_of(t.maya, case_id).clock.due_at == at(25)


def test_no_promise_and_no_agreed_date_moves(t: TestHouse) -> None:
    promised, agreed, chosen = (sent(t) for _ in range(3))
    t.maya.promises.make(promised, "A word", moment(27, 12), is_next_word=True)
    t.maya.steps.later(agreed, moment(4, 12, month=12), Postponement(is_agreed=True, reason="In December"))
    t.maya.steps.replace(chosen, StepDraft("Visit", due=moment(26, 9)))
    before = [
        (case_of(t.maya, one).planned.due_at, promises_of(t.maya, one)) for one in (promised, agreed, chosen)
    ]
    for value in ("1 bd", "9 bd"):
        t.priya.standards.change(
            {NEWS: value, "quote.sent.cadence.1": "2 bd", "quote.sent.first_word": value}
        )
        assert case_of(t.maya, agreed).clock.due_at == at(4, 12, month=12)
        after = [
            (case_of(t.maya, one).planned.due_at, promises_of(t.maya, one))
            for one in (promised, agreed, chosen)
        ]
        assert [one[1] for one in after] == [one[1] for one in before]
        assert [one[0] for one in after[1:]] == [one[0] for one in before[1:]]
    assert case_of(t.maya, promised).clock.due_at == at(27, 12)


def test_steps_that_the_rhythm_proposed_go_along_and_are_not_put_off(t: TestHouse) -> None:
    case_id = sent(t)
    step = case_of(t.maya, case_id).planned
    assert (step.basis.reason, step.due_at) == (Reason.CADENCE, at(25))
    t.priya.standards.change({"quote.sent.cadence.1": "3 bd"})
    moved = case_of(t.maya, case_id).planned
    assert (moved.due_at, moved.put_offs, moved.basis.rule) == (at(27), 0, "3 bd")
    assert moved.generation == step.generation + 1


def test_the_first_word_moves_and_an_answer_that_is_waited_for_is_never_put_off(t: TestHouse) -> None:
    case_id, asked = opened(t.maya, Kind.QUERY), opened(t.maya, Kind.QUERY)
    t.maya.telling.told(asked, "All is well")
    t.maya.telling.answered(asked, "Is it blue?")
    due_at = case_of(t.maya, asked).clock.answer_at
    assert case_of(t.maya, case_id).clock.due_at == at(24, 11, 42)
    t.priya.standards.change({"query.open.first_word": "2 bh"})
    assert case_of(t.maya, case_id).clock.due_at == at(24, 12, 42)
    assert case_of(t.maya, case_id).planned.due_at == at(24, 12, 42)
    assert case_of(t.maya, asked).clock.answer_at == due_at
    t.priya.standards.change({"query.open.first_word": "30 min"})
    assert case_of(t.maya, asked).clock.answer_at == at(24, 11, 12)
    assert case_of(t.maya, asked).planned.due_at == at(24, 11, 12)


def test_whoever_should_have_heard_by_the_new_standard_is_late_at_once(t: TestHouse) -> None:
    case_id = sent(t)
    t.clock.now = at(27, 9)
    preview = t.maya.standards.preview({NEWS: "2 bd"})
    assert [one.is_late_at_once(t.clock.now) for one in preview.moved if one.case_id == case_id] == [True]
    t.priya.standards.change({NEWS: "2 bd"})
    assert [row.case_id for row in t.maya.today.waiting()] == [case_id]


def test_only_a_lead_or_an_administrator_changes_it(t: TestHouse) -> None:
    before = t.content_hash()
    assert not t.maya.standards.may_change()
    assert t.priya.standards.may_change()
    with pytest.raises(NotAllowed):
        t.maya.standards.change({NEWS: "2 bd"})
    for key, value, problem in (
        ("quote.sent.colour", "2 bd", NotFound),
        (NEWS, "soon", InvalidSpan),
        ("quiet.red", "2 bd", InvalidSpan),
        ("quote.sent.cadence.5.before_validity", "2 cd", InvalidSpan),
    ):
        with pytest.raises(problem):
            t.priya.standards.change({key: value})
    assert t.content_hash() == before


def test_quiet_days_are_figures_too_also_in_a_store_that_is_older_than_them(t: TestHouse) -> None:
    t.priya.standards.change({"quiet.propose": "30 cd"})
    with t.maya.desk.reading() as unit:
        book = t.maya.desk.book(unit)
        content = {name: part for name, part in unit.standards.content().items() if name != "quiet"}
    assert (book.quiet.propose, book.quiet.red) == (30, 120)
    older = t.maya.desk.read_book(content)
    assert (older.quiet.propose, older.quiet.red) == (90, 120)
