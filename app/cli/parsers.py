"""The words of the command line: options before the command, and one entry for each command."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final, NoReturn

from app.cli.answers import Answer, harmless
from app.domain.grid_filters import minutes_of

MOST_CHARACTERS: Final = 100_000
_EARLIEST, _LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2199, 1, 1, tzinfo=UTC)
_MOST_VALUE = Decimal(10) ** 12


class WrongUsage(Exception):
    """The line is not one that Keepword knows; the text says what to type."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument, as :mod:`argparse` takes it."""

    names: tuple[str, ...]
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        line: What it does, in a few words.
        run: Given the session and the arguments.
        either: Options of which at most one may be given.
        opens: Whether it works at an open store; else it is given what is wanted, and opens what it needs.
        is_hidden: Whether the list of commands leaves it out: a tool for those who know of it.
    """

    name: str
    line: str
    run: Callable[[Any, argparse.Namespace], Answer]
    arguments: Sequence[Argument] = ()
    either: Sequence[Argument] = ()
    opens: bool = True
    is_hidden: bool = False


def argument(*names: str, **settings: Any) -> Argument:
    """An argument or an option."""
    return Argument(names, settings)


REF: Final = argument("ref", metavar="REF", help="the case's number, with or without its letter")


class _Parser(argparse.ArgumentParser):
    """Refuses with a sentence instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(harmless(f"{self.format_usage().strip()}\n{message}"))


def parser_of(commands: Sequence[Command]) -> argparse.ArgumentParser:
    """The parser of the whole line."""
    parser = _Parser(
        prog="keepword",
        description="Keeps the word given to customers: every open case has a next step and a date of news.",
        epilog="Without a command the window opens. “keepword COMMAND --help” tells about one command.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--store", metavar="PATH|URL", type=_named, help="the store (else KEEPWORD_STORE, else your own)"
    )
    parser.add_argument(
        "--at", metavar="ISO", type=_instant, help="rehearse: let everything happen at this instant"
    )
    parser.add_argument(
        "--as", metavar="NAME", dest="acting", default="", help="act as another person of the store"
    )
    parser.add_argument("--json", action="store_true", dest="is_json", help="answer in JSON")
    parser.add_argument("--version", action="version", version=f"keepword {own_version()}")
    parts = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in commands:
        part = parts.add_parser(
            command.name, description=command.line, allow_abbrev=False, **_listed(command)
        )
        for each in command.arguments:
            part.add_argument(*each.names, **each.settings)
        if command.either:
            group = part.add_mutually_exclusive_group()
            for each in command.either:
                group.add_argument(*each.names, **each.settings)
    return parser


def _listed(command: Command) -> dict[str, Any]:
    """What puts a command into the list of the help; nothing for a hidden one."""
    return {} if command.is_hidden else {"help": command.line}


def refuse_odd_bytes(argv: Sequence[str]) -> None:
    """Raise WrongUsage for what is no text, or more of it than anybody types."""
    for word in argv:
        if any("\ud800" <= sign <= "\udfff" or sign == "\0" for sign in word):
            raise WrongUsage("The command line holds bytes that are no text in UTF-8.")
        if len(word) > MOST_CHARACTERS:
            raise WrongUsage(f"A word of the command line is longer than {MOST_CHARACTERS:,} characters.")


def own_version() -> str:
    """The version that is installed."""
    try:
        return version("keepword")
    except PackageNotFoundError:
        return "0"


def amount(text: str) -> Decimal:
    """An amount of money: ``18640`` or ``18,640.50``."""
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"“{text}” is no amount such as 18640.50") from None
    if not (value.is_finite() and 0 <= value < _MOST_VALUE and value == round(value, 2)):
        raise argparse.ArgumentTypeError(f"“{text}” is no amount such as 18640.50")
    return value


def length(text: str) -> timedelta:
    """A length of time: ``45``, ``45 min``, ``1 h 15``."""
    minutes = minutes_of(text)
    if minutes is None or minutes <= 0:
        raise argparse.ArgumentTypeError(f"“{text}” is no length such as 45 or “1 h 15”")
    return timedelta(minutes=minutes)


def _named(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the store needs a name")
    return text


def _instant(text: str) -> datetime:
    wanted = f"“{text}” is no instant such as 2026-11-24T10:42+00:00"
    try:
        at = datetime.fromisoformat(text)
        at = at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(wanted) from None
    if not _EARLIEST <= at < _LATEST:
        raise argparse.ArgumentTypeError(f"{wanted}, from 1990 to 2198")
    return at
