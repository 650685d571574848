"""The company's voices, out of their files: ``voices/<language>/<voice>.toml``."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from app.adapters.data_files.tables import Table, read_table
from app.domain.kinds import PHASES, Kind
from app.domain.voices import ANY, Purpose, RefusedTemplate, Template, Voice, Voices

OPENING = "opening"
_NEEDED = frozenset({"greeting", "next", "signature"})

Compile = Callable[[str], Template]
"""Makes a template. Raises RefusedTemplate."""


def load_voices(folder: Path, compiled: Compile) -> Voices:
    """Read every voice. Raises DataFileProblem."""
    files = sorted(folder.glob("*/*.toml"))
    return MappingProxyType({(file.parent.name, file.stem): _voice(file, compiled) for file in files})


def _voice(file: Path, compiled: Compile) -> Voice:
    table = read_table(file)
    parts_table = table.table("parts")
    parts = {key: _template(parts_table, key, compiled) for key in parts_table.data}
    voice = Voice(
        key=file.stem,
        language=file.parent.name,
        address=str(table.value("address")),
        subject=_template(table, "subject", compiled),
        day_and_time=_template(table, "day_and_time", compiled),
        letters=_letters(table.table("letters"), frozenset(parts) | {OPENING}),
        parts=MappingProxyType(parts),
        openings=_openings(table.table(OPENING), compiled),
        blocks=_blocks(table.table("blocks"), compiled),
    )
    table.finish()
    return voice


def _letters(table: Table, known: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Every letter greets, says when the reader hears again, and is signed."""
    found = {}
    for purpose in Purpose:
        found[purpose.value] = names = table.texts(purpose, known)
        lacking = sorted(_NEEDED - set(names))
        if lacking:
            raise table.problem(purpose, "missing", lacking[0])
    table.finish()
    return MappingProxyType(found)


def _openings(table: Table, compiled: Compile) -> Mapping[str, Mapping[str, Template]]:
    found = {}
    for purpose in Purpose:
        each = table.table(purpose)
        found[purpose.value] = {key: _template(each, key, compiled) for key in each.data}
        for kind, phases in PHASES.items():
            for phase in phases:
                if not {f"{kind}.{phase}", kind.value, ANY} & set(each.data):
                    raise each.problem(f"{kind}.{phase}", "missing")
        unknown = set(each.data) - _keys()
        if unknown:
            raise each.problem(min(unknown), "unknown name")
    table.finish()
    return MappingProxyType(found)


def _blocks(table: Table, compiled: Compile) -> Mapping[str, Template]:
    found = {key: _template(table, key, compiled) for key in table.data}
    table.finish()
    return MappingProxyType(found)


def _keys() -> frozenset[str]:
    phases = {f"{kind}.{phase}" for kind, phases in PHASES.items() for phase in phases}
    return frozenset(phases | {kind.value for kind in Kind} | {ANY})


def _template(table: Table, key: str, compiled: Compile) -> Template:
    text = table.text(key)
    try:
        return compiled(text)
    except RefusedTemplate as refused:
        raise table.problem(key, "not for a template", refused) from refused
