"""The diary of a rehearsal says what became of each moment, and finds what passed in silence."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from app.domain.kinds import Channel
from app.domain.moments import Moment
from app.domain.occurrences import ObligationKind, Occurrence
from app.domain.rungs import Rung
from app.rehearsals.diaries import Diary, End, Warned
from tests.data.houses import open_test_house
from tests.services.desks import opened


@dataclass
class Told:
    """A reminder as far as the diary looks at it."""

    occurrence: Occurrence = field()


class Desk:
    """Maya's desk with a diary beside it."""

    def __init__(self):
        self.house = open_test_house()
        self.maya, self.clock = self.house.maya, self.house.clock
        self.diary = Diary(self.maya.desk.person_id)
        with self.maya.desk.reading() as unit:
            self.calendar = self.maya.desk.calendar_of(self.maya.desk.person(unit))
        self.case_id = opened(self.maya)
        self.maya.telling.told(self.case_id, "We look into it")
        self.look()

    def look(self):
        view = self.maya.today.case(self.case_id)
        self.diary.see(view.case, view.promises, self.clock.now)

    def promise(self, hours):
        due = Moment.of(self.calendar.add(self.clock.now, timedelta(hours=hours)).at, self.calendar.zone)
        self.maya.promises.make(self.case_id, "A price", due)
        self.look()
        return self.only(ObligationKind.PROMISE)

    def only(self, kind):
        (owed,) = (one for one in self.diary.owed if one.kind is kind)
        return owed

    def say(self, owed, rung, ahead):
        """A reminder of a rung comes so many business hours ahead."""
        at = self.calendar.subtract(owed.due_at, timedelta(hours=ahead))
        me = self.maya.desk.person_id
        row = Occurrence(
            owed.id, owed.kind, owed.id, self.case_id, me, me, 1, 50, at, owed.due_at, rung
        )  # fmt: skip
        self.diary.hear([Told(row)], at)

    def warned(self, owed, until=None):
        return owed.warned(self.calendar, until or owed.due_at + timedelta(days=1))


@pytest.fixture
def desk():
    desk = Desk()
    yield desk
    desk.house.close()


@pytest.mark.parametrize(
    ("rung", "ahead", "expected"),
    [
        (Rung.BADGE, 1.0, Warned.IN_TIME),
        (Rung.WINDOW, 0.9, Warned.IN_SILENCE),
        (Rung.LIST, 5.0, Warned.IN_SILENCE),
    ],
)
def test_in_silence_is_without_a_rung_above_the_list_an_hour_ahead(desk, rung, ahead, expected):
    owed = desk.promise(hours=8)
    desk.say(owed, rung, ahead)
    assert desk.warned(owed) is expected


def test_what_was_made_within_its_last_hour_is_counted_apart(desk):
    assert desk.warned(desk.promise(hours=1)) is Warned.TOO_SHORT


def test_what_was_kept_before_its_last_hour_needed_no_warning(desk):
    owed = desk.promise(hours=8)
    desk.maya.promises.keep(owed.id)
    desk.look()
    assert (owed.end, desk.warned(owed)) == (End.KEPT, Warned.NOT_NEEDED)


def test_what_lies_beyond_the_end_is_still_running(desk):
    owed = desk.promise(hours=30)
    desk.diary.close(desk.clock.now)
    assert (owed.end, desk.warned(owed, desk.clock.now)) == (End.RUNNING, Warned.NOT_NEEDED)


def test_what_stands_past_its_moment_is_broken(desk):
    owed = desk.promise(hours=2)
    desk.diary.close(owed.due_at + timedelta(minutes=1))
    assert owed.end is End.BROKEN


def test_a_released_promise_was_moved(desk):
    owed = desk.promise(hours=8)
    desk.maya.promises.release(owed.id, "They need it no longer")
    desk.look()
    assert owed.end is End.MOVED


def test_news_told_before_its_date_is_kept_and_after_it_late(desk):
    first = desk.only(ObligationKind.NEWS)
    desk.clock.now = first.due_at - timedelta(minutes=5)
    desk.maya.telling.told(desk.case_id, "Nothing new yet", channel=Channel.EMAIL)
    desk.look()
    second = desk.diary.owed[-1]
    desk.clock.now = second.due_at + timedelta(minutes=5)
    desk.maya.telling.told(desk.case_id, "Nothing new yet", channel=Channel.EMAIL)
    desk.look()
    assert (first.end, second.end) == (End.KEPT, End.LATE)


def test_an_answer_that_makes_news_due_sooner_has_moved_it(desk):
    owed = desk.only(ObligationKind.NEWS)
    desk.maya.telling.answered(desk.case_id, "And?")
    desk.look()
    assert owed.end is End.MOVED
    assert desk.diary.owed[-1].due_at < owed.due_at


def test_a_case_that_went_to_a_colleague_is_theirs(desk):
    owed = desk.only(ObligationKind.NEWS)
    desk.maya.handovers.hand_over(desk.case_id, desk.house.ben.desk.person_id)
    desk.house.ben.handovers.accept(desk.case_id)
    desk.look()
    assert owed.end is End.MOVED
    assert len(desk.diary.owed) == 1
