"""A case that breaks R1 or R2 cannot be made (rulings 1, 8, 14)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.domain.cases import Case, Offer
from app.domain.errors import BrokenRule, CaseClosed, CaseOpen, TooLong, Unanswered
from app.domain.kinds import Channel, Kind, Phase, State
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.steps import Basis, PlannedStep, Reason

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
DUE = Moment.of(NOW + timedelta(days=1), "Europe/Dublin")
STEP = PlannedStep(UUID(int=1), "Call", Channel.CALL, DUE, DUE.at, NOW, cadence_no=3)
NEWS = NewsClock(DUE.at, Basis(Reason.FIRST_WORD, "1 bd", NOW))
CASE = Case(
    UUID(int=2),
    1001,
    Kind.QUOTE,
    Phase.SENT,
    UUID(int=3),
    None,
    "Trays",
    UUID(int=4),
    UUID(int=4),
    NOW,
    NOW,
    step=STEP,
    news=NEWS,
)
CLOSED = CASE.closed("won", "starts in May", NOW)


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("R1", {"step": None}),
        ("R2", {"news": None}),
        ("R1", {"closed_at": NOW}),
        ("R1", {"state": State.CLOSED}),
        ("R2", {"state": State.CLOSED, "step": None}),
        ("R1", {"state": State.CLOSED, "step": None, "news": None}),
        ("phase", {"phase": Phase.PLACED}),
        ("phase", {"kind": Kind.ORDER}),
    ],
)
def test_what_breaks_a_rule_cannot_be_made(rule: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(BrokenRule) as refused:
        replace(CASE, **wrong)
    assert refused.value.rule == rule


def test_a_subject_is_never_cut() -> None:
    assert replace(CASE, subject="x" * 500).subject == "x" * 500
    with pytest.raises(TooLong):
        replace(CASE, subject="x" * 501)


def test_a_closed_case_has_neither_step_nor_clock_nor_offer_nor_anybody_to_wait_for() -> None:
    offered = CASE.offered(Offer(UUID(int=5), UUID(int=6), NOW)).waiting("them", DUE.at, STEP)
    closed = offered.closed("won", "", NOW)
    assert (closed.step, closed.news, closed.offer) == (None, None, None)
    assert (closed.waiting_on, closed.waiting_until_at) == ("", None)
    for act in (lambda: CLOSED.planned, lambda: CLOSED.clock, lambda: CLOSED.closed("won", "", NOW)):
        with pytest.raises(CaseClosed):
            act()


def test_an_unanswered_message_keeps_a_case_open() -> None:
    heard = CASE.with_news(NEWS.received(NOW, DUE.at, "1 bd"))
    with pytest.raises(Unanswered) as refused:
        heard.closed("won", "", NOW)
    assert refused.value.since_at == NOW


def test_a_reopened_case_keeps_its_number_and_begins_its_cadence_now() -> None:
    later = NOW + timedelta(days=3)
    back = CLOSED.reopened(STEP, NEWS, later)
    assert (back.number, back.outcome, back.closed_at, back.cadence_from_at) == (1001, "", None, later)
    with pytest.raises(CaseOpen):
        back.reopened(STEP, NEWS, later)


def test_another_owner_moves_no_date() -> None:
    given = CASE.offered(Offer(UUID(int=5), UUID(int=6), NOW)).owned_by(UUID(int=6))
    assert (given.owner_id, given.offer) == (UUID(int=6), None)
    assert (given.step, given.news) == (STEP, NEWS)


def test_the_letter_follows_the_kind_and_another_phase_has_its_own_cadence() -> None:
    later = NOW + timedelta(days=1)
    order = CASE.in_phase(Kind.ORDER, Phase.PLACED, STEP, NEWS, later)
    assert (CASE.reference, order.reference) == ("Q-1001", "O-1001")
    assert (order.planned.cadence_no, order.cadence_from_at) == (None, later)
