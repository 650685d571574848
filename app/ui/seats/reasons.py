"""Why? in sentences."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.domain.steps import Reason
from app.services.reasons import DateKind, Why
from app.ui.formats import Formats
from app.ui.translations import QT_TRANSLATE_NOOP

_REASONS = {
    Reason.CHOSEN: QT_TRANSLATE_NOOP("Why", "Somebody chose this time."),
    Reason.ASSUMED_CLOSE: QT_TRANSLATE_NOOP(
        "Why", "A day without an hour means the end of that working day."
    ),
    Reason.FIRST_WORD: QT_TRANSLATE_NOOP("Why", "The standard asks for a first word within {rule}."),
    Reason.CADENCE: QT_TRANSLATE_NOOP("Why", "The usual rhythm of such a case proposes it after {rule}."),
    Reason.VALIDITY: QT_TRANSLATE_NOOP("Why", "The quote runs out, so this comes {rule} before."),
    Reason.NEWS: QT_TRANSLATE_NOOP("Why", "The customer must hear by then where the matter stands."),
    Reason.ANSWER: QT_TRANSLATE_NOOP("Why", "They wrote or called; an answer is due within {rule}."),
    Reason.PROMISED: QT_TRANSLATE_NOOP("Why", "It was promised to the customer."),
    Reason.AGREED: QT_TRANSLATE_NOOP("Why", "It was agreed with the customer."),
    Reason.WISH: QT_TRANSLATE_NOOP("Why", "The customer wishes to hear that often: {rule}."),
    Reason.STANDARD: QT_TRANSLATE_NOOP("Why", "The standard allows a silence of {rule} at most."),
    Reason.CHECK_BACK: QT_TRANSLATE_NOOP("Why", "It is the check-back after everything was settled."),
    Reason.CHASE: QT_TRANSLATE_NOOP("Why", "Half of the time that somebody else was given."),
    Reason.IMPORT: QT_TRANSLATE_NOOP("Why", "It came with the import."),
}
_KINDS = {"step": {DateKind.STEP}, "news": {DateKind.NEWS, DateKind.STANDARD, DateKind.ANSWER}}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Why", text)


def sentences(whys: Iterable[Why], what: str, formats: Formats) -> list[str]:
    """The reason of the step's or the news date, sentence by sentence."""
    found: list[str] = []
    for why in whys:
        if why.kind in _KINDS.get(what, set()):
            found += _of(why, formats)
    return found


def _of(why: Why, formats: Formats) -> list[str]:
    lines = [
        f"{formats.moment(why.at)}: " + _tr(_REASONS[why.basis.reason]).format(rule=_span(why.basis.rule))
    ]
    if why.basis.from_at is not None:
        lines.append(_tr("Counted from {moment}.").format(moment=formats.moment(why.basis.from_at)))
    if why.counted is not None and why.counted.length:
        lines.append(
            _tr("{length} of working time were counted.").format(length=formats.length(why.counted.length))
        )
    if why.counted is not None and why.counted.skipped:
        days = [formats.day_with_name(day.day) for day in why.counted.skipped[:4]]
        lines.append(_tr("Nobody works on {days}.").format(days=", ".join(days)))
    if not why.still_holds:
        lines.append(_tr("A rule or the calendar has changed since; counted today it would differ."))
    return lines


def _span(rule: str) -> str:
    number, _, unit = rule.partition(" ")
    names = {"bd": _tr("working days"), "bh": _tr("working hours"), "d": _tr("days")}
    ones = {"bd": _tr("working day"), "bh": _tr("working hour"), "d": _tr("day")}
    return f"{number} {(ones if number == '1' else names)[unit]}" if unit in names else rule
