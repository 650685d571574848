"""One's follow-ups as a calendar that programs on this computer may fetch; nobody else can."""

import hmac
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Final

LOOPBACK: Final = "127.0.0.1"
NAME: Final = "keepword.ics"
_PATIENCE: Final = 10
_HOSTS: Final = (LOOPBACK, "localhost")


def address(port: int, token: str) -> str:
    """Where a feed is reached."""
    return f"http://{LOOPBACK}:{port}/{token}/{NAME}"


class CalendarFeed:
    """Serves one calendar, read only, on the loopback address alone.

    Args:
        token: Stands in the address; whoever does not know it finds nothing.
        content: The calendar as it is now; asked on the server's threads.
        port: Of the address; 0 for one that is free.
    """

    def __init__(self, token: str, content: Callable[[], bytes], port: int = 0) -> None:
        self._path = f"/{token}/{NAME}".encode()
        self._content = content
        self._server = _Server((LOOPBACK, port), self._handler())
        self._thread: Thread | None = None
        self.port = int(self._server.server_address[1])
        self.address = address(self.port, token)

    def start(self) -> None:
        """Answer from now on, on a thread that ends with the program."""
        self._thread = Thread(target=self._server.serve_forever, name="calendar-feed", daemon=True)
        self._thread.start()

    def serve(self) -> None:
        """Answer on this thread until it is interrupted."""
        self._server.serve_forever()

    def stop(self) -> None:
        """Answer nobody any more; again is harmless."""
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        feed = self

        class Handler(_Handler):
            def find(self) -> bytes | None:
                host = (self.headers.get("Host") or "").rpartition(":")
                is_ours = host[0] in _HOSTS and host[2] == str(feed.port)
                # A page in a browser can be led here under another name; its Host gives it away.
                is_known = hmac.compare_digest(self.path.encode("latin-1", "replace"), feed._path)
                return feed._content() if is_ours and is_known else None

        return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller who hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    server_version = "Keepword"
    sys_version = ""
    timeout = _PATIENCE

    def find(self) -> bytes | None:
        """The calendar, if it is asked for rightly."""
        raise NotImplementedError

    def do_GET(self) -> None:
        """The calendar, or that it is as it was."""
        content = self.find()
        if content is None:
            self._answer(HTTPStatus.NOT_FOUND, b"")
            return
        etag = f'"{sha256(content).hexdigest()[:32]}"'
        if _is_known(self.headers.get("If-None-Match") or "", etag):
            self._answer(HTTPStatus.NOT_MODIFIED, b"", etag)
        else:
            self._answer(HTTPStatus.OK, content, etag)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server has it
        """Nothing is logged: an address holds the token."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """No page of words about what was asked; methods that write are not known here."""
        del message, explain
        is_method = code == HTTPStatus.NOT_IMPLEMENTED
        self._answer(HTTPStatus.METHOD_NOT_ALLOWED if is_method else HTTPStatus(code), b"")

    def _answer(self, status: HTTPStatus, content: bytes, etag: str = "") -> None:
        self.close_connection = True
        self.send_response(status)
        if etag:
            self.send_header("ETag", etag)
            self.send_header("Cache-Control", "private, no-cache")
        if status is HTTPStatus.OK:
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Connection", "close")
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD" and content:
            self.wfile.write(content)


def _is_known(said: str, etag: str) -> bool:
    return said.strip() == "*" or etag in {one.strip().removeprefix("W/") for one in said.split(",")}
