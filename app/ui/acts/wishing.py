"""Noting what somebody wishes, changing it, letting go of it; from a case and from the card of a customer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.errors import AppError
from app.domain.kinds import Channel
from app.domain.meanwhile import Difference, Overtaken
from app.domain.wishes import DETAILED, SHORT, WishKind
from app.services.wishes import WishView
from app.ui.acts.forms import Form, labelled
from app.ui.acts.menus import choice_menu, drop
from app.ui.cases.wish_desks import TypedWish, WishAsk
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.fields import Field
from app.ui.widgets.flows import flow
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.pills import FilterPill
from app.ui.wish_words import kind_name, value_words
from app.ui.words import channel_name
from app.ui.workbenches import Workbench

_NARROW = 240
_CHANGE, _DROP = "change", "drop"
_DAY_START, _DAY_END = "0:00", "24:00"


class Acting(Protocol):
    """Who does work and opens forms, and says what came of it."""

    def do(self, work: Callable[[], object], words: str) -> None:
        """Do it and say so."""

    def show_form(self, form: Form, words: str) -> None:
        """Open a form and say it once it is done."""


class WishActs(QObject):
    """What can be done about wishes."""

    def __init__(self, bench: Workbench, acting: Acting, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._acting, self._window = bench, acting, window

    def note(self, ask: WishAsk, kind: WishKind | None = None) -> None:
        """Ask what they wish; ``kind`` is what a wish that changes is about."""
        words = self.tr("Noted what {name} wishes.").format(name=ask.name)
        self._acting.show_form(WishForm(self._bench, ask, self._window, kind), words)

    def choose(self, ask: WishAsk, view: WishView, anchor: QWidget) -> None:
        """What becomes of a wish."""
        first = ask.name.partition(" ")[0]
        choices = (
            (self.tr("Change it…"), _CHANGE),
            (self.tr("{name} wishes that no longer").format(name=first), _DROP),
        )
        chosen = partial(self._on_chosen, ask, view)
        menu = choice_menu(value_words(view.wish.kind, view.wish.value), choices, None, chosen, self._window)
        drop(menu, anchor, self._window)

    def _on_chosen(self, ask: WishAsk, view: WishView, act: object) -> None:
        kind = view.wish.kind
        if act == _CHANGE:
            self.note(ask, kind)
            return
        desk, seen = self._bench.desk, {kind.value: view.wish.value}
        words = self.tr("{name} wishes that no longer.").format(name=ask.name)
        self._acting.do(lambda: desk.wishes().drop(ask.contact_id, {kind}, seen), words)


class _Pills(QWidget):
    """One of a few, each a pill."""

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        self.setAccessibleName(name)
        self.group = QButtonGroup(self)
        self._keys = [key for key, _ in choices]
        pills = [FilterPill(theme, words, self) for _, words in choices]
        for number, pill in enumerate(pills):
            self.group.addButton(pill, number)
        self.setLayout(column(flow(*pills, gap=4)))
        self.choose(self._keys[0])

    def sizeHint(self) -> QSize:
        """A form is as wide as it is: what finds no room goes on in the next line."""
        return QSize(_NARROW, super().sizeHint().height())

    @property
    def key(self) -> str:
        """The one that is chosen."""
        return self._keys[self.group.checkedId()]

    def choose(self, key: str) -> None:
        """Let this one be chosen."""
        self.group.button(self._keys.index(key)).setChecked(True)

    def enter(self) -> None:
        """The keyboard enters where it is chosen."""
        self.group.button(self.group.checkedId()).setFocus(Qt.FocusReason.OtherFocusReason)


class WishValue(QWidget):
    """Where a wish is chosen or typed: one kind at a time."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        roads = [(one.value, channel_name(one)) for one in Channel if one is not Channel.TASK]
        self.road = _Pills(theme, kind_name(WishKind.CHANNEL), roads, self)
        self.start = Field(theme, self.tr("From"), self.tr("the start of the day"), self, shorter="0:00")
        self.end = Field(theme, self.tr("Until"), self.tr("the end of the day"), self, shorter="24:00")
        lengths = ((SHORT, self.tr("Short")), (DETAILED, self.tr("In full")))
        self.length = _Pills(theme, kind_name(WishKind.LENGTH), lengths, self)
        self.often = Field(theme, self.tr("Every so many working days"), "3", self)
        self.address = Field(theme, self.tr("What a letter calls them"), self.tr("Dr Walsh"), self)
        hours = holder(row(*(labelled(theme, one, 40) for one in (self.start, self.end)), gap=12))
        often = labelled(theme, self.often)
        self._parts: Mapping[WishKind, QWidget] = {
            WishKind.CHANNEL: self.road,
            WishKind.HOURS: hours,
            WishKind.LENGTH: self.length,
            WishKind.OFTEN: often,
            WishKind.ADDRESS: self.address,
        }
        self.setLayout(row(*self._parts.values()))

    def show_kind(self, kind: WishKind, value: str) -> None:
        """Ask for that kind, with what they wish of it already."""
        for one, part in self._parts.items():
            part.setVisible(one is kind)
        if not value:
            return
        if kind is WishKind.CHANNEL:
            self.road.choose(value)
        elif kind is WishKind.LENGTH:
            self.length.choose(value)
        elif kind is WishKind.HOURS:
            start, _, end = value.partition("-")
            self.start.setText("" if start == "00:00" else start)
            self.end.setText("" if end == _DAY_END else end)
        else:
            field = self.often if kind is WishKind.OFTEN else self.address
            field.setText(value.removesuffix(" bd") if kind is WishKind.OFTEN else value)

    def typed(self, kind: WishKind) -> str:
        """As the service reads it; empty where nothing is typed."""
        if kind is WishKind.CHANNEL:
            return self.road.key
        if kind is WishKind.LENGTH:
            return self.length.key
        if kind is WishKind.HOURS:
            start, end = self.start.text().strip(), self.end.text().strip()
            return f"{start or _DAY_START}-{end or _DAY_END}" if start or end else ""
        return (self.often if kind is WishKind.OFTEN else self.address).text().strip()

    def enter(self, kind: WishKind) -> None:
        """The keyboard enters."""
        part = {WishKind.CHANNEL: self.road, WishKind.LENGTH: self.length}.get(kind)
        if part is not None:
            part.enter()
            return
        field = {WishKind.HOURS: self.start, WishKind.OFTEN: self.often}.get(kind, self.address)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()


class WishForm(Form):
    """What somebody stated: what it is about, what they wish, who said it, when, and where."""

    def __init__(self, bench: Workbench, ask: WishAsk, parent: QWidget, kind: WishKind | None = None) -> None:
        title = parent.tr("What does {name} wish?").format(name=ask.name)
        super().__init__(bench, title, parent.tr("Note it"), parent)
        theme, self._ask = bench.theme, ask
        self._stated = {one.wish.kind: one.wish.value for one in ask.wishes}
        self._seen = {one.value: self._stated.get(one, "") for one in WishKind}
        kinds = [(one.value, kind_name(one)) for one in WishKind]
        self.kinds = _Pills(theme, self.tr("What it is about"), kinds, self)
        self.value = WishValue(theme, self)
        self.said_by = Field(theme, self.tr("Said by"), ask.name, self)
        self.said_by.setText(ask.name)
        self.said_on = Field(theme, self.tr("On"), self.tr("today"), self)
        self._day = ""
        self.heard = CheckBox(theme, self.tr("In our last contact"), self)
        self.heard.toggled.connect(self._on_heard)
        contact = PlainLabel(theme, self._heard_words(), 12, 400, "ink2")
        self.heard.setAccessibleName(f"{self.heard.text()}: {contact.text()}")
        heard = flow(self.heard, contact)
        heard.setVisible(ask.case_id is not None)
        self.note.setText(self.tr("Only what was said; nothing is guessed."))
        source = [labelled(theme, self.said_by, 60), labelled(theme, self.said_on, 60), heard]
        self.compose(self.kinds, self.value, *source, gap=10)
        self.kinds.choose((kind or WishKind.CHANNEL).value)
        self.kinds.group.idToggled.connect(self._on_kind)
        self._on_heard(is_on=False)
        self._show_kind()
        if kind is not None:
            self.value.enter(kind)
        else:
            self.kinds.enter()

    @property
    def kind(self) -> WishKind:
        """What it is about."""
        return WishKind(self.kinds.key)

    def work(self) -> Callable[[], object] | None:
        kind, ask = self.kind, self._ask
        value = self.value.typed(kind)
        if not value:
            self.refuse(self.tr("Write what they wish first."))
            self.value.enter(kind)
            return None
        if not self.clash.holds_mine(kind.value):
            self.reject()
            return None
        said_on = self.said_on.text().strip()
        typed = TypedWish(
            kind,
            value,
            self.said_by.text().strip(),
            "" if said_on == self._day else said_on,
            ask.case_id if self.heard.isChecked() else None,
        )
        desk, seen = self.bench.desk, dict(self._seen)
        return lambda: desk.wishes().note(ask.contact_id, typed, seen)

    def on_problem(self, problem: AppError) -> None:
        """What a colleague noted meanwhile is shown in words, and counts as seen from then on."""
        if isinstance(problem, Overtaken):
            self._seen.update({one.field: str(one.present) for one in problem.differences})
            problem = Overtaken(problem.reference, tuple(_worded(one) for one in problem.differences))
        super().on_problem(problem)

    def typed(self) -> Mapping[str, str]:
        kind = self.kind
        value = self.value.typed(kind)
        return {kind.value: value_words(kind, f"{value} bd" if kind is WishKind.OFTEN else value)}

    def _on_kind(self, _number: int, is_on: bool) -> None:  # noqa: FBT001  # as the signal carries it
        if is_on:
            self._show_kind()

    def _show_kind(self) -> None:
        self.value.show_kind(self.kind, self._stated.get(self.kind, ""))
        self.adjustSize()

    def _heard_words(self) -> str:
        ask = self._ask
        if ask.heard_by is None or ask.heard_at is None:
            return ""
        words = self.tr("{road}, {moment}")
        return words.format(road=channel_name(ask.heard_by), moment=self.bench.formats.moment(ask.heard_at))

    def _on_heard(self, is_on: bool) -> None:  # noqa: FBT001  # as the signal carries it
        """The day follows, unless somebody typed one."""
        formats, at = self.bench.formats, self._ask.heard_at
        day = formats.wall(at).date() if is_on and at is not None else formats.today()
        is_untouched = self.said_on.text().strip() == self._day
        self._day = formats.day_with_name(day)
        if is_untouched:
            self.said_on.setText(self._day)


def _worded(one: Difference) -> Difference:
    kind = WishKind(one.field)
    words = [value_words(kind, str(value)) if value else "" for value in (one.seen, one.present)]
    return replace(one, seen=words[0], present=words[1])
