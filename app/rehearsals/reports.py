"""A rehearsal in words and as records: each promise and news date, and the table of ways of working."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.domain.moments import Moment
from app.domain.occurrences import ObligationKind
from app.domain.working_time import WorkingCalendar
from app.rehearsals.diaries import End, Owed, Warned
from app.rehearsals.results import Result
from app.rehearsals.worlds import ZONE

OWED_HEADS = ("case", "what", "due", "became", "warned", "reminders, in business hours ahead")

TABLE_HEADS = (
    "style",
    "guards",
    "runs",
    "promises",
    "kept",
    "late",
    "broken",
    "news dates",
    "kept",
    "late",
    "broken",
    "in silence",
    "too short",
    "steps lost",
    "reminders",
    "asks",
    "interruptions",
    "urgent refused",
    "help min",
)
"""A promise or news date that was moved in time, or still runs, stands in neither of its columns."""


def owed_rows(result: Result) -> list[tuple[str, ...]]:
    """One row for each promise and news date: by when, what became of it, who was told how long before."""
    ordered = sorted(result.owed, key=lambda one: (one.due_at, one.reference))
    return [
        (
            one.reference,
            one.kind.value,
            f"{_wall(one.due_at):%a %d %b %H:%M}",
            one.end.value,
            result.warned(one).value,
            _told(one, result.calendar),
        )
        for one in ordered
    ]


def summary(result: Result) -> list[str]:
    """The counts of one rehearsal, in words."""
    script, tally = result.script, result.tally
    begins = f"{_wall(script.begins_at):%d %b %Y}"
    return [
        f"{script.persona.name} ({script.style}, guards {_switch(result)})",
        f"{script.days} days from {begins}, about {script.cases} open cases, seed {script.seed}",
        _line("Promises", result, ObligationKind.PROMISE),
        _line("News dates", result, ObligationKind.NEWS),
        f"Passed in silence: {result.in_silence}",
        f"Known with an hour or less to go, too short to warn an hour ahead: {result.too_short}",
        f"Steps lost: {tally.steps_lost}",
        f"Reminders: {_counts(tally.shown)}; closed unread: {tally.closed_unread}",
        f"Asks: {tally.asks}, interruptions of colleagues: {tally.interruptions}",
        f"Help given: {tally.helped_minutes} min",
        f"Done: {_counts(tally.acts)}",
        f"Refused: {_counts(tally.refused)}",
        f"Warnings of guards followed: {_counts(tally.heeded)}",
        *(f"The store's check: {problem}" for problem in result.problems),
    ]


def record(result: Result) -> dict[str, Any]:
    """One rehearsal for programs."""
    script, tally = result.script, result.tally
    return {
        "persona": script.persona.key,
        "style": script.style,
        "guards": script.has_guards,
        "days": script.days,
        "seed": script.seed,
        "cases": script.cases,
        "from": script.begins_at.isoformat(),
        "promises": dict(result.ends(ObligationKind.PROMISE)),
        "news_dates": dict(result.ends(ObligationKind.NEWS)),
        "in_silence": result.in_silence,
        "too_short": result.too_short,
        "steps_lost": tally.steps_lost,
        "reminders": dict(tally.shown),
        "closed_unread": tally.closed_unread,
        "asks": tally.asks,
        "interruptions": tally.interruptions,
        "help_minutes": tally.helped_minutes,
        "acts": dict(tally.acts),
        "refused": dict(tally.refused),
        "heeded": dict(tally.heeded),
        "problems": list(result.problems),
        "owed": [_owed_record(one, result) for one in result.owed],
    }


def table(results: Iterable[Result]) -> list[tuple[str, ...]]:
    """A row for each way of working, with its guards and without: sums over the seeds."""
    groups: dict[tuple[str, bool], list[Result]] = {}
    for result in results:
        groups.setdefault((result.script.style, result.script.has_guards), []).append(result)
    return [_row(style, is_on, runs) for (style, is_on), runs in groups.items()]


def _row(style: str, is_on: bool, runs: Sequence[Result]) -> tuple[str, ...]:  # noqa: FBT001 - a key of the group
    promises = sum((run.ends(ObligationKind.PROMISE) for run in runs), Counter[End]())
    news = sum((run.ends(ObligationKind.NEWS) for run in runs), Counter[End]())
    numbers = (
        len(runs),
        promises.total(),
        *(promises[end] for end in _ENDS),
        news.total(),
        *(news[end] for end in _ENDS),
        sum(run.in_silence for run in runs),
        sum(run.too_short for run in runs),
        sum(run.tally.steps_lost for run in runs),
        sum(run.tally.shown.total() for run in runs),
        sum(run.tally.asks for run in runs),
        sum(run.tally.interruptions for run in runs),
        sum(run.tally.refused["UrgentUsedUp"] for run in runs),
        sum(run.tally.helped_minutes for run in runs),
    )
    return style, "on" if is_on else "off", *(f"{number:,}" for number in numbers)


_ENDS = (End.KEPT, End.LATE, End.BROKEN)


def _owed_record(owed: Owed, result: Result) -> dict[str, Any]:
    return {
        "ref": owed.reference,
        "what": owed.kind.value,
        "known_at": owed.known_at.isoformat(),
        "due_at": owed.due_at.isoformat(),
        "end": owed.end.value,
        "ended_at": owed.ended_at.isoformat() if owed.ended_at is not None else None,
        "warned": result.warned(owed).value,
        "shown": [
            {
                "at": one.at.isoformat(),
                "rung": one.rung.name.lower(),
                "ahead_hours": _hours(result.calendar.between(one.at, owed.due_at)),
            }
            for one in owed.shown
        ],
    }


def _told(owed: Owed, calendar: WorkingCalendar) -> str:
    """Which rungs came how long before: ``badge 5.5 h, window 2.0 h``; what came after has a minus."""
    return ", ".join(
        f"{one.rung.name.lower()} {_hours(calendar.between(one.at, owed.due_at))} h" for one in owed.shown
    )


def _line(what: str, result: Result, kind: ObligationKind) -> str:
    ends, warned = result.ends(kind), result.warnings(kind)
    return (
        f"{what}: {ends.total()}; {_counts(ends)}. Warned an hour ahead or more: {warned[Warned.IN_TIME]}; kept "
        f"or moved before that: {warned[Warned.NOT_NEEDED]}."
    )


def _counts(counted: Counter[Any]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counted.most_common()) or "none"


def _hours(length: timedelta) -> float:
    return round(length / timedelta(hours=1), 2)


def _switch(result: Result) -> str:
    return "on" if result.script.has_guards else "off"


def _wall(at: datetime) -> datetime:
    return Moment.of(at, ZONE).wall
