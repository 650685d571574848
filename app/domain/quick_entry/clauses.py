"""What is left of a line: the step, and what the matter is about."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.kinds import Channel
from app.domain.quick_entry.sheets import TAKEN, Sheet
from app.domain.quick_entry.words import Words, any_of

_EDGES = " ,;:.·|!-–—" + TAKEN
_NOTHING = re.compile(
    r"^(?:[\W_]*|(?:by|at|on|for|from|to|with|and|the|a|an|of|please|then)(?:\s+(?:the|a|to|and))?)$",
    re.IGNORECASE,
)


_TOUCH = re.compile(
    r"^(?:just\s+|has\s+)?(?:called|rang|phoned|emailed|mailed|wrote|texted|visited)(?:\s+and)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Matter:
    """The step and the subject of a line."""

    step: str | None = None
    channel: Channel | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    breaks: re.Pattern[str]
    verb: re.Pattern[str]
    wants: re.Pattern[str]
    about: re.Pattern[str]
    named: re.Pattern[str]
    dangling: re.Pattern[str]
    polite: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(words: Words) -> _Patterns:
    verb = any_of(words.channels)
    wants = any_of(words.phrases["wants"])
    links = any_of(words.phrases["links"])
    polite = r"(?:please\s+|first\s+|to\s+|and\s+|then\s+|i(?:'ll|\s+will|\s+must|\s+should)?\s+)*"
    return _Patterns(
        re.compile(
            rf"[;·|]+|[,:.{TAKEN}]\s*(?={polite}{verb}\b)|\s(?:then|and\s+then)\s(?={verb}\b)|\.\s",
            re.IGNORECASE,
        ),
        re.compile(rf"{polite}(?P<verb>{verb})(?![\w-])", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{wants})(?!\w):?", re.IGNORECASE),
        re.compile(r"(?<!\w)(?:about|regarding|re:)(?!\w)\s*", re.IGNORECASE),
        re.compile(rf"(?<!\w){any_of(words.named_channels)}(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w){links}\s*(?={TAKEN})", re.IGNORECASE),
        re.compile(r"^(?:please|to|and|then|that|for|i(?:'ll|\s+will|\s+must)?)\s+", re.IGNORECASE),
    )


def take_channel(sheet: Sheet, words: Words) -> Channel | None:
    """A channel that is only named: 'by phone'."""
    match = _patterns(words).named.search(sheet.text)
    if match is None:
        return None
    sheet.take_match(match, "channel")
    return words.named_channels[" ".join(match[0].lower().split())]


def read_matter(sheet: Sheet, words: Words, *, opens_case: bool) -> Matter:
    """Cut the rest into clauses; one that begins with a verb is the step, the others the subject."""
    matter = Matter()
    for start, end in _clauses(sheet.text, words):
        clause = sheet.text[start:end]
        lead = len(clause) - len(clause.lstrip(_EDGES))
        verb = _patterns(words).verb.match(clause, lead)
        if verb and matter.step is None:
            matter = _with_step(matter, verb, clause, words)
            sheet.colour(start + verb.start("verb"), start + verb.end("verb"), "step")
        else:
            matter = _with_subject(matter, clause, words)
    if (
        not opens_case
        and matter.step is None
        and matter.subject
        and not _patterns(words).wants.search(sheet.text)
    ):
        return Matter(_upper(matter.subject), matter.channel, "")
    return matter


def _clauses(text: str, words: Words) -> list[tuple[int, int]]:
    found, at = [], 0
    for cut in _patterns(words).breaks.finditer(text):
        lead = at + len(text[at : cut.start()]) - len(text[at : cut.start()].lstrip(_EDGES))
        if cut[0][0] in {TAKEN, ":"} and _patterns(words).verb.match(text, lead):
            continue  # 'email Ruth check list': the second verb belongs to the first.
        found.append((at, cut.start()))
        at = cut.end()
    return [*found, (at, len(text))]


def _with_step(matter: Matter, verb: re.Match[str], clause: str, words: Words) -> Matter:
    said = " ".join(verb["verb"].lower().split())
    body = clause[verb.start("verb") :]
    wants = _patterns(words).wants.search(body, len(verb["verb"]))
    about = _patterns(words).about.search(body)
    subject = matter.subject or (_topic(body[about.end() :], words) if about else "")
    if wants and not about:
        subject, body = matter.subject or _topic(body[wants.end() :], words), body[: wants.start()]
    return Matter(_upper(_clean(body, words)), words.channels[said], subject)


def _with_subject(matter: Matter, clause: str, words: Words) -> Matter:
    wants = _patterns(words).wants.search(clause)
    before = _clean(clause[: wants.start()], words) if wants else ""
    text = _topic(clause[wants.end() :], words) if wants else _clean(clause, words)
    if wants and before and not _NOTHING.match(before) and not _TOUCH.match(before):
        text = f"{before} {wants[0]} {text}".strip()
    text = _patterns(words).polite.sub("", text)
    if _NOTHING.match(text):
        return matter
    return Matter(matter.step, matter.channel, f"{matter.subject}, {text}" if matter.subject else text)


def _topic(text: str, words: Words) -> str:
    return re.sub(r"^the\s+(?=\S)", "", _clean(text, words), flags=re.IGNORECASE)


def _clean(text: str, words: Words) -> str:
    """Words without what was taken out of them, and without the links that led there."""
    kept = _patterns(words).dangling.sub(" ", text)
    kept = re.sub(r"\(\s*\)", " ", kept.replace(TAKEN, " "))
    kept = re.sub(r"\s+([,;:.?])", r"\1", " ".join(kept.split()))
    return re.sub(r"[,;:.]+(?=[,;:.])", "", kept).strip(" ,;:.·|-–—")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
