"""The sheet's side of a desk, over the services of an open store."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.grids import Column, GridRow, grid_row
from app.domain.history import NOT_UNDONE, Change
from app.domain.kinds import Kind
from app.domain.meanwhile import Sights
from app.domain.moments import Moment
from app.domain.pasting import PastedCell, PastedValues, PasteRefusal
from app.domain.working_time import WorkingCalendar
from app.domain.working_time.rulers import WorkRuler
from app.services.cases import CaseService
from app.services.changes import Changes
from app.services.pastes import PasteService
from app.services.steps import Postponement, StepService
from app.services.undoing import HistoryEntry
from app.ui import words
from app.ui.desk import CaseFile, Reading
from app.ui.formats import Formats
from app.ui.frame.memories import Memory
from app.ui.seats.readings import reading_of
from app.ui.workspaces.sheet.desks import Digests, FieldNote, GridReading, Inspection

_SHOWN_FIELDS = frozenset(
    {
        "kind", "phase", "subject", "value", "valid_until_on", "owner_id", "contact_id", "state", "outcome",
        "step_what", "step_due_at", "step_effort", "step_channel", "step_slot_at", "news_due_at", "waiting_on",
        "waiting_until_at",
    }
)  # fmt: skip
_PROMISE_FIELDS = {"text": "promise", "due_at": "promise_due", "state": "promise_state"}
_WORDS = frozenset({"phase", "state", "kind", "outcome", "step_channel"})
_A_DAY = timedelta(days=1)


@dataclass(slots=True)
class SheetState:
    """What the last reading left: rows that did not change are not made again."""

    calendar: WorkingCalendar | None = None
    ruler: WorkRuler | None = None
    span: tuple[datetime, datetime] | None = None
    rows: dict[UUID, GridRow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetSeat:
    """Fulfils ``app.ui.workspaces.sheet.desks.SheetDesk``.

    Attributes:
        services: As ``app.ui.seats.services.Services``.
        open_file: Reads the panel's file of one case.
    """

    services: Any
    formats: Formats
    open_file: Callable[[UUID], CaseFile]
    _kept: SheetState = field(default_factory=SheetState)
    _sights: Sights = field(default_factory=dict)

    @property
    def memory(self) -> Memory:
        memory: Memory = self.services.styles.personal
        return memory

    def rows(self, *, everybody: bool = False) -> GridReading:
        desk = self.services.desk
        cases: Sequence[AgendaRow] = self.services.today.rows(everybody=everybody)
        with desk.reading() as unit:
            calendar = desk.company_calendar(unit) if everybody else desk.calendar_of(desk.person(unit))
        ruler = self._ruler(calendar, [*(row.due_at for row in cases), self.formats.now()])
        kept, names = self._kept.rows, {kind: words.kind_name(kind) for kind in Kind}
        rows = []
        for case in cases:
            known = kept.get(case.case_id)
            if known is None or (known.case is not case and known.case != case):
                known = grid_row(case, ruler, names[case.kind])
            rows.append(known)
        self._kept.rows = {row.case_id: row for row in rows}
        return GridReading(tuple(rows), ruler, _day_min(calendar, self.formats.now()))

    def moment(self, words: str) -> datetime:
        moment: Moment = self.services.entries.moment(words)
        return moment.at

    def having_seen(self, sights: Sights) -> "SheetSeat":
        return replace(self, _sights=sights)

    @property
    def _steps(self) -> StepService:
        steps: StepService = self.services.steps
        return replace(steps, desk=self.services.desk.having_seen(self._sights))

    @property
    def _cases(self) -> CaseService:
        cases: CaseService = self.services.cases
        return replace(cases, desk=self.services.desk.having_seen(self._sights))

    def estimate(self, case_ids: Iterable[UUID], effort: timedelta) -> Changes:
        return _each(case_ids, lambda case_id: self._steps.estimate(case_id, effort))

    def reword(self, case_ids: Iterable[UUID], what: str) -> Changes:
        return _each(case_ids, lambda case_id: self._steps.reword(case_id, what))

    def revalue(self, case_ids: Iterable[UUID], value: Decimal | None) -> Changes:
        return _each(case_ids, lambda case_id: self._cases.edit(case_id, value=value))

    def retitle(self, case_ids: Iterable[UUID], subject: str) -> Changes:
        return _each(case_ids, lambda case_id: self._cases.edit(case_id, subject=subject))

    def move(
        self, case_ids: Iterable[UUID], words: str, *, agreed: bool = False, reason: str = ""
    ) -> Changes:
        due = self.services.entries.moment(words)
        how = Postponement(agreed, reason, self.services.styles.current().put_off_limit)
        return _each(case_ids, lambda case_id: self._steps.later(case_id, due, how))

    def paste(
        self, column: Column, cells: Sequence[PastedCell], *, day_min: int, in_part: bool = False
    ) -> Changes:
        return self._pastes(day_min).paste(column, cells, in_part=in_part)

    def paste_block(self, block: Sequence[PastedValues], *, day_min: int) -> Changes:
        return self._pastes(day_min).paste_block(block, in_part=True)

    def refusals(self, block: Sequence[PastedValues], *, day_min: int) -> Sequence[PasteRefusal]:
        return self._pastes(day_min).refusals(block)

    def _pastes(self, day_min: int) -> PasteService:
        how = Postponement(limit=self.services.styles.current().put_off_limit)
        desk = self.services.desk.having_seen(self._sights)
        return PasteService(desk, self.services.entries, how, day_min)

    def inspect(self, case_id: UUID) -> Inspection:
        history = self.services.history.of_case(case_id)
        with self.services.desk.reading() as unit:
            names = {person.id.hex: person.name for person in unit.people.all()}
        notes = [note for entry in history for note in self._notes(entry, names)]
        return Inspection(self.open_file(case_id), tuple(notes))

    def digests(self) -> Digests:
        desk, batch = self.services.desk, self.services.styles.current().batch
        if not batch.times:
            return Digests()
        with desk.reading() as unit:
            calendar = desk.calendar_of(desk.person(unit))
        now = self.formats.now()
        return Digests(batch.rounds_on(calendar.day_of(now), calendar), batch.next_from(now, calendar))

    def read_lines(self, lines: Sequence[str]) -> Sequence[Reading]:
        return [reading_of(line, self.services.entries.read(line), self.formats) for line in lines]

    def add_lines(self, lines: Sequence[str]) -> Changes:
        entries = self.services.entries
        changes: Changes = self.services.opening.add_all([entries.read(line) for line in lines])
        entries.forget_names()
        return changes

    def _ruler(self, calendar: WorkingCalendar, moments: Sequence[datetime]) -> WorkRuler:
        """The last one, as long as it reaches."""
        low, high, kept = min(moments), max(moments), self._kept
        if (
            kept.ruler is not None
            and kept.calendar is calendar
            and kept.span
            and kept.span[0] <= low <= high <= kept.span[1]
        ):
            return kept.ruler
        kept.rows.clear()
        kept.calendar, kept.ruler = calendar, WorkRuler.over(calendar, moments)
        kept.span = (low - 14 * _A_DAY, high + 14 * _A_DAY)
        return kept.ruler

    def _notes(self, entry: HistoryEntry, names: Mapping[str, str]) -> list[FieldNote]:
        change = entry.change
        can = change.action not in NOT_UNDONE and not change.is_undone
        can = can and change.actor_id == self.services.desk.person_id
        plain = FieldNote(
            change.id,
            entry.at,
            entry.who,
            change.source.value,
            change.action.value,
            new=change.note,
            can_put_back=can,
        )
        fields = [
            FieldNote(plain.change_id, plain.at, plain.who, plain.source, plain.act, name, old, new, can)
            for name, old, new in self._fields(change, names)
        ]
        return fields or [plain]

    def _fields(self, change: Change, names: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
        for item in change.items:
            if item.noun == "cases" and not item.is_new:
                known = [(name, name) for name in item.after if name in _SHOWN_FIELDS]
                if "step_due_at" in item.after:  # the slot follows the due moment
                    known = [pair for pair in known if pair[0] != "step_slot_at"]
            elif item.noun == "promises":
                known = [(name, shown) for name, shown in _PROMISE_FIELDS.items() if name in item.after]
                known = known[:1] if item.is_new else known
            else:
                continue
            for name, shown in known:
                old = self._said(name, item.before.get(name), names)
                new = self._said(name, item.after[name], names)
                if old != new:
                    yield shown, old, new

    def _said(self, name: str, value: Any, names: Mapping[str, str]) -> str:
        """A stored value as people read it."""
        if value is None or value == "":
            return ""
        text = str(value)
        if name.endswith("_at"):
            return self.formats.moment(datetime.fromisoformat(text))
        if name == "value":
            text = self.formats.money(Decimal(text))
        elif name == "step_effort":
            text = self.formats.length(timedelta(minutes=int(value)))
        elif name.endswith("_id"):
            text = names.get(text, "")
        elif name in _WORDS:
            text = text.replace("_", " ")
        return text


def _each(case_ids: Iterable[UUID], act: Callable[[UUID], Changes]) -> Changes:
    """The same act on several cases; what one refuses stops the rest, and what was done stays undoable."""
    changes = Changes()
    for case_id in case_ids:
        changes |= act(case_id)
    return changes


def _day_min(calendar: WorkingCalendar, now: datetime) -> int:
    """The longest of the next seven days stands for a working day."""
    day = calendar.day_of(now)
    lengths = [
        sum((end - begin for begin, end in calendar.blocks_on(day + number * _A_DAY)), timedelta())
        for number in range(7)
    ]
    return max(int(max(lengths).total_seconds()) // 60, 60)
