"""Scenes of letters that come in."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from app.ui.tour.scenery import CASE, PAUSE_MS, Opening, Scene, row_of
from app.ui.tour.stages import Stage

_HEAD = "From: {sender}\nSubject: {subject}\nDate: Tue, 24 Nov 2026 09:12:00 +0000\nMIME-Version: 1.0\n"
_EIMEAR = "Eimear Walsh <eimear.walsh@marlowe.example>"
_WORDS = "Thursday at ten suits us.\n\nIs the service plan in the price? The plan of the bar is with this.\n"
_QUOTED = "\nOn 23 Nov 2026, Maya Brennan wrote:\n> Does Thursday suit you?\n"
_FILES = (
    "Content-Type: multipart/mixed; boundary=part\n\n--part\n\n{words}\n--part\n"
    'Content-Type: application/pdf\nContent-Disposition: attachment; filename="Plan of the bar.pdf"\n\n{plan}\n--part--\n'
)


def incoming() -> Iterator[Scene]:
    """All of them."""
    files = _FILES.format(words=_WORDS + _QUOTED, plan="plan " * 9_000)
    named = _HEAD.format(sender=_EIMEAR, subject=f"Re: [Q-{CASE}] 3 Barista Pro 2") + files
    unknown = _HEAD.format(sender="Noel Quirke <noel@example.org>", subject="Beans for a small office")
    asked = _HEAD.replace("Date", "X-Date").format(sender=_EIMEAR, subject="Our machines")
    yield Scene("letter", "A letter came", opens=_dropped(named), wait_ms=PAUSE_MS)
    yield Scene(
        "letter-new", "A letter of somebody new", opens=_dropped(f"{unknown}\n{_WORDS}"), wait_ms=PAUSE_MS
    )
    yield Scene(
        "letter-asked",
        "A letter dropped on a case",
        opens=_several(f"{asked}\n{_WORDS}"),
        wait_ms=PAUSE_MS,
    )
    yield Scene("act-answered", "They answered, though it was put off", opens=_put_off)


class _Letter:
    """A file; gone with the stage."""

    def __init__(self, content: str) -> None:
        self._folder = TemporaryDirectory(prefix="keepword-tour-")
        self.file = Path(self._folder.name) / "letter.eml"
        self.file.write_text(content, encoding="utf-8")

    def close(self) -> None:
        self._folder.cleanup()


def _file(stage: Stage, content: str) -> Path:
    letter = _Letter(content)
    stage.kept.append(letter)
    return letter.file


def _dropped(content: str) -> Opening:
    def opens(stage: Stage) -> None:
        stage.window.small.receive([_file(stage, content)])
        stage.settle()

    return opens


def _several(content: str) -> Opening:
    """Dropped on a case that its sender has nothing to do with."""

    def opens(stage: Stage) -> None:
        other = next(row for row in stage.services().today.rows() if row.number != CASE)
        stage.window.small.receive([_file(stage, content)], other.case_id)
        stage.settle()

    return opens


def _put_off(stage: Stage) -> None:
    rows = stage.services().today.rows()
    put_off = next((row for row in rows if row.put_offs), row_of(stage, CASE))
    stage.window.open_case(put_off.case_id)
    stage.settle()
    stage.window.act("they_answered")
