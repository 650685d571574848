"""Regret comes from the person concerned, within the day; who makes good has an executive beside them."""

from app.domain.gate.findings import Finding, Rule, Severity
from app.domain.gate.folding import plain
from app.domain.gate.packs import Phrase
from app.domain.gate.reading import Reading, Span, apart, like


def apologies(reading: Reading) -> list[Finding]:
    """Regret by nobody, redress without the executive's name, regret that comes late."""
    regrets = _regrets(reading)
    found = [
        reading.finding(
            Rule.APOLOGY, span, "by_whom", like(reading.folded.said(*span), phrase.better), why=phrase.why
        )
        for span, phrase in regrets
        if phrase is not None
    ]
    if regrets:
        found += _unsigned_redress(reading)
        found += _late(reading, regrets[0][0])
    return found


def _regrets(reading: Reading) -> list[tuple[Span, Phrase | None]]:
    """Every regret in order, with the phrase where no person has it; the longer of two readings of the same words."""
    pack = reading.pack
    found: list[tuple[Span, Phrase | None]] = [(span, None) for span in reading.within(pack.regret)]
    for phrase in pack.regret_by_others:
        found += [(span, phrase) for span in reading.within(phrase.patterns)]
    return apart(found)


def _unsigned_redress(reading: Reading) -> list[Finding]:
    executive = reading.context.executive
    if not executive or plain(executive) in " ".join(reading.folded.text.split()):
        return []
    places = reading.within(reading.pack.redress)
    about = (("executive", executive),)
    return [reading.finding(Rule.APOLOGY, span, "cosign", about=about) for span in places[:1]]


def _late(reading: Reading, span: tuple[int, int]) -> list[Finding]:
    due = reading.context.regret_by
    if due is None or reading.context.today <= due:
        return []
    return [reading.finding(Rule.APOLOGY, span, "late", severity=Severity.HINT)]
