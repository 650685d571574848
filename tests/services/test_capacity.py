"""Capacity, and the simulation of the guards for those who need time to be exact (product.md, Analyst)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app.adapters.data_files.personal import PersonalFile
from app.domain.kinds import Channel, Kind
from app.domain.moments import Moment
from app.domain.occurrences import ObligationKind
from app.domain.rungs import Rung
from app.services.capacity import CAPACITY_WARNING, INTERIM_WORD, CapacityService, CapacityWarnings
from app.services.guards import GuardService
from app.services.reminders import Pass, ReminderService
from app.services.requests import RequestDraft
from app.services.styles import StyleService
from app.services.work import StepDraft
from tests.data.houses import TestHouse, shipped_styles
from tests.services.desks import at, case_of, moment, opened
from tests.services.leaves import days, planned

HOUR = timedelta(hours=1)


@dataclass
class Exact:
    """Maya, who works exactly, with a private file of her own."""

    t: TestHouse
    styles: StyleService
    said: list[Pass] = field(default_factory=list)

    @property
    def capacity(self) -> CapacityService:
        return CapacityService(self.t.maya.desk, lambda: self.styles.current().guards)

    @property
    def reminders(self) -> ReminderService:
        return ReminderService(self.t.maya.desk, self.styles.attention, self.said.append)

    def off(self, guard: str) -> None:
        self.styles.switch_guard(guard, self.reminders, on=False)

    def work(self, hours: float, due: datetime) -> UUID:
        """A query whose customer has just heard, with a step that takes so long."""
        case_id = opened(self.t.maya, Kind.QUERY, subject="Two grinders")
        self.t.maya.telling.told(case_id, "We look into it")
        step = StepDraft("Compare the grinders", Channel.TASK, Moment.of(due, "Europe/Dublin"), hours * HOUR)
        self.t.maya.steps.replace(case_id, step)
        return case_id

    def wait_until(self, until: datetime) -> None:
        while self.t.clock.now < until:
            self.t.clock.advance(minutes=15)
            self.reminders.tick()

    def words_asked_for(self) -> set[UUID]:
        """Cases whose news date was spoken of, above the list, at least an hour before."""
        shown = [one for done in self.said for one in (*done.shown, *done.catch_up)]
        return {
            one.case.id
            for one in shown
            if one.occurrence.obligation_kind is ObligationKind.NEWS
            and one.occurrence.rung > Rung.LIST
            and one.occurrence.shown_at is not None
            and one.occurrence.shown_at <= one.occurrence.deadline_at - HOUR
        }


@pytest.fixture
def exact(t: TestHouse, tmp_path: Path) -> Exact:
    styles = StyleService(shipped_styles().styles, PersonalFile(tmp_path, t.maya.desk.person_id))
    styles.choose("analyst", t.maya.reminders)
    t.clock.now = at(27, 11)  # Friday: six hours are left of the week
    return Exact(t, styles)


def three_steps_of_four_hours(exact: Exact) -> list[UUID]:
    return [exact.work(4, at(27)) for _ in range(3)]


def test_a_week_that_fits_warns_of_nothing(exact: Exact) -> None:
    exact.work(4, at(27))
    assert exact.capacity.warning() is None
    assert exact.capacity.look().free == 6 * HOUR


def test_three_steps_of_four_hours_and_six_free_ones_warn_at_once(exact: Exact) -> None:
    case_ids = three_steps_of_four_hours(exact)
    warned = exact.capacity.warning()
    assert warned is not None
    assert (warned.needed, warned.free) == (12 * HOUR, 6 * HOUR)
    assert warned.first_too_late is not None
    assert warned.first_too_late.row.case_id == case_ids[1]


def test_the_promise_that_would_break_first_is_named(exact: Exact) -> None:
    case_ids = three_steps_of_four_hours(exact)
    exact.t.maya.promises.make(case_ids[0], "A first look", moment(27, 17))
    exact.t.maya.promises.make(case_ids[2], "The comparison", moment(27, 17, 15))
    warned = exact.capacity.warning()
    assert warned is not None
    assert warned.first_to_break is not None
    assert (warned.first_to_break.row.case_id, warned.first_to_break.row.promise_text) == (
        case_ids[2],
        "The comparison",
    )


def test_the_status_words_still_go_out_while_the_work_is_incomplete(exact: Exact) -> None:
    case_ids = three_steps_of_four_hours(exact)
    exact.wait_until(datetime(2026, 12, 1, 17, 30, tzinfo=at(1, 9).tzinfo))
    assert exact.words_asked_for() == set(case_ids)


def test_the_guard_shows_its_number_and_names_who_is_at_stake(exact: Exact) -> None:
    three_steps_of_four_hours(exact)
    figures = {one.guard: one for one in GuardService(exact.t.maya.desk, exact.styles.current).figures()}
    warning = figures[CAPACITY_WARNING]
    assert (warning.value, warning.limit, warning.is_warning, warning.at) == (720, 360, True, at(27))


def test_a_warning_is_said_once_and_again_when_something_else_is_at_stake(exact: Exact) -> None:
    warnings = CapacityWarnings(exact.capacity, exact.styles)
    assert warnings.fresh() is None
    case_ids = three_steps_of_four_hours(exact)
    assert warnings.fresh() is not None
    assert warnings.fresh() is None
    for case_id in case_ids[:2]:
        exact.t.maya.promises.make(case_id, "The comparison", moment(27, 17))
    assert warnings.fresh() is not None
    assert warnings.fresh() is None


def test_a_warning_waits_for_the_end_of_quiet_time(exact: Exact) -> None:
    three_steps_of_four_hours(exact)
    warnings = CapacityWarnings(exact.capacity, exact.styles)
    exact.styles.be_quiet(at(27, 12))
    assert warnings.fresh() is None
    exact.t.clock.now = at(27, 12)
    assert warnings.fresh() is not None


def off_warning(exact: Exact) -> object:
    three_steps_of_four_hours(exact)
    return exact.capacity.warning()


def off_interim(exact: Exact) -> object:
    exact.work(9, at(2, 17, 30, month=12))
    exact.t.clock.now = at(30, 9)
    return exact.capacity.offered()


@pytest.mark.parametrize(("guard", "look"), [(CAPACITY_WARNING, off_warning), (INTERIM_WORD, off_interim)])
def test_a_guard_that_is_switched_off_no_longer_speaks(
    exact: Exact, guard: str, look: Callable[[Exact], object]
) -> None:
    assert look(exact)
    exact.off(guard)
    assert not look(exact)


def test_help_that_was_promised_to_a_colleague_is_no_free_time(exact: Exact) -> None:
    case_id = opened(exact.t.ben, Kind.QUERY)
    me = exact.t.maya.desk.person_id
    exact.t.ben.requests.ask(case_id, RequestDraft(me, "Which grinder fits?", moment(27, 16)))
    (request,) = exact.t.maya.today.case(case_id).requests
    before = exact.capacity.look().free
    exact.t.maya.requests.answer(request.id, "At three", at(27, 15))
    assert before - exact.capacity.look().free == timedelta(minutes=15)


def test_leave_is_no_free_time_of_whoever_takes_it(exact: Exact) -> None:
    exact.t.clock.now = at(24, 8, 30)
    before, ben = exact.capacity.look().free, exact.t.ben.capacity.look().free
    planned(exact.t.maya, days(26, 27))
    assert before - exact.capacity.look().free == 2 * timedelta(hours=8, minutes=30)
    assert exact.t.ben.capacity.look().free == ben


def test_an_interim_word_says_what_is_known_what_is_open_and_by_when_they_hear_again(exact: Exact) -> None:
    case_id = exact.work(4, at(27))
    before = exact.t.content_hash()
    word = exact.capacity.interim(case_id)
    assert (word.known, word.open, word.next_word.at) == (
        "We look into it",
        "Compare the grinders",
        at(27, 15, 30),
    )
    assert exact.t.content_hash() == before


def test_the_next_word_never_comes_later_than_the_standard_says(exact: Exact) -> None:
    case_id = exact.work(40, at(18, month=12))
    limit = case_of(exact.t.maya, case_id).clock.due_at
    assert exact.capacity.interim(case_id).next_word.at == limit


def test_a_word_can_go_out_at_once_and_the_clock_starts_again(exact: Exact) -> None:
    case_id = exact.work(9, at(2, 17, 30, month=12))
    exact.t.clock.now = at(30, 9)
    assert exact.capacity.offered() == (case_id,)
    word = exact.capacity.interim(case_id)
    exact.t.maya.telling.told(case_id, "Two of three fit", next_word=word.next_word)
    assert case_of(exact.t.maya, case_id).clock.promised_at == word.next_word.at
    assert case_of(exact.t.maya, case_id).planned.what == "Compare the grinders"
