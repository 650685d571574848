"""Promises in a text, held against the promise book; and whether it says when the reader hears again."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.domain.gate.contexts import BookLine
from app.domain.gate.dates import NamedAmount, NamedDate
from app.domain.gate.findings import Finding, Rule, Severity
from app.domain.gate.letters import body_end
from app.domain.gate.patterns import pattern
from app.domain.gate.reading import Reading, Span
from app.domain.gate.sentences import Sentence

N = TypeVar("N", NamedDate, NamedAmount, NamedDate | NamedAmount)
_CLAUSE_END = re.compile(r"[,;:–—]")


@dataclass(frozen=True, slots=True)
class _Said:
    """A commitment with the day or the amounts it names."""

    span: Span
    date: NamedDate | None
    amounts: tuple[NamedAmount, ...]
    sentence: Sentence


def promises(reading: Reading) -> list[Finding]:
    """Every promise: covered by the book, more than it, or not in it."""
    found, about = [], _About()
    for said in _commitments(reading):
        if about.sentence != said.sentence:
            about = _About(said.sentence, _lines_in(reading, said.sentence))
        found.append(_held(reading, said, _nearest(said, about.lines)))
    return found


def next_word(reading: Reading) -> list[Finding]:
    """The reader knows by when they hear again."""
    if news_dates(reading):
        return []
    at = body_end(reading)
    wording, text = reading.context.next_word, reading.folded.text[:at]
    lead = " " if text and not text.endswith("\n") else ""
    offered = lead + wording if wording else ""
    return [reading.finding(Rule.NEXT_WORD, (at, at), "none", offered)]


def news_dates(reading: Reading) -> list[NamedDate]:
    """Every day to come on which the reader is told to hear again."""
    dates, found = _by_sentence(reading, reading.dates), []
    for span in reading.within(reading.pack.news):
        sentence = reading.sentence_of(span)
        if not sentence.is_question:
            found += [one for one in dates[sentence.start] if _is_ahead(reading, span, one)]
    return found


def _is_ahead(reading: Reading, news: Span, named: NamedDate) -> bool:
    """Whether a sentence of news names a day to come."""
    if named.on is None or named.on < reading.context.today:
        return False
    span = min(news[0], named.start), max(news[1], named.end)
    is_condition = _is_condition(reading, reading.sentence_of(news), named.start)
    return not is_condition and not _is_denied(reading, span)


def _by_sentence(reading: Reading, named: Iterable[N]) -> defaultdict[int, list[N]]:
    """What is named in each sentence, by where that begins."""
    found: defaultdict[int, list[N]] = defaultdict(list)
    for one in named:
        sentence = reading.sentences.at(one.start)
        if sentence.holds(one.start, one.end):
            found[sentence.start].append(one)
    return found


def _commitments(reading: Reading) -> list[_Said]:
    news = {reading.sentence_of(span).start for span in reading.within(reading.pack.news)}
    cues: defaultdict[int, list[Span]] = defaultdict(list)
    for span in reading.within(reading.pack.commitments):
        cues[reading.sentence_of(span).start].append(span)
    things: list[NamedDate | NamedAmount] = [*reading.dates, *reading.amounts]
    by_cue: dict[Span, list[NamedDate | NamedAmount]] = {}
    for start, named in _by_sentence(reading, sorted(things, key=lambda one: one.start)).items():
        if start not in news and not reading.sentences.at(start).is_question:
            for one in named:
                cue = _cue_of(reading, one, cues[start])
                if cue is not None:
                    by_cue.setdefault(cue, []).append(one)
    found = [_said(reading, cue, named) for cue, named in by_cue.items()]
    return [said for said in found if not _is_denied(reading, said.span)]


def _cue_of(reading: Reading, named: NamedDate | NamedAmount, cues: list[Span]) -> Span | None:
    """The words that bind to it: the last before it or around it, else the first after it."""
    if isinstance(named, NamedDate) and (named.on is None or named.on < reading.context.today):
        return None
    sentence = reading.sentences.at(named.start)
    before = [cue for cue in cues if cue[0] <= named.start]
    if before:
        return None if _is_condition(reading, sentence, named.start, after=before[-1][0]) else before[-1]
    if not cues or _is_condition(reading, sentence, named.start):
        return None
    return cues[0]


def _said(reading: Reading, cue: Span, named: list[NamedDate | NamedAmount]) -> _Said:
    start = min(cue[0], named[0].start)
    end = max(cue[1] if cue[0] > named[-1].start else cue[0], named[-1].end)
    if cue[0] <= named[0].start:
        end = max(end, cue[1])
    days = [one for one in named if isinstance(one, NamedDate)]
    amounts = tuple(one for one in named if isinstance(one, NamedAmount))
    return _Said((start, end), days[-1] if days else None, amounts, reading.sentences.at(start))


def _is_denied(reading: Reading, span: Span) -> bool:
    """Whether a word takes it back: within it or, where a language says so last, before the clause ends."""
    end = span[1]
    if reading.pack.denies_last:
        rest = reading.folded.text[end : reading.sentence_of(span).end]
        end += len(_CLAUSE_END.split(rest, maxsplit=1)[0])
    text = reading.words((span[0], end))
    return any(pattern.is_in(text) for pattern in reading.pack.negations)


def _is_condition(reading: Reading, sentence: Sentence, place: int, *, after: int = -1) -> bool:
    """Whether a day belongs to an 'if': such a word before it, and no comma between."""
    begin = max(sentence.start, after)
    clause = reading.folded.text[begin:place].rsplit(",", 1)[-1]
    return any(pattern.is_in(clause) for pattern in reading.pack.conditions)


# -- against the book -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _About:
    """What the words of a sentence are about."""

    sentence: Sentence | None = None
    lines: Sequence[tuple[Span, BookLine]] = ()


def _lines_in(reading: Reading, sentence: Sentence) -> list[tuple[Span, BookLine]]:
    """The book's entries that a sentence speaks of, and where."""
    return [
        (span, line)
        for line in reading.context.book
        for term in line.terms
        for span in pattern(term).spans(reading.folded, sentence.start, sentence.end)
    ]


def _nearest(said: _Said, lines: Sequence[tuple[Span, BookLine]]) -> BookLine | None:
    """The entry that a promise is about: the one whose word stands nearest in its sentence."""
    start, end = said.span
    far = [(max(0, start - last, first - end), line) for (first, last), line in lines]
    return min(far, key=lambda one: one[0])[1] if far else None


def _held(reading: Reading, said: _Said, line: BookLine | None) -> Finding:
    if line is None:
        return reading.finding(Rule.PROMISE, said.span, "not_in_book")
    about: tuple[tuple[str, str], ...] = (("name", line.name),)
    if said.date is not None and line.earliest is not None and _is_before(said.date, line):
        about += (("earliest", line.earliest_text),)
        return reading.finding(Rule.PROMISE, said.span, "beyond", _later(reading, said, line), about=about)
    if any(_is_above(amount, line) for amount in said.amounts):
        about += (("most", f"{line.most} {line.unit}"),)
        return reading.finding(Rule.PROMISE, said.span, "beyond", about=about)
    return reading.finding(Rule.PROMISE, said.span, "covered", severity=Severity.FINE, about=about)


def _is_before(named: NamedDate, line: BookLine) -> bool:
    return named.on is not None and line.earliest is not None and named.on < line.earliest


def _is_above(named: NamedAmount, line: BookLine) -> bool:
    return line.most is not None and named.unit == line.unit and named.amount > line.most


def _later(reading: Reading, said: _Said, line: BookLine) -> str:
    """The same promise with the first day that the book allows."""
    if said.date is None or not line.earliest_text:
        return ""
    by = reading.pack.by_date.format(day=line.earliest_text)
    folded, named = reading.folded, said.date
    if named.start == said.span[0]:
        by = by[:1].upper() + by[1:] if folded.said(named.start, named.start + 1).isupper() else by
    head = folded.said(said.span[0], named.start)
    tail = folded.said(named.end, said.span[1])
    return f"{head}{by}{tail}"
