"""The guards of one's way of working: what each sees now, and its switch."""

from argparse import Namespace
from typing import Any

from app.cli.answers import Answer
from app.cli.parsers import Command, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.errors import NotFound
from app.domain.guards import GUARDS
from app.domain.guards.figures import Figure
from app.ui.figures import FigureSentences

_NAME = argument("name", metavar="NAME", nargs="?", help="a guard, such as put_off_limit")
_WHICH = argument("which", metavar="open|close", choices=("open", "close"), help="begin it, or end it")
_MOST = 8
_SWITCH = argument("switch", metavar="on|off", nargs="?", choices=("on", "off"), help="let it work, or not")


def guards(session: Session, asked: Namespace) -> Answer:
    """Each guard with its number; or one of them switched on or off first."""
    styles, words = session.services.styles, FigureSentences(session.formats)
    if asked.name is not None and asked.name not in GUARDS:
        raise NotFound("guard", asked.name)
    if asked.switch is not None:
        styles.switch_guard(asked.name, session.services.reminders, on=asked.switch == "on")
    figures = {figure.guard: figure for figure in session.services.guards.figures()}
    own = styles.chosen().guards
    named = [name for name in GUARDS if name in own and asked.name in {None, name}]
    lines = [
        f"{words.title(name)} ({name}): {words.figure(figures[name]) if name in figures else 'off'}"
        for name in named
    ]
    data = [_record(name, figures.get(name), words) for name in named]
    return Answer(lines or ["Your way of working has no such guard."], data)


def _record(name: str, figure: Figure | None, words: FigureSentences) -> dict[str, Any]:
    record: dict[str, Any] = {"name": name, "title": words.title(name), "on": figure is not None}
    if figure is None:
        return record
    return record | {
        "value": figure.value,
        "limit": figure.limit,
        "measure": figure.measure.value,
        "at": instant(figure.at),
        "names": list(figure.names),
        "is_warning": figure.is_warning,
        "sentence": words.figure(figure),
    }


COMMANDS = (
    Command(
        "guards", "what protects you, with its number; or one of them on or off", guards, (_NAME, _SWITCH)
    ),
)
