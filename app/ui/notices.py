"""What a pass of the reminder engine says on the desktop."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.occurrences import ObligationKind
from app.domain.rungs import Rung
from app.services.notices import Notice, Urgency
from app.services.reminders import Pass, Reminder
from app.ui.formats import Formats

CATCH_UP = "catch-up"
"""The key of the one notice that gathers what came up meanwhile."""

_LISTED = 3


def notices_of(done: Pass, formats: Formats) -> tuple[Notice, ...]:
    """One notice for each reminder loud enough to knock, one for all that came up meanwhile."""
    loud = [one for one in done.shown if one.occurrence.rung >= Rung.NOTIFICATION]
    notices = [_notice(one, formats) for one in loud]
    if done.catch_up:
        notices.append(_summary(done.catch_up, formats))
    return tuple(notices)


def _notice(one: Reminder, formats: Formats) -> Notice:
    urgency = Urgency.HIGH if one.occurrence.rung >= Rung.WINDOW else Urgency.NORMAL
    return Notice(one.occurrence.id.hex, _who(one), _what(one, formats), urgency=urgency)


def _summary(reminders: Sequence[Reminder], formats: Formats) -> Notice:
    lines = [f"{_who(one)}: {_what(one, formats)}" for one in reminders[:_LISTED]]
    if len(reminders) > _LISTED:
        lines.append(_tr("and %n more").replace("%n", str(len(reminders) - _LISTED)))
    title = _tr("While you were away: %n").replace("%n", str(len(reminders)))
    return Notice(CATCH_UP, title, "\n".join(lines))


def _who(one: Reminder) -> str:
    if one.row is None:
        return one.case.reference
    return f"{one.row.contact}, {one.row.customer}" if one.row.contact else one.row.customer


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
