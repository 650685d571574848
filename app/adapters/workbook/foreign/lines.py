"""Rows on their way from the reading process: one line of JSON each."""

import json
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from app.domain.tables.cells import TableCell, Unread
from app.domain.tables.raw import SheetName, TableRemark, TableRow, Told


def row_line(row: TableRow) -> str:
    """A row as a line."""
    return json.dumps([row.line, [_packed(cell) for cell in row.cells]])


def row_of(found: Any) -> TableRow:
    """The row of a line."""
    return TableRow(int(found[0]), tuple(_unpacked(cell) for cell in found[1]))


def end_line(sheet: str, sheets: tuple[SheetName, ...], remarks: tuple[TableRemark, ...]) -> str:
    """What comes last: which sheet it was, which there are, and what a person should know."""
    return json.dumps(
        {
            "sheet": sheet,
            "sheets": [[one.name, one.is_hidden] for one in sheets],
            "remarks": [[one.told, one.where, one.count] for one in remarks],
        }
    )


def problem_line(reason: str, said: str) -> str:
    """Instead of everything: why there is nothing to read."""
    return json.dumps({"problem": reason, "said": said})


def sheets_of(end: Any) -> tuple[SheetName, ...]:
    """The sheets that the last line names."""
    return tuple(SheetName(name, bool(is_hidden)) for name, is_hidden in end["sheets"])


def remarks_of(end: Any) -> tuple[TableRemark, ...]:
    """What the last line tells a person."""
    return tuple(TableRemark(Told(told), where, count) for told, where, count in end["remarks"])


def _packed(cell: TableCell) -> Any:
    match cell:
        case bool() | str() | None:
            return cell
        case Decimal():
            return {"n": str(cell)}
        case datetime():
            return {"t": cell.isoformat()}
        case date():
            return {"d": cell.isoformat()}
        case time():
            return {"h": cell.isoformat()}
    return {"u": cell.said}


def _unpacked(cell: Any) -> TableCell:
    if not isinstance(cell, dict):
        return cell if isinstance(cell, bool | str) else None
    ((kind, said),) = cell.items()
    readers: dict[str, Any] = {
        "n": Decimal,
        "t": datetime.fromisoformat,
        "d": date.fromisoformat,
        "h": time.fromisoformat,
        "u": Unread,
    }
    found: TableCell = readers[kind](said)
    return found
