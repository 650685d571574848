"""What calendars need while the window is open, none of it on the window's thread.

Other calendars are fetched, and one's own are written, beside the store: a server or a drive that does not answer holds
nobody up.
"""

import logging
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from app import bootstrap
from app.calendars import busy_at, feed_of, publishing_at
from app.domain.busy_times import BusyReading, BusySource, CalendarUnread
from app.domain.errors import AppError, FileProblem
from app.services.changes import Changes, Nouns
from app.services.publishing import Issue
from app.ui.tasks import Hub

if TYPE_CHECKING:  # few let programs fetch their calendar
    from app.adapters.calendar.feed import CalendarFeed

CALENDAR_ROUND = timedelta(minutes=5)
_log = logging.getLogger(__name__)


class CalendarRounds:
    """Reads other calendars again when their time has come, and keeps the published one up to date.

    Args:
        hub: Its database thread reads and keeps; its other one fetches and writes.
    """

    def __init__(self, house: bootstrap.House, services: bootstrap.Services, hub: Hub) -> None:
        self._busy = busy_at(house, services)
        self._publishing = publishing_at(house, services)
        self._hub = hub
        self._feed: CalendarFeed | None = None
        self._content, self._token = b"", ""
        self._is_on_its_way = self._is_over = False
        hub.changed.connect(self._on_changed)

    def round(self) -> None:
        """Look which are due; callable from any thread."""
        self._hub.submit(self._begin)
        self._publish()

    def stop(self) -> None:
        """Hand out nothing any more."""
        self._is_over = True
        if self._feed is not None:
            self._feed.stop()
            self._feed = None

    # -- other calendars ----------------------------------------------------------------------

    def _begin(self) -> None:
        for source in self._busy.due():
            self._hub.submit_aside(partial(self._look, source))

    def _look(self, source: BusySource) -> None:
        self._hub.submit(partial(self._take, source, self._busy.look(source)))

    def _take(self, source: BusySource, found: BusyReading | CalendarUnread) -> None:
        self._hub.announce(self._busy.take(source.id, found))

    # -- one's own ----------------------------------------------------------------------------

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes.nouns & ~Nouns.REMINDERS:
            self._publish()
        if isinstance(changes, Changes) and Nouns.SETTINGS in changes.nouns:
            self._hub.submit(self._begin)  # one that was just named is read at once

    def _publish(self) -> None:
        """What changes while it is on its way is in it, or in the next one."""
        if not self._is_on_its_way:
            self._is_on_its_way = True
            self._hub.submit(self._gather)

    def _gather(self) -> None:
        self._is_on_its_way = False
        publishing = self._publishing
        is_wanted = publishing.folder() is not None or publishing.is_feeding()
        if is_wanted or self._feed is not None:
            self._hub.submit_aside(partial(self._hand_out, publishing.issue() if is_wanted else None))

    def _hand_out(self, issue: Issue | None) -> None:
        try:
            problem = self._write(issue)
            self._feed_as_wanted()
        except (AppError, OSError) as error:
            _log.warning("The published calendar is not handed out: %s", type(error).__name__)
            return
        if problem is not None:
            _log.warning("The published calendar was not written: %s", type(problem).__name__)
        changes = self._publishing.note(problem)
        if changes.nouns:
            self._hub.announce(changes)

    def _write(self, issue: Issue | None) -> FileProblem | None:
        """Into the folder, if there is one; why not, where that fails."""
        if issue is None:
            return None
        self._content = self._publishing.content(issue)
        folder = self._publishing.folder()
        try:
            if folder is not None:
                self._publishing.write(folder, self._content)
        except FileProblem as problem:
            return problem
        except OSError as error:
            return FileProblem(str(folder), error.strerror or type(error).__name__)
        return None

    def _feed_as_wanted(self) -> None:
        is_wanted = self._publishing.is_feeding() and not self._is_over
        token = self._publishing.token() if is_wanted else ""
        if self._feed is not None and token != self._token:
            self._feed.stop()
            self._feed = None
        if is_wanted and self._feed is None:
            self._feed, self._token = feed_of(self._publishing, lambda: self._content), token
            self._feed.start()
