"""Columns of values pasted into open cases: every one taken in one change, or all that do not fit told first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from app.domain.cases import SUBJECT_LIMIT
from app.domain.errors import AppError, Unclear
from app.domain.grid_filters import minutes_of
from app.domain.grids import Column
from app.domain.history import Action
from app.domain.pasting import NotAllPasted, PastedCell, PastedValues, PasteRefusal, amounts, days
from app.domain.steps import WHAT_LIMIT
from app.domain.text_hygiene import clean
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.entries import EntryService
from app.services.ports import UnitOfWork
from app.services.steps import Postponement, StepService, refuse_odd_length
from app.services.work import Work, at_work

Meaning = Any
"""What a cell says, by its column; a problem where it says nothing that fits."""


@dataclass(frozen=True, slots=True)
class PasteService:
    """Commands on columns of pasted values.

    Attributes:
        how: How this way of working puts steps off.
        day_min: How long a working day is, for an effort in days.
    """

    desk: Desk
    entries: EntryService
    how: Postponement
    day_min: int

    def paste(self, column: Column, cells: Sequence[PastedCell], *, in_part: bool = False) -> Changes:
        """Put each value into its case, all in one change; an empty one leaves its case as it is.

        Args:
            in_part: Take what fits, and leave the rest.

        Raises:
            NotAllPasted: Some do not fit; nothing was changed.
        """
        return self.paste_block([PastedValues(column, cells, self.desk.sights)], in_part=in_part)

    def paste_block(self, block: Sequence[PastedValues], *, in_part: bool = False) -> Changes:
        """The same for several columns, all in one change too. Raises NotAllPasted."""
        with self.desk.acting(_action(block)) as unit:
            refusals, touched = self._put_all(unit, block)
            if refusals and not in_part:
                total = sum(bool(cell.text.strip()) for part in block for cell in part.cells)
                raise NotAllPasted(tuple(refusals), len(refusals), total)
            unit.commit()
        return Changes(Nouns.CASES, frozenset(touched)) if touched else Changes()

    def refusals(self, block: Sequence[PastedValues]) -> tuple[PasteRefusal, ...]:
        """What would not fit; nothing is changed."""
        with self.desk.acting(_action(block)) as unit:
            return tuple(self._put_all(unit, block)[0])

    def _put_all(
        self, unit: UnitOfWork, block: Sequence[PastedValues]
    ) -> tuple[list[PasteRefusal], set[UUID]]:
        """Column by column, each against what was shown of it: what was put beside it just now is no surprise."""
        refusals: list[PasteRefusal] = []
        touched: set[UUID] = set()
        for part in block:
            meanings = self._read(part.column, [cell.text for cell in part.cells])
            for place, (cell, meaning) in enumerate(zip(part.cells, meanings, strict=True)):
                if not cell.text.strip():
                    continue
                try:
                    touched.add(self._put(unit, part, cell, meaning))
                except AppError as problem:
                    refusals.append(PasteRefusal(place, cell, problem, part.column))
        return refusals, touched

    def _put(self, unit: UnitOfWork, part: PastedValues, cell: PastedCell, meaning: Meaning) -> UUID:
        if cell.case_id is None:
            raise Unclear(cell.text, "no_row")
        if isinstance(meaning, AppError):
            raise meaning
        with unit.trying():
            work = at_work(self.desk.having_seen(part.sights), unit, cell.case_id)
            _ = work.case.planned
            _PUTTERS[part.column](self, work, meaning)
            work.keep()
        return cell.case_id

    def _read(self, column: Column, texts: Sequence[str]) -> Sequence[Meaning]:
        """What the cells say, before anything is written."""
        if column is Column.VALUE:
            return amounts(texts)
        if column is Column.DUE:
            return [self._moment(one) for one in days(texts)]
        if column is Column.EFFORT:
            return [self._length(one) for one in texts]
        limit, name = (WHAT_LIMIT, "step") if column is Column.STEP else (SUBJECT_LIMIT, "subject")
        return [_words(one, limit, name) for one in texts]

    def _moment(self, words: str | AppError) -> Meaning:
        if isinstance(words, AppError) or not words.strip():
            return words
        try:
            return self.entries.moment(words)
        except AppError as problem:
            return problem

    def _length(self, text: str) -> Meaning:
        minutes = minutes_of(text, self.day_min)
        if minutes is None:
            return Unclear(text, "effort")
        try:
            refuse_odd_length(timedelta(minutes=minutes))
        except AppError:
            return Unclear(text, "effort")
        return timedelta(minutes=minutes)

    def amount(self, work: Work, value: Meaning) -> None:
        """What the case is worth."""
        work.case = replace(work.case, value=value)

    def effort(self, work: Work, effort: Meaning) -> None:
        """How long the step takes."""
        work.case = work.case.with_step(replace(work.case.planned, effort=effort))

    def step(self, work: Work, words: Meaning) -> None:
        """The same step in other words."""
        work.case = work.case.with_step(replace(work.case.planned, what=words))

    def subject(self, work: Work, words: Meaning) -> None:
        """What the case is about."""
        work.case = replace(work.case, subject=words)

    def due(self, work: Work, due: Meaning) -> None:
        """When the step is due; what passes a promise or the news date is refused as on the screen."""
        StepService(self.desk).moved(work, due, self.how)


_PUTTERS: Final[Mapping[Column, Callable[[PasteService, Work, Meaning], None]]] = MappingProxyType(
    {
        Column.VALUE: PasteService.amount,
        Column.EFFORT: PasteService.effort,
        Column.STEP: PasteService.step,
        Column.SUBJECT: PasteService.subject,
        Column.DUE: PasteService.due,
    }
)


def _action(block: Sequence[PastedValues]) -> Action:
    return Action.LATER if all(part.column is Column.DUE for part in block) else Action.EDIT


def _words(text: str, limit: int, name: str) -> Meaning:
    try:
        return clean(" ".join(text.split()), limit, name)
    except AppError as problem:
        return problem
