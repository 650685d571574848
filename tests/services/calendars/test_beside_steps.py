"""What a person lets out beside the steps stands in the connected calendar too, where only Keepword moves it."""

from datetime import timedelta
from typing import Any

import pytest
from icalendar import vDatetime, vText

from app.domain.calendar_entries import Privacy
from tests.data.calendar_servers import CalendarServer
from tests.data.houses import TestHouse
from tests.services.calendars.partners import Partner
from tests.services.desks import at, case_of, moment, opened, promises_of

PROMISE = "Promised to Hotel Marlowe: Trays by Wednesday"


@pytest.fixture
def server(radicale_server: CalendarServer) -> CalendarServer:
    return radicale_server


@pytest.fixture
def case_id(t: TestHouse) -> Any:
    found = opened(t.maya, step="Ring them", due=moment(24, 16))
    t.maya.promises.make(found, "Trays by Wednesday", moment(25, 12))
    return found


@pytest.fixture
def with_promises(case_id: Any, p: Partner) -> Partner:
    p.writing.choose(["promises_and_deadlines"])
    p.sync()
    return p


def test_promises_stand_beside_the_steps(with_promises: Partner):
    assert with_promises.titles() == {"Hotel Marlowe: Ring them": 1, PROMISE: 1}
    assert with_promises.there.event("Promised")["DTSTART"].dt == at(25, 12)
    assert with_promises.counts() == {}


def test_a_promise_moved_or_renamed_there_is_put_back_and_moves_nothing(
    case_id: Any, t: TestHouse, with_promises: Partner
):
    before = t.content_hash()

    def change(event: Any) -> None:
        event["DTSTART"], event["DTEND"] = vDatetime(at(30, 9)), vDatetime(at(30, 10))
        event["SUMMARY"] = vText("Later")

    with_promises.there.edit(change, "Promised")
    assert with_promises.counts() == {"pushed": 1}
    assert with_promises.there.event("Promised")["DTSTART"].dt == at(25, 12)
    assert t.content_hash() == before
    assert with_promises.counts() == {}


def test_a_promise_ticked_or_taken_away_there_is_neither_kept_nor_asked_about(
    case_id: Any, t: TestHouse, with_promises: Partner
):
    before = t.content_hash()
    with_promises.there.edit(lambda event: event.__setitem__("STATUS", vText("COMPLETED")), "Promised")
    assert with_promises.counts() == {}
    with_promises.there.delete("Promised")
    report = with_promises.sync()
    assert (dict(report.counts), report.questions) == ({}, ())
    assert t.content_hash() == before
    assert with_promises.titles() == {"Hotel Marlowe: Ring them": 1}


def test_a_promise_that_is_kept_leaves(case_id: Any, t: TestHouse, with_promises: Partner):
    (promise,) = promises_of(t.maya, case_id)
    t.maya.promises.keep(promise.id)
    assert with_promises.counts() == {"dropped": 1, "pushed": 1}  # the step told of it
    assert PROMISE not in with_promises.titles()


def test_rounds_protect_their_time_and_go_with_the_choice(case_id: Any, t: TestHouse, p: Partner):
    p.writing.choose([])
    assert p.writing.choice().whats == ("rounds",)
    assert p.counts() == {"added": 1}  # what the way of working would write is not chosen
    p.writing.choose(["rounds"])
    added = p.counts()["added"]
    rounds = [one for one in p.there.events() if str(one["SUMMARY"]) == "Follow-up round"]
    assert len(rounds) == added > 100
    assert {str(one["TRANSP"]) for one in rounds} == {"OPAQUE"}
    assert p.busy.sources() == []
    assert p.counts() == {}
    p.writing.choose(["steps"])
    assert p.counts() == {"dropped": added}
    assert p.titles() == {"Hotel Marlowe: Ring them": 1}


def test_needed_time_stands_before_the_deadline(case_id: Any, t: TestHouse, p: Partner):
    long = opened(t.maya, step="Send the offer", effort=timedelta(hours=2), due=moment(26, 12))
    p.writing.choose(["needed_time"])
    p.sync()
    block = p.there.event("Time for Hotel Marlowe: Send the offer")
    assert (block["DTEND"].dt, str(block["TRANSP"])) == (at(26, 11, 30), "OPAQUE")
    assert case_of(t.maya, long).planned.slot_at == at(26, 12)


def test_only_busy_hides_what_stands_beside_too(with_promises: Partner):
    with_promises.writing.choose(privacy=Privacy.BUSY)
    assert with_promises.counts() == {"pushed": 2}
    assert with_promises.titles() == {"Busy": 2}
    assert "Trays" not in "".join(with_promises.there.texts().values())
    assert with_promises.counts() == {}


def test_a_list_of_tasks_holds_steps_alone(case_id: Any, tasks: Partner):
    tasks.writing.choose(["promises_and_deadlines", "rounds"])
    assert tasks.counts() == {"added": 1}
    assert tasks.titles() == {"Hotel Marlowe: Ring them": 1}
