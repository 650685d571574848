"""The right column: momentum, what the guards see, who drifts, what was kept today."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.guards.figures import Figure
from app.ui.figures import FigureSentences
from app.ui.formats import NONE, Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_text
from app.ui.widgets import shapes
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import column, emptied, framed, holder, row
from app.ui.widgets.buttons import Button, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.people.days import Drift, Kept, PeopleDay
from app.ui.workspaces.people.lines import number_word, put_off_words
from app.ui.workspaces.people.measures import RunOfDays, SegmentBar

WIDTH = 320
_MOST_DRIFTING, _MOST_KEPT = 6, 8


class _Rule(QWidget):
    """A hairline with room around it."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = QRectF(0, self.height() // 2, self.width(), 1)
        shapes.head_line(QPainter(self), line, self._theme.tokens["cline"])


class Momentum(QWidget):
    """How far the day is, and how many days went well."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._kept, self._run = (PlainLabel(theme, "", 28, 600) for _ in range(2))
        self._of, self._days_words = (PlainLabel(theme, "", 13, 400, "ink2", most=2) for _ in range(2))
        self._hope = PlainLabel(theme, "", 12, 400, "ink2", most=2)
        self.bar, self.run = SegmentBar(theme), RunOfDays(theme, formats)
        icon = PlainLabel(theme, "", 15, 400, "acc-t", icon="ph.trend-up", icon_px=18)
        icon.setFixedSize(theme.scaled(18), theme.scaled(24))
        head = row(PlainLabel(theme, self.tr("Momentum"), 15, 600), None, icon)
        # A figure of 28 and words of 13 stand on one baseline.
        drop = theme.text(28).baseline(0, theme.text(28).line) - theme.text(13).baseline(
            0, theme.text(13).line
        )
        pairs = ((self._kept, self._of), (self._run, self._days_words))
        figures = [row(figure, column(int(drop), words, None), gap=8) for figure, words in pairs]
        for figure in figures:
            figure.setStretch(1, 1)
        body = column(
            head, 8, figures[0], 8, self.bar, _Rule(theme, 33), figures[1], 10, self.run, 12, self._hope,
            margins=(16, 16, 16, 16),
        )  # fmt: skip
        self.setLayout(column(framed(body, "card")))

    def tell(self, day: PeopleDay) -> None:
        """Show a day."""
        formats, kept = self._formats, len(day.kept)
        whole, late = kept + len(day.rows), sum(item.is_overdue(formats.now()) for item in day.rows)
        self._kept.setText(formats.number(kept))
        self._of.setText(self.tr("of {whole} kept today").format(whole=formats.number(whole)))
        self.bar.tell(kept, whole)
        words = self.tr("days in a row with nothing left overdue")
        if day.run == 1:
            words = self.tr("day that ended with nothing overdue")
        self._run.setText(formats.number(day.run))
        self._days_words.setText(words)
        self.run.tell(day.days, f"{day.run} {words}")
        self._hope.setText(self._hope_words(late, number_word(day.run + 1, formats)))

    def _hope_words(self, late: int, run: str) -> str:
        if late == 0:
            return self.tr("Nothing is late. Keep it so to make it {run}.").format(run=run)
        if late == 1:
            return self.tr("Clear the late one to make it {run}.").format(run=run)
        count = number_word(late, self._formats)
        return self.tr("Clear the {count} late ones to make it {run}.").format(count=count, run=run)


class Watched(QWidget):
    """What the guards see, in sentences; hidden while they have nothing to say."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self.words = PlainLabel(theme, "", 12, 400, "ink2", most=9, icon="ph.shield-check", quoted=True)
        self.setLayout(column(framed(row(self.words, margins=(16, 12, 16, 12)), "card")))
        self.hide()

    def tell(self, figures: Sequence[Figure]) -> None:
        """Show these numbers."""
        said = FigureSentences(self._formats, lambda text: QCoreApplication.translate("Guards", text))
        self.words.setText(" ".join(said.figure(one) for one in figures))
        self.setVisible(bool(figures))


class DriftRow(QWidget):
    """Somebody who was put off, and the only three ways out.

    Signals:
        acted: Carries the case's id, the action's key and the button.
    """

    acted = Signal(object, str, object)

    def __init__(self, theme: Theme, formats: Formats, drift: Drift, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._case_id = theme, drift.row.case_id
        who, money = (
            drift.row.contact or drift.row.customer,
            formats.money(drift.row.value, drift.row.currency),
        )
        avatar = Avatar(theme, 36)
        avatar.tell(who, who)
        company = drift.row.customer if money == NONE else f"{drift.row.customer}, {money}"
        names = column(
            PlainLabel(theme, who, 13, 600, quoted=True),
            PlainLabel(theme, company, 12, 400, "ink2", quoted=True),
        )
        head = row(avatar, 12, names)
        head.setStretch(2, 1)
        often = put_off_words(drift.row.put_offs, drift.since, formats)
        words = PlainLabel(theme, often, 12, 500, "risk", most=2, icon="ph.wind")
        acts = row(
            self._act("call", self.tr("Call"), "ph.phone", who),
            self._act("hand_over", self.tr("Hand over"), "ph.arrow-bend-up-right", who),
            self._act("close_case", self.tr("Close"), "ph.archive-box", who),
            None,
            gap=4,
        )
        self.setLayout(column(head, 8, words, 8, acts, margins=(16, 12, 16, 12)))

    def _act(self, key: str, text: str, icon: str, who: str) -> Button:
        button = Button(self._theme, text, size=Size.TINY, icon=icon)
        button.setAccessibleName(f"{text}, {who}")
        button.setProperty("action", key)
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        button = self.sender()
        self.acted.emit(self._case_id, button.property("action"), button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.head_line(QPainter(self), self.rect(), self._theme.tokens["cline"])


class Drifting(QWidget):
    """Put off twice or more; hidden while nobody is.

    Signals:
        acted: Carries the case's id, the action's key and the button.
    """

    acted = Signal(object, str, object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._count = PlainLabel(theme, "", 15, 400, "ink3")
        title = row(PlainLabel(theme, self.tr("Drifting"), 15, 600), self._count, None, gap=4)
        line = PlainLabel(
            theme, self.tr("Put off twice or more. Call, hand over or close."), 12, 400, "ink2", most=2
        )
        self._rows = column()
        head = holder(column(title, line, margins=(16, 0, 16, 0)))
        self.setLayout(column(framed(column(head, 12, self._rows, margins=(0, 16, 0, 0)), "card")))

    def tell(self, drifting: Sequence[Drift]) -> None:
        """Show these people."""
        self.setVisible(bool(drifting))
        self._count.setText(self._formats.number(len(drifting)))
        emptied(self._rows)
        for drift in drifting[:_MOST_DRIFTING]:
            line = DriftRow(self._theme, self._formats, drift)
            line.acted.connect(self.acted)
            self._rows.addWidget(line)


class _KeptLine(QWidget):
    """A tick, who, what, when."""

    def __init__(self, theme: Theme, formats: Formats, kept: Kept) -> None:
        super().__init__()
        self._theme, self._kept, self._time = theme, kept, formats.time(kept.at)
        self.setAccessibleName(f"{kept.name}, {kept.what}, {self._time}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.text(13).line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, size = QPainter(self), self._theme, self._theme.scaled(16)
        area, style, small = QRectF(self.rect()), self._theme.text(13), self._theme.text(12)
        mark = QRectF(0, 0, size, area.height())
        draw_icon(painter, mark, "ph.check-circle-fill", theme.tokens["ok-fill"], size)
        room = small.room(self._time)
        draw_text(painter, theme, area, self._time, small, "ink3", align=RIGHT)
        words = area.adjusted(size + 8, 0, -room - 8, 0)
        used = draw_text(painter, theme, words, self._kept.name, style, quoted=True)
        rest = words.adjusted(used + style.width(" "), 0, 0, 0)
        if rest.width() > size:
            draw_text(painter, theme, rest, self._kept.what, style, "ink2", quoted=True)


class KeptToday(QWidget):
    """What was finished today."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._lines = column(gap=8)
        self._none = PlainLabel(
            theme, self.tr("Nothing yet. The first one shows here."), 13, 400, "ink2", most=2
        )
        title = PlainLabel(theme, self.tr("Kept today"), 15, 600)
        self.setLayout(
            column(framed(column(title, 8, self._none, self._lines, margins=(16, 16, 16, 16)), "card"))
        )

    def tell(self, kept: Sequence[Kept]) -> None:
        """Show these."""
        self._none.setVisible(not kept)
        emptied(self._lines)
        for item in kept[:_MOST_KEPT]:
            self._lines.addWidget(_KeptLine(self._theme, self._formats, item))
        if len(kept) > _MOST_KEPT:
            more = self.tr("and {count} more").format(count=self._formats.number(len(kept) - _MOST_KEPT))
            self._lines.addWidget(PlainLabel(self._theme, more, 12, 400, "ink3"))


class Side(QWidget):
    """All four, one below the other.

    Signals:
        acted: Carries a case's id, an action's key and the button.
    """

    acted = Signal(object, str, object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        self.setAccessibleName(self.tr("Momentum"))
        self.momentum = Momentum(theme, formats)
        self.watched = Watched(theme, formats)
        self.drifting = Drifting(theme, formats)
        self.kept = KeptToday(theme, formats)
        self.drifting.acted.connect(self.acted)
        self.setLayout(column(self.momentum, self.watched, self.drifting, self.kept, None, gap=16))
        self.setFixedWidth(theme.scaled(WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def tell(self, day: PeopleDay) -> None:
        """Show a day."""
        self.momentum.tell(day)
        self.drifting.tell(day.drifting)
        self.kept.tell(day.kept)
