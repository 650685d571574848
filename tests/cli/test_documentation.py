"""docs/cli.md names every command, every option and every key, and nothing that is not there."""

import re

import pytest

from app.cli.commands import COMMANDS
from tests.cli.conftest import ROOT

TEXT = (ROOT / "docs" / "cli.md").read_text("utf-8")
TABLES = [row for row in TEXT.splitlines() if row.startswith("| `")]
TYPED = " ".join(re.findall(r"`([^`]+)`", " ".join(row.split(" | ")[0] for row in TABLES)))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_described_with_its_options(command):
    row = next(row for row in TABLES if re.search(rf"`{re.escape(command.name)}[ `]", row))
    for argument in (*command.arguments, *command.either):
        name = argument.names[0]
        if name.startswith("--"):
            rows = [row for row in TABLES if f"`{command.name}" in row]
            assert any(name in each for each in rows), name
        else:
            shown = argument.settings.get("metavar", name)
            assert shown in row or argument.settings.get("choices"), shown


def test_nothing_is_described_that_is_not_there():
    options = {
        name for c in COMMANDS for a in (*c.arguments, *c.either) for name in a.names if name.startswith("--")
    }
    globals_ = {"--store", "--at", "--as", "--json", "--version", "--help"}
    assert set(re.findall(r"--[a-z-]+", TYPED)) <= options | globals_


def test_every_key_of_a_case_is_described(sample):
    case = sample.json("case", "4127")
    assert set(case) <= set(re.findall(r"\w+", TEXT))
    for words in (("today",), ("tick",), ("check",), ("search", "marlowe")):
        assert set(sample.json(*words)) <= set(re.findall(r"\w+", TEXT))
    for words in (("history", "4127"), ("why", "4127")):
        assert set(sample.json(*words)[0]) <= set(re.findall(r"\w+", TEXT))
