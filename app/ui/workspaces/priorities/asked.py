"""Asked of others: each colleague with their day, when something reaches them, and what I wait for."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.figures import FigureSentences
from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, emptied, holder, row
from app.ui.widgets.buttons import Button, PaintedButton, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.priorities.boards import Ask, AskState, ColleagueLoad, Dealings

WIDTH = 336
_EDGE, _FACE, _GAP = 16, 32, 12
_INDENT = _EDGE + _FACE + _GAP
_FULL = 0.85
_COLOURS = {
    AskState.ANSWERED: ("ok", 500),
    AskState.DECLINED: ("risk", 500),
    AskState.OVERDUE: ("risk", 500),
    AskState.TOO_LATE: ("risk", 500),
    AskState.OFFERED: ("risk", 500),
}


class AskLine(PaintedButton):
    """Something I asked for, and where it stands; opens its case.

    Signals:
        opened: Carries the id of the case.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._case_id = ask.case_id
        self._colour, self._weight = _COLOURS.get(ask.state, ("ink2", 400))
        self.setText(self._words(ask))
        self._state = self._said(ask, formats)
        self.setAccessibleName(f"{self.text()}, {self._state}")
        self.setToolTip("\n".join(part for part in (self.text(), ask.answer) if part).replace("<", "‹"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.text(13).line + self.theme.text(12).line + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        if self.is_lit:
            area = QRectF(self.rect()).adjusted(_INDENT - 8, 2, -8, 2)
            line = theme.tokens["acc-t"] if shapes.has_key_focus(self) else None
            shapes.rounded(painter, area, 4, theme.tokens["hover"], line, 2)
        ground, room = "hover" if self.is_lit else "surface", self.width() - _INDENT - _EDGE
        first, second = theme.text(13).line, theme.text(12).line
        words, state = QRectF(_INDENT, 6, room, first), QRectF(_INDENT, 6 + first, room, second)
        draw_text(painter, theme, words, self.text(), theme.text(13), on=ground, quoted=True)
        style = theme.text(12, self._weight)
        draw_text(painter, theme, state, self._state, style, self._colour, on=ground, quoted=True)

    def _words(self, ask: Ask) -> str:
        if ask.state is AskState.OFFERED:
            return self.tr("Take over {customer}?").format(customer=ask.text)
        return ask.text

    def _said(self, ask: Ask, formats: Formats) -> str:
        when, needed = formats.when(ask.at), formats.moment(ask.needed_by_at or ask.at)
        sentences = {
            AskState.ANSWERED: self.tr("Answered {when}, open it"),
            AskState.DECLINED: self.tr("Said no {when}, it is yours again"),
            AskState.OVERDUE: self.tr("Needed {needed}, no answer yet"),
            AskState.TOO_LATE: self.tr("Needed {needed}, reaches them later"),
            AskState.OFFERED: self.tr("Offered {when}, not yet accepted"),
        }
        sentence = sentences.get(ask.state, self.tr("Needed {needed}"))
        if ask.state is AskState.DECLINED and ask.instead:
            sentence = self.tr("Said no {when}. Ask {instead} instead?")
        return sentence.format(when=when, needed=needed, instead=ask.instead.partition(" ")[0])

    def _on_clicked(self) -> None:
        self.opened.emit(self._case_id)


class ColleagueHead(QWidget):
    """Face, name, how full the day is, and when something asked now would arrive."""

    def __init__(self, theme: Theme, formats: Formats, load: ColleagueLoad) -> None:
        super().__init__()
        self._theme, self._load = theme, load
        length = formats.grid_length(load.effort)
        words = self.tr("{count} open, {length}") if load.open_count else self.tr("nothing open")
        self._right = words.format(count=load.open_count, length=length)
        self._reach = self._reached(formats)
        self.setToolTip(
            self.tr("{length} of steps due today, {free} of working time left").format(
                length=length, free=formats.grid_length(load.free)
            )
        )
        self.setAccessibleName(f"{load.name}, {self._right}, {self._reach}")
        self.setFixedHeight(theme.text(13).line + 16 + 6 + theme.text(12).line + 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens, load = QPainter(self), self._theme, self._theme.tokens, self._load
        size, top = theme.scaled(_FACE), 12
        face = QRectF(_EDGE, top + 2, size, size)
        hue = shapes.hue_of(str(load.person_id))
        shapes.avatar(painter, theme, face, shapes.initials_of(load.name), hue)
        line, room = theme.text(13).line, self.width() - _INDENT - _EDGE
        quiet = theme.text(12)
        right = QRectF(self.width() - _EDGE - quiet.room(self._right), top, quiet.room(self._right), line)
        draw_text(painter, theme, right, self._right, quiet, "ink2", align=RIGHT)
        name = QRectF(_INDENT, top, room - right.width() - 8, line)
        draw_text(painter, theme, name, load.name, theme.text(13, 600), quoted=True)
        bar = QRectF(_INDENT, top + line + 6, room, 4)
        full = load.load > _FULL
        shapes.level(painter, bar, load.load, tokens["risk-fill" if full else "ink3"], tokens["track"])
        icon = theme.scaled(14)
        below = QRectF(_INDENT, top + line + 16 + 6, icon, quiet.line)
        draw_icon(painter, below, self._icon(), tokens["ink2"], icon)
        words = QRectF(_INDENT + icon + 6, below.y(), room - icon - 6, quiet.line)
        draw_text(painter, theme, words, self._reach, theme.text(12, 500), "ink2", quoted=True)

    def _icon(self) -> str:
        return "ph.calendar-x" if self._load.is_off else "ph.tray" if self._load.has_slots else "ph.clock"

    def _reached(self, formats: Formats) -> str:
        load, when = self._load, formats.when(self._load.reaches_at)
        if load.is_off:
            return self.tr("Off today, gets it {when}").format(when=when)
        if load.has_slots:
            return self.tr("Reads at {when}, gets it then").format(when=when)
        if load.reaches_at <= formats.now():
            return self.tr("Gets it at once")
        return self.tr("Gets it {when}").format(when=when)


class _Card(QWidget):
    """One colleague; a hairline above all but the first."""

    def __init__(self, theme: Theme, *parts: QWidget, is_first: bool) -> None:
        super().__init__()
        self._theme, self._is_first = theme, is_first
        self.setLayout(column(*parts, 11))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._is_first:
            shapes.head_line(QPainter(self), self.rect(), self._theme.tokens["line2"])


class OwnButton(PaintedButton):
    """The foot: what colleagues ask of me, and when the next of it fits."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._note = ""
        self.setAccessibleName(self.tr("Asked of you, key P"))
        self.setFixedHeight(theme.scaled(48))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def tell(self, count: int, fits: str) -> None:
        """Show how many there are."""
        self.setText(self.tr("Asked of you: {count}").format(count=count))
        self._note = self.tr("next fits at {time}").format(time=fits) if fits and count else ""
        self.setAccessibleName(
            ", ".join(part for part in (self.text(), self._note, self.tr("key P")) if part)
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        ground = "hover" if self.underMouse() else "surface"
        painter.fillRect(self.rect(), tokens[ground])
        shapes.head_line(painter, self.rect(), tokens["line"])
        if shapes.has_key_focus(self):
            shapes.rounded(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, None, tokens["acc-t"], 2)
        size, height = theme.scaled(18), self.height()
        draw_icon(painter, QRectF(_EDGE, 0, size, height), "ph.tray", tokens["ink2"], size)
        caret = QRectF(self.width() - _EDGE - 14, 0, 14, height)
        draw_icon(painter, caret, "ph.caret-right", tokens["ink3"], theme.scaled(14))
        cap = caret.x() - 8 - shapes.key_cap_width(theme, "P")
        shapes.key_cap(painter, theme, QRectF(cap, (height - theme.scaled(18)) // 2, 1, 1).topLeft(), "P")
        room = QRectF(_EDGE + size + 8, 0, cap - _EDGE - size - 16, height)
        used = draw_text(painter, theme, room, self.text(), theme.text(13, 500), on=ground)
        rest = room.adjusted(used + 4, 0, 0, 0)
        if theme.text(13).width(self._note) <= rest.width():
            draw_text(painter, theme, rest, self._note, theme.text(13), "ink2", on=ground)


class AskedPanel(QFrame):
    """The right side of the screen.

    Signals:
        ask_requested: A colleague shall be asked.
        own_requested: What is asked of me shall be shown.
        case_opened: Carries the id of a case.
    """

    ask_requested = Signal()
    own_requested = Signal()
    case_opened = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._asks: list[Ask] = []
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Asked of others"))
        self.setFixedWidth(theme.scaled(WIDTH))
        title = PlainLabel(theme, self.tr("Asked of others"), 15, 600)
        title.setFixedHeight(theme.text(13).line)
        self.line = PlainLabel(theme, "", 12, 400, "ink2", quoted=True)
        self.ask = Button(theme, self.tr("Ask"), size=Size.SMALL, icon="ph.plus", key="A")
        self.ask.clicked.connect(self.ask_requested)
        self.figures = PlainLabel(theme, "", 12, 400, "ink2", most=9, icon="ph.shield-check", quoted=True)
        self._figures_box = holder(row(self.figures, margins=(_EDGE, 8, _EDGE, 8)))
        self.own = OwnButton(theme, self)
        self.own.clicked.connect(self.own_requested)
        words = column(None, title, self.line, None)
        head = row(words, None, self.ask, margins=(_EDGE + 1, 0, _EDGE, 0))
        head_widget = holder(head)
        head_widget.setFixedHeight(theme.scaled(56))
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(0)
        area = QScrollArea()
        area.setObjectName("clear")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder(column(self._cards, None)))
        self.setLayout(column(head_widget, 1, area, self._figures_box, self.own, margins=(1, 0, 0, 0)))

    def show_dealings(self, dealings: Dealings) -> None:
        """Show who has what; while somebody walks through unchanged lines by keyboard, these stay."""
        asks = [ask for load in dealings.colleagues for ask in load.asks]
        if asks != self._asks or not any(line.hasFocus() for line in self.findChildren(AskLine)):
            self._asks = asks
            self._show_cards(dealings)
        waiting = sum(ask.state.is_open for ask in asks)
        words = self.tr("{open} open, {answered} answered")
        text = words.format(open=waiting, answered=len(asks) - waiting)
        if dealings.looked_at < dealings.open_count:
            of = self.tr("in {count} cases").format(count=self._formats.number(dealings.looked_at))
            text = f"{text}, {of}"
        self.line.setText(text)
        self._show_figures(dealings)
        fits = self._formats.time(dealings.next_fits_at) if dealings.next_fits_at else ""
        self.own.tell(len(dealings.asked_of_me), fits)

    def _show_figures(self, dealings: Dealings) -> None:
        """What the guards of asking see, where one asks."""
        said = FigureSentences(self._formats, lambda text: QCoreApplication.translate("Guards", text))
        self.figures.setText(" ".join(said.figure(one) for one in dealings.figures))
        self._figures_box.setVisible(bool(dealings.figures))

    def _show_cards(self, dealings: Dealings) -> None:
        emptied(self._cards)
        for number, load in enumerate(dealings.colleagues):
            lines = [self._line(ask) for ask in load.asks]
            head = ColleagueHead(self._theme, self._formats, load)
            self._cards.addWidget(_Card(self._theme, head, *lines, is_first=number == 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), tokens["surface"])
        shapes.side_line(painter, 0, self.rect(), tokens["line"])
        under = QRectF(0, self._theme.scaled(56), self.width(), 1)
        shapes.head_line(painter, under, tokens["line"])

    def _line(self, ask: Ask) -> AskLine:
        line = AskLine(self._theme, self._formats, ask)
        line.opened.connect(self.case_opened)
        return line
