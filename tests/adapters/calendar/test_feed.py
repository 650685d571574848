"""The feed on loopback: read only, known to nobody without the token, silent."""

import logging
import socket
from http.client import HTTPConnection

import pytest

from app.adapters.calendar.feed import CalendarFeed

TOKEN = "t" * 32


@pytest.fixture
def content():
    return [b"BEGIN:VCALENDAR\r\nX:Hotel Marlowe\r\nEND:VCALENDAR\r\n"]


@pytest.fixture
def feed(content):
    feed = CalendarFeed(TOKEN, lambda: content[0])
    feed.start()
    yield feed
    feed.stop()


def ask(feed, path=f"/{TOKEN}/keepword.ics", method="GET", **headers):
    connection = HTTPConnection("127.0.0.1", feed.port, timeout=20)
    try:
        connection.request(
            method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        with connection.getresponse() as answer:
            return answer.status, dict(answer.headers), answer.read()
    finally:
        connection.close()


def test_whoever_knows_the_address_gets_the_calendar(feed, content):
    status, headers, body = ask(feed)
    assert (status, body) == (200, content[0])
    assert headers["Content-Type"].startswith("text/calendar")
    assert feed.address == f"http://127.0.0.1:{feed.port}/{TOKEN}/keepword.ics"


@pytest.mark.parametrize(
    "path",
    ["/", "/keepword.ics", f"/{TOKEN[:-1]}/keepword.ics", f"/{TOKEN}", f"/{TOKEN}/keepword.ics/", f"/{TOKEN}x/keepword.ics",
     f"/{TOKEN}/../etc/passwd"],
)  # fmt: skip
def test_a_wrong_token_finds_nothing(feed, path):
    status, headers, body = ask(feed, path)
    assert (status, body) == (404, b"")
    assert "ETag" not in headers


def test_an_unchanged_calendar_is_not_sent_again(feed, content):
    etag = ask(feed)[1]["ETag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        status, headers, body = ask(feed, If_None_Match=known)
        assert (status, body, headers["ETag"]) == (304, b"", etag)
    assert ask(feed, If_None_Match='"other"')[0] == 200
    content[0] += b"X"
    assert ask(feed, If_None_Match=etag)[0] == 200


def test_a_head_tells_the_same_without_the_calendar(feed, content):
    status, headers, body = ask(feed, method="HEAD")
    assert (status, body, headers["Content-Length"]) == (200, b"", str(len(content[0])))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PROPFIND", "OPTIONS", "TRACE"])
def test_nothing_can_be_written(feed, method):
    status, headers, body = ask(feed, method=method)
    assert (status, headers["Allow"], body) == (405, "GET, HEAD", b"")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil:{port}"]
)
def test_a_page_that_leads_here_under_another_name_finds_nothing(feed, host):
    assert ask(feed, Host=host.format(port=feed.port))[0] == 404


def test_localhost_is_this_computer_too(feed):
    assert ask(feed, Host=f"localhost:{feed.port}")[0] == 200


def test_it_is_bound_to_loopback_alone(feed):
    assert feed._server.server_address[0] == "127.0.0.1"
    assert feed._server.socket.family is socket.AF_INET


def test_it_stops(feed):
    feed.stop()
    with pytest.raises(ConnectionRefusedError):
        ask(feed)
    feed.stop()


def test_nothing_is_logged(feed, caplog, capfd):
    with caplog.at_level(logging.DEBUG):
        ask(feed)
        ask(feed, "/wrong")
        ask(feed, method="POST")
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_half_a_request_harms_nobody(feed):
    with socket.create_connection(("127.0.0.1", feed.port)) as half:
        half.sendall(b"GET /")
        assert ask(feed)[0] == 200
    with socket.create_connection(("127.0.0.1", feed.port)) as odd:
        odd.sendall(b"\x00\xff\r\n\r\n")
        odd.recv(1000)
    assert ask(feed)[0] == 200
