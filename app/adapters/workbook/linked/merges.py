"""Merged cells: one shows for all of them, and the others are empty without anybody having emptied them."""

import re
from dataclasses import dataclass
from typing import Final
from zipfile import ZipFile

from openpyxl.utils import column_index_from_string

MOST: Final = 1_000
"""Merges that are looked at; who has more of them keeps no list of rows there."""

_BLOCK: Final = 1 << 20
_MARK: Final = b"mergeCells"
_MERGE: Final = re.compile(rb"mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells that were made one, rows and columns counted from 1."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    def covers(self, row: int, column: int) -> bool:
        """Whether the cell lies under another."""
        is_inside = self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column
        return is_inside and (row, column) != (self.first_row, self.first_column)


def merges_in(parts: ZipFile, part: str) -> tuple[Merge, ...]:
    """What is merged on a sheet; its list stands below the rows, so it is found without parsing them."""
    found = b""
    with parts.open(part) as opened:
        tail = b""
        while block := opened.read(_BLOCK):
            at = (tail + block).find(_MARK)
            if at >= 0:
                found = (tail + block)[at:] + opened.read(_BLOCK)
                break
            tail = block[-len(_MARK) :]
    merges = []
    for match in list(_MERGE.finditer(found))[:MOST]:
        left, right = (column_index_from_string(match[place].decode()) for place in (1, 3))
        merges.append(Merge(int(match[2]), int(match[4]), left, right))
    return tuple(merges)
