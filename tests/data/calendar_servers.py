"""Real calendar servers on loopback, and a person who uses another program on the same calendar."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import urlsplit

from icalendar import Calendar

from app.adapters.caldav import connect
from app.domain.calendars.links import Account, Place

USER, PASSWORD = "maya", "vanilla-42"
_NAMES = count(1)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass
class CalendarServer:
    """One server with its data in a folder; stopped and started again, it has the same address."""

    name: str
    command: Callable[[Path, int], Sequence[str]]
    folder: Path = field(default_factory=lambda: Path(mkdtemp(prefix="keepword-calendars-")))
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def account(self) -> Account:
        return Account(self.url, USER)

    def start(self) -> "CalendarServer":
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command(self.folder, self.port),
                stdout=log,
                stderr=log,
                env={**os.environ, "HOME": str(self.folder)},
            )
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                assert self.process.poll() is None, (self.folder / "log").read_text()
                time.sleep(0.05)
            else:
                return self
        raise AssertionError(f"{self.name} does not answer: {(self.folder / 'log').read_text()}")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)
            self.process = None

    def new_calendar(self, *, is_task: bool = False) -> Place:
        server = connect(self.account, PASSWORD)
        try:
            return server.make(f"Maya's calendar {next(_NAMES)}", is_task=is_task)
        finally:
            server.close()


def radicale() -> CalendarServer:
    def command(folder: Path, port: int) -> Sequence[str]:
        (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
        (folder / "config").write_text(
            f"[server]\nhosts = 127.0.0.1:{port}\n"
            f"[auth]\ntype = htpasswd\nhtpasswd_filename = {folder / 'users'}\nhtpasswd_encryption = plain\ndelay = 0\n"
            f"[storage]\nfilesystem_folder = {folder / 'collections'}\n"
            "[logging]\nlevel = error\n"
        )
        return [sys.executable, "-m", "radicale", "--config", str(folder / "config")]

    return CalendarServer("Radicale", command)


def xandikos() -> CalendarServer:
    def command(folder: Path, port: int) -> Sequence[str]:
        data = str(folder / "data")
        where = ["--listen-address", "127.0.0.1", "-p", str(port), "--current-user-principal", f"/{USER}/"]
        return [sys.executable, "-m", "xandikos", "serve", "-d", data, "--defaults", *where]

    return CalendarServer("Xandikos", command)


@dataclass
class Neighbour:
    """Somebody with another calendar program, on the same calendar; it knows nothing of ours."""

    place: Place

    def hrefs(self) -> list[str]:
        body = '<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/></d:prop></d:propfind>'
        said = self._ask("PROPFIND", self._path, body, Depth="1", **{"Content-Type": "application/xml"})
        parts = said.replace("<", "\n<").split("\n")
        found = [part.partition(">")[2] for part in parts if part.partition(">")[0].endswith("href")]
        return sorted({href for href in found if href.endswith(".ics")})

    def texts(self) -> dict[str, str]:
        return {href: self._ask("GET", href) for href in self.hrefs()}

    def events(self) -> list[Any]:
        return [main_of(Calendar.from_ical(text)) for text in self.texts().values()]

    def event(self, words: str = "") -> Any:
        (found,) = [one for one in self.events() if words in str(one["SUMMARY"])]
        return found

    def edit(self, change: Callable[[Any], None], words: str = "") -> None:
        """Change the one entry whose title holds the words, as a program does that keeps the rest."""
        for href, text in self.texts().items():
            calendar = Calendar.from_ical(text)
            main = main_of(calendar)
            if words in str(main["SUMMARY"]):
                change(main)
                self.put(href, calendar.to_ical().decode())
                return
        raise AssertionError(f"no entry with {words!r}")

    def add(self, name: str, text: str) -> None:
        self.put(f"{self._path}{name}.ics", text)

    def put(self, href: str, text: str) -> None:
        self._ask("PUT", href, text, **{"Content-Type": "text/calendar; charset=utf-8"})

    def delete(self, words: str = "") -> None:
        for href, text in self.texts().items():
            if words in str(main_of(Calendar.from_ical(text))["SUMMARY"]):
                self._ask("DELETE", href)
                return
        raise AssertionError(f"no entry with {words!r}")

    def remove(self) -> None:
        """The whole calendar goes: whoever connects looks at all that are there."""
        self._ask("DELETE", self._path)

    @property
    def _path(self) -> str:
        return urlsplit(self.place.url).path

    def _ask(self, method: str, path: str, body: str = "", **headers: str) -> str:
        parts = urlsplit(self.place.url)
        token = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        request = urllib.request.Request(
            f"{parts.scheme}://{parts.netloc}{path}",
            data=body.encode() if body else None,
            method=method,
            headers={"Authorization": f"Basic {token}", **headers},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return str(answer.read().decode())


def main_of(calendar: Any) -> Any:
    return next(part for part in calendar.subcomponents if part.name in {"VEVENT", "VTODO"})
