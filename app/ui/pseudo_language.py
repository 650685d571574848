"""A language of longer words with strange letters: what stays plain on a screen was never given to be translated.

It is for those who build Keepword. Placeholders, keys and the ampersand of a mnemonic stay as they are.
"""

import re
from functools import lru_cache

from PySide6.QtCore import QObject, QTranslator

LONGER = 0.4
_LETTERS = str.maketrans("aeiouyAEIOUYcnszCNSZ", "áéîöüýÁÉÎÖÜÝçñšžÇÑŠŽ")
_KEPT = re.compile(
    r"\{[^{}]*\}|%(?:L?\d+|n|[A-Za-z])|&(?=\w)|<[^<>]*>|\(\*[^)]*\)|\b(?:Ctrl|Alt|Shift|Esc|Enter|Tab)\b"
)
_FILL = "~"


class PseudoLanguage(QTranslator):
    """Answers every question for a translation.

    Attributes:
        asked: Context and text of all that was asked for.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        self.asked.add((context, source))
        return strange(source)


@lru_cache(4096)
def strange(text: str) -> str:
    """The text with strange letters and two fifths longer; ``Later`` becomes ``Látér~~``."""
    parts: list[str] = []
    end = 0
    for kept in _KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(_LETTERS), kept[0]]
        end = kept.end()
    parts.append(text[end:].translate(_LETTERS))
    own = len(_KEPT.sub("", text).strip())
    return _lengthened("".join(parts), round(own * LONGER))


def _lengthened(text: str, more: int) -> str:
    """Each word gets its share of what is added, so that lines may still break."""
    words = text.split(" ")
    longer = [number for number, word in enumerate(words) if word and not _KEPT.search(word)]
    if not longer:
        return text + _FILL * more
    for number, at in enumerate(longer):
        share = more * (number + 1) // len(longer) - more * number // len(longer)
        words[at] += _FILL * share
    return " ".join(words)
