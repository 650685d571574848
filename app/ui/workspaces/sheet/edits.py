"""Editing in place: what is typed, what it would change, and saving it through the services."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.agenda import AgendaRow
from app.domain.errors import AppError, PastPromise, PutOffTooOften
from app.domain.grid_filters import minutes_of
from app.domain.grids import Column, GridRow, timing
from app.domain.meanwhile import Overtaken, Sight, Sights
from app.domain.pasting import amount_of
from app.ui.acts.clashes import shown, told_by
from app.ui.workbenches import Workbench
from app.ui.workspaces.sheet.bars import EditLine
from app.ui.workspaces.sheet.columns import CellWords, effort_words, title_of
from app.ui.workspaces.sheet.desks import SheetDesk
from app.ui.workspaces.sheet.tables import Preview, SheetTable

READ_PAUSE_MS = 80
_SEEN: Mapping[Column, Callable[[AgendaRow], Sight]] = {
    Column.EFFORT: lambda case: {"step_effort": case.effort},
    Column.VALUE: lambda case: {"value": case.value},
    Column.DUE: lambda case: {"step_due_at": case.due_at},
    Column.STEP: lambda case: {"step_what": case.step},
    Column.SUBJECT: lambda case: {"subject": case.subject},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed into a cell, for one case or for several."""

    rows: tuple[GridRow, ...]
    column: Column
    text: str

    @property
    def sights(self) -> Sights:
        """What stood in the cells when somebody began to type."""
        look = _SEEN.get(self.column)
        return {} if look is None else {row.case_id: look(row.case) for row in self.rows}

    @property
    def case_ids(self) -> tuple[UUID, ...]:
        """Which cases it concerns."""
        return tuple(row.case_id for row in self.rows)


class Edits(QObject):
    """One edit at a time, from the first letter to the saved row.

    Signals:
        saved: It is stored.
        refused: It is not; the edit line says why.
        form_wanted: Past a promise with a reason: carries the entry and the problem.
        acted: Another way on was chosen; carries the action's key and the case's id.
        overtaken: Somebody else's value shall stand: the rows are to be read anew.
    """

    saved = Signal()
    refused = Signal()
    form_wanted = Signal(object, object)
    acted = Signal(str, object)
    overtaken = Signal()

    def __init__(
        self, bench: Workbench, desk: SheetDesk, table: SheetTable, line: EditLine, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bench, self._desk, self._table, self._line = bench, desk, table, line
        self._open: Entry | None = None
        self._stuck: tuple[Entry, AppError | None] | None = None
        self._said = ""
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(READ_PAUSE_MS)
        self._pause.timeout.connect(self._read_moment)
        line.chosen.connect(self._on_way)

    @property
    def _cells(self) -> CellWords:
        return self._table.cells

    # While somebody types.

    def typed(self, row: GridRow, column: Column, text: str) -> None:
        """Show what this would do."""
        self._open, self._stuck = Entry((row,), column, text), None
        self._asked += 1
        if column is Column.DUE:
            self._pause.start()
            self._tell(row, column, "")
            return
        effect, previews = self._effect(row, column, text)
        self._table.preview(row.case_id, previews)
        self._tell(row, column, effect)
        if column is Column.EFFORT and not effect:
            self._suggest(row)

    def closed(self) -> None:
        """The editor is gone."""
        self._pause.stop()
        self._asked += 1
        self._open = None
        self._table.preview(None, {})
        if self._stuck is None and not self._said:
            self._line.rest(self.idle_words())

    def idle_words(self) -> str:
        """What stands there when nothing is under way."""
        return self.tr("F2 or typing edits a cell, Enter opens the case, Ctrl+D fills down.")

    def rest(self) -> None:
        """Another cell is current: what was said about the last one goes."""
        if self._open is None and self._stuck is None:
            self._said = ""
            self._line.rest(self.idle_words())

    def _effect(self, row: GridRow, column: Column, text: str) -> tuple[str, dict[Column, Preview]]:
        if column is Column.EFFORT:
            return self._effort_effect(row, text)
        if column is Column.VALUE:
            return self._value_effect(row, text), {}
        return self.tr("Other words only: no date moves."), {}

    def _effort_effect(self, row: GridRow, text: str) -> tuple[str, dict[Column, Preview]]:
        minutes = minutes_of(text, self._cells.day_min)
        if minutes is None or minutes <= 0:
            return self.tr("Type a length, such as 45, 45 min or 1 h 15."), {}
        old = int(row.case.effort.total_seconds()) // 60
        if minutes == old:
            return "", {}
        change = self.tr("{old} → {new}.").format(old=effort_words(old), new=effort_words(minutes))
        words, previews = self._moved(row, row.case.due_at, timedelta(minutes=minutes))
        return f"{change} {words}", previews

    def _suggest(self, row: GridRow) -> None:
        """What the own history says, while nothing else has been typed."""
        desk, asked, case_id = self._bench.desk, self._asked, row.case_id

        def show(words: str) -> None:
            if words and asked == self._asked and self._open is not None:
                self._tell(row, Column.EFFORT, words)

        self._bench.run(lambda: desk.work().suggestion(case_id), show, lambda _sentence: None)

    def _value_effect(self, row: GridRow, text: str) -> str:
        formats, case = self._bench.formats, row.case
        try:
            value = amount_of(text)
        except ValueError:
            return self.tr("Type an amount, such as 4800 or 12.5k.")
        if value == case.value:
            return ""
        old, new = formats.money(case.value, case.currency), formats.money(value, case.currency)
        return self.tr("{old} → {new}. No date moves.").format(old=old, new=new)

    def _moved(self, row: GridRow, due_at: datetime, effort: timedelta) -> tuple[str, dict[Column, Preview]]:
        """Start and slack, before and after."""
        cells = self._cells
        start_at, place = timing(due_at, effort, cells.ruler)
        slack_min = place - cells.now_place
        start, slack = self._bench.formats.when(start_at), cells.slack(slack_min)
        words = self.tr("Start by {old_start} → {start}, slack {old_slack} → {slack}.").format(
            old_start=cells.text(row, Column.START),
            start=start,
            old_slack=cells.text(row, Column.SLACK),
            slack=slack,
        )
        return words, {Column.START: Preview(start, slack_min), Column.SLACK: Preview(slack, slack_min)}

    def _read_moment(self) -> None:
        """A typed time is understood by the same reader as everywhere; the answer may come late."""
        entry, asked = self._open, self._asked
        if entry is None or not entry.text.strip():
            return

        def show(at: datetime) -> None:
            if asked == self._asked and self._open is entry:
                self._show_moment(entry.rows[0], at)

        def refuse(sentence: str) -> None:
            if asked == self._asked and self._open is entry:
                self._table.preview(None, {})
                self._tell(entry.rows[0], entry.column, sentence)

        self._bench.run(lambda: self._desk.moment(entry.text), show, refuse)

    def _show_moment(self, row: GridRow, at: datetime) -> None:
        formats = self._bench.formats
        words, previews = self._moved(row, at, row.case.effort)
        if at == row.case.due_at:
            self._tell(row, Column.DUE, "")
            return
        self._table.preview(row.case_id, previews)
        change = f"{formats.moment(row.case.due_at)} → {formats.moment(at)}."
        if at > row.case.news_due_at and row.case.due_at <= row.case.news_due_at:
            words = self.tr("The customer waits for news before that.") + f" {words}"
        self._tell(row, Column.DUE, f"{change} {words}")

    def _tell(self, row: GridRow, column: Column, effect: str) -> None:
        self._said = ""
        subject = f"{row.case.reference} {title_of(column)}"
        self._line.edit(subject, effect, self._cells.text(row, column))

    # Saving.

    def commit(self, row: GridRow, column: Column, text: str) -> None:
        """Save what was typed; the same as before is nothing to save."""
        if text.strip() != self._cells.edited(row, column).strip():
            self.save(Entry((row,), column, text))

    def save(self, entry: Entry, *, agreed: bool = False, anyway: bool = False) -> None:
        """Save it for all its rows; ``anyway`` also where somebody else was quicker."""
        self._pause.stop()
        self._asked += 1
        self._open = None
        desk = self._desk.having_seen({} if anyway else entry.sights)
        work = self._work(entry, desk, agreed=agreed)
        if work is None:
            self._refuse(entry, self.tr("“{text}” does not fit here.").format(text=entry.text.strip()), ())
            return
        first = entry.rows[0]
        count = len(entry.rows)
        subject = first.case.reference if count == 1 else self.tr("{count} cases").format(count=count)
        before = self._cells.text(first, entry.column)
        self._said = f"{subject} {title_of(entry.column)}"
        effect = f"{before} → {entry.text.strip()}" if count == 1 else entry.text.strip()

        def done(_changes: object) -> None:
            self._stuck = None
            self._line.saved(self._said or subject, effect)
            self.saved.emit()

        self._bench.tasks.run(work, done, lambda error: self._on_refused(entry, error))

    def _work(self, entry: Entry, desk: SheetDesk, *, agreed: bool) -> Callable[[], object] | None:
        ids, text = entry.case_ids, entry.text.strip()
        if entry.column is Column.EFFORT:
            minutes = minutes_of(text, self._cells.day_min)
            return (
                None if not minutes or minutes < 0 else lambda: desk.estimate(ids, timedelta(minutes=minutes))
            )
        if entry.column is Column.VALUE:
            try:
                value = amount_of(text)
            except ValueError:
                return None
            return lambda: desk.revalue(ids, value)
        if entry.column is Column.DUE:
            return lambda: desk.move(ids, text, agreed=agreed)
        if entry.column is Column.STEP:
            return lambda: desk.reword(ids, text)
        return (lambda: desk.retitle(ids, text)) if entry.column is Column.SUBJECT else None

    def _on_refused(self, entry: Entry, error: AppError) -> None:
        ways: Sequence[tuple[str, str]] = ()
        sentence = self._bench.sentence(error)
        if isinstance(error, Overtaken):
            sentence, ways = self._both(entry, error)
        elif isinstance(error, PastPromise):
            ways = (
                ("agreed", self.tr("Agreed with the customer")),
                ("reason", self.tr("With a reason…")),
                ("keep", self.tr("Keep it")),
            )
        elif isinstance(error, PutOffTooOften):
            ways = (
                ("done", self.tr("Done, then…")),
                ("tell", self.tr("Tell the customer")),
                ("hand_over", self.tr("Hand over")),
                ("close_case", self.tr("Close the case")),
                ("keep", self.tr("Keep it")),
            )
        self._refuse(entry, sentence, ways, error)

    def _both(self, entry: Entry, error: Overtaken) -> tuple[str, Sequence[tuple[str, str]]]:
        """Who was quicker, and both values to choose from."""
        formats, one = self._bench.formats, error.differences[0]
        words = self.tr("{reference} was changed by {who}.")
        mine, theirs = self.tr("Yours: {value}"), self.tr("Theirs: {value}")
        return words.format(reference=error.reference, who=told_by(one, formats)), (
            ("mine", mine.format(value=entry.text.strip())),
            ("theirs", theirs.format(value=shown(one.present, formats))),
        )

    def _refuse(
        self, entry: Entry, sentence: str, ways: Sequence[tuple[str, str]], error: AppError | None = None
    ) -> None:
        self._said, self._stuck = sentence, (entry, error)
        self._line.refuse(sentence, ways or (("keep", self.tr("Keep it")),))
        self.refused.emit()

    def _on_way(self, name: str) -> None:
        stuck, self._stuck = self._stuck, None
        self._said = ""
        self._line.rest(self.idle_words())
        if stuck is None:
            return
        entry, problem = stuck
        if name == "agreed":
            self.save(entry, agreed=True)
        elif name == "mine":
            self.save(entry, anyway=True)
        elif name == "theirs":
            self.overtaken.emit()
        elif name == "reason":
            self.form_wanted.emit(entry, problem)
        elif name != "keep":
            self.acted.emit(name, entry.rows[0].case_id)
        self.refused.emit()
