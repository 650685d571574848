"""Files that go with a letter: chosen or dropped, each taken off again by a press."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.letters import MOST_FILES
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, holder
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.flows import FlowLayout

_SHOWN = 40


class AttachedRow(QWidget):
    """The names of the files side by side; not there while there are none.

    Attributes:
        paths: Where they are, in the order in which they came.

    Signals:
        changed: One was added or taken off.
        limited: More came than go with one letter; carries the sentence.
    """

    changed = Signal()
    limited = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.paths = theme, tuple[str, ...]()
        self.buttons: list[Button] = []
        self.setAccessibleName(self.tr("Attached files"))
        self._line = FlowLayout(gap=8)
        self.setLayout(column(holder(self._line), margins=(20, 12, 20, 0)))
        self.hide()

    def ask(self) -> None:
        """Ask which files go with it."""
        dialog = QFileDialog(self.window(), self.tr("Which files go with it?"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.add)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add(self, paths: Iterable[str]) -> None:
        """These go with it too; each once."""
        whole = tuple(dict.fromkeys([*self.paths, *paths]))
        if len(whole) > MOST_FILES:
            words = self.tr("{most} files go with one letter: the first of them are there.")
            self.limited.emit(words.format(most=MOST_FILES))
        if whole[:MOST_FILES] != self.paths:
            self.show_paths(whole[:MOST_FILES])
            self.changed.emit()

    def take_off(self, path: str) -> None:
        """This one does not go with it."""
        self.show_paths(tuple(one for one in self.paths if one != path))
        self.changed.emit()

    def show_paths(self, paths: tuple[str, ...]) -> None:
        """Show these."""
        self.paths = paths
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(path) for path in paths]
        for button in self.buttons:
            self._line.addWidget(button)
            button.show()
        self.setVisible(bool(paths))
        self.updateGeometry()

    def _button(self, path: str) -> Button:
        name = Path(path).name
        shown = name if len(name) <= _SHOWN else f"{name[: _SHOWN // 2]}…{name[-_SHOWN // 2 :]}"
        button = Button(
            self._theme, shown, size=Size.SMALL, look=Look.PLAIN, icon="ph.paperclip", tail="ph.x"
        )
        button.setToolTip(self.tr("Take {name} off").format(name=name))
        button.setAccessibleName(button.toolTip())
        button.setShortcut(QKeySequence())  # an ampersand in a name is no key
        button.clicked.connect(partial(self.take_off, path))
        return button
