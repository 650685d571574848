"""Taking a person out of a copy of a workbook: the cells of their cases, then the name wherever else it stands."""

import os
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from lxml import etree

from app.adapters.workbook.linked import patching, reading
from app.adapters.workbook.linked.orphans import without_orphans
from app.adapters.workbook.linked.packages import Element, parse, tag, unparse
from app.domain.erasure import Identity, Marks
from app.domain.workbooks.problems import WorkbookProblem
from app.domain.workbooks.writing import RowEdit
from app.services.erasures import Fate

_EMPTIED: Final = ("contact", "phone", "email", "update", "told")
"""Cells that are about the person, or were said to them."""

_NAMED: Final = ("matter", "step", "promise")
"""Cells about the work: they keep their words without the name."""

_WHOLE: Final = frozenset({"si", "is", "text"})
"""Elements whose text may be broken into runs of different looks, within a name too."""


def erase_workbook(file: Path, identity: Identity, of: Collection[str]) -> Fate:
    """Take the person out of one copy; one that cannot be rewritten is removed.

    Args:
        of: Ids of their cases.
    """
    try:
        with _beside(file) as first, _beside(file) as second:
            source = first if _empty_rows(file, first, identity, of) else file
            is_changed = rewrite(source, second, Marks(identity)) or source is first
            if not is_changed:
                return Fate.LEFT
            second.chmod(file.stat().st_mode & 0o777)
            with second.open("rb+") as written:
                os.fsync(written.fileno())
            second.replace(file)
    except (BadZipFile, etree.LxmlError, WorkbookProblem, KeyError, NotImplementedError, RuntimeError):
        file.unlink()
        return Fate.REMOVED
    return Fate.REWRITTEN


def rewrite(source: Path, target: Path, marks: Marks) -> bool:
    """Write a copy in which no part names them, and no text is left that no cell shows; whether anything changed."""
    with ZipFile(source) as parts:
        changed: dict[str, bytes] = {}
        dropped: set[str] = set()
        for name in parts.namelist():
            content = parts.read(name)
            if not name.endswith((".xml", ".rels", ".vml")):
                if marks.is_in(content.decode("latin-1")) or marks.is_in(
                    content.decode("utf-16-le", "ignore")
                ):
                    raise WorkbookProblem(source.name, "unreadable", name)
                continue
            root = parse(content)
            if _clean(root, marks):
                changed[name] = unparse(root)
        changed |= without_orphans(parts, changed)
        patching.copied(parts, target, changed, dropped)
    return bool(changed)


def _empty_rows(file: Path, target: Path, identity: Identity, of: Collection[str]) -> bool:
    """Let the rows of their cases say nothing about them; False where no row is known to be theirs."""
    try:
        book = reading.read(file)
    except WorkbookProblem:
        return False
    edits = list(_edits(book, Marks(identity, own=True), of))
    if edits:
        patching.patch(file, book, edits, target)
    return bool(edits)


def _edits(book: Any, marks: Marks, of: Collection[str]) -> Iterator[RowEdit]:
    for row in book.rows:
        if row.id is None or row.id.hex not in of:
            continue
        cells: dict[str, Any] = {key: None for key in _EMPTIED if row.cells.get(key) is not None}
        for key in _NAMED:
            text = row.cells.get(key)
            if isinstance(text, str) and marks.is_in(text):
                cells[key] = marks.without(text)
        if cells:
            yield RowEdit(row.number, row.id, cells)


def _clean(root: Element, marks: Marks) -> bool:
    """Every text and attribute of a part without the name; whether one had it."""
    found = False
    for element in root.iter(etree.Element):
        if etree.QName(element).localname in _WHOLE:
            found |= _join(element, marks)
        for key, value in element.attrib.items():
            if marks.is_in(value):
                element.set(key, marks.without(value))
                found = True
        if element.text and marks.is_in(element.text):
            element.text, found = marks.without(element.text), True
        if element.tail and marks.is_in(element.tail):
            element.tail, found = marks.without(element.tail), True
    return found


def _join(element: Element, marks: Marks) -> bool:
    """A text that is broken within the name becomes one run."""
    runs: Sequence[Element] = list(element.iter(tag("t")))
    whole = "".join(run.text or "" for run in runs)
    if len(runs) < 2 or not marks.is_in(whole):
        return False
    runs[0].text = marks.without(whole)
    for run in runs[1:]:
        run.text = ""
    return True


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=".keepword-", suffix=file.suffix, dir=file.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
