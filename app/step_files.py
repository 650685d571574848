"""One step as a file for a person's own programs: an event for the calendar, an invitation for the mail program."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app import bootstrap
from app.calendars import writing_of
from app.domain.calendar_entries import step_entry
from app.domain.errors import NotFound
from app.services.changes import Changes
from app.services.exports import CalendarWish


@dataclass(frozen=True, slots=True)
class StepFiles:
    """Fulfils ``app.ui.calendar_links.desks.StepFileDesk``; on the database thread."""

    house: bootstrap.House
    services: bootstrap.Services

    def event(self, case_id: UUID) -> Path:
        """The step as a file of one event, told as the person lets calendars tell. Raises NotFound."""
        desk = self.services.desk
        with desk.reading() as unit:
            row = next(iter(unit.agenda.of_cases([case_id])), None)
        if row is None:
            raise NotFound("case", "")
        folder = self.house.paths.data / "drafts"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        exports = bootstrap.exports_at(self.house, self.services)
        home = bootstrap.home_of(self.house, self.services)
        wish = CalendarWish(writing_of(self.services).choice().privacy)
        return exports.events(folder / f"{row.reference}.ics", home, [step_entry(row)], wish).files[0]

    def invitation(self, case_id: UUID) -> Path:
        """The visit as a letter that invites to it. Raises NotAVisit, NoAddress."""
        from app import letters_out  # noqa: PLC0415 - its libraries are large

        invite = letters_out.invitations_at(self.house, self.services).invite(case_id)
        return letters_out.save_invitation(self.house, invite)

    def invited(self, case_id: UUID, words: str) -> Changes:
        """A person sent it."""
        from app import letters_out  # noqa: PLC0415 - as above

        return letters_out.invitations_at(self.house, self.services).sent(case_id, words)
