"""What the reply gate found, in words, without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from app.domain.gate import Finding
from app.ui.sentences import Translate, as_it_is, filled
from app.ui.translations import QT_TRANSLATE_NOOP

FINDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "closed_door": QT_TRANSLATE_NOOP("Gate", "Sounds like a closed door."),
        "one_voice": QT_TRANSLATE_NOOP("Gate", "Two voices in one message."),
        "one_voice.self": QT_TRANSLATE_NOOP("Gate", "Two voices in one message: who speaks changes here."),
        "one_voice.address": QT_TRANSLATE_NOOP("Gate", "Two forms of address in one message."),
        "promise.covered": QT_TRANSLATE_NOOP("Gate", "Covered by the Promise book: {name}."),
        "promise.beyond": QT_TRANSLATE_NOOP("Gate", "More than the Promise book: {name}."),
        "promise.not_in_book": QT_TRANSLATE_NOOP("Gate", "A promise that is not in the Promise book."),
        "apology.by_whom": QT_TRANSLATE_NOOP("Gate", "Regret comes from the person concerned."),
        "apology.cosign": QT_TRANSLATE_NOOP("Gate", "Where something is made good, {executive} signs as well."),
        "apology.late": QT_TRANSLATE_NOOP("Gate", "This regret comes late: it was due on the day of the complaint."),
        "next_word.none": QT_TRANSLATE_NOOP("Gate", "Nothing says when they hear from you again."),
        "unsigned.nobody": QT_TRANSLATE_NOOP("Gate", "Not signed yet: they should see who wrote, with name and function."),
        "unsigned.no_function": QT_TRANSLATE_NOOP("Gate", "The signature lacks the function."),
        "greeting.none": QT_TRANSLATE_NOOP("Gate", "Nothing greets the reader."),
        "long_sentence.words": QT_TRANSLATE_NOOP("Gate", "A sentence of {count} words is hard to follow. Make two of it."),
        "too_long.cut": QT_TRANSLATE_NOOP("Gate", "Only the first {limit} characters were looked at."),
    }
)  # fmt: skip

_EARLIEST: Final = QT_TRANSLATE_NOOP(
    "Gate", "More than the Promise book: {name}, {earliest} at the earliest."
)
_MOST: Final = QT_TRANSLATE_NOOP("Gate", "More than the Promise book: {name}, at most {most}.")
_LIMITS: Final[Mapping[str, str]] = MappingProxyType({"earliest": _EARLIEST, "most": _MOST})


@dataclass(frozen=True, slots=True)
class GateSentences:
    """Fills the sentences for one reader."""

    translate: Translate = as_it_is

    def finding(self, finding: Finding) -> str:
        """What is worth a look, and why."""
        about = dict(finding.about)
        known = (finding.message, finding.rule.value)
        sentence = next(FINDINGS[key] for key in known if key in FINDINGS)
        for limit, limited in _LIMITS.items():
            sentence = limited if limit in about else sentence
        said = filled(self.translate(sentence), about)
        return f"{said} {self.translate(finding.why)}" if finding.why else said
