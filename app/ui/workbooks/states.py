"""When a workbook cannot be compared: what is so, what is safe, and the ways on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError
from app.domain.workbooks.problems import WorkbookOpen, WorkbookProblem
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, emptied, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.labels import PlainLabel
from app.ui.workbooks.values import tr

_WIDTH = 460


@dataclass(frozen=True, slots=True)
class State:
    """What is so.

    Attributes:
        ways: Keys and words of the ways on, the best first.
    """

    title: str
    line: str
    icon: str
    ways: Sequence[tuple[str, str]]


def state_of(problem: AppError | None, sentence: str) -> State:
    """What stands in the way, and what one can do."""
    match problem:
        case WorkbookOpen(is_stale=True):
            line = tr("A lock older than a day lies beside it: maybe a program ended without taking it away. If nobody has the workbook open, go on without it.")  # fmt: skip
            return State(
                tr("An old lock lies beside the workbook"),
                line,
                "ph.lock-simple",
                (("forget_lock", tr("Nobody has it open")), ("again", tr("Look again"))),
            )
        case WorkbookOpen():
            return State(
                tr("The workbook is open"),
                sentence,
                "ph.lock-simple",
                (("again", tr("Look again")), ("folder", tr("Open the folder"))),
            )
        case WorkbookProblem(reason="missing"):
            return State(
                tr("The workbook is not there"),
                sentence,
                "ph.file-x",
                (
                    ("find", tr("Find it in its folder")),
                    ("show_where", tr("Show where it is…")),
                    ("unlink", tr("Unlink it")),
                ),
            )
        case WorkbookProblem(reason="no_id_column" | "no_sheet"):
            return State(
                tr("The columns have changed"),
                sentence,
                "ph.columns",
                (
                    ("open", tr("Open workbook")),
                    ("copies", tr("Open the copies")),
                    ("again", tr("Look again")),
                ),
            )
        case WorkbookProblem(reason="other_workbook"):
            return State(
                tr("Another workbook has its name"),
                sentence,
                "ph.file-x",
                (("show_where", tr("Show where it is…")), ("again", tr("Look again"))),
            )
    return State(
        tr("The workbook cannot be read"),
        sentence,
        "ph.warning-circle",
        (("again", tr("Look again")), ("open", tr("Open workbook")), ("copies", tr("Open the copies"))),
    )


def nothing_linked() -> State:
    """No workbook yet."""
    return State(
        tr("No workbook is linked"),
        tr("Work in Excel, and Keepword follows; or the other way round. Nothing is overwritten unseen."),
        "mdi6.microsoft-excel",
        (("create", tr("New workbook…")), ("link", tr("Link a workbook…"))),
    )


class StatePanel(QWidget):
    """A headline, a few lines, and buttons.

    Signals:
        chosen: A way on; carries its key.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = PlainLabel(theme, "", 20, 600, on="canvas")
        self._line = PlainLabel(theme, "", 13, 400, "ink2", on="canvas", most=5, quoted=True)
        self._picture = PlainLabel(theme, "", 28, 400, "ink3", on="canvas", icon="ph.file-x", icon_px=28)
        self._line.setFixedWidth(theme.scaled(_WIDTH))
        self._ways = row(gap=8)
        self.buttons: dict[str, Button] = {}
        words = column(self._picture, 8, self._title, 4, self._line, 16, row(self._ways, None))
        words.setAlignment(self._title, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(row(None, column(None, words, None), None, margins=(24, 24, 24, 24)))

    def show_state(self, state: State) -> None:
        """Say it."""
        self._title.setText(state.title)
        self._line.setText(state.line)
        self._picture.dress("ink3", state.icon)
        self.setAccessibleName(f"{state.title}. {state.line}")
        if tuple(self.buttons) == tuple(key for key, _ in state.ways):
            return  # the focus may be on one of them
        emptied(self._ways)
        self.buttons = {}
        for key, words in state.ways:
            look = Look.PLAIN if self.buttons else Look.PRIMARY
            button = Button(self._theme, words, look=look)
            button.setProperty("way", key)
            button.clicked.connect(self._on_clicked)
            self._ways.addWidget(button)
            self.buttons[key] = button

    def _on_clicked(self) -> None:
        self.chosen.emit(str(self.sender().property("way")))
