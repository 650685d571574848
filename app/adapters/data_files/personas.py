"""Personas out of TOML files: for rehearsing a way of working."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from app.adapters.data_files.tables import Table, read_table
from app.domain.personas import Colleagues, Habit, Persona, Reaction
from app.domain.rungs import RUNGS, Rung
from app.domain.working_time import InvalidHours, Week

_MOST = 1_000
_LONGEST = 480


def load_persona(file: Path) -> Persona:
    """Read a persona.

    Raises:
        DataFileProblem: With the place of what cannot be used.
    """
    return persona_from(read_table(file), file.stem)


def load_personas(folder: Path) -> Iterator[Persona]:
    """Every persona of a folder, by name of the file. Raises DataFileProblem."""
    return (load_persona(file) for file in sorted(folder.glob("*.toml")))


def persona_from(table: Table, key: str) -> Persona:
    """A persona out of its table. Raises DataFileProblem."""
    day, talks = table.table("day"), table.table("talks")
    persona = Persona(
        key=key,
        name=table.text("name"),
        summary=table.text("summary"),
        tries=table.text("tries"),
        hours=_hours(table),
        is_hostile=table.flag("is_hostile"),
        notices=_notices(table.table("notices", may_lack=True)),
        closes_first=table.flag("closes_first"),
        does=_does(table.table("does")),
        own_pace=day.whole("own_pace", 0, _MOST),
        act_minutes=day.whole("act_minutes", 1, _LONGEST),
        tell_minutes=day.whole("tell_minutes", 1, _LONGEST),
        heeds=day.whole("heeds", 0, 100),
        tells=talks.whole("tells", 0, 100),
        promises=talks.whole("promises", 0, 100),
        promise_hours=_promise_hours(talks),
        colleagues=_colleagues(table.table("colleagues", may_lack=True)),
    )
    for each in (day, talks, table):
        each.finish()
    return persona


def _hours(table: Table) -> Week:
    text = table.text("hours")
    try:
        return Week.of(text)
    except InvalidHours:
        raise table.problem("hours", "no hours", text) from None


def _notices(table: Table) -> MappingProxyType[Rung, Reaction]:
    found = {}
    for name in table.data:
        if name not in RUNGS:
            raise table.problem(name, "unknown")
        entry = table.table(name)
        found[RUNGS[name]] = Reaction(entry.whole("percent", 0, 100), entry.whole("minutes", 0, _LONGEST))
        entry.finish()
    return MappingProxyType(found)


def _does(table: Table) -> MappingProxyType[Habit, int]:
    found = {habit: table.whole(habit.value, 0, _MOST) for habit in Habit if table.has(habit.value)}
    table.finish()
    if not any(found.values()):
        raise table.problem("act", "missing")
    return MappingProxyType(found)


def _promise_hours(table: Table) -> tuple[int, int]:
    limits = table.table("hours")
    fewest = limits.whole("fewest", 1, _MOST)
    most = limits.whole("most", fewest, _MOST)
    limits.finish()
    return fewest, most


def _colleagues(table: Table) -> Colleagues:
    usual = Colleagues()
    found = Colleagues(
        asks=_whole(table, "asks", usual.asks, _MOST),
        urgent=_whole(table, "urgent", usual.urgent, 100),
        asked=_whole(table, "asked", usual.asked, _MOST),
        helps=_whole(table, "helps", usual.helps, 100),
        minutes=_whole(table, "minutes", usual.minutes, _LONGEST),
    )
    table.finish()
    return found


def _whole(table: Table, key: str, usual: int, most: int) -> int:
    return table.whole(key, 0, most) if table.has(key) else usual
