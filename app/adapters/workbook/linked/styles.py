"""Looks of cells: a date needs a date's format, a text that looks like a formula needs its mark; nothing else moves."""

import copy
from typing import Final
from zipfile import ZipFile

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from app.adapters.workbook.linked.packages import MAIN, Element, parse, styles_part, tag, unparse
from app.domain.workbooks.problems import WorkbookProblem

_OWN_FORMATS: Final = 164
_FORMATS: Final = {"moment": "yyyy-mm-dd hh:mm", "day": "yyyy-mm-dd"}


_PLAIN: Final = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>'
)
"""What a table of looks needs, in its order, before a look can be added to it."""


def _furnished(root: Element) -> Element:
    """A table without any looks, as some programs write it, gets the plain one; the list of looks."""
    there = [one for one in root if isinstance(one.tag, str) and etree.QName(one).localname == "numFmts"]
    at = 0 if not there else list(root).index(there[-1]) + 1
    for piece in parse(_PLAIN.encode()):
        found = root.find(piece.tag)
        if found is None:
            root.insert(at, piece)
            found = piece
        at = list(root).index(found) + 1
    return root.find(tag("cellXfs"))


def looks_of(parts: ZipFile, file: str) -> "tuple[str, Styles]":
    """The part with the looks of cells, and its table. Raises WorkbookProblem where a program wrote none."""
    part = styles_part(parts)
    if part is None:
        raise WorkbookProblem(file, "not_valid")
    return part, Styles(parts.read(part))


class Styles:
    """The table of looks of one workbook; a look that is missing is added at its end."""

    def __init__(self, content: bytes) -> None:
        self._root = parse(content)
        self._looks = self._root.find(tag("cellXfs"))
        if self._looks is None:
            self._looks = _furnished(self._root)
        self._made: dict[tuple[int, str], int] = {}
        self.is_changed = False

    def as_date(self, look: int, form: str) -> int:
        """The look, or one like it that shows a date. ``form`` is ``moment`` or ``day``."""
        return look if self._shows_date(look) else self._like(look, form)

    def as_quoted(self, look: int) -> int:
        """The look, or one like it that keeps a text a text when somebody edits the cell."""
        found = self._at(look)
        is_quoted = found is not None and found.get("quotePrefix") in {"1", "true"}
        return look if is_quoted else self._like(look, "quoted")

    def content(self) -> bytes:
        """The part as it is now."""
        return unparse(self._root)

    def _at(self, look: int) -> Element | None:
        return self._looks[look] if 0 <= look < len(self._looks) else None

    def _shows_date(self, look: int) -> bool:
        found = self._at(look)
        if found is None:
            return False
        number = int(found.get("numFmtId", "0"))
        known = BUILTIN_FORMATS.get(number) if number < _OWN_FORMATS else self._format(number)
        return bool(known) and bool(is_date_format(known))

    def _format(self, number: int) -> str:
        formats = self._root.find(tag("numFmts"))
        for one in () if formats is None else formats:
            if one.get("numFmtId") == str(number):
                return str(one.get("formatCode", ""))
        return ""

    def _like(self, look: int, form: str) -> int:
        made = self._made.get((look, form))
        if made is not None:
            return made
        origin = self._at(look)
        fresh = copy.deepcopy(origin) if origin is not None else self._looks.makeelement(tag("xf"))
        if form == "quoted":
            fresh.set("quotePrefix", "1")
        else:
            fresh.set("numFmtId", str(self._format_id(_FORMATS[form])))
            fresh.set("applyNumberFormat", "1")
        self._looks.append(fresh)
        self._looks.set("count", str(len(self._looks)))
        self.is_changed = True
        self._made[look, form] = len(self._looks) - 1
        return len(self._looks) - 1

    def _format_id(self, code: str) -> int:
        formats = self._root.find(tag("numFmts"))
        if formats is None:
            formats = self._root.makeelement(tag("numFmts"))
            self._root.insert(0, formats)
        for one in formats:
            if one.get("formatCode") == code:
                return int(one.get("numFmtId"))
        number = max([_OWN_FORMATS - 1, *(int(one.get("numFmtId", "0")) for one in formats)]) + 1
        fresh = formats.makeelement(tag("numFmt"))
        fresh.set("numFmtId", str(number))
        fresh.set("formatCode", code)
        formats.append(fresh)
        formats.set("count", str(len(formats)))
        return number
