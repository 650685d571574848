"""The weekly sheet for marketing: which week, on paper or as a table, and where it is now."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.list_tables import Pages
from app.services.idea_sheets import CompanySheet, idea_table
from app.ui.acts.file_forms import PAPER, TEXT, WORKBOOK, FileForm
from app.ui.idea_papers import IdeaPaper
from app.ui.widgets.segments import Segments
from app.ui.workbenches import Workbench

_THIS, _LAST, _EVERYTHING = "this", "last", "everything"
_WEEK = timedelta(days=7)


class IdeaSheetForm(FileForm):
    """Everybody's ideas by theme with counts, of a week or all that were ever noted.

    Pages are set here, a page at a turn of the window: the fonts of a page belong to the thread that has the events.
    """

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(
            bench,
            parent.tr("Sheet of ideas for marketing"),
            parent,
            name=parent.tr("Ideas"),
            words=parent.tr("What customers said, by theme, with counts."),
            kinds=(PAPER, WORKBOOK, TEXT),
        )
        self._is_setting = False

    def make_choices(self) -> Sequence[QWidget]:
        self.week = Segments(self.bench.theme, self.tr("Which week"), self, flows=True)
        self.week.offer(
            (
                (_THIS, self.tr("This week")),
                (_LAST, self.tr("Last week")),
                (_EVERYTHING, self.tr("All ever noted")),
            )
        )
        return (self.week,)

    @property
    def day(self) -> date | None:
        """A day of the week that is wanted; None for everything."""
        formats, key = self.bench.formats, self.week.key
        today = formats.wall(formats.now()).date()
        return {_THIS: today, _LAST: today - _WEEK, _EVERYTHING: None}[key]

    def begin(self, target: Path) -> None:
        desk, day = self.bench.desk, self.day
        if target.suffix.lower() != f".{PAPER[0]}":
            self.leave(target, lambda: idea_table(desk.ideas().sheet(day).sheet.views))
            return
        self._is_setting = True
        self.bench.tasks.run(lambda: desk.ideas().sheet(day), partial(self._set, target), self.on_unwritten)

    def halt(self) -> None:
        if self._is_setting:
            self._is_setting = False
            self.ended()
        super().halt()

    def _set(self, target: Path, found: CompanySheet) -> None:
        paper, content = IdeaPaper(self.bench.formats.day, self.bench.formats.wall), bytearray()
        self._turn(paper.pages(found.sheet, found.company, content), target, content, len(found.sheet.views))

    def _turn(self, pages: Iterator[tuple[int, int]], target: Path, content: bytearray, count: int) -> None:
        """One more page; after the last one the file is written."""
        if not isValid(self) or not self._is_setting:
            return
        step = next(pages, None)
        if step is not None:
            self.level.tell(step[0] / step[1])
            QTimer.singleShot(0, partial(self._turn, pages, target, content, count))
            return
        self._is_setting = False
        self.leave(target, lambda: Pages(bytes(content), count))
