"""Borrowing views, and putting a way of one's own together."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.quick_entry.manners import QUICK_ENTRIES
from app.domain.styles import HOMES
from app.ui.acts.forms import Form
from app.ui.acts.menus import drop
from app.ui.desk import StyleChoice
from app.ui.frame.memories import Memory
from app.ui.frame.rooms import Rooms
from app.ui.frame.view_tabs import ViewTabs, view_name, views_menu
from app.ui.frame.ways import Ways
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import column, holder
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

_MANNERS = {
    "spoken_line": QT_TRANSLATE_NOOP("Views", "one line, in spoken words"),
    "command_line": QT_TRANSLATE_NOOP("Views", "one line, with signs"),
    "form": QT_TRANSLATE_NOOP("Views", "a form with all fields"),
    "guided_questions": QT_TRANSLATE_NOOP("Views", "four questions"),
}


class Views(QObject):
    """What the person does about views; the desk keeps it.

    Signals:
        wanted: Today shall be shown, with the view that its tabs name.
        changed: The way of working is to be read anew.
        refused: Something was not done; carries the sentence.
    """

    changed = Signal()
    wanted = Signal()
    refused = Signal(str)

    def __init__(self, bench: Workbench, rooms: Rooms, tabs: ViewTabs, ways: Ways, memory: Memory) -> None:
        super().__init__(ways)
        self._bench, self._rooms, self._tabs = bench, rooms, tabs
        self._ways, self._memory = ways, memory
        tabs.more_wanted.connect(self.open_menu)
        tabs.chosen.connect(self._on_chosen)

    def remember(self) -> None:
        """The view that was shown last."""
        self._tabs.choose(str(self._memory.get("window.view", "")))

    def step(self, by: int, *, is_here: bool) -> None:
        """The next view of Today, or the previous; from elsewhere it only goes there."""
        if is_here:
            self._tabs.step(by)
        else:
            self.wanted.emit()

    def open_menu(self) -> None:
        """Every view, ticked where it stands beside Today."""
        style, window = self._ways.style, self._tabs.window()
        menu = views_menu(self._rooms.there(), style.home, style.tabs, window)
        menu.triggered.connect(lambda action: self._turn(action.data(), is_on=action.isChecked()))
        drop(menu, self._tabs.more, window)

    def open_mix(self) -> None:
        """My way: what Today opens with, what stands beside it, how a follow-up is asked for."""
        form = MixForm(self._bench, self._ways.style, self._rooms.there(), self._tabs.window())
        form.succeeded.connect(self._on_done)
        form.open()

    def _turn(self, view: str, *, is_on: bool) -> None:
        views = self._bench.desk.views()
        turn = views.borrow if is_on else views.give_back
        self._bench.run(partial(turn, view), self._on_done, self.refused.emit)

    def _on_chosen(self, view: str) -> None:
        self._memory.set("window.view", view)
        self.wanted.emit()

    def _on_done(self, _answer: object) -> None:
        self.changed.emit()


class MixForm(Form):
    """Begins with the way in force; nothing of the others changes."""

    def __init__(self, bench: Workbench, style: StyleChoice, there: Sequence[str], parent: QWidget) -> None:
        super().__init__(bench, parent.tr("Put together my way"), parent.tr("Work this way"), parent)
        theme = bench.theme
        self.home = self._choice(
            self.tr("Today opens with"), [(v, view_name(v)) for v in there if v in HOMES]
        )
        self.entry = self._choice(self.tr("New follow-up by"), [(one, _manner(one)) for one in QUICK_ENTRIES])
        self.home.setCurrentIndex(max(self.home.findData(style.home), 0))
        self.entry.setCurrentIndex(max(self.entry.findData(style.quick_entry), 0))
        self.tabs = {view: CheckBox(theme, view_name(view), self) for view in there}
        self._beside = QGridLayout()
        for view, box in self.tabs.items():
            box.setChecked(view in style.tabs)
        self.home.currentIndexChanged.connect(self._arrange)
        self.note.setText(self.tr("No case changes."))
        self.compose(
            self._line(self.home), self._line(self.entry),
            PlainLabel(theme, self.tr("Beside it"), 12, 500, "ink2"), self._beside, gap=10,
        )  # fmt: skip
        self._arrange()
        self.home.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        views, home = self.bench.desk.views(), str(self.home.currentData())
        tabs = [view for view, box in self.tabs.items() if box.isChecked() and view != home]
        return partial(views.mix, home, str(self.entry.currentData()), tabs)

    def _choice(self, name: str, options: Sequence[tuple[str, str]]) -> ChoiceBox:
        box = ChoiceBox(self.bench.theme, self)
        box.setAccessibleName(name)
        for key, words in options:
            box.addItem(words, key)
        return box

    def _line(self, box: ChoiceBox) -> QWidget:
        """Its name above it: a manner takes the whole width in some languages."""
        return holder(column(PlainLabel(self.bench.theme, box.accessibleName(), 12, 500, "ink2"), 4, box))

    def _arrange(self) -> None:
        """What Today opens with does not stand beside itself."""
        for view, box in self.tabs.items():
            box.setVisible(view != self.home.currentData())
        for number, box in enumerate(box for box in self.tabs.values() if not box.isHidden()):
            self._beside.addWidget(box, number // 2, number % 2)


def _manner(name: str) -> str:
    return QCoreApplication.translate("Views", _MANNERS[name])
