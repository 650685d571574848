"""The time box of a conversation: how long it may take, shown as a ring that empties."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.widgets import shapes

_NOTHING = timedelta()
_BEAT_MS = 1_000


@dataclass(frozen=True, slots=True)
class TimeBox:
    """A length that runs while a conversation does.

    Attributes:
        left: What was left when it last stood still.
        running_from: Since when it runs; None while it stands.
        spent: What ran before it last stood still; it goes on when nothing is left.
    """

    case_id: UUID
    whole: timedelta
    left: timedelta
    running_from: datetime | None = None
    spent: timedelta = _NOTHING

    @classmethod
    def of(cls, case_id: UUID, minutes: int) -> "TimeBox":
        """A full one."""
        whole = timedelta(minutes=minutes)
        return cls(case_id, whole, whole)

    @property
    def is_running(self) -> bool:
        """Whether the time goes down."""
        return self.running_from is not None

    @property
    def is_fresh(self) -> bool:
        """Whether the conversation has not begun."""
        return self.running_from is None and self.left == self.whole

    def left_at(self, now: datetime) -> timedelta:
        """What is left; never less than nothing."""
        gone = now - self.running_from if self.running_from is not None else _NOTHING
        return max(self.left - max(gone, _NOTHING), _NOTHING)

    def spent_at(self, now: datetime) -> timedelta:
        """How long it has run, pauses apart; more than the box holds where somebody goes on."""
        gone = now - self.running_from if self.running_from is not None else _NOTHING
        return self.spent + max(gone, _NOTHING)

    def is_over(self, now: datetime) -> bool:
        """Whether nothing is left."""
        return self.left_at(now) == _NOTHING

    def started(self, now: datetime) -> "TimeBox":
        """Running from now on; one that runs or is over stays as it is."""
        return self if self.is_running or self.is_over(now) else replace(self, running_from=now)

    def paused(self, now: datetime) -> "TimeBox":
        """Standing still."""
        return replace(self, left=self.left_at(now), running_from=None, spent=self.spent_at(now))


class RingWidget(QWidget):
    """The ring of 128; it never beeps.

    Signals:
        changed: It started, stood still, or ran out.
    """

    changed = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._box: TimeBox | None = None
        self._was_over = False
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self.setFixedSize(theme.scaled(128), theme.scaled(128))

    @property
    def box(self) -> TimeBox | None:
        """What it shows."""
        return self._box

    @property
    def is_over(self) -> bool:
        """Whether the time is used up."""
        return self._box is not None and self._box.is_over(self._formats.now())

    def show_case(self, case_id: UUID, minutes: int) -> None:
        """Fill it for a case; the same case keeps what is left."""
        if self._box is None or self._box.case_id != case_id:
            self._take(TimeBox.of(case_id, minutes))

    def start(self) -> None:
        """A conversation begins."""
        if self._box is not None:
            self._take(self._box.started(self._formats.now()))

    def toggle(self) -> None:
        """Pause, or go on."""
        if self._box is not None:
            now = self._formats.now()
            self._take(self._box.paused(now) if self._box.is_running else self._box.started(now))

    def _take(self, box: TimeBox) -> None:
        self._box = box
        self._was_over = self.is_over
        self._set_beat()
        self._name()
        self.update()
        self.changed.emit()

    def _set_beat(self) -> None:
        if self.isVisible() and self._box is not None and self._box.is_running and not self.is_over:
            self._beat.start()
        else:
            self._beat.stop()

    def _on_beat(self) -> None:
        self._name()
        self.update()
        if self.is_over and not self._was_over:
            self._was_over = True
            self._set_beat()
            self.changed.emit()

    def _name(self) -> None:
        if self._box is None:
            return
        minutes, seconds = self._left()
        whole = int(self._box.whole.total_seconds() // 60)
        words = self.tr("Time box, {minutes} minutes {seconds} left of {whole}")
        if self.is_over:
            words = self.tr("Time box, over. Time for the next step?")
        self.setAccessibleName(words.format(minutes=minutes, seconds=seconds, whole=whole))

    def _left(self) -> tuple[int, int]:
        left = self._box.left_at(self._formats.now()) if self._box is not None else _NOTHING
        return divmod(int(left.total_seconds()), 60)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_beat()

    def hideEvent(self, event: QHideEvent) -> None:
        self._beat.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._box is None:
            return
        painter, theme, scaled = QPainter(self), self._theme, self._theme.scaled
        tokens, area = theme.tokens, QRectF(self.rect())
        share = self._box.left_at(self._formats.now()) / self._box.whole
        shapes.ring(painter, area, scaled(8), share, tokens["acc"], tokens["acc-track"])
        minutes, seconds = self._left()
        whole = self.tr("of {minutes} min").format(minutes=int(self._box.whole.total_seconds() // 60))
        first = QRectF(0, scaled(38), area.width(), scaled(36))
        second = QRectF(0, scaled(74), area.width(), scaled(16))
        figure = f"{minutes}:{seconds:02d}"
        draw_text(painter, theme, first, figure, theme.text(28, 600), on="acc-wash", align=CENTRE)
        draw_text(painter, theme, second, whole, theme.text(12), "ink2", on="acc-wash", align=CENTRE)
