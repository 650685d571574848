"""What the composer calls what the gate found, what is fine, and the roads a letter takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from app.domain.gate import Finding, KeptFinding, Rule, Severity
from app.ui.gate_sentences import GateSentences
from app.ui.translations import QT_TRANSLATE_NOOP

_MOST_WORDS = 500
_SHOWN_WORDS = 60
_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "closed_door": QT_TRANSLATE_NOOP("Composer", "Sounds like a closed door"),
        "one_voice": QT_TRANSLATE_NOOP("Composer", "Two voices in one message"),
        "one_voice.address": QT_TRANSLATE_NOOP("Composer", "Two forms of address"),
        "promise.beyond": QT_TRANSLATE_NOOP("Composer", "More than the Promise book"),
        "promise.not_in_book": QT_TRANSLATE_NOOP("Composer", "Not in the Promise book"),
        "apology": QT_TRANSLATE_NOOP("Composer", "About the apology"),
        "next_word": QT_TRANSLATE_NOOP("Composer", "No next word yet"),
        "unsigned": QT_TRANSLATE_NOOP("Composer", "Not signed yet"),
        "greeting": QT_TRANSLATE_NOOP("Composer", "No greeting yet"),
        "long_sentence": QT_TRANSLATE_NOOP("Composer", "A long sentence"),
        "too_long": QT_TRANSLATE_NOOP("Composer", "A very long letter"),
    }
)
_WHYS: Mapping[str, str] = MappingProxyType(
    {
        "closed_door": QT_TRANSLATE_NOOP("Composer", "“{words}” shuts a door. Say what they get."),
        "one_voice": QT_TRANSLATE_NOOP("Composer", "“{words}” is not how the rest of it speaks."),
        "promise.beyond": QT_TRANSLATE_NOOP("Composer", "“{words}”: the book has more to say on this."),
        "promise.not_in_book": QT_TRANSLATE_NOOP("Composer", "“{words}” binds you; the book has no such promise."),
        "unsigned.nobody": QT_TRANSLATE_NOOP("Composer", "{name} should see who wrote, with name and function."),
        "greeting.none": QT_TRANSLATE_NOOP("Composer", "Begin with {name}."),
        "long_sentence.words": QT_TRANSLATE_NOOP("Composer", "{count} words are hard to follow. Make two of it."),
        "next_word.none": QT_TRANSLATE_NOOP("Composer", "Say when {name} hears from you again."),
    }
)  # fmt: skip
_LIMITS: Mapping[str, str] = MappingProxyType(
    {
        "earliest": QT_TRANSLATE_NOOP("Composer", "“{words}” is sooner than the book has it: {entry}, {earliest}."),
        "most": QT_TRANSLATE_NOOP("Composer", "“{words}” is more than the book has: {entry}, {most}."),
    }
)  # fmt: skip
_ICONS: Mapping[Rule, str] = MappingProxyType(
    {
        Rule.CLOSED_DOOR: "ph.chat-teardrop-text",
        Rule.ONE_VOICE: "ph.users",
        Rule.PROMISE: "ph.handshake",
        Rule.APOLOGY: "ph.heart",
        Rule.NEXT_WORD: "ph.clock",
        Rule.UNSIGNED: "ph.pen-nib",
        Rule.GREETING: "ph.hand-waving",
        Rule.LONG_SENTENCE: "ph.text-align-left",
        Rule.TOO_LONG: "ph.text-align-left",
    }
)
_FINE: Mapping[Rule, str] = MappingProxyType(
    {
        Rule.CLOSED_DOOR: QT_TRANSLATE_NOOP("Composer", "Keeps the door open"),
        Rule.ONE_VOICE: QT_TRANSLATE_NOOP("Composer", "One voice all through"),
        Rule.PROMISE: QT_TRANSLATE_NOOP("Composer", "Promises what the book holds"),
        Rule.NEXT_WORD: QT_TRANSLATE_NOOP("Composer", "Gives a time for the next news"),
        Rule.UNSIGNED: QT_TRANSLATE_NOOP("Composer", "Signed with name and function"),
    }
)
Known = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at.

    Attributes:
        number: Beside its place, counted from 1.
        words: What it is about, as it stands.
        owner: Who may allow more than the promise book says; empty where nobody is to be asked.
    """

    number: int
    finding: Finding
    title: str
    why: str
    icon: str
    words: str
    owner: str = ""

    @property
    def known(self) -> Known:
        """What tells it from others after the text has changed."""
        return self.finding.rule.value, self.finding.message, self.words

    @property
    def entry(self) -> str:
        """The entry of the promise book that it is about, or empty."""
        return dict(self.finding.about).get("name", "")

    @property
    def instead(self) -> str:
        """A sentence that shows how it may be said, where nothing can simply be put in."""
        return dict(self.finding.about).get("instead", "")

    @property
    def is_beyond(self) -> bool:
        """Whether it promises more than the book: that is kept with a reason only."""
        return self.finding.message == "promise.beyond"


def checks_of(
    text: str,
    findings: Iterable[Finding],
    kept: Iterable[KeptFinding],
    reader: str,
    owners: Mapping[str, str] = MappingProxyType({}),
) -> list[Check]:
    """What there is to look at, in the order of the text; what was kept is none."""
    known = {(one.rule, one.message, one.words) for one in kept}
    found: list[Check] = []
    for one in findings:
        words = text[one.start : one.end][:_MOST_WORDS]
        if one.severity is not Severity.FINE and (one.rule.value, one.message, words) not in known:
            why = _why(one, words, reader)
            owner = owners.get(dict(one.about).get("name", ""), "") if one.message == "promise.beyond" else ""
            number, title = len(found) + 1, title_of(one.message)
            found.append(Check(number, one, title, why, _ICONS[one.rule], words, owner))
    return found


def title_of(message: str) -> str:
    """What a finding is called in a few words."""
    keys = (message, message.partition(".")[0])
    return _said(next(_TITLES[key] for key in keys if key in _TITLES))


def fine_lines(text: str, findings: Iterable[Finding]) -> list[str]:
    """What is as it should be."""
    found = list(findings)
    open_rules = {one.rule for one in found if one.severity is not Severity.FINE}
    if not any(one.rule is Rule.PROMISE for one in found):
        open_rules.add(Rule.PROMISE)
    lines = [_said(words) for rule, words in _FINE.items() if rule not in open_rules]
    count = len(text.split())
    return [*lines, _said(QT_TRANSLATE_NOOP("Composer", "Plain words, {count} in all")).format(count=count)]


def _why(one: Finding, words: str, reader: str) -> str:
    shown = " ".join(words.split())
    shown = shown if len(shown) <= _SHOWN_WORDS else f"{shown[: _SHOWN_WORDS - 1].rstrip()}…"
    if one.why:
        return QCoreApplication.translate("Gate", one.why)
    keys = (one.message, one.message.partition(".")[0])
    sentence = next((_WHYS[key] for key in keys if key in _WHYS), "")
    about = dict(one.about)
    for limit, limited in _LIMITS.items():
        sentence = limited if limit in about else sentence
    if sentence and (shown or "{words}" not in sentence):
        return _said(sentence).format_map({"words": shown, "name": reader, **_entry(about)})
    return GateSentences(partial(QCoreApplication.translate, "Gate")).finding(one)


def _entry(about: Mapping[str, str]) -> dict[str, str]:
    """The entry of the promise book under a name of its own: the reader has the other."""
    return {("entry" if key == "name" else key): value for key, value in about.items()}


def _said(text: str) -> str:
    return QCoreApplication.translate("Composer", text)
