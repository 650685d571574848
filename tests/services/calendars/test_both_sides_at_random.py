"""Whatever both sides do in between, and wherever the power goes: after a sync they agree, and nothing is doubled or lost."""

import os
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from icalendar import vDatetime, vText

from app.adapters.caldav import connect
from app.domain.calendar_entries import Privacy
from app.domain.calendars.links import Account
from app.domain.calendars.merging import What
from app.domain.errors import AppError
from app.services.calendars.ports import RemoteCalendar, Server
from tests.data.calendar_servers import CalendarServer
from tests.data.houses import TestHouse, open_test_house
from tests.services.calendars.partners import Partner, partner
from tests.services.desks import at, moment, opened

PICK = st.integers(0, 1 << 16)
HOURS = st.integers(11, 17)
IS_LONG = os.environ.get("KEEPWORD_PROFILE") == "all"
QUIETLY = {"asked", "unread"}


class PowerCut(BaseException):
    """The computer is gone; nothing cleans up after it."""


class Cable:
    """What leads to the server; it can be cut right after something was written there."""

    def __init__(self) -> None:
        self.puts_left: int | None = None

    def connect(self, account: Account, password: str) -> Server:
        server = connect(account, password)
        reach = server.calendar

        def calendar(place: Any) -> RemoteCalendar:
            remote = reach(place)
            put = remote.put

            def cut(*about: Any) -> str:
                etag = put(*about)
                if self.puts_left is not None:
                    self.puts_left -= 1
                    if self.puts_left < 0:
                        raise PowerCut
                return etag

            return _Cut(remote, cut)

        return _Reached(server, calendar)


class _Cut:
    def __init__(self, remote: RemoteCalendar, put: Any) -> None:
        self._remote, self.put = remote, put

    def __getattr__(self, name: str) -> Any:
        return getattr(self._remote, name)


class _Reached:
    def __init__(self, server: Server, calendar: Any) -> None:
        self._server, self.calendar = server, calendar

    def __getattr__(self, name: str) -> Any:
        return getattr(self._server, name)


class BothSides(RuleBasedStateMachine):
    """One desk, one calendar, and a person at either."""

    server: CalendarServer

    def __init__(self) -> None:
        super().__init__()
        self.t: TestHouse = open_test_house()
        self.cable = Cable()
        self.made = 0

    @initialize(count=st.integers(1, 3))
    def begin(self, count: int) -> None:
        self.p: Partner = partner(self.t.maya, self.t.house, self.server)
        object.__setattr__(self.p.syncs, "connect", self.cable.connect)
        for _ in range(count):
            self.open_case()

    def teardown(self) -> None:
        self.p.there.remove()
        self.t.close()

    # -- at the desk

    @rule()
    def open_case(self) -> None:
        if len(self._rows()) < 6:
            self.made += 1
            opened(self.t.maya, step=f"Step {self.made}", due=moment(24, 17), subject=f"Matter {self.made}")

    @rule(number=PICK, hour=HOURS)
    def place_here(self, number: int, hour: int) -> None:
        with suppress(AppError):
            self.t.maya.steps.place(self._row(number).case_id, at(24, hour))

    @rule(number=PICK)
    def reword_here(self, number: int) -> None:
        self.made += 1
        self.t.maya.steps.reword(self._row(number).case_id, f"Words {self.made}")

    @rule(number=PICK)
    def finish_here(self, number: int) -> None:
        self.t.maya.steps.done(self._row(number).case_id)

    @rule()
    def undo_here(self) -> None:
        with suppress(AppError):
            self.t.maya.history.undo()
        if not self._rows():  # Also that a case was opened can be taken back.
            self.open_case()

    @rule(privacy=st.sampled_from(Privacy))
    def tell_as_much(self, privacy: Privacy) -> None:
        self.p.writing.choose(privacy=privacy)

    # -- in the calendar

    @rule(number=PICK, hour=HOURS, day=st.integers(23, 27))
    def move_there(self, number: int, hour: int, day: int) -> None:
        def change(event: Any) -> None:
            event["DTSTART"] = vDatetime(at(day, hour))
            event["DTEND"] = vDatetime(at(day, hour) + timedelta(minutes=30))

        self._edit(number, change)

    @rule(number=PICK)
    def rename_there(self, number: int) -> None:
        self.made += 1
        self._edit(number, lambda event: event.__setitem__("SUMMARY", vText(f"Their words {self.made}")))

    @rule(number=PICK)
    def tick_there(self, number: int) -> None:
        self._edit(number, lambda event: event.__setitem__("STATUS", vText("COMPLETED")))

    @rule(number=PICK)
    def delete_there(self, number: int) -> None:
        titles = sorted(self.p.titles())
        if titles:
            with suppress(AssertionError):
                self.p.there.delete(titles[number % len(titles)])

    # -- together

    @rule(puts=st.integers(0, 2))
    def cut_off(self, puts: int) -> None:
        self.cable.puts_left = puts
        with suppress(PowerCut):
            self.p.sync()
        self.cable.puts_left = None

    @rule(number=PICK)
    def answer(self, number: int) -> None:
        questions = self.p.syncs.questions()
        if questions:
            one = questions[number % len(questions)]
            self.p.syncs.answer(one.step.reference, one.answers[number % len(one.answers)])

    @rule()
    def sync(self) -> None:
        before = {row.case_id for row in self._rows()}
        self.p.sync()
        report = self.p.sync()
        assert set(report.counts) <= QUIETLY, report.counts
        assert self.t.problems() == []
        assert {row.case_id for row in self._rows()} == before
        self._agree(report)

    def _agree(self, report: Any) -> None:
        """Each step stands there once, where and as it is here; what is asked about apart."""
        asked = {one.step.step_id: one.what for one in report.questions}
        entries = {entry.step_id: entry for entry in self._entries()}
        left = {step_id for step_id, entry in entries.items() if entry.answer.value == "leave"}
        events = {
            str(event["UID"]).partition("@")[0]: event
            for event in self.p.there.events()
            if str(event.get("STATUS", "")) != "COMPLETED"
        }
        assert len(self.p.there.hrefs()) == len({str(one["UID"]) for one in self.p.there.events()})
        expected = {
            str(row.step_id)
            for row in self._rows()
            if asked.get(row.step_id) is not What.DELETED and row.step_id not in left
        }
        assert set(events) == expected
        for row in self._rows():
            if str(row.step_id) in expected and row.step_id not in asked:
                event = events[str(row.step_id)]
                assert event["DTSTART"].dt == row.slot_at
                is_veiled = self.p.writing.choice().privacy is Privacy.BUSY
                assert str(event["SUMMARY"]).endswith("Busy" if is_veiled else row.step)

    def _entries(self) -> Any:
        with self.t.maya.desk.reading() as unit:
            return unit.calendars.entries(self.p.syncs.link().id, is_ours=True)

    def _rows(self) -> Any:
        return self.t.maya.today.rows()

    def _row(self, number: int) -> Any:
        rows = sorted(self._rows(), key=lambda row: row.number)
        return rows[number % len(rows)]

    def _edit(self, number: int, change: Any) -> None:
        titles = sorted(self.p.titles())
        if titles:
            self.p.there.edit(change, titles[number % len(titles)])


@pytest.mark.parametrize("name", ["radicale", "xandikos"])
def test_both_sides_at_random(name: str, request: pytest.FixtureRequest):
    server = request.getfixturevalue(f"{name}_server")
    run_state_machine_as_test(
        type("BothSidesOfOne", (BothSides,), {"server": server}),
        settings=settings(
            max_examples=60 if IS_LONG else 2,
            stateful_step_count=25 if IS_LONG else 10,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
