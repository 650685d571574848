"""Fetching from an address, and from nowhere else."""

import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from app.adapters.calendar.foreign.fetching import fetch
from app.domain.busy_times import CalendarUnread


@contextmanager
def serving(answers):
    """Answers by path: a status, headers and a body."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            status, headers, body = answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):  # whoever asked has heard enough
                self.wfile.write(body)

        def log_message(self, *_about):
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def refusal(address):
    with pytest.raises(CalendarUnread) as caught:
        fetch(address)
    return caught.value.reason


def test_what_lies_at_an_address_is_fetched_also_after_a_turn_on_the_same_server():
    with serving({"/a?key=1": (200, {}, b"yes"), "/old": (302, {"Location": "/a?key=1"}, b"")}) as base:
        assert fetch(f"{base}/a?key=1") == b"yes"
        assert fetch(f"{base}/old") == b"yes"


@pytest.mark.parametrize("target", ["http://localhost:{port}/a", "file:///etc/passwd", "ftp://example.com/x"])
def test_a_turn_to_a_private_address_or_a_file_is_not_followed(target):
    answers = {"/a": (200, {}, b"secret")}
    with serving(answers) as base:
        port = base.rpartition(":")[2]
        answers["/old"] = (301, {"Location": target.format(port=port)}, b"")
        assert refusal(f"{base}/old") == "elsewhere"


def test_turning_for_ever_comes_to_an_end():
    with serving({"/a": (302, {"Location": "/a"}, b"")}) as base:
        assert refusal(f"{base}/a") == "no_answer"


def test_more_than_a_calendar_is_not_read():
    with serving({"/a": (200, {}, b"x" * 5_000_001)}) as base:
        assert refusal(f"{base}/a") == "too_large"


def test_an_answer_that_is_no_calendar_is_told():
    with serving({}) as base:
        assert refusal(f"{base}/gone") == "refused"


def test_a_server_that_is_not_there_does_not_answer():
    with serving({}) as base:
        pass
    assert refusal(f"{base}/a") == "no_answer"


@pytest.mark.parametrize(
    "address",
    ["ftp://example.com/x", "file:///etc/passwd", "https://", "https://me:secret@example.com/x", "http://a b/",
     "http://example.com/\r\nX: 1", "http://[::1", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused_before_anything_is_asked(address):
    assert refusal(address) == "no_address"


def test_what_is_said_of_an_address_is_the_server_alone():
    with serving({}) as base, pytest.raises(CalendarUnread) as caught:
        fetch(f"{base}/private-token/basic.ics")
    assert "token" not in str(vars(caught.value))
