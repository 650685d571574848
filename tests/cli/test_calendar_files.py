"""Calendars on the command line."""

import itertools
import json
import signal
import subprocess
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from icalendar import Calendar

from app.adapters.calendar.foreign.fetching import fetch
from tests.cli.conftest import ROOT


def events(file):
    return list(Calendar.from_ical(file.read_bytes()).walk("VEVENT"))


def test_what_ones_way_of_working_writes_leaves_as_a_file(sample, tmp_path):
    file = tmp_path / "mine.ics"
    told = sample.json("calendar", "export", str(file), "--what", "conversations,rounds")
    assert told["files"] == [str(file)]
    assert told["rows"] == len(events(file)) > 0
    assert {"Call", "Follow-up"} <= {str(event["SUMMARY"]).split()[0] for event in events(file)}


def test_into_a_folder_each_writing_is_a_file_of_its_own(sample, tmp_path):
    told = sample.json("calendar", "export", str(tmp_path), "--what", "rounds", "--what", "needed-time")
    assert sorted(told["files"]) == [
        str(tmp_path / "keepword-needed-time.ics"),
        str(tmp_path / "keepword-rounds.ics"),
    ]


def test_it_may_tell_no_more_than_that_one_is_busy(sample, tmp_path):
    file = tmp_path / "busy.ics"
    sample("calendar", "export", str(file), "--what", "steps", "--privacy", "busy")
    assert {str(event["SUMMARY"]) for event in events(file)} == {"Busy"}


def test_a_look_before_writes_nothing(sample, tmp_path):
    told = sample.json("calendar", "export", "--what", "rounds", "--preview")
    assert told["what"]["rounds"] > 40
    assert told["next"][0]["busy"] is True
    assert "rounds" in sample("calendar", "export", "--what", "rounds", "--preview").out


def test_what_is_written_is_chosen_once(sample, tmp_path):
    assert sample.json("calendar", "write", "--what", "rounds", "--privacy", "names")["privacy"] == "names"
    sample("calendar", "export", str(tmp_path / "x.ics"))
    assert {str(event["SUMMARY"]) for event in events(tmp_path / "x.ics")} == {"Follow-up round"}


def test_an_unchanged_export_is_the_same_to_the_byte(sample, tmp_path):
    first, second = tmp_path / "1.ics", tmp_path / "2.ics"
    for file in (first, second):
        sample("calendar", "export", str(file), "--what", "steps,promises-and-deadlines,needed-time,rounds")
    assert first.read_bytes() == second.read_bytes()


def test_what_is_not_known_is_said(sample):
    assert "meals" in sample("calendar", "export", "--what", "meals", "--preview", code=2).err
    assert "FILE" in sample("calendar", "export", code=2).err


def test_a_calendar_is_kept_in_a_folder(sample, tmp_path):
    assert sample.json("calendar", "publish") == {"file": None}
    told = sample.json("calendar", "publish", str(tmp_path))
    assert told["file"] == str(tmp_path / "Keepword.ics")
    assert told["events"] == len(events(tmp_path / "Keepword.ics")) > 0
    assert sample.json("calendar", "publish") == told
    sample("calendar", "publish", "--off")
    assert sample.json("calendar", "publish") == {"file": None}
    assert (tmp_path / "Keepword.ics").exists()
    assert sample("calendar", "publish", str(tmp_path / "none"), code=1).err


def test_the_calendar_is_handed_out_until_it_is_interrupted(sample):
    command = [
        sys.executable,
        "-m",
        "app",
        "--store",
        str(sample.store),
        "--at",
        sample.at,
        "--json",
        "calendar",
        "serve",
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            lines = iter(process.stdout.readline, "")
            address = json.loads("".join(itertools.islice(lines, 3)))["address"]
            assert address.startswith("http://127.0.0.1:")
            assert Calendar.from_ical(fetch(address)).walk("VEVENT")
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


@pytest.mark.parametrize("port", ["80", "http", "70000"])
def test_a_port_is_a_number_that_anybody_may_have(sample, port):
    assert "port" in sample("calendar", "serve", "--port", port, code=2).err


def test_a_visit_becomes_a_letter_that_invites_and_is_filed_as_sent(sample, home, tmp_path):
    told = sample("calendar", "invite", "4127", code=1).err
    assert "has no visit planned" in told
    sample("add", "visit Eimear Walsh tomorrow at 10:00, see the new bar", "--case", "4127")
    found = sample.json("calendar", "invite", "4127")
    letter = message_from_bytes(Path(found["file"]).read_bytes(), policy=default)
    assert str(letter["To"]) == "Eimear Walsh <eimear.walsh@marlowe.example>"
    assert found["from"] == "2026-11-25T10:00:00Z"
    named = tmp_path / "visit.eml"
    assert "--sent" in sample("calendar", "invite", "4127", "--file", str(named)).out
    assert b"see the new bar" not in named.read_bytes()
    sample("calendar", "invite", "4127", "--sent")
    assert "Invited to a visit: 2026-11-25 10:00" in sample("case", "4127").out
    sample("undo")
    assert "Invited to a visit" not in sample("case", "4127").out


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems have no entries of the desktop"
)
def test_addresses_in_events_open_here_on_request(sample, home):
    assert sample.json("calendar", "links") == {"links": False}
    assert sample.json("calendar", "links", "on") == {"links": True}
    assert len(list((home / "applications").iterdir())) == 1
    assert "do not open here" in sample("calendar", "links", "off").out
    sample("calendar", "links", "maybe", code=2)
