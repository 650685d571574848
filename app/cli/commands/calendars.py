"""A calendar on a server that follows one's steps: connected, synced, asked, let go."""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import datetime
from getpass import getpass
from types import MappingProxyType
from typing import Final

from app.cli.answers import Answer
from app.cli.parsers import WrongUsage, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.calendars.events import Event
from app.domain.calendars.links import Account, CalendarLink
from app.domain.calendars.links import Answer as Said
from app.domain.calendars.merging import What
from app.domain.calendars.problems import CalendarProblem
from app.domain.errors import NotFound
from app.services.calendars.links import CalendarLinkService
from app.services.calendars.syncing import CalendarReport, CalendarSyncService, Question
from app.ui.calendar_link_words import ANSWERS, FIELDS, UNREAD, WHATS
from app.ui.messages import sentence
from app.ui.sentences import filled

Act = Callable[[Session, Namespace], Answer]
_MOST_PASSWORD: Final = 4_096
_ANSWERS: Final = tuple(one.value for one in Said if one is not Said.NONE)


def _links(session: Session) -> CalendarLinkService:
    """The libraries of servers are loaded by those who ask for one."""
    from app.calendars_out import calendar_links_at as wired  # noqa: PLC0415 - most commands reach no server

    return wired(session.services)[0]


def _syncs(session: Session) -> CalendarSyncService:
    """As above."""
    from app.calendars_out import calendar_syncs_at as wired  # noqa: PLC0415 - as above

    return wired(session.house, session.services)


def _connect(session: Session, asked: Namespace) -> Answer:
    if not asked.where or not asked.user:
        raise WrongUsage("calendar connect names an ADDRESS and --user NAME.")
    links = _links(session)
    account = Account(asked.where, asked.user, asked.allow_http)
    made = links.connect(
        account, _typed(f"Password of {asked.user}: "), asked.calendar or "", is_tasks=asked.tasks
    )
    kept = (
        "The password is in the keyring of this computer."
        if made.is_password_kept
        else "This computer has no keyring that can be trusted, so the password is asked each time."
    )
    lines = [
        f"“{made.link.place.name}” follows your steps now. {kept}",
        "“keepword calendar sync” brings both sides together.",
    ]
    return Answer(lines, {**_link_record(made.link), "password_kept": made.is_password_kept})


def _disconnect(session: Session, _: Namespace) -> Answer:
    links = _links(session)
    link = links.current()
    if link is None:
        raise NotFound("calendar", "")
    links.disconnect()
    line = f"“{link.place.name}” goes its own way now; what lies there stays, and the password is forgotten."
    return Answer([line], _link_record(link))


def _status(session: Session, _: Namespace) -> Answer:
    links = _links(session)
    link = links.current()
    if link is None:
        return Answer(["No calendar is connected."], {"calendar": None})
    syncs = _syncs(session)
    questions, waiting = syncs.questions(), syncs.waiting()
    at = session.formats.moment(link.synced_at) if link.synced_at is not None else "not yet"
    lines = [
        f"“{link.place.name}” on {link.account.url}, as {link.account.user}; synced: {at}",
        f"{waiting:,} to go out, {len(questions):,} to answer",
    ]
    reason, said = link.problem
    problem = sentence(CalendarProblem(link.place.name, reason, said)) if reason else ""
    lines += [problem] if problem else []
    lines += map(_question_line, questions)
    record = {
        **_link_record(link),
        "waiting": waiting,
        "problem": problem or None,
        "questions": [_question_record(one) for one in questions],
    }
    return Answer(lines, record)


def _sync(session: Session, asked: Namespace) -> Answer:
    syncs = _syncs(session)
    report = _asking(syncs, lambda password: syncs.sync(password, is_dry=asked.dry_run))
    return Answer(_report_lines(report), _report_record(report))


def _answer(session: Session, asked: Namespace) -> Answer:
    if not asked.where or not asked.said:
        raise WrongUsage(f"calendar answer names a case and one of {', '.join(_ANSWERS)}.")
    syncs = _syncs(session)
    question = syncs.answer(asked.where, Said(asked.said))
    line = f"{question.step.reference}: {ANSWERS[Said(asked.said)]}"
    return Answer([line, "The next sync does it."], {"ref": question.step.reference, "answer": asked.said})


def _asking(syncs: CalendarSyncService, act: Callable[[str | None], CalendarReport]) -> CalendarReport:
    """With the password of the keyring; typed, where there is none."""
    try:
        return act(None)
    except CalendarProblem as problem:
        if problem.reason != "no_password":
            raise
        return act(_typed(f"Password of {syncs.link().account.user}: "))


def _typed(prompt: str) -> str:
    """A password, unseen on a terminal, else the first line of what comes in; never an argument, which others see."""
    if sys.stdin.isatty():
        return getpass(prompt)
    return sys.stdin.readline(_MOST_PASSWORD).rstrip("\r\n")


def _report_lines(report: CalendarReport) -> list[str]:
    lines = [
        f"{one.reference or '…'}: {filled(WHATS[one.what], {'title': one.title, 'next': one.following})}"
        for one in report.lines
    ]
    lines += [
        f"{one.step.reference}: {WHATS_REFUSED[one.what]} {sentence(one.problem)}" for one in report.refusals
    ]
    lines += map(_question_line, report.questions)
    lines += [f"{reference}: {UNREAD[reason]}" for reference, reason in report.unread]
    return lines or ["Both sides agree already; nothing was written."]


WHATS_REFUSED: Final = MappingProxyType(
    {
        What.MOVED: "Not moved, and put back in the calendar.",
        What.RESIZED: "Not made longer or shorter, and put back in the calendar.",
        What.RENAMED: "Not renamed, and put back in the calendar.",
        What.DONE: "Not finished, and put back in the calendar.",
    }
)


def _question_line(question: Question) -> str:
    answers = " or ".join(one.value for one in question.answers)
    if question.what is What.DELETED:
        said = f"“{question.step.title}” was deleted in the calendar"
    else:
        said = "; ".join(
            f"{FIELDS[name]}: Keepword {_value(question.step.event, name)}, calendar {_value(question.theirs, name)}"
            for name in question.fields
        )
    return f"{question.step.reference}: {said}. Answer with {answers}."


def _value(event: Event | None, name: str) -> str:
    value = getattr(event, name, None)
    if isinstance(value, datetime):
        return instant(value) or ""
    return "" if value is None else str(value)


def _report_record(report: CalendarReport) -> dict[str, object]:
    return {
        "counts": dict(report.counts),
        "lines": [
            {"ref": one.reference or None, "title": one.title, "what": one.what.value} for one in report.lines
        ],
        "refused": [
            {"ref": one.step.reference, "what": one.what.value, "problem": sentence(one.problem)}
            for one in report.refusals
        ],
        "questions": [_question_record(one) for one in report.questions],
        "unread": [{"ref": reference, "reason": reason} for reference, reason in report.unread],
    }


def _question_record(question: Question) -> dict[str, object]:
    return {
        "ref": question.step.reference,
        "what": question.what.value,
        "fields": {
            name: {"keepword": _value(question.step.event, name), "calendar": _value(question.theirs, name)}
            for name in question.fields
        },
        "answers": [one.value for one in question.answers],
    }


def _link_record(link: CalendarLink) -> dict[str, object]:
    return {
        "calendar": link.place.name,
        "address": link.account.url,
        "user": link.account.user,
        "tasks": link.is_tasks,
        "synced_at": instant(link.synced_at) if link.synced_at else None,
    }


ACTS: Final[Mapping[str, Act]] = MappingProxyType(
    {
        "connect": _connect,
        "sync": _sync,
        "status": _status,
        "answer": _answer,
        "disconnect": _disconnect,
    }
)
ARGUMENTS: Final = (
    argument("said", metavar="ANSWER", nargs="?", choices=_ANSWERS, help=f"answer: {', '.join(_ANSWERS)}"),
    argument("--user", metavar="NAME", help="connect: your name on the server"),
    argument("--calendar", metavar="NAME", help="connect: which calendar (else one of our own, “Keepword”)"),
    argument("--tasks", action="store_true", help="connect: write tasks to tick instead of events"),
    argument("--allow-http", action="store_true", help="connect: the address without encryption is meant"),
    argument("--dry-run", action="store_true", help="sync: only say what would be done"),
)
