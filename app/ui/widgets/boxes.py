"""Rows and columns of widgets, written as they are read."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Item = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]
_NONE: Margins = (0, 0, 0, 0)


def row(*items: Item, gap: int = 0, margins: Margins = _NONE) -> QHBoxLayout:
    """Side by side: widgets, layouts, an int for a fixed gap, None for what stretches."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def column(*items: Item, gap: int = 0, margins: Margins = _NONE) -> QVBoxLayout:
    """One below the other; the same words as ``row``."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def holder(layout: QLayout, name: str = "clear", parent: QWidget | None = None) -> QWidget:
    """A plain widget around a layout; its name picks the ground in the style sheet."""
    widget = QWidget(parent)
    widget.setObjectName(name)
    widget.setLayout(layout)
    return widget


def framed(layout: QLayout, name: str) -> QFrame:
    """A frame that the style sheet finds by its name (``card``, ``panel``, ``top``)."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setLayout(layout)
    return frame


def emptied(layout: QLayout) -> None:
    """Take everything out and let it go, widgets and inner layouts alike."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            emptied(inner)


def _fill(layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: Margins) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
