"""Asking colleagues, and answering what they ask."""

from argparse import ArgumentTypeError, Namespace
from datetime import timedelta

from app.cli import entries
from app.cli.answers import Answer, columns, one_line
from app.cli.parsers import REF, Command, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.requests import MARK, Request
from app.domain.steps import DEFAULT_EFFORT
from app.services.changes import Changes
from app.services.day_plans import DayPlanService
from app.services.requests import RequestDraft

_MOST_MINUTES = 8 * 60
_ID = argument("id", metavar="ID", help="the request's mark, such as ask-3f9a2c")
_WHAT = argument("ref", metavar="REF", help="the case that was offered, or the mark of a request")


def ask(session: Session, asked: Namespace) -> Answer:
    """Ask a colleague about a case; it says when that reaches them."""
    service, case_id = session.services.requests, session.case(asked.ref).id
    colleague, needed_by = session.house.set_up.person_named(asked.name), entries.moment(session, asked.by)
    reach = service.reach(colleague.id, needed_by)
    draft = RequestDraft(colleague.id, asked.text, needed_by, asked.urgent, asked.minutes)
    answer = session.changed(
        service.ask(case_id, draft) | Changes(remarks=(reach.remark(colleague.first_name),))
    )
    newest = max((one for one in service.mine() if one.case_id == case_id), key=lambda one: one.asked_at)
    return Answer(answer.lines, answer.data | {"request": newest.mark})


def requests(session: Session, asked: Namespace) -> Answer:
    """What colleagues ask of me, and what I wait for."""
    found = [one for one in session.services.requests.mine() if asked.all or one.is_waiting]
    names = _names(session)
    data = [_record(session, one, names) for one in found]
    lines = columns(_cells(session, one, names) for one in found)
    return Answer(lines or ["No request waits for an answer."], data)


def answer(session: Session, asked: Namespace) -> Answer:
    """Give what was asked, or a time for it, which is booked."""
    request = session.services.requests.named(asked.id)
    slot = entries.moment_or_none(session, asked.book)
    if slot is None:
        return session.changed(session.services.requests.answer(request.id, asked.text))
    return session.changed(_plans(session).help_at(request.id, slot.at, asked.text))


def decline(session: Session, asked: Namespace) -> Answer:
    """Leave an offered case with its owner, or say no to a request."""
    if not asked.ref.casefold().startswith(MARK):
        return session.changed(session.services.handovers.decline(session.case(asked.ref).id, asked.note))
    request = session.services.requests.named(asked.ref)
    instead = session.house.set_up.person_named(asked.ask).id if asked.ask else None
    return session.changed(session.services.requests.decline(request.id, asked.note, instead))


def withdraw(session: Session, asked: Namespace) -> Answer:
    """It is no longer needed."""
    return session.changed(session.services.requests.withdraw(session.services.requests.named(asked.id).id))


def begin(session: Session, asked: Namespace) -> Answer:
    """Begin to help; what would come next is kept for the way back."""
    return session.changed(_plans(session).start_help(session.services.requests.named(asked.id).id))


def resume(session: Session, asked: Namespace) -> Answer:
    """Back from helping to what was left."""
    request = session.services.requests.named(asked.id)
    changes = session.services.requests.end_help(request.id)
    left = session.rows_of([request.left_case_id]) if request.left_case_id else []
    lines = [f"Back to {row.reference}: {row.contact or row.customer}, {one_line(row.step)}" for row in left]
    answer = session.changed(changes)
    return Answer([*answer.lines, *lines], answer.data | {"back_to": left[0].reference if left else None})


def _minutes(text: str) -> timedelta:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= _MOST_MINUTES:
        raise ArgumentTypeError(f"“{text}” is no number of minutes from 1 to {_MOST_MINUTES}")
    return timedelta(minutes=int(text))


def _plans(session: Session) -> DayPlanService:
    services = session.services
    return DayPlanService(services.desk, services.today, services.requests)


def _names(session: Session) -> dict[object, str]:
    with session.services.desk.reading() as unit:
        return {person.id: person.name for person in unit.people.all()}


def _record(session: Session, one: Request, names: dict[object, str]) -> dict[str, object]:
    with session.services.desk.reading() as unit:
        reference = unit.cases.get(one.case_id).reference
    return {
        "request": one.mark,
        "ref": reference,
        "text": one.text,
        "from": names.get(one.author_id, ""),
        "to": names.get(one.to_id, ""),
        "waits_for": names.get(one.owner_id, "") if one.is_waiting else None,
        "state": one.state.value,
        "is_urgent": one.is_urgent,
        "harm": one.harm or None,
        "effort_minutes": int(one.effort.total_seconds() // 60),
        "needed_by_at": instant(one.needed_by_at),
        "deliver_at": instant(one.deliver_at),
        "slot_at": instant(one.slot_at),
        "answer": one.answer or None,
        "instead": names.get(one.suggested_id) if one.suggested_id else None,
        "ending": one.ending.value if one.ending else None,
    }


def _cells(session: Session, one: Request, names: dict[object, str]) -> tuple[str, ...]:
    formats, record = session.formats, _record(session, one, names)
    reached = "reaches them" if one.deliver_at > session.services.today.now() else "reached them"
    state = f"{reached} {formats.when(one.deliver_at)}" if one.is_with_receiver else one.state.value
    return (
        one.mark,
        str(record["ref"]),
        f"{record['from']} -> {record['to']}",
        f"by {formats.when(one.needed_by_at)}",
        state,
        one_line(one.text, 60),
        one_line(one.answer, 60),
    )


COMMANDS = (
    Command(
        "ask",
        "ask a colleague about a case; it reaches them at their next open slot",
        ask,
        (
            REF,
            argument("name", metavar="NAME", help="a colleague; the first name will do if only one has it"),
            argument("text", metavar="TEXT", help="what is needed"),
            argument("--by", metavar="WHEN", required=True, help="by when it is needed"),
            argument(
                "--urgent",
                metavar="HARM",
                default="",
                help="it reaches them now: which harm it spares the customer",
            ),
            argument(
                "--minutes",
                metavar="N",
                type=_minutes,
                default=DEFAULT_EFFORT,
                help="how long it takes them",
            ),
        ),
    ),
    Command(
        "requests",
        "what colleagues ask of you, and what you wait for",
        requests,
        (argument("--all", action="store_true", help="settled ones too"),),
    ),
    Command(
        "answer",
        "answer a request, or book a time for it",
        answer,
        (
            _ID,
            argument("text", metavar="TEXT", help="the answer"),
            argument("--book", metavar="WHEN", help="when you do it; that time is booked in your day"),
        ),
    ),
    Command(
        "decline",
        "leave the case that was offered with its owner, or say no to a request",
        decline,
        (
            _WHAT,
            argument("--note", metavar="TEXT", default="", help="what they should know"),
            argument("--ask", metavar="NAME", default="", help="whom to ask instead"),
        ),
    ),
    Command("withdraw", "take back a request that is no longer needed", withdraw, (_ID,)),
    Command("begin", "begin to help with a request; what you leave is kept", begin, (_ID,)),
    Command("resume", "back from helping, to what was left", resume, (_ID,)),
)
