"""Our files, read by programs that are not ours."""

import csv
import os
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from app.adapters.workbook import XlsxFile
from app.adapters.workbook.columns import COLUMNS, PLACES
from app.domain.agenda import AgendaRow
from app.services.exports import Edition, Home, unwatched
from tests.data.agenda_rows import NOW, agenda_row

pytestmark = pytest.mark.client

RUDE = "=1+1; a, b\\n \"q\" 'c'\nBEGIN:VALARM\r\nX: ü 👩‍🔧 " + "long " * 40
ZONES = pytest.mark.parametrize("zone", ["Europe/Dublin", "America/New_York", "Australia/Lord_Howe"])


def rows_around_clock_changes() -> list[AgendaRow]:
    """Every half hour around both changes of 2026 in Dublin, New York and on Lord Howe."""
    days = ((3, 28), (10, 24), (3, 8), (11, 1), (4, 4), (10, 3))
    starts = [datetime(2026, month, day, tzinfo=UTC) for month, day in days]
    moments = [start + timedelta(minutes=30 * n) for start in starts for n in range(96)]
    rows = [agenda_row(n, due_at=at, slot_at=at) for n, at in enumerate(moments)]
    return [agenda_row(9_000, due_at=NOW, slot_at=NOW, subject=RUDE, step=RUDE, customer=RUDE), *rows]


def run(*command: str | Path, **settings: str) -> str:
    environment = {**os.environ, **settings}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _wall(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


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
