"""If-then lines: 'after lunch I call Meyer' names a situation, and what is done in it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.quick_entry.words import Words, any_of

LONGEST_CUE = 60


@dataclass(frozen=True, slots=True)
class IfThen:
    """A line in two parts.

    Attributes:
        cue: The situation without its day; in the line it is ``line[start:cue_end]``.
        rest_start: Where what is done begins; before it stands at most 'I' or 'then I'.
    """

    cue: str
    start: int
    cue_end: int
    rest_start: int

    def plain(self, line: str, *, keeps_cue: bool) -> str:
        """The line without the words that only link the parts; every other word stays in its place.

        Args:
            keeps_cue: The situation says when, so it is read on.
        """
        first = self.cue_end if keeps_cue else self.start
        return line[:first] + " " * (self.rest_start - first) + line[self.rest_start :]


def if_then(line: str, words: Words) -> IfThen | None:
    """The two parts of a line; None where it has no situation in front."""
    match = _pattern(words).match(line)
    if match is None or len(match["cue"]) > LONGEST_CUE:
        return None
    cue = _day(words).sub("", match["cue"]).strip()  # tomorrow it will be today
    return IfThen(cue, match.start("cue"), match.end("cue"), match.end())


@lru_cache(maxsize=8)
def _day(words: Words) -> re.Pattern[str]:
    near = any_of((*words.phrases["near_days"], *words.weekdays))
    return re.compile(rf"^{near}\s+|\s+{near}$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _pattern(words: Words) -> re.Pattern[str]:
    myself = any_of(words.phrases["myself"])
    situation = any_of(words.phrases["situations"])
    day = rf"(?:(?:{any_of((*words.phrases['near_days'], *words.weekdays))})\s+)?"
    links = rf"(?:\s*,\s*(?:{any_of(words.phrases['then'])}\s+)?(?:{myself}\s+)?|\s+{myself}\s+)"
    return re.compile(
        rf"\s*(?P<cue>{day}{situation}(?!\w)[^,;:·|]*?){links}(?={any_of(words.channels)}(?!\w))",
        re.IGNORECASE,
    )
