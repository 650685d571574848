"""What becomes of each hostile workbook, in a process of its own: ``python -m tests.hostile_workbooks_shown``."""

import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.data.hostile_workbooks import MADE, made


def tried(name: str, folder: Path) -> dict[str, object]:
    """One of them, read as a linked workbook in a process of its own: what it said, seconds, megabytes."""
    path = made(folder, name)
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile_workbooks_shown", str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode:
        return {
            "said": f"ended with {done.returncode}: {done.stderr.strip()[-200:]}",
            "seconds": 0.0,
            "megabytes": 0,
        }
    found: dict[str, object] = json.loads(done.stdout)
    return found


def _read(path: Path) -> dict[str, object]:
    from app.adapters.workbook.linked.reading import read
    from app.domain.errors import AppError
    from app.ui.messages import sentence

    begun = time.perf_counter()
    try:
        book = read(path)
        unread = f", row {book.unread_row} far below was not read" if book.unread_row else ""
        said = f"read: {len(book.rows)} rows{unread}"
    except AppError as problem:
        said = sentence(problem)
    spent = time.perf_counter() - begun
    status = Path("/proc/self/status").read_text(
        "ascii"
    )  # the peak since this program began, not its parent's
    peak = int(status.partition("VmHWM:")[2].split()[0]) >> 10
    return {"said": said, "seconds": round(spent, 2), "megabytes": peak}


def main() -> None:
    """Print the table, or read one file."""
    if len(sys.argv) > 1:
        print(json.dumps(_read(Path(sys.argv[1]))))  # noqa: T201 - the answer of the child
        return
    with TemporaryDirectory() as folder:
        for name in MADE:
            found = tried(name, Path(folder))
            print(f"{name:34} {found['seconds']:6} s {found['megabytes']:5} MB  {found['said']}")  # noqa: T201


if __name__ == "__main__":
    main()
