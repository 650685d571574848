"""The way of working and its colours: changed any moment, nothing restarts."""

from PySide6.QtCore import QObject, Signal

from app.ui.desk import StyleChoice
from app.ui.frame.memories import Memory
from app.ui.theme.looks import Ground
from app.ui.workbenches import Workbench


class Ways(QObject):
    """Keeps the style in force, and dresses the window in it.

    Signals:
        changed: Another way of working, or other views in it.
        quieted: Quiet time began or ended.
        refused: Something was not done; carries the sentence.
        acted: A line of my menu is an action; carries its key.
    """

    changed = Signal()
    quieted = Signal()
    refused = Signal(str)
    acted = Signal(str)

    def __init__(self, bench: Workbench, style: StyleChoice, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self.style, self._memory = bench, style, memory

    def dress(self, ground: Ground) -> None:
        """Put on the colours of the style in force."""
        self._bench.theme.apply(self.style.accent, ground, shows_keys=self.style.shows_keys)

    def choose(self, key: str) -> None:
        """Work that way from now on."""
        desk = self._bench.desk

        def choose() -> StyleChoice:
            desk.choose_style(key)
            return desk.style()

        self._bench.run(choose, self._show, self.refused.emit)

    def read_anew(self) -> None:
        """The way of working was changed elsewhere."""
        self._bench.run(self._bench.desk.style, self._show, self.refused.emit)

    def do(self, line: str) -> None:
        """What a line of my menu says: ``style:…``, ``ground:…``, ``quiet:…`` or an action's key."""
        kind, _, value = line.partition(":")
        if kind == "style":
            self.choose(value)
        elif kind == "ground":
            self._memory.set("window.ground", value)
            self.dress(Ground(value))
        elif kind == "quiet":
            desk = self._bench.desk
            self._bench.run(lambda: desk.be_quiet(value), self._on_quiet, self.refused.emit)
        else:
            self.acted.emit(kind)

    def _on_quiet(self, _answer: object) -> None:
        self.quieted.emit()

    def _show(self, style: StyleChoice) -> None:
        self.style = style
        self.dress(self._bench.theme.ground)
        self.changed.emit()
