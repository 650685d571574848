"""The rank rule: what counts how much, with the list that would come of it beside it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.ranks import Placed, Weights
from app.ui.acts.forms import Form
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import column, row
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.pills import FilterPill
from app.ui.workbenches import Workbench
from app.ui.workspaces.priorities.boards import Board, PrioritiesDesk

PREVIEW = 5
_WEIGHTS = (
    ("broken_promise", QT_TRANSLATE_NOOP("RankForm", "A promise that passed"), 3),
    ("silent_complaint", QT_TRANSLATE_NOOP("RankForm", "A complaint without word"), 3),
    ("customer_waiting", QT_TRANSLATE_NOOP("RankForm", "A customer who waits for news"), 3),
    ("share", QT_TRANSLATE_NOOP("RankForm", "Time used up, or late"), 1),
    ("value", QT_TRANSLATE_NOOP("RankForm", "Value"), 1),
    ("age", QT_TRANSLATE_NOOP("RankForm", "Age of the case"), 1),
)


class WeightRow(QWidget):
    """One weight: a few steps of which one holds."""

    def __init__(self, bench: Workbench, key: str, text: str, most: int, value: float) -> None:
        super().__init__()
        self.key = key
        theme = bench.theme
        self._group = QButtonGroup(self)
        steps = [self.tr("off"), *(self.tr("×{times}").format(times=step) for step in range(1, most + 1))]
        if most == 1:
            steps[1] = self.tr("counts")
        self.pills = [FilterPill(theme, step, self) for step in steps]
        for number, pill in enumerate(self.pills):
            pill.setAccessibleName(f"{text}: {steps[number]}")
            self._group.addButton(pill, number)
        self.pills[min(round(value), most)].setChecked(True)
        self.changed = self._group.idClicked
        self.setLayout(row(PlainLabel(theme, text), None, *self.pills, gap=4))

    @property
    def value(self) -> float:
        """How much it counts."""
        return float(self._group.checkedId())


class RankForm(Form):
    """Weights, and who would come first by them."""

    def __init__(self, bench: Workbench, desk: PrioritiesDesk, board: Board, parent: QWidget) -> None:
        super().__init__(bench, parent.tr("Rank rule"), parent.tr("Rank by this"), parent)
        self._desk, self._board = desk, board
        self._ranks = {placed.row.case_id: at for at, placed in enumerate(board.rows, 1)}
        theme = bench.theme
        self.rows = [
            WeightRow(bench, key, self.tr(text), most, getattr(board.weights, key))
            for key, text, most in _WEIGHTS
        ]
        self.preview = [PlainLabel(theme, "", 13, 400, quoted=True) for _ in range(PREVIEW)]
        head = PlainLabel(theme, self.tr("Would come first"), 12, 600, "ink2")
        order = self.tr("Harm goes before time used, then value, then age. Today goes before later days.")
        lead = PlainLabel(theme, order, 12, 400, "ink2", most=3)
        words = max(one.minimumSizeHint().width() for one in self.rows)
        self.setFixedWidth(max(theme.scaled(460), words + 32))
        self.compose(lead, column(*self.rows, gap=4), 4, head, column(*self.preview, gap=2))
        for one in self.rows:
            one.changed.connect(self._ask)
        self._ask()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def weights(self) -> Weights:
        """As they stand in the sheet."""
        return replace(Weights(), **{one.key: one.value for one in self.rows})

    def work(self) -> Callable[[], object] | None:
        return partial(self._desk.keep_weights, self.weights)

    def _ask(self) -> None:
        weights = self.weights
        work = partial(self._answered, weights)
        self.bench.run(work, self._show, self.refuse)

    def _answered(self, weights: Weights) -> tuple[Weights, Sequence[Placed]]:
        return weights, self._desk.preview(weights, PREVIEW)

    def _show(self, answer: tuple[Weights, Sequence[Placed]]) -> None:
        weights, first = answer
        if weights != self.weights:
            return
        for number, label in enumerate(self.preview):
            label.setText(self._line(number, first[number]) if number < len(first) else "")

    def _line(self, number: int, placed: Placed) -> str:
        line = f"{number + 1}  {placed.row.customer}"
        before = self._ranks.get(placed.row.case_id, number + 1)
        if before != number + 1:
            line += self.tr(", was {rank}").format(rank=before)
        return line
