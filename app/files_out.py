"""Files that leave the window: each with its progress, and how many rows went into it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app import bootstrap
from app.domain.agenda import AgendaRow

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FilesOut:
    """Calendars and workbooks of one person at an open store; on the database thread."""

    house: bootstrap.House
    services: bootstrap.Services

    def calendar(self, path: Path, progress: Progress) -> int:
        """One's own steps."""
        exports = bootstrap.exports_at(self.house, self.services, everybody=False)
        home = bootstrap.home_of(self.house, self.services)
        return exports.calendar(path, home, progress=progress).rows

    def workbook(self, path: Path, progress: Progress) -> int:
        """One's own open cases."""
        exports = bootstrap.exports_at(self.house, self.services, everybody=False)
        return exports.workbook(path, bootstrap.home_of(self.house, self.services), progress).rows

    def some(self, path: Path, keep: Callable[[AgendaRow], bool], progress: Progress) -> int:
        """Everybody's open cases, as far as they are wanted."""
        exports = bootstrap.exports_at(self.house, self.services)
        home = bootstrap.home_of(self.house, self.services)
        return exports.workbook(path, home, progress, keep).rows

    def rows(self, path: Path, rows: Sequence[AgendaRow], progress: Progress) -> int:
        """These rows, in their order."""
        return bootstrap.write_rows(self.house, self.services, rows, path, progress)
