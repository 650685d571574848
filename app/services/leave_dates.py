"""Where an absence begins and ends, as people type it: a day as a whole, or a moment."""

from datetime import date, datetime, time, timedelta

from app.domain.errors import Unclear
from app.domain.moments import Moment
from app.services.entries import EntryService

_DAY = timedelta(days=1)


def first_moment(entries: EntryService, words: str, zone: str) -> Moment:
    """The beginning: midnight of the day, or the moment that is named. Raises Unclear."""
    return _edge(entries, words, zone, timedelta())


def end_moment(entries: EntryService, words: str, zone: str) -> Moment:
    """The end: the midnight after the last day, or the moment that is named. Raises Unclear."""
    return _edge(entries, words, zone, _DAY)


def _edge(entries: EntryService, words: str, zone: str, whole_day: timedelta) -> Moment:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        draft = entries.read(words)
        if draft.doubts:
            doubt = draft.doubts[0]
            raise Unclear(words, doubt.key, tuple(one.key for one in doubt.candidates)) from None
        if draft.due is None:
            raise Unclear(words, "no_moment") from None
        if not draft.assumed_hour:
            return draft.due
        day, zone = draft.due.wall.date(), draft.due.zone
    return Moment(datetime.combine(day + whole_day, time()), zone)
