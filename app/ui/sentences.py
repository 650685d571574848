"""Sentences with gaps: translated as a whole, then filled."""

from collections.abc import Callable, Mapping
from typing import Any

from app.ui.translations import QT_TRANSLATE_NOOP

Translate = Callable[[str], str]
"""Gives a sentence in the reader's language; the English one where there is none."""


def as_it_is(text: str) -> str:
    """English."""
    return text


def filled(sentence: str, values: Mapping[str, Any]) -> str:
    """A sentence with its gaps filled, whatever stands in the values.

    >>> filled("{name} has {case}.", {"name": "{x}", "case": 3})
    '{x} has 3.'
    """
    return sentence.format_map({name: str(value) for name, value in values.items()})


_AND = QT_TRANSLATE_NOOP("Remarks", "{some} and {last}")
_MORE = QT_TRANSLATE_NOOP("Remarks", "{count} more")
_ELSEWHERE = (
    QT_TRANSLATE_NOOP("Messages", "{some} and {last}"),
    QT_TRANSLATE_NOOP("Messages", "{count} more"),
    QT_TRANSLATE_NOOP("Guards", "{some} and {last}"),
    QT_TRANSLATE_NOOP("Guards", "{count} more"),
)
"""The same words where other sentences around them are translated."""


def listed(words: tuple[str, ...], translate: Translate = as_it_is, *, most: int = 8) -> str:
    """``a, b and c``; a long list says how many more there are.

    >>> listed(("a", "b", "c")), listed(("a", "b", "c"), most=1)
    ('a, b and c', 'a and 2 more')
    """
    shown = list(words[:most])
    if len(words) > most:
        shown.append(filled(translate(_MORE), {"count": len(words) - most}))
    if len(shown) < 2:
        return "".join(shown)
    return filled(translate(_AND), {"some": ", ".join(shown[:-1]), "last": shown[-1]})
