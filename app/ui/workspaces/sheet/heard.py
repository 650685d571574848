"""What the customer of the selected case said that others should hear, on a page beside the grid."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.ui.cases.ideas import IdeasSection
from app.ui.desk import CaseFile
from app.ui.frame.decks import PanelPage
from app.ui.widgets.boxes import column, holder
from app.ui.workbenches import Workbench


class IdeasPage(PanelPage):
    """Ideas of that customer, on whichever of their cases, and the way to note one more.

    Signals:
        acted: Something of the window is wanted; carries the action's key.
    """

    acted = Signal(str)

    def __init__(self, bench: Workbench, home: QWidget) -> None:
        super().__init__(home)
        self.title = self.tr("Ideas")
        self.setAccessibleName(self.title)
        self.section = IdeasSection(bench.theme, bench.formats)
        self.section.acted.connect(self.acted)
        body = column(self.section)
        body.addStretch(1)
        area = QScrollArea()
        area.setObjectName("panel")
        area.setAccessibleName(self.title)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder(body, "panel-body"))
        self.setLayout(column(area))

    @property
    def entrance(self) -> QWidget:
        return self.section.note

    def count(self, file: CaseFile) -> int:
        return len(file.ideas)

    def show_file(self, file: CaseFile) -> None:
        self.section.show_ideas(file.ideas)
