"""Sheets that only tell: why a date is what it is, and which keys work."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from app.ui.actions import ACTIONS
from app.ui.frame.sheets import Sheet
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.chips import KeyHint
from app.ui.widgets.labels import PlainLabel


class WhySheet(Sheet):
    """The reason of a date, in sentences."""

    def __init__(self, theme: Theme, sentences: Sequence[str], parent: QWidget) -> None:
        super().__init__(theme, parent.tr("Why this date?"), parent)
        title = PlainLabel(theme, self.tr("Why this date?"), 15, 600)
        lines = [PlainLabel(theme, text, most=6, quoted=True) for text in sentences]
        close = Button(theme, self.tr("Got it"), look=Look.PRIMARY)
        close.clicked.connect(self.accept)
        self.setFixedWidth(theme.scaled(420))
        self.fill(column(title, 8, column(*lines, gap=6), 16, row(None, close), margins=(16, 14, 16, 12)))
        close.setFocus(Qt.FocusReason.OtherFocusReason)


class AboutSheet(Sheet):
    """What this is, which version, and where everything stays."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent.tr("About Keepword"), parent)
        version = QApplication.applicationVersion()
        title = PlainLabel(theme, self.tr("Keepword {version}").format(version=version).strip(), 15, 600)
        lines = (
            self.tr("Every open case has a next step, and every customer hears from you in time."),
            self.tr(
                "Everything stays on this computer. The ways of working change how you work, never what is stored."
            ),
        )
        close = Button(theme, self.tr("Close"), look=Look.PRIMARY)
        close.clicked.connect(self.accept)
        self.setFixedWidth(theme.scaled(420))
        words = column(*(PlainLabel(theme, line, most=4) for line in lines), gap=8)
        self.fill(column(title, 8, words, 16, row(None, close), margins=(16, 14, 16, 12)))
        close.setFocus(Qt.FocusReason.OtherFocusReason)


class KeysSheet(Sheet):
    """Every action with its keys."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent.tr("Keys"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        shown = [action for action in ACTIONS if action.shortcut or action.letter]
        half = (len(shown) + 1) // 2
        for number, action in enumerate(shown):
            line, side = number % half, 2 * (number // half)
            caps = [cap for cap in (action.letter, action.shortcut.replace("+", " ")) if cap]
            grid.addWidget(KeyHint(theme, *caps), line, side)
            grid.addWidget(PlainLabel(theme, action.label), line, side + 1)
        title = PlainLabel(theme, self.tr("Keys"), 15, 600)
        note = PlainLabel(theme, self.tr("Single letters work while a list has the focus."), 12, 400, "ink2")
        close = Button(theme, self.tr("Close"), look=Look.PRIMARY)
        close.clicked.connect(self.accept)
        foot = row(note, None, close, gap=16)
        self.fill(column(title, 12, grid, 16, foot, margins=(16, 14, 16, 12)))
        close.setFocus(Qt.FocusReason.OtherFocusReason)
