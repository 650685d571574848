"""Every sample workbook as a host of our rows: what is not ours stays byte for byte, and other programs open it."""

import json
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from app.domain.workbooks.problems import WorkbookProblem
from app.ui.messages import sentence
from tests.data.hosts import KEYS, ROWS, Hosted, hosted
from tests.samples_shown import NotShown, same, sample

CHAIN = {"xl/calcChain.xml"}
_CHILD = """
import json, resource, sys
from python_calamine import CalamineWorkbook

resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
path, sheet, header, count, width = *sys.argv[1:3], *map(int, sys.argv[3:])
rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
found = [cells[1:width] for cells in rows[header : header + count]]
print(json.dumps(found, default=lambda at: {"at": at.isoformat()[:16]}))
"""
OFFICE = "xlsx:Calc MS Excel 2007 XML"


def show(folder: Path) -> Iterator[str]:
    paths = sorted(path for path in sample(folder, "workbooks").iterdir() if path.is_file())
    hosts: list[Hosted] = []
    with tempfile.TemporaryDirectory() as place:
        for path in paths:
            content = path.read_bytes()
            try:
                host = hosted(path, Path(place))
            except WorkbookProblem as problem:
                yield f"{path.name}: refused, {problem.reason}: {sentence(problem)}"
            else:
                hosts.append(host)
                yield f"{path.name}: {_proved(host)}"
            same(f"the sample {path.name}", path.read_bytes(), content)
        yield from _opened_in_office(hosts, Path(place))
    yield f"{len(paths)} workbooks: {len(hosts)} hosts, {len(paths) - len(hosts)} refused with a reason"


def _proved(host: Hosted) -> str:
    with ZipFile(host.before) as before, ZipFile(host.path) as after:
        same(f"parts of {host.path.name}", set(after.namelist()) | CHAIN, set(before.namelist()) | CHAIN)
        moved = {name for name in after.namelist() if before.read(name) != after.read(name)}
    if not moved <= host.ours:
        raise NotShown(f"{host.path.name}: {sorted(moved - host.ours)} changed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        said = _by_openpyxl(host.path, host), _by_calamine(host.path, host)
        _same_elsewhere(host)
    for program, found in zip(("openpyxl", "calamine"), said, strict=True):
        if found is not None:
            same(f"our rows of {host.path.name} in {program}", found, _ours())
    unread = [] if said[1] is not None else ["calamine does not read it, as it does not read the sample"]
    if said[1] is None and _is_read_by_calamine(host.before):
        raise NotShown(f"{host.path.name}: calamine read the sample, and does not read the host")
    return "; ".join([f"all but {len(moved)} parts byte for byte", *unread])


def _ours() -> list[list[Any]]:
    first, second = ({**row} for row in ROWS)
    first["matter"] = "Once more"
    return [[_plain(row.get(key)) for key in KEYS if key != "id"] for row in (first, second)]


def _plain(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return " ".join(value.split())
    return value.isoformat()[:16] if hasattr(value, "isoformat") else f"{float(value):g}"


def _by_openpyxl(path: Path, host: Hosted) -> list[list[Any]]:
    rows = load_workbook(path)[host.sheet].iter_rows(
        min_row=host.header + 1, max_row=host.header + len(ROWS), max_col=len(KEYS), values_only=True
    )
    return [[_plain(value) for value in cells[1:]] for cells in rows]


def _by_calamine(path: Path, host: Hosted) -> list[list[Any]] | None:
    """In a process of its own, since calamine takes memory for every cell between the first and the last."""
    command = [
        sys.executable,
        "-c",
        _CHILD,
        str(path),
        host.sheet,
        str(host.header),
        str(len(ROWS)),
        str(len(KEYS)),
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        return None
    return [[_plain(_moment_or(value)) for value in cells] for cells in json.loads(done.stdout)]


def _is_read_by_calamine(path: Path) -> bool:
    child = _CHILD.replace("get_sheet_by_name(sheet)", "get_sheet_by_index(0)")
    command = [sys.executable, "-c", child, str(path), "", "0", "0", "1"]
    return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0


def _moment_or(value: Any) -> Any:
    return value["at"] if isinstance(value, dict) else value


def _same_elsewhere(host: Hosted) -> None:
    """Every cell, comment and format of the person's, as openpyxl sees it."""
    before, after = load_workbook(host.before), load_workbook(host.path)
    same(f"sheets of {host.path.name}", after.sheetnames, before.sheetnames)
    for sheet in before.worksheets:
        for (row, column), cell in sheet._cells.items():
            if not (sheet.title == host.sheet and row >= host.header):
                same(
                    f"{host.path.name} {cell.coordinate}",
                    _seen(after[sheet.title].cell(row, column)),
                    _seen(cell),
                )


def _seen(cell: Any) -> tuple[Any, ...]:
    return (
        str(cell.value),
        cell.data_type,
        cell.number_format,
        str(cell.comment),
        str(cell.hyperlink and cell.hyperlink.ref),
    )


def _opened_in_office(hosts: list[Hosted], place: Path) -> Iterator[str]:
    """One process opens and saves all of them; our rows are in what it saved."""
    if shutil.which("soffice") is None:
        yield "LibreOffice is not here (.ci/install-clients): not opened in it"
        return
    saved = _saved_by_office([host.path for host in hosts], place)
    closed = [host for host in hosts if host.path.stem not in saved]
    if closed:
        samples = _saved_by_office([host.before for host in closed], place / "samples")
        for host in closed:
            if host.before.stem in samples:
                raise NotShown(f"LibreOffice opens {host.before.name} as it came, and not with our rows")
            yield f"LibreOffice does not open {host.path.name}, as it does not open the sample"
    for host in hosts:
        if host not in closed:
            found = _by_openpyxl(saved[host.path.stem], host)
            same(f"our rows of {host.path.name} in LibreOffice", found, _ours())
    yield f"LibreOffice opened and saved {len(hosts) - len(closed)}, with our rows in them"


def _saved_by_office(files: list[Path], place: Path) -> dict[str, Path]:
    into, profile = place / "office", (place / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", OFFICE]
    subprocess.run([*command, "--outdir", str(into), *files], check=False, capture_output=True, timeout=600)
    return {path.stem: path for path in into.glob("*.xlsx")}
