import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.adapters.data_files.safe_write import SafeFiles
from app.domain.errors import FileProblem
from app.domain.export_errors import Cancelled, FileLocked

WRITES_HALF = """
import sys, time
from pathlib import Path
from app.adapters.data_files.safe_write import SafeFiles
with SafeFiles().replacing(Path(sys.argv[1])) as beside:
    beside.write_text("half")
    print("writing", flush=True)
    time.sleep(60)
"""


def test_a_file_is_replaced_when_the_block_ends_well(tmp_path: Path) -> None:
    target = tmp_path / "calendar.ics"
    target.write_text("old")
    with SafeFiles().replacing(target) as beside:
        beside.write_text("new")
        assert target.read_text() == "old"
        assert beside.parent == target.parent
        assert beside.suffix == ".ics"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    target = tmp_path / "calendar.ics"
    target.write_text("old")
    target.chmod(0o644)
    with SafeFiles().replacing(target) as beside:
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600
        beside.write_text("new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_stop_in_between_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "calendar.ics"
    target.write_text("old")

    def half() -> None:
        with SafeFiles().replacing(target) as beside:
            beside.write_text("half")
            raise Cancelled

    with pytest.raises(Cancelled):
        half()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_kill_in_between_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "calendar.ics"
    target.write_text("old")
    writer = subprocess.Popen([sys.executable, "-c", WRITES_HALF, target], stdout=subprocess.PIPE, text=True)
    with writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        writer.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    assert target.read_text() == "old"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    link, target = tmp_path / "link.ics", tmp_path / "shared" / "real.ics"
    target.write_text("old")
    link.symlink_to(target)
    with SafeFiles().replacing(link) as beside:
        beside.write_text("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_file_open_elsewhere_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "being used by another process", str(target))

    monkeypatch.setattr(Path, "replace", refuse)  # What Windows says while Excel holds the file.
    target = tmp_path / "follow-ups.xlsx"
    with pytest.raises(FileLocked) as problem, SafeFiles().replacing(target) as beside:
        beside.write_text("new")
    assert problem.value.path == str(target)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_a_problem_with_the_file(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "follow-ups.xlsx"
    with pytest.raises(FileProblem) as problem, SafeFiles().replacing(target):
        pytest.fail("nothing to write to")
    assert problem.value.path == str(target)


def test_a_folder_in_the_place_of_the_file_is_a_problem_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileProblem), SafeFiles().replacing(tmp_path) as beside:
        beside.write_text("new")
    assert tmp_path.is_dir()
