"""One talk with a server: bounded in time and size, never led to another host."""

from dataclasses import dataclass
from time import monotonic
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import niquests
from caldav.lib.http_sync import CaseInsensitiveDict

from app.domain.calendars.problems import CalendarProblem

CONNECT_SECONDS: Final = 10
READ_SECONDS: Final = 30
WHOLE_SECONDS: Final = 120
"""How long one answer may take altogether, however steadily it trickles."""

LARGEST: Final = 64_000_000
"""Bytes of one answer: a hundred entries at their largest are half of it."""

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS: Final = 4
_OK: Final = 200
_NO_SUCH_METHOD: Final = 501
_CHUNK: Final = 65_536
_XML_ASKED: Final = frozenset({"PROPFIND", "REPORT"})


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, read whole; what the library asks of one."""

    status_code: int
    reason: str
    headers: Any
    content: bytes
    url: str

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode("utf-8", "replace")


class Session:
    """What the library sends its requests through."""

    def __init__(self, url: str) -> None:
        named = urlsplit(url)
        self._host = named.hostname or url
        self._origin = (named.scheme, named.netloc)
        self._session = niquests.Session()

    def request(self, method: str, url: str, **how: Any) -> Said:
        """Ask, and read the answer within the limits. Raises CalendarProblem."""
        how |= {"allow_redirects": False, "stream": True, "timeout": (CONNECT_SECONDS, READ_SECONDS)}
        for _ in range(_MOST_REDIRECTS):
            self._refuse_elsewhere(url)
            said = self._once(method, url, how)
            target = said.headers.get("Location", "")
            if said.status_code not in _REDIRECTS or not target:
                self._refuse_page(method, said)
                return said
            url = urljoin(url, target)
        raise CalendarProblem(self._host, "redirected", self._host)

    def close(self) -> None:
        """Hang up."""
        self._session.close()

    def _once(self, method: str, url: str, how: dict[str, Any]) -> Said:
        began = monotonic()
        answer = self._session.request(method, url, **how)
        try:
            content = bytearray()
            for chunk in answer.iter_content(_CHUNK):
                content += chunk
                if len(content) > LARGEST:
                    raise CalendarProblem(self._host, "too_large", str(LARGEST // 1_000_000))
                if monotonic() - began > WHOLE_SECONDS:
                    raise CalendarProblem(self._host, "too_slow")
        finally:
            answer.close()
        headers = CaseInsensitiveDict(answer.headers)
        return Said(answer.status_code or 0, answer.reason or "", headers, bytes(content), url)

    def _refuse_elsewhere(self, url: str) -> None:
        """The password goes along, so only to the host that the person named, and as safely.

        Servers lead on by redirects and by the addresses in their answers.
        """
        there = urlsplit(url)
        is_upgrade = there.scheme == "https" and there.hostname == self._host
        if (there.scheme, there.netloc) != self._origin and not is_upgrade:
            raise CalendarProblem(self._host, "redirected", there.hostname or there.scheme)

    def _refuse_page(self, method: str, said: Said) -> None:
        """What is no answer of a calendar server, and would be taken for one.

        A web page, as a network that wants a name first puts in place of every answer: nothing was written, and
        nothing is listed. An empty list of changes without a word: nothing is gone.
        """
        kind, is_asked = said.headers.get("Content-Type", ""), method in _XML_ASKED
        if method == "PROPFIND" and said.status_code >= 500 and said.status_code != _NO_SUCH_METHOD:
            raise CalendarProblem(self._host, "busy", str(said.status_code))
        if is_asked and said.status_code < 300 and not said.content.strip():
            raise CalendarProblem(self._host, "cut")
        if is_asked and said.status_code < 300 and "xml" not in kind:
            raise CalendarProblem(self._host, "not_a_calendar_server")
        if said.status_code == _OK and "html" in kind and not is_asked:
            raise CalendarProblem(self._host, "not_a_calendar_server")
