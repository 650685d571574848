"""Closed doors, and words of another voice."""

from app.domain.gate.findings import Finding, Rule, Severity
from app.domain.gate.packs import Phrase, VoiceWords
from app.domain.gate.patterns import Pattern
from app.domain.gate.reading import Reading, Span, apart, like, touches
from app.domain.gate.sentences import starts_clause

_REACH = 40
_STOPS = ".,;:!?"
_ENDS = frozenset({"", ".", "!"})


def closed_doors(reading: Reading) -> list[Finding]:
    """Words that tell the reader about us instead of what they get."""
    found: list[tuple[Span, Phrase]] = []
    for phrase in reading.pack.closed_doors:
        harmless = reading.spans(phrase.unless)
        found += [(span, phrase) for span in reading.within(phrase.patterns) if not touches(harmless, span)]
    return [_closed_door(reading, span, phrase) for span, phrase in apart(found)]


def _closed_door(reading: Reading, span: Span, phrase: Phrase) -> Finding:
    """With words that can be put in where they fit, else with a sentence that shows how it may be said."""
    fits = bool(phrase.better) and _is_before(reading, span, phrase)
    offered, shown = (phrase.better, "") if fits else ("", phrase.instead)
    if shown and _is_whole(reading, span):
        offered, shown = shown.rstrip("."), ""
    about = (("instead", shown),) if shown else ()
    said = like(reading.folded.said(*span), offered)
    return reading.finding(Rule.CLOSED_DOOR, span, phrase.key, said, why=phrase.why, about=about)


def _is_before(reading: Reading, span: Span, phrase: Phrase) -> bool:
    """Whether what follows lets the better words stand."""
    following = reading.folded.text[span[1] : span[1] + _REACH].split()
    first = following[0] if following else ""
    word = first.strip(_STOPS)
    if word in phrase.not_before or not any(one.strip(_STOPS) for one in following):
        return False
    return not phrase.before or word in phrase.before or first[:1] in phrase.before


def _is_whole(reading: Reading, span: Span) -> bool:
    """Whether the words are all of their sentence, but for its stop."""
    sentence = reading.sentence_of(span)
    before, after = reading.words((sentence.start, span[0])), reading.words((span[1], sentence.end))
    return not before.strip() and after.strip() in _ENDS


def one_voice(reading: Reading) -> list[Finding]:
    """One self, one form of address, one register: each told once, where the letter first departs."""
    found = []
    voice = reading.pack.voices.get(reading.context.voice)
    if voice is not None:
        found += _other_self(reading, voice)
        found += _other_register(reading, voice)
    return [*found, *_other_address(reading)]


def _other_self(reading: Reading, voice: VoiceWords) -> list[Finding]:
    """'We' in a personal letter. Regret is always a person's, so sentences of it are left alone."""
    pack = reading.pack
    regret = [*pack.regret, *(pattern for phrase in pack.regret_by_others for pattern in phrase.patterns)]
    sorry = {reading.sentence_of(span).start for span in reading.spans(regret)}
    for span in reading.spans(voice.other_self):
        if reading.sentence_of(span).start in sorry:
            continue
        said = reading.folded.said(*span)
        offered = like(said, voice.own_self) if _fits(reading, span, voice) else ""
        return [reading.finding(Rule.ONE_VOICE, span, "self", offered)]
    return []


def _fits(reading: Reading, span: Span, voice: VoiceWords) -> bool:
    """Whether the pronoun alone can change: not where the verb would have to, nor in a short form."""
    following = reading.folded.text[span[1] : span[1] + 40].split()
    return (
        bool(voice.own_self)
        and "'" not in reading.words(span)
        and following[:1] not in ([w] for w in voice.unlike)
    )


def _other_register(reading: Reading, voice: VoiceWords) -> list[Finding]:
    places = [(span, phrase) for phrase in voice.register for span in reading.within(phrase.patterns)]
    if not places:
        return []
    span, phrase = min(places, key=lambda one: one[0])
    better = like(reading.folded.said(*span), phrase.better)
    return [reading.finding(Rule.ONE_VOICE, span, "register", better, why=phrase.why)]


def _other_address(reading: Reading) -> list[Finding]:
    pack = reading.pack
    address = reading.context.address or next(iter(pack.addresses), "")
    patterns: tuple[Pattern, ...] = pack.addresses.get(address, ())
    for span in reading.spans(patterns):
        if pack.is_capital.get(address) and not _is_meant(reading, span):
            continue
        return [reading.finding(Rule.ONE_VOICE, span, "address", severity=Severity.WARNING)]
    return []


def _is_meant(reading: Reading, span: Span) -> bool:
    """A capital tells the form of address only where the sentence would not give one by itself."""
    is_capital = reading.folded.said(*span)[:1].isupper()
    return is_capital and not starts_clause(reading.folded, span[0])
