"""Scenes of being away, covering, and the service standard; nothing of them is stored."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtWidgets import QAbstractButton

from app.domain.moments import Moment
from app.services.absences import AbsenceService, LeaveDraft
from app.ui.away.covers import CoverForm
from app.ui.away.sheets import AwaySheet
from app.ui.frame.places import TEAM
from app.ui.standards.sheets import StandardSheet
from app.ui.tour.scenery import PAUSE_MS, Scene, acting
from app.ui.tour.stages import Stage, Whose

_FIRST, _AFTER = datetime(2026, 11, 26), datetime(2026, 12, 5)  # noqa: DTZ001 - walls, without a zone

_SHORTER = ("query.open.news", "4 bh")


def leaves() -> Iterator[Scene]:
    """All of them."""
    yield Scene("away", "I will be away", opens=_away, wait_ms=PAUSE_MS)
    yield Scene("cover", "Cover an absence", "priorities", _covering, Whose.LEAD, wait_ms=PAUSE_MS)
    yield Scene("standard", "The service standard", "people", acting("open_standard"), wait_ms=PAUSE_MS)
    yield Scene("standard-moves", "What would move", "priorities", _moving, Whose.LEAD, wait_ms=PAUSE_MS)


def _away(stage: Stage) -> None:
    """A leave of a week and a half, as it is before anything is settled."""
    services = stage.services()
    stage.window.act("be_away")
    stage.settle()
    sheet = next(one for one in stage.shown() if isinstance(one, AwaySheet))
    cover = next(one for one in sheet.covers if one is not None)
    draft = LeaveDraft(Moment(_FIRST, stage.company.zone), Moment(_AFTER, stage.company.zone), cover)
    sheet.starts.setText("26 nov")
    sheet.ends.setText("4 dec")
    sheet.cover.setCurrentIndex(sheet.cover.findData(cover))
    sheet.show_view(AbsenceService(services.desk).inside(services.desk.person_id, draft))


def _covering(stage: Stage) -> None:
    """A lead lets somebody cover."""
    stage.window.go(TEAM.key)
    stage.settle()
    stage.window.workspace.findChildren(QAbstractButton, "cover")[0].click()
    stage.settle()
    form = next(one for one in stage.shown() if isinstance(one, CoverForm))
    form.ends.setText("fri")
    form.look()


def _moving(stage: Stage) -> None:
    """A lead asks what a shorter span would move."""
    stage.window.act("open_standard")
    stage.settle()
    sheet = next(one for one in stage.shown() if isinstance(one, StandardSheet))
    field = sheet.list.fields[_SHORTER[0]]
    sheet.list.go_to(field)
    field.setText(_SHORTER[1])
    field.editingFinished.emit()
