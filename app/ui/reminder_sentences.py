"""Why a reminder comes, in sentences, without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from app.domain.occurrences import ObligationKind
from app.domain.reminder_reasons import Held, Loud, ReminderWhy
from app.domain.rungs import Rung
from app.domain.styles import AT_RISK_MARK, DUE
from app.ui.remarks import Times
from app.ui.sentences import Translate, as_it_is, filled
from app.ui.translations import QT_TRANSLATE_NOOP

OBLIGATIONS: Final[Mapping[ObligationKind, str]] = MappingProxyType(
    {
        ObligationKind.STEP: QT_TRANSLATE_NOOP("ReminderWhy", "the step"),
        ObligationKind.NEWS: QT_TRANSLATE_NOOP("ReminderWhy", "the news date"),
        ObligationKind.PROMISE: QT_TRANSLATE_NOOP("ReminderWhy", "the promise"),
    }
)
RUNG_NAMES: Final[Mapping[Rung, str]] = MappingProxyType(
    {
        Rung.LIST: QT_TRANSLATE_NOOP("ReminderWhy", "in the list"),
        Rung.BADGE: QT_TRANSLATE_NOOP("ReminderWhy", "as a badge"),
        Rung.NOTIFICATION: QT_TRANSLATE_NOOP("ReminderWhy", "as a notification"),
        Rung.WINDOW: QT_TRANSLATE_NOOP("ReminderWhy", "as a window"),
    }
)
HELD: Final[Mapping[Held, str]] = MappingProxyType(
    {
        Held.NOTHING: "",
        Held.BATCH: QT_TRANSLATE_NOOP("ReminderWhy", "It waits for the batch at {batch_at}."),
        Held.BATCH_TOO_LATE: QT_TRANSLATE_NOOP("ReminderWhy", "The batch at {batch_at} would come too late, so it comes by itself."),
        Held.IMPORT: QT_TRANSLATE_NOOP("ReminderWhy", "The case was imported, so it waits for the next working day."),
    }
)  # fmt: skip
LOUD: Final[Mapping[Loud, str]] = MappingProxyType(
    {
        Loud.SHARE: QT_TRANSLATE_NOOP("ReminderWhy", "It comes {rung}, as your way of working has it for this share."),
        Loud.VALUE: QT_TRANSLATE_NOOP("ReminderWhy", "It comes {rung}, because the value is above the company's limit."),
        Loud.PROMISE: QT_TRANSLATE_NOOP("ReminderWhy", "It comes {rung}, because it was promised."),
        Loud.AT_RISK: QT_TRANSLATE_NOOP("ReminderWhy", "It comes {rung}, because the promise is at risk."),
        Loud.LAST_CALL: QT_TRANSLATE_NOOP("ReminderWhy", "It comes {rung}, because nothing else would have spoken in time."),
        Loud.CLOSED: QT_TRANSLATE_NOOP("ReminderWhy", "It came back {rung}: closing it was not acting on it."),
    }
)  # fmt: skip

_SHARE: Final = QT_TRANSLATE_NOOP("ReminderWhy", "{show_at}: {share} % of the time for {what} is used. That is {counted} of {available} of working time, from {from_at} to {due_at}.")  # fmt: skip
_CLOCK: Final = QT_TRANSLATE_NOOP("ReminderWhy", "{show_at}: {share} % of the time for {what} is used. There is no working time from {from_at} to {due_at}, so the clock counts.")  # fmt: skip
_DUE: Final = QT_TRANSLATE_NOOP("ReminderWhy", "{show_at}: {what} is due.")
_AHEAD: Final = QT_TRANSLATE_NOOP(
    "ReminderWhy", "{show_at}: {counted} of working time are left for {what}, due {due_at}."
)
_QUIET: Final = QT_TRANSLATE_NOOP("ReminderWhy", "Quiet time holds it until {until}.")
_CHANGED: Final = QT_TRANSLATE_NOOP("ReminderWhy", "Planned again with today's hours and way of working it would come at another moment.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReminderSentences:
    """Reminders explained to one reader."""

    formats: Times
    translate: Translate = as_it_is

    def why(self, why: ReminderWhy) -> tuple[str, ...]:
        """Which share of which time, from when; batch and quiet time; why this rung."""
        facts, sentences = self._facts(why), (_first(why), HELD[why.held], LOUD[why.loud])
        lines = [filled(self.translate(sentence), facts) for sentence in sentences if sentence]
        lines[0] = lines[0][:1].upper() + lines[0][1:]
        if why.held_until_at is not None and why.occurrence.shown_at is None:
            until = self.formats.moment(why.held_until_at)
            lines.append(filled(self.translate(_QUIET), {"until": until}))
        if not why.still_holds and why.occurrence.shown_at is None:
            lines.append(self.translate(_CHANGED))
        return tuple(lines)

    def _facts(self, why: ReminderWhy) -> dict[str, object]:
        moment, of = self.formats.moment, why.occurrence
        return {
            "show_at": moment(of.planned_at),
            "share": why.share,
            "what": self.translate(OBLIGATIONS[of.obligation_kind]),
            "counted": self.formats.hours(why.counted.length) if why.counted is not None else "",
            "available": self.formats.hours(why.available),
            "from_at": moment(why.from_at),
            "due_at": moment(why.due_at),
            "batch_at": moment(why.batch_at) if why.batch_at is not None else "",
            "rung": self.translate(RUNG_NAMES[of.rung]),
        }


def _first(why: ReminderWhy) -> str:
    if why.share == AT_RISK_MARK:
        return _AHEAD
    if why.share == DUE or why.counted is None:
        return _DUE
    return _SHARE if why.available else _CLOCK
