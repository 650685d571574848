"""Somebody who lives in a terminal: vdirsyncer keeps a folder and the server alike, khal or todoman work in the folder."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.calendars.links import Place
from tests.data.calendar_servers import PASSWORD, USER

ZONE = "Europe/London"
"""Dublin's hours: todoman takes those of Dublin itself an hour wrong in winter (so does dateutil, which it asks)."""
DESK = "desk"


@dataclass(frozen=True)
class Diary:
    """A calendar on a server, and a folder that vdirsyncer keeps alike."""

    clients: Path
    folder: Path
    place: Place

    def set_up(self) -> "Diary":
        """The settings of all three, and the first meeting of folder and server."""
        self.kept.mkdir(parents=True)
        (self.folder / "vdirsyncer.conf").write_text(
            f'[general]\nstatus_path = "{self.folder / "status"}"\n'
            '[pair diary]\na = "here"\nb = "there"\ncollections = null\n'
            f'[storage here]\ntype = "filesystem"\npath = "{self.kept}"\nfileext = ".ics"\n'
            f'[storage there]\ntype = "caldav"\nurl = "{self.place.url}"\n'
            f'username = "{USER}"\npassword = "{PASSWORD}"\n'
        )
        (self.folder / "khal.conf").write_text(
            f"[calendars]\n[[{DESK}]]\npath = {self.kept}\n"
            f"[locale]\nlocal_timezone = {ZONE}\ndefault_timezone = {ZONE}\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            f"[sqlite]\npath = {self.folder / 'khal.db'}\n"
        )
        (self.folder / "todoman.py").write_text(
            f"path = {str(self.folder / 'kept' / '*')!r}\ndate_format = '%Y-%m-%d'\ntime_format = '%H:%M'\n"
            f"default_list = {DESK!r}\ncache_path = {str(self.folder / 'todoman.db')!r}\n"
        )
        self._sync_with("discover")
        return self

    @property
    def kept(self) -> Path:
        """The folder with one file for each entry."""
        return self.folder / "kept" / DESK

    def sync(self) -> None:
        """Bring folder and server together."""
        self._sync_with("sync")

    # -- khal

    def khal(self, *said: str, typed: str = "") -> str:
        return self._run("khal", "khal", "-c", self.folder / "khal.conf", *said, typed=typed)

    def events(self) -> list[str]:
        """What khal lists of the week, one line each."""
        asked = ("list", "--day-format", "", "--format", "{start-date} {start-time}-{end-time} {title}")
        lines = self.khal(*asked, "2026-11-23", "7d").splitlines()
        return [line for line in lines if line.strip()]

    def edit(self, words: str, *typed: str) -> None:
        """Find an event as a person does, and answer what khal asks."""
        self.khal("edit", "--show-past", words, typed="\n".join((*typed, "")))

    # -- todoman

    def todo(self, *said: str, **settings: str) -> str:
        return self._run("todoman", "todo", "--config", self.folder / "todoman.py", *said, **settings)

    def todos(self) -> list[dict[str, Any]]:
        """What todoman lists, done or not."""
        found: list[dict[str, Any]] = json.loads(self.todo("--porcelain", "list", "--status", "ANY"))
        return found

    def number_of(self, words: str) -> str:
        """By what todoman calls the one with these words."""
        (found,) = [one["id"] for one in self.todos() if words in one["summary"]]
        return str(found)

    def retitle(self, words: str, new: str) -> None:
        """Change the words of one in the text editor."""
        self.todo("edit", "--raw", self.number_of(words), EDITOR=f"sed -i s/{words}/{new}/")

    def _sync_with(self, act: str) -> None:
        self._run("vdirsyncer", "vdirsyncer", "-c", self.folder / "vdirsyncer.conf", act)

    def _run(self, client: str, program: str, *said: str | Path, typed: str = "", **settings: str) -> str:
        done = subprocess.run(
            [self.clients / client / "bin" / program, *said],
            input=typed,
            capture_output=True,
            text=True,
            env={**os.environ, "TZ": ZONE, "LC_ALL": "C.UTF-8", **settings},
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"{program} {said}: {done.stdout}{done.stderr}"
        return done.stdout
