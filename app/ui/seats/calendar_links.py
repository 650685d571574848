"""The connected calendar's side of a seat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.calendars.links import Account, Answer, CalendarLink, Place
from app.domain.calendars.problems import CalendarProblem
from app.domain.errors import NotFound
from app.services.changes import Changes, Nouns
from app.ui.calendar_links.desks import LinkStanding

if TYPE_CHECKING:
    from app.services.calendars.links import CalendarLinkService
    from app.services.calendars.syncing import CalendarReport, CalendarSyncService


@dataclass(frozen=True, slots=True)
class CalendarParts:
    """The services behind a connected calendar, made when the first is asked for.

    Attributes:
        typed: Passwords that no keyring keeps, for as long as the program runs.
    """

    links: "CalendarLinkService"
    syncs: "CalendarSyncService"
    typed: dict[Account, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class CalendarLinkSeat:
    """Fulfils ``app.ui.calendar_links.desks.CalendarLinkDesk``."""

    services: Any
    parts: Callable[[], CalendarParts] | None

    def standing(self) -> LinkStanding | None:
        if self.parts is None:
            return None
        with self.services.desk.reading() as unit:
            link = unit.calendars.of(self.services.desk.person_id)
        return None if link is None else self._standing(link)

    def keeps_passwords(self) -> bool:
        return self._parts().links.passwords.can_keep()

    def places(self, account: Account, password: str) -> Sequence[Place]:
        return self._parts().links.places(account, password)

    def connect(
        self, account: Account, password: str, name: str = "", *, is_tasks: bool = False
    ) -> LinkStanding:
        parts = self._parts()
        made = parts.links.connect(account, password, name, is_tasks=is_tasks)
        if not made.is_password_kept:
            parts.typed[account] = password
        return self._standing(made.link)

    def sync(self, password: str | None = None) -> "CalendarReport":
        parts = self._parts()
        account = parts.syncs.link().account
        report = parts.syncs.sync(password if password is not None else parts.typed.get(account))
        if password is not None and not parts.links.passwords.keep(account, password):
            parts.typed[account] = password
        return report

    def answer(self, reference: str, answer: Answer) -> Changes:
        self._parts().syncs.answer(reference, answer)
        return Changes(Nouns.SETTINGS)

    def disconnect(self) -> Changes:
        parts = self._parts()
        parts.typed.clear()
        return parts.links.disconnect()

    def _standing(self, link: CalendarLink) -> LinkStanding:
        syncs = self._parts().syncs
        reason, said = link.problem
        return LinkStanding(
            name=link.place.name,
            account=link.account,
            is_tasks=link.is_tasks,
            synced_at=link.synced_at,
            waiting=syncs.waiting(),
            questions=syncs.questions(),
            problem=CalendarProblem(link.place.name, reason, said) if reason else None,
        )

    def _parts(self) -> CalendarParts:
        if self.parts is None:
            raise NotFound("calendar", "")
        return self.parts()
