"""A server of calendars: found, asked, and its refusals said in our words."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, Final, cast
from urllib.parse import urlsplit, urlunsplit

import niquests
from caldav.davclient import DAVClient
from caldav.lib.error import AuthorizationError, DAVError, RateLimitError

from app.adapters.caldav.asked import asking
from app.adapters.caldav.calendars import DavCalendar
from app.adapters.caldav.sessions import Session
from app.domain.calendars.links import Account, Place
from app.domain.calendars.problems import CalendarProblem

# What the library finds odd in an answer holds the answer, and with it customers.
logging.getLogger("caldav").setLevel(logging.CRITICAL)

_WELL_KNOWN: Final = "/.well-known/caldav"


def connect(account: Account, password: str) -> "DavServer":
    """Reach a server; nothing is sent yet. Raises CalendarProblem for an address that is refused."""
    url = checked(account)
    host = urlsplit(url).hostname or account.url
    client = DAVClient(url=url, username=account.user, password=password, enable_rfc6764=False)
    client.session.close()
    client.session = cast("niquests.Session", Session(url))
    return DavServer(client, host)


def checked(account: Account) -> str:
    """The address with its scheme; without encryption only to this computer, unless the person said so."""
    typed = account.url.strip()
    parts = urlsplit(typed if "://" in typed else f"https://{typed}")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
        raise CalendarProblem(typed, "not_an_address")
    if parts.scheme == "http" and not account.is_plain_allowed and not _is_here(parts.hostname):
        raise CalendarProblem(parts.hostname, "unencrypted")
    return urlunsplit(parts._replace(path=parts.path or "/", fragment=""))


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class DavServer:
    """Fulfils :class:`app.services.calendars.ports.Server`."""

    client: DAVClient
    host: str

    def places(self) -> Sequence[Place]:
        """The person's calendars, found from the address or from where servers announce them."""
        with asking(self.host):
            return [self._place(one) for one in self._calendars()]

    def make(self, name: str, *, is_task: bool) -> Place:
        """A new calendar of that name."""
        kind = "VTODO" if is_task else "VEVENT"
        with asking(self.host):
            made = self._principal().make_calendar(name=name, supported_calendar_component_set=[kind])
            return Place(str(made.url), name, frozenset({kind}))

    def calendar(self, place: Place) -> DavCalendar:
        """One of them."""
        return DavCalendar(self.client, self.host, place.url)

    def close(self) -> None:
        """Hang up."""
        self.client.close()

    def _calendars(self) -> list[Any]:
        try:
            return list(self._principal().calendars())
        except DAVError as problem:
            if isinstance(problem, AuthorizationError | RateLimitError):
                raise
            url = urlsplit(str(self.client.url))
            if url.path.startswith(_WELL_KNOWN):
                raise
            self.client.url = self.client.url.join(_WELL_KNOWN)
            return list(self._principal().calendars())

    def _principal(self) -> Any:
        return self.client.get_principal()

    def _place(self, calendar: Any) -> Place:
        kinds = calendar.get_supported_components()
        return Place(str(calendar.url), calendar.get_display_name() or "", frozenset(map(str, kinds)))
