"""A connected calendar tells as much as the person lets calendars tell, and no less comes back for it."""

from typing import Any

import pytest
from icalendar import vDatetime, vText

from app.domain.calendar_entries import Privacy
from app.domain.calendars.links import Answer
from app.domain.calendars.merging import What
from app.domain.calendars.problems import TitleVeiled
from app.domain.kinds import Channel
from tests.data.calendar_servers import CalendarServer
from tests.data.houses import TestHouse
from tests.services.calendars.partners import Partner
from tests.services.desks import at, case_of, moment, opened

SECRETS = ("Marlowe", "Trays", "Ring", "E-100", "query")


@pytest.fixture
def server(radicale_server: CalendarServer) -> CalendarServer:
    return radicale_server


@pytest.fixture
def case_id(t: TestHouse) -> Any:
    return opened(t.maya, step="Ring them", channel=Channel.CALL, due=moment(24, 16))


def texts(p: Partner) -> str:
    return "".join(p.there.texts().values())


def retitled(p: Partner, title: str) -> None:
    p.there.edit(lambda event: event.__setitem__("SUMMARY", vText(title)))


def test_only_busy_says_nothing_of_the_matter(case_id: Any, p: Partner):
    p.writing.choose(privacy=Privacy.BUSY)
    p.sync()
    assert not [secret for secret in SECRETS if secret.casefold() in texts(p).casefold()]
    event = p.there.event()
    assert (str(event["SUMMARY"]), str(event["CLASS"])) == ("Busy", "PRIVATE")
    assert event["DTSTART"].dt == at(24, 16)
    assert p.counts() == {}


def test_names_leave_the_facts_out(case_id: Any, p: Partner):
    p.writing.choose(privacy=Privacy.NAMES)
    p.sync()
    event = p.there.event()
    assert str(event["SUMMARY"]) == "Call Hotel Marlowe: Ring them"
    assert str(event["DESCRIPTION"]) == "keepword:E-1001"


def test_another_choice_says_the_events_anew_with_the_next_sync(case_id: Any, p: Partner):
    p.sync()
    before = p.there.event()
    p.writing.choose(privacy=Privacy.BUSY)
    assert p.counts() == {"pushed": 1}
    assert not [secret for secret in SECRETS if secret.casefold() in texts(p).casefold()]
    assert p.counts() == {}
    p.writing.choose(privacy=Privacy.FULL)
    assert p.counts() == {"pushed": 1}
    after = p.there.event()
    assert {name: after[name] for name in ("SUMMARY", "DESCRIPTION")} == {
        name: before[name] for name in ("SUMMARY", "DESCRIPTION")
    }
    assert after.walk("VALARM")[0]["DESCRIPTION"] == before["SUMMARY"]
    assert "CLASS" not in after
    assert after["CATEGORIES"].cats == ["Keepword", "Query"]


def test_a_tick_and_a_move_come_back_from_an_event_that_only_says_busy(
    case_id: Any, t: TestHouse, p: Partner
):
    p.writing.choose(privacy=Privacy.BUSY)
    p.sync()

    def move(event: Any) -> None:
        event["DTSTART"], event["DTEND"] = vDatetime(at(24, 14)), vDatetime(at(24, 14, 15))

    p.there.edit(move)
    report = p.sync()
    assert [(one.title, one.what) for one in report.lines] == [("Call Hotel Marlowe: Ring them", What.MOVED)]
    retitled(p, "✓ Busy")
    assert p.counts() == {"done": 1, "added": 1}
    assert case_of(t.maya, case_id).planned.what != "Ring them"


def test_words_typed_over_busy_are_never_the_steps(case_id: Any, t: TestHouse, p: Partner):
    p.writing.choose(privacy=Privacy.BUSY)
    p.sync()
    retitled(p, "Lunch with Eimear")
    (refusal,) = p.sync().refusals
    assert (refusal.what, type(refusal.problem)) == (What.RENAMED, TitleVeiled)
    assert case_of(t.maya, case_id).planned.what == "Ring them"
    assert str(p.there.event()["SUMMARY"]) == "Busy"
    assert p.counts() == {}


def test_words_changed_in_full_just_before_are_asked_about_and_not_lost(
    case_id: Any, t: TestHouse, p: Partner
):
    p.sync()
    retitled(p, "Call Hotel Marlowe: Ask about jugs")
    p.writing.choose(privacy=Privacy.BUSY)
    (question,) = p.sync().questions
    assert question.fields == ("title",)
    p.syncs.answer(question.step.reference, Answer.CALENDAR)
    assert p.counts() == {"renamed": 1, "pushed": 1}
    assert case_of(t.maya, case_id).planned.what == "Ask about jugs"
    assert str(p.there.event()["SUMMARY"]) == "Busy"


def test_what_a_person_wrote_and_sorts_by_stays_while_our_words_go(case_id: Any, p: Partner):
    p.sync()

    def change(event: Any) -> None:
        event["DESCRIPTION"] = vText(f"{event['DESCRIPTION']}\nBring the keys")
        event["CATEGORIES"].cats.append(vText("Red"))

    p.there.edit(change)
    p.writing.choose(privacy=Privacy.BUSY)
    assert p.counts() == {"pushed": 1}
    event = p.there.event()
    assert (str(event["DESCRIPTION"]), event["CATEGORIES"].cats) == ("Bring the keys", ["Red"])
    assert p.counts() == {}
