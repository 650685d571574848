"""Phrase packs of the reply gate, out of their files."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from app.adapters.data_files.tables import Table, read_table
from app.domain.gate.dates import ENDS
from app.domain.gate.folding import plain
from app.domain.gate.packs import DateWords, Phrase, PhrasePack, VoiceWords
from app.domain.gate.patterns import InvalidPattern, Pattern

_MONTHS, _WEEKDAYS = 12, 7


def load_phrases(folder: Path) -> Mapping[str, PhrasePack]:
    """Read every pack of a folder, by its language. Raises DataFileProblem."""
    return MappingProxyType({file.stem: _pack(file) for file in sorted(folder.glob("*.toml"))})


def _pack(file: Path) -> PhrasePack:
    table = read_table(file)
    addresses = {key: table.table("addresses").table(key) for key in table.data.get("addresses", {})}
    pack = PhrasePack(
        language=file.stem,
        closed_doors=tuple(_phrase(each, has_key=True) for each in table.tables("closed_door")),
        voices=MappingProxyType(_voices(table.table("voices"))),
        addresses=MappingProxyType({key: _patterns(each, "other") for key, each in addresses.items()}),
        is_capital=MappingProxyType({key: each.flag("capital") for key, each in addresses.items()}),
        commitments=_patterns(table, "commitments"),
        news=_patterns(table, "news"),
        negations=_patterns(table, "negations"),
        conditions=_patterns(table, "conditions"),
        denies_last=table.flag("denies_last"),
        regret=_patterns(table, "regret"),
        regret_by_others=tuple(_phrase(each) for each in table.tables("regret_by_others")),
        redress=_patterns(table, "redress"),
        greetings=_words(table, "greetings"),
        closings=_words(table, "closings"),
        abbreviations=_words(table, "abbreviations"),
        by_date=table.text("by_date"),
        dates=_dates(table.table("dates")),
    )
    table.table("addresses", may_lack=True)
    table.finish()
    return pack


def _voices(table: Table) -> dict[str, VoiceWords]:
    found = {}
    for key in table.data:
        voice = table.table(key)
        found[key] = VoiceWords(
            _patterns(voice, "other_self"),
            str(voice.value("own_self")),
            _words(voice, "unlike"),
            tuple(_phrase(each) for each in voice.tables("register")),
            voice.text("closing"),
        )
        voice.finish()
    return found


def _phrase(table: Table, *, has_key: bool = False) -> Phrase:
    phrase = Phrase(
        _patterns(table, "patterns"),
        table.text("key") if has_key else "",
        table.text("why"),
        _wording(table, "better"),
        _patterns(table, "unless"),
        _words(table, "before"),
        _words(table, "not_before"),
        _wording(table, "instead"),
    )
    table.finish()
    return phrase


def _wording(table: Table, key: str) -> str:
    return str(table.value(key)) if key in table.data else ""


def _patterns(table: Table, key: str) -> tuple[Pattern, ...]:
    found = []
    for text in table.texts(key):
        try:
            found.append(Pattern(text))
        except InvalidPattern as invalid:
            raise table.problem(key, "no pattern", text) from invalid
    return tuple(found)


def _words(table: Table, key: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in table.texts(key))


def _dates(table: Table) -> DateWords:
    ends = table.table("ends")
    words = DateWords(
        months=_names(table, "months", _MONTHS),
        weekdays=_names(table, "weekdays", _WEEKDAYS),
        relative=_numbers(table.table("relative"), 0, 30),
        before=_words(table, "before"),
        following=_words(table, "following"),
        within=_words(table, "within"),
        numbers=_numbers(table.table("numbers"), 1, 100),
        business=_words(table, "business"),
        units=_numbers(table.table("units"), -1_000, 1_000),
        ends=MappingProxyType({plain(word): ends.name(word, ENDS) for word in ends.data}),
        hours=_words(table, "hours"),
        no_dates=_words(table, "no_dates"),
        money=_words(table, "money"),
        percent=_words(table, "percent"),
    )
    table.finish()
    return words


def _names(table: Table, key: str, count: int) -> tuple[tuple[str, ...], ...]:
    found = table.value(key)
    lists = found if isinstance(found, list) else []
    if len(lists) != count or not all(isinstance(names, list) and names for names in lists):
        raise table.problem(key, f"not {count} lists of names")
    return tuple(tuple(_plain_names(names)) for names in lists)


def _plain_names(names: Iterable[object]) -> Iterable[str]:
    return (plain(str(name)) for name in names)


def _numbers(table: Table, least: int, most: int) -> Mapping[str, int]:
    return MappingProxyType({plain(word): table.whole(word, least, most) for word in table.data})
