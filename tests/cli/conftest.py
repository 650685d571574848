"""A command line in this process, with a home, a store and a rehearsal clock of its own."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import app
from app.cli import main

NOW = "2026-11-24T10:42+00:00"
ROOT = Path(app.__file__).parents[1]


@dataclass
class Told:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


class Line:
    """Types commands: ``line("done", "4127")``; every one must be done unless ``code`` says otherwise."""

    def __init__(self, store, capfd, at=NOW):
        self.store, self.at = store, at
        self._capfd = capfd
        self.words = []

    def __call__(self, *words, code=0, before=()):
        self._capfd.readouterr()
        self.words.append(words)
        found = main(["--store", str(self.store), "--at", self.at, *before, *words])
        said = self._capfd.readouterr()
        told = Told(found, said.out, said.err)
        assert found == code, f"{words}: {found} instead of {code}\n{said.out}\n{said.err}"
        assert "Traceback" not in said.out + said.err
        return told

    def json(self, *words, code=0, before=()):
        return self(*words, code=code, before=("--json", *before)).json

    def is_well(self):
        return self.json("check")["content_hash"]


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("KEEPWORD_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("KEEPWORD_STORE", raising=False)
    return tmp_path / "home"


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A store with the sample company, filled once."""
    folder = tmp_path_factory.mktemp("filled")
    before = os.environ.get("KEEPWORD_HOME")
    os.environ["KEEPWORD_HOME"] = str(folder / "home")
    try:
        assert main(["--store", str(folder / "s.db"), "--at", NOW, "sample"]) == 0
    finally:
        if before is None:
            del os.environ["KEEPWORD_HOME"]
        else:
            os.environ["KEEPWORD_HOME"] = before
    return folder / "s.db"


@pytest.fixture
def line(home, tmp_path, capfd):
    """The command line at a store that is not there yet."""
    return Line(tmp_path / "s.db", capfd)


@pytest.fixture
def sample(line, filled):
    """The command line at a store with the sample company."""
    shutil.copy2(filled, line.store)
    return line


def run(*words, env=None, **settings):
    """A real process."""
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        cwd=ROOT,
        env=os.environ | (env or {}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        **settings,
    )
