"""Exit codes: 0 done, 1 the user can mend it, 2 wrong usage; one plain sentence, never a traceback."""

import re
import sqlite3
import sys

import pytest

from app.cli import main
from app.cli.commands import COMMANDS

REFS = (
    "0",
    "99999999999",
    "Q-",
    "-1",
    "Q-4127-1",
    "Ruth",
    "' OR 1=1 --",
    "４１２７",
    "",
    " ",
    "\n",
    "{0}",
    "%s",
)

MENDED = [
    (("case", ref), 1) for ref in REFS
] + [
    (("add", ""), 1),
    (("add", "   "), 1),
    (("add", "nothing that names anybody"), 1),
    (("add", "call Eimear thu 10:00", "--case", "77777"), 1),
    (("later", "4127", "yesterday"), 1),
    (("later", "4127", "gibberish"), 1),
    (("later", "4127", ""), 1),
    (("later", "4127", "31 february"), 1),
    (("later", "4127", "in 400 years"), 1),
    (("told", "4127", ""), 1),
    (("told", "4127", "   "), 1),
    (("promise", "4127", "", "thu 12:00"), 1),
    (("promise", "4127", "x", "never"), 1),
    (("release", "4127", "--reason", " "), 1),
    (("phase", "4127", "nonsense"), 1),
    (("phase", "4127", "quote.delivered"), 1),
    (("phase", "4127", "x.sent"), 1),
    (("phase", "4127", ""), 1),
    (("phase", "4127", "resting"), 1),
    (("close", "4127", "--outcome", ""), 1),
    (("reopen", "4127", "call"), 1),
    (("reassign", "4127", "Nobody"), 1),
    (("handover", "4127", ""), 1),
    (("accept", "4127"), 1),
    (("decline", "4127"), 1),
    (("take", "4127"), 1),
    (("wait", "4127", "x", "--until", "yesterday"), 1),
    (("style", "nobody's"), 1),
    (("import", "/nowhere.csv"), 1),
    (("import", "/nowhere.csv", "--map", "sales_pipeline"), 1),
    (("import", "/nowhere.csv", "--map", "/nowhere.toml"), 1),
    (("import-undo", "B-999"), 1),
    (("import-undo", ""), 1),
    (("export", "workbook", "/nowhere/at/all.xlsx"), 1),
    (("export", "calendar", "/nowhere/at/all.ics"), 1),
    (("export", "calendar", "x.ics", "77777"), 1),
    (("export", "workbook", "x.xlsx", "4127"), 2),
    (("restore", "/nowhere.backup"), 1),
    (("restore", "/"), 1),
    (("backup", "/nowhere/at/all.backup"), 1),
    (("sample",), 1),
]  # fmt: skip

WRONG = [
    (), ("nonsense",), ("--nonsense",), ("due", "--nonsense"), ("--store",), ("--store", ""), ("--at", "noon", "due"),
    ("--at", "0001-01-01T00:00", "due"), ("--at", "9999-12-31T23:59+00:00", "due"), ("--at", "", "due"), ("case",),
    ("case", "1", "2"), ("add",), ("add", "x", "--case", "1", "--new"), ("told", "4127"), ("told", "4127", "x", "--by", "owl"),
    ("close", "4127"), ("later", "4127"), ("later", "4127", "fri", "--agreed", "--reason", "x"), ("phase", "4127"),
    ("phase", "4127", "sent", "--value", "NaN"), ("phase", "4127", "sent", "--value", "-5"),
    ("phase", "4127", "sent", "--value", "1e400"), ("phase", "4127", "sent", "--value", "1.234"),
    ("export",), ("export", "stone", "x"), ("import",), ("wait", "4127", "x"), ("release", "4127"),
    ("--sto", "x", "due"), ("due", "--al"), ("case", "\udcff"), ("add", "nul\0nul"), ("add", "x" * 200_000),
    ("--store", "postgresql://here/there", "due"), ("--json",), ("search",), ("--as",),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code"), MENDED, ids=lambda value: repr(value)[:60])
def test_what_cannot_be_done_is_one_plain_sentence(sample, words, code):
    before = sample.is_well()
    told = sample(*words, code=code)
    assert told.out == ""
    assert told.err.strip()
    if code == 1:
        assert len(told.err.strip().splitlines()) == 1
        assert not re.search(r"Error\(|Exception|\bNone\b|invalid|failed|app\.", told.err)
    assert sample.is_well() == before


@pytest.mark.parametrize(
    "words", WRONG, ids=lambda words: " ".join(words)[:40].encode("ascii", "replace").decode()
)
def test_wrong_usage_is_code_2_and_touches_nothing(home, tmp_path, capsys, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    assert main(list(words)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()
    assert "Traceback" not in said.err
    assert not home.exists()
    assert not list(tmp_path.glob("*.db"))


@pytest.mark.parametrize(
    "words", [("--help",), ("--version",), *((command.name, "--help") for command in COMMANDS)]
)
def test_help_is_there_for_every_command(home, capsys, words):
    assert main(list(words)) == 0
    assert "keepword" in capsys.readouterr().out


def test_every_command_of_the_issue_is_there():
    named = {command.name for command in COMMANDS}
    assert named >= {
        "sample", "add", "cases", "case", "due", "today", "search", "done", "told", "answered", "later", "phase",
        "promise", "close", "reopen", "reassign", "handover", "accept", "history", "undo", "redo", "why", "export",
        "import", "import-undo", "style", "tick", "check", "backup", "restore",
    }  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"not a store at all" * 100, b"SQLite format 3\0" + b"x" * 4096])
def test_a_file_that_is_no_store_is_refused_and_left_alone(line, content):
    line.store.write_bytes(content)
    told = line("due", code=1)
    assert "s.db" in told.err
    assert line.store.read_bytes() == content


def test_another_programs_database_is_left_alone(line):
    with sqlite3.connect(line.store) as raw:
        raw.execute("create table notes (text)")
    raw.close()
    before = line.store.read_bytes()
    assert "is not a Keepword store" in line("due", code=1).err
    assert line.store.read_bytes() == before


def test_a_damaged_rule_is_found_by_check_with_code_1(sample):
    raw = sqlite3.connect(sample.store)
    raw.execute("pragma ignore_check_constraints=on")
    for (trigger,) in raw.execute("select name from sqlite_master where type='trigger'").fetchall():
        raw.execute(f"drop trigger {trigger}")
    raw.execute("update cases set step_what = null where state = 'open' and number = 4127")
    raw.commit()
    raw.close()
    found = sample.json("check", code=1)
    assert not found["ok"]
    assert any("4127" in problem for problem in found["problems"]) or found["problems"]


def test_a_bug_is_one_sentence_and_a_note_in_the_log(sample, monkeypatch, home):
    from app.services.today import TodayService

    def broken(*_args, **_kwargs):
        raise RuntimeError("Eimear Walsh's secret")

    monkeypatch.setattr(TodayService, "rows", broken)
    told = sample("due", code=1)
    assert "nobody expected" in told.err
    assert "secret" not in told.err
    log = (home / "logs" / "keepword.log").read_text("utf-8")
    assert "RuntimeError at app/" in log
    assert "secret" not in log


def test_control_signs_of_a_customer_never_reach_the_terminal(line):
    ref = line.json("add", "query: Eve\x1b[31m Red\u202e wants something odd fri 15:00")["ref"]
    for words in (("due",), ("case", ref), ("search", "odd"), ("history", ref), ("today",)):
        out = line(*words).out
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", line("case", ref, before=("--json",)).out
    )


def test_ctrl_c_ends_with_130(sample, monkeypatch):
    from app.services.today import TodayService

    def stopped(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(TodayService, "rows", stopped)
    assert sample("due", code=130).err.startswith("Stopped.")


@pytest.mark.skipif(sys.platform == "win32", reason="folders are closed another way there")
def test_a_folder_that_may_not_be_written_is_a_sentence(line, tmp_path, monkeypatch):
    shut = tmp_path / "a-file"
    shut.write_text("x")
    monkeypatch.setenv("KEEPWORD_HOME", str(shut / "home"))
    assert "cannot be used" in line("due", code=1).err
