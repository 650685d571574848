"""A letter at work: drafted, kept, looked at, filed once it has gone."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from app.adapters.data_files.phrases import load_phrases
from app.adapters.data_files.voices import load_voices
from app.adapters.letters.days import days
from app.adapters.letters.templates import TemplateText
from app.domain.errors import CaseClosed, NotFound, Unclear
from app.domain.gate import KeptFinding, Severity
from app.domain.kinds import Channel
from app.domain.letters import BODY_LIMIT
from app.domain.promises import PromiseState
from app.services.composing import ComposingService, Paper
from app.services.drafting import DraftService
from tests.data.houses import TestHouse
from tests.services.desks import moment, opened

RESOURCES = Path(__file__).parents[2] / "resources"
VOICES = load_voices(RESOURCES / "voices", TemplateText)
PHRASES = load_phrases(RESOURCES / "phrases")


def composing(t: TestHouse, of: str = "maya") -> ComposingService:
    desk = getattr(t, of).desk
    drafts = DraftService(desk, lambda: VOICES, lambda: PHRASES, days())
    return ComposingService(desk, drafts, getattr(t, of).telling, getattr(t, of).requests)


@pytest.fixture
def case_id(t: TestHouse) -> UUID:
    return opened(t.maya, subject="Valve is loose")


def test_a_letter_is_drafted_with_its_signature_apart_and_passes_the_gate(
    t: TestHouse, case_id: UUID
) -> None:
    sheet = composing(t).open(case_id)
    assert sheet.saved_at is None
    assert "Maya Brennan" not in sheet.paper.body
    assert sheet.text(sheet.paper) == sheet.letter.text
    assert sheet.text(sheet.paper).endswith("Maya Brennan\nAccount manager\nAlder Coffee Systems")
    look = composing(t).look(case_id, sheet.text(sheet.paper))
    assert [one for one in look.findings if one.severity is not Severity.FINE] == []
    assert look.next_word is not None
    assert look.next_word.at == sheet.letter.next_word.at


def test_what_was_left_is_there_again_and_belongs_to_its_writer_alone(t: TestHouse, case_id: UUID) -> None:
    kept = (KeptFinding("closed_door", "closed_door", "our policy", "Legal asked for it."),)
    paper = Paper(Channel.MESSAGE, "Your valve", "Hi,\n\nhalf a sent", False, "fri 15:00", kept)
    t.clock.advance(minutes=3)
    at = composing(t).keep(case_id, paper)
    composing(t).keep(case_id, paper)
    sheet = composing(t).open(case_id)
    assert (sheet.paper, sheet.saved_at) == (paper, at)
    assert [one.case_id for one in composing(t).left()] == [case_id]
    assert composing(t, "ben").left() == []
    assert composing(t, "ben").open(case_id).saved_at is None
    assert composing(t).open(case_id, anew=True).saved_at is None


def test_keeping_a_letter_moves_no_clock_and_leaves_no_trace_in_the_history(
    t: TestHouse, case_id: UUID
) -> None:
    before, changes = t.content_hash(), len(t.maya.history.of_case(case_id))
    news = t.maya.today.case(case_id).case.news
    composing(t).keep(case_id, Paper(Channel.EMAIL, "Your valve", "Dear Ruth,"))
    assert t.content_hash() == before
    assert len(t.maya.history.of_case(case_id)) == changes
    assert t.maya.today.case(case_id).case.news == news


def test_a_letter_that_is_let_go_is_gone(t: TestHouse, case_id: UUID) -> None:
    composing(t).keep(case_id, Paper(Channel.EMAIL, "Your valve", "Dear Ruth,"))
    composing(t).drop(case_id)
    assert composing(t).left() == []


def test_a_letter_that_has_gone_is_filed_starts_the_clock_with_its_next_word_and_leaves_no_draft(
    t: TestHouse, case_id: UUID
) -> None:
    kept = (KeptFinding("one_voice", "one_voice.self", "We", "The whole team did it."),)
    paper = Paper(
        Channel.EMAIL, "Your valve", "Dear Ruth,\n\nWe fixed it. I will call on Thursday at 10:00.", kept=kept
    )
    composing(t).keep(case_id, paper)
    text = composing(t).open(case_id).text(paper)
    next_word = composing(t).look(case_id, text).next_word
    assert next_word == moment(26, 10)
    composing(t).sent(case_id, text, paper, next_word)
    view = t.maya.today.case(case_id)
    assert view.interactions[-1].summary == text
    assert view.interactions[-1].kept == kept
    assert view.interactions[-1].told_status
    assert view.case.clock.due_at == datetime(2026, 11, 26, 10, tzinfo=UTC)
    promise = next(one for one in view.promises if one.state is PromiseState.OPEN)
    assert promise.is_next_word
    assert promise.text == "We fixed it. I will call on Thursday at 10:00."
    assert composing(t).left() == []
    assert "“We fixed it. I will call on Thursday at 10:00”" in composing(t).open(case_id).paper.body


def test_a_call_that_is_logged_meanwhile_leaves_the_letter_where_it_is(t: TestHouse, case_id: UUID) -> None:
    composing(t).keep(case_id, Paper(Channel.EMAIL, "Your valve", "Dear Ruth,"))
    t.maya.telling.told(case_id, "Called", channel=Channel.CALL)
    assert len(composing(t).left()) == 1


def test_a_next_word_that_has_passed_is_refused_and_the_letter_stays(t: TestHouse, case_id: UUID) -> None:
    paper = Paper(Channel.EMAIL, "Your valve", "Dear Ruth,")
    composing(t).keep(case_id, paper)
    with pytest.raises(Unclear):
        composing(t).sent(case_id, "Dear Ruth,", paper, moment(20))
    assert len(composing(t).left()) == 1
    assert len(t.maya.today.case(case_id).interactions) == 0


def test_a_day_without_an_hour_ends_with_its_work_and_one_that_has_passed_is_none(
    t: TestHouse, case_id: UUID
) -> None:
    look = composing(t).look(case_id, "I will write on Friday.")
    assert look.next_word == moment(27)
    assert composing(t).look(case_id, "I will call you today at 9:00.").next_word is None


def test_the_entries_that_a_text_speaks_of_are_named(t: TestHouse, case_id: UUID) -> None:
    look = composing(t).look(case_id, "The repair is done, and you get a refund.")
    assert look.lines == ("Repair and back", "A refund or credit")


def test_the_writer_sees_what_they_know_and_what_a_colleague_found_since(t: TestHouse, case_id: UUID) -> None:
    t.maya.telling.told(case_id, "Dear Ruth,\n\nThe valve is on its way.\n\nKind regards\nMaya Brennan")
    t.clock.advance(minutes=5)
    t.maya.telling.answered(case_id, "And the seal?")
    sheet = composing(t).open(case_id)
    assert [(one.text, one.is_theirs) for one in sheet.knows] == [
        ("And the seal?", True),
        ("The valve is on its way.", False),
    ]
    assert sheet.unknown == ()


def test_ten_megabytes_of_strange_signs_are_kept_as_far_as_a_letter_goes(t: TestHouse, case_id: UUID) -> None:
    composing(t).keep(case_id, Paper(Channel.EMAIL, "S\r\nBcc: x", "\ud800<b>{{ x }}\x00" * 1_000_000))
    sheet = composing(t).open(case_id)
    assert len(sheet.paper.body) == BODY_LIMIT
    assert sheet.paper.body.startswith("<b>{{ x }}<b>")
    assert sheet.paper.subject == "S Bcc: x"


def test_a_closed_case_has_no_letter_to_write(t: TestHouse, case_id: UUID) -> None:
    t.maya.cases.close(case_id, "answered")
    with pytest.raises(CaseClosed):
        composing(t).open(case_id)


def test_whoever_answers_for_an_entry_is_asked_whether_more_may_be_promised(
    t: TestHouse, case_id: UUID
) -> None:
    text = "Dear Ruth,\n\nYou will have it back tomorrow."
    (entry,) = [one for one in composing(t, "ben").look(case_id, text).owners if one == "Repair and back"]
    owner = composing(t, "ben").look(case_id, text).owners[entry]
    composing(t, "ben").ask_owner(case_id, "you will have it back tomorrow", entry)
    (asked,) = t.maya.today.case(case_id).requests
    assert t.maya.today.case(case_id).people[asked.to_id] == owner
    assert asked.text == (
        "May we promise this? “you will have it back tomorrow” is more than the Promise book has: Repair and back."
    )
    assert asked.needed_by_at == datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
    with pytest.raises(NotFound):
        composing(t, "ben").ask_owner(case_id, "x", "No such entry")
