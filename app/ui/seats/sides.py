"""The sides of a desk that are loaded with the screen that asks for them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from app.domain.errors import NotFound

if TYPE_CHECKING:
    from app.domain.guards.figures import Figure
    from app.domain.list_tables import ListTable, Pages
    from app.services.upkeep import Upkeep
    from app.ui.calendar_links.desks import StepFileDesk
    from app.ui.cases.files import CaseFile
    from app.ui.desk import Progress
    from app.ui.formats import Formats
    from app.ui.seats.away import AwaySeat
    from app.ui.seats.calendar_links import CalendarLinkSeat, CalendarParts
    from app.ui.seats.calendar_settings import MakeCalendars
    from app.ui.seats.calendar_writing import WritingSeat
    from app.ui.seats.cards import OpenCards
    from app.ui.seats.composer import ComposerSeat, Writing
    from app.ui.seats.day_ends import DaySeat
    from app.ui.seats.day_plan import PlanSeat
    from app.ui.seats.exports import ExportTable, OpenTables
    from app.ui.seats.ideas import IdeaSeat
    from app.ui.seats.imports import ImportSeat
    from app.ui.seats.incoming import IncomingSeat, OpenLetters
    from app.ui.seats.lists import ListSeat
    from app.ui.seats.priorities import PrioritiesSeat
    from app.ui.seats.promise_book import BookSeat
    from app.ui.seats.services import Services
    from app.ui.seats.settings import SettingsSeat
    from app.ui.seats.sheet import SheetSeat, SheetState
    from app.ui.seats.standards import StandardSeat
    from app.ui.seats.team import TeamSeat
    from app.ui.seats.templates import TemplateSeat
    from app.ui.seats.wishes import WishSeat
    from app.ui.seats.work import WorkSeat
    from app.ui.seats.workbooks import Linked, WorkbookSeat
    from app.ui.workspaces.people.days import PeopleDay


class Sides:
    """The ways to look at a day, lists and their files, settings, the standard, the team, absence, workbooks."""

    __slots__ = ()

    if TYPE_CHECKING:  # the seat has them
        services: Services
        formats: Formats
        upkeep: Upkeep | None
        list_file: ExportTable | None
        linked: Callable[[], Linked] | None
        writing: Callable[[], Writing] | None
        tables: OpenTables | None
        letters: OpenLetters | None
        cards: OpenCards | None
        calendars: Callable[[], CalendarParts] | None
        calendar_settings: MakeCalendars | None
        _sheets: list[SheetState]

        def case(self, case_id: UUID) -> CaseFile: ...

    def people_day(self, now_case_id: UUID | None = None) -> "PeopleDay":
        from app.ui.seats.people import people_day  # noqa: PLC0415 - loaded with its workspace

        return people_day(self.services.today, self.services.desk, self.formats, now_case_id)

    def people_figures(self) -> "Sequence[Figure]":
        from app.ui.seats.people import people_figures  # noqa: PLC0415 - loaded with its workspace

        return people_figures(self.services.guards)

    def day_plan(self) -> "PlanSeat":
        from app.ui.seats.day_plan import PlanSeat  # noqa: PLC0415 - loaded with its workspace

        return PlanSeat(self.services)

    def priorities(self) -> "PrioritiesSeat":
        from app.ui.seats.priorities import PrioritiesSeat  # noqa: PLC0415 - loaded with its workspace

        return PrioritiesSeat(self.services)

    def sheet(self) -> "SheetSeat":
        from app.ui.seats.sheet import SheetSeat, SheetState  # noqa: PLC0415 - loaded with its workspace

        if not self._sheets:
            self._sheets.append(SheetState())
        return SheetSeat(self.services, self.formats, self.case, self._sheets[0])

    def work(self) -> "WorkSeat":
        from app.ui.seats.work import WorkSeat  # noqa: PLC0415 - loaded when first asked

        return WorkSeat(self.services, self.formats)

    def days(self) -> "DaySeat":
        from app.ui.seats.day_ends import DaySeat  # noqa: PLC0415 - loaded when a day begins or ends

        return DaySeat(self.services, self.formats)

    def away(self) -> "AwaySeat":
        from app.ui.seats.away import AwaySeat  # noqa: PLC0415 - loaded with its sheet

        return AwaySeat(self.services)

    def lists(self) -> "ListSeat":
        from app.ui.seats.lists import ListSeat  # noqa: PLC0415 - loaded with its workspace

        return ListSeat(self.services, self.cards)

    def promise_book(self) -> "BookSeat":
        from app.ui.seats.promise_book import BookSeat  # noqa: PLC0415 - loaded with its workspace

        return BookSeat(self.services)

    def wishes(self) -> "WishSeat":
        from app.ui.seats.wishes import WishSeat  # noqa: PLC0415 - loaded when a wish is noted

        return WishSeat(self.services)

    def ideas(self) -> "IdeaSeat":
        from app.ui.seats.ideas import IdeaSeat  # noqa: PLC0415 - loaded when first asked

        return IdeaSeat(self.services)

    def settings(self) -> "SettingsSeat":
        from app.ui.seats.settings import SettingsSeat  # noqa: PLC0415 - loaded with its page

        link = self.calendar_link()
        return SettingsSeat(self.services, self.formats, self.upkeep, self.calendar_settings, link)

    def imports(self) -> "ImportSeat":
        from app.ui.seats.imports import ImportSeat  # noqa: PLC0415 - loaded with the wizard

        if self.tables is None:
            raise NotFound("import", "")
        return ImportSeat(self.tables(), self.services.entries)

    def incoming(self) -> "IncomingSeat":
        from app.ui.seats.incoming import IncomingSeat  # noqa: PLC0415 - loaded with the first letter

        if self.letters is None:
            raise NotFound("letter", "")
        return IncomingSeat(self.letters(), self.services.entries)

    def standards(self) -> "StandardSeat":
        from app.ui.seats.standards import StandardSeat  # noqa: PLC0415 - loaded with its sheet

        return StandardSeat(self.services.desk)

    def templates(self) -> "TemplateSeat":
        from app.ui.seats.templates import TemplateSeat  # noqa: PLC0415 - loaded with its sheet

        if self.writing is None:
            raise NotFound("letter", "")
        return TemplateSeat(self.writing().templates)

    def team(self) -> "TeamSeat":
        from app.services.team import TeamService  # noqa: PLC0415 - loaded with its workspace
        from app.ui.seats.team import TeamSeat  # noqa: PLC0415 - as above

        return TeamSeat(TeamService(self.services.desk))

    def export_list(self, path: Path, table: "ListTable | Pages", progress: "Progress") -> int:
        if self.list_file is None:
            raise NotFound("export", path.name)
        return self.list_file(path, table, progress)

    def composer(self) -> "ComposerSeat":
        from app.ui.seats.composer import ComposerSeat  # noqa: PLC0415 - loaded with the first letter

        if self.writing is None:
            raise NotFound("template", "")
        return ComposerSeat(self.services, self.writing(), self.case)

    def calendar_link(self) -> "CalendarLinkSeat":
        from app.ui.seats.calendar_links import CalendarLinkSeat  # noqa: PLC0415 - loaded when first asked

        return CalendarLinkSeat(self.services, self.calendars)

    def step_files(self) -> "StepFileDesk":
        if self.calendar_settings is None:
            raise NotFound("export", "")
        return self.calendar_settings().steps

    def calendar_writing(self) -> "WritingSeat":
        from app.ui.seats.calendar_writing import WritingSeat  # noqa: PLC0415 - loaded when first asked

        if self.calendar_settings is None:
            raise NotFound("export", "")
        return WritingSeat(self.calendar_settings())

    def workbooks(self) -> "WorkbookSeat":
        from app.ui.seats.workbooks import WorkbookSeat  # noqa: PLC0415 - loaded when first asked

        return WorkbookSeat(self.services, self.linked)
