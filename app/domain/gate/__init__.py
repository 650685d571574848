"""The reply gate: what is worth a look before a text goes to a customer. It warns; the person decides."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.domain.gate.apologies import apologies
from app.domain.gate.commitments import next_word, promises
from app.domain.gate.contexts import BookLine, GateContext
from app.domain.gate.findings import Finding, KeptFinding, Rule, Severity, kept
from app.domain.gate.folding import MOST_CHARACTERS
from app.domain.gate.letters import unsigned
from app.domain.gate.manners import long_sentences, no_greeting
from app.domain.gate.news import NamedNews, named_news
from app.domain.gate.packs import PhrasePack
from app.domain.gate.phrases import closed_doors, one_voice
from app.domain.gate.reading import Reading, read

RULES: Mapping[Rule, Callable[[Reading], list[Finding]]] = MappingProxyType(
    {
        Rule.CLOSED_DOOR: closed_doors,
        Rule.ONE_VOICE: one_voice,
        Rule.PROMISE: promises,
        Rule.APOLOGY: apologies,
        Rule.NEXT_WORD: next_word,
        Rule.UNSIGNED: unsigned,
        Rule.GREETING: no_greeting,
        Rule.LONG_SENTENCE: long_sentences,
    }
)


def check(text: str, context: GateContext, pack: PhrasePack) -> tuple[Finding, ...]:
    """All findings, in the order of the text. Of a text beyond any letter's length the beginning is read."""
    reading = read(text, context, pack)
    found = [finding for rule in RULES.values() for finding in rule(reading)]
    if len(text) > MOST_CHARACTERS:
        about = (("limit", f"{MOST_CHARACTERS:,}"),)
        found.append(Finding(Rule.TOO_LONG, MOST_CHARACTERS, len(text), f"{Rule.TOO_LONG}.cut", about=about))
    order = list(RULES)
    return tuple(
        sorted(found, key=lambda one: (one.start, one.end, order.index(one.rule) if one.rule in order else 9))
    )


__all__ = [
    "MOST_CHARACTERS",
    "RULES",
    "BookLine",
    "Finding",
    "GateContext",
    "KeptFinding",
    "NamedNews",
    "PhrasePack",
    "Rule",
    "Severity",
    "check",
    "kept",
    "named_news",
]
