"""Where a scene is set: a window at a company's store, and pictures of all that it shows."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import NotFound
from app.domain.moments import zone_named
from app.ui.formats import Formats
from app.ui.frame.memories import NoMemory
from app.ui.main_window import MainWindow
from app.ui.seats.calendar_links import CalendarParts
from app.ui.seats.calendar_settings import MakeCalendars
from app.ui.seats.cards import OpenCards
from app.ui.seats.composer import Writing
from app.ui.seats.exports import OpenTables
from app.ui.seats.incoming import OpenLetters
from app.ui.seats.services import Services
from app.ui.seats.windows import open_window
from app.ui.tasks import Tasks
from app.ui.theme.looks import Ground, Theme
from app.ui.theme.texts import TextRecord, recording
from app.ui.welcome.beginnings import Asked
from app.ui.workspaces.homes import homes

_PASSES = 8
"""Each pass of the events brings a new height one layout further out."""


class Whose(StrEnum):
    """Whose window it is."""

    OWN = "own"
    LEAD = "lead"
    COVER = "cover"
    """At a store where one looks after the cases of a colleague who is off."""
    NOBODY = "nobody"
    """At a store that holds nothing yet."""


@dataclass(frozen=True, slots=True)
class Company:
    """What the tour is taken at.

    Attributes:
        services: Of each whose window may be opened.
        zone: The person's.
        clock: Stands still.
        resources: Folder of themes and icons.
        asked: What the welcome asks.
        tables: Brings tables in, at the desk of each.
        letters: Takes letters in, at the desk of each.
        writing: What is behind the composer, at the desk of each.
        cards: Hands out and erases a person's data, at the desk of each.
        calendar_settings: What is behind the settings of calendars, at the desk of each.
        calendar_links: What is behind a calendar on a server, at the desk of each.
    """

    services: Mapping[Whose, Services]
    zone: str
    clock: Callable[[], datetime]
    resources: Path
    asked: Asked | None = None
    tables: Mapping[Whose, OpenTables] = field(default_factory=dict)
    letters: Mapping[Whose, OpenLetters] = field(default_factory=dict)
    writing: Mapping[Whose, Callable[[], Writing]] = field(default_factory=dict)
    cards: Mapping[Whose, OpenCards] = field(default_factory=dict)
    calendar_settings: Mapping[Whose, MakeCalendars] = field(default_factory=dict)
    calendar_links: Mapping[Whose, Callable[[], CalendarParts]] = field(default_factory=dict)

    @property
    def tokens_file(self) -> Path:
        """The colours."""
        return self.resources / "themes" / "tokens.json"


@dataclass(frozen=True, slots=True)
class Size:
    """A window in pixels, and how much larger its text is."""

    width: int
    height: int
    zoom: float = 1.0

    @property
    def name(self) -> str:
        """``1440x900``, ``1440x900-150``."""
        plain = f"{self.width}x{self.height}"
        return plain if self.zoom == 1.0 else f"{plain}-{round(self.zoom * 100)}"


USUAL, SMALL = Size(1440, 900), Size(1024, 700)


@dataclass(frozen=True, slots=True)
class Shot:
    """One widget as it was painted.

    Attributes:
        record: All text that was drawn, in the picture's pixels.
    """

    widget: QWidget
    image: QImage
    record: TextRecord


class Stage:
    """Opens one window at a time and takes it away again, with all that it opened.

    Args:
        theme: Of the size's zoom.
    """

    def __init__(self, theme: Theme, company: Company, size: Size) -> None:
        self.theme, self.company, self.size = theme, company, size
        self.kept: list[Any] = []
        """What a scene made that must live while it is looked at; ``close()`` is called on each at its end."""
        self._window: QWidget | None = None
        self._before = set(QApplication.topLevelWidgets())

    @property
    def window(self) -> MainWindow:
        """The program's window. Raises TypeError."""
        if not isinstance(self._window, MainWindow):
            raise TypeError("no window of the program is open on this stage")
        return self._window

    def services(self, whose: Whose = Whose.OWN) -> Services:
        """Of that person. Raises NotFound."""
        try:
            return self.company.services[whose]
        except KeyError:
            raise NotFound("person", whose.value) from None

    def formats(self, whose: Whose = Whose.OWN) -> Formats:
        """Times and money as that person reads them."""
        desk = self.services(whose).desk
        with desk.reading() as unit:
            working = desk.company_calendar(unit)
        return Formats(zone_named(self.company.zone), self.company.clock, calendar=working)

    def open(self, home: str, whose: Whose, tasks: Tasks) -> MainWindow:
        """Open a window whose Today is that workspace."""
        services = self.services(whose)
        styles = services.styles
        if styles.current().home != home:
            key = next(style.key for style in styles.all() if style.home == home)
            styles.choose(key, services.reminders)
        zone, clock = self.company.zone, self.company.clock
        tables, letters = self.company.tables.get(whose), self.company.letters.get(whose)
        window = open_window(
            self.theme,
            services,
            zone,
            clock,
            tasks,
            NoMemory(),
            tables=tables,
            letters=letters,
            writing=self.company.writing.get(whose),
            cards=self.company.cards.get(whose),
            calendar_settings=self.company.calendar_settings.get(whose),
            calendars=self.company.calendar_links.get(whose),
            homes=homes(),
        )
        self.present(window)
        return window

    def present(self, window: QWidget) -> None:
        """Show this as the window that all else lies over."""
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._window = window
        self.wear(Ground.LIGHT)
        window.resize(self.size.width, self.size.height)
        window.show()
        self.settle()

    def wear(self, ground: Ground) -> None:
        """Light or dark."""
        self.theme.apply(self.theme.accent, ground, shows_keys=self.theme.shows_keys)
        self.settle()

    def settle(self, wait_ms: int = 0) -> None:
        """Let layouts, pauses and short movements come to their end."""
        until = time.monotonic() + wait_ms / 1000
        for _ in range(_PASSES):
            QApplication.processEvents()
        while time.monotonic() < until:
            time.sleep(0.005)
            QApplication.processEvents()

    def shown(self) -> list[QWidget]:
        """The window, and what lies over it, in the order of their opening."""
        if self._window is None:
            raise LookupError("no window is open on this stage")
        others = [one for one in QApplication.topLevelWidgets() if self._is_ours(one) and one.isVisible()]
        above = [one for one in others if one is not self._window]
        return [self._window, *sorted(above, key=lambda one: not one.isModal())]

    def shoot(self, widget: QWidget) -> Shot:
        """One widget, with the record of its texts."""
        with recording() as record:
            image = widget.grab().toImage()
        return Shot(widget, image, record)

    def picture(self) -> QImage:
        """All that is shown, one over the other as on a screen."""
        whole, *above = [self.shoot(widget) for widget in self.shown()]
        corner = whole.widget.mapToGlobal(QPoint(0, 0))
        painter = QPainter(whole.image)
        for shot in above:
            painter.drawImage(shot.widget.mapToGlobal(QPoint(0, 0)) - corner, shot.image)
        painter.end()
        return whole.image

    def close(self) -> None:
        """Take everything away that was opened since this stage was made."""
        for thing in reversed(self.kept):
            thing.close()
        self.kept.clear()
        for widget in QApplication.topLevelWidgets():
            if self._is_ours(widget):
                widget.close()
        if self._window is not None:
            self._window.deleteLater()
            self._window = None
        self.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _is_ours(self, widget: QWidget) -> bool:
        return widget not in self._before
