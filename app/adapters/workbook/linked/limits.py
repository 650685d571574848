"""What is looked at before a file is opened: a few kilobytes can ask for gigabytes."""

import zlib
from collections.abc import Collection
from pathlib import Path
from typing import IO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from app.domain.workbooks.problems import WorkbookProblem

MOST_BYTES: Final = 20 << 20
MOST_UNPACKED: Final = 200 << 20
MOST_PARTS: Final = 2_000
MOST_STRINGS: Final = 50 << 20
PLAUSIBLE: Final = 150
"""Times a part larger than a megabyte may shrink when it is packed; real sheets stay below 20."""

_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP: Final = b"PK\x03\x04"
_NEEDED: Final = ("[Content_Types].xml", "xl/workbook.xml")
_HEAD: Final = 4096
_STRICT: Final = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


def inspect(path: Path) -> None:
    """Refuse what cannot be, or should not be, a workbook; nothing is unpacked but the beginnings of parts.

    Raises:
        WorkbookProblem: With the reason.
    """
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(512)
    except FileNotFoundError:
        raise WorkbookProblem(name, "missing") from None
    if not size:
        raise WorkbookProblem(name, "empty")
    if size > MOST_BYTES:
        raise WorkbookProblem(name, "too_large", _megabytes(size))
    _refuse_other_kinds(name, start)
    inspect_parts(path, _NEEDED)


def inspect_parts(path: Path, needed: Collection[str], *, reads_strict: bool = False) -> None:
    """Refuse a package that asks for far more than it should, or that lacks a part.

    Args:
        reads_strict: Whoever asks can read "Strict Open XML".

    Raises:
        WorkbookProblem: With the reason.
    """
    name = path.name
    try:
        with ZipFile(path) as parts:
            _refuse_bounds(name, parts.infolist(), needed)
            for part in parts.infolist():
                if part.filename.endswith((".xml", ".rels", ".vml")):
                    with parts.open(part) as opened:
                        _refuse_beginning(name, part.filename, opened, reads_strict=reads_strict)
    except (
        BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as problem:
        raise WorkbookProblem(name, "damaged") from problem


def _refuse_other_kinds(name: str, start: bytes) -> None:
    if start.startswith(_OLE):
        raise WorkbookProblem(name, "locked_by_password")
    if not start.startswith(_ZIP):
        head = start.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
        is_page = head.startswith((b"<!doctype html", b"<html", b"<table"))
        said = "HTML" if is_page else "XML" if head.startswith(b"<?xml") else ""
        if not said and b"\0" not in start:
            said = "CSV" if any(sign in start for sign in (b";", b",", b"\t")) else "text"
        raise WorkbookProblem(name, "not_a_workbook", said)


def _refuse_bounds(name: str, parts: list[ZipInfo], needed: Collection[str]) -> None:
    if len(parts) > MOST_PARTS:
        raise WorkbookProblem(name, "too_many_parts", str(len(parts)))
    whole = sum(part.file_size for part in parts)
    if whole > MOST_UNPACKED:
        raise WorkbookProblem(name, "unpacks_to", _megabytes(whole))
    names = [part.filename for part in parts]
    if not set(needed) <= set(names):
        raise WorkbookProblem(name, "not_a_workbook", _kind(names))
    if len(set(names)) != len(names):
        raise WorkbookProblem(name, "damaged")
    if any(part.flag_bits & 1 for part in parts):
        raise WorkbookProblem(name, "locked_by_password")
    for part in parts:
        _refuse_bloated(name, part)


def _refuse_bloated(name: str, part: ZipInfo) -> None:
    is_large = part.file_size > 1 << 20
    if is_large and part.file_size > PLAUSIBLE * max(1, part.compress_size):
        raise WorkbookProblem(name, "implausible", _megabytes(part.file_size))
    if part.filename.lower().endswith("sharedstrings.xml") and part.file_size > MOST_STRINGS:
        raise WorkbookProblem(name, "unpacks_to", _megabytes(part.file_size))


def _refuse_beginning(name: str, part: str, opened: IO[bytes], *, reads_strict: bool) -> None:
    head = opened.read(_HEAD)
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise WorkbookProblem(name, "doctype")
    if part == "xl/workbook.xml" and _STRICT in head and not reads_strict:
        raise WorkbookProblem(name, "strict")


def _kind(names: list[str]) -> str:
    if "xl/workbook.bin" in names:
        return "XLSB"
    if "content.xml" in names:
        return "ODS"
    return "DOCX" if "word/document.xml" in names else "ZIP"


def _megabytes(size: int) -> str:
    return f"{size >> 20} MB"
