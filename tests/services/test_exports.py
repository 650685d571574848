from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from app.domain.agenda import AgendaRow
from app.domain.calendar_entries import Entry
from app.domain.errors import NotFound
from app.domain.export_errors import Cancelled
from app.services.exports import (
    CalendarWish,
    Edition,
    ExportResult,
    Exports,
    Home,
    Progress,
    Remark,
    Rows,
    unwatched,
)
from tests.data.agenda_rows import agenda_row

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
HOME = Home("Alder Coffee Systems", ZoneInfo("Europe/Dublin"), "desk")


class OneLinePerRow:
    """Both kinds of file as plain lines, two rows a calendar part."""

    def parts(
        self, entries: Sequence[Entry], home: Home, wish: CalendarWish, progress: Progress
    ) -> Iterator[bytes]:
        names = [one.row.reference for one in entries if one.row is not None]
        for start in range(0, max(len(names), 1), 2):
            progress(start, len(names))
            yield " ".join(names[start : start + 2]).encode()

    def write(self, path: Path, rows: Rows, edition: Edition, progress: Progress) -> tuple[Remark, ...]:
        path.write_text(f"{edition.exported_at:%H:%M} " + " ".join(row.reference for row in rows))
        progress(len(rows), len(rows))
        return (Remark("cut", "L-1"),)


class SimpleFiles:
    @contextmanager
    def replacing(self, path: Path) -> Iterator[Path]:
        beside = path.with_name(f"{path.name}.part")
        yield beside
        beside.replace(path)


def exports(rows: Sequence[AgendaRow]) -> Exports:
    file = OneLinePerRow()
    return Exports(lambda: rows, file, file, SimpleFiles(), lambda: NOW, lambda: UUID(int=7))


@pytest.fixture
def rows() -> list[AgendaRow]:
    return [agenda_row(n) for n in range(5)]


def test_a_large_calendar_goes_on_in_numbered_files(tmp_path: Path, rows: list[AgendaRow]) -> None:
    result = exports(rows).calendar(tmp_path / "steps.ics", HOME)
    assert [path.name for path in result.files] == ["steps.ics", "steps-2.ics", "steps-3.ics"]
    assert " ".join(path.read_text() for path in result.files) == " ".join(row.reference for row in rows)
    assert (result.rows, result.remarks) == (5, ())


def test_parts_left_over_from_a_longer_export_are_named(tmp_path: Path, rows: list[AgendaRow]) -> None:
    exports(rows).calendar(tmp_path / "steps.ics", HOME)
    result = exports(rows[:4]).calendar(tmp_path / "steps.ics", HOME)
    assert result.remarks == (Remark("left_over", "steps-3.ics"),)


def test_one_step_leaves_as_a_file_of_its_own(tmp_path: Path, rows: list[AgendaRow]) -> None:
    result = exports(rows).calendar_step(tmp_path / "step.ics", HOME, rows[3].reference)
    assert result == ExportResult((tmp_path / "step.ics",), 1)
    assert (tmp_path / "step.ics").read_text() == rows[3].reference


@pytest.mark.parametrize("reference", ["Q-99", "nonsense", ""])
def test_a_reference_of_no_open_case_is_said(tmp_path: Path, rows: list[AgendaRow], reference: str) -> None:
    with pytest.raises(NotFound):
        exports(rows).calendar_step(tmp_path / "step.ics", HOME, reference)
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_may_keep_the_overdue_alone(tmp_path: Path) -> None:
    rows = [agenda_row(n, due_at=NOW.replace(hour=hour)) for n, hour in enumerate((8, 9, 11))]
    result = exports(rows).workbook(tmp_path / "late.xlsx", HOME, keep=lambda row: row.is_overdue(NOW))
    assert result.rows == 2
    assert (tmp_path / "late.xlsx").read_text() == f"10:42 {rows[0].reference} {rows[1].reference}"


def test_remarks_of_the_workbook_reach_the_person(tmp_path: Path, rows: list[AgendaRow]) -> None:
    assert exports(rows).workbook(tmp_path / "x.xlsx", HOME).remarks == (Remark("cut", "L-1"),)


def test_no_part_is_replaced_before_the_last_one_is_written(tmp_path: Path, rows: list[AgendaRow]) -> None:
    (tmp_path / "steps.ics").write_text("old")

    def stop(done: int, total: int) -> None:
        if done >= 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        exports(rows).calendar(tmp_path / "steps.ics", HOME, progress=stop)
    assert (tmp_path / "steps.ics").read_text() == "old"


def test_unwatched_progress_says_nothing() -> None:
    assert unwatched(1, 2) is None
