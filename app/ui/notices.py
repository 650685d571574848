"""What a pass of the reminder engine says on the desktop, and the buttons that stand below it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.capacity import Capacity
from app.domain.occurrences import ObligationKind
from app.domain.rungs import Rung
from app.services.deliveries import Delivered
from app.services.notices import OPEN, Notice, NoticeAction, Urgency
from app.services.reminders import Pass, Reminder
from app.ui.deliveries import DeliverySentences
from app.ui.formats import Formats
from app.ui.words import customer_of
from app.ui.work_sentences import WorkSentences

CATCH_UP = "catch-up"
"""The key of the one notice that gathers what came up meanwhile."""

ASKED = "asked"
"""The key of the one notice that gathers what colleagues ask."""

CAPACITY = "capacity"
"""The key of the notice that the work does not fit."""

DONE, TELL, KEPT = "done", "tell", "kept"
_LATER = "later-"

_LISTED = 3
_SOON = timedelta(minutes=15)


def notices_of(done: Pass, formats: Formats) -> tuple[Notice, ...]:
    """One notice for each reminder loud enough to knock, one for all that came up meanwhile, and requests.

    Questions of colleagues come in one notice, however many; each answer to one's own has its own.
    """
    loud = [one for one in done.shown if one.occurrence.rung >= Rung.NOTIFICATION]
    notices = [_notice(one, formats) for one in loud]
    if done.catch_up:
        notices.append(_summary(done.catch_up, formats))
    return (*notices, *_delivered(done.delivered, formats))


def capacity_notices(seen: Capacity | None, formats: Formats) -> tuple[Notice, ...]:
    """That the work does not fit, and what is at stake first; none where nothing is to be said."""
    if seen is None:
        return ()
    words = WorkSentences(formats, _work)
    stake = seen.first_too_late
    text = words.stake(stake) if stake is not None else words.capacity(seen)[0]
    return (Notice(CAPACITY, _tr("The work does not fit into the time"), text, (_open(),)),)


def later_at(action: str) -> datetime | None:
    """The moment that stood on a button for later; None for any other button."""
    seconds = action.removeprefix(_LATER)
    return datetime.fromtimestamp(int(seconds), UTC) if seconds != action else None


def _delivered(delivered: Sequence[Delivered], formats: Formats) -> list[Notice]:
    words = DeliverySentences(formats, lambda text: QCoreApplication.translate("Deliveries", text))
    asked = [one for one in delivered if not one.is_outcome]
    settled = [one for one in delivered if one.is_outcome]
    notices = [
        Notice(one.request.id.hex, one.customer or one.by, words.said(one), (_open(),)) for one in settled
    ]
    if not asked:
        return notices
    urgency = Urgency.HIGH if any(one.request.is_urgent for one in asked) else Urgency.NORMAL
    return [Notice(ASKED, words.title(asked), words.batch(asked), (_open(),), urgency), *notices]


def _notice(one: Reminder, formats: Formats) -> Notice:
    urgency = Urgency.HIGH if one.occurrence.rung >= Rung.WINDOW else Urgency.NORMAL
    return Notice(one.occurrence.id.hex, _who(one), _what(one, formats), _actions(one, formats), urgency)


def _actions(one: Reminder, formats: Formats) -> tuple[NoticeAction, ...]:
    """At most three: more than that no desktop shows."""
    kind = one.occurrence.obligation_kind
    if kind is ObligationKind.PROMISE:
        return NoticeAction(KEPT, _tr("Kept")), _open()
    if kind is ObligationKind.NEWS:
        return NoticeAction(TELL, _tr("Tell")), _open()
    return NoticeAction(DONE, _tr("Done")), _later(formats), _open()


def _later(formats: Formats) -> NoticeAction:
    at = (formats.now() + _SOON).replace(second=0, microsecond=0)
    words = _tr("Later, %1").replace("%1", formats.time(at))
    return NoticeAction(f"{_LATER}{int(at.timestamp())}", words)


def _open() -> NoticeAction:
    return NoticeAction(OPEN, _tr("Open"))


def _summary(reminders: Sequence[Reminder], formats: Formats) -> Notice:
    lines = [f"{_who(one)}: {_what(one, formats)}" for one in reminders[:_LISTED]]
    if len(reminders) > _LISTED:
        lines.append(_tr("and %n more").replace("%n", str(len(reminders) - _LISTED)))
    title = _tr("While you were away: %n").replace("%n", str(len(reminders)))
    return Notice(CATCH_UP, title, "\n".join(lines), (_open(),))


def _who(one: Reminder) -> str:
    if one.row is None:
        return one.case.reference
    customer = customer_of(one.row)
    return f"{one.row.contact}, {customer}" if one.row.contact else customer


def _what(one: Reminder, formats: Formats) -> str:
    when = formats.moment(one.occurrence.deadline_at)
    kind = one.occurrence.obligation_kind
    if kind is ObligationKind.STEP and one.row is not None:
        return _tr("%1, due %2").replace("%1", one.row.step).replace("%2", when)
    if kind is ObligationKind.PROMISE:
        words = one.row.promise_text if one.row is not None else one.case.subject
        return _tr("Promised by %2: %1").replace("%1", words).replace("%2", when)
    return _tr("Waits to hear from you by %1").replace("%1", when)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Notices", text)


def _work(text: str) -> str:
    return QCoreApplication.translate("Work", text)
