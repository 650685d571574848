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
from app.domain.import_reading import missing_columns, read_cases, read_customers, read_people
from app.domain.imports import Problem, Reading, Sheet
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.import_plans import Plan, plan_import
from app.services.import_undos import UndoReport, undo_import
from app.services.ports import Batch, Progress, UnitOfWork

ReadSheet = Callable[[Path, str, str], Sheet]
"""Reads a table; told the delimiter and encoding where the mapping file names them. Raises FileProblem."""

_AT_ONCE = 250


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
    steps_from_at: datetime | None
    steps_until_at: datetime | None
    changes: Changes

    @property
    def counts(self) -> Mapping[str, int]:
        """In one line: rows by what became of them."""
        return {
            "created": self.created.get("cases", 0),
            "updated": self.updated.get("cases", 0),
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
    read_sheet: ReadSheet
    back_up: Callable[[], object]

    def dry_run(self, file: Path, mapping: ImportMap) -> ImportReport:
        """Tell what an import would do; nothing changes. Raises FileProblem."""
        reading, sheet = self._read(file, mapping)
        with self.desk.reading() as unit:
            plan = plan_import(self.desk, unit, mapping, reading, file.name)
        return _report(plan, reading, sheet, mapping, None)

    def apply(self, file: Path, mapping: ImportMap, progress: Progress = unwatched) -> ImportReport:
        """Take in every row that can be taken, in one unit of work.

        Raises:
            FileProblem: A file cannot be read; nothing was changed.
            Cancelled: The progress said so; nothing was changed.
        """
        reading, sheet = self._read(file, mapping)
        self.back_up()
        batch_id = self.desk.ids()
        deed = self.desk.deed(Action.IMPORT, note=file.name[:200], batch_id=batch_id)
        with self.desk.transactions.acting(replace(deed, source=Source.IMPORT)) as unit:
            plan = plan_import(self.desk, unit, mapping, reading, file.name)
            if plan.is_empty:
                return _report(plan, reading, sheet, mapping, None)
            _Writing(unit, plan, progress).run()
            name = unit.batches.next_name()
            report = _report(plan, reading, sheet, mapping, name)
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

    def _read(self, file: Path, mapping: ImportMap) -> tuple[Reading, Sheet]:
        reading = Reading()
        if mapping.people is not None:
            columns = {column for of in mapping.people.columns for column in _named(of)}
            read_people(self._sheet(file, mapping, columns, mapping.people.file), mapping.people, reading)
        if mapping.customers is not None:
            of = mapping.customers
            named = {of.name, of.place, of.sector, of.phone, of.email, *of.note.columns} - {""}
            read_customers(self._sheet(file, mapping, named, of.file), of, reading)
        sheet = self._sheet(file, mapping, mapping.needed_columns())
        read_cases(sheet, mapping, reading)
        return reading, sheet

    def _sheet(self, file: Path, mapping: ImportMap, columns: set[str], beside: str = "") -> Sheet:
        path = file.parent / beside if beside else file
        sheet = self.read_sheet(path, mapping.delimiter, mapping.encoding)
        missing = missing_columns(sheet, columns)
        if missing:
            raise FileProblem(str(path), f"it has no column called {', '.join(missing)}")
        return sheet


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
        lists = (plan.people, plan.customers, plan.filled, plan.cases, plan.updated, plan.replaced)
        self.done += more
        self.progress(self.done, sum(len(nouns) for nouns in lists))


def _report(
    plan: Plan, reading: Reading, sheet: Sheet, mapping: ImportMap, batch: str | None
) -> ImportReport:
    steps = [case.planned.due_at for case in plan.cases]
    case_ids = _ids(plan.cases) | _ids(plan.updated)
    return ImportReport(
        file=sheet.file,
        mapping=mapping.name,
        batch=batch,
        created=_by_noun(
            cases=len(plan.cases),
            customers=len(plan.customers),
            people=len(plan.people) + len(plan.returning),
        ),
        updated=_by_noun(cases=len(plan.updated), customers=len(plan.filled) + len(plan.replaced)),
        skipped=dict(plan.skipped),
        problems=tuple(sorted(plan.problems, key=lambda problem: (problem.file, problem.line))),
        cleaned=reading.cleaned,
        encoding=sheet.encoding,
        steps_from_at=min(steps, default=None),
        steps_until_at=max(steps, default=None),
        changes=Changes(Nouns.CASES | Nouns.CUSTOMERS | Nouns.PEOPLE, case_ids) if batch else Changes(),
    )


def _ids(nouns: Sequence[Any]) -> frozenset[UUID]:
    return frozenset(noun.id for noun in nouns)


def _by_noun(**counts: int) -> Mapping[str, int]:
    return {noun: count for noun, count in counts.items() if count}
