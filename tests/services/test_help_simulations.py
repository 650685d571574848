"""A day of somebody who asks for everything at once, and of somebody who says yes to everybody (product.md)."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from app.domain.errors import AppError
from app.domain.history import Action
from app.domain.requests import UrgentUsedUp
from app.domain.working_time import Week
from app.services.day_plans import DayPlanService
from app.services.requests import RequestDraft
from tests.data.houses import TestHouse
from tests.services.desks import at, moment, opened, promises_of

ROUNDS = [at(24, 9), at(24, 12), at(24, 14), at(24, 16), at(25, 9)]
HARM = "The kitchen stands still"
FOCUS_ENDS = at(24, 12)


# -- ten asks in an hour --------------------------------------------------------------------------


@dataclass
class Focus:
    """What reached a colleague in focus, and when; ``told`` is what the asker was shown before sending."""

    batches: list[tuple[datetime, int]] = field(default_factory=list)
    in_tray_meanwhile: int = 0
    told: set[datetime] = field(default_factory=set)
    refusals: list[AppError] = field(default_factory=list)


def an_hour_of_asking(t: TestHouse, harm_of: int = 0) -> Focus:
    """Maya asks Ben, whose focus lasts until noon, every six minutes; the first ``harm_of`` asks are urgent."""
    with t.priya.desk.acting(Action.EDIT) as unit:
        ben = unit.people.get(t.ben.desk.person_id)
        unit.people.save(replace(ben, protected=Week.of("10:00-12:00")))
        unit.commit()
    seen = Focus()
    t.clock.now = at(24, 10)
    case_id = opened(t.maya)
    for minute in range(0, 150, 3):
        t.clock.now = at(24, 10) + timedelta(minutes=minute)
        if minute % 6 == 0 and minute < 60:
            seen.told.add(t.maya.requests.reach(t.ben.desk.person_id).at)
            ask(t, case_id, HARM if minute < 6 * harm_of else "", seen)
        arrived = t.ben.reminders.tick().delivered
        if arrived:
            seen.batches.append((t.clock.now, len(arrived)))
        if t.clock.now == FOCUS_ENDS - timedelta(minutes=3):
            tray = DayPlanService(t.ben.desk, t.ben.today, t.ben.requests).plan().parked
            seen.in_tray_meanwhile = len(tray)
    return seen


def ask(t: TestHouse, case_id: UUID, harm: str, seen: Focus) -> None:
    try:
        t.maya.requests.ask(case_id, RequestDraft(t.ben.desk.person_id, "Blue?", moment(26), harm))
    except AppError as refusal:
        seen.refusals.append(refusal)


def test_ten_asks_reach_a_colleague_in_focus_as_one_batch_at_its_end(t: TestHouse) -> None:
    t.maya.styles.choose("driver", t.maya.reminders)
    seen = an_hour_of_asking(t)
    assert seen.batches == [(FOCUS_ENDS, 10)]
    assert seen.told == {FOCUS_ENDS}
    assert seen.in_tray_meanwhile == 0


def test_without_the_ask_box_they_pile_up_in_the_middle_of_the_focus(t: TestHouse) -> None:
    t.maya.styles.choose("driver", t.maya.reminders)
    t.maya.styles.switch_guard("ask_box", t.maya.reminders, on=False)
    seen = an_hour_of_asking(t)
    assert seen.in_tray_meanwhile == 10
    assert FOCUS_ENDS not in seen.told


def test_the_fourth_urgent_one_is_refused_with_the_next_slot_named(t: TestHouse) -> None:
    t.maya.styles.choose("driver", t.maya.reminders)
    seen = an_hour_of_asking(t, harm_of=4)
    (refusal,) = seen.refusals
    assert isinstance(refusal, UrgentUsedUp)
    assert (refusal.limit, refusal.name, refusal.next_at) == (3, "Ben Doyle", FOCUS_ENDS)


def test_without_its_limit_the_fourth_urgent_one_goes_out(t: TestHouse) -> None:
    t.maya.styles.choose("driver", t.maya.reminders)
    t.maya.styles.switch_guard("urgent_limit", t.maya.reminders, on=False)
    assert an_hour_of_asking(t, harm_of=4).refusals == []


# -- five asks in a morning -----------------------------------------------------------------------


@dataclass
class Morning:
    """What somebody who helps everybody was told of their own promises; ``said`` at the yes itself."""

    due: dict[UUID, datetime] = field(default_factory=dict)
    warned: dict[UUID, datetime] = field(default_factory=dict)
    said: int = 0

    def passed_unwarned(self) -> list[datetime]:
        """Promises that were not named one round ahead: before the last round but one."""
        late = []
        for case_id, due in self.due.items():
            one_ahead = [at for at in ROUNDS if at < due][-2]
            if self.warned.get(case_id, due) > one_ahead:
                late.append(due)
        return late


def a_morning_of_helping(t: TestHouse) -> Morning:
    """Ben asks Maya five times for 25 minutes; she says yes at once, and does nothing of her own all day."""
    seen = Morning()
    t.clock.now = at(23, 11)
    for due in (moment(24, 15), moment(24, 16, 30), moment(25, 8, 45)):
        case_id = opened(t.maya)
        t.maya.promises.make(case_id, "The price", due)
        seen.due[case_id] = due.at
    plans = DayPlanService(t.maya.desk, t.maya.today, t.maya.requests)
    about = opened(t.ben)
    asked = [at(24, 8, 40), at(24, 9, 20), at(24, 10), at(24, 10, 40), at(24, 11, 20)]
    for t.clock.now in sorted([*asked, *ROUNDS]):
        if t.clock.now in ROUNDS:
            note_warnings(t, seen)
            continue
        draft = RequestDraft(t.maya.desk.person_id, "A hand?", moment(24), effort=timedelta(minutes=25))
        t.ben.requests.ask(about, draft)
        (parked,) = plans.plan().parked
        assert parked.fits_at is not None
        remarks = plans.help_at(parked.request.id, parked.fits_at, "Gladly").remarks
        seen.said += any(one.key == "help_budget_passed" for one in remarks)
    return seen


def note_warnings(t: TestHouse, seen: Morning) -> None:
    for figure in t.maya.guards.figures():
        if figure.guard == "help_budget" and figure.is_warning:
            for case_id in figure.case_ids:
                seen.warned.setdefault(case_id, t.clock.now)


def test_no_own_promise_passes_without_a_warning_one_round_ahead(t: TestHouse) -> None:
    t.maya.styles.choose("amiable", t.maya.reminders)
    seen = a_morning_of_helping(t)
    assert seen.passed_unwarned() == []
    assert seen.said == 3
    assert all(one.state == "open" for case_id in seen.due for one in promises_of(t.maya, case_id))


def test_without_the_help_budget_they_pass_unwarned(t: TestHouse) -> None:
    t.maya.styles.choose("amiable", t.maya.reminders)
    t.maya.styles.switch_guard("help_budget", t.maya.reminders, on=False)
    seen = a_morning_of_helping(t)
    assert len(seen.passed_unwarned()) == 3
    assert seen.said == 0


# -- the way back ---------------------------------------------------------------------------------


@pytest.fixture
def helping(t: TestHouse) -> tuple[DayPlanService, UUID, UUID]:
    """Maya, who was about to do her own step, helps Ben."""
    t.maya.styles.choose("amiable", t.maya.reminders)
    own = opened(t.maya, due=moment(24, 15))
    t.ben.requests.ask(opened(t.ben), RequestDraft(t.maya.desk.person_id, "A hand?", moment(24)))
    plans = DayPlanService(t.maya.desk, t.maya.today, t.maya.requests)
    request = t.maya.requests.mine()[0]
    plans.help_at(request.id, t.clock.now, "Gladly")
    plans.start_help(request.id)
    return plans, request.id, own


def test_a_return_ticket_leads_back_to_what_was_left(
    t: TestHouse, helping: tuple[DayPlanService, UUID, UUID]
) -> None:
    plans, request_id, own = helping
    ticket = plans.plan().ticket
    assert ticket is not None
    assert (ticket.by, ticket.left_case_id, ticket.left) == ("Ben Doyle", own, "Hotel Marlowe")
    figure = next(one for one in t.maya.guards.figures() if one.guard == "return_ticket")
    assert (figure.value, figure.case_ids) == (1, (own,))
    t.maya.requests.end_help(request_id)
    assert plans.plan().ticket is None
    t.maya.history.undo()
    assert plans.plan().ticket is not None


def test_without_that_guard_there_is_no_ticket(
    t: TestHouse, helping: tuple[DayPlanService, UUID, UUID]
) -> None:
    t.maya.styles.switch_guard("return_ticket", t.maya.reminders, on=False)
    assert helping[0].plan().ticket is None
