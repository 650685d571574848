"""What the reply gate finds: a place in a text, the reason, and a better wording."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_MOST_WORDS = 500


class Rule(StrEnum):
    """What is looked at, in the order in which it is told."""

    CLOSED_DOOR = "closed_door"
    ONE_VOICE = "one_voice"
    PROMISE = "promise"
    APOLOGY = "apology"
    NEXT_WORD = "next_word"
    UNSIGNED = "unsigned"
    GREETING = "greeting"
    LONG_SENTENCE = "long_sentence"
    TOO_LONG = "too_long"


class Severity(StrEnum):
    """How much it matters. Nothing ever blocks."""

    WARNING = "warning"
    HINT = "hint"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth a look before a text goes out.

    Attributes:
        start, end: The characters of the text that it is about; the same number is a place where something lacks.
        message: The key of the sentence that tells it: the rule, a dot, and what of it.
        suggestion: What may stand there instead, or what may be put in; empty where only the writer can know.
        why: The reason as the phrase pack gives it; empty where the message says all.
        about: What the message names, such as the promise book's entry and its limit.
    """

    rule: Rule
    start: int
    end: int
    message: str
    suggestion: str = ""
    severity: Severity = Severity.WARNING
    why: str = ""
    about: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """A finding that the writer knowingly let stand, and why.

    Attributes:
        words: The words it was about, as they went out.
    """

    rule: str
    message: str
    words: str
    reason: str


def kept(text: str, findings: Iterable[Finding], reason: str) -> tuple[KeptFinding, ...]:
    """What the writer lets stand, with the reason; what is fine needs none."""
    return tuple(
        KeptFinding(one.rule.value, one.message, text[one.start : one.end][:_MOST_WORDS], reason)
        for one in findings
        if one.severity is not Severity.FINE
    )
