"""Files that leave, each with its progress and how many rows went into it; and those that stay linked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import bootstrap
from app.adapters.data_files.csv_lists import CsvFile
from app.adapters.data_files.safe_write import SafeFiles
from app.calendars import writing_of
from app.domain.export_errors import UnknownFileKind
from app.domain.list_tables import ListTable, Pages
from app.erasures import PersonalData
from app.files_in import tables_at
from app.paths import find_applications
from app.services.exports import CalendarWish, ExportResult, Home, Remark, unwatched
from app.services.idea_sheets import IdeaSheet, idea_table
from app.services.list_exports import ListExports
from app.ui.plain_formats import PlainFormats

if TYPE_CHECKING:
    from app.letters_in import LetterBox
    from app.services.workbooks.ports import LinkedFile
    from app.services.workbooks.whereabouts import WhereaboutsService
    from app.ui.seats.calendar_links import CalendarParts
    from app.ui.seats.calendar_settings import Calendars
    from app.ui.seats.composer import Writing
    from app.ui.seats.workbooks import Linked

Progress = Callable[[int, int], None]
_PAPER = ".pdf"
_IDEA_TABLES = (".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class FilesOut:
    """Calendars and workbooks of one person at an open store; on the database thread."""

    house: bootstrap.House
    services: bootstrap.Services

    def ways(self) -> dict[str, Any]:
        """All of them, by the names that a window has for them."""
        return {
            "calendar": self.calendar,
            "workbook": self.workbook,
            "list_file": self.table,
            "tables": partial(tables_at, self.house, self.services),
            "letters": self.letters,
            "writing": WritingLater(self.house, self.services),
            "cards": partial(PersonalData, self.house, self.services),
            "calendars": CalendarsLater(self.house, self.services),
            "calendar_settings": CalendarSettingsLater(self.house, self.services),
        }

    def letters(self) -> "LetterBox":
        """What takes letters in."""
        from app.letters_in import LetterBox  # noqa: PLC0415 - few sessions take a letter in

        return LetterBox.at(self.house, self.services)

    def calendar(self, path: Path, progress: Progress) -> int:
        """What one chose to let into calendars."""
        exports = bootstrap.exports_at(self.house, self.services, everybody=False)
        home = bootstrap.home_of(self.house, self.services)
        writing = writing_of(self.services)
        choice = writing.choice()
        wish = CalendarWish(choice.privacy)
        return exports.events(path, home, writing.entries(choice), wish, progress).rows

    def workbook(self, path: Path, progress: Progress) -> int:
        """One's own open cases."""
        exports = bootstrap.exports_at(self.house, self.services, everybody=False)
        return exports.workbook(path, bootstrap.home_of(self.house, self.services), progress).rows

    def table(self, path: Path, table: ListTable | Pages, progress: Progress) -> int:
        """A list as it is seen, or as it is set on pages."""
        if isinstance(table, Pages):
            return write_pages(path, table).rows
        return write_list(self.house, self.services, path, table, progress).rows


def write_list(
    house: bootstrap.House,
    services: bootstrap.Services,
    path: Path,
    table: ListTable,
    progress: Progress = unwatched,
) -> ExportResult:
    """Write a list as a workbook or as comma-separated text, as the file's name ends."""
    exports = ListExports({".xlsx": _ListWorkbookLater(), ".csv": CsvFile()}, SafeFiles())
    return exports.write(path, table, bootstrap.home_of(house, services), progress)


def write_ideas(
    house: bootstrap.House, services: bootstrap.Services, path: Path, sheet: IdeaSheet
) -> ExportResult:
    """The sheet for marketing, as a workbook, as comma-separated text or on paper, as the file's name ends."""
    if path.suffix.lower() != _PAPER:
        if path.suffix.lower() not in _IDEA_TABLES:
            raise UnknownFileKind(str(path), "unknown ending", (*_IDEA_TABLES, _PAPER))
        return write_list(house, services, path, idea_table(sheet.views))
    from app.ui.idea_papers import IdeaPaper  # noqa: PLC0415 - most runs print nothing

    home = bootstrap.home_of(house, services)
    formats = PlainFormats(home.zone.key, services.desk.clock)
    paper = IdeaPaper(formats.day, formats.wall)
    return write_pages(path, Pages(paper.content(sheet, home.company), len(sheet.views)))


def write_pages(path: Path, pages: Pages) -> ExportResult:
    """Write what is set already."""
    with SafeFiles().replacing(path) as temporary:
        temporary.write_bytes(pages.content)
    return ExportResult((path,), pages.count)


class _ListWorkbookLater:
    """Loads the workbook library when the first file is written."""

    def write(self, path: Path, table: ListTable, home: Home, progress: Progress) -> tuple[Remark, ...]:
        from app.adapters.workbook import ListXlsx  # noqa: PLC0415 - most runs write no workbook

        return ListXlsx().write(path, table, home, progress)


def whereabouts_at(services: bootstrap.Services, file: "LinkedFile | None" = None) -> "WhereaboutsService":
    """Finds linked workbooks again, and the locks beside them."""
    from app.adapters.workbook.linked.files import LinkedXlsx  # noqa: PLC0415 - few sessions have a workbook
    from app.adapters.workbook.linked.folders import WorkbookFolders  # noqa: PLC0415 - as above
    from app.services.workbooks.whereabouts import WhereaboutsService  # noqa: PLC0415 - as above

    return WhereaboutsService(services.desk, file or LinkedXlsx(), WorkbookFolders())


@dataclass(slots=True)
class WritingLater:
    """What is behind the composer: made once, with the first letter."""

    house: bootstrap.House
    services: bootstrap.Services
    _made: "Writing | None" = field(default=None, repr=False)

    def __call__(self) -> "Writing":
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> "Writing":
        from app import letters_out  # noqa: PLC0415 - its libraries are large
        from app.ui.seats.composer import Writing  # noqa: PLC0415 - as above

        composing = letters_out.composing_at(self.house, self.services)
        templates = letters_out.templates_at(self.house, self.services)
        return Writing(composing, templates, partial(letters_out.save_letter, self.house))


@dataclass(slots=True)
class CalendarSettingsLater:
    """What is behind calendars: made once, with the first look at the settings."""

    house: bootstrap.House
    services: bootstrap.Services
    _made: "Calendars | None" = field(default=None, repr=False)

    def __call__(self) -> "Calendars":
        if self._made is None:
            from app import calendars  # noqa: PLC0415 - few look at the settings
            from app.adapters.calendar.wording import title  # noqa: PLC0415 - as above
            from app.step_files import StepFiles  # noqa: PLC0415 - as above
            from app.ui.app_links.registering import handler  # noqa: PLC0415 - as above
            from app.ui.seats.calendar_settings import Calendars  # noqa: PLC0415 - as above

            publishing = calendars.publishing_at(self.house, self.services)
            busy = calendars.busy_at(self.house, self.services)
            address = partial(calendars.address_of, publishing)
            links = handler(find_applications())
            steps = StepFiles(self.house, self.services)
            self._made = Calendars(publishing.writing, publishing, busy, address, steps, title, links)
        return self._made


@dataclass(slots=True)
class LinkedLater:
    """What is behind linked workbooks: made once, its libraries read with the first workbook."""

    house: bootstrap.House
    services: bootstrap.Services
    _made: "Linked | None" = field(default=None, repr=False)

    def __call__(self) -> "Linked":
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> "Linked":
        from app.adapters.workbook.linked.remembered import RememberedXlsx  # noqa: PLC0415 - few have a workbook
        from app.ui.seats.workbooks import Linked  # noqa: PLC0415 - as above

        file = RememberedXlsx()
        links, syncs = bootstrap.workbooks_at(self.house, self.services, file)
        whereabouts = whereabouts_at(self.services, file)
        adoption = bootstrap.adoption_at(self.house, self.services, links, file)
        home = partial(bootstrap.home_of, self.house, self.services)
        return Linked(links, syncs, whereabouts, adoption, home)


@dataclass(slots=True)
class CalendarsLater:
    """What is behind a calendar on a server: made once, its libraries read with the first calendar."""

    house: bootstrap.House
    services: bootstrap.Services
    _made: "CalendarParts | None" = field(default=None, repr=False)

    def __call__(self) -> "CalendarParts":
        if self._made is None:
            from app.calendars_out import calendar_links_at, calendar_syncs_at  # noqa: PLC0415 - few have one
            from app.ui.seats.calendar_links import CalendarParts  # noqa: PLC0415 - as above

            links, passwords = calendar_links_at(self.services)
            self._made = CalendarParts(links, calendar_syncs_at(self.house, self.services, passwords))
        return self._made
