"""Scenes of a way of working made one's own: borrowed views, my way, protected time, what colleagues were asked."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.ui.frame.view_tabs import ViewTabs
from app.ui.tour.scenery import PAUSE_MS, Scene, acting, row_of
from app.ui.tour.stages import Stage

ASKED = 4119
"""Number of a sample case about which a colleague was asked."""


def mixes() -> Iterator[Scene]:
    """All of them."""
    yield Scene("views", "Views beside Today", "people", _borrowed, wait_ms=PAUSE_MS)
    yield Scene("views-menu", "Which views stand beside Today", "people", _choosing)
    yield Scene("my-way", "Put together my way", "people", acting("mix_my_way"))
    yield Scene("day_plan-protect", "Protect time", "day_plan", acting("protect_time"), like="04")
    yield Scene("panel-requests", "What colleagues were asked about a case", "people", _asked)


def _borrowed(stage: Stage) -> None:
    """Tabs as they stand once two views were borrowed."""
    tabs = stage.window.findChildren(ViewTabs)[0]
    tabs.offer(("people", "sheet", "promises"))
    tabs.stand(in_today=True)


def _choosing(stage: Stage) -> None:
    _borrowed(stage)
    stage.settle()
    stage.window.act("borrow_view")


def _asked(stage: Stage) -> QWidget | None:
    """The whole case with the requests about it."""
    stage.window.open_case(row_of(stage, ASKED).case_id)
    stage.settle()
    return stage.window.panel.widget()
