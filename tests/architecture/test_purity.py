"""Domain and services live without any library; the domain's own tests pass that way too."""

import subprocess
import sys

from tests.architecture.sources import ROOT

LOAD_WITHOUT_LIBRARIES = """
import importlib, pkgutil, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        ours = top == "app" or top in sys.stdlib_module_names or top.startswith("_sysconfigdata")
        if top == "sqlite3" or not ours:
            raise ImportError(f"{name} is a library")

sys.meta_path.insert(0, Blocked())
import app.domain, app.services

count = 0
for package in (app.domain, app.services):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
        count += 1
print(count)
"""

TEST_WITHOUT_LIBRARIES = """
import sys
import pytest

BLOCKED = {
    "PySide6", "alembic", "apscheduler", "dateparser", "desktop_notifier", "fontpkg_inter", "holidays", "icalendar",
    "openpyxl", "platformdirs", "python_calamine", "qtawesome", "sqlalchemy", "tzlocal", "xlsxwriter",
}

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, Blocked())
sys.exit(pytest.main(sys.argv[1:]))
"""


def test_domain_and_services_load_without_any_library():
    answer = subprocess.run(
        [sys.executable, "-c", LOAD_WITHOUT_LIBRARIES],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert int(answer.stdout) > 0


def test_the_domain_passes_its_tests_without_qt_sql_and_file_libraries(tmp_path):
    config = tmp_path / "pytest.ini"
    config.write_text("[pytest]\npythonpath = .\nmarkers =\n  long\n  client\n", "utf-8")
    answer = subprocess.run(
        [
            sys.executable, "-c", TEST_WITHOUT_LIBRARIES, "tests/domain", "app/domain", "--doctest-modules",
            "--import-mode=importlib", f"--config-file={config}", f"--rootdir={ROOT}", "--quiet", "--exitfirst",
            "-p", "no:pytest-qt", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:pytest_cov",
        ],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout[-3000:] + answer.stderr[-3000:]
