"""For tuning a way of working: a persona lives through weeks at the real engine and services."""

import os
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.answers import Answer, Watched, columns
from app.cli.parsers import Command, WrongUsage, argument
from app.cli.sessions import Wanted

if TYPE_CHECKING:  # few sessions rehearse
    from app.domain.personas import Persona
    from app.rehearsals import Result, Script

_MOST_DAYS: Final = 400
_MOST_CASES: Final = 500
_MOST_JOBS: Final = 64


def run(wanted: Wanted, asked: Namespace) -> Answer:
    """Rehearse one persona, or the table of all ways of working; 1 where something passed in silence or was lost."""
    return _table(wanted, asked) if asked.is_table else _one(wanted, asked)


def _one(wanted: Wanted, asked: Namespace) -> Answer:
    from app.rehearsals import rehearse  # noqa: PLC0415 - few sessions rehearse
    from app.rehearsals.reports import OWED_HEADS, owed_rows, record, summary  # noqa: PLC0415 - as above

    persona = _persona(wanted, asked.persona)
    style = asked.style or persona.tries
    result = rehearse(
        wanted.paths, _script(asked, persona, style, asked.seed, has_guards=not asked.is_unguarded)
    )
    lines = [*columns([OWED_HEADS, *owed_rows(result)]), "", *summary(result)]
    return Answer(lines, record(result), _code([result]))


def _table(wanted: Wanted, asked: Namespace) -> Answer:
    from app.rehearsals import rehearse_all  # noqa: PLC0415 - few sessions rehearse
    from app.rehearsals.reports import TABLE_HEADS, record, table  # noqa: PLC0415 - as above

    scripts, results, watched = list(_scripts(wanted, asked)), [], Watched()
    for number, result in enumerate(rehearse_all(wanted.paths, scripts, asked.jobs), 1):
        results.append(result)
        watched(number, len(scripts))
    data = [{key: value for key, value in record(one).items() if key != "owed"} for one in results]
    return Answer(columns([TABLE_HEADS, *table(results)]), data, _code(results))


def _scripts(wanted: Wanted, asked: Namespace) -> "Iterator[Script]":
    """Each way of working with its hostile persona, its guards on and off, for every seed up to the one named."""
    from app.adapters.data_files.personas import load_personas  # noqa: PLC0415 - few sessions rehearse

    hostile = [one for one in load_personas(wanted.paths.resources / "personas") if one.is_hostile]
    for persona in sorted(hostile, key=lambda one: one.tries):
        for has_guards in (True, False):
            for seed in range(1, asked.seed + 1):
                yield _script(asked, persona, persona.tries, seed, has_guards=has_guards)


def _script(asked: Namespace, persona: "Persona", style: str, seed: int, *, has_guards: bool) -> "Script":
    from app.rehearsals import Script  # noqa: PLC0415 - few sessions rehearse

    return Script(persona, style, asked.days, seed, asked.cases, has_guards, asked.at)


def _persona(wanted: Wanted, named: str) -> "Persona":
    """A persona by the name of a shipped one, or out of a file. Raises WrongUsage, DataFileProblem."""
    from app.adapters.data_files.personas import load_persona  # noqa: PLC0415 - few sessions rehearse

    if not named:
        raise WrongUsage("Say who is rehearsed: --persona FILE, or --table for every way of working.")
    shipped = wanted.paths.resources / "personas" / f"{named}.toml"
    is_shipped = Path(named).name == named and shipped.exists()
    return load_persona(shipped if is_shipped else Path(named).expanduser())


def _code(results: "Sequence[Result]") -> int:
    """1 where something passed in silence although the guards were on, or anything was lost at all."""
    return int(any((one.script.has_guards and one.in_silence) or one.is_lossy for one in results))


def _whole(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise ArgumentTypeError(f"“{text}” is no number from {least} to {most}")
        return int(text)

    return number


def _cores() -> int:
    return min(os.cpu_count() or 1, _MOST_JOBS)


COMMANDS = (
    Command(
        "rehearse",
        "live through weeks as a described persona, by the real engine, in a store that is gone afterwards",
        run,
        (
            argument("--days", metavar="N", type=_whole(1, _MOST_DAYS), default=60, help="calendar days"),
            argument("--persona", metavar="FILE", default="", help="a file, or the name of a shipped one"),
            argument("--style", metavar="KEY", default="", help="the way of working; else the one it tries"),
            argument(
                "--seed", metavar="S", type=_whole(1, 10_000), default=1, help="what chance makes of it"
            ),
            argument("--cases", metavar="N", type=_whole(1, _MOST_CASES), default=40, help="open at a time"),
            argument("--guards-off", action="store_true", dest="is_unguarded", help="without its guards"),
            argument(
                "--table",
                action="store_true",
                dest="is_table",
                help="every way of working with its hostile persona, guards on and off, seeds 1 to S",
            ),
            argument(
                "--jobs",
                metavar="N",
                type=_whole(1, _MOST_JOBS),
                default=_cores(),
                help="so many lines of the table at a time; else one for each processor core",
            ),
        ),
        opens=False,
        is_hidden=True,
    ),
)
