"""What the house bans, ruff finds: time that is not passed in, and Qt's own threads."""

import json
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT

BANNED = [
    "import datetime\ndatetime.datetime.now()",
    "from datetime import datetime\ndatetime.now()",
    "from datetime import datetime\ndatetime.today()",
    "from datetime import date\ndate.today()",
    "import time\ntime.time()",
    "from PySide6.QtCore import QThreadPool",
    "from PySide6.QtCore import QRunnable",
    "from PySide6.QtCore import QThread",
    "from PySide6.QtCore import QDateTime\nQDateTime.currentDateTime()",
    "from PySide6.QtCore import QDate\nQDate.currentDate()",
]


def findings(code, name):
    answer = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--output-format=json", f"--stdin-filename={name}", "-"],
        input=code, cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return {finding["code"] for finding in json.loads(answer.stdout)}


@pytest.mark.parametrize("code", BANNED)
def test_ruff_finds_what_is_banned(code):
    assert "TID251" in findings(code, "app/services/example.py")


def test_the_clock_may_ask_the_machine():
    assert "TID251" not in findings(BANNED[1], "app/adapters/clock.py")
