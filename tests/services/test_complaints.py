"""The path of a complaint, mark by mark."""

from datetime import timedelta

import pytest

from app.domain.complaint_paths import Mark, Stand
from app.domain.ideas import IdeaKind, NothingSaid
from app.domain.kinds import Kind, Phase
from app.services.cases import PhaseDraft
from app.services.complaints import ComplaintService
from tests.data.houses import open_test_house
from tests.services.desks import at, moment, opened


@pytest.fixture
def t():
    house = open_test_house()
    yield house
    assert house.problems() == []
    house.close()


def marks(t, case_id):
    return {one.mark: one for one in ComplaintService(t.maya.desk).path(case_id)}


def stands(t, case_id):
    return [one.stand for one in marks(t, case_id).values()]


def test_only_a_complaint_has_one(t):
    assert marks(t, opened(t.maya, Kind.QUERY)) == {}


def test_it_begins_with_a_word_by_a_named_person_before_the_day_closes(t):
    case_id = opened(t.maya, Kind.COMPLAINT)
    first = marks(t, case_id)[Mark.ACKNOWLEDGED]
    assert (first.stand, first.due_at) == (Stand.NOW, at(24))
    assert stands(t, case_id)[1:] == [Stand.NOW, Stand.LATER, Stand.LATER, Stand.LATER]
    t.clock.now += timedelta(hours=1)
    t.ben.telling.told(case_id, "Ben here: I look after it")
    first = marks(t, case_id)[Mark.ACKNOWLEDGED]
    assert (first.stand, first.at, first.who_by.author_id) == (Stand.DONE, t.clock.now, t.ben.desk.person_id)


def test_a_note_or_their_own_words_acknowledge_nothing_and_the_next_day_is_late(t):
    case_id = opened(t.maya, Kind.COMPLAINT)
    t.maya.telling.answered(case_id, "Where are you?")
    t.clock.now = at(25, 9)
    assert marks(t, case_id)[Mark.ACKNOWLEDGED].stand is Stand.LATE
    t.maya.telling.told(case_id, "Sorry it took a day")
    first = marks(t, case_id)[Mark.ACKNOWLEDGED]
    assert (first.stand, first.at) == (Stand.LATE, at(25, 9))


def test_words_daily_until_a_plan_then_kept_words_then_the_check_back(t):
    case_id = opened(t.maya, Kind.COMPLAINT)
    t.maya.telling.told(case_id, "I look after it")
    t.clock.now = at(26, 12)
    assert marks(t, case_id)[Mark.PLAN].stand is Stand.LATE
    t.maya.cases.change_phase(case_id, Phase.PLANNED, said_so=PhaseDraft(text="A new grinder on Friday"))
    t.maya.promises.make(case_id, "A new grinder", moment(27, 12))
    found = marks(t, case_id)
    assert found[Mark.PLAN].stand is Stand.DONE
    assert (found[Mark.WORDS].stand, found[Mark.WORDS].due_at) == (Stand.NOW, at(27, 12))
    t.maya.promises.keep(t.maya.promises.of_case(case_id)[0].id)
    assert (marks(t, case_id)[Mark.WORDS].stand, marks(t, case_id)[Mark.WORDS].kept) == (Stand.DONE, 1)
    assert marks(t, case_id)[Mark.CHECK_BACK].stand is Stand.LATER
    t.maya.cases.change_phase(case_id, Phase.CHECK_BACK)
    found = marks(t, case_id)
    assert found[Mark.CHECK_BACK].stand is Stand.NOW
    assert found[Mark.CHECK_BACK].due_at == t.maya.today.case(case_id).case.clock.due_at
    assert found[Mark.PREVENTION].stand is Stand.NOW
    t.maya.cases.close(case_id, "settled: she is content")
    assert marks(t, case_id)[Mark.CHECK_BACK].stand is Stand.DONE


def test_a_missed_promise_stays_on_it(t):
    case_id = opened(t.maya, Kind.COMPLAINT)
    t.maya.promises.make(case_id, "A call", moment(24, 15))
    t.clock.now = at(24, 16)
    words = marks(t, case_id)[Mark.WORDS]
    assert (words.stand, words.broken) == (Stand.LATE, 1)


def test_closed_without_the_check_back_says_that_nobody_asked(t):
    case_id = opened(t.maya, Kind.COMPLAINT)
    t.maya.cases.close(case_id, "settled: a new one was sent")
    found = marks(t, case_id)
    assert (found[Mark.CHECK_BACK].stand, found[Mark.PREVENTION].stand) == (Stand.LATER, Stand.NOW)


def test_what_would_have_prevented_it_goes_to_the_ideas_as_a_cause(t):
    case_id = opened(t.maya, Kind.COMPLAINT)
    service = ComplaintService(t.maya.desk)
    with pytest.raises(NothingSaid):
        service.prevented_by(case_id, "  ")
    service.prevented_by(case_id, "A call before the van left", "Delivery")
    found = marks(t, case_id)[Mark.PREVENTION]
    assert (found.stand, found.words) == (Stand.DONE, "A call before the van left")
    (idea,) = t.maya.ideas.since()
    assert (idea.idea.kind, idea.idea.theme) == (IdeaKind.CAUSE, "Delivery")
    t.maya.history.undo()
    assert marks(t, case_id)[Mark.PREVENTION].stand is Stand.LATER
