"""Time needed and time free, the word before it is complete, evidence and fit: in words, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol

from app.domain.capacity import Capacity, Piece
from app.domain.efforts import ENOUGH, Suggestion
from app.domain.evidence import ENOUGH as ENOUGH_EVIDENCE
from app.domain.evidence import StepEvidence
from app.domain.fit import ENOUGH as ENOUGH_STEPS
from app.domain.fit import Advice, Fit
from app.services.capacity import InterimWord
from app.ui.remarks import Times
from app.ui.sentences import Translate, as_it_is, filled
from app.ui.translations import QT_TRANSLATE_NOOP

_FITS: Final = QT_TRANSLATE_NOOP("Work", "It fits: {needed} needed this week, {free} free.")
_WEEK: Final = QT_TRANSLATE_NOOP("Work", "{needed} needed this week, {free} free.")
_TIGHT: Final = QT_TRANSLATE_NOOP("Work", "By {at} {missing} are missing.")
_BREAKS: Final = QT_TRANSLATE_NOOP("Work", "The promise to {name} by {at} would break first: {text}.")
_LATE: Final = QT_TRANSLATE_NOOP("Work", "{reference} {name}, {step}, would not be done by {at}.")
_DONE: Final = QT_TRANSLATE_NOOP("Work", "In this order it would be done {at}.")
_NEVER: Final = QT_TRANSLATE_NOOP("Work", "In this order it would not be done within two weeks.")
_WORD: Final = QT_TRANSLATE_NOOP("Work", "{name} can hear today what is known and what is open.")

_INTERIM: Final = QT_TRANSLATE_NOOP(
    "Work", "What we know: {known}. Still open: {open}. You hear again by {at}."
)
_WAITING: Final = QT_TRANSLATE_NOOP("Work", "What we know: {known}. Still open: {open}; we wait for {who}. You hear again by {at}.")  # fmt: skip

_SUGGESTED: Final = QT_TRANSLATE_NOOP("Work", "{length}: your last {count} such steps.")
_BY_OVERRUN: Final = QT_TRANSLATE_NOOP("Work", "{length}: your last {count} such steps, and your steps take {overrun} times their estimate.")  # fmt: skip
_TOO_FEW: Final = QT_TRANSLATE_NOOP(
    "Work", "Too few to tell: {count} such steps of yours, {enough} are needed."
)

_ANSWERED: Final = QT_TRANSLATE_NOOP("Work", "{answered} of {done} answered, {percent} %")
_FEW_DONE: Final = QT_TRANSLATE_NOOP("Work", "{answered} of {done} answered: too few to tell below {enough}")
_NOT_DONE: Final = QT_TRANSLATE_NOOP("Work", "not done yet")
_DROP: Final = QT_TRANSLATE_NOOP("Work", "“{step}” was done {done} times and never brought an answer. One could do without it.")  # fmt: skip

_MOVES: Final = QT_TRANSLATE_NOOP("Work", "Dropping it moves {count} planned dates.")
_MOVES_NOTHING: Final = QT_TRANSLATE_NOOP("Work", "Dropping it moves nothing that is planned.")
_WHO_MAY: Final = QT_TRANSLATE_NOOP("Work", "Propose it to {names}.")
_LEADS_MAY: Final = QT_TRANSLATE_NOOP("Work", "A lead can drop it.")

_FIT: Final = QT_TRANSLATE_NOOP("Work", "{on_time} of {steps} steps on time ({percent} %), {kept} of {words} words kept, put off {put_offs} times.")  # fmt: skip
_FIT_NOTHING: Final = QT_TRANSLATE_NOOP("Work", "No step was done this way yet.")
_FIT_FEW: Final = QT_TRANSLATE_NOOP("Work", "No advice below {enough} steps.")
_ADVICE: Final = QT_TRANSLATE_NOOP("Work", "With {better} {better_percent} % of your steps were on time, with {present} {present_percent} %. You may switch, or stay.")  # fmt: skip


class WorkTimes(Times, Protocol):
    """Times, and the day of a draft that leaves the house."""

    def wall(self, at: datetime) -> datetime:
        """The instant on the reader's wall."""

    def day_with_name(self, on: date) -> str:
        """``Mon 30 Nov``."""


@dataclass(frozen=True, slots=True)
class WorkSentences:
    """For one reader.

    Attributes:
        formats: The reader's times.
        translate: Into the reader's language.
    """

    formats: WorkTimes
    translate: Translate = as_it_is

    # -- time needed and free -----------------------------------------------------------------

    def capacity(self, seen: Capacity) -> tuple[str, ...]:
        """Whether the work fits, and what is at stake first."""
        hours = {"needed": self.formats.hours(seen.needed), "free": self.formats.hours(seen.free)}
        if seen.fits:
            return (self._said(_FITS, **hours),)
        lines = [self._said(_WEEK, **hours)]
        if seen.tight is not None:
            at = self.formats.moment(seen.tight.closes_at)
            lines.append(self._said(_TIGHT, at=at, missing=self.formats.hours(seen.tight.missing)))
        stake = seen.first_too_late
        if stake is not None:
            lines += [self.stake(stake), self._forecast(stake)]
        if seen.interim:
            row = seen.interim[0].row
            lines.append(self._said(_WORD, name=row.contact or row.customer))
        return tuple(lines)

    def stake(self, piece: Piece) -> str:
        """What would break, or not be done in time."""
        row = piece.row
        name = row.contact or row.customer
        if piece.breaks_at is not None:
            text = row.promise_text.rstrip(".")
            return self._said(_BREAKS, name=name, at=self.formats.moment(piece.breaks_at), text=text)
        at = self.formats.moment(piece.deadline_at)
        return self._said(_LATE, reference=row.reference, name=name, step=row.step, at=at)

    def _forecast(self, piece: Piece) -> str:
        if piece.done_at is None:
            return self._said(_NEVER)
        return self._said(_DONE, at=self.formats.moment(piece.done_at))

    def interim(self, word: InterimWord) -> str:
        """The draft of a word before the work is complete; a person sends it, or does not."""
        wall = self.formats.wall(word.next_word.at)  # whoever reads it tomorrow has another today
        at = f"{self.formats.day_with_name(wall.date())} {wall:%H:%M}"
        known, still = word.known.rstrip("."), word.open.rstrip(".")
        if word.waiting_on:
            return self._said(_WAITING, known=known, open=still, who=word.waiting_on, at=at)
        return self._said(_INTERIM, known=known, open=still, at=at)

    def suggestion(self, found: Suggestion) -> str:
        """How long such a step takes, with the reason."""
        if found.effort is None:
            return self._said(_TOO_FEW, count=found.count, enough=ENOUGH)
        length = self.formats.hours(found.effort)
        if found.measured < found.count and found.overrun != 1.0:
            return self._said(_BY_OVERRUN, length=length, count=found.count, overrun=f"{found.overrun:.1f}")
        return self._said(_SUGGESTED, length=length, count=found.count)

    # -- evidence and fit ---------------------------------------------------------------------

    def evidence(self, step: StepEvidence) -> str:
        """How often customers answered after a step."""
        if not step.done:
            return self._said(_NOT_DONE)
        facts = {"answered": step.answered, "done": step.done}
        if not step.is_enough:
            return self._said(_FEW_DONE, enough=ENOUGH_EVIDENCE, **facts)
        return self._said(_ANSWERED, percent=step.percent, **facts)

    def proposal(self, step: StepEvidence) -> str:
        """That one might drop a step."""
        return self._said(_DROP, step=step.what, done=step.done)

    def would_move(self, count: int) -> str:
        """What dropping it does to what is planned."""
        return self._said(_MOVES, count=count) if count else self._said(_MOVES_NOTHING)

    def who_may_drop(self, names: Sequence[str]) -> str:
        """With whom to talk about it."""
        return self._said(_WHO_MAY, names=", ".join(names)) if names else self._said(_LEADS_MAY)

    def fit(self, fit: Fit) -> str:
        """How one way of working worked."""
        if not fit.steps:
            return self._said(_FIT_NOTHING)
        return self._said(
            _FIT,
            on_time=fit.on_time,
            steps=fit.steps,
            percent=fit.on_time_percent,
            kept=fit.kept,
            words=fit.words,
            put_offs=fit.put_offs,
        )

    def no_advice(self, fit: Fit) -> str:
        """That there are too few steps to say more; empty where there are enough, or none at all."""
        return "" if fit.is_enough or not fit.steps else self._said(_FIT_FEW, enough=ENOUGH_STEPS)

    def advice(self, advice: Advice, better: str, present: str) -> str:
        """That another way worked better, with the figures; the names are the styles' own."""
        return self._said(
            _ADVICE,
            better=better,
            better_percent=advice.better.on_time_percent,
            present=present,
            present_percent=advice.present.on_time_percent,
        )

    def _said(self, sentence: str, **values: object) -> str:
        return filled(self.translate(sentence), values)
