"""The sides of a desk that are loaded with the screen that asks for them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.services.upkeep import Upkeep
    from app.ui.formats import Formats
    from app.ui.seats.away import AwaySeat
    from app.ui.seats.lists import ListSeat
    from app.ui.seats.settings import SettingsSeat
    from app.ui.seats.standards import StandardSeat
    from app.ui.seats.team import TeamSeat
    from app.ui.workspaces.team.desks import ExportRows


class RareSides:
    """Lists, settings, the service standard, the team, being away."""

    __slots__ = ()

    if TYPE_CHECKING:  # the seat has them
        services: Any
        formats: Formats
        upkeep: Upkeep | None
        workbook_rows: ExportRows | None

    def away(self) -> "AwaySeat":
        from app.ui.seats.away import AwaySeat  # noqa: PLC0415 - loaded with its sheet

        return AwaySeat(self.services)

    def lists(self) -> "ListSeat":
        from app.ui.seats.lists import ListSeat  # noqa: PLC0415 - loaded with its workspace

        return ListSeat(self.services)

    def settings(self) -> "SettingsSeat":
        from app.ui.seats.settings import SettingsSeat  # noqa: PLC0415 - loaded with its page

        return SettingsSeat(self.services, self.formats, self.upkeep)

    def standards(self) -> "StandardSeat":
        from app.ui.seats.standards import StandardSeat  # noqa: PLC0415 - loaded with its sheet

        return StandardSeat(self.services.desk)

    def team(self) -> "TeamSeat":
        from app.services.team import TeamService  # noqa: PLC0415 - loaded with its workspace
        from app.ui.seats.team import TeamSeat  # noqa: PLC0415 - as above

        return TeamSeat(TeamService(self.services.desk), self.workbook_rows)
