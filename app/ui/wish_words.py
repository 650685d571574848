"""Wishes in words: what somebody wishes, who said it and when, and what it is about."""

from collections.abc import Mapping
from datetime import time

from PySide6.QtCore import QCoreApplication

from app.domain.kinds import Channel
from app.domain.spans import InvalidSpan, Span
from app.domain.wishes import DETAILED, SHORT, Hours, WishKind, hours_of
from app.services.wishes import WishView
from app.ui.formats import Formats
from app.ui.translations import QT_TRANSLATE_NOOP

_KINDS: Mapping[WishKind, tuple[str, str]] = {
    WishKind.CHANNEL: (QT_TRANSLATE_NOOP("Wishes", "By which way"), "ph.chat-circle-text"),
    WishKind.HOURS: (QT_TRANSLATE_NOOP("Wishes", "Hours"), "ph.clock"),
    WishKind.LENGTH: (QT_TRANSLATE_NOOP("Wishes", "How much"), "ph.text-aa"),
    WishKind.OFTEN: (QT_TRANSLATE_NOOP("Wishes", "How often"), "ph.arrows-clockwise"),
    WishKind.ADDRESS: (QT_TRANSLATE_NOOP("Wishes", "Form of address"), "ph.user"),
}
_CHANNELS: Mapping[str, str] = {
    Channel.CALL: QT_TRANSLATE_NOOP("Wishes", "Likes to be called"),
    Channel.EMAIL: QT_TRANSLATE_NOOP("Wishes", "Likes an email"),
    Channel.VISIT: QT_TRANSLATE_NOOP("Wishes", "Likes a visit"),
    Channel.MESSAGE: QT_TRANSLATE_NOOP("Wishes", "Likes a message"),
}
_LENGTHS: Mapping[str, str] = {
    SHORT: QT_TRANSLATE_NOOP("Wishes", "Likes it short"),
    DETAILED: QT_TRANSLATE_NOOP("Wishes", "Likes to read everything"),
}
_SAID_IN: Mapping[Channel, str] = {
    Channel.CALL: QT_TRANSLATE_NOOP("Wishes", "said on {day}, in a call"),
    Channel.EMAIL: QT_TRANSLATE_NOOP("Wishes", "said on {day}, in an email"),
    Channel.VISIT: QT_TRANSLATE_NOOP("Wishes", "said on {day}, at a visit"),
    Channel.MESSAGE: QT_TRANSLATE_NOOP("Wishes", "said on {day}, in a message"),
}
_MIDNIGHT = time(0)


def kind_name(kind: WishKind) -> str:
    """What a wish is about."""
    return _tr(_KINDS[kind][0])


def wish_icon(kind: WishKind) -> str:
    """The picture of what a wish is about."""
    return _KINDS[kind][1]


def value_words(kind: WishKind, value: str) -> str:
    """A wish that is kept, in words; what cannot be read, such as one that was erased, as it stands.

    >>> value_words(WishKind.HOURS, "16:00-24:00"), value_words(WishKind.OFTEN, "1 bd")
    ('Wishes to hear after 16:00', 'Wishes to hear every working day')
    """
    if kind is WishKind.CHANNEL and value in _CHANNELS:
        return _tr(_CHANNELS[value])
    if kind is WishKind.LENGTH and value in _LENGTHS:
        return _tr(_LENGTHS[value])
    if kind is WishKind.HOURS and (hours := hours_of(value)) is not None:
        return _tr("Wishes to hear {hours}").format(hours=hours_words(hours))
    if kind is WishKind.OFTEN:
        return _often(value)
    return _tr("Is called “{words}”").format(words=value) if kind is WishKind.ADDRESS else value


def hours_words(hours: Hours) -> str:
    """Hours within a sentence: ``after 16:00``, ``before 12:00``, ``from 09:00 to 12:00``."""
    start = f"{hours.start:%H:%M}"
    if hours.end is None:
        return _tr("after {start}").format(start=start)
    end = f"{hours.end:%H:%M}"
    if hours.start == _MIDNIGHT:
        return _tr("before {end}").format(end=end)
    return _tr("from {start} to {end}").format(start=start, end=end)


def wish_words(view: WishView) -> str:
    """A wish in words."""
    return value_words(view.wish.kind, view.wish.value)


def source_words(view: WishView, name: str, formats: Formats) -> str:
    """Who said it and when: ``said on 12 May, in a call``; who, where it was not the contact.

    Args:
        name: The contact's.
    """
    wish, day = view.wish, formats.day(view.wish.said_on)
    said = _SAID_IN.get(view.said_in) if view.said_in is not None else None
    words = _tr(said or QT_TRANSLATE_NOOP("Wishes", "said on {day}")).format(day=day)
    if wish.said_by == name:
        return words
    return _tr("{who} {said}").format(who=wish.said_by, said=words)


def _often(value: str) -> str:
    try:
        days = Span.parse(value).amount
    except InvalidSpan:
        return value
    if days == 1:
        return _tr("Wishes to hear every working day")
    return _tr("Wishes to hear every {count} working days").format(count=days)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wishes", text)
