"""What a place says when it has nothing to show: words, and a way on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import PlainLabel


class EmptyState(QWidget):
    """A headline, one line, and what one can do now."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        line: str,
        *actions: Button,
        icon: str = "",
        on: str = "canvas",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = PlainLabel(theme, title, 20, 600, on=on)
        self._line = PlainLabel(theme, line, 13, 400, "ink2", on=on)
        picture = PlainLabel(theme, "", 28, 400, "ink3", on=on, icon=icon, icon_px=28)
        picture.setVisible(bool(icon))
        words = column(picture, self._title, 4, self._line, 16, row(*actions, gap=8))
        for part in (picture, self._title, self._line):
            words.setAlignment(part, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(row(None, column(None, words, None), None, margins=(24, 24, 24, 24)))

    def tell(self, title: str, line: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._line.setText(line)
