"""Comparing an event with its step: three ways, field by field; nothing is overwritten unseen."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from app.domain.calendars.events import Event, StepEvent, Unread
from app.domain.calendars.links import Answer, Entry

SHARED: Final = ("title", "length", "start_at", "is_done")
"""What both sides may change, in the order in which it is taken."""


class What(StrEnum):
    """What becomes of one event."""

    SAME = "same"
    ADDED = "added"
    PUSHED = "pushed"
    DROPPED = "dropped"
    MOVED = "moved"
    RESIZED = "resized"
    RENAMED = "renamed"
    DONE = "done"
    CLASH = "clash"
    DELETED = "deleted"
    UNREAD = "unread"


QUESTIONS: Final = frozenset({What.CLASH, What.DELETED})
"""What only a person can say."""

_PULLS: Final = {
    "title": What.RENAMED,
    "length": What.RESIZED,
    "start_at": What.MOVED,
    "is_done": What.DONE,
}


@dataclass(frozen=True, slots=True)
class Merge:
    """What one event and its step say together.

    Attributes:
        pulls: What comes in, in the order in which it is taken.
        push: What goes out: what stands alone in the calendar is added, changed or dropped.
        clashes: The fields that both changed.
        question: What is asked.
    """

    pulls: tuple[What, ...] = ()
    push: What | None = None
    clashes: tuple[str, ...] = ()
    question: What | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether both sides agree, or wait for an answer."""
        return not self.pulls and self.push is None


_NOTHING: Final = Merge()


def merge(entry: Entry, app: Event | None) -> Merge:
    """What is to be done for an entry of ours.

    Args:
        app: What the calendar is to say; None where the step is over.
    """
    theirs = entry.theirs
    if app is None:
        return _of_step_that_is_over(theirs)
    if theirs is None:
        return _of_missing_event(entry)
    if isinstance(theirs, Unread):
        return Merge(question=What.UNREAD)
    return _field_by_field(entry, app, theirs)


def merge_step(entry: Entry, step: StepEvent | None) -> Merge:
    """The same, of a step or of what stands beside the steps."""
    if step is not None and step.is_fixed:
        return _of_what_is_fixed(entry, step.event)
    return merge(entry, step.event if step is not None else None)


def _of_what_is_fixed(entry: Entry, app: Event) -> Merge:
    """Only we say where it stands: it is put back; what somebody took away stays away."""
    theirs = entry.theirs
    if theirs is None:
        return Merge(push=What.ADDED) if entry.base is None else _NOTHING
    if isinstance(theirs, Unread):
        return _NOTHING
    is_as_said = theirs.says_like(replace(app, is_done=theirs.is_done))
    is_same = is_as_said and not _has_news(entry.agreed, app, theirs)
    return _NOTHING if is_same else Merge(push=What.PUSHED)


def _of_step_that_is_over(theirs: Event | Unread | None) -> Merge:
    """What was ticked there stays, as it would without us; an event of what is over would ring for nothing."""
    if isinstance(theirs, Event) and theirs.is_done:
        return _NOTHING
    return Merge(push=What.DROPPED)


def _of_missing_event(entry: Entry) -> Merge:
    if entry.base is None or entry.answer is Answer.BACK:
        return Merge(push=What.ADDED)
    match entry.answer:
        case Answer.DONE:
            return Merge(pulls=(What.DONE,))
        case Answer.LEAVE:
            return _NOTHING
    return Merge(question=What.DELETED)


def _field_by_field(entry: Entry, app: Event, theirs: Event) -> Merge:
    base = entry.agreed
    verdicts = {name: _judge(name, base, app, theirs) for name in SHARED}
    clashes = tuple(name for name, verdict in verdicts.items() if verdict is What.CLASH)
    pulls = tuple(_PULLS[name] for name, verdict in verdicts.items() if verdict in _PULLS.values())
    is_pushed = What.PUSHED in verdicts.values() or _has_news(base, app, theirs)
    if What.DONE in pulls:  # What was done is over, wherever it stood.
        return Merge(tuple(one for one in pulls if one in {What.RENAMED, What.DONE}))
    if clashes and entry.answer is Answer.CALENDAR:
        pulls = tuple(_PULLS[name] for name in SHARED if name in clashes or _PULLS[name] in pulls)
        clashes = ()
    elif clashes and entry.answer is Answer.KEEPWORD:
        is_pushed, clashes = True, ()
    if clashes:
        return Merge(pulls, clashes=clashes, question=What.CLASH)
    return Merge(pulls, What.PUSHED if is_pushed else None)


def _judge(name: str, base: Event | None, app: Event, theirs: Event) -> What:
    """Whoever moved away from the base says it; both the same way agree; else somebody chooses."""
    mine, yours = getattr(app, name), getattr(theirs, name)
    before = _before(name, base)
    if mine == yours or (name == "length" and None in {mine, yours}):
        return What.SAME
    if mine == before:
        return _PULLS[name]
    return What.PUSHED if yours == before else What.CLASH


def _before(name: str, base: Event | None) -> Any:
    if base is None:
        return False if name == "is_done" else _NEVER
    return getattr(base, name)


_NEVER: Final = object()


def _has_news(base: Event | None, app: Event, theirs: Event) -> bool:
    """Whether our long text stands there and says something else now."""
    return base is not None and app.notes != base.notes and _is_in(base.notes, theirs.notes)


def _is_in(ours: str, theirs: str) -> bool:
    return ours in theirs if ours else not theirs


def outgoing(entry: Entry, app: Event) -> Event:
    """What is written: ours, with what a person wrote there around our long text, or instead of it."""
    base, theirs = entry.agreed, entry.theirs
    if not isinstance(theirs, Event):
        return app
    before = base.notes if base is not None else app.notes
    if not _is_in(before, theirs.notes):
        return replace(app, notes=theirs.notes)
    return replace(app, notes=theirs.notes.replace(before, app.notes, 1).strip() if before else app.notes)


def taken(entry: Entry, app: Event, merged: Merge) -> Event | None:
    """The base after what came in, and after what both say alike.

    Of what came in it is what the calendar says, also where a rule refused it: so it is put back there.
    A tick speaks for the time it was made at too: refused, the old time comes back with it.
    """
    base, theirs = entry.agreed, entry.theirs
    if not isinstance(theirs, Event):
        return base
    if base is None:
        return None if merged.clashes or merged.push is not None else replace(theirs, notes=app.notes)
    with_tick = {"start_at", "length"} if What.DONE in merged.pulls else set()
    fields = {
        name: getattr(theirs, name)
        for name, what in _PULLS.items()
        if what in merged.pulls or name in with_tick or getattr(theirs, name) == getattr(app, name)
    }
    return replace(base, **fields)
