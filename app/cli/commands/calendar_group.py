"""The one command for calendars; each act lives with its neighbours."""

from argparse import Namespace
from typing import Final

from app.cli.answers import Answer
from app.cli.commands import calendar_busy, calendar_files, calendars
from app.cli.parsers import Command, argument
from app.cli.sessions import Session

_ACTS: Final = {**calendar_files.ACTS, **calendar_busy.ACTS, **calendars.ACTS}


def calendar(session: Session, asked: Namespace) -> Answer:
    """Let calendars know of one's follow-ups."""
    return _ACTS[asked.act](session, asked)


COMMANDS: Final = (
    Command(
        "calendar",
        "write your follow-ups for a calendar program, let one on a server follow them, read others as busy time",
        calendar,
        (
            argument("act", metavar="ACT", choices=sorted(_ACTS), help=f"one of {', '.join(sorted(_ACTS))}"),
            argument("where", metavar="WHERE", nargs="?", help="a file, a folder, an address or a case"),
            *calendars.ARGUMENTS,
            *calendar_files.ARGUMENTS,
            *calendar_busy.ARGUMENTS,
        ),
    ),
)
