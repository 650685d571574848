"""What may be wrong with a screen that somebody has to read and to work by keyboard."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from app.ui.widgets.labels import PlainLabel
from tests.ui.test_tokens import contrast

LEAST_CONTRAST = 4.45
INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QAbstractItemView,
    QTextEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
)
TOUCH = 1.5
"""Letters of neighbours may come this near, in pixels."""


@dataclass(frozen=True, order=True)
class Finding:
    kind: str
    text: str

    def __repr__(self):
        return f"({self.kind!r}, {self.text!r})"


def of_texts(shot):
    """Cut and overlapping texts of painters and of plain widgets."""
    found = set()
    for item in shot.record.drawn:
        if item.is_quoted or not item.text or item.seen.isEmpty():
            continue
        if _is_covered(shot, item.seen.center().toPoint()):
            continue
        if item.is_cut:
            found.add(Finding("cut", item.text))
        elif item.seen.width() < item.place.width() - TOUCH and not _scrolls(shot, item):
            found.add(Finding("behind an edge", item.text))
    return found | _overlaps(shot) | _plain_widgets(shot.widget)


def _scrolls(shot, item):
    """Inside a view that can be scrolled sideways."""
    ratio = shot.image.devicePixelRatio()
    widget = shot.widget.childAt((item.seen.center() / ratio).toPoint())
    while widget is not None and widget is not shot.widget:
        if isinstance(widget, QAbstractScrollArea) and _goes_sideways(widget):
            return True
        if isinstance(widget, QHeaderView):
            return True
        widget = widget.parentWidget()
    return False


def _goes_sideways(view):
    is_off = view.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return view.horizontalScrollBar().maximum() > 0 and not is_off


def _overlaps(shot):
    boxes = {}
    for item in shot.record.drawn:
        if item.shown and item.seen.width() > TOUCH and item.seen.height() > TOUCH:
            area = item.seen
            boxes[area.left(), area.top(), area.right(), area.bottom(), item.text] = item
    found, near = set(), []
    for box in sorted(boxes, key=lambda one: one[1]):
        near = [one for one in near if one[3] > box[1] + TOUCH]
        for other in near:
            across = min(box[2], other[2]) - max(box[0], other[0])
            down = min(box[3], other[3]) - max(box[1], other[1])
            if across > TOUCH and down > TOUCH:
                at = QPoint(
                    round(max(box[0], other[0]) + across / 2), round(max(box[1], other[1]) + down / 2)
                )
                if not _is_covered(shot, at):
                    found.add(Finding("overlap", " | ".join(sorted((box[4], other[4])))))
        near.append(box)
    return found


def _is_covered(shot, at):
    """Whether something lies over the layout there, as a toast or a drawer does."""
    ratio = shot.image.devicePixelRatio()
    widget = shot.widget.childAt(at / ratio)
    while widget is not None and widget is not shot.widget:
        parent = widget.parentWidget()
        holds = isinstance(parent, QAbstractScrollArea | QStackedWidget | QSplitter)
        if not holds and parent.layout() is not None and not _is_laid_out(parent.layout(), widget):
            return True
        if isinstance(parent, QSplitter) and parent.indexOf(widget) < 0:
            return True
        widget = parent
    return False


def _is_laid_out(layout, widget):
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item.widget() is widget or (item.layout() is not None and _is_laid_out(item.layout(), widget)):
            return True
    return False


def _plain_widgets(top):
    found = set()
    for widget in _visible(top):
        if isinstance(widget, QLabel) and not isinstance(widget, PlainLabel) and widget.text():
            if widget.sizeHint().width() > widget.width() + 1 and not widget.wordWrap():
                found.add(Finding("cut", widget.text()))
        elif isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText():
            room = widget.contentsRect().width() - widget.textMargins().left() - widget.textMargins().right()
            if widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > room:
                found.add(Finding("cut", widget.placeholderText()))
        elif isinstance(widget, QCheckBox | QComboBox) and widget.sizeHint().width() > widget.width() + 1:
            found.add(Finding("cut", widget.accessibleName() or type(widget).__name__))
        layout = widget.layout()
        if layout is not None:
            found |= _crowded(layout)
    return found


def _crowded(layout):
    """Widgets of one layout that lie over each other."""
    inside = [layout.itemAt(number).widget() for number in range(layout.count())]
    inside = [one for one in inside if one is not None and one.isVisible() and not one.size().isEmpty()]
    found = set()
    for one, other in combinations(inside, 2):
        shared = one.geometry().intersected(other.geometry())
        if shared.width() > TOUCH and shared.height() > TOUCH:
            found.add(Finding("overlap", " | ".join(sorted((_called(one), _called(other))))))
    return found


def of_colours(shot, tokens):
    """Texts whose letters are too near in colour to what really lies behind them."""
    found = set()
    for item in shot.record.drawn:
        if item.colour == "ink-dis" or item.seen.width() < 3 or item.seen.height() < 4:
            continue
        behind = _behind(shot.image, item.seen)
        if behind is not None and contrast(tokens[item.colour], behind) < LEAST_CONTRAST:
            corners = (
                item.seen.topLeft(),
                item.seen.topRight(),
                item.seen.bottomLeft(),
                item.seen.bottomRight(),
            )
            if not any(_is_covered(shot, corner.toPoint()) for corner in corners):
                found.add(
                    Finding("contrast", f"{item.text}: {item.colour} on {behind.name()}, said {item.ground}")
                )
    return found


def _behind(image, area):
    """The ground's colour: what most points around the letters have."""
    left, right, top, bottom = area.left() - 1, area.right() + 1, area.top() - 1, area.bottom() + 2
    xs = [left + (right - left) * part / 6 for part in range(7)]
    points = [(round(x), round(y)) for x in xs for y in (top, bottom)]
    seen = Counter(image.pixel(x, y) for x, y in points if image.valid(x, y))
    if not seen:
        return None
    return image.pixelColor(
        *next(p for p in points if image.valid(*p) and image.pixel(*p) == seen.most_common(1)[0][0])
    )


def of_words(shot, data):
    """Texts that no translator was asked for: painted ones, and those of names, hints and plain widgets.

    Args:
        data: The company's own words.
    """
    texts = [item.text for item in shot.record.drawn]
    for widget in _visible(shot.widget):
        texts += [widget.accessibleName(), widget.toolTip(), widget.accessibleDescription()]
        if isinstance(widget, QLineEdit):
            texts.append(widget.placeholderText())
        elif isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        elif isinstance(widget, QMenu):
            texts += [action.text() for action in widget.actions()]
    return {Finding("plain", text) for text in texts if _plain(text) and _plain(data.taken_from(text))}


def _plain(text):
    """Words without one strange letter, though they have one that would be strange."""
    words = re.findall(r"[^\W\d_]+", text)
    return [
        word
        for word in words
        if len(word) > 1
        and word.isascii()
        and not (word.isupper() and len(word) < 4)
        and set(word.lower()) & set("aeiouy")
    ]


def of_names(top):
    """Things to press or to type in that a screen reader could not name."""
    return {
        Finding("no name", _path(widget))
        for widget in _controls(top)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
    }


def of_keyboard(top):
    """Things that the Tab key never comes to, and those that it never leaves."""
    if top.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus:
        return set()  # what must never take the focus is reached through the list in the window
    if _is_editor(top.focusWidget()):
        return set()  # Tab saves what is typed in a cell
    wanted = {widget for widget in _controls(top) if widget.isEnabled()}
    reached, trapped = _walk(top)
    missed = {one for one in wanted - reached if not _has_peer(one, reached) and not isinstance(top, QMenu)}
    return {Finding("no Tab", _called(one)) for one in missed} | {
        Finding("Tab stays", _called(one)) for one in trapped
    }


def _is_editor(widget):
    around = widget.parentWidget().parentWidget() if widget is not None and widget.parentWidget() else None
    return isinstance(around, QAbstractItemView) and around.viewport() is widget.parentWidget()


def _walk(top):
    reached, trapped = set(), set()
    focus = top.focusWidget() or _next(top)
    if focus is not None:
        focus.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(500):
        if focus is None or focus in reached:
            break
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        after = top.focusWidget()
        if after is focus:
            after = _next(focus)
            if after is not None and after is not focus:
                trapped.add(focus)
                after.setFocus(Qt.FocusReason.TabFocusReason)
        focus = after
    return reached, trapped


def _next(widget):
    top, one = widget.window(), widget.nextInFocusChain()
    while one is not widget:
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(top) and one.isEnabled():
            return one
        one = one.nextInFocusChain()
    return None


def _has_peer(widget, reached):
    """Of a group in which the arrows choose, Tab comes to one."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    if group is not None and group.exclusive():
        return any(one in reached for one in group.buttons())
    peers = widget.parentWidget().children() if widget.autoExclusive() else ()
    return any(one in reached for one in peers)


def _controls(top):
    return [
        widget
        for widget in _visible(top)
        if (isinstance(widget, INTERACTIVE) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(widget, QHeaderView | QScrollBar | QMenu)
        and not isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit)
        and not _only_shows(widget)
        and not widget.objectName().startswith("qt_")
        and widget is not top
    ]


def _only_shows(widget):
    """A table in which nothing can be chosen."""
    return (
        isinstance(widget, QAbstractItemView)
        and widget.selectionMode() is QAbstractItemView.SelectionMode.NoSelection
        and not widget.focusPolicy()
    )


def _visible(top):
    return [top, *(one for one in top.findChildren(QWidget) if one.isVisibleTo(top) and one.window() is top)]


def _called(widget):
    return widget.accessibleName() or _path(widget)


def _path(widget):
    names = []
    while widget is not None and len(names) < 3:
        names.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(names)
