"""What becomes of each hostile workbook, in a process of its own: ``python -m tests.hostile_workbooks_shown``."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.data.hostile_tables import every_table, made_table
from tests.data.hostile_workbooks import MADE, made


def tried(name: str, folder: Path, *, is_import: bool = False) -> dict[str, object]:
    """One of them, in a process of its own: what it said, seconds, megabytes.

    Read as a linked workbook, or brought in as a foreign table.
    """
    path = made_table(folder, name) if is_import else made(folder, name)
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile_workbooks_shown", str(path), *["import"] * is_import],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    path.unlink()
    if done.returncode:
        return {
            "said": f"ended with {done.returncode}: {done.stderr.strip()[-200:]}",
            "seconds": 0.0,
            "megabytes": 0,
        }
    found: dict[str, object] = json.loads(done.stdout)
    left = sorted(one.name for one in folder.iterdir())
    return found if not left else found | {"said": f"left {left} behind"}


def _as_linked(path: Path) -> str:
    from app.adapters.workbook.linked.reading import read

    book = read(path)
    unread = f", row {book.unread_row} far below was not read" if book.unread_row else ""
    return f"read: {len(book.rows)} rows{unread}"


def _as_table(path: Path) -> str:
    from app.adapters.data_files.csv_out import write_csv
    from app.adapters.data_files.csv_rows import read_table
    from app.adapters.data_files.safe_write import SafeFiles
    from app.adapters.workbook.foreign.files import ForeignTables
    from app.domain.tables.looking import look_at
    from app.domain.tables.raw import TableChoice

    table = ForeignTables(read_table, write_csv, SafeFiles().replacing).read(path, TableChoice())
    look = look_at(table, TableChoice())
    bad = f", {look.unread} cannot be taken" if look.unread else ""
    how = f" ({table.kind}, {table.encoding or table.sheet})"
    notes = [f"{one.told.replace('_', ' ')} {one.where or one.count}" for one in look.remarks]
    return "; ".join([f"read: {look.rows} rows{bad}{how}", *notes])


def _read(path: Path, *, is_import: bool) -> dict[str, object]:
    from app.domain.errors import AppError

    begun, before = time.perf_counter(), path.read_bytes() if path.stat().st_size < 1 << 20 else b""
    said, refusal = "", None
    try:
        said = _as_table(path) if is_import else _as_linked(path)
    except AppError as problem:
        refusal = problem
    spent, peak = time.perf_counter() - begun, _peak()
    if refusal is not None:
        from app.ui.messages import sentence  # words load far more than any reading needs

        said = sentence(refusal)
    if before and path.read_bytes() != before:
        said = "changed the file"
    return {"said": said, "seconds": round(spent, 2), "megabytes": peak}


def _peak() -> int:
    """Megabytes at most since this program began (not its parent's), and of the process that it started."""
    status = Path("/proc/self/status").read_text("ascii")
    own = int(status.partition("VmHWM:")[2].split()[0]) >> 10
    return own + (resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10)


def _print(name: str, found: dict[str, object]) -> None:
    print(f"{name:40} {found['seconds']:6} s {found['megabytes']:5} MB  {found['said']}", flush=True)  # noqa: T201


def main() -> None:
    """Print the table, or read one file."""
    if len(sys.argv) > 1:
        print(json.dumps(_read(Path(sys.argv[1]), is_import="import" in sys.argv)))  # noqa: T201 - the child's answer
        return
    with TemporaryDirectory() as folder:
        print("== brought in by an import")  # noqa: T201
        for name in every_table():
            _print(name, tried(name, Path(folder), is_import=True))
        print("== read as a linked workbook")  # noqa: T201
        for name in MADE:
            _print(name, tried(name, Path(folder)))


if __name__ == "__main__":
    main()
