"""What is set of calendars: what leaves, where it is published, and which others are read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.busy_times import BusySource, CalendarUnread, SourceKind
from app.domain.calendar_entries import Entry, Privacy
from app.domain.errors import Unclear
from app.services.busy import BusyService
from app.services.calendar_writing import CalendarWritingService
from app.services.changes import Changes, Nouns
from app.services.publishing import PublishingService
from app.ui.app_links.registering import LinkHandler
from app.ui.calendar_links.desks import StepFileDesk
from app.ui.calendar_words import SKIPPED
from app.ui.calendar_writing.words import KINDS
from app.ui.formats import Formats
from app.ui.messages import sentence

_ON: Final = "on"
_OFF: Final = "off"


@dataclass(frozen=True, slots=True)
class Calendars:
    """What is behind calendars at an open store.

    Attributes:
        address: Of the feed.
        steps: One step as a file.
        title: What an event is called where so much is told.
        links: Whom the system asks for addresses in events.
    """

    writing: CalendarWritingService
    publishing: PublishingService
    busy: BusyService
    address: Callable[[], str]
    steps: StepFileDesk
    title: Callable[[Entry, Privacy], str]
    links: LinkHandler


MakeCalendars = Callable[[], Calendars]
"""Makes what is behind calendars; with the first look at the settings."""


@dataclass(frozen=True, slots=True)
class CalendarSettings:
    """The calendars' part of the settings."""

    calendars: Calendars
    formats: Formats

    def values(self) -> dict[str, str]:
        """What is set, by the keys of the descriptions."""
        writing, publishing = self.calendars.writing, self.calendars.publishing
        folder = publishing.folder()
        values = {
            "calendar.what": "",
            "calendar.privacy": writing.choice().privacy.value,
            "calendar.file": "",
            "calendar.folder": str(folder) if folder is not None else "",
            "calendar.feed": _ON if publishing.is_feeding() else _OFF,
            "calendar.links": _ON if self.calendars.links.is_ours() else _OFF,
            "calendar.add": "",
        }
        if publishing.is_feeding() and self.calendars.publishing.port():
            values["calendar.copy"] = self.calendars.address()
            values["calendar.renew"] = ""
        if folder is not None and publishing.trouble() is not None:
            values["calendar.retry"] = ""
        if self.calendars.busy.sources():
            values["calendar.forget"] = ""
        return values

    def choices(self) -> dict[str, Sequence[tuple[str, str]]]:
        """The other calendars by name."""
        sources = self.calendars.busy.sources()
        names = [(str(one.id), one.name) for one in sources if one.kind is not SourceKind.LINKED]
        return {"calendar.forget": [("", _tr("{count} read").format(count=len(sources))), *names]}

    def notes(self) -> dict[str, str]:
        """How many events leave, and how the other calendars stand."""
        writing = self.calendars.writing
        total = len(writing.entries(writing.choice()))
        whats = ", ".join(_in_settings(KINDS[what]) for what in writing.choice().whats)
        count = self.formats.number(total)
        notes = {"calendar.what": _tr("{what}: {count} events now").format(what=whats, count=count)}
        if self.calendars.publishing.is_feeding() and self.calendars.publishing.port():
            notes["calendar.copy"] = _without_secret(self.calendars.address())
        trouble = self.calendars.publishing.trouble()
        if trouble is not None:
            said = sentence(trouble.problem, partial(QCoreApplication.translate, "Messages"))
            since = self.formats.moment(trouble.since_at)
            notes["calendar.retry"] = _tr("Since {moment}: {problem}").format(moment=since, problem=said)
        sources = self.calendars.busy.sources()
        if sources:
            notes["calendar.forget"] = " ".join(map(self._standing, sources))
        return notes

    def change(self, name: str, value: str) -> Changes:
        """Set one thing. Raises Unclear."""
        calendars = self.calendars
        if name in {"links", "renew", "retry"}:
            return self._at_once(name, value)
        match name:
            case "privacy":
                return calendars.writing.choose(privacy=value)
            case "folder":
                return calendars.publishing.publish_in(Path(value) if value else None)
            case "feed":
                return calendars.publishing.feed(on=value == _ON)
            case "add":
                return calendars.busy.add_later(value)
            case "forget":
                found = next((one for one in calendars.busy.sources() if str(one.id) == value), None)
                return calendars.busy.remove(found.id) if found is not None else Changes()
        raise Unclear(value, "field")

    def _at_once(self, name: str, value: str) -> Changes:
        """What a button or a switch does; whatever is set, what is published is written anew after it."""
        calendars = self.calendars
        if name == "links":
            (calendars.links.take if value == _ON else calendars.links.leave)()
        return calendars.publishing.renew() if name == "renew" else Changes(Nouns.SETTINGS)

    def _standing(self, source: BusySource) -> str:
        if source.problem:
            problem = CalendarUnread(source.name, source.problem, source.said)
            return sentence(problem, partial(QCoreApplication.translate, "Messages"))
        if source.read_at is None:
            return _tr("{name} is being read.").format(name=source.name)
        said = _tr("{name}: {read} read at {time}").format(
            name=source.name, read=source.read, time=self.formats.moment(source.read_at)
        )
        if not source.skipped:
            return f"{said}."
        why = ", ".join(f"{count} {_tr(SKIPPED[one])}" for one, count in source.why.items() if one in SKIPPED)
        return _tr("{said}, {skipped} skipped: {why}.").format(said=said, skipped=source.skipped, why=why)


def _without_secret(address: str) -> str:
    """Enough of an address to know it by."""
    start, _, name = address.rpartition("/")
    return f"{start.rpartition('/')[0]}/…/{name}"


def _in_settings(text: str) -> str:
    return QCoreApplication.translate("Settings", text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendars", text)
