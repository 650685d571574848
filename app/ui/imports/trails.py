"""Where one is in the wizard: the steps by name, the present one in bold."""

from PySide6.QtWidgets import QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import row
from app.ui.widgets.labels import PlainLabel


class Trail(QWidget):
    """File, table, columns, check, done."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = (
            self.tr("File"),
            self.tr("Table"),
            self.tr("Columns"),
            self.tr("Check"),
            self.tr("Done"),
        )
        self._labels = [PlainLabel(theme, f"{at} {name}", 12) for at, name in enumerate(self._names, 1)]
        self.setLayout(row(*self._labels, gap=16))

    def tell(self, step: int) -> None:
        """Show the present one."""
        for at, label in enumerate(self._labels):
            here = at == step
            label.dress("ink" if here else "ink3", weight=600 if here else 400)
            label.setVisible(True)
        said = self.tr("Step {at} of {count}: {name}")
        self.setAccessibleName(said.format(at=step + 1, count=len(self._names), name=self._names[step]))
