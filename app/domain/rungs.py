"""The ladder of a reminder: how loudly it speaks, and how it grows louder."""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType


class Rung(IntEnum):
    """How loudly an occurrence is shown; a higher rung includes what the lower ones do."""

    LIST = 0
    BADGE = 1
    NOTIFICATION = 2
    WINDOW = 3

    def climbed(self, top: "Rung") -> "Rung":
        """The next rung, not above ``top``; a rung that is already there stays."""
        return max(self, min(Rung(min(self + 1, Rung.WINDOW)), top))


RUNGS: Mapping[str, Rung] = MappingProxyType({rung.name.lower(): rung for rung in Rung})
"""The rungs by the names that style files use."""
