"""What a letter says now, apart from the letters that it quotes."""

import re
from collections.abc import Sequence
from typing import Final

_QUOTED = re.compile(r"\s*(?:>|\|\s)")
_ATTRIBUTION = re.compile(
    r"\s*(?:on\b.{0,250}\bwrote|am\b.{0,250}\bschrieb\b.{0,120}|le\b.{0,250}a\s+écrit|el\b.{0,250}escribió"
    r"|op\b.{0,250}\bschreef\b.{0,120})\s*:\s*",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\s*-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht"
    r"|message d'origine|oorspronkelijk bericht)\s*-{2,}\s*",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*_{10,}\s*")
_FROM = re.compile(r"\s*\*?(?:from|von|de|van):\*?\s+\S", re.IGNORECASE)
_SENT = re.compile(r"\s*\*?(?:sent|date|gesendet|datum|envoyé|verzonden):\*?\s+\S", re.IGNORECASE)
_SIGNATURE = "-- "
_MOST_HEAD_LINES: Final = 4
_MOST_ATTRIBUTION_LINES: Final = 3


def fresh(text: str) -> str:
    r"""The words of the letter itself; answers between quoted lines stay. All of it where nothing else is there.

    >>> fresh("Thursday suits us.\n\nOn 24 Nov 2026, Maya wrote:\n> Does Thursday suit you?")
    'Thursday suits us.'
    """
    lines = text.split("\n")
    lines = lines[: _end(lines)]
    lines = _without_attributions(lines)
    own = [line for line in lines if not _QUOTED.match(line)]
    return _tidied(own) or text.strip()


def _end(lines: Sequence[str]) -> int:
    """Where a whole earlier letter begins, as mail programs append it; or the writer's signature."""
    for place, line in enumerate(lines):
        if _BREAK.fullmatch(line) or line == _SIGNATURE:
            return place
        if _RULE.fullmatch(line) and _is_head(lines[place + 1 :]):
            return place
        if _is_head(lines[place:]):
            return place
    return len(lines)


def _is_head(lines: Sequence[str]) -> bool:
    """Whether the head of an earlier letter stands here: from whom, and right below it when it was sent."""
    near = [line for line in lines[: _MOST_HEAD_LINES * 2] if line.strip()][:_MOST_HEAD_LINES]
    return bool(near) and _FROM.match(near[0]) is not None and any(_SENT.match(line) for line in near[1:])


def _without_attributions(lines: list[str]) -> list[str]:
    """Without the line, or lines, that say who wrote what is quoted below."""
    kept: list[str] = []
    place = 0
    while place < len(lines):
        length = _attribution(lines, place)
        if not length:
            kept.append(lines[place])
        place += length or 1
    return kept


def _attribution(lines: Sequence[str], place: int) -> int:
    """How many lines from here say who wrote what follows; 0 where none do."""
    if not lines[place].strip():
        return 0
    for length in range(1, _MOST_ATTRIBUTION_LINES + 1):
        below = next((line for line in lines[place + length :] if line.strip()), "")
        said = " ".join(line.strip() for line in lines[place : place + length])
        if _ATTRIBUTION.fullmatch(said) and _QUOTED.match(below):
            return length
    return 0


def _tidied(lines: Sequence[str]) -> str:
    """No more than one empty line in a row, none around."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept).strip()
