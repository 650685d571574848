"""Being away: nothing inside a leave that customers count on is forgotten."""

from dataclasses import replace

import pytest

from app.domain.absences import (
    AbsenceState,
    AwayAlready,
    CoverAway,
    LeaveOver,
    NoCover,
    StillInside,
    UnsettledLeave,
)
from app.domain.errors import BrokenRule, NotAllowed, NotFound, PastPromise, Unclear
from app.domain.kinds import Channel, Kind
from app.domain.moments import Moment
from app.domain.promises import PromiseState
from app.domain.steps import Reason
from app.services.leave_lines import Move
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, contacts_of, keys, moment, opened, promises_of, remark
from tests.services.leaves import NEWS, PROMISE, STEP, confirmed, days, kinds, planned


def test_every_promise_news_date_and_step_inside_is_listed_and_nothing_else(t: TestHouse) -> None:
    inside, outside = opened(t.maya, due=moment(27, 10), step="Call"), opened(t.maya, Kind.QUOTE)
    t.maya.telling.told(inside, "All is well")  # the next word is due on the 26th
    t.maya.promises.make(inside, "A price", moment(26, 12))
    t.maya.promises.make(inside, "A visit", moment(30, 12))
    opened(t.ben, due=moment(27, 10), step="Call")
    view = t.maya.absences.view(planned(t.maya, days(26, 27)))
    assert kinds(view) == ["promise", "news", "step"]
    assert {line.case.id for line in view.lines} == {inside}
    assert [line.text for line in view.lines] == ["A price", "Trays", "Call"]
    assert view.open_count == 2
    assert outside not in {line.case.id for line in view.lines}


def test_leave_is_not_certain_while_a_promise_or_news_date_inside_is_unsettled(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "All is well")
    t.maya.promises.make(case_id, "A price", moment(26, 12))
    absence_id = planned(t.maya, days(26, 27, t.ben))
    with pytest.raises(UnsettledLeave) as refused:
        t.maya.absences.confirm(absence_id)
    assert refused.value.count == 2
    view = t.maya.absences.view(absence_id)
    changes = t.maya.absences.give(absence_id, [line.key for line in view.lines[:1]])
    assert remark(changes, "leave_left").values["count"] == 1
    with pytest.raises(UnsettledLeave):
        t.maya.absences.confirm(absence_id)
    t.maya.absences.leave(absence_id, [(NEWS, case_id)], "They are closed that week")
    changes = t.maya.absences.confirm(absence_id)
    assert remark(changes, "away_covered").values["cover"] == "Ben Doyle"
    assert t.maya.absences.is_absent(t.maya.desk.person_id, at(26, 12))
    assert not t.maya.absences.is_absent(t.maya.desk.person_id, at(25, 12))


def test_something_new_inside_before_it_is_certain_has_to_be_settled_too(t: TestHouse) -> None:
    absence_id = planned(t.maya, days(26, 27))
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "A price", moment(26, 12))
    with pytest.raises(UnsettledLeave):
        t.maya.absences.confirm(absence_id)


def test_what_is_left_has_a_reason_and_nothing_is_given_to_nobody(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "All is well")
    absence_id = planned(t.maya, days(26, 27))
    with pytest.raises(BrokenRule):
        t.maya.absences.leave(absence_id, [(NEWS, case_id)], " ")
    with pytest.raises(NoCover):
        t.maya.absences.give(absence_id, [(NEWS, case_id)])
    with pytest.raises(NotFound):
        t.maya.absences.leave(absence_id, [(PROMISE, case_id)], "They know")
    assert t.maya.absences.view(absence_id).open_count == 1


def test_a_news_date_moves_by_agreement_and_the_customer_heard_of_it(t: TestHouse) -> None:
    case_id = opened(t.maya, due=moment(27, 10), step="Call")
    t.maya.telling.told(case_id, "All is well")
    absence_id = planned(t.maya, days(26, 27))
    before = t.content_hash()
    how = Move(moment(30, 10), "We talk again on Monday", is_agreed=True)
    t.maya.absences.move(absence_id, (NEWS, case_id), how)
    case = case_of(t.maya, case_id)
    assert (case.clock.due_at, case.clock.base.reason) == (at(30, 10), Reason.AGREED)
    assert (case.planned.due_at, case.planned.basis.reason) == (at(30, 10), Reason.AGREED)
    assert contacts_of(t.maya, case_id)[-1].told_status
    assert t.maya.absences.view(absence_id).lines == ()
    t.maya.absences.confirm(absence_id)
    t.maya.history.undo()
    assert "customer_did_hear" in keys(t.maya.history.undo())
    assert t.content_hash() == before


def test_a_word_alone_moves_a_news_date_only_as_far_as_the_standard_lets_it(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "All is well")
    absence_id = planned(t.maya, days(26, 27))
    before = t.content_hash()
    for how in (Move(moment(30, 10), "Back on Monday"), Move(moment(27, 10), "On Friday", is_agreed=True)):
        with pytest.raises(StillInside):
            t.maya.absences.move(absence_id, (NEWS, case_id), how)
    with pytest.raises(BrokenRule):
        t.maya.absences.move(absence_id, (NEWS, case_id), Move(moment(30, 10), " ", is_agreed=True))
    with pytest.raises(Unclear):
        t.maya.absences.move(absence_id, (NEWS, case_id), Move(moment(23, 10), "Hm", is_agreed=True))
    assert t.content_hash() == before
    assert t.maya.absences.view(absence_id).open_count == 1


def test_a_promise_moves_with_a_word_the_old_date_is_let_go_the_new_one_binds(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUOTE)
    t.maya.promises.make(case_id, "A price", moment(26, 12))
    promise = promises_of(t.maya, case_id)[0]
    absence_id = planned(t.maya, days(26, 26))
    t.maya.absences.move(absence_id, (PROMISE, promise.id), Move(moment(30, 12), "You get it on Monday"))
    old, new = promises_of(t.maya, case_id)
    assert (old.state, old.reason) == (PromiseState.RELEASED, "You get it on Monday")
    assert (new.state, new.text, new.due_at) == (PromiseState.OPEN, "A price", at(30, 12))
    assert contacts_of(t.maya, case_id)[-1].summary == "You get it on Monday"
    assert case_of(t.maya, case_id).clock.last_told_at == t.clock.now


def test_a_promised_next_word_moves_as_a_promise_or_becomes_an_agreed_date(t: TestHouse) -> None:
    for is_agreed in (False, True):
        case_id = opened(t.maya, Kind.QUOTE)
        t.maya.promises.make(case_id, "A word", moment(25, 12), is_next_word=True)
        promise = promises_of(t.maya, case_id)[0]
        absence_id = planned(t.maya, days(25, 25))
        assert [
            key for key in (line.key for line in t.maya.absences.view(absence_id).lines) if key[0] is not STEP
        ] == [(PROMISE, promise.id)]
        how = Move(moment(26, 12), "On Thursday", is_agreed=is_agreed)
        t.maya.absences.move(absence_id, (PROMISE, promise.id), how)
        clock = case_of(t.maya, case_id).clock
        assert clock.due_at == at(26, 12)
        assert (clock.promise_id is None) == is_agreed
        t.maya.absences.withdraw(absence_id)
        t.maya.cases.close(case_id, "lost", no_word_reason="test")


def test_a_promise_that_outlives_its_case_is_inside_too_and_moves_alone(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUOTE)
    t.maya.promises.make(case_id, "The manual", moment(26, 12))
    t.maya.cases.close(case_id, "won")
    promise = promises_of(t.maya, case_id)[0]
    absence_id = planned(t.maya, days(26, 27))
    t.maya.absences.move(absence_id, (PROMISE, promise.id), Move(moment(30, 12), "On Monday"))
    assert [one.state for one in promises_of(t.maya, case_id)] == [PromiseState.RELEASED, PromiseState.OPEN]
    t.maya.absences.confirm(absence_id)


def test_a_step_moves_plainly_where_it_passes_no_date_that_customers_count_on(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUOTE, due=moment(26, 10), step="Measure")
    t.maya.telling.told(case_id, "Coming")  # next word by the 26th
    absence_id = planned(t.maya, days(26, 26))
    with pytest.raises(PastPromise):
        t.maya.absences.move(
            absence_id, (STEP, case_of(t.maya, case_id).planned.id), Move(moment(27, 10), "")
        )
    t.maya.absences.move(
        absence_id, (NEWS, case_id), Move(moment(30, 10), "We measure on Monday", is_agreed=True)
    )
    assert case_of(t.maya, case_id).planned.due_at == at(30, 10)
    other = opened(t.maya, Kind.ORDER, due=moment(26, 10), step="Measure")
    t.maya.telling.told(other, "On its way")  # next word by the 1st of December
    t.maya.absences.move(absence_id, (STEP, case_of(t.maya, other).planned.id), Move(moment(27, 10), ""))
    assert case_of(t.maya, other).planned.due_at == at(27, 10)
    assert len(contacts_of(t.maya, other)) == 1


def test_nobody_is_away_twice_and_a_cover_is_there(t: TestHouse) -> None:
    planned(t.maya, days(26, 27, t.ben))
    with pytest.raises(AwayAlready):
        t.maya.absences.plan(days(27, 29))
    with pytest.raises(CoverAway):
        t.ben.absences.plan(days(27, 29, t.maya))
    planned(t.maya, days(28, 29))
    with pytest.raises(BrokenRule):
        t.maya.absences.plan(days(2, 3, t.maya, month=12))


def test_only_a_lead_speaks_of_somebody_elses_absence(t: TestHouse) -> None:
    absence_id = planned(t.maya, days(26, 27))
    for act in (t.ben.absences.confirm, t.ben.absences.withdraw):
        with pytest.raises(NotAllowed):
            act(absence_id)
    with pytest.raises(NotAllowed):
        t.ben.absences.plan(days(26, 27), t.maya.desk.person_id)
    with pytest.raises(NotAllowed):
        t.ben.absences.cover(t.maya.desk.person_id, days(26, 27, t.ben))
    t.priya.absences.confirm(absence_id)


def test_other_dates_or_another_cover_have_to_be_confirmed_again(t: TestHouse) -> None:
    absence_id = confirmed(t.maya, days(26, 27, t.ben))
    t.maya.absences.change(absence_id, days(26, 27, t.ben))
    assert t.maya.absences.view(absence_id).absence.state is AbsenceState.CONFIRMED
    t.maya.absences.change(absence_id, days(26, 29, t.priya))
    assert t.maya.absences.view(absence_id).absence.state is AbsenceState.PLANNED
    t.maya.absences.withdraw(absence_id)
    with pytest.raises(LeaveOver):
        t.maya.absences.change(absence_id, days(26, 27))


def test_an_absence_is_named_by_its_number(t: TestHouse) -> None:
    absence_id = planned(t.maya, days(26, 27))
    assert {t.maya.absences.numbered(name).id for name in ("A-1", "a-1", "1")} == {absence_id}
    for name in ("A-2", "x", "", "A-"):
        with pytest.raises(NotFound):
            t.maya.absences.numbered(name)


def test_half_a_day_away_is_a_matter_of_moments(t: TestHouse) -> None:
    draft = replace(days(26, 26), starts=moment(26, 12), ends=Moment.of(at(26, 15), "Europe/Dublin"))
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "All is well", channel=Channel.CALL)
    t.maya.steps.replace(case_id, StepDraft("Call", due=moment(26, 13)))
    absence_id = planned(t.maya, draft)
    assert kinds(t.maya.absences.view(absence_id)) == ["step"]
    t.maya.absences.confirm(absence_id)
    assert not t.maya.absences.is_absent(t.maya.desk.person_id, at(26, 11, 59))
    assert t.maya.absences.is_absent(t.maya.desk.person_id, at(26, 12))
    assert not t.maya.absences.is_absent(t.maya.desk.person_id, at(26, 15))
