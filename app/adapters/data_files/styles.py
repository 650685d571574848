"""Ways of working, out of their files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any

from app.adapters.data_files.tables import Table, read_table
from app.domain.batches import BATCHES, Batch
from app.domain.calendar_entries import Look
from app.domain.data_problems import DataFileProblem
from app.domain.guard_limits import GuardLimits
from app.domain.orders import ORDERS
from app.domain.quick_entry.manners import QUICK_ENTRIES
from app.domain.rungs import RUNGS, Rung
from app.domain.styles import (
    CALENDARS,
    COLORS,
    DAY_FACTS,
    DUE,
    GUARDS,
    HOMES,
    MANNERS,
    MY_WAY,
    PUT_OFFS,
    VIEWS,
    WORKBOOKS,
    Quiet,
    ShareRule,
    Style,
    StyleWords,
)


@dataclass(frozen=True, slots=True)
class LoadedStyles:
    """The styles that can be used, in the order of their files, and what is wrong with the others."""

    styles: Mapping[str, Style]
    problems: tuple[DataFileProblem, ...]


def load_styles(*folders: Path) -> LoadedStyles:
    """Read every ``*.toml`` of the folders; a folder that is not there holds none.

    A file that cannot be used is reported, and the others load. A key of an earlier folder is not replaced.
    """
    styles: dict[str, Style] = {}
    problems = []
    for folder in folders:
        for file in sorted(folder.glob("*.toml")):
            try:
                if file.stem in styles or file.stem == MY_WAY:
                    raise DataFileProblem(file.name, "", "name taken", file.stem)  # noqa: TRY301 - reported below
                styles[file.stem] = style_from(read_table(file), file.stem)
            except DataFileProblem as problem:
                problems.append(problem)
    return LoadedStyles(MappingProxyType(styles), tuple(problems))


def style_from(table: Table, key: str) -> Style:
    """A style out of its table. Raises DataFileProblem for a name that the program does not know."""
    ladder = table.table("ladder", may_lack=True)
    style = Style(
        key=key,
        words=_words(table.table("words")),
        home=table.name("home", HOMES),
        order=table.name("order", ORDERS),
        views=table.texts("views", VIEWS),
        quick_entry=table.name("quick_entry", QUICK_ENTRIES),
        reminders=_reminders(table),
        batch=_batch(table.table("batch", may_lack=True)),
        at_risk=_rung(ladder, "at_risk") if ladder.has("at_risk") else None,
        top=_rung(ladder, "top", Rung.NOTIFICATION),
        promise_top=_rung(ladder, "promise_top", Rung.WINDOW),
        quiet=Quiet(table.hours("quiet")),
        put_off=table.name("put_off", PUT_OFFS, "free"),
        guards=frozenset(table.texts("guards", GUARDS)),
        limits=_limits(table.table("guard_limits", may_lack=True)),
        manner=table.name("manner", MANNERS, "person"),
        workbook=table.name("workbook", WORKBOOKS, "call_list"),
        calendar=table.name("calendar", CALENDARS, "conversations"),
        calendar_look=_look(table.table("calendar_events", may_lack=True)),
        accent=table.text("accent"),
        shows_keys=table.flag("shows_keys"),
    )
    ladder.finish()
    table.finish()
    return style


def _look(table: Table) -> Look:
    minutes = table.whole("alarm_minutes", 0, 24 * 60) if table.has("alarm_minutes") else 0
    color = table.name("color", COLORS) if table.has("color") else ""
    table.finish()
    return Look("", color, timedelta(minutes=minutes))


def _reminders(table: Table) -> tuple[ShareRule, ...]:
    rules = []
    for entry in table.tables("reminders"):
        rung = _rung(entry, "rung")
        rules.append(
            ShareRule(_share(entry), rung, _rung(entry, "promise", rung), _rung(entry, "valued", rung))
        )
        entry.finish()
    shares = [rule.share for rule in rules]
    if shares != sorted(set(shares)):
        raise table.problem("reminders", "not rising")
    if DUE not in shares:
        raise table.problem("reminders", "due is missing")
    return tuple(rules)


def _share(entry: Table) -> int:
    return DUE if entry.value("share") == "due" else entry.whole("share", 1, 99)


def _rung(table: Table, key: str, default: Rung | None = None) -> Rung:
    return RUNGS[table.name(key, RUNGS, None if default is None else default.name.lower())]


def _batch(table: Table) -> Batch:
    rule = table.name("rule", BATCHES, "at_once")
    times = table.times("times")
    minutes = table.whole("minutes", 5, 24 * 60) if table.has("minutes") else 0
    if rule == "at_times" and not times:
        raise table.problem("times", "missing")
    if rule == "each_interval" and not minutes:
        raise table.problem("minutes", "missing")
    table.finish()
    return Batch(rule, times, minutes)


def _limits(table: Table) -> GuardLimits:
    said: dict[str, Any] = {
        key: table.whole(key, least, most) for key, (least, most) in _LIMITS.items() if table.has(key)
    }
    if table.has("plan_until"):
        said["plan_until"] = table.hour("plan_until")
    table.finish()
    return GuardLimits(**said)


_LIMITS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "put_offs": (1, 100),
        "last_share": (1, 99),
        "urgent_a_day": (0, 100),
        "fewest_answers": (1, 1000),
        "buffer_minutes": (0, 24 * 60),
        "help_minutes": (0, 24 * 60),
        "wrap_up_minutes": (0, 120),
    }
)
"""The least and the most that a style file may say for each number of the guards."""


def _words(table: Table) -> Mapping[str, StyleWords]:
    if not table.has("en"):
        raise table.problem("en", "missing")
    return MappingProxyType({language: _words_in(table.table(language)) for language in table.data})


def _words_in(table: Table) -> StyleWords:
    words = StyleWords(*(table.text(key) for key in ("name", "summary", "home", "day_open", "day_close")))
    if table.has("calendar"):
        words = replace(words, calendar=table.text("calendar"))
    for key in ("day_open", "day_close"):
        _check_facts(table, key, getattr(words, key))
    table.finish()
    return words


def _check_facts(table: Table, key: str, sentence: str) -> None:
    """A sentence speaks of the day's facts alone, within its choices too."""
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError as error:
        raise table.problem(key, "no sentence", str(error)) from error
    for _, name, choices, conversion in parts:
        if name is not None and (name not in DAY_FACTS or conversion):
            raise table.problem(key, "unknown name", name)
        if choices:
            _check_facts(table, key, choices)
