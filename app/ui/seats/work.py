"""The side of a seat that speaks of time needed and free, evidence and fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.capacity import Capacity
from app.domain.evidence import StepEvidence
from app.domain.standards import DROPPED
from app.services.capacity import CAPACITY_WARNING
from app.ui.formats import Formats
from app.ui.reminder_sentences import ReminderSentences
from app.ui.sentences import filled
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.words import phase_name
from app.ui.work.desks import CadenceTable, CapacityLook, DropProposal, FitLine, FitLook, InterimDraft
from app.ui.work_sentences import WorkSentences

EFFORT: Final = "effort"
_SHORT: Final = QT_TRANSLATE_NOOP("Work", "{needed} needed, {free} free")
_STAKE: Final = QT_TRANSLATE_NOOP("Work", "{name}, {at}: would not be kept")
_LATE: Final = QT_TRANSLATE_NOOP("Work", "{missing} too much by {at}")


@dataclass(frozen=True, slots=True)
class WorkSeat:
    """Fulfils ``app.ui.work.desks.WorkDesk``.

    Attributes:
        services: As ``app.bootstrap.Services``.
    """

    services: Any
    formats: Formats

    def capacity(self) -> CapacityLook | None:
        if CAPACITY_WARNING not in self.services.styles.current().guards:
            return None
        seen: Capacity = self.services.capacity.look()
        offered = set(self.services.capacity.offered_of(seen))
        words = [
            (one.row.case_id, one.row.contact or one.row.customer)
            for one in seen.interim
            if one.row.case_id in offered
        ]
        stake = seen.first_too_late
        return CapacityLook(
            self._short(seen),
            self._words.capacity(seen),
            not seen.fits,
            stake.row.case_id if stake is not None else None,
            tuple(words),
        )

    def at_stake(self) -> str:
        """What the work does not fit into time for, in a few words; empty where it fits or nobody asks."""
        look = self.capacity()
        return look.short if look is not None and look.is_warning else ""

    def suggestion(self, case_id: UUID) -> str:
        if EFFORT not in self.services.styles.current().guards:
            return ""
        return self._words.suggestion(self.services.efforts.suggest(case_id))

    def interim(self, case_id: UUID) -> InterimDraft:
        word = self.services.capacity.interim(case_id)
        return InterimDraft(self._words.interim(word), f"{word.next_word.wall:%Y-%m-%d %H:%M}")

    def reminders(self, case_id: UUID) -> Sequence[str]:
        sentences = ReminderSentences(self.formats, _translated("ReminderWhy"))
        return [" ".join(sentences.why(one)) for one in self.services.reminders.why(case_id)]

    def evidence(self) -> Sequence[CadenceTable]:
        tables = self.services.evidence.of_cadences()
        return [
            CadenceTable(
                phase_name(one.kind, one.phase),
                tuple((step.what, self._words.evidence(step)) for step in one.steps),
                tuple(self._proposal(step) for step in one.proposals),
            )
            for one in tables
        ]

    def _proposal(self, step: StepEvidence) -> DropProposal:
        """With what it would move for those who may drop it, and for the others with whom to ask."""
        standards, words = self.services.standards, self._words
        if not standards.may_change():
            said = words.who_may_drop(standards.who_may())
            return DropProposal(step.key, step.what, f"{words.proposal(step)} {said}")
        moved = len(standards.preview({step.key: DROPPED}).moved)
        return DropProposal(
            step.key, step.what, f"{words.proposal(step)} {words.would_move(moved)}", may_drop=True
        )

    def drop(self, key: str) -> object:
        return self.services.standards.change({key: DROPPED})

    def fit(self) -> FitLook:
        report = self.services.fits.report()
        names = {style.key: style.words_in("en").name for style in self.services.styles.all()}
        lines = tuple(
            FitLine(
                names.get(fit.style, fit.style),
                self._words.fit(fit),
                self._words.no_advice(fit),
                fit.style == report.current,
            )
            for fit in report.fits
        )
        advice = report.advice
        if advice is None or advice.better.style not in names:
            return FitLook(lines)
        better, present = names[advice.better.style], names.get(advice.present.style, advice.present.style)
        return FitLook(lines, self._words.advice(advice, better, present), advice.better.style, better)

    def _short(self, seen: Capacity) -> str:
        formats = self.formats
        stake, values = seen.first_to_break, dict[str, str]()
        if stake is not None and stake.breaks_at is not None:
            name = stake.row.contact or stake.row.customer
            sentence, values = _STAKE, {"name": name, "at": formats.when(stake.breaks_at)}
        elif seen.tight is not None:
            values = {
                "missing": formats.hours(seen.tight.missing),
                "at": formats.when(seen.tight.closes_at),
            }
            sentence = _LATE
        else:
            values = {"needed": formats.hours(seen.needed), "free": formats.hours(seen.free)}
            sentence = _SHORT
        return filled(QCoreApplication.translate("Work", sentence), values)

    @property
    def _words(self) -> WorkSentences:
        return WorkSentences(self.formats, _translated("Work"))


def _translated(context: str) -> Any:
    return lambda text: QCoreApplication.translate(context, text)
