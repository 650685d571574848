"""The foot of the composer: send, copy, keep, and when they hear again."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.kinds import Channel
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel

_FIELD, _GAP, _EDGE, _ICON = 168, 8, 24, 20


class ComposerFoot(QWidget):
    """One loud button, and the date that sending leads to.

    Signals:
        sent: The letter, or the call, is to go or to be kept.
        copied: The text alone is wanted.
        saved: It is to be kept as it is.
        again_typed: Another next word was typed, or none any more.
    """

    sent = Signal()
    copied = Signal()
    saved = Signal()
    again_typed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._typed = theme, False
        self.send = Button(theme, "", look=Look.PRIMARY, size=Size.FOOT, icon="ph.paper-plane-tilt")
        self.send.setToolTip("Ctrl+Enter")
        self.copy = Button(theme, self.tr("Copy"), size=Size.FOOT, icon="ph.copy")
        self.save = Button(theme, self.tr("Save draft"), size=Size.FOOT, icon="ph.floppy-disk")
        self.save.setToolTip("Ctrl+S")
        self._label = PlainLabel(theme, "", 12, 400, "ink2", on="canvas", icon="ph.clock")
        self.again = Field(theme, self.tr("Next update"), self.tr("As your standard says"), self)
        self.again.hint(self.tr("As your standard says"), self.tr("As usual"))
        self.again.setFixedWidth(max(theme.scaled(_FIELD), theme.text(13).room("Mon 26 Nov 10:00") + 32))
        self.again.textEdited.connect(self._on_typed)
        self.send.clicked.connect(self.sent)
        self.copy.clicked.connect(self.copied)
        self.save.clicked.connect(self.saved)
        self.setLayout(
            row(
                self.send,
                self.copy,
                self.save,
                None,
                self._label,
                self.again,
                gap=_GAP,
                margins=(_EDGE, 14, _EDGE, 14),
            )
        )
        self._whole = self.tr("Sending restarts the news clock: next update")
        self._fit()

    def show_road(self, channel: Channel) -> None:
        """What the loud button does on this road."""
        is_call = channel is Channel.CALL
        words = {
            Channel.CALL: self.tr("Keep the call"),
            Channel.MESSAGE: self.tr("Copy and send"),
        }.get(channel, self.tr("Send"))
        self.send.rename(words)
        self.send.picture("ph.phone" if is_call else "ph.paper-plane-tilt")
        self.copy.setVisible(channel is Channel.EMAIL)
        self.save.setVisible(not is_call)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say less where there is little room."""
        buttons = [one for one in (self.send, self.copy, self.save) if not one.isHidden()]
        taken = sum(one.sizeHint().width() + _GAP for one in buttons) + self.again.width() + 2 * _EDGE
        needs = self._theme.text(12).room(self._whole) + self._theme.scaled(_ICON) + 2 * _GAP
        is_short = needs > self.width() - taken
        self._label.setText(self.tr("Next update") if is_short else self._whole)
        self._label.setToolTip(self._whole if is_short else "")

    def type_again(self, words: str) -> None:
        """Show what was typed before; nothing lets the letter say it."""
        self._typed = bool(words)
        self.again.setText(words)

    def read_again(self, words: str) -> None:
        """What the letter says; what somebody typed stands over it."""
        if not self._typed:
            self.again.setText(words)
            self.again.setCursorPosition(0)

    @property
    def typed(self) -> str:
        """What somebody typed; empty where the letter says it."""
        return self.again.text().strip() if self._typed else ""

    def _on_typed(self, text: str) -> None:
        self._typed = bool(text.strip())
        self.again_typed.emit()
