"""Workbooks of other programs, made here without those programs."""

import struct
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def ods(path: Path, rows: Sequence[Sequence[object]], content: str = "") -> Path:
    """An OpenDocument sheet with these rows, or with any content at all."""
    body = content or "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        book.writestr("META-INF/manifest.xml", _MANIFEST)
        book.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} office:version="1.2">'
            f'<office:body><office:spreadsheet><table:table table:name="Rows">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def _ods_cell(value: object) -> str:
    if isinstance(value, date | datetime):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int | float | Decimal):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(path: Path, rows: Sequence[Sequence[object]], far: tuple[int, int] | None = None) -> Path:
    """An old workbook (BIFF8 in a compound file) with these rows, and perhaps one more cell far away."""
    cells = [(line, place, cell) for line, row in enumerate(rows) for place, cell in enumerate(row)]
    if far is not None:
        cells.append((*far, 1))
    body = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    body += b"".join(_biff_cell(*cell) for cell in cells) + _record(0x000A, b"")
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    size = len(start) + 4 + 8 + 4 + 4
    start += _record(0x0085, struct.pack("<IBBBB", size, 0, 0, 4, 0) + b"Rows") + _record(0x000A, b"")
    path.write_bytes(_compound((start + body).ljust(4_096, b"\0")))
    return path


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def _biff_cell(line: int, place: int, value: object) -> bytes:
    if isinstance(value, int | float):
        return _record(0x0203, struct.pack("<HHHd", line, place, 0, value))
    text = str(value)
    return _record(0x0204, struct.pack("<HHHHB", line, place, 0, len(text), 1) + text.encode("utf-16-le"))


def _compound(stream: bytes) -> bytes:
    """A compound file with one stream called Workbook."""
    sectors = -(-len(stream) // _SECTOR)
    fat = [_FAT, _END, *range(3, 2 + sectors), _END]
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4_096, _END, 0, _END, 0, 0)
    head = head.ljust(_SECTOR, b"\xff")
    folder = (
        _entry("Root Entry", 5, 1, _END, 0)
        + _entry("Workbook", 2, _FREE, 2, len(stream))
        + _entry("", 0, _FREE, 0, 0) * 2
    )
    return head + table + folder + stream.ljust(sectors * _SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    named = f"{name}\0".encode("utf-16-le") if name else b""
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ", named, len(named), kind, 1, _FREE, _FREE, child, b"", 0, b"", b"", start, size
    )
