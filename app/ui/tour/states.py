"""Scenes of the states in which a screen is not as usual: closed, offered, refused, out of reach; and the tray."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError
from app.domain.kinds import Kind
from app.domain.meanwhile import Difference, Overtaken
from app.domain.store_errors import StoreReadOnly
from app.ui.acts.forms import Form
from app.ui.crash_dialog import CrashDialog
from app.ui.desk import CaseFile
from app.ui.tour.scenery import CASE, Opening, Scene, Store, case, row_of
from app.ui.tour.stages import Stage
from app.ui.tray import Tray
from app.ui.tray_states import tray_state
from app.ui.words import outcome_name

_OTHER_VALUE = Decimal(17900)


def states() -> Iterator[Scene]:
    """All of them."""
    yield Scene("handover", "A hand-over waits for an answer", "people", _shown(_offered), like="13")
    yield Scene("complaint", "The path of a complaint", opens=_complaint())
    yield Scene("complaint-full", "A complaint, all of it", opens=_complaint(is_whole=True))
    yield Scene("complaint-cause", "What would have prevented it", opens=_complaint("note_cause"))
    yield Scene("state-offering", "A hand-over to somebody else", "people", _shown(_offering))
    yield Scene("state-closed", "A closed case", "people", _shown(_closed))
    yield Scene("state-changed", "Somebody else changed it meanwhile", "priorities", _overtaken, like="13")
    read_only = _refused("tell", StoreReadOnly)
    yield Scene("state-read-only", "The store may only be read", "people", read_only, like="13")
    yield Scene(
        "state-offline", "The store is out of reach", "day_plan", None, store=Store.UNREACHABLE, like="13"
    )
    yield Scene("state-past-promise", "Later than was promised", "people", _past_promise, like="13")
    yield Scene("crash", "After a mistake of ours", opens=_crash)
    yield Scene("tray", "The menu of the tray", opens=_tray, like="10b")


def _shown(change: Callable[[Stage, CaseFile], CaseFile]) -> Opening:
    """The case with something about it that the sample company does not have."""

    def opens(stage: Stage) -> None:
        case()(stage)
        panel = stage.window.panel
        if panel.file is not None:
            panel.show_file(change(stage, panel.file))

    return opens


def _complaint(act: str = "", *, is_whole: bool = False) -> Opening:
    """A complaint of the sample company that was settled and waits to be asked about."""

    def opens(stage: Stage) -> QWidget | None:
        window = stage.window
        rows = [row for row in stage.services().today.rows() if row.kind is Kind.COMPLAINT]
        window.open_case(min(rows, key=lambda row: row.number).case_id)
        stage.settle()
        if act:
            window.act(act)
        else:
            window.panel.ensureWidgetVisible(window.panel.complaint)
        return window.panel.widget() if is_whole else None

    return opens


def _offered(stage: Stage, file: CaseFile) -> CaseFile:
    other = _colleague(stage)
    return replace(
        file,
        owner=other,
        offered_to=file.owner,
        is_offered_to_me=True,
        offer_note=file.subject,
        offer_until=stage.company.clock() + timedelta(days=1),
        told_by=other,
    )


def _offering(stage: Stage, file: CaseFile) -> CaseFile:
    return replace(file, offered_to=_colleague(stage), offer_note=file.subject)


def _colleague(stage: Stage) -> str:
    desk = stage.services().desk
    with desk.reading() as unit:
        return min(person.name for person in unit.people.all() if person.id != desk.person_id)


def _closed(stage: Stage, file: CaseFile) -> CaseFile:
    now = stage.company.clock()
    return replace(file, agenda=None, outcome=outcome_name("won"), closed_at=now, last_word=file.subject)


def _refused(act: str, problem: Callable[[], AppError]) -> Opening:
    """A form whose button was pressed in vain."""

    def opens(stage: Stage) -> None:
        case(act)(stage)
        form = stage.shown()[-1]
        if isinstance(form, Form):
            form.on_problem(problem())

    return opens


def _overtaken(stage: Stage) -> None:
    """Somebody else was quicker with the same field of the form."""
    case("correct_case")(stage)
    form, row = stage.shown()[-1], row_of(stage, CASE)
    if isinstance(form, Form):
        at = stage.company.clock() - timedelta(minutes=4)
        changed = Difference("value", row.value, _OTHER_VALUE, _colleague(stage), at)
        form.on_problem(Overtaken(row.reference, (changed,)))


def _past_promise(stage: Stage) -> None:
    row = row_of(stage, CASE)
    later = stage.company.clock() + timedelta(days=7)
    stage.window.acts.put_off(row.case_id, row.step_id, row.due_at, later)


def _crash(stage: Stage) -> None:
    dialog = CrashDialog(stage.window)
    dialog.tell_text("ValueError, app/ui/main_window.py, 1")


def _tray(stage: Stage) -> QWidget | None:
    services, theme = stage.services(), stage.theme
    tray = Tray(QIcon(), QColor(theme.tokens["over"]), is_available=_is_there, picture=theme.icon)
    stage.kept.append(tray)
    tray.show_state(tray_state(services.today, services.styles, stage.formats(), _unmeant))
    tray.menu.popup(QPoint(0, 0))
    return tray.menu


def _is_there() -> bool:
    return True


def _unmeant(_key: str, _case_id: object) -> None:
    """Nobody chooses a step on a tour."""
