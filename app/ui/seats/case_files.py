"""A case with everything, put in the panel's order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import AgendaRow
from app.domain.complaint_paths import PathMark, Told, path_of
from app.domain.history import NOT_UNDONE, Action, ChangedNoun
from app.domain.people import Person
from app.domain.requests import Request, RequestState
from app.domain.working_time import WorkingCalendar
from app.services.handover_cards import last_told
from app.services.ideas import IdeaView
from app.services.today import CaseView
from app.services.undoing import HistoryEntry
from app.ui.cases.files import (
    CaseFile,
    ChangeNote,
    CheckLine,
    IdeaLine,
    PromiseLine,
    RequestLine,
)
from app.ui.formats import Formats
from app.ui.seats.threads import team_of, touches_of
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.words import key_name, outcome_name

_ACTIONS = {
    Action.ADD: QT_TRANSLATE_NOOP("History", "Opened"),
    Action.REPLACE_STEP: QT_TRANSLATE_NOOP("History", "Another next step"),
    Action.DONE: QT_TRANSLATE_NOOP("History", "Step done"),
    Action.TELL: QT_TRANSLATE_NOOP("History", "Customer told"),
    Action.ANSWERED: QT_TRANSLATE_NOOP("History", "They answered"),
    Action.RECEIVE: QT_TRANSLATE_NOOP("History", "Letter received"),
    Action.LATER: QT_TRANSLATE_NOOP("History", "Step moved"),
    Action.PLACE: QT_TRANSLATE_NOOP("History", "Placed in the day"),
    Action.PHASE: QT_TRANSLATE_NOOP("History", "Phase"),
    Action.PROMISE: QT_TRANSLATE_NOOP("History", "Promised"),
    Action.KEEP: QT_TRANSLATE_NOOP("History", "Promise kept"),
    Action.RELEASE: QT_TRANSLATE_NOOP("History", "Promise released"),
    Action.CLOSE: QT_TRANSLATE_NOOP("History", "Closed"),
    Action.REOPEN: QT_TRANSLATE_NOOP("History", "Opened again"),
    Action.EDIT: QT_TRANSLATE_NOOP("History", "Edited"),
    Action.WAIT: QT_TRANSLATE_NOOP("History", "Waiting on somebody"),
    Action.TICK_ITEM: QT_TRANSLATE_NOOP("History", "Checklist"),
    Action.HAND_OVER: QT_TRANSLATE_NOOP("History", "Offered"),
    Action.REASSIGN: QT_TRANSLATE_NOOP("History", "Reassigned"),
    Action.ACCEPT: QT_TRANSLATE_NOOP("History", "Accepted"),
    Action.DECLINE: QT_TRANSLATE_NOOP("History", "Declined"),
    Action.RETURN_OFFER: QT_TRANSLATE_NOOP("History", "Offer came back"),
    Action.TAKE: QT_TRANSLATE_NOOP("History", "Taken over"),
    Action.ASK: QT_TRANSLATE_NOOP("History", "Asked a colleague"),
    Action.ANSWER_REQUEST: QT_TRANSLATE_NOOP("History", "Colleague answered"),
    Action.WITHDRAW_REQUEST: QT_TRANSLATE_NOOP("History", "Request taken back"),
    Action.RETURN_REQUEST: QT_TRANSLATE_NOOP("History", "Request came back"),
    Action.START_HELP: QT_TRANSLATE_NOOP("History", "Help begun"),
    Action.END_HELP: QT_TRANSLATE_NOOP("History", "Help given"),
    Action.NOTE_IDEA: QT_TRANSLATE_NOOP("History", "Idea noted"),
    Action.SORT_IDEAS: QT_TRANSLATE_NOOP("History", "Ideas sorted"),
    Action.READ_IDEA: QT_TRANSLATE_NOOP("History", "Idea read"),
    Action.ANSWER_IDEA: QT_TRANSLATE_NOOP("History", "Idea answered"),
    Action.NOTE_WISH: QT_TRANSLATE_NOOP("History", "Wish noted"),
    Action.DROP_WISH: QT_TRANSLATE_NOOP("History", "Wish let go"),
    Action.SYNC: QT_TRANSLATE_NOOP("History", "Synced with a workbook"),
    Action.UNDO_IMPORT: QT_TRANSLATE_NOOP("History", "Import taken back"),
    Action.IMPORT: QT_TRANSLATE_NOOP("History", "Imported"),
    Action.ERASE: QT_TRANSLATE_NOOP("History", "A contact was erased"),
    Action.UNDO: QT_TRANSLATE_NOOP("History", "Taken back"),
    Action.REDO: QT_TRANSLATE_NOOP("History", "Done again"),
}
ACT_NAMES: Mapping[str, str] = MappingProxyType({action.value: words for action, words in _ACTIONS.items()})
"""Act -> English words, translated in the context ``History``."""

_TELLING = (
    "step_what",
    "step_due_at",
    "value",
    "subject",
    "valid_until_on",
    "words",
    "state",
    "phase",
    "text",
    "summary",
    "theme",
)
_KEYED = frozenset({"state", "phase"})
"""Fields that hold keys, not somebody's own words."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a case in its panel.

    Attributes:
        row: The open case in the agenda, or None.
        people: Employees by name, for their teams.
        me: Who looks.
        letter_at: When their letter was kept that has not gone yet.
        can_write: Letters are written here.
    """

    row: AgendaRow | None
    calendar: WorkingCalendar
    voice: str
    people: Mapping[str, Person]
    me: UUID
    letter_at: datetime | None = None
    can_write: bool = False


def case_file(view: CaseView, history: Iterable[HistoryEntry], around: Around, formats: Formats) -> CaseFile:
    """Put it together."""
    case, contact, now = view.case, view.contact, formats.now()
    told = last_told(view.interactions)
    path = _path(view, around.calendar, now)
    offer = next((one for one in view.handovers if case.offer and one.id == case.offer.handover_id), None)
    return CaseFile(
        case_id=case.id,
        reference=case.reference,
        kind=case.kind,
        phase=case.phase,
        subject=case.subject,
        customer=view.customer.name,
        contact=contact.name if contact else "",
        contact_role=contact.function if contact else "",
        phone=(contact.phone if contact else "") or view.customer.phone,
        email=(contact.email if contact else "") or view.customer.email,
        value=case.value,
        currency=case.currency,
        valid_until_on=case.valid_until_on,
        owner=view.owner.name,
        opened_at=case.opened_at,
        agenda=around.row,
        outcome=outcome_name(case.outcome),
        offered_to=view.offered_to.name if view.offered_to else "",
        is_offered_to_me=view.offered_to is not None and view.offered_to.id == around.me,
        promises=_promises(view, around.calendar, now),
        touches=touches_of(view, around.people),
        requests=tuple(_request(one, view.people, around.me) for one in view.requests),
        changes=tuple(_note(entry, formats, around.me) for entry in history),
        checklist=tuple(
            CheckLine(item.id, item.text, item.done_at is not None)
            for item in sorted(view.checklist, key=lambda one: one.position)
        ),
        offer_note=offer.note if offer else "",
        waiting_on=case.waiting_on,
        waiting_until_at=case.waiting_until_at,
        customer_id=view.customer.id,
        owner_function=view.owner.function,
        origin=case.origin,
        is_out_of_ordinary=case.is_out_of_ordinary,
        closed_at=case.closed_at,
        last_word=case.outcome_text,
        voice=around.voice,
        offer_until=case.offer.expires_at if case.offer else None,
        path=path,
        path_by=next((view.people.get(one.who_by.author_id, "") for one in path if one.who_by), ""),
        told=told.summary if told else "",
        told_by=view.people.get(told.author_id, "") if told else "",
        ideas=tuple(_idea(one, around.people) for one in view.ideas),
        letter_at=around.letter_at,
        can_write=around.can_write,
        contact_id=case.contact_id,
        wishes=view.wishes,
        zone=view.zone,
        other_cases=view.other_cases,
    )


def _promises(view: CaseView, calendar: WorkingCalendar, now: datetime) -> tuple[PromiseLine, ...]:
    return tuple(
        PromiseLine(promise.id, promise.text, promise.due_at, promise.view(now, calendar))
        for promise in sorted(view.promises, key=lambda one: one.due_at)
    )


def _path(view: CaseView, calendar: WorkingCalendar, now: datetime) -> tuple[PathMark, ...]:
    """How a complaint stands; nothing for any other case."""
    told = Told(view.interactions, view.promises, [one.idea for one in view.ideas])
    return path_of(view.case, told, calendar, now)


def _request(one: Request, names: Mapping[UUID, str], me: UUID) -> RequestLine:
    is_mine = one.is_waiting and one.owner_id == me
    suggested_id = one.suggested_id
    return RequestLine(
        one.id,
        one.case_id,
        one.to_id,
        one.text,
        names.get(one.author_id, ""),
        names.get(one.to_id, ""),
        one.needed_by_at,
        one.deliver_at,
        one.state,
        one.answer,
        one.slot_at,
        is_mine_to_answer=is_mine and one.author_id != me,
        may_withdraw=one.is_waiting and me in {one.author_id, one.owner_id},
        may_ask_again=is_mine and one.state is RequestState.DECLINED,
        suggested_id=suggested_id,
        suggested=names.get(suggested_id, "") if suggested_id is not None else "",
        harm=one.harm,
        effort=one.effort,
    )


def _idea(view: IdeaView, people: Mapping[str, Person]) -> IdeaLine:
    idea = view.idea
    return IdeaLine(
        idea.words,
        idea.kind,
        idea.state,
        who=_first(view.contact) or view.customer,
        noted_by=_first(view.noted_by),
        owner=_first(view.owner),
        said_at=idea.said_at,
        answer=idea.answer,
        is_with_marketing=team_of(people.get(view.owner)) == "marketing",
    )


def _first(name: str) -> str:
    return name.partition(" ")[0]


def _note(entry: HistoryEntry, formats: Formats, me: UUID) -> ChangeNote:
    change = entry.change
    old, new = _values(change.items, formats)
    undoable = change.actor_id == me and change.action not in NOT_UNDONE and not change.is_undone
    name = QCoreApplication.translate("History", _ACTIONS.get(change.action, change.action.value))
    return ChangeNote(change.id, entry.at, entry.who, name, old, new, can_undo=undoable)


def _values(items: Iterable[ChangedNoun], formats: Formats) -> tuple[str, str]:
    """The most telling field of a change, before and after."""
    for field in _TELLING:
        for item in items:
            if field in item.after and not (item.is_new and item.noun == "cases" and field != "subject"):
                before, after = item.before.get(field), item.after.get(field)
                if field in _KEYED:
                    return key_name(str(before or "")), key_name(str(after or ""))
                return _shown(field, before, formats), _shown(field, after, formats)
    return "", ""


def _shown(field: str, value: Any, formats: Formats) -> str:
    """A stored value as people read it; the history keeps figures and moments as text."""
    if value is None or value == "":
        return ""
    text = str(value)
    if field.endswith("_at"):
        return formats.moment(datetime.fromisoformat(text))
    if field.endswith("_on"):
        return formats.day_with_name(date.fromisoformat(text))
    return formats.money(Decimal(text)) if field == "value" else text
