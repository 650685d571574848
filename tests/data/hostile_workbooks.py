"""Workbooks that want to do harm, made here: catalogue B1 to B28 as far as it speaks of .xlsx files.

``python -m tests.hostile_workbooks_shown`` prints what becomes of each: the sentence, the time, the memory.
"""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    "</Types>"
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    "{more}</Relationships>"
)
_MORE = (
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
    '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>'
)
_WORKBOOK = (
    f'<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{MAIN}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Follow-ups" sheetId="1" r:id="rId1"/></sheets><definedNames>'
    "<definedName name=\"keepword_id\">'Follow-ups'!$A$1</definedName>"
    "<definedName name=\"keepword_matter\">'Follow-ups'!$B$1</definedName>"
    "<definedName name=\"keepword_due\">'Follow-ups'!$C$1</definedName></definedNames></workbook>"
)
_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
_HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{{before}}<sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c><c r="B1" t="inlineStr"><is><t>Matter</t></is></c></row>'
    '<row r="2"><c r="B2" t="inlineStr"><is><t>One matter</t></is></c></row>'
)
_TAIL = "</sheetData>{after}</worksheet>"


def sheet(rows: str = "", *, before: str = "", after: str = "") -> str:
    """A sheet with our header, one row, and what else."""
    return _HEAD.format(before=before) + rows + _TAIL.format(after=after)


def pack(path: Path, sheet_xml: str | Iterator[str], **parts: str) -> None:
    """A workbook around a sheet; parts replace or join the usual ones."""
    usual: dict[str, Any] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(kind="officeDocument", target="xl/workbook.xml", more=""),
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _RELS.format(
            kind="worksheet", target="worksheets/sheet1.xml", more=_MORE
        ),
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"/>',
        "xl/worksheets/sheet1.xml": sheet_xml,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
        for name, content in (usual | parts).items():
            if isinstance(content, str):
                book.writestr(name, content)
                continue
            with book.open(name, "w", force_zip64=True) as part:
                for piece in content:
                    part.write(piece.encode())


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _rows(count: int) -> Iterator[str]:
    yield _HEAD.format(before="")
    for start in range(3, count, 10_000):
        yield "".join(f'<row r="{n}">{_text(f"B{n}", "x" * 150)}</row>' for n in range(start, start + 10_000))
    yield _TAIL.format(after="")


def _spaces(megabytes: int) -> Iterator[str]:
    yield _HEAD.format(before="")
    for _ in range(megabytes):
        yield " " * (1 << 20)
    yield _TAIL.format(after="")


def _doctype(entity: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE x [{entity}]>'


def _strings(count: int) -> Iterator[str]:
    yield f'<sst xmlns="{MAIN}">'
    for start in range(0, count, 10_000):
        yield "".join(f"<si><t>{n:0100}</t></si>" for n in range(start, start + 10_000))
    yield "</sst>"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ODD = "".join(
    f'<row r="{n}">{_text(f"B{n}", text)}</row>'
    for n, text in enumerate(
        (
            "=1+1",
            "+1",
            "@SUM(1)",
            "&#9;=1",
            "＝1+1",
            "\u200b=1",
            "_x000D_",
            "a\u202eb",
            "e" + "\u0301" * 9_000,
            "w" * 32_000,
        ),
        start=3,
    )
)


def _plain(path: Path) -> bytes:
    pack(path, sheet())
    return path.read_bytes()


def _cut(path: Path) -> None:
    content = _plain(path)
    path.write_bytes(content[: len(content) // 2])


def _flipped(path: Path) -> None:
    content = bytearray(_plain(path))
    content[content.index(b"sheet1.xml") + 60] ^= 0xFF
    path.write_bytes(bytes(content))


MADE: dict[str, Callable[[Path], object]] = {
    "B1 two million rows": lambda p: pack(p, _rows(1_500_000)),
    "B2 a gigabyte of blanks": lambda p: pack(p, _spaces(300)),
    "B3 one endless text": lambda p: pack(p, sheet(f'<row r="3">{_text("B3", "x" * (60 << 20))}</row>')),
    "B4 everything merged": lambda p: pack(p, sheet(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    "B5 a lie about the size": lambda p: pack(p, sheet(before='<dimension ref="A1:ZZZ99999999"/>')),
    "B6 one cell at the far end": lambda p: pack(p, sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "B7 an impossible row": lambda p: pack(p, sheet('<row r="999999999999"><c r="B999999999999"><v>1</v></c></row>')),
    "B8 a very wide row": lambda p: pack(p, sheet('<row r="3">' + "<c><v>1</v></c>" * 400_000 + "</row>")),
    "B9 a million shared strings": lambda p: pack(p, sheet(), **{"xl/sharedStrings.xml": _strings(600_000)}),
    "B10 a billion laughs": lambda p: pack(p, _doctype(f'<!ENTITY l0 "ha">{LAUGHS}') + sheet()[38:]),
    "B10 laughs in the styles": lambda p: pack(
        p, sheet(), **{"xl/styles.xml": _doctype(f'<!ENTITY l0 "ha">{LAUGHS}') + _STYLES[38:]}
    ),
    "B11 quadratic": lambda p: pack(p, _doctype(f'<!ENTITY a "{"a" * 50_000}">') + sheet()[38:]),
    "B12 a file of the computer": lambda p: pack(p, _doctype('<!ENTITY a SYSTEM "file:///etc/passwd">') + sheet()[38:]),
    "B13 a password": lambda p: p.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2_000)),
    "B14 CSV by another name": lambda p: p.write_text("Id;Matter\n1;2\n"),
    "B14 HTML by another name": lambda p: p.write_text("<html><table><tr><td>1</td></tr></table></html>"),
    "B15 nothing in it": lambda p: p.write_bytes(b""),
    "B15 cut short": _cut,
    "B15 one byte flipped": _flipped,
    "B16 two hundred thousand parts": lambda p: pack(p, sheet(), **{f"xl/x{n}.xml": "" for n in range(20_000)}),
    "B16 a way out": lambda p: pack(p, sheet(), **{"../../evil.txt": "x"}),
    "B17 no sheet": lambda p: pack(p, sheet(), **{"xl/_rels/workbook.xml.rels": _RELS.format(kind="styles", target="styles.xml", more="")}),
    "B17 a string that is not there": lambda p: pack(p, sheet('<row r="3"><c r="B3" t="s"><v>99</v></c></row>')),
    "B17 a style that is not there": lambda p: pack(p, sheet('<row r="3"><c r="B3" s="99"><v>1</v></c></row>')),
    "B18 a number without end": lambda p: pack(p, sheet(f'<row r="3"><c r="C3"><v>{"9" * 200_000}</v></c></row>')),
    "B18 no number": lambda p: pack(p, sheet('<row r="3"><c r="C3"><v>NaN</v></c></row>')),
    "B18 a bad date": lambda p: pack(p, sheet('<row r="3"><c r="C3" t="d"><v>2026-99-99</v></c></row>')),
    "B19 before there were dates": lambda p: pack(p, sheet('<row r="3"><c r="C3" s="1"><v>-5</v></c></row>')),
    "B20 a formula without a value": lambda p: pack(p, sheet('<row r="3"><c r="B3"><f>1+1</f></c></row>')),
    "B20 a formula's error": lambda p: pack(p, sheet('<row r="3"><c r="B3" t="e"><v>#REF!</v></c></row>')),
    "B22 a formula that calls": lambda p: pack(p, sheet("<row r=\"3\"><c r=\"B3\"><f>cmd|' /C calc'!A0</f><v>1</v></c></row>")),
    "B23 to B28 odd texts": lambda p: pack(p, sheet(ODD)),
    "deep as a well": lambda p: pack(p, sheet(after="<a>" * 50_000 + "</a>" * 50_000)),
}  # fmt: skip
"""By its number in the catalogue and what it is."""


def made(folder: Path, name: str) -> Path:
    """One of them, as a file."""
    path = folder / "hostile.xlsx"
    MADE[name](path)
    return path
