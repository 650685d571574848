"""Our calendars, read by programs that are not ours: titles, instants and alarms are the same in each."""

import json
import os
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.adapters.calendar import IcsFile
from app.adapters.calendar.invitations import request
from app.domain.calendar_entries import Entry, Look, step_entry
from app.domain.letters import one_line
from app.services.exports import CalendarWish, Home, unwatched
from tests.adapters.calendar.test_invitations import invitation
from tests.clients.thunderbird import in_thunderbird
from tests.data.agenda_rows import NOW, agenda_row

pytestmark = pytest.mark.client

PLACES = ("Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Pacific/Chatham")
"""North and south of the equator, a change of half an hour, and a zone of 45 minutes; all change twice in 2026."""

ZONES = pytest.mark.parametrize("zone", PLACES)
ALARMS = tuple(Look(alarm_before=timedelta(minutes=minutes)) for minutes in (0, 10, 90))
RUDE = "=1+1; a, b\\n \"q\" 'c'\nBEGIN:VALARM\r\nX: ü 👩‍🔧 " + "long " * 40

NO_ORGANIZER = (
    "Failed iTIP restrictions for ORGANIZER property. Expected 1 instances of the property and got 0"
)
"""What libical says of every published calendar without one, Outlook's among them: nobody is invited to these events."""

READ_WITH_ICAL_JS = """
const ICAL = require("ical.js").default || require("ical.js");
const text = require("fs").readFileSync(process.argv[2], "utf8");
const found = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  return { uid: event.uid, title: event.summary, sequence: event.sequence,
    start: event.startDate.toUnixTime(), end: event.endDate.toUnixTime(),
    alarms: part.getAllSubcomponents("valarm").map(
      (alarm) => alarm.getFirstPropertyValue("trigger").toSeconds()) };
});
console.log(JSON.stringify(found));
"""
READ_WITH_NODE_ICAL = """
const seconds = (text) => (/^-PT\\d+M$/.test(text) ? -60 * Number(text.slice(3, -1)) : text);
const backslash = (text) => text.replaceAll("\\\\\\n", "\\\\n");  // It reads one before an n as a line end, too.
const found = Object.values(require("node-ical").sync.parseFile(process.argv[2])).filter(
  (part) => part.type === "VEVENT").map((event) => ({ uid: event.uid, title: backslash(event.summary),
    sequence: Number(event.sequence), start: event.start.getTime() / 1000, end: event.end.getTime() / 1000,
    alarms: (event.alarms || []).map((alarm) => seconds(alarm.trigger)) }));
console.log(JSON.stringify(found));
"""
READ_WITH_KHAL = """
import json, sys
from datetime import datetime
from khal.cli_utils import build_collection
from khal.settings import get_config
collection = build_collection(get_config(sys.argv[1]), None)
found = [{"uid": event.uid, "title": event.summary, "start": int(event.start.timestamp()),
    "end": int(event.end.timestamp()), "alarms": [int(before.total_seconds()) for before, _ in event.alarms]}
    for event in collection.get_localized(datetime(2026, 1, 1).astimezone(), datetime(2027, 1, 1).astimezone())]
print(json.dumps(found))
"""
READ_WITH_LIBICAL = """
import json, sys
import gi
gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib
def all_in(part, kind):
    one = part.get_first_component(kind)
    while one:
        yield one
        one = part.get_next_component(kind)
def trigger(alarm):
    return alarm.get_first_property(ICalGLib.PropertyKind.TRIGGER_PROPERTY).get_trigger().get_duration().as_int()
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    calendar = ICalGLib.Parser.parse_string(file.read())
misread = calendar.count_errors()
ICalGLib.restriction_check(calendar)
said = set()
for part in (calendar, *all_in(calendar, ICalGLib.ComponentKind.VEVENT_COMPONENT)):
    remark = part.get_first_property(ICalGLib.PropertyKind.XLICERROR_PROPERTY)
    while remark:
        said.add(remark.get_xlicerror())
        remark = part.get_next_property(ICalGLib.PropertyKind.XLICERROR_PROPERTY)
events = [{"uid": event.get_uid(), "title": event.get_summary(), "sequence": event.get_sequence(),
    "start": event.get_dtstart().as_timet(), "end": event.get_dtend().as_timet(),
    "alarms": [trigger(one) for one in all_in(event, ICalGLib.ComponentKind.VALARM_COMPONENT)]}
    for event in all_in(calendar, ICalGLib.ComponentKind.VEVENT_COMPONENT)]
print(json.dumps({"events": events, "misread": misread, "said": sorted(said)}))
"""
READ_WITH_THUNDERBIRD = """
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const importer = Cc["@mozilla.org/calendar/import;1?type=ics"].getService(Ci.calIImporter);
const stream = Cc["@mozilla.org/io/string-input-stream;1"].createInstance(Ci.nsIStringInputStream);
stream.setUTF8Data(given.text);
const calendar = cal.manager.createCalendar("memory", Services.io.newURI("moz-memory-calendar://"));
const found = [];
for (const item of importer.importFromStream(stream)) {
  const kept = await calendar.addItem(item);
  found.push({ uid: kept.id, title: kept.title, start: kept.startDate.nativeTime / 1e6,
    end: kept.endDate.nativeTime / 1e6, alarms: kept.getAlarms().map((one) => one.offset.inSeconds) });
}
return { events: found, zone: cal.dtz.defaultTimezone.tzid };
"""


def changes_in(zone: str) -> list[datetime]:
    """The hours of 2026 in which clocks are put forward and back there."""
    hours = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=n) for n in range(24 * 365)]
    offsets = [hour.astimezone(ZoneInfo(zone)).utcoffset() for hour in hours]
    changed = [hour for hour, old, new in zip(hours[1:], offsets, offsets[1:], strict=False) if old != new]
    assert len(changed) == 2
    return changed


def entries_around_clock_changes() -> list[Entry]:
    """Every half hour around both changes of each zone, with alarms on both sides; and a rude one."""
    changes = [at for zone in PLACES for at in changes_in(zone)]
    moments = [at + timedelta(minutes=30 * n) for at in sorted(set(changes)) for n in range(-4, 5)]
    rows = [agenda_row(n, due_at=at, slot_at=at) for n, at in enumerate(moments)]
    rude = agenda_row(9_000, due_at=NOW, slot_at=NOW, subject=RUDE, step=RUDE, customer=RUDE)
    return [step_entry(row, ALARMS[n % len(ALARMS)]) for n, row in enumerate([rude, *rows])]


def calendar(folder: Path, entries: Sequence[Entry], zone: str) -> Path:
    path = folder / "steps.ics"
    (content,) = IcsFile().parts(entries, Home("Alder", ZoneInfo(zone), "desk"), CalendarWish(), unwatched)
    path.write_bytes(content)
    return path


def run(*command: str | Path, **settings: str) -> str:
    environment = {**os.environ, **settings}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def assert_the_same(found: Sequence[dict[str, Any]], entries: Sequence[Entry]) -> None:
    """Titles, instants and alarms, and the versions where a program tells them."""
    by_start = sorted(found, key=lambda event: (event["start"], event["uid"]))
    wanted = [_told(entry) for entry in entries]
    wanted.sort(key=lambda event: (event["start"], event["uid"]))
    assert len(by_start) == len(wanted)
    for event, meant in zip(by_start, wanted, strict=True):
        assert event == {name: meant[name] for name in event}


def _told(entry: Entry) -> dict[str, Any]:
    row = entry.row
    assert row is not None
    acts = {"call": "Call ", "email": "Write to ", "visit": "Visit ", "message": "Message ", "task": ""}
    customer, step = (" ".join(text.split()) for text in (row.customer, row.step))
    return {
        "uid": f"{entry.key}@desk",
        "title": f"{acts[row.channel]}{row.contact}, {customer}: {step}",
        "sequence": entry.sequence,
        "start": int(entry.start_at.timestamp()),
        "end": int(entry.end_at.timestamp()),
        "alarms": [-int(entry.look.alarm_before.total_seconds())],
    }


@ZONES
@pytest.mark.parametrize("program", [READ_WITH_ICAL_JS, READ_WITH_NODE_ICAL], ids=["ical.js", "node-ical"])
def test_node_clients_read_the_same_events(clients: Path, tmp_path: Path, zone: str, program: str) -> None:
    entries = entries_around_clock_changes()
    path, script = calendar(tmp_path, entries, zone), tmp_path / "read.cjs"
    script.write_text(program)
    modules = str(clients / "node" / "node_modules")
    assert_the_same(json.loads(run("node", script, path, NODE_PATH=modules, TZ=zone)), entries)


@ZONES
def test_khal_imports_the_same_events_once(clients: Path, tmp_path: Path, zone: str) -> None:
    entries = entries_around_clock_changes()
    path = calendar(tmp_path, entries, zone)
    (tmp_path / "calendar").mkdir()
    settings = tmp_path / "khal.conf"
    settings.write_text(
        f"[calendars]\n[[desk]]\npath = {tmp_path / 'calendar'}\n"
        f"[locale]\nlocal_timezone = {zone}\ndefault_timezone = {zone}\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
    )
    programs = clients / "khal" / "bin"
    for _ in range(2):  # A second import takes the place of the first.
        run(programs / "khal", "-c", settings, "import", "--batch", "-a", "desk", path, TZ=zone)
    found = json.loads(run(programs / "python", "-c", READ_WITH_KHAL, settings, TZ=zone))
    assert_the_same(found, entries)


def asked_of_libical() -> Path:
    """The Python that reaches libical."""
    probe = "import gi; gi.require_version('ICalGLib', '3.0')"
    python = Path("/usr/bin/python3")
    if (
        not python.exists()
        or subprocess.run([python, "-c", probe], capture_output=True, check=False).returncode
    ):
        pytest.skip("libical cannot be asked here: run .ci/install-clients (gir1.2-ical-3.0, python3-gi)")
    return python


@ZONES
def test_libical_reads_the_same_events_and_finds_nothing_against_them(tmp_path: Path, zone: str) -> None:
    python = asked_of_libical()
    entries = entries_around_clock_changes()
    found = json.loads(run(python, "-c", READ_WITH_LIBICAL, calendar(tmp_path, entries, zone), TZ=zone))
    assert_the_same(found["events"], entries)
    assert found["misread"] == 0
    assert found["said"] == [NO_ORGANIZER]


def test_libical_finds_nothing_against_an_invitation(tmp_path: Path) -> None:
    python, path = asked_of_libical(), tmp_path / "visit.ics"
    path.write_bytes(request(invitation(title=RUDE, place=RUDE, text=RUDE, attendee_name=RUDE), "desk"))
    found = json.loads(run(python, "-c", READ_WITH_LIBICAL, path, TZ="Europe/Dublin"))
    (event,) = found["events"]
    meant = invitation()
    assert (event["uid"], event["sequence"], event["title"]) == (f"{meant.key}@desk", 3, one_line(RUDE))
    assert (event["start"], event["end"]) == (meant.start_at.timestamp(), meant.end_at.timestamp())
    assert (found["misread"], found["said"]) == (0, [])


@ZONES
def test_thunderbird_imports_the_same_events(
    clients: Path, tmp_path: Path, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    entries = entries_around_clock_changes()
    text = calendar(tmp_path, entries, zone).read_bytes().decode()
    found = in_thunderbird(clients, tmp_path / "home", READ_WITH_THUNDERBIRD, text=text)
    assert found["zone"] == zone
    assert_the_same(found["events"], entries)
