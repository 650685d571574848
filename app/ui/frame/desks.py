"""What the frame may ask and do about views."""

from collections.abc import Sequence
from typing import Protocol


class ViewDesk(Protocol):
    """Views beside Today's own, and a way of one's own; private to the person."""

    def borrow(self, view: str) -> object:
        """Show it as a tab."""

    def give_back(self, view: str) -> object:
        """Show it as a tab no longer."""

    def mix(self, home: str, quick_entry: str, tabs: Sequence[str]) -> object:
        """Keep this as my way, and work that way from now on."""
