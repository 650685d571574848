"""Leaving: open cases as calendar files and as a workbook."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain.agenda import AgendaRow
from app.domain.calendar_entries import Entry, Privacy, step_entry
from app.domain.errors import NotFound
from app.domain.ids import Ids
from app.domain.kinds import number_of

Progress = Callable[[int, int], None]
"""Told how many of how many are done; raises :class:`app.domain.export_errors.Cancelled` to stop."""


class Rows(Protocol):
    """Agenda rows that know how many they are; a list, or rows read while they are written."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[AgendaRow]: ...


@dataclass(frozen=True, slots=True)
class Home:
    """Whose rows these are.

    Attributes:
        zone: The zone of all times that a reader sees as wall time.
        install_id: Tells the ids of this store from those of any other, for ever.
        people: Names that may be chosen as owner.
    """

    company: str
    zone: ZoneInfo
    install_id: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarWish:
    """How a calendar is written.

    Attributes:
        privacy: How much its events tell.
        is_feed: Whether programs fetch it again and again: it says how often, and is never split.
    """

    privacy: Privacy = Privacy.FULL
    is_feed: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in the export the person should know.

    Attributes:
        what: Which rule spoke: ``cut`` (a text was too long for a cell), ``left_over`` (a further part of an
            earlier, longer export still lies beside the new one).
        where: The reference of the case, or the file's name.
        column: The column concerned, or empty.
    """

    what: str
    where: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written."""

    files: tuple[Path, ...]
    rows: int
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One workbook as it leaves: known again by its id when it comes back.

    Attributes:
        layout: Which columns it shows; empty for a plain export.
    """

    id: UUID
    exported_at: datetime
    home: Home
    layout: str = ""


class CalendarFile(Protocol):
    """Writes events in a form that calendar programs read."""

    def parts(
        self, entries: Sequence[Entry], home: Home, wish: CalendarWish, progress: Progress
    ) -> Iterator[bytes]:
        """Whole calendar files, each small enough for every program."""


class WorkbookFile(Protocol):
    """Writes rows in a form that spreadsheet programs read."""

    def write(self, path: Path, rows: Rows, edition: Edition, progress: Progress) -> tuple[Remark, ...]:
        """Write the workbook and read it back; raises if what is there is not what was meant."""


class SafeFiles(Protocol):
    """Replaces files in one step."""

    def replacing(self, path: Path) -> AbstractContextManager[Path]:
        """A file beside ``path`` that takes its place when the block ends well."""


def unwatched(done: int, total: int) -> None:
    """Progress that nobody looks at."""


class Exports:
    """Everything that leaves as a file; nothing in the store changes."""

    def __init__(
        self,
        read_rows: Callable[[], Rows],
        calendar_file: CalendarFile,
        workbook_file: WorkbookFile,
        safe_files: SafeFiles,
        clock: Callable[[], datetime],
        new_id: Ids,
    ) -> None:
        self._read_rows = read_rows
        self._calendar_file = calendar_file
        self._workbook_file = workbook_file
        self._safe_files = safe_files
        self._clock = clock
        self._new_id = new_id

    def calendar(
        self, path: Path, home: Home, wish: CalendarWish | None = None, progress: Progress = unwatched
    ) -> ExportResult:
        """Write the step of every open case as an event; large calendars go on in ``name-2.ics``."""
        entries = [step_entry(row) for row in self._read_rows()]
        return self.events(path, home, entries, wish, progress)

    def calendar_step(
        self, path: Path, home: Home, reference: str, wish: CalendarWish | None = None
    ) -> ExportResult:
        """Write one case's step as a file of one event.

        Raises:
            NotFound: No open case has this reference.
        """
        number = number_of(reference)
        found = [step_entry(row) for row in self._read_rows() if row.number == number]
        if not found:
            raise NotFound("case", reference)
        return self.events(path, home, found, wish)

    def events(
        self,
        path: Path,
        home: Home,
        entries: Sequence[Entry],
        wish: CalendarWish | None = None,
        progress: Progress = unwatched,
    ) -> ExportResult:
        """Write these events; large calendars go on in ``name-2.ics``."""
        files: list[Path] = []
        with ExitStack() as stack:  # No file is replaced before the last one is written.
            for content in self._calendar_file.parts(entries, home, wish or CalendarWish(), progress):
                files.append(_part(path, len(files) + 1))
                stack.enter_context(self._safe_files.replacing(files[-1])).write_bytes(content)
        return ExportResult(tuple(files), len(entries), _left_over(path, files))

    def workbook(
        self,
        path: Path,
        home: Home,
        progress: Progress = unwatched,
        keep: Callable[[AgendaRow], bool] | None = None,
    ) -> ExportResult:
        """Write the open cases as a formatted workbook.

        Args:
            keep: Which rows go in (``lambda row: row.is_overdue(now)``); None for all.
        """
        rows = self._read_rows()
        if keep is not None:
            rows = [row for row in rows if keep(row)]
        edition = Edition(self._new_id(), self._clock(), home)
        with self._safe_files.replacing(path) as temporary:
            remarks = self._workbook_file.write(temporary, rows, edition, progress)
        return ExportResult((path,), len(rows), remarks)


def _part(path: Path, number: int) -> Path:
    return path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")


def _left_over(path: Path, files: Sequence[Path]) -> tuple[Remark, ...]:
    following = _part(path, len(files) + 1)
    return (Remark("left_over", following.name),) if len(files) > 1 and following.exists() else ()
