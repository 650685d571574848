"""The hostile personas, and short rehearsals of them, each lived through once for all tests of a process."""

from functools import cache

from app.adapters.data_files.personas import load_personas
from app.domain.personas import Persona
from app.rehearsals import Result, Script, rehearse
from tests.data.houses import shipped_paths

SHIPPED = {one.key: one for one in load_personas(shipped_paths().resources / "personas")}
HOSTILE: dict[str, Persona] = {one.tries: one for one in SHIPPED.values() if one.is_hostile}
"""By the way of working that they are the hardest for."""


def ten_days(style: str, *, has_guards: bool = True) -> Result:
    """Ten days of a way of working with its hostile persona, half a dozen cases at a time."""
    return _lived(style, has_guards)


@cache
def _lived(style: str, has_guards: bool) -> Result:
    return rehearse(shipped_paths(), Script(HOSTILE[style], style, 10, 1, 6, has_guards))
