"""The service standard, out of its file."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from app.adapters.data_files.tables import Table, read_table
from app.domain.kinds import PHASES, Channel, Kind, Phase
from app.domain.quiet import QuietAfter
from app.domain.spans import InvalidSpan, Span, Unit
from app.domain.standards import QUIET, CadenceStep, ServiceBook, Standard

_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?", re.ASCII)
_STEP_KEYS = frozenset({"after", "before_validity", "channel"})


def load_standards(file: Path, language: str = "en") -> ServiceBook:
    """Read the company's service standard in one language; texts it lacks are taken in English.

    Raises:
        DataFileProblem: A phase lacks its standard, or something in the file cannot be.
    """
    return book_from(read_table(file), language)


def book_from(table: Table, language: str = "en") -> ServiceBook:
    """The same out of its parts, as the store keeps them. Raises DataFileProblem."""
    standards = {}
    for kind, phases in PHASES.items():
        of_kind = table.table(kind)
        for phase in phases:
            standards[kind, phase] = _standard(kind, phase, of_kind.table(phase), language)
        of_kind.finish()
    book = ServiceBook(
        MappingProxyType(standards),
        _outcomes(table.table("outcomes")),
        _checklist(table.table("checklist"), language),
        _quiet(table.table(QUIET)) if table.has(QUIET) else QuietAfter(),
    )
    table.finish()
    return book


def _standard(kind: Kind, phase: Phase, table: Table, language: str) -> Standard:
    standard = Standard(
        kind,
        phase,
        first_word=_span(table, "first_word"),
        news=_span(table, "news"),
        first_step=_step(table.table("first_step"), language),
        status_step=_step(table.table("status_step"), language),
        cadence=tuple(_cadence_step(entry, language) for entry in table.tables("cadence")),
        closing=_dated_step(table.table("closing"), language) if table.has("closing") else None,
        is_check_back=table.flag("is_check_back"),
    )
    table.finish()
    return standard


def _cadence_step(table: Table, language: str) -> CadenceStep:
    is_dropped = table.flag("is_dropped")
    return replace(_dated_step(table, language), is_dropped=is_dropped)


def _dated_step(table: Table, language: str) -> CadenceStep:
    step = _step(table, language)
    if (step.after is None) == (step.before_validity is None):
        raise table.problem("after", "either after or before_validity")
    if step.before_validity is not None and step.before_validity.unit is not Unit.BUSINESS_DAYS:
        raise table.problem("before_validity", "not in business days", step.before_validity)
    return step


def _step(table: Table, language: str) -> CadenceStep:
    channel = Channel(table.name("channel", [str(channel) for channel in Channel]))
    after = _span(table, "after") if table.has("after") else None
    before = _span(table, "before_validity") if table.has("before_validity") else None
    said = {key: table.text(key) for key in table.data if key not in _STEP_KEYS and _LANGUAGE.fullmatch(key)}
    what = said.get(language) or table.text("en")
    table.finish()
    return CadenceStep(what, channel, after, before)


def _span(table: Table, key: str) -> Span:
    text = table.text(key)
    try:
        return Span.parse(text)
    except InvalidSpan as invalid:
        raise table.problem(key, "no length", text) from invalid


def _outcomes(table: Table) -> Mapping[Kind, tuple[str, ...]]:
    outcomes = {kind: table.texts(kind) for kind in Kind}
    for kind, words in outcomes.items():
        if not words or len(set(words)) < len(words):
            raise table.problem(kind, "missing" if not words else "twice the same")
    table.finish()
    return MappingProxyType(outcomes)


def _checklist(table: Table, language: str) -> tuple[str, ...]:
    said = {key: table.texts(key) for key in table.data}
    if not said.get("en"):
        raise table.problem("en", "missing")
    return said.get(language) or said["en"]


def _quiet(table: Table) -> QuietAfter:
    """A store that is older than this part has none."""
    days = {}
    for key in ("propose", "red"):
        span = _span(table, key)
        if span.unit is not Unit.CALENDAR_DAYS:
            raise table.problem(key, "not in calendar days", span)
        days[key] = span.amount
    table.finish()
    if days["red"] < days["propose"]:
        raise table.problem("red", "sooner than proposed", days["red"])
    return QuietAfter(**days)
