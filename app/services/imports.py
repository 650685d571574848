"""Importing: foreign tables become cases with a step and a news clock, wholly or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from app.domain.errors import FileProblem
from app.domain.history import Action, Source
from app.domain.import_maps import ImportMap
from app.domain.import_reading import missing_columns, read_customers, read_people, read_rows
from app.domain.imports import Problem, Reading, Sheet
from app.domain.tables.fitting import laid_on, questions, settled
from app.domain.tables.looking import look_at
from app.domain.tables.raw import NeedsChoice, RawTable, TableChoice, TableRemark
from app.domain.tables.sheets import header_line, sheet_of
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.import_plans import Plan, plan_import
from app.services.import_undos import UndoReport, undo_import
from app.services.ports import Batch, Progress, UnitOfWork

ReadTable = Callable[[Path, TableChoice], RawTable]
"""Reads a table as far as the choice says how. Raises TableProblem, FileProblem."""

_AT_ONCE = 250
_FOUND = TableChoice()


def unwatched(done: int, total: int) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do.

    Attributes:
        batch: What to type to take it back; None after a dry run, or if there was nothing to write.
        created, updated: How many, by noun.
        skipped: How many rows, by reason.
        problems: Every row that was not taken as it stands.
        cleaned: How many cells held characters that change lines, files or screens.
        noun: What the rows are: ``cases`` or ``contacts``.
        choice: How the file was read; ``remarks`` is what a person should know about that.
        header: The names of its columns.
        steps_from_at, steps_until_at: The first and the last planned step.
    """

    file: str
    mapping: str
    batch: str | None
    created: Mapping[str, int]
    updated: Mapping[str, int]
    skipped: Mapping[str, int]
    problems: tuple[Problem, ...]
    cleaned: int
    encoding: str
    noun: str
    choice: TableChoice
    header: tuple[str, ...]
    remarks: tuple[TableRemark, ...]
    steps_from_at: datetime | None
    steps_until_at: datetime | None
    changes: Changes

    @property
    def counts(self) -> Mapping[str, int]:
        """In one line: rows by what became of them."""
        return {
            "created": self.created.get(self.noun, 0),
            "updated": self.updated.get(self.noun, 0),
            "skipped": sum(self.skipped.values()),
            "problems": len(self.problems),
        }


@dataclass(frozen=True, slots=True)
class ImportService:
    """Takes tables in, and takes an import back.

    Attributes:
        back_up: Keeps a copy of the store; called before anything is written.
    """

    desk: Desk
    read_table: ReadTable
    back_up: Callable[[], object]

    def dry_run(self, file: Path, mapping: ImportMap, choice: TableChoice = _FOUND) -> ImportReport:
        """Tell what an import would do; nothing changes.

        Raises:
            TableProblem, FileProblem: A file cannot be read.
            NeedsChoice: Days or amounts can be read in two ways.
        """
        read = self._read(file, mapping, choice)
        with self.desk.reading() as unit:
            plan = plan_import(self.desk, unit, read.mapping, read.reading, file.name)
        return _report(plan, read, None)

    def apply(
        self,
        file: Path,
        mapping: ImportMap,
        progress: Progress = unwatched,
        choice: TableChoice = _FOUND,
    ) -> ImportReport:
        """Take in every row that can be taken, in one unit of work.

        Raises:
            TableProblem, FileProblem: A file cannot be read; nothing was changed.
            NeedsChoice: Days or amounts can be read in two ways.
            Cancelled: The progress said so; nothing was changed.
        """
        read = self._read(file, mapping, choice)
        self.back_up()
        batch_id = self.desk.ids()
        deed = self.desk.deed(Action.IMPORT, note=file.name[:200], batch_id=batch_id)
        with self.desk.transactions.acting(replace(deed, source=Source.IMPORT)) as unit:
            plan = plan_import(self.desk, unit, read.mapping, read.reading, file.name)
            if plan.is_empty:
                return _report(plan, read, None)
            _Writing(unit, plan, progress).run()
            name = unit.batches.next_name()
            report = _report(plan, read, name)
            unit.batches.add(
                Batch(batch_id, name, file.name[:500], self.desk.person_id, deed.at, report.counts)
            )
            unit.commit()
        return report

    def undo(self, batch_name: str, progress: Progress = unwatched) -> UndoReport:
        """Take an import back: new rows go, overwritten values return, later work stays and is listed.

        Raises:
            NotFound: No import has this name.
            NothingToUndo: It was taken back already.
            Cancelled: The progress said so; nothing was changed.
        """
        return undo_import(self.desk, batch_name, progress)

    def _read(self, file: Path, mapping: ImportMap, choice: TableChoice) -> "_Read":
        reading = Reading()
        if mapping.people is not None:
            columns = {column for of in mapping.people.columns for column in _named(of)}
            people = self._beside(file, mapping, columns, mapping.people.file)
            read_people(people, mapping.people, reading)
        if mapping.customers is not None:
            of = mapping.customers
            named = {of.name, of.place, of.sector, of.phone, of.email, *of.note.columns} - {""}
            read_customers(self._beside(file, mapping, named, of.file), of, reading)
        table = self.read_table(file, _told(choice, mapping))
        line = header_line(table, mapping, choice)
        choice = replace(choice, sheet=table.sheet, header_line=line)
        sheet = sheet_of(table, line)
        mapping = _fitting(laid_on(mapping, sheet.header), table, choice)
        _refuse_missing(sheet, mapping.needed_columns(), file)
        read_rows(sheet, mapping, reading)
        return _Read(reading, sheet, mapping, choice, table.remarks)

    def _beside(self, file: Path, mapping: ImportMap, columns: set[str], name: str) -> Sheet:
        path = file.parent / name
        table = self.read_table(path, _told(_FOUND, mapping))
        sheet = sheet_of(table, table.rows[0].line if table.rows else 0)
        _refuse_missing(sheet, columns, path)
        return sheet


def _told(choice: TableChoice, mapping: ImportMap) -> TableChoice:
    """What the map says of the file, where nobody said otherwise."""
    return replace(
        choice,
        delimiter=choice.delimiter or mapping.delimiter,
        encoding=choice.encoding or mapping.encoding,
    )


def _fitting(mapping: ImportMap, table: RawTable, choice: TableChoice) -> ImportMap:
    """The map with days and amounts as the file writes them. Raises NeedsChoice."""
    if not mapping.finds_formats:
        return mapping
    look = look_at(table, choice)
    for one in questions(mapping, look):
        raise NeedsChoice(table.file, one.about, one.column, one.ways, one.because)
    return settled(mapping, look)


def _refuse_missing(sheet: Sheet, columns: set[str], path: Path) -> None:
    missing = missing_columns(sheet, columns)
    if missing:
        raise FileProblem(str(path), f"it has no column called {', '.join(missing)}")
    twice = sorted(columns & sheet.twice)
    if twice:
        raise FileProblem(str(path), f"two columns are called {twice[0]}")


def _named(column: Any) -> tuple[str, ...]:
    return (column.column, *column.function.columns)


@dataclass(slots=True)
class _Writing:
    """Writes a plan bit by bit, so that a person can watch and stop it."""

    unit: UnitOfWork
    plan: Plan
    progress: Progress
    done: int = 0

    def run(self) -> None:
        plan, unit = self.plan, self.unit
        self._tell(0)
        for item in plan.returning:
            unit.history.put_back(item, {"is_withdrawn": False})
        self._add_all(unit.people, plan.people)
        self._add_all(unit.customers, plan.customers)
        self._save_all(unit.customers, plan.filled)
        self._add_all(unit.contacts, plan.contacts)
        self._save_all(unit.contacts, plan.changed_contacts)
        self._add_all(unit.cases, plan.cases)
        self._save_all(unit.cases, plan.updated)
        self._save_all(unit.customers, plan.replaced)

    def _add_all(self, store: Any, nouns: Sequence[Any]) -> None:
        for start in range(0, len(nouns), _AT_ONCE):
            part = nouns[start : start + _AT_ONCE]
            store.add_all(part)
            self._tell(len(part))

    def _save_all(self, store: Any, nouns: Sequence[Any]) -> None:
        for noun in nouns:
            store.save(noun)
            self._tell(1)

    def _tell(self, more: int) -> None:
        plan = self.plan
        of_cases = (plan.people, plan.customers, plan.filled, plan.cases, plan.updated, plan.replaced)
        lists = (*of_cases, plan.contacts, plan.changed_contacts)
        self.done += more
        self.progress(self.done, sum(len(nouns) for nouns in lists))


@dataclass(frozen=True, slots=True)
class _Read:
    """What the files say, and by which map and choices."""

    reading: Reading
    sheet: Sheet
    mapping: ImportMap
    choice: TableChoice
    remarks: tuple[TableRemark, ...]


def _report(plan: Plan, read: _Read, batch: str | None) -> ImportReport:
    sheet = read.sheet
    steps = [case.step.due_at for case in plan.cases if case.step is not None]
    case_ids = _ids(plan.cases) | _ids(plan.updated)
    return ImportReport(
        file=sheet.file,
        mapping=read.mapping.name,
        batch=batch,
        created=_by_noun(
            cases=len(plan.cases),
            customers=len(plan.customers),
            contacts=len(plan.contacts),
            people=len(plan.people) + len(plan.returning),
        ),
        updated=_by_noun(
            cases=len(plan.updated),
            customers=len(plan.filled) + len(plan.replaced),
            contacts=len(plan.changed_contacts),
        ),
        skipped=dict(plan.skipped),
        problems=tuple(sorted(plan.problems, key=lambda problem: (problem.file, problem.line))),
        cleaned=read.reading.cleaned,
        encoding=sheet.encoding,
        noun=str(read.mapping.rows),
        choice=replace(read.choice, delimiter=sheet.delimiter, encoding=sheet.encoding),
        header=sheet.header,
        remarks=read.remarks,
        steps_from_at=min(steps, default=None),
        steps_until_at=max(steps, default=None),
        changes=Changes(Nouns.CASES | Nouns.CUSTOMERS | Nouns.PEOPLE, case_ids) if batch else Changes(),
    )


def _ids(nouns: Sequence[Any]) -> frozenset[UUID]:
    return frozenset(noun.id for noun in nouns)


def _by_noun(**counts: int) -> Mapping[str, int]:
    return {noun: count for noun, count in counts.items() if count}
