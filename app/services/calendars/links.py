"""Connected calendars: found, made, let go."""

from dataclasses import dataclass
from typing import Final

from app.domain.calendars.links import Account, CalendarLink, Place
from app.domain.calendars.problems import CalendarProblem
from app.domain.errors import NotFound
from app.services.calendars.ports import Connect, Passwords, Server
from app.services.changes import Changes, Nouns
from app.services.desks import Desk

OWN_NAME: Final = "Keepword"
"""What our own calendar is called, where the person names none."""


@dataclass(frozen=True, slots=True)
class Connected:
    """A calendar that follows the steps from now on.

    Attributes:
        is_password_kept: In the system's keyring; else it is asked each time.
    """

    link: CalendarLink
    is_password_kept: bool


@dataclass(frozen=True, slots=True)
class CalendarLinkService:
    """Which calendar follows the acting person's steps."""

    desk: Desk
    connect_to: Connect
    passwords: Passwords

    def current(self) -> CalendarLink | None:
        """The person's connected calendar, or None."""
        with self.desk.reading() as unit:
            return unit.calendars.of(self.desk.person_id)

    def places(self, account: Account, password: str) -> tuple[Place, ...]:
        """The calendars that the person has there. Raises CalendarProblem."""
        server = self.connect_to(account, password)
        try:
            return tuple(server.places())
        finally:
            server.close()

    def connect(
        self, account: Account, password: str, name: str = "", *, is_tasks: bool = False
    ) -> Connected:
        """Let a calendar follow the person's open steps: the one of that name, or one of our own.

        Raises:
            CalendarProblem: One is connected already, or the server does not have or make it.
        """
        if self.current() is not None:
            raise CalendarProblem(account.url, "connected_already")
        server = self.connect_to(account, password)
        try:
            place = self._place(server, account, name, is_tasks=is_tasks)
        finally:
            server.close()
        link = CalendarLink(
            id=self.desk.ids(),
            owner_id=self.desk.person_id,
            account=account,
            place=place,
            linked_at=self.desk.clock(),
            is_tasks=is_tasks,
        )
        with self.desk.transactions.keeping() as unit:
            link = unit.calendars.save(link)
            unit.commit()
        return Connected(link, self.passwords.keep(account, password))

    def disconnect(self) -> Changes:
        """Let the calendar go its own way; what lies there stays, and the password is forgotten. Raises NotFound."""
        link = self.current()
        if link is None:
            raise NotFound("calendar", "")
        with self.desk.transactions.keeping() as unit:
            for source in unit.busy.sources(link.owner_id):
                if source.place == str(link.id):
                    unit.busy.remove(source.id)
            unit.calendars.remove(link.id)
            unit.commit()
        self.passwords.forget(link.account)
        return Changes(Nouns.SETTINGS)

    def _place(self, server: Server, account: Account, name: str, *, is_tasks: bool) -> Place:
        kind = "VTODO" if is_tasks else "VEVENT"
        places = server.places()
        wanted = (name or OWN_NAME).casefold()
        same = [one for one in places if one.name.casefold() == wanted]
        fitting = [one for one in same if not one.kinds or kind in one.kinds]
        if len(fitting) > 1:
            raise CalendarProblem(account.url, "several_calendars", name or OWN_NAME)
        if fitting:
            return fitting[0]
        if not name:
            return server.make(OWN_NAME, is_task=is_tasks)
        raise CalendarProblem(account.url, "wrong_kind" if same else "no_such_calendar", name)
