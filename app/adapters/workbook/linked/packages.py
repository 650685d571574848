"""The parts of a workbook, as the file itself names them."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from zipfile import ZipFile

from lxml import etree

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
WORKBOOK: Final = "xl/workbook.xml"

Element = Any
"""An element of lxml."""


def tag(name: str) -> str:
    """A name of the sheets' own language."""
    return f"{{{MAIN}}}{name}"


def parse(content: bytes) -> Element:
    """XML without entities, without the network, within lxml's own bounds. Raises etree.XMLSyntaxError."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def unparse(root: Element) -> bytes:
    """XML as spreadsheet programs write it."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


@dataclass(frozen=True, slots=True)
class Link:
    """A relation of one part to another."""

    id: str
    kind: str
    target: str


def links_of(parts: ZipFile, part: str) -> tuple[Link, ...]:
    """Where a part points to inside the package."""
    folder, name = posixpath.split(part)
    try:
        content = parts.read(f"{folder}/_rels/{name}.rels")
    except KeyError:
        return ()
    return tuple(_links(parse(content), folder))


def _links(root: Element, folder: str) -> Iterator[Link]:
    for one in root:
        if not isinstance(one.tag, str) or one.get("TargetMode") == "External":
            continue
        target = one.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        yield Link(one.get("Id", ""), one.get("Type", "").rsplit("/", 1)[-1], path)


def sheet_parts(parts: ZipFile) -> Mapping[str, str]:
    """The part of each sheet by its name, in order."""
    targets = {link.id: link.target for link in links_of(parts, WORKBOOK)}
    sheets = parse(parts.read(WORKBOOK)).find(tag("sheets"))
    if sheets is None:
        return {}
    found = {one.get("name", ""): targets.get(one.get(f"{{{LINKS}}}id", ""), "") for one in sheets}
    return {name: part for name, part in found.items() if part in parts.namelist()}


def styles_part(parts: ZipFile) -> str | None:
    """The part with the looks of cells; None where a program wrote none."""
    found = (link.target for link in links_of(parts, WORKBOOK) if link.kind == "styles")
    return next((part for part in found if part in parts.namelist()), None)


def table_parts(parts: ZipFile, sheet_part: str) -> tuple[str, ...]:
    """The parts of the tables that stand on a sheet."""
    return tuple(link.target for link in links_of(parts, sheet_part) if link.kind == "table")
