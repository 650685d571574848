"""What may knock on the screen while the person works elsewhere, and who carries it there."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

OPEN: Final = "open"
"""The action key of a click on the notice itself."""

OnAct = Callable[[str, str], None]
"""Called with the notice's key and the action's key; may come from any thread."""


class Urgency(Enum):
    """How loudly a notice asks; what that means is the desktop's business."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """A button; not every desktop can show one."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One short message in plain text.

    Attributes:
        key: Names the occurrence; a second notice with the same key replaces the first.
    """

    key: str
    title: str
    text: str
    actions: tuple[NoticeAction, ...] = ()
    urgency: Urgency = Urgency.NORMAL


class Notifier(Protocol):
    """Shows notices. Never raises: a desktop without notifications is a normal desktop."""

    @property
    def name(self) -> str:
        """For the log and the settings page."""

    def trouble(self) -> str | None:
        """Why it cannot show anything here; None when it can."""

    def show(self, notice: Notice) -> bool:
        """Whether the desktop took it; may wait for the desktop, so not on the UI thread."""

    def withdraw(self, key: str) -> None:
        """Take it back; an unknown key is ignored."""

    def close(self) -> None:
        """Let go of threads and connections; nothing is shown afterwards."""
