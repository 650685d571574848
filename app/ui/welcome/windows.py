"""The first start: one screen with four ways of working; who one is, is known from the computer until said."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLayout, QStackedWidget, QWidget

from app.domain.errors import AppError
from app.services.set_up import NOBODY
from app.ui.desk import StyleChoice
from app.ui.messages import sentence
from app.ui.theme.looks import Theme
from app.ui.welcome.beginnings import Asked, Beginning, You
from app.ui.welcome.card_rows import CardRow
from app.ui.welcome.cards import WayCard, home_name
from app.ui.welcome.questions import ChoosingPage
from app.ui.welcome.steps import Emblem, KeyWords, Line, StepButton
from app.ui.welcome.you import YouPage
from app.ui.widgets.boxes import column, framed, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.focus_rings import FocusRing
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.marks import Mark

LEAST = (1024, 700)
MOST = 1376
_HIGH = 840  # from here on there is room for the design's air
_WAYS, _YOU, _HELP = range(3)
_ORDER = ("people", "priorities", "sheet", "day_plan")


def _place(way: StyleChoice) -> int:
    """The known homes in their usual order, others after them."""
    return _ORDER.index(way.home) if way.home in _ORDER else len(_ORDER)


class WelcomeWindow(QWidget):
    """Choose and begin: one key for the way, Enter to go on.

    Signals:
        begun: Carries what was chosen.
        sample_wanted: Look round with sample data first; carries the key of the way.
        closed: The window was closed without an answer.
    """

    begun = Signal(object)
    sample_wanted = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, ways: Sequence[StyleChoice], you: You, asked: Asked) -> None:
        super().__init__()
        self._theme, self._asked, self._you = theme, asked, you
        self._is_over = False
        self.ways = tuple(sorted(ways, key=_place))
        self.setObjectName("welcome")
        self.setWindowTitle("Keepword")
        self.setMinimumSize(*LEAST)
        self.resize(1440, 900)
        self.cards = [WayCard(theme, way, at, len(ways), self) for at, way in enumerate(self.ways, 1)]
        self._group = QButtonGroup(self)
        for card in self.cards:
            self._group.addButton(card)
        self._group.buttonClicked.connect(self._on_card)
        self.you = YouPage(theme, you, asked, self)
        self.help: ChoosingPage | None = None
        self._make_buttons()
        self._lay_out()
        FocusRing(theme, self)
        self.choose(self.ways[0].key)
        self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def way(self) -> StyleChoice:
        """The one that is chosen."""
        return next(card.style_choice for card in self.cards if card.isChecked())

    def choose(self, key: str) -> None:
        """Choose a way; the window wears its colours."""
        for card in self.cards:
            card.setChecked(card.style_choice.key == key)
        self._theme.apply(self.way.accent, self._theme.ground)
        self.go_on.rename(self.tr("Continue with {name}").format(name=home_name(self.way)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number, page = event.text(), self._stack.currentIndex()
        if page == _WAYS and number.isdecimal() and 1 <= int(number) <= len(self.cards):
            self.choose(self.cards[int(number) - 1].style_choice.key)
            self.cards[int(number) - 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and page != _HELP:
            self._begin()
        elif event.key() == Qt.Key.Key_Left and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._show_you()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The design's air above and below, where the window is high enough for it."""
        super().resizeEvent(event)
        edge = 18 if event.size().height() >= self._theme.scaled(_HIGH) else 10
        for frame in (self._head, self._foot):
            if (layout := frame.layout()) is not None:
                layout.setContentsMargins(40, edge, 40, edge)
        if (page := self._page.layout()) is not None:
            page.setContentsMargins(40, 40 if edge > 10 else 24, 40, 8)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._is_over:
            self.closed.emit()

    def _make_buttons(self) -> None:
        theme = self._theme
        self.who, self.how = (
            StepButton(theme, number, words)
            for number, words in enumerate((self.tr("You"), self.tr("How you work")), 1)
        )
        self.leave = Button(theme, self.tr("I will pick myself"), look=Look.GHOST, icon="ph.x")
        self.skip = Button(theme, self.tr("Skip all this"), look=Look.GHOST)
        self.help_me = Button(theme, self.tr("Help me choose"), size=Size.FOOT)
        self.sample = Button(theme, self.tr("Try with sample data"), size=Size.FOOT)
        self.back = Button(theme, self.tr("Back"), size=Size.FOOT, icon="ph.arrow-left")
        self.bring = Button(theme, self.tr("Bring a list…"), size=Size.FOOT, icon="ph.arrow-square-in")
        self.bring.clicked.connect(self._begin_with_list)
        self.go_on = Button(theme, "", look=Look.PRIMARY, size=Size.FOOT, tail="ph.arrow-right")
        self.who.clicked.connect(self._show_you)
        self.how.clicked.connect(self._go_back)
        self.leave.clicked.connect(self._go_back)
        self.skip.clicked.connect(self._skip)
        self.help_me.clicked.connect(self._show_help)
        self.sample.clicked.connect(self._try)
        self.back.clicked.connect(self._go_back)
        self.go_on.clicked.connect(lambda: self._begin())  # noqa: PLW0108  # the signal says whether it is checked

    def _question(self) -> str:
        """With the first name, if this computer knows one."""
        first = next(iter(self._you.name.split()), "")
        if first in {"", NOBODY}:
            return self.tr("How do you like to work?")
        return self.tr("How do you like to work, {name}?").format(name=first)

    def _lay_out(self) -> None:
        theme = self._theme
        name = PlainLabel(theme, "Keepword", 15, 600)
        steps = row(self.who, Line(theme, theme.scaled(32), 1), self.how, gap=8)
        self.steps, self.asking = holder(steps), PlainLabel(theme, self.tr("Help me choose"), 13, 600)
        self._head = framed(
            row(Mark(theme), name, None, self.steps, self.asking, None, self.leave, self.skip, gap=12), "top"
        )
        title = self._question()
        words = self.tr(
            "The same customers and the same promises, seen your way. Pick what feels natural. You can change it any day."
        )
        cards = self._in_a_row()
        unsure = column(
            PlainLabel(theme, self.tr("Not sure? 12 short questions"), 13, 600),
            PlainLabel(theme, self.tr("Your answers stay on this computer."), 12, 400, "ink2"),
        )
        looking = column(
            PlainLabel(theme, self.tr("Just looking?"), 13, 600),
            PlainLabel(theme, self.tr("A whole company. Nothing is ever sent."), 12, 400, "ink2"),
        )
        compass, box = Emblem(theme, "ph.compass"), Emblem(theme, "ph.package")
        between = Line(theme, 1, theme.scaled(40))
        offers = framed(
            row(
                compass, unsure, None, self.help_me, 6, between, 6, box, looking, None, self.sample, gap=12,
                margins=(24, 14, 24, 14),
            ),
            "offer",
        )  # fmt: skip
        self._page = page = holder(
            column(
                PlainLabel(theme, title, 28, 600, on="bg", quoted=True),
                4,
                PlainLabel(theme, words, 15, 400, "ink2", on="bg", most=2),
                20,
                cards,
                20,
                offers,
                None,
                margins=(40, 24, 40, 8),
            )
        )
        page.setMaximumWidth(theme.scaled(MOST))
        self._stack = QStackedWidget()
        self._stack.addWidget(holder(row(page)))
        self._stack.addWidget(self.you)
        numbers = [str(number) for number in range(1, len(self.cards) + 1)]
        self._choosing = KeyWords(theme, self.tr("choose"), *numbers)
        going_on = KeyWords(theme, self.tr("continue"), self.tr("Enter"))
        self._foot = framed(
            row(self.back, self.bring, None, self._choosing, going_on, self.go_on, gap=12), "foot"
        )
        whole = column(self._head, self._stack, self._foot)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._show(_WAYS)

    def _in_a_row(self) -> QLayout:
        """The ways side by side; more than the design has go along to the right, and the chosen one is in sight."""
        cards = row(*self.cards, gap=24 if self._theme.text.zoom == 1 else 16)
        if len(self.cards) <= len(_ORDER):
            return cards
        return row(CardRow(self.cards, cards))

    def _show(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self.back.setVisible(page != _WAYS)
        self.who.tell(is_current=page == _YOU, is_settled=page != _YOU)
        self.how.tell(is_current=page == _WAYS)
        for part in (self.asking, self.leave):
            part.setVisible(page == _HELP)
        self.steps.setVisible(page != _HELP)
        self._choosing.setVisible(page == _WAYS)
        self.bring.setVisible(page == _WAYS)
        self._foot.setVisible(page != _HELP)

    def _on_card(self, card: WayCard) -> None:
        self.choose(card.style_choice.key)

    def _show_you(self) -> None:
        self._show(_YOU)
        self.you.enter()

    def _show_help(self) -> None:
        if self.help is None:
            self.help = ChoosingPage(self._theme, self._asked.questions(), self.ways, self)
            self.help.chosen.connect(self._on_suggested)
            self.help.left.connect(self._go_back)
            self._stack.addWidget(self.help)
        self._show(_HELP)
        self.help.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_suggested(self, key: str) -> None:
        self.choose(key)
        self._go_back()

    def _go_back(self) -> None:
        self._show(_WAYS)
        next(card for card in self.cards if card.isChecked()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        self.sample_wanted.emit(self.way.key)

    def _skip(self) -> None:
        self._end(Beginning("", self._you))

    def _begin_with_list(self) -> None:
        self._begin(brings_list=True)

    def _begin(self, *, brings_list: bool = False) -> None:
        try:
            you = self.you.read()
        except AppError as error:
            self._show_you()
            self.you.refuse(sentence(error))
            return
        self._end(Beginning(self.way.key, you, brings_list))

    def _end(self, beginning: Beginning) -> None:
        self._is_over = True
        self.begun.emit(beginning)
