"""What is asked of calendar servers, and what their refusals become."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote, urlsplit

import pytest

from app.adapters.caldav import connect, sessions
from app.adapters.caldav.calendars import DavCalendar
from app.domain.calendars.links import Account
from app.domain.calendars.problems import CalendarProblem, EventChanged
from tests.data.calendar_servers import PASSWORD, USER, CalendarServer

TEXT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20261124T090000Z\r\n"
    "DTSTART:20261124T090000Z\r\nSUMMARY:{words}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@contextmanager
def talk(server: CalendarServer) -> Iterator[DavCalendar]:
    place = server.new_calendar()
    one = connect(server.account, PASSWORD)
    try:
        yield one.calendar(place)
    finally:
        one.close()


def href(calendar: DavCalendar, name: str) -> str:
    return f"{unquote(urlsplit(calendar.url).path)}{name}.ics"


def refused(act: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(CalendarProblem) as caught:
        act()
    return caught.value.reason, caught.value.said


def places(account: Account, password: str = PASSWORD) -> object:
    one = connect(account, password)
    try:
        return one.places()
    finally:
        one.close()


def test_a_calendar_is_made_and_found_by_its_name(calendar_server: CalendarServer):
    made = calendar_server.new_calendar()
    assert made in places(calendar_server.account)


def test_writing_never_overwrites_what_it_has_not_seen(calendar_server: CalendarServer):
    with talk(calendar_server) as calendar:
        one = href(calendar, "one")
        etag = calendar.put(one, TEXT.format(uid="one", words="first"), "")
        with pytest.raises(EventChanged):
            calendar.put(one, TEXT.format(uid="one", words="second"), "")
        with pytest.raises(EventChanged):
            calendar.put(one, TEXT.format(uid="one", words="second"), '"stale"')
        with pytest.raises(EventChanged):
            calendar.delete(one, '"stale"')
        (found,) = calendar.fetch([one, href(calendar, "none")])
        assert (found.etag, "first" in found.content) == (etag, True)
        assert calendar.put(one, TEXT.format(uid="one", words="second"), etag) != etag


def test_a_token_tells_what_changed_since(calendar_server: CalendarServer):
    with talk(calendar_server) as calendar:
        one, two = href(calendar, "one"), href(calendar, "two")
        before = calendar.changes("", {})
        assert (before.etags, before.gone, bool(before.token)) == ({}, frozenset(), True)
        etag = calendar.put(one, TEXT.format(uid="one", words="first"), "")
        seen = calendar.changes(before.token, {})
        assert seen.etags == {one: etag}
        assert calendar.changes(before.token, {one: etag}).etags == {}
        known = {one: etag, two: calendar.put(two, TEXT.format(uid="two", words="more"), "")}
        after = calendar.changes(seen.token, {one: etag})
        assert after.etags == {two: known[two]}
        calendar.delete(one, etag)
        calendar.delete(one, etag)
        assert calendar.changes(after.token, known).gone == {one}


def test_a_token_that_the_server_forgot_leads_to_the_whole_list(calendar_server: CalendarServer):
    with talk(calendar_server) as calendar:
        one = href(calendar, "one")
        etag = calendar.put(one, TEXT.format(uid="one", words="first"), "")
        seen = calendar.changes("http://elsewhere/token", {"/gone.ics": "x"})
        assert (seen.etags, seen.gone, bool(seen.token)) == ({one: etag}, {"/gone.ics"}, True)


def test_without_tokens_etags_tell_what_changed(
    calendar_server: CalendarServer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("app.adapters.caldav.asked.changes_since", lambda _: "<nonsense/>")
    with talk(calendar_server) as calendar:
        one = href(calendar, "one")
        etag = calendar.put(one, TEXT.format(uid="one", words="first"), "")
        seen = calendar.changes("token", {"/gone.ics": "x"})
        assert (seen.etags, seen.gone, seen.token) == ({one: etag}, {"/gone.ics"}, "")
        assert calendar.changes("", {one: etag}).etags == {}


def test_a_calendar_that_is_gone_is_not_an_empty_one(calendar_server: CalendarServer):
    with talk(calendar_server) as calendar:
        away = replace(calendar, url=calendar.url.rstrip("/") + "-away/")
        assert refused(lambda: away.changes("", {"/one.ics": "x"})) == ("gone", "")
        assert refused(lambda: away.changes("token", {"/one.ics": "x"})) == ("gone", "")
        assert refused(lambda: away.fetch(["/one.ics"])) == ("gone", "")


def test_a_password_that_does_not_fit_is_told(radicale_server: CalendarServer):
    assert refused(lambda: places(radicale_server.account, "else")) == ("password", "")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:9/", "no_server"),
        ("https://127.0.0.1:9/", "no_server"),
        ("http://calendar.example.com/", "unencrypted"),
        ("ftp://calendar.example.com/", "not_an_address"),
        ("https://maya:secret@calendar.example.com/", "not_an_address"),
        ("", "not_an_address"),
    ],
)
def test_an_address_that_leads_nowhere_or_is_not_safe(address: str, reason: str):
    assert refused(lambda: places(Account(address, USER)))[0] == reason


class Odd(BaseHTTPRequestHandler):
    """A server that is something else."""

    def answer(self) -> None:
        self.server.asked.append((self.path, self.headers.get("Authorization")))  # type: ignore[attr-defined]
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, headers, body = self.server.said(self.path)  # type: ignore[attr-defined]
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def log_message(self, *about: object) -> None:
        """Nothing is printed."""


@contextmanager
def odd(said: Callable[[str], tuple[int, dict[str, str], bytes]]) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Odd)
    server.said, server.asked = said, []  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def at(server: ThreadingHTTPServer) -> Account:
    return Account(f"http://127.0.0.1:{server.server_port}/", USER)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((200, {"Content-Type": "text/html"}, b"<html>Welcome</html>"), "not_a_calendar_server"),
        ((207, {"Content-Type": "text/xml"}, b"<d:multistatus"), "not_a_calendar_server"),
        ((404, {}, b""), "not_a_calendar_server"),
        ((500, {"Content-Type": "text/plain"}, b"oh"), "busy"),
        ((501, {}, b""), "not_a_calendar_server"),
        ((503, {"Retry-After": "10"}, b""), "busy"),
        ((207, {"Content-Type": "text/xml"}, b""), "cut"),
        ((429, {"Retry-After": "10"}, b""), "busy"),
        ((403, {}, b""), "read_only"),
        ((302, {"Location": "https://elsewhere.example.com/"}, b""), "redirected"),
        ((302, {"Location": "ftp://127.0.0.1/"}, b""), "redirected"),
        ((302, {"Location": "/round/"}, b""), "redirected"),
    ],
)
def test_what_is_no_calendar_server_is_told(answer: tuple[int, dict[str, str], bytes], reason: str):
    with odd(lambda _: answer) as server:
        assert refused(lambda: places(at(server)))[0] == reason


def test_a_password_is_never_sent_to_another_host():
    with odd(lambda _: (207, {"Content-Type": "text/xml"}, b"<nothing/>")) as other:
        where = f"http://localhost:{other.server_port}/"
        with odd(lambda _: (302, {"Location": where}, b"")) as server:
            assert refused(lambda: places(at(server))) == ("redirected", "localhost")
        assert other.asked == []  # type: ignore[attr-defined]


def test_a_home_of_calendars_on_another_host_is_not_asked():
    with odd(lambda _: (207, {"Content-Type": "text/xml"}, b"<nothing/>")) as other:
        home = (
            '<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:href>/</d:href>'
            "<d:propstat><d:prop><d:current-user-principal><d:href>/</d:href></d:current-user-principal>"
            f"<c:calendar-home-set><d:href>http://localhost:{other.server_port}/</d:href></c:calendar-home-set>"
            "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>"
        )
        with odd(lambda _: (207, {"Content-Type": "text/xml"}, home.encode())) as server:
            assert refused(lambda: places(at(server))) == ("redirected", "localhost")
        assert other.asked == []  # type: ignore[attr-defined]


def test_a_redirect_on_the_same_host_is_followed(radicale_server: CalendarServer):
    asked: list[str] = []

    def said(path: str) -> tuple[int, dict[str, str], bytes]:
        asked.append(path)
        return (302, {"Location": "/dav/"}, b"") if path == "/" else (404, {}, b"")

    with odd(said) as server:
        refused(lambda: places(at(server)))
    assert asked[:2] == ["/", "/dav/"]


def test_an_answer_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sessions, "LARGEST", 100_000)
    body = b"<a>" + b"x" * 300_000
    with odd(lambda _: (207, {"Content-Type": "text/xml"}, body)) as server:
        assert refused(lambda: places(at(server)))[0] == "too_large"
