"""What opens over the window for a moment: the palette, my menu, help."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.desk import StyleChoice
from app.ui.workbenches import Workbench

if TYPE_CHECKING:
    from app.ui.frame.top_bars import TopBar


class SmallWindows(QObject):
    """Opens them over the window; each is loaded with its first use.

    Signals:
        case_chosen, customer_chosen: Something was found; carries its id.
        results_wanted: Everything that holds the words is wanted; carries them.
        action_chosen: An action's key.
        added: A line was filed; carries Changes.
        me_chosen: A line of my menu, such as ``style:…``.
    """

    case_chosen = Signal(object)
    customer_chosen = Signal(object)
    results_wanted = Signal(str)
    action_chosen = Signal(str)
    added = Signal(object)
    me_chosen = Signal(str)

    def __init__(self, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window

    def open_palette(self, text: str = "", *, searches: bool = True) -> None:
        """Search or add; without searching the line is only filed."""
        from app.ui.quick_entry.palettes import CommandPalette  # noqa: PLC0415 - loaded when first opened

        palette = CommandPalette(self._bench, self._window, text=text, searches=searches)
        palette.case_chosen.connect(self.case_chosen)
        palette.customer_chosen.connect(self.customer_chosen)
        palette.results_wanted.connect(self.results_wanted)
        palette.action_chosen.connect(self.action_chosen)
        palette.added.connect(self.added)
        palette.open()

    def about(self) -> None:
        """Version and licences."""
        from app.ui.acts.explaining import AboutSheet  # noqa: PLC0415 - loaded when first opened

        AboutSheet(self._bench.theme, self._window).open()

    def show_keys(self) -> None:
        """All keys."""
        from app.ui.acts.explaining import KeysSheet  # noqa: PLC0415 - loaded when first opened

        KeysSheet(self._bench.theme, self._window).open()

    def show_me(
        self, styles: Sequence[StyleChoice], style: StyleChoice, top: "TopBar", *, is_quiet: bool
    ) -> None:
        """My menu, below my picture."""
        from app.ui.frame.menus import me_menu  # noqa: PLC0415 - loaded when first opened

        menu = me_menu(
            self._bench.theme, styles, style.key, self.me_chosen.emit, self._window, is_quiet=is_quiet
        )
        corner = top.avatar.mapToGlobal(top.avatar.rect().bottomRight())
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)
