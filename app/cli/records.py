"""Nouns as JSON: stable keys, instants in UTC with a Z, amounts as numbers."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.cases import Case
from app.domain.interactions import Interaction
from app.domain.moments import Moment
from app.services.changes import Remark
from app.services.today import CaseView, ThreadView
from app.ui.remarks import Sentences


def instant(at: datetime | None) -> str | None:
    """``2026-11-24T10:42:00Z``.

    >>> instant(datetime(2026, 11, 24, 10, 42, tzinfo=UTC))
    '2026-11-24T10:42:00Z'
    """
    return None if at is None else at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def amount(value: Decimal | None) -> int | float | None:
    """A number: whole where it is whole; its cents survive, since amounts have at most 15 digits."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def plain(value: Any) -> Any:
    """Any fact of a remark as JSON."""
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case Moment():
            return instant(value.at)
        case datetime():
            return instant(value)
        case Decimal():
            return amount(value)
        case _:
            return _plain_other(value)


def _plain_other(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case timedelta():
            return int(value.total_seconds() // 60)
        case dict():
            return {str(key): plain(each) for key, each in value.items()}
        case tuple() | list() | frozenset():
            return [plain(each) for each in value]
        case _:
            return str(value)


def agenda_record(row: AgendaRow, now: datetime) -> dict[str, object]:
    """An open case."""
    return {
        "ref": row.reference,
        "id": str(row.case_id),
        "kind": row.kind.value,
        "phase": row.phase.value,
        "state": row.state.value,
        "subject": row.subject,
        "customer": row.customer,
        "contact": row.contact or None,
        "owner": row.owner,
        "is_offered": row.is_offered,
        "is_covered": row.is_covered,
        "step": row.step,
        "channel": row.channel.value,
        "due_at": instant(row.due_at),
        "due_zone": row.due_zone,
        "effort_minutes": int(row.effort.total_seconds() // 60),
        "put_offs": row.put_offs,
        "overdue": row.is_overdue(now),
        "value": amount(row.value),
        "currency": row.currency,
        "valid_until_on": row.valid_until_on.isoformat() if row.valid_until_on else None,
        "last_told_at": instant(row.last_told_at),
        "news_due_at": instant(row.news_due_at),
        "waiting_for_news": row.is_waiting_for_news(now),
        "is_unanswered": row.is_unanswered,
        "promise_due_at": instant(row.promise_due_at),
        "promise": row.promise_text or None,
        "opened_at": instant(row.opened_at),
        "closed_at": None,
        "outcome": None,
        "outcome_text": None,
    }


def closed_record(case: Case, customer: str, contact: str, owner: str) -> dict[str, object]:
    """A closed case: the same keys, with nothing where only open cases have something."""
    return {
        "ref": case.reference,
        "id": str(case.id),
        "kind": case.kind.value,
        "phase": case.phase.value,
        "state": case.state.value,
        "subject": case.subject,
        "customer": customer,
        "contact": contact or None,
        "owner": owner,
        "is_offered": False,
        "is_covered": False,
        "step": None,
        "channel": None,
        "due_at": None,
        "due_zone": None,
        "effort_minutes": None,
        "put_offs": None,
        "overdue": False,
        "value": amount(case.value),
        "currency": case.currency,
        "valid_until_on": case.valid_until_on.isoformat() if case.valid_until_on else None,
        "last_told_at": None,
        "news_due_at": None,
        "waiting_for_news": False,
        "is_unanswered": False,
        "promise_due_at": None,
        "promise": None,
        "opened_at": instant(case.opened_at),
        "closed_at": instant(case.closed_at),
        "outcome": case.outcome,
        "outcome_text": case.outcome_text,
    }


def case_parts(view: CaseView) -> dict[str, object]:
    """What hangs on a case."""
    return {
        "offered_to": view.offered_to.name if view.offered_to else None,
        "waiting_on": view.case.waiting_on or None,
        "waiting_until_at": instant(view.case.waiting_until_at),
        "is_out_of_ordinary": view.case.is_out_of_ordinary,
        "promises": [_promise(promise) for promise in view.promises],
        "interactions": [_interaction(one, view) for one in view.interactions],
        "steps": [_finished(step) for step in view.steps],
        "checklist": [{"text": item.text, "done": item.done_at is not None} for item in view.checklist],
        "requests": [_request(request, view.people) for request in view.requests],
    }


def remark_records(remarks: Iterable[Remark], sentences: Sentences) -> list[dict[str, object]]:
    """Remarks with their key, their facts and their sentence."""
    return [
        {"key": remark.key, "text": sentences.remark(remark), "values": plain(remark.values)}
        for remark in remarks
    ]


def _promise(promise: Any) -> dict[str, object]:
    return {
        "text": promise.text,
        "due_at": instant(promise.due_at),
        "state": promise.state.value,
        "is_next_word": promise.is_next_word,
        "entry": promise.entry or None,
        "reason": promise.reason or None,
    }


def thread_records(view: ThreadView) -> list[dict[str, object]]:
    """What was said on a customer's other cases, the newest first."""
    references = {one.id: one.reference for one in view.cases}
    newest = sorted(view.interactions, key=lambda one: one.at, reverse=True)
    return [{"ref": references[one.case_id], **_interaction(one, view)} for one in newest]


def _interaction(interaction: Interaction, view: CaseView | ThreadView) -> dict[str, object]:
    return {
        "at": instant(interaction.at),
        "who": view.people.get(interaction.author_id, ""),
        "said_by": view.speaker(interaction),
        "direction": interaction.direction.value,
        "channel": interaction.channel.value,
        "told": interaction.told_status,
        "text": interaction.summary,
        "kept_findings": [
            {"rule": one.rule, "message": one.message, "words": one.words, "reason": one.reason}
            for one in interaction.kept
        ],
    }


def _finished(step: Any) -> dict[str, object]:
    return {
        "what": step.what,
        "channel": step.channel.value,
        "due_at": instant(step.due_at),
        "finished_at": instant(step.finished_at),
        "state": step.state.value,
        "outcome": step.outcome or None,
    }


def _request(request: Any, people: dict[UUID, str]) -> dict[str, object]:
    return {
        "text": request.text,
        "from": people.get(request.author_id, ""),
        "to": people.get(request.to_id, ""),
        "needed_by_at": instant(request.needed_by_at),
        "state": request.state.value,
        "answer": request.answer or None,
    }
