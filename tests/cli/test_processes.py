"""Real processes: what is loaded, what is printed where, and the tour without a display."""

import os
import subprocess
import sys

import pytest

from app.cli.displays import has_display
from tests.cli.conftest import NOW, ROOT, run


@pytest.fixture
def env(tmp_path):
    return {
        "KEEPWORD_HOME": str(tmp_path / "home"),
        "KEEPWORD_STORE": str(tmp_path / "s.db"),
        "PYTHONIOENCODING": "ascii",
    }


def test_commands_load_no_window_and_no_file_libraries(env):
    code = (
        "import sys; from app.cli import main; assert main(['due']) == 0; "
        "heavy = {'PySide6', 'icalendar', 'xlsxwriter', 'openpyxl', 'dateparser', 'apscheduler'} & set(sys.modules); "
        "sys.exit(' '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fresh_store_is_set_up_in_silence(env):
    done = run("due", env=env)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing is due: you have no open case.\n", "")


def test_the_answer_is_utf8_whatever_the_terminal_says(env):
    added = run("--at", NOW, "add", "quote: Zoë Müller 株式会社 wants a grinder fri 15:00 €18k", env=env)
    assert added.returncode == 0
    assert "€18,000" in added.stdout
    assert "Zoë" in run("--at", NOW, "cases", env=env).stdout


def test_a_reader_that_goes_away_is_no_trouble(env):
    run("--at", NOW, "sample", env=env)
    with subprocess.Popen(
        [sys.executable, "-m", "app", "--json", "cases", "--all"],
        cwd=ROOT,
        env=os.environ | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are text there")
def test_odd_bytes_are_wrong_usage(env):
    done = subprocess.run(
        [sys.executable, "-m", "app", "case", b"\xff\xfe"],
        cwd=ROOT,
        env=os.environ | env,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("environ", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "linux", False),
        ({"QT_QPA_PLATFORM": "vnc"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_known_by_its_signs(environ, platform, seen):
    assert has_display(environ, platform) is seen


def test_without_a_display_the_main_job_is_done_and_the_folder_named(env, tmp_path):
    bare = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    done = subprocess.run(
        [sys.executable, "-m", "app"],
        cwd=ROOT,
        env=bare | env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("There is no display here")
    (folder,) = (tmp_path / "home" / "data").glob("tour-*")
    assert str(folder) in done.stdout
    assert {file.suffix for file in folder.iterdir()} >= {".db", ".ics", ".xlsx", ".png"}
    assert all(str(file) in done.stdout for file in folder.glob("*.[ipx]*"))
    assert "All is well." in done.stdout
    if os.name == "posix":
        assert all(file.stat().st_mode & 0o077 == 0 for file in folder.iterdir())
    assert not (tmp_path / "s.db").exists()


@pytest.mark.parametrize("address", ["keepword:Q-4127", "keepword:<b>"])
def test_an_address_opens_in_a_window_and_says_so_where_there_is_no_display(tmp_path, address):
    done = run(address, env={"KEEPWORD_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"})
    assert (done.returncode, done.stdout) == (1, "")
    assert "no display here" in done.stderr
