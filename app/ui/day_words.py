"""The sentences that open and close a day: each style's own words, filled with the day's facts. Without Qt."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from string import Formatter
from typing import Any, Final

from app.domain.day_facts import Facts
from app.ui.plain_formats import PlainFormats
from app.ui.sentences import Translate, as_it_is
from app.ui.translations import QT_TRANSLATE_NOOP

FREE_DAY: Final = QT_TRANSLATE_NOOP("DayWords", "Today is free: nothing is due.")


class _DayFormatter(Formatter):
    """Fills a sentence; ``{kept:word|words}`` chooses by the number, ``{kept:none|one|many}`` with one for none."""

    def __init__(self, formats: PlainFormats, currency: str) -> None:
        super().__init__()
        self._formats, self._currency = formats, currency

    def get_value(self, key: int | str, _args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(str(key), "")

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            return self._chosen(int(value or 0), format_spec.split("|"))
        if isinstance(value, timedelta):
            return self._formats.hours(value)
        if isinstance(value, Decimal):
            return self._formats.money(value, self._currency)
        return str(value)

    def _chosen(self, number: int, words: list[str]) -> str:
        if len(words) == 2:
            return words[0 if number == 1 else 1]
        return words[min(number, 2)]


def day_sentence(template: str, facts: Facts, formats: PlainFormats, currency: str) -> str:
    """A style's sentence about a day."""
    return _DayFormatter(formats, currency).vformat(template, (), facts)


def opening_sentence(
    template: str, facts: Facts, formats: PlainFormats, currency: str, translate: Translate = as_it_is
) -> str:
    """The first line of a day; a free day has the same one in every style."""
    return day_sentence(template, facts, formats, currency) if facts.get("due") else translate(FREE_DAY)
