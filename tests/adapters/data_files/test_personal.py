"""A person's private settings reach the disk, at once or a little later."""

import tomllib
from uuid import UUID

import pytest

from app.adapters.data_files.personal import PersonalFile
from app.domain.errors import FileProblem

WHO = UUID(int=7)


@pytest.fixture
def on_disk(tmp_path):
    file = tmp_path / f"{WHO.hex}.toml"
    return lambda: tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


@pytest.fixture
def personal(tmp_path):
    return PersonalFile(tmp_path, WHO)


def test_a_value_is_on_disk_at_once(personal, on_disk):
    personal.set("style", "first")
    assert on_disk() == {"style": "first"}
    personal.set("style", None)
    assert on_disk() == {}


def test_behind_a_window_many_values_are_one_writing(personal, on_disk):
    waiting = []
    personal.write_behind(waiting.append)
    for letter in "filter":
        personal.set("filter", letter)
    assert (personal.get("filter"), on_disk(), len(waiting)) == ("r", {}, 1)
    waiting.pop()()
    assert on_disk() == {"filter": "r"}
    personal.set("filter", "s")
    assert len(waiting) == 1


def test_what_still_waits_at_the_end_is_written(personal, on_disk):
    personal.write_behind(lambda _work: None)
    personal.set("filter", "x")
    personal.write_behind(None)
    assert on_disk() == {"filter": "x"}


def test_a_disk_that_was_full_gets_it_the_next_time(personal, on_disk, tmp_path, monkeypatch):
    personal.write_behind(lambda _work: None)
    personal.set("filter", "x")
    with monkeypatch.context() as broken:
        broken.setattr("pathlib.Path.replace", _refuse)
        with pytest.raises(FileProblem):
            personal.write()
    assert on_disk() == {}
    personal.write()
    assert on_disk() == {"filter": "x"}


def _refuse(*_about):
    raise OSError(28, "the disk is full")
