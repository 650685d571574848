"""What a calendar's server may answer in the middle of a sync: a sentence each, and nothing taken for gone or for written."""

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from app.adapters.caldav import connect, sessions
from app.adapters.caldav.calendars import DavCalendar
from app.domain.calendars.links import Account, Place
from tests.adapters.caldav.test_servers import at, odd, refused
from tests.data.calendar_servers import PASSWORD, USER

XML = {"Content-Type": "application/xml"}
KNOWN = {"/cal/a.ics": '"1"', "/cal/b.ics": '"1"'}
ACTS: dict[str, Callable[[DavCalendar], object]] = {
    "changes": lambda calendar: calendar.changes("token", KNOWN),
    "list": lambda calendar: calendar.changes("", KNOWN),
    "fetch": lambda calendar: calendar.fetch(["/cal/a.ics"]),
    "put": lambda calendar: calendar.put("/cal/a.ics", "text", '"1"'),
    "delete": lambda calendar: calendar.delete("/cal/a.ics", '"1"'),
}
EVERY = tuple(ACTS)
READING = ("changes", "list", "fetch")
WRITING = ("put", "delete")


def entry(name: str, etag: str = '"1"') -> str:
    return (
        f"<d:response><d:href>/cal/{name}.ics</d:href><d:propstat><d:prop><d:getetag>{etag}</d:getetag></d:prop>"
        "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
    )


def listing(*entries: str, before: str = "") -> bytes:
    head = '<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
    return f"{before}{head}{''.join(entries)}<d:sync-token>next</d:sync-token></d:multistatus>".encode()


WHOLE = listing(entry("a"), entry("b"))
LAUGHS = "<!DOCTYPE d [<!ENTITY a 'ha'>{}]>".format(
    "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
)
LOADS = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@contextmanager
def calendar(answer: tuple[int, dict[str, str], bytes]) -> Iterator[DavCalendar]:
    with odd(lambda _: answer) as server:
        account = at(server)
        there = connect(account, PASSWORD)
        try:
            yield there.calendar(Place(f"{account.url}cal/", "Steps"))
        finally:
            there.close()


def all_of(acts: tuple[str, ...], answer: tuple[int, dict[str, str], bytes], reason: str) -> list[object]:
    return [pytest.param(act, answer, reason, id=f"{act} {answer[0]} {reason}") for act in acts]


@pytest.mark.parametrize(
    ("act", "answer", "reason"),
    [
        *all_of(EVERY, (401, {"WWW-Authenticate": 'Basic realm="x"'}, b""), "password"),
        *all_of(EVERY, (403, {}, b""), "read_only"),
        *all_of((*READING, "put"), (404, {}, b""), "gone"),
        *all_of(EVERY, (429, {"Retry-After": "3600"}, b""), "busy"),
        *all_of(EVERY, (500, {}, b"oh"), "busy"),
        *all_of(EVERY, (503, {"Retry-After": "3600"}, b""), "busy"),
        *all_of(EVERY, (302, {"Location": "https://elsewhere.example.com/"}, b""), "redirected"),
        *all_of(READING, (207, XML, WHOLE[:-40]), "cut"),
        *all_of(READING, (207, XML, b""), "cut"),
        *all_of(READING, (200, XML, b"\r\n"), "cut"),
        *all_of(READING, (207, XML, listing(entry("a", "&i;"), before=LAUGHS)), "cut"),
        *all_of(EVERY, (207, {**XML, "Content-Length": "9000"}, WHOLE), "no_server"),
        *all_of(
            EVERY,
            (200, {"Content-Type": "text/html"}, b"<html>Please sign in</html>"),
            "not_a_calendar_server",
        ),
    ],
)
def test_each_is_a_sentence_and_nothing_is_taken_for_gone_or_written(
    act: str, answer: tuple[int, dict[str, str], bytes], reason: str
):
    with calendar(answer) as one:
        assert refused(lambda: ACTS[act](one))[0] == reason


def test_a_list_that_is_whole_is_taken():
    with calendar((207, XML, WHOLE)) as one:
        seen = one.changes("token", KNOWN)
    assert (seen.etags, seen.gone, seen.token) == ({}, frozenset(), "next")


def test_nothing_is_loaded_that_an_answer_names():
    with calendar((207, XML, listing(entry("a", "&x;"), entry("b"), before=LOADS))) as one:
        seen = one.changes("token", KNOWN)
    assert "root" not in str(seen)
    assert seen.gone == frozenset()


def test_a_page_of_a_server_that_tells_of_what_it_made_is_no_refusal():
    """Apache says so in HTML, with number 201."""
    with calendar((201, {"Content-Type": "text/html"}, b"<html>Created</html>")) as one:
        assert one.put("/cal/c.ics", "text", "") == ""


@pytest.mark.parametrize("act", EVERY)
def test_an_answer_without_end_is_cut_off(act: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sessions, "LARGEST", 100_000)
    with calendar((207, XML, WHOLE + b" " * 300_000)) as one:
        assert refused(lambda: ACTS[act](one))[0] == "too_large"


@contextmanager
def proved_by_itself(folder: Path) -> Iterator[ThreadingHTTPServer]:
    """A server with a certificate that it made for itself."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl here to make a certificate with")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    named = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")
    kind = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")
    made = ("-keyout", str(key), "-out", str(certificate))
    subprocess.run([openssl, "req", "-x509", *kind, *made, *named], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with odd(lambda _: (207, XML, WHOLE)) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        yield server


def test_a_server_that_cannot_prove_who_it_is_gets_no_password(tmp_path: Path):
    with proved_by_itself(tmp_path) as server:
        account = Account(f"https://localhost:{server.server_port}/", USER, is_plain_allowed=True)
        there = connect(account, PASSWORD)
        try:
            assert refused(there.places) == ("certificate", "")
            assert refused(lambda: there.calendar(Place(account.url, "Steps")).changes("", {})) == (
                "certificate",
                "",
            )
        finally:
            there.close()
        assert server.asked == []  # type: ignore[attr-defined]
