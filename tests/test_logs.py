"""The log is short, private, one line an event, and tells nobody's business."""

import logging
import os
import stat
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.logs import BYTES, FILES, Logs, OneLine

SECRET = "Eimear Walsh"


@pytest.fixture
def logs(tmp_path):
    root = logging.getLogger()
    before = (root.level, list(root.handlers), logging.getLogger("apscheduler").level)
    logs = Logs(tmp_path / "logs")
    yield logs
    logs.close()
    assert (root.level, list(root.handlers), logging.getLogger("apscheduler").level) == before


def written(logs):
    return logs.file.read_text(encoding="utf-8")


def test_a_line_names_moment_level_thread_and_place(logs):
    logging.getLogger("app.cases").info("%d cases read", 7)
    assert written(logs).endswith("Z INFO MainThread app.cases: 7 cases read\n")


def test_five_files_of_a_megabyte_at_most_for_the_owners_eyes(logs):
    for _ in range(60):
        logging.getLogger("app").info("x" * (BYTES // 8))
    files = sorted(logs.file.parent.iterdir())
    assert len(files) == FILES
    assert all(file.stat().st_size <= BYTES for file in files)
    if os.name == "posix":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert stat.S_IMODE(logs.file.parent.stat().st_mode) == 0o700


def test_the_words_of_an_exception_stay_out(logs):
    try:
        int(SECRET)
    except ValueError:
        logging.getLogger("app").exception("A number was expected")
    assert written(logs).count("\n") == 1
    assert "ValueError" in written(logs)
    assert SECRET not in written(logs)


def test_words_another_handler_already_formatted_stay_out_too(logs):
    try:
        int(SECRET)
    except ValueError:
        record = logging.LogRecord("app", logging.ERROR, "", 1, "A number was expected", None, sys.exc_info())
    logging.Formatter().format(record)
    assert SECRET not in OneLine().format(record)


def test_libraries_that_write_out_values_are_kept_quiet(logs):
    logging.getLogger("desktop_notifier.backends.base").warning("sent %s", SECRET)
    logging.getLogger("sqlalchemy.engine").info("insert %s", SECRET)
    logging.getLogger("apscheduler.executors.default").error("raised %s", SECRET)
    logging.getLogger("app").info("end")
    assert SECRET not in written(logs)


@given(st.text())
def test_one_event_is_one_printable_line_whatever_is_in_it(text):
    record = logging.LogRecord("app", logging.INFO, "", 1, "%s", (text,), None)
    line = OneLine().format(record)
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line


def test_without_a_folder_the_program_works_without_a_log(tmp_path):
    (tmp_path / "logs").write_text("a file where the folder should be")
    logs = Logs(tmp_path / "logs")
    logging.getLogger("app").error("still here")
    logs.close()
    assert (tmp_path / "logs").read_text() == "a file where the folder should be"


def test_a_folder_that_vanishes_disturbs_nobody(logs, capsys):
    logs.file.parent.rmdir()
    logging.getLogger("app").error("still here")
    assert capsys.readouterr().err == ""
