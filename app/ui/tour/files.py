"""Scenes of what leaves and what comes in."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.tables.assigning import Field, assigned
from app.services.import_undos import Kept, UndoReport
from app.ui.acts.idea_sheets import IdeaSheetForm
from app.ui.acts.list_exports import ListExportForm
from app.ui.frame.places import CASES, IDEAS
from app.ui.imports.wizards import CHECK, COLUMNS, RESULT, ImportWizard
from app.ui.tour.scenery import CASE, PAUSE_MS, Opening, Scene, row_of
from app.ui.tour.stages import Stage

HEADER = ("Deal", "Company", "Owner", "Stage", "Amount", "Due", "Contact", "Mail")
DEALS = (
    ("3 Barista Pro 2", "Hotel Marlowe", "Maya Brennan", "Proposal", "18,640.00", "03/12/2026", "Eimear Walsh", ""),
    ("Second grinder", "Kiln Bakery", "Maya Brennan", "Talking", "1,290", "04/12/2026", "Daniel Okafor", ""),
    ("Two sites, one plan", "Fenwick & Sons", "Maya Brennan", "Talking", "n/a", "07/12/2026", "Ruth Fenwick", ""),
    ("12 Compact One", "Lumen Offices", "Maya Brennan", "Proposal", "46,800.00", "soon", "Marta Silva", ""),
    ("Coffee for the waiting room", "", "Maya Brennan", "Won", "3,200", "10/12/2026", "Hannah Byrne", ""),
    ("", "Harbour Hostel", "Maya Brennan", "Talking", "5,480", "11/12/2026", "Luca Moretti", ""),
)  # fmt: skip


def files() -> Iterator[Scene]:
    """All of them."""
    yield Scene("export", "A list as a file", "people", _export(), wait_ms=PAUSE_MS)
    yield Scene(
        "export-written", "A list that was written", "people", _export("Cases.xlsx"), wait_ms=PAUSE_MS
    )
    yield Scene("ideas-sheet", "The sheet of ideas for marketing", "people", _ideas(), wait_ms=PAUSE_MS)
    yield Scene(
        "ideas-sheet-written",
        "The sheet of ideas is written",
        "people",
        _ideas("Ideas.pdf"),
        wait_ms=PAUSE_MS,
    )
    steps: Sequence[tuple[str, str, Callable[[Stage, ImportWizard], None]]] = (
        ("file", "which file", _nothing),
        ("not-read", "a file that is no list", _broken),
        ("table", "its table", _read),
        ("columns", "what the columns say", _columns),
        ("asked", "two readings are possible", _asked),
        ("check", "every problem in one list", _check),
        ("clean", "no problems", _clean),
        ("under-way", "under way", _under_way),
        ("result", "what came of it", _result),
        ("taken-back", "taken back", _taken_back),
    )
    for key, title, act in steps:
        yield Scene(f"import-{key}", f"Bring a list: {title}", "people", _bring(act), wait_ms=PAUSE_MS)


def _export(name: str = "") -> Opening:
    def opens(stage: Stage) -> None:
        window = stage.window
        window.go(CASES.key)
        stage.settle()
        window.act("export_list")
        stage.settle()
        form = next(one for one in stage.shown() if isinstance(one, ListExportForm))
        if name:  # as if it were written: a tour writes nothing but pictures
            form.show_written(Path(name), 18)

    return opens


def _ideas(name: str = "") -> Opening:
    def opens(stage: Stage) -> None:
        stage.window.go(IDEAS.key)
        stage.settle()
        stage.window.act("idea_sheet")
        form = next(one for one in stage.shown() if isinstance(one, IdeaSheetForm))
        if name:  # as above
            form.show_written(Path(name), 6)

    return opens


class _Folder:
    """Lists to bring; gone with the stage."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="keepword-tour-")

    def table(self, name: str, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> Path:
        path = Path(self._folder.name) / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows((header, *rows))
        return path

    def close(self) -> None:
        self._folder.cleanup()


def _bring(act: Callable[[Stage, ImportWizard], None]) -> Opening:
    def opens(stage: Stage) -> None:
        stage.window.act("import_list")
        stage.settle()
        act(stage, next(one for one in stage.shown() if isinstance(one, ImportWizard)))
        stage.settle()

    return opens


def _nothing(_stage: Stage, _wizard: ImportWizard) -> None:
    """As it opens."""


def _folder(stage: Stage) -> _Folder:
    stage.kept.append(_Folder())
    folder: _Folder = stage.kept[-1]
    return folder


def _broken(stage: Stage, wizard: ImportWizard) -> None:
    path = _folder(stage).table("Contacts 2026.xlsx", ())
    path.write_bytes(b"PK\x03\x04 cut short")
    wizard.read(path)


def _read(stage: Stage, wizard: ImportWizard) -> None:
    wizard.read(_folder(stage).table("Deals 2026.csv", DEALS))
    stage.settle()


def _columns(stage: Stage, wizard: ImportWizard) -> None:
    _read(stage, wizard)
    wizard.wishes.decide(assigned(wizard.wishes.mapping, HEADER[0], Field.SUBJECT, HEADER))
    wizard.go_on()
    stage.settle()


def _asked(stage: Stage, wizard: ImportWizard) -> None:
    header = ("Task", "Customer", "Due")
    rows = [("Call about the service plan", "Hotel Marlowe", "03/12/2026")]
    wizard.read(_folder(stage).table("Tasks.csv", rows, header))
    stage.settle()
    wizard.go_on()


def _check(stage: Stage, wizard: ImportWizard) -> None:
    _columns(stage, wizard)
    if wizard.step == COLUMNS:
        _answer(wizard)
        wizard.go_on()
    stage.settle()


def _answer(wizard: ImportWizard) -> None:
    if wizard.wishes.asked():
        wizard.wishes.answer(date_pattern="DD/MM/YYYY", decimal_mark=".")
        wizard.columns.changed.emit()


def _clean(stage: Stage, wizard: ImportWizard) -> None:
    _check(stage, wizard)
    wizard.check.problems.show_problems(())


def _result(stage: Stage, wizard: ImportWizard) -> None:
    """As if it were taken in: a tour stores nothing."""
    _check(stage, wizard)
    if wizard.step == CHECK and wizard.wishes.trial is not None:
        wizard.show_result(wizard.wishes.trial)
        wizard.outcome.back.show()


def _under_way(stage: Stage, wizard: ImportWizard) -> None:
    _check(stage, wizard)
    wizard.go(RESULT)
    wizard.outcome.show_working(wizard.tr("Taking in {file}").format(file="Deals 2026.csv"))
    wizard.outcome.show_progress(820, 2_089)


def _taken_back(stage: Stage, wizard: ImportWizard) -> None:
    _result(stage, wizard)
    case = row_of(stage, CASE)
    trial = wizard.wishes.trial
    if trial is not None:
        kept = (Kept("cases", case.case_id, case.reference),)
        wizard.outcome.show_back(UndoReport("", trial.created, {}, kept, trial.changes))
