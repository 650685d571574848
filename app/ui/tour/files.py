"""Scenes of what leaves and what comes in."""

from collections.abc import Iterator
from pathlib import Path

from app.ui.acts.list_exports import ListExportForm
from app.ui.frame.places import CASES
from app.ui.tour.scenery import PAUSE_MS, Opening, Scene
from app.ui.tour.stages import Stage


def files() -> Iterator[Scene]:
    """All of them."""
    yield Scene("export", "A list as a file", "people", _export(), wait_ms=PAUSE_MS)
    yield Scene(
        "export-written", "A list that was written", "people", _export("Cases.xlsx"), wait_ms=PAUSE_MS
    )


def _export(name: str = "") -> Opening:
    def opens(stage: Stage) -> None:
        window = stage.window
        window.go(CASES.key)
        stage.settle()
        window.act("export_list")
        stage.settle()
        form = next(one for one in stage.shown() if isinstance(one, ListExportForm))
        if name:  # as if it were written: a tour writes nothing but pictures
            form.show_written(Path(name), 18)

    return opens
