"""Ranges that end with the rows and grow with them: tables, filters, rules, drop-downs."""

import re
from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from app.adapters.workbook.linked.packages import Element, tag

_RANGE = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d{1,7}):(\$?[A-Z]{1,3}\$?)(\d{1,7})")
_ONE = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d{1,7})")


def grow_sheet(root: Element, header: int, last: int, more: int) -> None:
    """Let the sheet's filter, rules and drop-downs that reach to the last row reach to the new last one."""
    for element, name in _sheet_ranges(root):
        element.set(name, grown(element.get(name, ""), header, last, more))
    dimension = root.find(tag("dimension"))
    if dimension is not None:
        dimension.set("ref", grown(dimension.get("ref", ""), header, last, more, is_part=False))


def grow_table(root: Element, header: int, last: int, more: int) -> bool:
    """The same for a table that begins with our header; whether it is one, and grew."""
    match = _RANGE.fullmatch(root.get("ref", ""))
    if match is None or int(match[2]) != header:
        return False
    before = root.get("ref")
    for element in (root, root.find(tag("autoFilter"))):
        if element is not None and element.get("ref"):
            element.set("ref", grown(element.get("ref"), header, last, more))
    return bool(root.get("ref") != before)


def grown(ranges: str, header: int, last: int, more: int, *, is_part: bool = True) -> str:
    """Ranges that reach from the header, or the row below it, to the last row, longer by some rows.

    >>> grown("A1:F9 B2:B9 D4:D5 C2", 1, 9, 2)
    'A1:F11 B2:B11 D4:D5 C2'
    """
    return " ".join(_grown(one, header, last, last + more, is_part=is_part) for one in ranges.split(" "))


def _grown(one: str, header: int, last: int, end: int, *, is_part: bool) -> str:
    match, single = _RANGE.fullmatch(one), _ONE.fullmatch(one)
    if match is not None and int(match[2]) <= header + 1:
        if not is_part:
            end = max(int(match[4]), end)
        elif int(match[4]) != last:
            return one
        return f"{match[1]}{match[2]}:{match[3]}{end}"
    if single is not None and last == header + 1 == int(single[2]):
        return f"{one}:{single[1]}{end}"
    return one


def drop_links(root: Element, places: set[str]) -> None:
    """A cell that says something else no longer leads to the old address."""
    links = root.find(tag("hyperlinks"))
    for link in [] if links is None else list(links):
        if link.get("ref") in places:
            links.remove(link)
    if links is not None and not len(links):
        root.remove(links)


def place(row: int, column: int) -> str:
    """A cell's name."""
    return f"{get_column_letter(column)}{row}"


def _sheet_ranges(root: Element) -> Iterator[tuple[Element, str]]:
    for name in ("autoFilter",):
        yield from ((one, "ref") for one in root.findall(tag(name)))
    yield from ((one, "sqref") for one in root.findall(tag("conditionalFormatting")))
    for holder in root.findall(tag("dataValidations")):
        yield from ((one, "sqref") for one in holder.findall(tag("dataValidation")))
