"""Fetching a calendar from an address, and from nowhere that the person did not ask for."""

import ssl
import time
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from app.adapters.calendar.foreign.limits import MOST_BYTES, SIZE_SAID
from app.domain.busy_times import CalendarUnread

_MOST_WAY: Final = 5
_PATIENCE: Final = 15.0
_WHOLE: Final = 40.0
"""Seconds for one answer of the socket, and for everything together."""
_OK: Final = 200
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_HEADERS: Final = {"Accept": "text/calendar, */*;q=0.1", "User-Agent": "Keepword", "Connection": "close"}
_PIECE: Final = 64 * 1024


def host_of(address: str) -> str:
    """The server's name; all that is said of an address, whose path may be a secret."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address


def fetch(address: str) -> bytes:
    """The calendar at an address. Raises CalendarUnread."""
    place, typed, until = _split(address), host_of(address), time.monotonic() + _WHOLE
    for _ in range(_MOST_WAY + 1):
        content, onward = _look(place, typed, until)
        if onward is None:
            return content
        following = _split(urljoin(place.geturl(), onward), typed)
        if place.scheme == "https" and following.scheme != "https":
            raise CalendarUnread(typed, "elsewhere", host_of(following.geturl()))
        place = following
    raise CalendarUnread(typed, "no_answer", "too many turns")


def _split(address: str, typed: str = "") -> SplitResult:
    try:
        place = urlsplit(address)
        is_fit = place.scheme in {"http", "https"} and place.hostname and place.port != 0
    except ValueError:
        is_fit = False
    is_fit = is_fit and address.isprintable() and " " not in address and address.isascii()
    if not is_fit and typed:
        raise CalendarUnread(typed, "elsewhere", address[:60])
    if not is_fit or place.username is not None or place.password is not None:
        raise CalendarUnread(host_of(address)[:60], "no_address")
    return place


def _look(place: SplitResult, typed: str, until: float) -> tuple[bytes, str | None]:
    """What lies there, or where it moved to."""
    connection = _connection(place)
    try:
        connection.connect()
        # By the address that is really spoken to: a name may mean another one a moment later.
        if place.hostname != typed and not _is_public(connection):
            raise CalendarUnread(typed, "elsewhere", place.hostname or "")
        path = (place.path or "/") + (f"?{place.query}" if place.query else "")
        connection.request("GET", path, headers=_HEADERS)
        with connection.getresponse() as answer:
            if answer.status in _MOVED and answer.headers.get("Location"):
                return b"", answer.headers["Location"]
            if answer.status != _OK:
                raise CalendarUnread(typed, "refused", str(answer.status))
            return _body(answer, typed, until), None
    except ssl.SSLCertVerificationError:
        raise CalendarUnread(typed, "certificate") from None
    except (OSError, HTTPException, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise CalendarUnread(typed, "no_answer", said) from error
    finally:
        connection.close()


def _connection(place: SplitResult) -> HTTPConnection:
    kind = HTTPSConnection if place.scheme == "https" else HTTPConnection
    return kind(place.hostname or "", place.port, timeout=_PATIENCE)


def _is_public(connection: HTTPConnection) -> bool:
    return ip_address(connection.sock.getpeername()[0].partition("%")[0]).is_global


def _body(answer: HTTPResponse, typed: str, until: float) -> bytes:
    content = bytearray()
    while piece := answer.read1(_PIECE):
        content += piece
        if len(content) > MOST_BYTES:
            raise CalendarUnread(typed, "too_large", SIZE_SAID)
        if time.monotonic() > until:
            raise CalendarUnread(typed, "no_answer", f"{_WHOLE:.0f} s")
    return bytes(content)
