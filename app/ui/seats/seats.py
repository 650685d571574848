"""One person's desk over the services of an open store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import AgendaRow
from app.domain.kinds import Channel, Kind
from app.domain.people import Role
from app.services.changes import Changes
from app.services.opening import step_draft
from app.services.reasons import DateKind
from app.services.steps import NO_STEP
from app.services.work import StepDraft
from app.ui import words
from app.ui.desk import (
    BellItem,
    CaseFile,
    Colleague,
    CustomerHit,
    Day,
    Found,
    Me,
    Outcome,
    Progress,
    Proposal,
    Reading,
    Standing,
    StyleChoice,
)
from app.ui.formats import Formats
from app.ui.laters import PLAINLY, LaterAsk, LaterHow
from app.ui.seats.bells import bell_item, offers_for, requests_for
from app.ui.seats.case_acts import CaseSeat
from app.ui.seats.case_files import Around, case_file
from app.ui.seats.choices import choice_of
from app.ui.seats.days import day_of
from app.ui.seats.exports import Export, ExportTable, OpenTables, export_to
from app.ui.seats.postponing import later_ask, later_at, put_off
from app.ui.seats.promising import promised
from app.ui.seats.proposals import proposals, proposed_step, quiet_end
from app.ui.seats.services import Services
from app.ui.seats.sides import Sides
from app.ui.seats.standings import standing_of
from app.ui.seats.ways import ViewSeat, choice_in_force

if TYPE_CHECKING:  # each is loaded with its workspace
    from app.services.upkeep import Upkeep
    from app.ui.seats.calendar_links import CalendarParts
    from app.ui.seats.calendar_settings import MakeCalendars
    from app.ui.seats.cards import OpenCards
    from app.ui.seats.composer import Writing
    from app.ui.seats.incoming import OpenLetters
    from app.ui.seats.sheet import SheetState
    from app.ui.seats.workbooks import Linked

_EXPLAINED = {
    "step": {DateKind.STEP},
    "promise": {DateKind.PROMISE},
    "news": {DateKind.NEWS, DateKind.STANDARD, DateKind.ANSWER},
}


@dataclass(frozen=True, slots=True)
class Seat(Sides):
    """Fulfils ``app.ui.desk.Desk``; every method runs on the database thread.

    Attributes:
        calendar, workbook: Write a file and say how many entries; None where nothing can.
        upkeep: What is known of the store's file.
        list_file: Writes any list as a workbook or as comma-separated text.
        linked: Makes what is behind linked workbooks; None where none can be.
        tables: Makes what brings tables in.
        letters: Makes what takes letters in.
        writing: Makes what is behind the composer; None where nobody writes.
        cards: Makes what hands out and erases a person's data.
        calendars: Makes what is behind a calendar on a server.
        calendar_settings: Makes what is behind the settings of calendars.
    """

    services: Services
    formats: Formats
    calendar: Export | None = None
    workbook: Export | None = None
    upkeep: "Upkeep | None" = None
    list_file: ExportTable | None = None
    linked: "Callable[[], Linked] | None" = None
    tables: OpenTables | None = None
    letters: "OpenLetters | None" = None
    writing: "Callable[[], Writing] | None" = None
    cards: "OpenCards | None" = None
    calendars: "Callable[[], CalendarParts] | None" = None
    calendar_settings: "MakeCalendars | None" = None
    _sheets: "list[SheetState]" = field(default_factory=list, repr=False)

    # Who and how.

    def me(self) -> Me:
        with self.services.desk.reading() as unit:
            person = self.services.desk.person(unit)
        return Me(person.id, person.name, person.function, person.zone, is_lead=person.role is Role.LEAD)

    def styles(self) -> Sequence[StyleChoice]:
        return [choice_of(style) for style in self.services.styles.all()]

    def style(self) -> StyleChoice:
        return choice_in_force(self.services.styles)

    def views(self) -> ViewSeat:
        return ViewSeat(self.services)

    def choose_style(self, key: str) -> Changes:
        return self.services.styles.choose(key, self.services.reminders)

    # Looking.

    def today(self) -> Day:
        return day_of(self.services.today.today(), self.formats)

    def case_desk(self) -> CaseSeat:
        return CaseSeat(self.services)

    def open_cases(self) -> Sequence[AgendaRow]:
        return self.services.today.rows()

    def case(self, case_id: UUID) -> CaseFile:
        services = self.services
        view = services.today.case(case_id)
        history = services.history.of_case(case_id)
        with services.desk.reading() as unit:
            row = next(iter(unit.agenda.of_cases([case_id])), None)
            company = services.desk.company(unit)
            calendar = services.desk.company_calendar(unit)
            functions = {person.name: person for person in unit.people.all()}
            letter = unit.letters.of(case_id, services.desk.person_id)
        letter_at = letter.saved_at if letter is not None else None
        around = Around(
            row,
            calendar,
            company.voice,
            functions,
            services.desk.person_id,
            letter_at,
            can_write=self.writing is not None,
        )
        return case_file(view, history, around, self.formats)

    def why(self, case_id: UUID, what: str) -> Sequence[str]:
        from app.ui.remarks import Sentences  # noqa: PLC0415 - few ask why

        sentences = Sentences(self.formats, partial(QCoreApplication.translate, "Remarks"))
        whys = [why for why in self.services.reasons.why(case_id) if why.kind in _EXPLAINED.get(what, ())]
        return [line for why in whys for line in sentences.why(why)]

    def search(self, words: str) -> Found:
        result = self.services.today.search(words)
        hits = tuple(CustomerHit(one.id, one.name, one.place) for one in result.customers)
        return Found(result.open_rows, hits, len(result.closed))

    # Filing and finishing.

    def read_line(self, line: str, case_id: UUID | None = None) -> Reading:  # noqa: ARG002
        from app.ui.seats.readings import reading_of  # noqa: PLC0415 - loaded with the first line

        return reading_of(line, self.services.entries.read(line), self.formats)

    def add(self, line: str, case_id: UUID | None = None, *, as_new: bool = False) -> Changes:
        changes = self.services.opening.add(self.services.entries.read(line), case_id=case_id, is_new=as_new)
        self.services.entries.forget_names()
        return changes

    def proposals(self, case_id: UUID) -> Sequence[Proposal]:
        return proposals(self.services.desk, case_id)

    def done(
        self,
        case_id: UUID,
        following: str | Proposal,
        *,
        outcome: str = "",
        told: bool = False,
        took: timedelta | None = None,
    ) -> Changes:
        step = proposed_step(following, self.me().zone) if isinstance(following, Proposal) else None
        line = following.line if isinstance(following, Proposal) else following
        return self.services.steps.done(
            case_id, outcome=outcome, following=step or self._step(line), is_told=told, actual=took
        )

    def told(
        self,
        case_id: UUID,
        text: str,
        channel: Channel,
        next_word: str,
        *,
        done: bool = False,
        reached: bool = True,
    ) -> Changes:
        again = self.services.entries.moment(next_word) if next_word else None
        said = text or words.channel_name(channel)
        return self.services.telling.told(
            case_id, said, channel=channel, is_step_done=done, next_word=again, is_reached=reached
        )

    def answered(self, case_id: UUID, text: str, channel: Channel) -> Changes:
        return self.services.telling.answered(case_id, text, channel=channel)

    def later_ask(self, case_id: UUID) -> LaterAsk:
        return later_ask(self.services, case_id)

    def later(self, case_id: UUID, when: str | datetime, how: LaterHow = PLAINLY) -> Changes:
        return put_off(self.services, case_id, when, self.me().zone, how)

    def later_at(self, case_id: UUID, when: str, takes: str = "") -> tuple[datetime, datetime]:
        return later_at(self.services, case_id, when, takes)

    def promise(self, case_id: UUID, text: str, when: str, why: str | None = None) -> Changes:
        return promised(self.services, case_id, text, self.services.entries.moment(when), why)

    def keep_promise(self, promise_id: UUID) -> Changes:
        return self.services.promises.keep(promise_id)

    def outcomes(self, kind: Kind) -> Sequence[Outcome]:
        with self.services.desk.reading() as unit:
            book = self.services.desk.book(unit)
        return [Outcome(key, words.outcome_name(key)) for key in book.outcomes[kind]]

    def close_case(self, case_id: UUID, outcome: str, text: str) -> Changes:
        return self.services.cases.close(case_id, f"{outcome}: {text}" if text else outcome)

    def reopen(self, case_id: UUID, line: str) -> Changes:
        return self.services.cases.reopen(case_id, self._step(line))

    # Together.

    def colleagues(self) -> Sequence[Colleague]:
        with self.services.desk.reading() as unit:
            people = unit.people.all()
        me = self.services.desk.person_id
        return [Colleague(one.id, one.name, one.function) for one in people if one.id != me and one.is_active]

    def hand_over(self, case_id: UUID, person_id: UUID, note: str) -> Changes:
        return self.services.handovers.hand_over(case_id, person_id, note)

    def accept(self, case_id: UUID) -> Changes:
        return self.services.handovers.accept(case_id)

    # Back.

    def undo(self) -> Changes:
        return self.services.history.undo()

    def redo(self) -> Changes:
        return self.services.history.redo()

    def undo_change(self, change_id: UUID) -> Changes:
        with self.services.desk.reading() as unit:
            change = unit.history.change(change_id)
        return self.services.history.take_back(change)

    # Reminders and the bars.

    def bell(self) -> Sequence[BellItem]:
        reminders = [bell_item(one) for one in self.services.reminders.reachable() if one.row is not None]
        return [*offers_for(self.services.desk), *requests_for(self.services.desk), *reminders]

    def seen(self, occurrence_ids: Sequence[UUID]) -> Changes:
        return self.services.reminders.seen(occurrence_ids)

    def be_quiet(self, length: str) -> Changes:
        with self.services.desk.reading() as unit:
            calendar = self.services.desk.calendar_of(self.services.desk.person(unit))
        return self.services.styles.be_quiet(quiet_end(length, calendar, self.formats.now()))

    def standing(self) -> Standing:
        return standing_of(self.services, self.formats, self.work().at_stake())

    # Leaving.

    def export_calendar(self, path: Path, progress: Progress) -> int:
        return export_to(self.calendar, path, progress)

    def export_workbook(self, path: Path, progress: Progress) -> int:
        return export_to(self.workbook, path, progress)

    def _step(self, line: str) -> StepDraft:
        return step_draft(self.services.entries.read(line), by_subject=True) if line else NO_STEP
