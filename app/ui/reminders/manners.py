"""How a reminder speaks: four manners over the same items; a style's file names one of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.agenda import AgendaRow
from app.domain.kinds import Channel
from app.ui import words
from app.ui.cases.lines import news_share, news_state
from app.ui.formats import MINUS, NONE, Formats
from app.ui.reminders.cards import Act, Content
from app.ui.reminders.items import Item, Surroundings
from app.ui.reminders.tables import DigestTable
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import column, row
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.news_clocks import NewsState, paint_news_clock

Manner = Callable[[Theme, Formats, Sequence[Item], Surroundings], Content]
_TITLES = {
    Channel.CALL: QT_TRANSLATE_NOOP("Reminders", "Call {name}"),
    Channel.EMAIL: QT_TRANSLATE_NOOP("Reminders", "Write to {name}"),
    Channel.VISIT: QT_TRANSLATE_NOOP("Reminders", "Visit {name}"),
    Channel.MESSAGE: QT_TRANSLATE_NOOP("Reminders", "Message {name}"),
    Channel.TASK: QT_TRANSLATE_NOOP("Reminders", "Do it for {name}"),
}
_SHOWN = 4
_FREE_FOR = timedelta(minutes=15)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reminders", text)


class _News(QWidget):
    """The news clock with its word."""

    def __init__(self, theme: Theme, item: AgendaRow, formats: Formats) -> None:
        super().__init__()
        self._theme = theme
        self._state, self._share = news_state(item, formats), news_share(item, formats)
        waits = self._state is NewsState.WAITING
        self._label = PlainLabel(theme, _news_words(item, formats), 12, 400, "over" if waits else "ink2")
        self.setLayout(row(theme.scaled(14) + 6, self._label, None))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = self._theme.scaled(14)
        area = QRectF(0, (self.height() - size) // 2, size, size)
        paint_news_clock(QPainter(self), area, self._share, self._state, self._theme.tokens)


class _Well(QWidget):
    """A sunken line."""

    def __init__(self, theme: Theme, first: str, rest: str) -> None:
        super().__init__()
        self._theme = theme
        words = PlainLabel(theme, rest, 12, 400, on="sunken", quoted=True)
        line = row(PlainLabel(theme, first, 12, 500, "over", on="sunken"), 6, words, margins=(10, 8, 10, 8))
        line.setStretch(2, 1)
        self.setLayout(line)

    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.text(12).line + 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.rounded(QPainter(self), QRectF(self.rect()), 4, self._theme.tokens["sunken"])


def person_first(theme: Theme, formats: Formats, items: Sequence[Item], _around: Surroundings) -> Content:
    """Whom to call or write to, and why it is a good moment."""
    item = items[0].row
    who, title = _who(item), _tr(_TITLES[item.channel]).format(name=_who(item))
    avatar = Avatar(theme, 48)
    avatar.tell(who, who)
    names = column(None, _text(theme, title, 15, 600), _text(theme, _about(item), 12, 400, "ink2"), None)
    head = row(avatar, 12, names)
    head.setStretch(2, 1)
    body = column(head, 12, _text(theme, item.step, 13, 400), 4, _News(theme, item, formats))
    late = items[0].deadline_at < formats.now()
    moment = _tr("It waits since {when}") if late else _tr("Now is a good moment")
    acts = [
        *_roads(item),
        _act("done", _tr("Done"), item),
        _act("later", _tr("Later"), item, tail="ph.caret-down"),
    ]
    return Content(moment.format(when=formats.when(items[0].deadline_at)), _spoken(title, item), body, acts)


def numbers_first(theme: Theme, formats: Formats, items: Sequence[Item], around: Surroundings) -> Content:
    """When, how much, what; and what still comes before it."""
    item, now = items[0].row, formats.now()
    title = _in(items[0].deadline_at, formats)
    place = around.place_of(item.case_id)
    if place:
        title = _tr("{when}, rank {place}").format(when=title, place=place)
    value = formats.money(item.value, item.currency)
    top = row(
        PlainLabel(theme, formats.when(items[0].deadline_at), 20, 600),
        None,
        PlainLabel(theme, "" if value == NONE else value, 12, 400, "ink2"),
    )
    how = _tr("{road} to {name}, {length}, {news}").format(
        road=words.channel_name(item.channel),
        name=_who(item),
        length=formats.length(item.effort),
        news=_news_words(item, formats),
    )
    what = _text(theme, f"{words.customer_of(item)}: {_lower(item.step)}", 13, 600)
    body = column(top, 2, what, 4, _text(theme, how, 12, 400, "ink2", words.channel_icon(item.channel)))
    first = around.first
    if first is not None and first.case_id != item.case_id:
        worth = formats.money(first.value, first.currency)
        late = _in(first.due_at, formats) if first.due_at < now else ""
        rest = ", ".join(part for part in (first.customer, "" if worth == NONE else worth, late) if part)
        body.addSpacing(12)
        body.addWidget(_Well(theme, _tr("Still first:"), rest))
    road = _roads(item)[0]
    acts = (road, _act("done", _tr("Done"), item), _act("later", _tr("Later"), item))
    return Content(title, _spoken(f"{title}, {item.customer}", item), body, acts)


def digest(theme: Theme, formats: Formats, items: Sequence[Item], around: Surroundings) -> Content:
    """All of them in one table."""
    time = formats.time(formats.now())
    count = _tr("1 item") if len(items) == 1 else _tr("{count} items").format(count=len(items))
    title = _tr("Digest {time}: {items}").format(time=time, items=count)
    lines = [
        (
            formats.when(item.deadline_at),
            words.customer_of(item.row),
            item.row.step,
            _slack(item.deadline_at, formats),
            item.deadline_at < formats.now(),
        )
        for item in items[:_SHOWN]
    ]
    acts = (Act("open", _tr("Open the list")), Act("read", _tr("Log as read")))
    note = _tr("next {time}").format(time=formats.when(around.next_at)) if around.next_at else ""
    return Content(title, title, column(DigestTable(theme, lines)), acts, note, is_flush=True)


def when_ready(theme: Theme, formats: Formats, items: Sequence[Item], around: Surroundings) -> Content:
    """No hurry: who, when, and what room there is."""
    item = items[0].row
    who = _who(item)
    avatar = Avatar(theme, 40)
    avatar.tell(who, who)
    title = _tr("{name}, at {time}").format(name=who, time=formats.when(items[0].deadline_at))
    about = _tr("{step}, about {length}").format(step=item.step, length=formats.length(item.effort))
    if item.is_covered:
        about = f"{_whose(item)}: {about}"
    head = row(
        avatar, 12, column(None, _text(theme, title, 15, 600), _text(theme, about, 12, 400, "ink2"), None)
    )
    head.setStretch(2, 1)
    body = column(head, 14, _News(theme, item, formats))
    if around.next_at is not None and around.next_at - formats.now() > _FREE_FOR:
        free = _tr("Nothing else until {time}.").format(time=formats.when(around.next_at))
        body.addSpacing(6)
        body.addWidget(PlainLabel(theme, free, 13, 400, icon="ph.leaf", icon_px=16))
    acts = (
        Act("open", _tr("Start"), case_id=item.case_id),
        _act("done", _tr("Done"), item),
        _act("later", _tr("Later today"), item),
    )
    return Content(_tr("When you are ready"), _spoken(title, item), body, acts)


MANNERS: Mapping[str, Manner] = MappingProxyType(
    {"person": person_first, "numbers": numbers_first, "digest": digest, "ready": when_ready}
)
"""The manners by the names that style files use."""

GATHERING = frozenset({"digest"})
"""Manners that put everything on one card, which closes itself after a minute."""


def _text(theme: Theme, text: str, px: int, weight: int, colour: str = "ink", icon: str = "") -> PlainLabel:
    return PlainLabel(theme, text, px, weight, colour, icon=icon, quoted=True)


def _who(item: AgendaRow) -> str:
    return item.contact or item.customer


def _about(item: AgendaRow) -> str:
    return ", ".join(part for part in (_whose(item), item.subject) if part)


def _whose(item: AgendaRow) -> str:
    """The customer where the contact is named above, and for whom one looks after the case."""
    return words.customer_of(item) if item.contact else words.beside_customer(item)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _spoken(title: str, item: AgendaRow) -> str:
    return _tr("Reminder: {title}, {customer}, {step}").format(
        title=title, customer=words.customer_of(item), step=item.step
    )


def _in(at: datetime, formats: Formats) -> str:
    now = formats.now()
    length = formats.length(abs(at - now))
    return (
        _tr("{length} late").format(length=length) if at < now else _tr("In {length}").format(length=length)
    )


def _slack(at: datetime, formats: Formats) -> str:
    left = at - formats.now()
    return f"{MINUS}{formats.grid_length(-left)}" if left < timedelta() else formats.grid_length(left)


def _news_words(item: AgendaRow, formats: Formats) -> str:
    waits = item.is_waiting_for_news(formats.now())
    text = _tr("waiting since {when}") if waits else _tr("update due {when}")
    return text.format(when=formats.when(item.news_due_at))


def _act(key: str, text: str, item: AgendaRow, icon: str = "", tail: str = "") -> Act:
    return Act(key, text, icon, tail, item.case_id)


def _roads(item: AgendaRow) -> list[Act]:
    """The step's own road first."""
    write = _act("write", _tr("Write"), item, "ph.envelope-simple")
    call = _act("call", _tr("Call"), item, "ph.phone")
    roads = [write, call] if item.channel is Channel.EMAIL else [call, write]
    known = {"write": bool(item.contact_email), "call": bool(item.contact_phone)}
    first, *rest = [road for road in roads if known[road.key]] or [call]
    return [first, *(replace(road, icon="") for road in rest)]
