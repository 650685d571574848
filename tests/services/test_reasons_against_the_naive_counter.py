"""Every date that is proposed, counted again minute by minute from what Why? says (issue 4, must show 6).

Nothing of the program counts here: it knows what the wall clock shows at each minute, hours and holidays.
"""

import os
import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from uuid import UUID

from app.domain.kinds import PHASES, Channel, Kind, Phase
from app.domain.moments import Moment
from app.domain.steps import Reason
from app.services.cases import PhaseDraft
from app.services.reasons import Why
from app.services.steps import Postponement
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.data.stores import ZONE
from tests.domain.naive_counter import MINUTE, NaiveCounter, wall_clock
from tests.services.desks import case_of, opened

DATES = 10_000 if os.environ.get("KEEPWORD_PROFILE") == "all" else 600
FIRST = datetime(2026, 10, 5, tzinfo=UTC)
WINDOW = timedelta(days=140)
OFFICE = [[(8 * 60 + 30, 17 * 60 + 30)]] * 5 + [[], []]
LUNCH = [[(12 * 60 + 30, 13 * 60)]] * 7
NOTHING: list[list[tuple[int, int]]] = [[] for _ in range(7)]
COUNTED = {
    Reason.FIRST_WORD, Reason.CADENCE, Reason.NEWS, Reason.ANSWER, Reason.STANDARD, Reason.CHECK_BACK, Reason.CHASE,
    Reason.VALIDITY, Reason.ASSUMED_CLOSE,
}  # fmt: skip


class Recount:
    """Looks at what Why? says, and counts it again."""

    def __init__(self, t: TestHouse) -> None:
        wall = wall_clock(ZONE, FIRST, WINDOW // MINUTE)
        holiday = t.house.holidays("IE", "")
        days = (FIRST.date() + timedelta(days=n) for n in range(WINDOW.days + 1))
        off = {day: name for day in days if (name := holiday(day))}
        self.company = NaiveCounter(FIRST, wall, OFFICE, off, NOTHING)
        self.owner = NaiveCounter(FIRST, wall, OFFICE, off, LUNCH)
        self.seen: Counter[Reason] = Counter()
        # A step that was laid on an agreed date for news stays there when the customer has heard meanwhile.
        self._laid_on: dict[tuple[UUID, int], datetime] = {}

    def check(self, t: TestHouse, case_id: UUID) -> None:
        case = case_of(t.maya, case_id)
        self._laid_on.setdefault((case.planned.id, case.planned.generation), case.clock.due_at)
        for why in t.maya.reasons.why(case_id):
            self.seen[why.basis.reason] += 1
            assert why.still_holds, why
            expected = self._counted(t, case_id, why)
            if expected is not None:
                assert expected.replace(second=0, microsecond=0) == why.at, why

    def _counted(self, t: TestHouse, case_id: UUID, why: Why) -> datetime | None:
        basis, case = why.basis, case_of(t.maya, case_id)
        match basis.reason:
            case Reason.VALIDITY:
                assert case.valid_until_on is not None
                return self._before(case.valid_until_on, int(basis.rule.strip("-").split()[0]))
            case Reason.CHASE:
                assert basis.from_at is not None
                assert case.waiting_until_at is not None
                return self.owner.share(basis.from_at, case.waiting_until_at, Fraction(1, 2))
            case Reason.ASSUMED_CLOSE:
                return self.owner.close(self.owner.dates[self.owner.number(why.at)])
            case Reason.NEWS if not basis.rule:
                return self._laid_on[case.planned.id, case.planned.generation]
        if basis.from_at is None or not basis.rule:
            assert basis.reason not in COUNTED - {Reason.NEWS}, why
            return None
        return self.company.later(basis.from_at, basis.rule)

    def _before(self, runs_out_on: date, days: int) -> datetime:
        day = runs_out_on
        while days:
            day -= timedelta(days=1)
            days -= day in self.company.open_dates
        return self.company.close(day)


def act(t: TestHouse, case_id: UUID, dice: random.Random) -> None:
    """Something that a day brings."""
    now, soon = t.clock.now, t.clock.now + dice.randint(60, 4 * 24 * 60) * MINUTE
    later = Moment.of(soon, ZONE)
    steps, telling = t.maya.steps, t.maya.telling
    match dice.randrange(7):
        case 0 | 1:
            steps.done(case_id, is_told=dice.random() < 0.6)
        case 2:
            telling.told(case_id, "Nothing new yet", next_word=later if dice.random() < 0.3 else None)
        case 3:
            telling.answered(case_id, "One more question")
        case 4:
            steps.wait(case_id, "the supplier", later)
        case 5:
            close = datetime.combine(open_day(t, soon.date()), time(17, 30))
            steps.replace(
                case_id, StepDraft("Measure", Channel.VISIT, Moment(close, ZONE), assumed_hour=True)
            )
        case _:
            how = Postponement(is_agreed=dice.random() < 0.5, reason="They asked for it")
            if later.at > now:
                steps.later(case_id, later, how)


def open_day(t: TestHouse, day: date) -> date:
    with t.maya.desk.reading() as unit:
        calendar = t.maya.desk.calendar_of(t.maya.desk.person(unit))
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def begin(t: TestHouse, dice: random.Random) -> UUID:
    """A new case, in any phase that it can be moved to."""
    kind = dice.choice(tuple(Kind))
    case_id = opened(t.maya, kind)
    phase = dice.choice([one for one in PHASES[kind] if one is not Phase.RESTING])
    if phase is not PHASES[kind][0]:
        runs_out_on = (
            t.clock.now.date() + timedelta(days=dice.randint(3, 30)) if phase is Phase.SENT else None
        )
        t.maya.cases.change_phase(case_id, phase, said_so=PhaseDraft(valid_until_on=runs_out_on))
    return case_id


def test_every_proposed_date_recounts_to_itself_minute_by_minute(t: TestHouse) -> None:
    dice, recount = random.Random("proposed dates"), Recount(t)
    while sum(recount.seen.values()) < DATES:
        t.clock.now = FIRST + dice.randint(3 * 24 * 60, 40 * 24 * 60) * MINUTE
        case_id = begin(t, dice)
        recount.check(t, case_id)
        for _ in range(dice.randint(1, 4)):
            t.clock.now += dice.randint(1, 2 * 24 * 60) * MINUTE
            act(t, case_id, dice)
            recount.check(t, case_id)
    assert set(recount.seen) >= COUNTED - {Reason.CHECK_BACK}
