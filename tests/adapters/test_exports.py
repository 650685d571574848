"""Exports with the real adapters: what a person finds in the folder afterwards."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from app.adapters.calendar import IcsFile
from app.adapters.data_files.safe_write import SafeFiles
from app.adapters.workbook import XlsxFile
from app.domain.errors import FileProblem
from app.domain.export_errors import Cancelled
from app.services.exports import Edition, Exports, Home, unwatched
from tests.data.agenda_rows import AgendaRows

HOME = Home("Alder Coffee Systems", ZoneInfo("Europe/Dublin"), "desk")
NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


def exports(count: int, file: IcsFile | None = None) -> Exports:
    return Exports(
        lambda: AgendaRows(count),
        file or IcsFile(),
        XlsxFile(),
        SafeFiles(),
        lambda: NOW,
        lambda: UUID(int=7),
    )


def stop(done: int, total: int) -> None:
    raise Cancelled


def test_calendar_and_workbook_hold_the_same_steps(tmp_path: Path) -> None:
    book = exports(60).workbook(tmp_path / "cases.xlsx", HOME)
    steps = exports(60, IcsFile(part_limit=20_000)).calendar(tmp_path / "steps.ics", HOME)
    events = [e for path in steps.files for e in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]
    sheet = load_workbook(tmp_path / "cases.xlsx").worksheets[0]
    references = [cell.value for cell in sheet["B"][1:]]
    assert (book.rows, steps.rows, len(steps.files)) == (60, 60, 3)
    assert [event["DESCRIPTION"].split(" ")[0] for event in events] == references


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_what_leaves_is_for_its_owner_alone(tmp_path: Path) -> None:
    exports(3).workbook(tmp_path / "cases.xlsx", HOME)
    exports(3).calendar(tmp_path / "steps.ics", HOME)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_a_stop_leaves_the_old_files_as_they_were(tmp_path: Path) -> None:
    for name in ("cases.xlsx", "steps.ics"):
        (tmp_path / name).write_text("old")
    with pytest.raises(Cancelled):
        exports(300).workbook(tmp_path / "cases.xlsx", HOME, stop)
    with pytest.raises(Cancelled):
        exports(300, IcsFile(part_limit=20_000)).calendar(tmp_path / "steps.ics", HOME, progress=stop)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "cases.xlsx": "old",
        "steps.ics": "old",
    }


def test_an_unchanged_calendar_is_the_same_to_the_byte(tmp_path: Path) -> None:
    exports(200).calendar(tmp_path / "one.ics", HOME)
    exports(200).calendar(tmp_path / "two.ics", HOME)
    assert (tmp_path / "one.ics").read_bytes() == (tmp_path / "two.ics").read_bytes()


def test_a_missing_folder_is_said_of_the_file_the_person_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "cases.xlsx"
    with pytest.raises(FileProblem) as problem:
        exports(1).workbook(path, HOME)
    assert problem.value.path == str(path)


def test_a_workbook_that_cannot_be_packed_is_a_problem_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "taken.xlsx").mkdir()
    edition = Edition(UUID(int=7), NOW, HOME)
    with pytest.raises(IsADirectoryError if os.name == "posix" else PermissionError):
        XlsxFile().write(tmp_path / "taken.xlsx", AgendaRows(1), edition, unwatched)
