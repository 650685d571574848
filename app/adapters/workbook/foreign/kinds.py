"""What sort of file it is, whatever its name says; what no list needs is refused before it is opened."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final
from zipfile import BadZipFile, ZipFile

from app.adapters.workbook.linked.limits import MOST_BYTES, inspect_parts
from app.domain.tables.raw import TableKind, TableProblem
from app.domain.workbooks.problems import WorkbookProblem

_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP: Final = b"PK\x03\x04"
_HEAD: Final = 4096
_NEEDED: Final[Mapping[TableKind, tuple[str, ...]]] = MappingProxyType(
    {
        TableKind.XLSX: ("[Content_Types].xml", "xl/workbook.xml"),
        TableKind.XLSB: ("[Content_Types].xml", "xl/workbook.bin"),
        TableKind.ODS: ("content.xml",),
    }
)
_OTHERS: Final = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<table", "HTML"),
    (b"<?xml", "XML"),
    (b"\x7felf", "a program"),
    (b"mz\x90", "a program"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"rar!", "RAR"),
    (b"sqlite format 3", "SQLite"),
)
_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {"locked_by_password": "password", "not_a_workbook": "other_kind", "strict": "not_valid"}
)


def kind_of(path: Path) -> TableKind:
    """What sort of table it is; text is CSV until its reader says otherwise.

    Raises:
        TableProblem: It is none, or asks for far more than a list needs.
    """
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_HEAD)
    except FileNotFoundError:
        raise TableProblem(name, "missing") from None
    except OSError as problem:
        raise TableProblem(name, "unreadable", problem.strerror or "") from None
    if not size:
        raise TableProblem(name, "empty")
    if start.startswith(_OLE):
        _refuse_large(name, size)
        return _old_kind(path)
    if start.startswith(_ZIP):
        _refuse_large(name, size)
        return _packed_kind(path)
    _refuse_others(name, start)
    return TableKind.CSV


def _refuse_large(name: str, size: int) -> None:
    if size > MOST_BYTES:
        raise TableProblem(name, "too_large", f"{size >> 20} MB")


def _refuse_others(name: str, start: bytes) -> None:
    head = start.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for sign, kind in _OTHERS:
        if head.startswith(sign.lower()):
            raise TableProblem(name, "other_kind", kind)


def _old_kind(path: Path) -> TableKind:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise TableProblem(path.name, "password")
    if any(f"{stream}\0".encode("utf-16-le") in content for stream in ("Workbook", "Book")):
        return TableKind.XLS
    said = "DOC" if "WordDocument".encode("utf-16-le") in content else ""
    raise TableProblem(path.name, "other_kind" if said else "damaged", said)


def _packed_kind(path: Path) -> TableKind:
    name = path.name
    try:
        with ZipFile(path) as parts:
            names = set(parts.namelist())
            kind = next((kind for kind, needed in _NEEDED.items() if needed[-1] in names), None)
            if kind is TableKind.ODS:
                _refuse_other_documents(name, parts)
    except (BadZipFile, OSError, KeyError, ValueError, RuntimeError, NotImplementedError) as problem:
        raise TableProblem(name, "damaged") from problem
    if kind is None:
        raise TableProblem(name, "other_kind", "DOCX" if "word/document.xml" in names else "ZIP")
    try:
        inspect_parts(path, _NEEDED[kind], reads_strict=True)
    except WorkbookProblem as problem:
        reason = _REASONS.get(problem.reason, problem.reason)
        raise TableProblem(name, reason, problem.said) from problem
    return kind


def _refuse_other_documents(name: str, parts: ZipFile) -> None:
    """A text document has the same parts as a sheet; a protected one has its parts, unreadable."""
    with parts.open("mimetype") as opened:
        if b"spreadsheet" not in opened.read(200):
            raise TableProblem(name, "other_kind", "ODT")
    if "META-INF/manifest.xml" in parts.namelist():
        with parts.open("META-INF/manifest.xml") as opened:
            if b"encryption-data" in opened.read(1 << 20):
                raise TableProblem(name, "password")
