"""The path of a complaint in the panel: five marks, and the goal, which is no closed ticket."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.domain.complaint_paths import Mark, Stand
from app.ui.cases.sections import TitledSection
from app.ui.desk import CaseFile
from app.ui.formats import Formats
from app.ui.path_words import PathWords
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel

_ICONS: Final[Mapping[Stand, tuple[str, str]]] = MappingProxyType(
    {
        Stand.DONE: ("ph.check-circle", "ok"),
        Stand.LATE: ("ph.warning-circle", "over"),
        Stand.NOW: ("ph.clock", "ink"),
        Stand.LATER: ("ph.circle", "ink2"),
    }
)


class ComplaintSection(TitledSection):
    """Seen on complaints alone.

    Signals:
        acted: A button was pressed; carries the action's key.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent=parent)
        self.title.setText(self.tr("The way back to trust"))
        self.setAccessibleName(self.title.text())
        self._formats = formats
        self._said: tuple[str, ...] = ()
        self.hide()

    def tell(self, file: CaseFile) -> None:
        """Show how it stands."""
        self.setVisible(bool(file.path))
        words = PathWords(self._formats, _translated)
        lines = [(one, words.says(one, file.path_by, is_open=file.is_open)) for one in file.path]
        said = (file.reference, *(f"{one.stand}{text}" for one, text in lines))
        if not file.path or said == self._said:
            return
        self._said = said
        name = (file.contact or file.customer).split()[0]
        items: list[QWidget] = [
            PlainLabel(self._theme, words.goal(name), 12, 400, "ink2", most=3, quoted=True)
        ]
        for one, text in lines:
            icon, colour = _ICONS[one.stand]
            title = PlainLabel(self._theme, words.title(one.mark), 13, 600, icon=icon, most=2)
            stands = PlainLabel(
                self._theme, text, 12, 400, colour if one.stand is Stand.LATE else "ink2", most=3, quoted=True
            )
            line = column(title, row(20, stands))
            if one.mark is Mark.PREVENTION and one.stand is Stand.NOW:
                line.addSpacing(6)
                line.addLayout(row(20, self._ask(), None))
            items.append(holder(line))
        self.refill(items)

    def _ask(self) -> Button:
        ask = Button(self._theme, self.tr("Note what they say"), size=Size.SMALL, look=Look.PLAIN)
        ask.clicked.connect(self._on_ask)
        return ask

    def _on_ask(self) -> None:
        self.acted.emit("note_cause")


def _translated(text: str) -> str:
    return QCoreApplication.translate("Path", text)
