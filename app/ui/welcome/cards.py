"""A way of working as a card: its picture, its name, and what one gets."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.desk import StyleChoice
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_block, draw_text
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.welcome.previews import HEIGHT, WIDTH, paint_preview
from app.ui.widgets import shapes
from app.ui.widgets.buttons import PaintedButton

_EDGE, _FOOT = 20, 36
_LOW = 0.25  # of the card's height is the least its picture takes
_WORDS = 272
Home = tuple[str, str, tuple[tuple[str, str], ...]]
"""Its word, its line, and what one gets, each with its icon."""

_HOMES: Mapping[str, Home] = MappingProxyType(
    {
        "people": (
            QT_TRANSLATE_NOOP("Welcome", "People"),
            QT_TRANSLATE_NOOP(
                "Welcome", "One conversation at a time, with the person and the story in front of you."
            ),
            (
                ("ph.user-focus", QT_TRANSLATE_NOOP("Welcome", "One card: who is next")),
                ("ph.pen-nib", QT_TRANSLATE_NOOP("Welcome", "Capture it as you say it")),
                ("ph.timer", QT_TRANSLATE_NOOP("Welcome", "A time box for focus")),
            ),
        ),
        "priorities": (
            QT_TRANSLATE_NOOP("Welcome", "Priorities"),
            QT_TRANSLATE_NOOP(
                "Welcome", "What matters most, ranked. Keyboard first, numbers in plain sight."
            ),
            (
                ("ph.list-numbers", QT_TRANSLATE_NOOP("Welcome", "One ranked list")),
                ("ph.keyboard", QT_TRANSLATE_NOOP("Welcome", "Each action is one key")),
                ("ph.users-three", QT_TRANSLATE_NOOP("Welcome", "See when others read it")),
            ),
        ),
        "sheet": (
            QT_TRANSLATE_NOOP("Welcome", "Sheet"),
            QT_TRANSLATE_NOOP("Welcome", "Every field in one grid, with the history behind each number."),
            (
                ("ph.table", QT_TRANSLATE_NOOP("Welcome", "Filter and edit in place")),
                ("ph.clock-counter-clockwise", QT_TRANSLATE_NOOP("Welcome", "Full history, slack")),
                ("ph.tray", QT_TRANSLATE_NOOP("Welcome", "Digests, not pop-ups")),
            ),
        ),
        "day_plan": (
            QT_TRANSLATE_NOOP("Welcome", "Day plan"),
            QT_TRANSLATE_NOOP("Welcome", "A steady day with room to help, and time that stays yours."),
            (
                ("ph.calendar-check", QT_TRANSLATE_NOOP("Welcome", "A place for each step")),
                ("ph.leaf", QT_TRANSLATE_NOOP("Welcome", "Protected, quiet time")),
                ("ph.heart-straight", QT_TRANSLATE_NOOP("Welcome", "Answer requests kindly")),
            ),
        ),
    }
)


def tr(text: str) -> str:
    """In the welcome's context."""
    return QCoreApplication.translate("Welcome", text)


def home_name(style: StyleChoice) -> str:
    """What its Today is called."""
    known = _known(style)
    return tr(known[0]) if known else style.home_word or style.name


def _known(style: StyleChoice) -> Home | None:
    """What the program says of its Today, unless its file has a word of its own for it: then it speaks for itself."""
    known = _HOMES.get(style.home)
    word = style.home_word
    return known if known is not None and (not word or word == known[0]) else None


class WayCard(PaintedButton):
    """One of the ways; a radio button to the keyboard and to screen readers."""

    def __init__(
        self, theme: Theme, style: StyleChoice, number: int, of: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent)
        self.style_choice, self._number, self._of = style, number, of
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(theme.scaled(216))
        self.setMaximumWidth(theme.scaled(306))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(theme.scaled(448))
        self.toggled.connect(self._rename)
        self._rename()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.scaled(306), self.theme.scaled(448))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.scaled(216), self.theme.scaled(390))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        mine = theme.tokens_of(self.style_choice.accent)
        area, on, key = QRectF(self.rect()), self.isChecked(), shapes.has_key_focus(self)
        line = mine["acc"] if on else theme.tokens["acc-t" if key else "line"]
        shapes.rounded(painter, area, 12, theme.tokens["surface"])
        whole = (area.width() - 2) * HEIGHT / WIDTH
        picture = QRectF(
            1,
            1,
            area.width() - 2,
            min(whole, max(area.height() * _LOW, area.height() - self.theme.scaled(_WORDS))),
        )
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(area.adjusted(1, 1, -1, -1), 11, 11)
        painter.setClipPath(clip)
        paint_preview(painter, picture, self.style_choice.home, mine)
        painter.restore()
        painter.fillRect(QRectF(1, picture.bottom(), area.width() - 2, 1), theme.tokens["line"])
        self._words(painter, picture.bottom() + 17)
        shapes.rounded(painter, area, 12, None, line, 2 if on or key else 1)

    def _words(self, painter: QPainter, top: float) -> None:
        theme, style = self.theme, self.style_choice
        mine, room = theme.tokens_of(style.accent), self.width() - 2 * _EDGE
        _, line, gifts = _known(style) or ("", style.line, ())
        label, big = theme.text(12), theme.text(20, 600)
        wide, high = label.room(style.name), big.line
        is_beside = big.room(home_name(style)) + 24 + wide <= room
        title = QRectF(_EDGE, top, room - wide - 24 if is_beside else room, high)
        draw_text(painter, theme, title, home_name(style), big)
        name = QRectF(self.width() - _EDGE - wide, top, wide + 1, high)
        if not is_beside:
            name = QRectF(_EDGE + 16, title.bottom() + 2, room - 16, label.line)
        draw_text(painter, theme, name, style.name, label, "ink2", quoted=True)
        shapes.rounded(painter, QRectF(name.x() - 16, name.center().y() - 5, 10, 10), 3, mine["acc"])
        below = QRectF(_EDGE, max(title, name, key=QRectF.bottom).bottom() + 6, room, 3 * theme.text(13).line)
        used = draw_block(painter, theme, below, tr(line), theme.text(13), "ink2", most=3)
        y = below.y() + max(used, 2 * theme.text(13).line) + 10
        size, each = theme.scaled(18), theme.scaled(28)
        end = self.height() - _EDGE - theme.scaled(_FOOT) - 4
        for icon, words in gifts:
            if y + each > end:
                break
            draw_icon(painter, QRectF(_EDGE, y, size, each), icon, mine["acc-t"], size)
            draw_text(
                painter,
                theme,
                QRectF(_EDGE + size + 10, y, room - size - 10, each),
                tr(words),
                theme.text(13),
            )
            y += each
        self._foot(painter)

    def _foot(self, painter: QPainter) -> None:
        theme, on = self.theme, self.isChecked()
        mine, height = theme.tokens_of(self.style_choice.accent), self.theme.scaled(_FOOT)
        box = QRectF(_EDGE, self.height() - _EDGE - height, self.width() - 2 * _EDGE, height)
        style = theme.text(13, 600 if on else 500)
        if not on:
            shapes.rounded(painter, box, 8, theme.tokens["surface"], theme.tokens["line3"])
            words = tr("Choose {name}").format(name=home_name(self.style_choice))
            draw_text(painter, theme, box, words, style, align=CENTRE)
            return
        shapes.rounded(painter, box, 8, mine["acc"])
        painter.setFont(style.font)
        painter.setPen(mine["on-acc"])
        words, size = tr("Chosen"), theme.scaled(16)
        left = box.center().x() - (style.width(words) + size + 6) / 2
        draw_icon(painter, QRectF(left, box.y(), size, height), "ph.check", mine["on-acc"], size)
        painter.drawText(QPointF(left + size + 6, style.baseline(box.y(), box.height())), words)

    def _rename(self) -> None:
        style = self.style_choice
        words = tr("{home}, {name} style, {number} of {count}").format(
            home=home_name(style), name=style.name, number=self._number, count=self._of
        )
        self.setAccessibleName(f"{words}, {tr('selected')}" if self.isChecked() else words)
