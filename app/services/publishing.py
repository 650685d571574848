"""A calendar that is kept up to date by itself: as a file in a folder, and as what a feed hands out."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain.calendar_entries import Entry
from app.domain.errors import FileProblem
from app.services.calendar_writing import CalendarWritingService, Choice
from app.services.changes import Changes, Nouns
from app.services.exports import CalendarFile, CalendarWish, Home, SafeFiles, unwatched

FOLDER: Final = "calendar_folder"
FEED: Final = "calendar_feed"
TOKEN: Final = "calendar_feed_token"  # noqa: S105 - the name of a setting
PORT: Final = "calendar_feed_port"
TROUBLE: Final = "calendar_trouble"
FILE: Final = "Keepword.ics"
_TOKEN_BYTES: Final = 24


@dataclass(frozen=True, slots=True)
class Issue:
    """What is to be handed out: read from the store, written elsewhere."""

    entries: tuple[Entry, ...]
    home: Home
    choice: Choice


@dataclass(frozen=True, slots=True)
class Trouble:
    """The published calendar cannot be written.

    Attributes:
        since_at: When that began.
    """

    since_at: datetime
    problem: FileProblem


@dataclass(slots=True)
class PublishingService:
    """What others may look at, and where."""

    writing: CalendarWritingService
    calendar_file: CalendarFile
    safe_files: SafeFiles
    home: Callable[[], Home]
    _last: tuple[Issue, bytes] | None = field(default=None, repr=False)

    def folder(self) -> Path | None:
        """Where the published calendar lies; None where there is none."""
        kept = self.writing.styles.personal.get(FOLDER, "")
        return Path(kept) if kept else None

    def publish_in(self, folder: Path | None) -> Changes:
        """Keep a calendar up to date in that folder from now on; None stops it, and leaves the file. Raises FileProblem."""
        if folder is not None:
            folder = folder.expanduser().absolute()
            if not folder.is_dir():
                raise FileProblem(str(folder), "there is no such folder")
        self.writing.styles.personal.set(FOLDER, str(folder) if folder is not None else None)
        self.writing.styles.personal.set(TROUBLE, None)
        return Changes(Nouns.SETTINGS)

    def trouble(self) -> Trouble | None:
        """Why the published calendar could not be written the last time; None where it was."""
        kept = self.writing.styles.personal.get(TROUBLE, [])
        try:
            since, path, reason = (str(one) for one in kept)
            return Trouble(datetime.fromisoformat(since), FileProblem(path, reason))
        except ValueError:
            return None

    def note(self, problem: FileProblem | None) -> Changes:
        """It was written, or it was not; answers with what there is to show anew."""
        before, personal = self.trouble(), self.writing.styles.personal
        if problem is None:
            personal.set(TROUBLE, None)
            return Changes(Nouns.SETTINGS) if before is not None else Changes()
        if before is not None and before.problem.reason == problem.reason:
            return Changes()
        since_at = before.since_at if before is not None else self.writing.desk.clock()
        personal.set(TROUBLE, [since_at.isoformat(), problem.path, problem.reason])
        return Changes(Nouns.SETTINGS)

    def is_feeding(self) -> bool:
        """Whether programs on this computer may fetch the calendar while the window is open."""
        return self.writing.styles.personal.get(FEED, False) is True

    def feed(self, *, on: bool) -> Changes:
        """Let programs on this computer fetch the calendar, or not."""
        self.writing.styles.personal.set(FEED, on or None)
        return Changes(Nouns.SETTINGS)

    def token(self) -> str:
        """What stands in the feed's address: made once, known to this person alone."""
        personal = self.writing.styles.personal
        kept = str(personal.get(TOKEN, ""))
        if len(kept) < _TOKEN_BYTES:
            kept = secrets.token_urlsafe(_TOKEN_BYTES)
            personal.set(TOKEN, kept)
        return kept

    def renew(self) -> Changes:
        """Another address: programs that know the one of before find nothing any more."""
        self.writing.styles.personal.set(TOKEN, None)
        self.token()
        return Changes(Nouns.SETTINGS)

    def port(self) -> int:
        """The feed's port of the last time, so that its address stays; 0 before the first."""
        return int(self.writing.styles.personal.get(PORT, 0))

    def keep_port(self, port: int) -> None:
        """The same the next time."""
        self.writing.styles.personal.set(PORT, port)

    def issue(self) -> Issue:
        """What is to be handed out now."""
        choice = self.writing.choice()
        return Issue(self.writing.entries(choice), self.home(), choice)

    def content(self, issue: Issue) -> bytes:
        """The calendar as one file; unchanged, it is the same bytes, and nothing is done."""
        if self._last is None or self._last[0] != issue:
            wish = CalendarWish(issue.choice.privacy, is_feed=True)
            parts: Sequence[bytes] = list(
                self.calendar_file.parts(issue.entries, issue.home, wish, unwatched)
            )
            self._last = issue, b"".join(parts)
        return self._last[1]

    def write(self, folder: Path, content: bytes) -> Path:
        """Put the calendar into the folder in one step; a file that says the same already is left alone."""
        path = folder / FILE
        if not path.is_file() or path.read_bytes() != content:
            with self.safe_files.replacing(path) as temporary:
                temporary.write_bytes(content)
        return path
