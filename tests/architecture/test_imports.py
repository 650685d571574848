"""Every import contract has been seen red: a copy of the program is broken on purpose, one contract at a time."""

import shutil
import subprocess
import sys
import tomllib

import pytest

from tests.architecture.sources import ROOT

LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
# Which line, added to which file, breaks which contract.
OFFENCES = {
    "layers": [
        ("app/domain/__init__.py", "import app.services"),
        ("app/services/__init__.py", "import app.adapters.clock"),
        ("app/ui/__init__.py", "import app.adapters.clock"),
        ("app/new_room.py", ""),
    ],
    "pure": [
        ("app/domain/__init__.py", "import sqlalchemy"),
        ("app/services/__init__.py", "from PySide6.QtCore import QObject"),
    ],
    "adapters": [("app/adapters/clock.py", "import app.adapters.database")],
    "mission": [
        ("app/domain/promises.py", "import app.domain.styles"),
        ("app/domain/moments.py", "import app.domain.styles"),  # Reached by a detour.
    ],
    "sql": [("app/adapters/workbook/__init__.py", "import sqlite3")],
    "qt": [("app/adapters/scheduling/__init__.py", "from PySide6.QtCore import QTimer")],
    "calendar": [("app/ui/__init__.py", "import icalendar")],
    "calendar-servers": [
        ("app/ui/__init__.py", "import caldav"),
        ("app/services/__init__.py", "import urllib3"),
    ],
    "keyring": [("app/adapters/caldav/__init__.py", "import keyring")],
    "workbook": [("app/adapters/data_files/__init__.py", "import openpyxl")],
    "scheduler": [
        ("app/ui/__init__.py", "from apscheduler.schedulers.background import BackgroundScheduler")
    ],
    "dates-in-words": [("app/ui/__init__.py", "import dateparser")],
    "holidays": [("app/domain/__init__.py", "import holidays")],
    "letters": [("app/services/__init__.py", "import jinja2"), ("app/ui/__init__.py", "import babel")],
    "notifier": [("app/ui/__init__.py", "import desktop_notifier")],
    "folders": [("app/ui/__init__.py", "import platformdirs")],
}


def lint(folder, contract):
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--no-cache", "--contract", contract],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_broken_contract_is_seen(copy, contract):
    for name, line in OFFENCES[contract]:
        file = copy / name
        before = file.read_text("utf-8") if file.exists() else ""
        file.write_text(f"{before}\n{line}\n", "utf-8")
        answer = lint(copy, contract)
        assert answer.returncode == 1, f"{line} in {name} went unseen"
        assert f"{CONTRACTS[contract]['name']} BROKEN" in answer.stdout
        file.write_text(before, "utf-8") if before else file.unlink()


def test_there_is_no_offence_without_a_contract():
    assert set(OFFENCES) == set(CONTRACTS)


@pytest.mark.parametrize("package", ["domain", "services"])
def test_whatever_decides_on_customers_is_under_the_mission(package):
    """News, cadences, promises, standards, voices and telling are the same in every style."""
    deciding = {
        "cadences", "cases", "interactions", "news_clock", "promises", "standards", "steps", "telling", "voices",
    }  # fmt: skip
    here = {file.stem for file in (ROOT / "app" / package).iterdir()} & deciding
    watched = CONTRACTS["mission"]["source_modules"]
    assert {f"app.{package}.{name}" for name in here} <= set(watched)
