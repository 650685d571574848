"""A workbook that stays as it is is read once."""

from pathlib import Path
from typing import Final

from app.adapters.workbook.linked.files import LinkedXlsx
from app.domain.workbooks.links import Stamp
from app.services.workbooks.ports import Reading

MOST_KEPT: Final = 5_000
"""Rows; a longer list is read anew each time, which costs less than it would take up."""


class RememberedXlsx(LinkedXlsx):
    """Reads a file anew only once it is another; what it is, is told by its content and not by its date."""

    def __init__(self) -> None:
        self._kept: dict[Path, tuple[Stamp, Reading]] = {}

    def read(self, path: Path) -> Reading:
        """Our columns, row by row. Raises WorkbookProblem."""
        before = self.stamp(path)
        kept = self._kept.get(path)
        if kept is not None and kept[0] == before:
            return kept[1]
        self._kept.pop(path, None)
        reading = super().read(path)
        if len(reading.rows) <= MOST_KEPT and self.stamp(path) == before:
            self._kept[path] = before, reading
        return reading
