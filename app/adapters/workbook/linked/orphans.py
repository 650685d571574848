"""Texts that a workbook keeps although no cell shows them: what was written over stays in the file otherwise."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZipFile

from lxml import etree

from app.adapters.workbook.linked.packages import LINKS, Element, parse, tag, unparse
from app.adapters.workbook.linked.patching import copied

_SHARED: Final = "xl/sharedStrings.xml"


def forget_texts(file: Path) -> None:
    """Take them out of a file that nobody has open; every other part stays byte for byte as it is."""
    target = file.with_name(f"{file.name}.tmp")
    try:
        with ZipFile(file) as parts:
            changed = {**without_orphans(parts, {}), **without_loose_links(parts)}
            if not changed:
                return
            copied(parts, target, changed, set())
        target.chmod(file.stat().st_mode & 0o777)
        target.replace(file)
    finally:
        target.unlink(missing_ok=True)


def without_orphans(parts: ZipFile, changed: Mapping[str, bytes]) -> dict[str, bytes]:
    """The shared texts, with those empty to which no cell points any more."""
    if _SHARED not in parts.namelist():
        return {}
    used: set[int] = set()
    for name in parts.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            root = parse(changed.get(name) or parts.read(name))
            used |= {int(one) for one in _pointers(root)}
    root = parse(changed.get(_SHARED) or parts.read(_SHARED))
    is_changed = False
    for number, text in enumerate(root.findall(tag("si"))):
        if number not in used and len(text):
            for child in list(text):
                text.remove(child)
            etree.SubElement(text, tag("t"))
            is_changed = True
    return {_SHARED: unparse(root)} if is_changed else {}


def without_loose_links(parts: ZipFile) -> dict[str, bytes]:
    """Where sheets lead, without the addresses of cells that lead nowhere any more."""
    changed = {}
    for name in parts.namelist():
        if not name.startswith("xl/worksheets/_rels/"):
            continue
        sheet = parse(parts.read(f"xl/worksheets/{PurePosixPath(name).stem}"))
        used = {
            value
            for one in sheet.iter()
            for key, value in one.attrib.items()
            if key.startswith(f"{{{LINKS}}}")
        }
        root = parse(parts.read(name))
        loose = [one for one in root if one.get("TargetMode") == "External" and one.get("Id") not in used]
        for one in loose:
            root.remove(one)
        if loose:
            changed[name] = unparse(root)
    return changed


def _pointers(root: Element) -> Iterator[str]:
    for cell in root.iter(tag("c")):
        value = cell.find(tag("v"))
        if cell.get("t") == "s" and value is not None and (value.text or "").isdigit():
            yield value.text
