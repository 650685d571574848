"""Tables that want to do harm, made here: catalogue B1 to B28 and B54 as far as it speaks of files brought in.

``python -m tests.hostile_workbooks_shown`` prints what becomes of each, and of the workbooks beside.
"""

import gzip
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.data.foreign_workbooks import ods, xls
from tests.data.hostile_workbooks import LAUGHS, MADE, pack, sheet

HEAD = "Id,What,Customer\n"
_ROW = '<table:table-row{rows}><table:table-cell{columns} office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
_GOOD = [["Id", "What"], ["1", "One matter"]]


def _ole(*names: str) -> bytes:
    """The beginning of an old compound file that names these streams, and nothing that holds together."""
    streams = b"".join(f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in names)
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(1_016) + streams + bytes(4_096)


def _csv(content: str | bytes, times: int = 1, before: str = "") -> Callable[[Path], object]:
    """A text file; what is written many times is made when the file is."""
    piece = content if isinstance(content, bytes) else content.encode()
    return lambda path: path.write_bytes(before.encode() + piece * times)


def _packed(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


def _ods_parts(path: Path, **parts: bytes) -> None:
    _packed(
        path, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"?"} | parts
    )


def _cut(path: Path) -> None:
    content = xls(path, [["Id", "What"], [1, "One matter"]]).read_bytes()
    path.write_bytes(content[:1_700])


def _spaces(path: Path) -> None:
    ods(path, _GOOD, content=" " * (250 << 20))


def _texts() -> str:
    odd = (
        "=1+1",
        "+1",
        "@SUM(1)",
        "\t=1",
        "＝1+1",
        "\u200b=1",
        "_x000D_",
        "a\u202eb",
        "e" + "\u0301" * 10_000,
    )
    return HEAD + "".join(f'{n},"{text}",Kiln Bakery\n' for n, text in enumerate(odd, 1))


TABLES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "B1 an ODS of spaces": ("x.ods", _spaces),
    "B6 an ODS repeated to the far end": ("x.ods", lambda p: ods(p, [], content=_ROW.format(
        rows=' table:number-rows-repeated="1048576"', columns=' table:number-columns-repeated="16384"'))),
    "B6 an XLS cell at the far end": ("x.xls", lambda p: xls(p, [["Id", "What"]], far=(65_535, 255))),
    "B10 laughs in an ODS": ("x.ods", lambda p: _ods_parts(p, **{
        "content.xml": f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><x>&l9;</x>'.encode()})),
    "B13 a workbook with a password": ("x.xlsx", lambda p: p.write_bytes(_ole("EncryptionInfo", "EncryptedPackage"))),
    "B13 an ODS with a password": ("x.ods", lambda p: _ods_parts(p, **{
        "META-INF/manifest.xml": b"<manifest:encryption-data/>"})),
    "B14 an XLS named .xlsx": ("x.xlsx", lambda p: xls(p, [["Id", "What"], [1, "One matter"]])),
    "B14 an ODS named .csv": ("x.csv", lambda p: ods(p, _GOOD)),
    "B14 an XLSX named .csv": ("x.csv", lambda p: pack(p, sheet())),
    "B14 an XLSB of nothing": ("x.xlsb", lambda p: _packed(p, {"[Content_Types].xml": b"<x/>", "xl/workbook.bin": b"\0" * 99})),
    "B14 a page named .csv": ("x.csv", _csv("<!DOCTYPE html><html><table></table></html>")),
    "B14 a letter named .xlsx": ("x.xlsx", lambda p: _packed(p, {"word/document.xml": b"<x/>"})),
    "B14 a PDF named .csv": ("x.csv", _csv(b"%PDF-1.7\n" + bytes(range(256)))),
    "B14 a picture named .csv": ("x.csv", _csv(b"\x89PNG\r\n\x1a\n" + bytes(500))),
    "B14 a packed bomb named .csv": ("x.csv", lambda p: p.write_bytes(gzip.compress(bytes(100 << 20)))),
    "B15 an XLS cut short": ("x.xls", _cut),
    "B15 an XLS of rubbish": ("x.xls", lambda p: p.write_bytes(_ole("Workbook") + struct.pack("<200I", *range(200)))),
    "B18 amounts of every kind": ("x.csv", _csv("Id,Value\n1,1e400\n2,NaN\n3,-0\n4," + "9" * 50_000 + "\n5,12.50\n")),
    "B19 days that could be two": ("x.csv", _csv("Id,Due\n1,31/12/26\n2,12/31/26\n3,03/04/26\n")),
    "B23 to B28 odd texts in a CSV": ("x.csv", _csv(_texts())),
    "B24 a note of 40,000 letters": ("x.csv", _csv(HEAD + f"1,{'n' * 40_000},Kiln Bakery\n2,Beans,Kiln Bakery\n")),
    "B25 signs that are no text": ("x.csv", _csv(HEAD.encode() + b"1,\x01\x02\x1f\x7f,Kiln Bakery\n2,\xed\xa0\x80,Kiln Bakery\n")),
    "B26 line ends of every kind": ("x.csv", _csv('Id,What\r1,"a\r\nb"\n2,c\r\n')),
    "B28 a word of 100,000 letters": ("x.csv", _csv(HEAD + f"1,{'w' * 100_000},Kiln Bakery\n")),
    "B54 semicolons, BOM": ("x.csv", _csv("\ufeffId;What\n1;Café\n")),
    "B54 tabs, UTF-16": ("x.csv", _csv("Id\tWhat\n1\tCafé\n".encode("utf-16"))),
    "B54 UTF-16 without its mark": ("x.csv", _csv("Id,What\n1,Café\n".encode("utf-16-le"))),
    "B54 cp1252": ("x.csv", _csv("Id,What\n1,Café – €\n".encode("cp1252"))),
    "B54 two encodings in one file": ("x.csv", _csv("Id,What\n1,Café\n".encode() + "2,Müller\n".encode("cp1252"))),
    "B54 quotes that never close": ("x.csv", _csv(HEAD + '1,"open,x\n2,Beans,Kiln Bakery\n3,"open,y\n')),
    "B54 NUL": ("x.csv", _csv(HEAD + "1,a\0b,Kiln Bakery\n2,Beans,Kiln Bakery\n")),
    "B54 a million columns": ("x.csv", _csv(",A", 1_000_000, "A")),
    "B54 a million columns below": ("x.csv", _csv(",x", 1_000_000, HEAD + "2,Beans,Kiln Bakery\nx")),
    "B54 one endless line": ("x.csv", _csv("x", 45 << 20)),
    "B54 far too many rows": ("x.csv", _csv("1,a,b\n", 400_000, HEAD)),
    "B54 too large": ("x.csv", _csv("1,a,b\n", 9_000_000, HEAD)),
    "B54 many rows with signs from everywhere": ("x.csv", _csv("1,\U0001f600 ab,Kiln Bakery\n", 190_000, HEAD)),
    "B54 nothing": ("x.csv", _csv(b"")),
    "B54 blanks": ("x.csv", _csv("\n \n;;;\n")),
}  # fmt: skip
"""By its number in the catalogue and what it is: the name it goes by, and how it is made."""

BIG = (
    "B1 ",
    "B14 a packed",
    "B54 one endless",
    "B54 far too",
    "B54 too large",
    "B54 many rows",
    "B28 a word",
)
"""Made of so much that making or reading them takes long: measured by the command, not in every test run."""


def every_table() -> dict[str, tuple[str, Callable[[Path], object]]]:
    """The workbooks of the catalogue and these."""
    return {name: ("hostile.xlsx", make) for name, make in MADE.items()} | TABLES


def made_table(folder: Path, name: str) -> Path:
    """One of them, as a file."""
    file, make = every_table()[name]
    make(folder / file)
    return folder / file
