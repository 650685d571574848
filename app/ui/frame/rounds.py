"""F6: from region to region of the window, and round again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Region = tuple[QWidget, Callable[[], QWidget]]
"""A part of the window, and where the keyboard enters it now."""


def go_round(regions: Sequence[Region], focus: QWidget | None, by: int) -> None:
    """Move the keyboard to the next (or previous) region that is to be seen."""
    shown = [(region, entrance) for region, entrance in regions if region.isVisible()]
    inside = (place for place, (region, _) in enumerate(shown) if holds(region, focus))
    at = next(inside, -by)
    shown[(at + by) % len(shown)][1]().setFocus(Qt.FocusReason.TabFocusReason)


def holds(region: QWidget, focus: QWidget | None) -> bool:
    """Whether the keyboard is inside a region."""
    return focus is not None and region.isAncestorOf(focus)
