"""People who work in khal and todoman, with vdirsyncer between them and the server: Keepword follows them, and they it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from app.domain.calendars.links import Answer
from app.domain.calendars.merging import What
from tests.clients.diaries import DESK, Diary
from tests.data.calendar_servers import CalendarServer, main_of
from tests.data.houses import TestHouse, open_test_house
from tests.services.calendars.partners import Partner, partner
from tests.services.desks import at, case_of, moment, opened

pytestmark = pytest.mark.client


@pytest.fixture
def t() -> Iterator[TestHouse]:
    house = open_test_house()
    yield house
    assert house.problems() == []
    house.close()


@pytest.fixture
def p(t: TestHouse, calendar_server: CalendarServer) -> Partner:
    return partner(t.maya, t.house, calendar_server)


@pytest.fixture
def tasks(t: TestHouse, calendar_server: CalendarServer) -> Partner:
    return partner(t.maya, t.house, calendar_server, is_tasks=True)


def diary(clients: Path, folder: Path, p: Partner) -> Diary:
    """The same calendar in the folder of somebody who does not know Keepword."""
    one = Diary(clients, folder / "diary", p.there.place).set_up()
    one.sync()
    return one


def entry(diary: Diary, words: str) -> Any:
    (found,) = [
        main
        for main in (main_of(Calendar.from_ical(path.read_bytes())) for path in diary.kept.glob("*.ics"))
        if words in str(main["SUMMARY"])
    ]
    return found


# -- khal


def test_khal_lists_each_step_where_it_stands(t: TestHouse, p: Partner, clients: Path, tmp_path: Path):
    opened(t.maya, step="Ring about trays", due=moment(24, 16))
    opened(t.maya, step="Send the offer", due=moment(25, 9))
    p.sync()
    assert diary(clients, tmp_path, p).events() == [
        "2026-11-24 16:00-16:15 Hotel Marlowe: Ring about trays",
        "2026-11-25 09:00-09:15 Hotel Marlowe: Send the offer",
    ]


def test_an_event_moved_in_khal_moves_the_step(t: TestHouse, p: Partner, clients: Path, tmp_path: Path):
    case_id = opened(t.maya, step="Ring about trays", due=moment(26, 16))
    p.sync()
    there = diary(clients, tmp_path, p)
    there.edit("trays", "t", "2026-11-25 14:00 2026-11-25 14:45", "n")
    there.sync()
    assert p.counts() == {"moved": 1, "resized": 1}
    step = case_of(t.maya, case_id).planned
    assert (step.slot_at, step.due_at, step.effort.total_seconds()) == (at(25, 14), at(26, 16), 45 * 60)
    assert p.counts() == {}


def test_a_title_changed_in_khal_is_the_steps_words(t: TestHouse, p: Partner, clients: Path, tmp_path: Path):
    case_id = opened(t.maya, step="Ring about trays", due=moment(26, 16))
    p.sync()
    there = diary(clients, tmp_path, p)
    there.edit("trays", "s", "Hotel Marlowe: Ring about a jug", "n")
    there.sync()
    assert p.counts() == {"renamed": 1}
    assert case_of(t.maya, case_id).planned.what == "Ring about a jug"
    assert p.counts() == {}


def test_a_tick_in_front_of_a_title_in_khal_finishes_the_step(
    t: TestHouse, p: Partner, clients: Path, tmp_path: Path
):
    case_id = opened(t.maya, step="Ring about trays", due=moment(26, 16))
    p.sync()
    there = diary(clients, tmp_path, p)
    there.edit("trays", "s", "✓ Hotel Marlowe: Ring about trays", "n")
    there.sync()
    report = p.sync()
    (line,) = [one for one in report.lines if one.what is What.DONE]
    assert line.following == case_of(t.maya, case_id).planned.what != "Ring about trays"
    there.sync()
    assert any(line.endswith(f": {report.lines[0].following}") for line in there.events())


def test_an_event_deleted_in_khal_is_asked_about(t: TestHouse, p: Partner, clients: Path, tmp_path: Path):
    case_id = opened(t.maya, step="Ring about trays", due=moment(26, 16))
    opened(t.maya, step="Send the offer", due=moment(26, 9))
    p.sync()
    there = diary(clients, tmp_path, p)
    there.edit("Ring about", "D", "y")
    there.sync()
    (question,) = p.sync().questions
    assert (question.what, question.step.case_id) == (What.DELETED, case_id)
    assert case_of(t.maya, case_id).planned.what == "Ring about trays"
    p.syncs.answer(case_of(t.maya, case_id).reference, Answer.BACK)
    assert p.counts() == {"added": 1}
    there.sync()
    assert [line for line in there.events() if "trays" in line] == [
        "2026-11-26 16:00-16:15 Hotel Marlowe: Ring about trays"
    ]


def test_an_event_of_khals_own_is_busy_time_and_stays_as_it_was(
    t: TestHouse, p: Partner, clients: Path, tmp_path: Path
):
    opened(t.maya, step="Ring about trays", due=moment(26, 16))
    p.sync()
    there = diary(clients, tmp_path, p)
    there.khal("new", "-a", DESK, "2026-11-25 11:00", "2026-11-25 12:00", "Dentist")
    there.sync()
    before = p.there.texts()
    p.sync()
    assert [(one.title, one.start_at) for one in p.busy.between(at(25, 8), at(25, 18))] == [
        ("Dentist", at(25, 11))
    ]
    assert p.there.texts() == before
    there.sync()
    assert "2026-11-25 11:00-12:00 Dentist" in there.events()


def test_what_changes_in_keepword_arrives_in_khal(t: TestHouse, p: Partner, clients: Path, tmp_path: Path):
    first, second = (
        opened(t.maya, step=step, due=moment(26, 16)) for step in ("Ring them", "Send the offer")
    )
    p.sync()
    there = diary(clients, tmp_path, p)
    t.maya.steps.place(first, at(25, 15))
    t.maya.steps.reword(first, "Ring about a jug")
    t.maya.steps.done(second)
    following = case_of(t.maya, second).planned.what
    p.sync()
    there.sync()
    found = there.events()
    assert "2026-11-25 15:00-15:15 Hotel Marlowe: Ring about a jug" in found
    assert not [line for line in found if "offer" in line or "Ring them" in line]
    assert [line for line in found if line.endswith(f"Write to Hotel Marlowe: {following}")]


# -- todoman


def test_todoman_lists_each_step_with_when_it_is_due(
    t: TestHouse, tasks: Partner, clients: Path, tmp_path: Path
):
    opened(t.maya, step="Ring about trays", due=moment(24, 16))
    tasks.sync()
    (found,) = diary(clients, tmp_path, tasks).todos()
    assert found["summary"] == "Hotel Marlowe: Ring about trays"
    assert (found["due"], found["completed"]) == (int(at(24, 16).timestamp()), False)


def test_a_task_done_in_todoman_finishes_the_step_and_the_next_arrives(
    t: TestHouse, tasks: Partner, clients: Path, tmp_path: Path
):
    case_id = opened(t.maya, step="Ring about trays", due=moment(24, 16))
    tasks.sync()
    there = diary(clients, tmp_path, tasks)
    there.todo("done", there.number_of("trays"))
    there.sync()
    assert tasks.counts() == {"done": 1, "added": 1}
    following = case_of(t.maya, case_id).planned.what
    assert [one.what for one in t.maya.today.case(case_id).steps] == ["Ring about trays"]
    there.sync()
    assert {one["summary"]: one["completed"] for one in there.todos()} == {
        "Hotel Marlowe: Ring about trays": True,
        f"Write to Hotel Marlowe: {following}": False,
    }
    assert tasks.counts() == {}


def test_a_task_put_off_and_renamed_in_todoman_moves_and_renames_the_step(
    t: TestHouse, tasks: Partner, clients: Path, tmp_path: Path
):
    case_id = opened(t.maya, step="Ring about trays", due=moment(24, 16))
    tasks.sync()
    there = diary(clients, tmp_path, tasks)
    there.todo("edit", "--due", "2026-11-24 14:00", there.number_of("trays"))
    there.retitle("trays", "jugs")
    there.sync()
    assert tasks.counts() == {"moved": 1, "renamed": 1}
    step = case_of(t.maya, case_id).planned
    assert (step.what, step.slot_at) == ("Ring about jugs", at(24, 14))
    assert tasks.counts() == {}


def test_a_task_deleted_in_todoman_is_asked_about(
    t: TestHouse, tasks: Partner, clients: Path, tmp_path: Path
):
    case_id = opened(t.maya, step="Ring about trays", due=moment(24, 16))
    opened(t.maya, step="Send the offer", due=moment(26, 9))
    tasks.sync()
    there = diary(clients, tmp_path, tasks)
    there.todo("delete", "--yes", there.number_of("trays"))
    there.sync()
    (question,) = tasks.sync().questions
    assert (question.what, question.step.case_id) == (What.DELETED, case_id)
    assert case_of(t.maya, case_id).planned.what == "Ring about trays"


def test_a_task_of_todomans_own_stays_as_it_was(t: TestHouse, tasks: Partner, clients: Path, tmp_path: Path):
    opened(t.maya, step="Ring about trays", due=moment(24, 16))
    tasks.sync()
    there = diary(clients, tmp_path, tasks)
    there.todo("new", "--due", "2026-11-25 10:00", "Buy stamps")
    there.sync()
    before = tasks.there.texts()
    assert tasks.counts() == {}
    assert tasks.there.texts() == before
    assert entry(there, "stamps")["UID"] in "".join(before.values())


def test_what_changes_in_keepword_arrives_in_todoman(
    t: TestHouse, tasks: Partner, clients: Path, tmp_path: Path
):
    first, second = (
        opened(t.maya, step=step, due=moment(26, 16)) for step in ("Ring them", "Send the offer")
    )
    tasks.sync()
    there = diary(clients, tmp_path, tasks)
    t.maya.steps.place(first, at(25, 15))
    t.maya.steps.reword(first, "Ring about a jug")
    t.maya.steps.done(second)
    following = case_of(t.maya, second).planned.what
    tasks.sync()
    there.sync()
    found = {one["summary"]: one["due"] for one in there.todos()}
    assert found.keys() == {"Hotel Marlowe: Ring about a jug", f"Write to Hotel Marlowe: {following}"}
    assert found["Hotel Marlowe: Ring about a jug"] == int(at(25, 15).timestamp())
