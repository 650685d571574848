"""A list as a file, as it is seen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.list_tables import ListTable
from app.ui.actions import find_action
from app.ui.acts.file_forms import TEXT, WORKBOOK, FileForm, show_folder
from app.ui.theme.looks import Theme
from app.ui.widgets.buttons import IconButton, Look
from app.ui.workbenches import Workbench


@dataclass(frozen=True, slots=True)
class ShownList:
    """What a screen shows, ready to leave.

    Attributes:
        name: What it is called; the file is named so at first.
        make: Puts it into a table; may take a moment with many rows.
    """

    name: str
    count: int
    make: Callable[[], ListTable]


def export_button(theme: Theme) -> IconButton:
    """The way from a list's head to its file."""
    act = find_action("export_list")
    button = IconButton(theme, act.label, act.icon, look=Look.GHOST)
    button.setToolTip(f"{act.label}  {act.shortcut}")
    return button


class ListExportForm(FileForm):
    """Writes the list that is seen; names the file afterwards and leads to it."""

    def __init__(
        self,
        bench: Workbench,
        shown: ShownList,
        parent: QWidget,
        show: Callable[[Path], None] = show_folder,
    ) -> None:
        rows = (
            parent.tr("1 row, as you see it.")
            if shown.count == 1
            else parent.tr("{count} rows, as you see them.")
        )
        super().__init__(
            bench,
            parent.tr("Export: {name}").format(name=shown.name),
            parent,
            name=shown.name,
            words=rows.format(count=bench.formats.number(shown.count)),
            kinds=(WORKBOOK, TEXT),
            show=show,
        )
        self._shown = shown
        self.button.setEnabled(shown.count > 0)

    def begin(self, target: Path) -> None:
        self.leave(target, self._shown.make)
