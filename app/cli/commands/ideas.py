"""What customers said that others should hear, and what became of it."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.cli import entries
from app.cli.answers import Answer, columns, one_line
from app.cli.commands.files import exported
from app.cli.parsers import Command, WrongUsage, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.ideas import Idea, IdeaKind, IdeaState
from app.domain.moments import zone_named
from app.files_out import write_ideas
from app.services.idea_sheets import KINDS, STATES, sheet_of
from app.services.ideas import IdeaDraft, IdeaView

_PAPER: Final = ".pdf"
_ANSWERS: Final = (IdeaState.PLANNED, IdeaState.DONE, IdeaState.DECLINED)


def idea(session: Session, asked: Namespace) -> Answer:
    """Note a customer's words on a case; or read, sort or answer what is noted."""
    act = _ACTS.get(asked.ref)
    if act is not None:
        return act(session, asked)
    if asked.text or asked.state:
        raise WrongUsage(
            "idea REF WORDS notes an idea; idea answer ID [TEXT] --planned|--done|--declined answers one."
        )
    service = session.services.ideas
    case_id, before = session.case(asked.ref).id, _ids(session)
    draft = IdeaDraft(asked.words, IdeaKind(asked.kind or IdeaKind.IDEA), asked.theme or "")
    answer = session.changed(service.capture(case_id, draft))
    noted = next(view.idea for view in service.since() if view.idea.id not in before)
    return Answer([*answer.lines, f"It is {noted.mark}."], answer.data | {"idea": noted.mark})


def _answer(session: Session, asked: Namespace) -> Answer:
    if asked.state is None:
        raise WrongUsage("Which answer? idea answer ID [TEXT] with one of --planned, --done, --declined.")
    service = session.services.ideas
    return session.changed(service.answer(service.named(asked.words), IdeaState(asked.state), asked.text))


def _read(session: Session, asked: Namespace) -> Answer:
    service = session.services.ideas
    return session.changed(service.read(service.named(asked.words), asked.text))


def _sort(session: Session, asked: Namespace) -> Answer:
    """One idea goes under a theme; a theme gets another name."""
    service = session.services.ideas
    found = service.named(asked.words)
    if len(found) == 1 and asked.words.strip().casefold() == _one(session, found[0]).mark:
        return session.changed(service.retheme(found, asked.text))
    return session.changed(service.rename_theme(asked.words, asked.text))


_ACTS: Mapping[str, Callable[[Session, Namespace], Answer]] = MappingProxyType(
    {"answer": _answer, "read": _read, "theme": _sort}
)


def ideas(session: Session, asked: Namespace) -> Answer:
    """What was noted, the newest first; or the sheet for marketing in a file."""
    if asked.act == "sheet":
        return _sheet(session, asked)
    if asked.file is not None or asked.week is not None:
        raise WrongUsage("Only ideas sheet FILE takes a file or --week.")
    views = [
        view for view in session.services.ideas.since(_since(session, asked.since)) if _fits(view, asked)
    ]
    lines = columns(_cells(session, view) for view in views)
    return Answer(lines or ["No idea is noted."], [_record(view) for view in views])


def _sheet(session: Session, asked: Namespace) -> Answer:
    if asked.file is None:
        raise WrongUsage("ideas sheet FILE: a name that ends in .xlsx, .csv or .pdf.")
    if asked.state or asked.theme or asked.since:
        raise WrongUsage("The sheet holds everything; only --week chooses.")
    day, file = None, Path(asked.file).expanduser()
    if asked.week is not None:
        now = session.formats.wall(session.services.today.now()).date()
        day = entries.day(session, asked.week) if asked.week else now
    sheet = sheet_of(session.services.ideas, day)
    if file.suffix.lower() == _PAPER:
        from app.ui.idea_papers import with_fonts  # noqa: PLC0415 - most commands need no Qt

        with_fonts()
    return exported(write_ideas(session.house, session.services, file, sheet), noun="ideas")


def _ids(session: Session) -> set[object]:
    return {view.idea.id for view in session.services.ideas.since()}


def _one(session: Session, idea_id: object) -> Idea:
    return next(view.idea for view in session.services.ideas.since() if view.idea.id == idea_id)


def _since(session: Session, words: str | None) -> datetime | None:
    day = entries.day(session, words)
    if day is None:
        return None
    return datetime.combine(day, time(), tzinfo=zone_named(session.formats.zone))


def _fits(view: IdeaView, asked: Namespace) -> bool:
    is_state = asked.state is None or view.idea.state == asked.state
    return is_state and (asked.theme is None or view.idea.theme.casefold() == asked.theme.strip().casefold())


def _cells(session: Session, view: IdeaView) -> tuple[str, ...]:
    one = view.idea
    return (
        one.mark,
        view.reference,
        STATES[one.state],
        KINDS[one.kind],
        one.theme or "-",
        session.formats.when(one.said_at),
        view.contact or view.customer,
        one_line(one.words, 60),
        one_line(one.answer, 40),
    )


def _record(view: IdeaView) -> dict[str, object]:
    one = view.idea
    return {
        "idea": one.mark,
        "ref": view.reference,
        "kind": one.kind.value,
        "words": one.words,
        "theme": one.theme or None,
        "state": one.state.value,
        "customer": view.customer,
        "contact": view.contact or None,
        "noted_by": view.noted_by,
        "owner": view.owner,
        "said_at": instant(one.said_at),
        "noted_at": instant(one.noted_at),
        "answer": one.answer or None,
        "answered_at": instant(one.answered_at),
    }


COMMANDS = (
    Command(
        "idea",
        "note what a customer said that others should hear; read, sort or answer it",
        idea,
        (
            argument("ref", metavar="REF", help="the case; or answer, read, theme"),
            argument("words", metavar="WORDS", help="what they said; or the idea's mark, or a theme"),
            argument("text", metavar="TEXT", nargs="?", default="", help="what is said to it; or the theme"),
            argument("--kind", choices=[kind.value for kind in IdeaKind], help="what it is; else an idea"),
            argument("--theme", metavar="THEME", help="what it is about"),
        ),
        either=tuple(
            argument(f"--{state.value}", dest="state", action="store_const", const=state.value)
            for state in _ANSWERS
        ),
    ),
    Command(
        "ideas",
        "what customers said, where each is now; or the sheet for marketing",
        ideas,
        (
            argument("act", choices=("list", "sheet"), nargs="?", default="list"),
            argument("file", metavar="FILE", nargs="?", help="the sheet: .xlsx, .csv or .pdf"),
            argument("--state", choices=[state.value for state in IdeaState]),
            argument("--theme", metavar="THEME"),
            argument("--since", metavar="DATE", help="noted since that day, such as 2026-11-01"),
            argument("--week", metavar="DATE", nargs="?", const="", help="the week of that day, or this one"),
        ),
    ),
)
