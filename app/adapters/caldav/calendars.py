"""One calendar on a server: what changed, what lies there, and writing that never overwrites unseen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from caldav.davclient import DAVClient
from caldav.lib.error import AuthorizationError
from caldav.response import DAVResponse

from app.adapters.caldav import asked
from app.domain.calendars.problems import CalendarProblem, EventChanged
from app.services.calendars.ports import Fetched, Seen

AT_ONCE: Final = 100
"""Entries of one question; servers limit their answers."""

MOST_PAGES: Final = 1_000
_ODD: Final = "cut"
"""It was a calendar server when it was found, so what cannot be taken apart is half an answer."""

_NO_SUCH: Final = frozenset({404, 410})
_CHANGED: Final = frozenset({409, 412})
_NO_TOKENS: Final = frozenset({400, 403, 405, 409, 412, 415, 422, 501, 507})
"""What servers answer that know no tokens, or no longer this one."""


@dataclass(frozen=True, slots=True)
class DavCalendar:
    """Fulfils :class:`app.services.calendars.ports.RemoteCalendar`."""

    client: DAVClient
    host: str
    url: str

    def changes(self, token: str, known: Mapping[str, str]) -> Seen:
        """What changed: by token; by a whole list with etags where the server has no tokens or forgot this one."""
        with asked.asking(self.host, _ODD):
            return self._by_token(token, known) or self._by_token("", known) or self._by_list(known)

    def fetch(self, hrefs: Sequence[str]) -> Sequence[Fetched]:
        """These entries, some hundred at a time."""
        found: list[Fetched] = []
        with asked.asking(self.host, _ODD):
            for start in range(0, len(hrefs), AT_ONCE):
                found += self._fetched(hrefs[start : start + AT_ONCE])
        return found

    def put(self, href: str, content: str, etag: str) -> str:
        """Write an entry, if nobody else did since it was read."""
        headers = {
            "Content-Type": "text/calendar; charset=utf-8",
            **({"If-Match": etag} if etag else {"If-None-Match": "*"}),
        }
        with asked.asking(self.host, _ODD):
            said = self.client.put(self._at(href), content, headers)
            self._refuse(said, href)
        return str(said.headers.get("ETag") or "")

    def delete(self, href: str, etag: str) -> None:
        """Take an entry away; one that is gone already is none."""
        with asked.asking(self.host, _ODD):
            said = self.client.delete(self._at(href), {"If-Match": etag} if etag else None)
            if said.status not in _NO_SUCH:
                self._refuse(said, href)

    def close(self) -> None:
        """Hang up."""
        self.client.close()

    def _at(self, href: str) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}{quote(href)}"

    def _by_token(self, token: str, known: Mapping[str, str]) -> Seen | None:
        """What changed since; None where the server does not say."""
        etags: dict[str, str] = {}
        gone: set[str] = set()
        since = token
        for _ in range(MOST_PAGES):
            said = self._report(asked.changes_since(since))
            if said is None:
                return None
            page = said.parse_sync_collection()
            if not page.sync_token:
                return None
            etags |= {one.href: one.etag or "" for one in page.changed if not self._is_self(one.href)}
            gone |= set(page.deleted)
            is_last = not page.truncated or page.sync_token == since
            since = page.sync_token
            if is_last:
                break
        if not token:
            gone = set(known.keys() - etags.keys())
        new = {href: etag for href, etag in etags.items() if not etag or known.get(href) != etag}
        return Seen(new, frozenset(gone - etags.keys()), since)

    def _by_list(self, known: Mapping[str, str]) -> Seen:
        said = self.client.request(
            self.url, "PROPFIND", asked.ETAGS, {"Depth": "1", "Content-Type": "application/xml"}
        )
        self._refuse(said, self.url)
        etags = {
            one.href: str(one.properties.get(asked.ETAG) or "")
            for one in said.parse_propfind()
            if not self._is_self(one.href) and one.properties.get(asked.ETAG)
        }
        new = {href: etag for href, etag in etags.items() if known.get(href) != etag}
        return Seen(new, frozenset(known.keys() - etags.keys()), "")

    def _report(self, body: str) -> DAVResponse | None:
        """An answer to a question about changes; None where the server knows no such question."""
        try:
            said = self.client.request(
                self.url, "REPORT", body, {"Depth": "1", "Content-Type": "application/xml"}
            )
        except AuthorizationError as problem:
            if problem.status == 401:
                raise
            return None
        if said.status in _NO_TOKENS:
            return None
        self._refuse(said, self.url)
        return said

    def _fetched(self, hrefs: Sequence[str]) -> Iterator[Fetched]:
        listed = "".join(f"<d:href>{escape(quote(href))}</d:href>" for href in hrefs)
        said = self.client.request(
            self.url, "REPORT", asked.CONTENTS.format(hrefs=listed), {"Content-Type": "application/xml"}
        )
        self._refuse(said, self.url)
        for one in said.parse_calendar_query():
            if one.calendar_data is not None and one.status < 300:
                yield Fetched(one.href, one.etag or "", str(one.calendar_data))

    def _is_self(self, href: str) -> bool:
        return href.rstrip("/") == asked.path_of(self.url).rstrip("/")

    def _refuse(self, said: DAVResponse, href: str) -> None:
        """Raises CalendarProblem or EventChanged where the server did not do it."""
        if said.status < 300:
            return
        if said.status in _NO_SUCH:
            raise CalendarProblem(self.host, "gone")
        if said.status in _CHANGED:
            raise EventChanged(href)
        raise CalendarProblem(self.host, "busy" if said.status >= 500 else "answered", str(said.status))
