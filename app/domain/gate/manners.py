"""How a letter is read: it greets its reader, and no sentence goes on for ever. Hints, no more."""

import re

from app.domain.gate.findings import Finding, Rule, Severity
from app.domain.gate.folding import plain
from app.domain.gate.letters import first_line
from app.domain.gate.reading import Reading

_PARAGRAPHS = re.compile(r"\S[ \t]*\n[ \t]*\n\s*\S")
MOST_WORDS = 40
"""A sentence with more is hard to follow in any language."""


def no_greeting(reading: Reading) -> list[Finding]:
    """The reader of a letter is greeted, where we know who reads; a line of a chat needs none."""
    greeting = reading.context.greeting.strip()
    line = first_line(reading)
    if not greeting or line is None or _PARAGRAPHS.search(reading.folded.text) is None:
        return []
    place, text = line
    said = text.strip().lstrip("*_ ")
    own = plain(greeting).rstrip(" ,!")
    if said.startswith(own) or any(said.startswith(word) for word in reading.pack.greetings):
        return []
    return [reading.finding(Rule.GREETING, (place, place), "none", f"{greeting}\n\n", severity=Severity.HINT)]


def long_sentences(reading: Reading) -> list[Finding]:
    """Sentences that a reader loses the thread of; each counted in words."""
    found = []
    for sentence in reading.sentences.all:
        words = reading.words((sentence.start, sentence.end))
        count = len(words.split())
        if count > MOST_WORDS:
            start = sentence.start + len(words) - len(words.lstrip())
            end = sentence.start + len(words.rstrip())
            about = (("count", str(count)),)
            found.append(
                reading.finding(
                    Rule.LONG_SENTENCE, (start, end), "words", severity=Severity.HINT, about=about
                )
            )
    return found
