"""A linked workbook and the cases are brought to agree, with one undo for each sync."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from app.domain.errors import FileProblem
from app.domain.history import Action, Source
from app.domain.workbooks.fields import COMPARED
from app.domain.workbooks.links import NOTHING, Newborn, Pending, SyncRecord, WorkbookLink
from app.domain.workbooks.merging import Values
from app.domain.workbooks.problems import WorkbookChanged, WorkbookOpen, WorkbookProblem, WorkbookUnwritable
from app.domain.workbooks.reviews import Choices, Line, Review, Side, What, side_of
from app.domain.workbooks.rows import erased_keys
from app.domain.workbooks.values import Cell, Unread
from app.domain.workbooks.writing import Rest, RowEdit, Taken, agreed, edits, resting
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.exports import SafeFiles
from app.services.workbooks.comparing import Compared, compared, sides_now
from app.services.workbooks.intake import Intake, Refusal
from app.services.workbooks.ports import LinkedFile, Reading
from app.services.workbooks.takers import Around

_NOTHING_CHANGED = Changes()
_NOTHING_TAKEN = Taken()
_NO_ROWS = frozenset({"no_room", "totals_row"})
"""Reasons why no row can be added, while all else can be written."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did.

    Attributes:
        counts: Lines by what became of them.
        refusals: Lines that a rule refused, with the problem; their cells stay as they were typed.
        is_waiting: What goes out waits, since another program has the file open.
    """

    review: Review
    counts: Mapping[str, int]
    refusals: tuple[Refusal, ...] = ()
    changes: Changes = _NOTHING_CHANGED
    record: SyncRecord | None = None
    is_waiting: bool = False


@dataclass(frozen=True, slots=True)
class _Written:
    """What the file says now, and what rests.

    Attributes:
        copy: The one from before, if anything was written.
        refusals: Rows for which there was no place.
    """

    link: WorkbookLink
    rest: Rest
    taken: Taken
    copy: str = ""
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class SyncService:
    """Comparing and syncing.

    Attributes:
        copies: Where workbooks are kept from before their last syncs.
    """

    desk: Desk
    file: LinkedFile
    safe_files: SafeFiles
    copies: Path

    def review(self, link_id: UUID) -> Review:
        """What a sync would do; nothing changes. Raises WorkbookProblem, WorkbookOpen."""
        return self.look(link_id).review

    def look(self, link_id: UUID) -> Compared:
        """Both sides at this moment. Raises WorkbookProblem, WorkbookOpen."""
        with self.desk.reading() as unit:
            link = unit.workbooks.get(link_id)
        return compared(self.desk, self.file, link)

    def sync(self, link_id: UUID, choices: Choices) -> SyncReport:
        """Apply what is clear and what was chosen, in one change of the store; then let the workbook say the same.

        Raises:
            WorkbookProblem, WorkbookOpen: The workbook cannot be read now; nothing changed.
            WorkbookChanged: Somebody saved it meanwhile; what came in is kept, the rest is compared anew.
            WorkbookReadOnly, WorkbookUnwritable: It cannot be written now; what came in is kept, the rest goes out later.
        """
        sides = self.look(link_id)
        if sides.review.is_empty and sides.link.pending.is_empty:
            self._settle(sides, sides.cases, sides.base, _Written(sides.link, Rest({}), _NOTHING_TAKEN))
            return SyncReport(sides.review, {})
        intake, change_id, link = self._take(sides, choices)
        with self.desk.reading() as unit:
            kept = unit.workbooks.bases(link.id)
            app, gone = sides_now(unit, link, kept)
        after, refusals = {**gone, **app}, tuple(intake.refusals)
        taken = Taken({**sides.born, **intake.born}, frozenset(one.line.key for one in refusals))
        try:
            done = self._write(sides, link, after, choices, taken)
        except WorkbookOpen:
            counts = _counts(sides.review, choices, taken.refused)
            return SyncReport(sides.review, counts, refusals, _changes(intake), is_waiting=True)
        counts = _counts(sides.review, choices, done.taken.refused)
        record = None
        if change_id is not None or done.copy:
            record = self._record(link, counts, change_id, done.copy)
        self._settle(sides, after, kept, done, record)
        return SyncReport(sides.review, counts, (*refusals, *done.refusals), _changes(intake), record)

    def _take(self, sides: Compared, choices: Choices) -> tuple[Intake, UUID | None, WorkbookLink]:
        """Everything that comes in, in one change; with it what is still to be written, so that a crash loses nothing."""
        deed = replace(self.desk.deed(Action.SYNC, note=sides.link.path.name[:200]), source=Source.SYNC)
        lines = [line for line in sides.review.lines if side_of(line, choices) is Side.WORKBOOK]
        with self.desk.transactions.acting(deed) as unit:
            intake = Intake(Around(self.desk, unit, sides.link.zone))
            intake.take(lines)
            unit.workbooks.save_bases(sides.link.id, _told(sides, lines, intake))
            pending = _pending(sides, intake)
            link = unit.workbooks.save(replace(unit.workbooks.get(sides.link.id), pending=pending))
            change_id = unit.change_id
            unit.commit()
        return intake, change_id, link

    def _write(
        self,
        sides: Compared,
        link: WorkbookLink,
        after: Mapping[UUID, Values],
        choices: Choices,
        taken: Taken,
    ) -> _Written:
        """Let the file say it; where no row can be added, everything else."""
        rest = resting(sides.review, choices, taken)
        written = edits(sides.rows, after, rest, sides.review, taken)
        if not written:
            return _Written(link, rest, taken)
        cells = {edit.case_id: frozenset(edit.cells) for edit in written}
        with self.desk.transactions.keeping() as unit:
            link = unit.workbooks.save(replace(link, pending=replace(link.pending, cells=cells)))
            unit.commit()
        self.file.refuse_open(link.path, self.desk.clock())
        try:
            return _Written(link, rest, taken, self._replace(sides, written))
        except WorkbookProblem as problem:
            if problem.reason not in _NO_ROWS:
                raise
            refusals = tuple(Refusal(line, problem) for line in _added(sides.review, choices))
        taken = replace(taken, refused=taken.refused | {one.line.key for one in refusals})
        rest = resting(sides.review, choices, taken)
        written = edits(sides.rows, after, rest, sides.review, taken)
        return _Written(link, rest, taken, self._replace(sides, written) if written else "", refusals)

    def _replace(self, sides: Compared, written: tuple[RowEdit, ...]) -> str:
        """Put the new file in the place of the old, of which a copy is kept; the copy's name."""
        path, erased = sides.link.path, _erased(sides, written)
        try:
            self.file.refuse_read_only(path)
            with self.safe_files.replacing(path) as temporary:
                self.file.patch(path, sides.reading, written, temporary)
                if erased:
                    self.file.forget_texts(temporary)
                copy = self.file.keep_copy(path, self.copies / sides.link.id.hex, self.desk.clock())
                if erased:
                    self._clean(copy, sides.reading, erased)
                if self.file.stamp(path) != sides.stamp:
                    raise WorkbookChanged(path.name)
        except FileProblem as problem:
            raise WorkbookUnwritable(path.name, problem.reason) from problem
        return copy.name

    def _clean(self, copy: Path, reading: Reading, erased: tuple[RowEdit, ...]) -> None:
        """What was erased is not kept in a copy either."""
        with self.safe_files.replacing(copy) as temporary:
            self.file.patch(copy, reading, erased, temporary)
            self.file.forget_texts(temporary)

    def _settle(
        self,
        sides: Compared,
        after: Mapping[UUID, Values],
        kept: Mapping[UUID, Values],
        done: _Written,
        record: SyncRecord | None = None,
    ) -> None:
        """Both sides agree now: what they agree on is the base, and nothing waits any more.

        Args:
            kept: The base as the store has it.
        """
        link, rest, taken = done.link, done.rest, done.taken
        asked = {line.row for line in sides.review.of(What.COPY, What.STRANGER)} - taken.born.keys()
        rows = {taken.born.get(row.number, row.id) for row in sides.rows if row.number not in asked}
        added = {line.case_id for line in sides.review.of(What.NEW_ROW, What.ROW_RETURNS)} - rest.rows
        shown = {case_id for case_id in rows | added if case_id is not None}
        base = agreed(sides.base, after, rest, shown, sides.reading.columns)
        stamp = self.file.stamp(link.path)
        with self.desk.transactions.keeping() as unit:
            moved = {case_id: values for case_id, values in base.items() if values != kept.get(case_id)}
            unit.workbooks.save_bases(link.id, moved)
            if record is not None:
                unit.workbooks.add_sync(record)
            now = self.desk.clock()
            unit.workbooks.save(replace(link, pending=NOTHING, stamp=stamp, synced_at=now))
            unit.commit()

    def _record(
        self, link: WorkbookLink, counts: Mapping[str, int], change_id: UUID | None, copy: str
    ) -> SyncRecord:
        now = self.desk.clock()
        return SyncRecord(self.desk.ids(), link.id, now, self.desk.person_id, counts, change_id, copy)


def _erased(sides: Compared, written: tuple[RowEdit, ...]) -> tuple[RowEdit, ...]:
    """Of what is written, the cells that were about a contact who was erased since."""
    found = []
    for edit in written:
        keys = erased_keys(sides.base.get(edit.case_id, {})) & edit.cells.keys()
        if keys and edit.row is not None:
            found.append(replace(edit, cells={key: edit.cells[key] for key in keys}, is_named=False))
    return tuple(found)


def _told(sides: Compared, lines: list[Line], intake: Intake) -> dict[UUID, Values]:
    """The base, with what came in: the sheet says it, and the cases took it."""
    refused = {one.line.key for one in intake.refusals}
    told: dict[UUID, dict[str, Cell]] = {}
    for line in lines:
        if line.case_id is not None and line.case_id in sides.base and line.key not in refused:
            told.setdefault(line.case_id, {**sides.base[line.case_id]})[line.column] = line.sheet
    for row in sides.rows:
        if row.number in intake.born:
            told[intake.born[row.number]] = dict(row.cells)
    return {case_id: _compared(values) for case_id, values in told.items()}


def _compared(values: Mapping[str, Cell]) -> Values:
    return {key: value for key, value in values.items() if key in COMPARED and not isinstance(value, Unread)}


def _pending(sides: Compared, intake: Intake) -> Pending:
    cells = {row.number: row.cells for row in sides.rows}
    born = {**sides.born, **intake.born}
    newborn = tuple(Newborn(case_id, row, cells[row]) for row, case_id in born.items())
    return Pending(sides.stamp, newborn, {**sides.link.pending.updates, **intake.heard})


def _added(review: Review, choices: Choices) -> list[Line]:
    lines = review.of(What.NEW_ROW, What.ROW_RETURNS)
    return [line for line in lines if side_of(line, choices) is Side.APP]


def _counts(review: Review, choices: Choices, refused: frozenset[str]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for line in review.lines:
        side = side_of(line, choices)
        became = "refused" if line.key in refused else "left" if side is Side.LEAVE else line.what.value
        counts[became] += 1
    return dict(counts)


def _changes(intake: Intake) -> Changes:
    if not intake.touched:
        return Changes(Nouns.SETTINGS)
    return Changes(Nouns.CASES | Nouns.CUSTOMERS | Nouns.SETTINGS, frozenset(intake.touched))
