"""A workbook that may not be written to, and disks that fill up: a sentence, both sides whole, and the rest later."""

import resource
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from app.domain.errors import AppError
from app.domain.workbooks.problems import WorkbookReadOnly, WorkbookUnwritable
from app.ui.messages import sentence
from tests.data.houses import TestHouse
from tests.services.desks import case_of, opened
from tests.services.workbooks.partners import Partner, partner


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk that fills up."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class Both:
    """One case that was changed in the workbook, and one that was changed here."""

    def __init__(self, t: TestHouse, p: Partner) -> None:
        self.t, self.p = t, p
        self.theirs, self.ours = opened(t.maya), opened(t.maya)

    def edit(self, word: str) -> None:
        self.p.type(self.theirs, matter=f"Theirs {word}")
        self.t.maya.cases.edit(self.ours, subject=f"Ours {word}")

    def is_kept_here_alone(self, word: str, before: bytes) -> bool:
        came_in = self.says_here(self.theirs) == f"Theirs {word}"
        return came_in and self.p.path.read_bytes() == before and self.left_over() == []

    def agree(self, word: str) -> bool:
        self.p.sync()
        here = [self.says_here(one) for one in (self.theirs, self.ours)]
        there = [self.p.says(one, "matter") for one in (self.theirs, self.ours)]
        return here == there == [f"Theirs {word}", f"Ours {word}"] and self.p.review().is_empty

    def says_here(self, case_id: UUID) -> str:
        return case_of(self.t.maya, case_id).subject

    def left_over(self) -> list[Path]:
        return list(self.p.path.parent.glob(".keepword-*"))


@pytest.fixture
def both(t: TestHouse, tmp_path: Path) -> Both:
    made = Both(t, partner(t.maya, tmp_path))
    made.p.sync()
    return made


def test_a_read_only_file_is_not_passed_over_and_gets_the_rest_when_it_may_be_written(both: Both):
    both.edit("once")
    before = both.p.path.read_bytes()
    both.p.path.chmod(stat.S_IRUSR)
    with pytest.raises(WorkbookReadOnly) as caught:
        both.p.sync()
    assert both.is_kept_here_alone("once", before)
    assert sentence(caught.value).startswith("Pipeline 2026.xlsx is read-only")
    assert "Your changes are safe here" in sentence(caught.value)
    with pytest.raises(WorkbookReadOnly):
        both.p.sync()
    both.p.path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert both.agree("once")


def test_a_folder_that_may_not_be_written_to_is_told_and_the_rest_waits(
    both: Both, monkeypatch: pytest.MonkeyPatch
):
    both.edit("once")
    before = both.p.path.read_bytes()

    def refuse(**_how: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(tempfile, "mkstemp", refuse)  # what such a folder says, to root too
        with pytest.raises(WorkbookUnwritable) as caught:
            both.p.sync()
    assert both.is_kept_here_alone("once", before)
    assert "Permission denied" in sentence(caught.value)
    assert both.agree("once")


def test_wherever_the_disk_fills_up_the_workbook_is_whole_and_nothing_is_lost(both: Both):
    copies = both.p.syncs.copies / both.p.link.id.hex
    size = both.p.path.stat().st_size
    told: list[AppError] = []
    for number, room in enumerate(range(0, 2 * size, size // 8)):
        both.edit(str(number))
        before, kept = both.p.path.read_bytes(), _sizes(copies)
        try:
            with room_for(room):
                both.p.sync()
        except WorkbookUnwritable as problem:
            told.append(problem)
            assert both.is_kept_here_alone(str(number), before)
            assert _sizes(copies) == kept, "half a copy lies there"
        assert both.agree(str(number))
    assert 4 <= len(told) < 16
    assert "Your changes are safe here; they go in with the next sync." in sentence(told[0])


def _sizes(folder: Path) -> dict[str, int]:
    return {one.name: one.stat().st_size for one in folder.iterdir()} if folder.is_dir() else {}
