"""What a press on a notice leads to. Closing a notice is not acting: nothing comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.services.reminders import Pass
from app.ui.notices import ASKED, CAPACITY, CATCH_UP, DONE, KEPT, TELL, later_at


class Acts(Protocol):
    """Acts on a case, in the window."""

    def act(self, key: str, case_id: UUID) -> None:
        """Start an action on a case."""

    def keep_promise(self, promise_id: UUID) -> None:
        """It is kept."""

    def put_off(self, case_id: UUID, step_id: UUID, was_at: datetime, at: datetime) -> None:
        """Move that step, if it still stands where it stood."""


class Window(Protocol):
    """The window, as far as a notice reaches."""

    @property
    def acts(self) -> Acts: ...

    def open_case(self, case_id: UUID) -> None:
        """Show a case beside the list."""

    def go(self, key: str) -> None:
        """Show a place of the rail."""

    def act(self, key: str) -> None:
        """Do what an action's key names."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a notice speaks of; only a case where it came from the tray's menu."""

    case_id: UUID
    obligation_id: UUID | None = None
    deadline_at: datetime | None = None


class Answers:
    """Remembers what each notice spoke of, and does what its buttons say.

    What moves something already planned is done behind whatever the person looks at; the window comes to the front
    when it has something to show or to ask.

    Args:
        come: Brings the window to the front.
    """

    def __init__(self, window: Window, come: Callable[[], object]) -> None:
        self._window, self._come = window, come
        self._subjects: dict[str, _Subject] = {}

    def take(self, done: Pass) -> None:
        """Remember a pass before it is put on the screen; callable from any thread."""
        for one in (*done.shown, *done.catch_up):
            row = one.occurrence
            self._subjects[row.id.hex] = _Subject(row.case_id, row.obligation_id, row.deadline_at)
        for settled in (one.request for one in done.delivered if one.is_outcome):
            self._subjects[settled.id.hex] = _Subject(settled.case_id)

    def name(self, key: str, case_id: UUID) -> None:
        """A key that means a case; callable from any thread."""
        self._subjects[key] = _Subject(case_id)

    def answer(self, key: str, action: str) -> None:
        """Do what the button said; on the UI thread. A key nobody knows just shows the window."""
        subject, at = self._subjects.get(key), later_at(action)
        if subject is not None and subject.obligation_id is not None and subject.deadline_at is not None:
            if action == KEPT:
                self._window.acts.keep_promise(subject.obligation_id)
                return
            if at is not None:
                case_id = subject.case_id
                self._window.acts.put_off(case_id, subject.obligation_id, subject.deadline_at, at)
                return
        self._come()
        if key in {CATCH_UP, ASKED}:
            self._window.go("today")
        elif key == CAPACITY:
            self._window.act("open_capacity")
        elif subject is not None:
            self._window.open_case(subject.case_id)
            if action in {DONE, TELL}:
                self._window.acts.act(action, subject.case_id)
