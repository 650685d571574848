"""Our files, read by programs that are not ours."""

import csv
import json
import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from app.adapters.calendar import IcsFile
from app.adapters.workbook import XlsxFile
from app.adapters.workbook.columns import COLUMNS, PLACES
from app.domain.agenda import AgendaRow
from app.domain.calendar_entries import step_entry
from app.services.exports import CalendarWish, Edition, Home, unwatched
from tests.data.agenda_rows import NOW, agenda_row

pytestmark = pytest.mark.client

CLIENTS = Path(
    os.environ.get("KEEPWORD_CLIENTS")
    or Path(pwd.getpwuid(os.getuid()).pw_dir, ".cache", "keepword-clients")  # HOME is the test run's own.
)
RUDE = "=1+1; a, b\\n \"q\" 'c'\nBEGIN:VALARM\r\nX: ü 👩‍🔧 " + "long " * 40
ZONES = pytest.mark.parametrize("zone", ["Europe/Dublin", "America/New_York", "Australia/Lord_Howe"])

READ_WITH_ICAL_JS = """
const ICAL = require("ical.js").default || require("ical.js");
const text = require("fs").readFileSync(process.argv[1], "utf8");
const found = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  return { uid: event.uid, title: event.summary, sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(), end: event.endDate.toJSDate().toISOString(),
    text: event.description, alarms: part.getAllSubcomponents("valarm").map(
      (alarm) => alarm.getFirstPropertyValue("trigger").toSeconds()) };
});
console.log(JSON.stringify(found));
"""
READ_WITH_NODE_ICAL = """
const found = Object.values(require("node-ical").sync.parseFile(process.argv[1])).filter(
  (part) => part.type === "VEVENT").map((event) => ({ uid: event.uid, title: event.summary,
    sequence: Number(event.sequence), start: event.start.toISOString(), end: event.end.toISOString(),
    text: event.description, alarms: (event.alarms || []).map(() => 0) }));
console.log(JSON.stringify(found));
"""


def rows_around_clock_changes() -> list[AgendaRow]:
    """Every half hour around both changes of 2026 in Dublin, New York and on Lord Howe."""
    days = ((3, 28), (10, 24), (3, 8), (11, 1), (4, 4), (10, 3))
    starts = [datetime(2026, month, day, tzinfo=UTC) for month, day in days]
    moments = [start + timedelta(minutes=30 * n) for start in starts for n in range(96)]
    rows = [agenda_row(n, due_at=at, slot_at=at) for n, at in enumerate(moments)]
    return [agenda_row(9_000, due_at=NOW, slot_at=NOW, subject=RUDE, step=RUDE, customer=RUDE), *rows]


def calendar(folder: Path, rows: Sequence[AgendaRow], zone: str) -> Path:
    path = folder / "steps.ics"
    (content,) = IcsFile().parts(
        [step_entry(row) for row in rows], Home("Alder", ZoneInfo(zone), "desk"), CalendarWish(), unwatched
    )
    path.write_bytes(content)
    return path


def run(*command: str | Path, **settings: str) -> str:
    environment = {**os.environ, **settings}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@ZONES
@pytest.mark.parametrize("program", [READ_WITH_ICAL_JS, READ_WITH_NODE_ICAL], ids=["ical.js", "node-ical"])
def test_node_clients_read_the_same_steps_at_the_same_instants(
    tmp_path: Path, zone: str, program: str
) -> None:
    rows = rows_around_clock_changes()
    path = calendar(tmp_path, rows, zone)
    script = tmp_path / "read.cjs"
    script.write_text(program.replace("process.argv[1]", "process.argv[2]"))
    modules = str(CLIENTS / "node" / "node_modules")
    found = json.loads(run("node", script, path, NODE_PATH=modules, TZ=zone))
    assert [event["uid"] for event in found] == [f"{row.step_id}@desk" for row in rows]
    assert [datetime.fromisoformat(event["start"]) for event in found] == [row.slot_at for row in rows]
    assert [event["sequence"] for event in found] == [row.step_version for row in rows]
    assert found[1]["title"] == "Call Eimear Walsh, Hotel Marlowe: Go through the new quote"
    assert "BEGIN:VALARM" in found[0]["title"]
    assert all(event["alarms"] == [0] for event in found)


@ZONES
def test_khal_lists_the_same_steps_at_the_same_instants(tmp_path: Path, zone: str) -> None:
    rows = [agenda_row(n, slot_at=at) for n, at in enumerate(_apart())]
    path = calendar(tmp_path, rows, zone)
    (tmp_path / "calendar").mkdir()
    settings = tmp_path / "khal.conf"
    settings.write_text(
        f"[calendars]\n[[desk]]\npath = {tmp_path / 'calendar'}\n"
        f"[locale]\nlocal_timezone = {zone}\ndefault_timezone = {zone}\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
    )
    khal = CLIENTS / "khal" / "bin" / "khal"
    for _ in range(2):  # A second import takes the place of the first.
        run(khal, "-c", settings, "import", "--batch", "-a", "desk", path)
    listed = run(
        khal, "-c", settings, "list", "--notstarted", "--format", "{start-long}|{title}", "--day-format", "",
        "2026-01-01", "365d",
    )  # fmt: skip
    found = sorted({line for line in listed.splitlines() if line})
    assert found == sorted(f"{_wall(row.slot_at, zone)}|{_title(row)}" for row in rows)


def _apart() -> list[datetime]:
    """Instants around the changes that no clock shows twice, an hour from each other."""
    days = ((3, 28), (10, 25), (3, 8), (11, 1), (4, 4), (10, 3))
    return [
        datetime(2026, month, day, hour, 30, tzinfo=UTC) for month, day in days for hour in (3, 9, 17, 20)
    ]


def _wall(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def _title(row: AgendaRow) -> str:
    acts = {"call": "Call ", "email": "Write to ", "visit": "Visit ", "message": "Message ", "task": ""}
    return f"{acts[row.channel]}{row.contact}, {row.customer}: {row.step}"


def office(folder: Path, path: Path, kind: str) -> Path:
    program = shutil.which("soffice")
    assert program is not None, "LibreOffice is missing: run .ci/install-clients"
    into = folder / "out"
    profile = (folder / "profile").as_uri()
    run(
        program,
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        kind,
        "--outdir",
        into,
        path,
    )
    (found,) = into.iterdir()
    return found


def workbook(folder: Path, rows: Sequence[AgendaRow], zone: str, file: XlsxFile) -> Path:
    path = folder / "follow-ups.xlsx"
    home = Home("Alder", ZoneInfo(zone), "desk", ("Priya Nair",))
    file.write(path, rows, Edition(UUID(int=7), NOW, home), unwatched)
    return path


@ZONES
@pytest.mark.parametrize("file", [XlsxFile(), XlsxFile(table_limit=0)], ids=["table", "large"])
def test_libreoffice_reads_the_same_steps_at_the_same_instants(
    tmp_path: Path, zone: str, file: XlsxFile
) -> None:
    rows = rows_around_clock_changes()
    saved = office(tmp_path, workbook(tmp_path, rows, zone, file), "xlsx:Calc MS Excel 2007 XML")
    book = load_workbook(saved, data_only=False)
    found = [
        dict(zip(PLACES, cells, strict=True))
        for cells in book.worksheets[0].iter_rows(
            min_row=2, max_row=len(rows) + 1, max_col=len(COLUMNS), values_only=True
        )
    ]
    for cells, row in zip(found, rows, strict=True):
        assert cells["id"] == str(row.case_id)
        assert f"{cells['due']:%Y-%m-%d %H:%M}" == _wall(row.due_at, zone)
        assert datetime.fromisoformat(cells["due_utc"]) == row.due_at
        assert cells["phone"] == row.contact_phone
        assert (None if cells["value"] is None else f"{cells['value']:.2f}") == (
            None if row.value is None else f"{row.value:.2f}"
        )
    assert {str(name) for name in book.defined_names} >= {f"keepword_{column.key}" for column in COLUMNS}
    formulas = [c.coordinate for cells in book.worksheets[0].iter_rows() for c in cells if c.data_type == "f"]
    assert formulas == []


@pytest.mark.parametrize("file", [XlsxFile(), XlsxFile(table_limit=0)], ids=["table", "large"])
def test_libreoffice_shows_formula_like_text_as_it_was_typed(tmp_path: Path, file: XlsxFile) -> None:
    texts = ["=1+1", "+1", "-1", "@SUM(1)", "＝1+1", "#REF!", "=HYPERLINK(1)", "007", "_x0041_", "<r>=1</r>"]
    rows = [agenda_row(n, step=text) for n, text in enumerate(texts)]
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1"
    saved = office(tmp_path, workbook(tmp_path, rows, "Europe/Dublin", file), kind)
    with saved.open(encoding="utf-8", newline="") as lines:
        shown = [line[PLACES["step"]].strip() for line in csv.reader(lines)][1 : len(texts) + 1]
    assert shown == texts
