"""More ways of working than the window is wide for: their cards go along to the right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QScrollArea

from app.ui.welcome.cards import WayCard
from app.ui.widgets.boxes import holder

_BAR = 12  # below the cards, for the bar that shows that there are more


class CardRow(QScrollArea):
    """The cards in a row that can be moved sideways; the chosen one is always in sight."""

    def __init__(self, cards: Sequence[WayCard], in_a_row: QLayout) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self.setObjectName("clear")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        in_a_row.setContentsMargins(0, 0, 0, _BAR)
        self.setWidget(holder(in_a_row))
        self.setMinimumHeight(max(card.minimumSizeHint().height() for card in self._cards) + _BAR)
        for card in self._cards:
            card.toggled.connect(self._look)

    def sizeHint(self) -> QSize:
        tall = max(card.sizeHint().height() for card in self._cards)
        return QSize(super().sizeHint().width(), tall + _BAR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look()

    def _look(self) -> None:
        """Move to the chosen card."""
        for card in self._cards:
            if card.isChecked():
                self.ensureWidgetVisible(card, 0, 0)
