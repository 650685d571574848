"""A text as the rules look at it: folded, in sentences, with its days and amounts."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.domain.gate.contexts import GateContext
from app.domain.gate.dates import NamedAmount, NamedDate, amounts_in, dates_in
from app.domain.gate.findings import Finding, Rule, Severity
from app.domain.gate.folding import Folded, fold
from app.domain.gate.packs import PhrasePack
from app.domain.gate.patterns import Pattern
from app.domain.gate.sentences import Sentence, Sentences, split

Span = tuple[int, int]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """One text with all that the rules need."""

    folded: Folded
    sentences: Sentences
    dates: Sequence[NamedDate]
    amounts: Sequence[NamedAmount]
    pack: PhrasePack
    context: GateContext

    def spans(self, patterns: Sequence[Pattern]) -> list[Span]:
        """Where any of the patterns stands, in order; of those that overlap the longest."""
        found = [(span, pattern) for pattern in patterns for span in pattern.spans(self.folded)]
        return [span for span, _ in apart(found)]

    def within(self, patterns: Sequence[Pattern]) -> list[Span]:
        """The same, where they stand in one sentence."""
        return [span for span in self.spans(patterns) if self.sentence_of(span).holds(*span)]

    def sentence_of(self, span: Span) -> Sentence:
        """The sentence in which a stretch begins."""
        return self.sentences.at(span[0])

    def words(self, span: Span) -> str:
        """Folded words."""
        return self.folded.text[span[0] : span[1]]

    def finding(  # noqa: PLR0913 - a finding has that many sides
        self,
        rule: Rule,
        span: Span,
        message: str,
        suggestion: str = "",
        *,
        severity: Severity = Severity.WARNING,
        why: str = "",
        about: tuple[tuple[str, str], ...] = (),
    ) -> Finding:
        """A finding at a stretch of the folded text, told in places of the text as typed."""
        start, end = self.folded.span(*span)
        return Finding(rule, start, end, f"{rule}.{message}", suggestion, severity, why, about)


def read(text: str, context: GateContext, pack: PhrasePack) -> Reading:
    """Fold a text and find what the rules share."""
    folded = fold(text, context.quoted)
    return Reading(
        folded,
        split(folded, pack),
        dates_in(folded, pack.dates, context),
        amounts_in(folded, pack.dates),
        pack,
        context,
    )


def apart(found: list[tuple[Span, T]]) -> list[tuple[Span, T]]:
    """Stretches in order; where two overlap, the one that begins first, and of those the longest."""
    kept: list[tuple[Span, T]] = []
    for span, what in sorted(found, key=lambda one: (one[0][0], -one[0][1])):
        if not kept or span[0] >= kept[-1][0][1]:
            kept.append((span, what))
    return kept


def touches(spans: Sequence[Span], span: Span) -> bool:
    """Whether a stretch overlaps any of these, which are in order and apart."""
    at = bisect_left(spans, span[1], key=lambda one: one[0])
    return at > 0 and spans[at - 1][1] > span[0]


def like(words: str, wording: str) -> str:
    """A wording with the capital that the words had.

    >>> like("We", "i")
    'I'
    """
    return wording[:1].upper() + wording[1:] if words[:1].isupper() else wording
