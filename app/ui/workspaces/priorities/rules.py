"""Rules of saved filters: a few words such as ``quotes over 5k`` or ``waiting``. All of them must hold."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from app.domain.kinds import Kind
from app.domain.ranks import Placed

DRIFTS_FROM = 2
"""Put off so often, a step drifts."""


class Mark(StrEnum):
    """What a rule can ask of a case besides its kind and its value."""

    LATE = "late"
    TODAY = "today"
    NOW = "now"
    WAITING = "waiting"
    DRIFTING = "drifting"
    PROMISED = "promised"
    OFFERED = "offered"


_MARKS: Mapping[str, Mark] = MappingProxyType(
    {**{mark.value: mark for mark in Mark}, "overdue": Mark.LATE, "promise": Mark.PROMISED}
)
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        **{kind.value: kind for kind in Kind},
        **{f"{kind.value}s": kind for kind in Kind},
        "queries": Kind.QUERY,
    }
)
_MORE = frozenset({"over", "above", ">"})
_AT_LEAST = frozenset({"from", ">="})
_LESS = frozenset({"under", "below", "<"})
_SILENT = frozenset({"all", "mine", "and", "worth", "value", "for", "news", "due", "than"})
_AMOUNT = re.compile(r"(>=|>|<)?[€£$]?(\d[\d,]*(?:\.\d+)?)(k?)", re.IGNORECASE)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a filter lets through.

    Attributes:
        kinds: Any of these; empty lets every kind through.
        least: Value from which on.
        below: Value below which.
        words: Each stands somewhere in the row.
    """

    kinds: frozenset[Kind] = frozenset()
    marks: frozenset[Mark] = frozenset()
    least: Decimal | None = None
    below: Decimal | None = None
    words: tuple[str, ...] = ()

    def places(
        self, rows: Sequence[Placed], texts: Sequence[str], now: datetime, ends_at: datetime
    ) -> Sequence[int]:
        """Places of the rows that pass, in order; ``ends_at`` is the midnight that ends today.

        Each condition narrows what the one before left, so that a hundred thousand rows take a moment.
        """
        found: Sequence[int] = range(len(rows))
        if self.kinds:
            found = [at for at in found if rows[at].row.kind in self.kinds]
        if self.least is not None:
            least = self.least
            found = [at for at in found if (rows[at].row.value or 0) >= least]
        if self.below is not None:
            below = self.below
            found = [at for at in found if (rows[at].row.value or 0) < below]
        for mark in self.marks:
            test = _TESTS[mark]
            found = [at for at in found if test(rows[at], now, ends_at)]
        for word in self.words:
            found = [at for at in found if word in texts[at]]
        return found


def parse_rule(line: str) -> Rule:
    """Understand a rule; a word that means nothing else is looked for in the rows.

    >>> rule = parse_rule("quotes over 5k hotel")
    >>> sorted(rule.kinds), rule.least, rule.words
    ([<Kind.QUOTE: 'quote'>], Decimal('5000.01'), ('hotel',))
    """
    rule, sign = Rule(), ""
    for word in line.casefold().split():
        amount = _AMOUNT.fullmatch(word)
        if word in _MORE | _AT_LEAST | _LESS:
            sign = word
        elif amount is not None and (sign or amount[1]):
            rule, sign = _with_value(rule, amount[1] or sign, _number(amount[2], amount[3])), ""
        elif word in _KINDS:
            rule = replace(rule, kinds=rule.kinds | {_KINDS[word]})
        elif word in _MARKS:
            rule = replace(rule, marks=rule.marks | {_MARKS[word]})
        elif word not in _SILENT:
            rule = replace(rule, words=(*rule.words, word))
    return rule


def _number(digits: str, thousands: str) -> Decimal:
    return Decimal(digits.replace(",", "")) * (1000 if thousands else 1)


def _with_value(rule: Rule, sign: str, value: Decimal) -> Rule:
    if sign in _LESS:
        return replace(rule, below=value)
    return replace(rule, least=value if sign in _AT_LEAST else value + _CENT)


def _is_late(placed: Placed, now: datetime, _ends_at: datetime) -> bool:
    return placed.row.due_at < now


def _is_today(placed: Placed, now: datetime, ends_at: datetime) -> bool:
    return now <= placed.row.due_at < ends_at


def _is_now(placed: Placed, _now: datetime, ends_at: datetime) -> bool:
    return placed.row.due_at < ends_at


def _is_waiting(placed: Placed, now: datetime, _ends_at: datetime) -> bool:
    return placed.row.news_due_at < now


def _is_drifting(placed: Placed, _now: datetime, _ends_at: datetime) -> bool:
    return placed.row.put_offs >= DRIFTS_FROM


def _is_promised(placed: Placed, _now: datetime, _ends_at: datetime) -> bool:
    return placed.row.promise_due_at is not None


def _is_offered(placed: Placed, _now: datetime, _ends_at: datetime) -> bool:
    return placed.row.is_offered


_TESTS: Mapping[Mark, Callable[[Placed, datetime, datetime], bool]] = MappingProxyType(
    {
        Mark.LATE: _is_late,
        Mark.TODAY: _is_today,
        Mark.NOW: _is_now,
        Mark.WAITING: _is_waiting,
        Mark.DRIFTING: _is_drifting,
        Mark.PROMISED: _is_promised,
        Mark.OFFERED: _is_offered,
    }
)
