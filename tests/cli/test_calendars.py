"""A calendar on a server, on the command line."""

import io

import pytest

from tests.data.calendar_servers import PASSWORD, USER, CalendarServer, Neighbour


@pytest.fixture
def typed(monkeypatch):
    """What a person, or a script, gives when a password is asked."""

    def give(text=PASSWORD):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{text}\n"))

    return give


@pytest.fixture
def connected(sample, typed, calendar_server: CalendarServer):
    place = calendar_server.new_calendar()
    typed()
    sample("calendar", "connect", calendar_server.url, "--user", USER, "--calendar", place.name)
    return Neighbour(place)


def test_a_calendar_is_connected_synced_changed_and_let_go(sample, typed, connected):
    typed()
    told = sample.json("calendar", "sync")
    assert told["counts"] == {"added": len(connected.events())}
    typed()
    assert sample.json("calendar", "sync")["counts"] == {}
    assert sample.json("calendar", "status")["waiting"] == 0

    title = str(connected.events()[0]["SUMMARY"])
    connected.delete(title)
    typed()
    (question,) = sample.json("calendar", "sync")["questions"]
    assert (question["what"], question["answers"]) == ("deleted", ["back", "leave", "done"])
    assert f"{question['ref']}: “{title}” was deleted" in sample("calendar", "status").out
    sample("calendar", "answer", question["ref"], "back")
    typed()
    assert sample.json("calendar", "sync")["counts"] == {"added": 1}
    sample.is_well()
    assert "stays" in sample("calendar", "disconnect").out
    assert sample.json("calendar", "status") == {"calendar": None}
    assert connected.events()


def test_what_would_be_done_is_told_and_not_done(sample, typed, connected):
    typed()
    told = sample.json("calendar", "sync", "--dry-run")
    assert told["counts"]["added"] > 5
    assert connected.events() == []


def test_what_cannot_be_is_one_sentence(sample, typed, radicale_server: CalendarServer):
    assert "No calendar is connected" in sample("calendar", "sync", code=1).err
    sample("calendar", "connect", radicale_server.url, code=2)
    typed("else")
    told = sample("calendar", "connect", radicale_server.url, "--user", USER, code=1).err
    assert "does not take this name and password" in told
    typed()
    told = sample("calendar", "connect", "http://calendar.example.com", "--user", USER, code=1).err
    assert "without encryption" in told
    typed()
    told = sample(
        "calendar", "connect", radicale_server.url, "--user", USER, "--calendar", "None", code=1
    ).err
    assert "“None”" in told
    assert sample.json("calendar", "status") == {"calendar": None}
    assert PASSWORD not in told


def test_an_answer_to_no_question_is_refused(sample, connected):
    assert "asks nothing" in sample("calendar", "answer", "4127", "back", code=1).err
    sample("calendar", "answer", "4127", "perhaps", code=2)
