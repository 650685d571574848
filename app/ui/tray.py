"""The tray icon: how things stand, the next three steps, and the way in. Never the only way in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

STEPS: Final = 3

_LONGEST: Final = 60
_SIZES: Final = (16, 22, 32, 48, 64)
_SMALL: Final = 22
"""Up to this size in pixels a badge has room for one figure only."""


@dataclass(frozen=True, slots=True)
class TrayStep:
    """One line of the menu, ready to be read.

    Attributes:
        key: What :attr:`Tray.step_requested` carries back, such as the case's reference.
        text: Who and what, plain text.
        when: Such as "15:00" or "Fri 15:00".
    """

    key: str
    text: str
    when: str


@dataclass(frozen=True, slots=True)
class TrayState:
    """What the tray shows.

    Attributes:
        late: Number of late steps, for the badge.
        today: Number of further steps today.
        waiting: Number of customers who wait for news.
        steps: The next ones; the first three are shown.
        is_quiet: Quiet time is on.
        quiet_until: Until when, such as "11:42"; empty when it is off.
    """

    late: int = 0
    today: int = 0
    waiting: int = 0
    steps: tuple[TrayStep, ...] = ()
    is_quiet: bool = False
    quiet_until: str = ""


class Tray(QObject):
    """An icon with a badge and a menu. The menu holds customers' names, the tool tip only figures.

    Signals:
        open_requested: Show the window.
        step_requested: Show one step; carries its key.
        waiting_requested: Show who waits for news.
        add_requested: A line is to be typed.
        quiet_requested: Quiet time on or off; carries which.
        quit_requested: End the program.
    """

    open_requested = Signal()
    step_requested = Signal(str)
    waiting_requested = Signal()
    add_requested = Signal()
    quiet_requested = Signal(bool)
    quit_requested = Signal()

    def __init__(
        self,
        icon: QIcon,
        badge: QColor,
        parent: QObject | None = None,
        *,
        is_available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
        picture: Callable[[str], QIcon] | None = None,
    ) -> None:
        """Make the icon; it appears with :meth:`show`.

        Args:
            icon: The program's icon, without badge.
            badge: Ground of the badge; its figure is white.
            is_available: Whether this desktop has a tray now.
            picture: Gives a menu line's icon by its name; without it the lines have none.
        """
        super().__init__(parent)
        self._plain = icon
        self._badge = badge
        self._is_available = is_available
        self._picture = picture
        self._menu = QMenu()
        self.icon = QSystemTrayIcon(icon, self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._activated)
        self._head = self._menu.addAction("")
        self._head.setEnabled(False)
        self._steps = [self._step_action() for _ in range(STEPS)]
        self._waiting = self._act("", self.waiting_requested, "ph.clock-fill")
        self._menu.addSeparator()
        self._act(self.tr("&Open Keepword"), self.open_requested, "ph.sun-horizon")
        self._act(self.tr("&Add a step …"), self.add_requested, "ph.plus-circle")
        self._quiet = self._act("", self.quiet_requested, "ph.bell-simple-z")
        self._quiet.setCheckable(True)
        self._menu.addSeparator()
        self._act(self.tr("&Quit Keepword"), self.quit_requested, "ph.power")
        self.show_state(TrayState())

    @property
    def is_there(self) -> bool:
        """Whether somebody could find the icon now."""
        return self.icon.isVisible() and self._is_available()

    @property
    def menu(self) -> QMenu:
        """What opens at the icon."""
        return self._menu

    def show(self) -> None:
        """Appear, where the desktop has a tray; where it gets one later, then."""
        self.icon.show()

    def show_state(self, state: TrayState) -> None:
        """Show how things stand now."""
        head = self._headline(state)
        self._head.setText(head)
        self.icon.setToolTip(f"Keepword: {head}")
        self.icon.setIcon(with_badge(self._plain, self._badge, state.late))
        self._quiet.setChecked(state.is_quiet)
        now, usual = self.tr("Quiet &time until %1"), self.tr("Quiet &time, one hour")
        self._quiet.setText(now.replace("%1", state.quiet_until) if state.quiet_until else usual)
        one, many = (
            self.tr("1 customer waiting for news"),
            self.tr("%n customers waiting for news", "", state.waiting),
        )
        self._waiting.setText(one if state.waiting == 1 else many)
        self._waiting.setVisible(state.waiting > 0)
        for number, action in enumerate(self._steps):
            step = state.steps[number] if number < len(state.steps) else None
            action.setVisible(step is not None)
            action.setText("" if step is None else as_label(f"{step.when} · {step.text}"))
            action.setData(None if step is None else step.key)

    def close(self) -> None:
        """Take the icon away; the desktop would keep a dead one until somebody points at it."""
        self.icon.hide()
        self.icon.setContextMenu(None)  # type: ignore[arg-type] # None is how Qt is told to forget it
        self._menu.deleteLater()

    def _headline(self, state: TrayState) -> str:
        if state.late and state.today:
            return self.tr("%n late, ", "", state.late) + self.tr("%n more today", "", state.today)
        if state.late:
            return self.tr("%n late", "", state.late)
        if state.today:
            return self.tr("Nothing is late, ") + self.tr("%n to do today", "", state.today)
        return self.tr("Nothing is late")

    def _act(self, text: str, wish: SignalInstance, icon: str = "") -> QAction:
        action = self._menu.addAction(text)
        self._dress(action, icon)
        action.triggered.connect(wish)
        return action

    def _dress(self, action: QAction, icon: str) -> None:
        if self._picture is not None and icon:
            action.setIcon(self._picture(icon))

    def _step_action(self) -> QAction:
        action = self._menu.addAction("")
        self._dress(action, "ph.bell")
        action.triggered.connect(self._choose_step)
        return action

    @Slot()
    def _choose_step(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.step_requested.emit(action.data())

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.open_requested.emit()


def as_label(text: str) -> str:
    """A menu line that shows the text letter by letter: one line, no mnemonic, not too long."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    short = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    return short.replace("&", "&&")


def with_badge(icon: QIcon, ground: QColor, count: int) -> QIcon:
    """The icon with a figure in its lower right corner; none for zero."""
    if count <= 0:
        return icon
    badged = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        icon.paint(painter, pixmap.rect())
        _paint_badge(painter, pixmap.rect(), ground, count)
        painter.end()
        badged.addPixmap(pixmap)
    return badged


def _paint_badge(painter: QPainter, rect: QRect, ground: QColor, count: int) -> None:
    is_small = rect.width() <= _SMALL
    side = round(rect.width() * (0.8 if is_small else 0.62))
    spot = QRect(rect.right() - side + 1, rect.bottom() - side + 1, side, side)
    most = 9 if is_small else 99
    figure = str(count) if count <= most else f"{most}+"
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(round(side * (0.8, 0.62, 0.45)[len(figure) - 1]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(spot)
    painter.setPen(Qt.GlobalColor.white)
    painter.setFont(font)
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, figure)
