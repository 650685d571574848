"""The news clock in the panel: when they last heard from us, when they must hear again, and the way to do it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.agenda import AgendaRow
from app.ui.cases.lines import news_share, news_state
from app.ui.cases.sections import Section, why_button
from app.ui.desk import CaseFile
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.flows import Spare, flow
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.news_clocks import NewsRing, NewsState


class NewsSection(Section):
    """A ring with the time left, what is due, and Tell the customer.

    Signals:
        acted: A button was pressed; carries the action's key.
        why_requested: The reason is wanted; carries ``news``.
    """

    acted = Signal(str)
    why_requested = Signal(str)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent=parent)
        self._formats = formats
        self.title.hide()
        self.setAccessibleName(self.tr("News clock"))
        why = why_button(theme, self.tr("Why this date of news?"))
        why.clicked.connect(self._on_why)
        self._ring = NewsRing(theme)
        self._due = PlainLabel(theme, "", 13, 600)
        self._heard = PlainLabel(theme, "", 12, 400, "ink2", most=2, quoted=True)
        head = row(PlainLabel(theme, self.tr("News clock"), 12, 600, "ink2"), None, why)
        words = column(None, head, self._due, self._heard, None)
        top = row(self._ring, 16, words)
        top.setStretch(2, 1)
        self._letter = PlainLabel(theme, "", 12, 500, "acc-t", most=2, icon="ph.pencil-simple")
        tell = Button(theme, self.tr("Tell the customer"), look=Look.PRIMARY, icon="ph.paper-plane-tilt")
        tell.setProperty("action", "tell")
        tell.clicked.connect(self._on_tell)
        log = Button(theme, self.tr("Log an update"))
        log.setProperty("action", "log_update")
        log.clicked.connect(self._on_log)
        self.add(top, gap=0)
        self.add(self._letter, gap=8)
        self.add(flow(tell, log, spare=Spare.FIRST), gap=12)

    def tell(self, file: CaseFile) -> None:
        """Show how this customer stands."""
        row_ = file.agenda
        self.setVisible(row_ is not None)
        if row_ is None:
            return
        formats, now = self._formats, self._formats.now()
        state = news_state(row_, formats)
        waiting = state is NewsState.WAITING
        due = self._due_words(row_.news_due_at, waiting=waiting)
        word = self.tr("late") if waiting else self.tr("left")
        length = formats.left_until(now, row_.news_due_at)
        self._ring.tell(
            news_share(row_, formats),
            state,
            length,
            word,
            self.tr("News clock: {due}, {length} {word}").format(due=due, length=length, word=word),
        )
        self._due.setText(due)
        self._due.dress("over" if waiting else "ink")
        self._heard.setText(self._heard_words(row_))
        self._letter.setVisible(file.letter_at is not None)
        if file.letter_at is not None:
            words = self.tr("Your letter of {moment} has not gone yet.")
            self._letter.setText(words.format(moment=formats.moment(file.letter_at)))

    def _due_words(self, at: datetime, *, waiting: bool) -> str:
        moment = self._formats.moment(at)
        if waiting:
            return self.tr("Waiting for news since {moment}").format(moment=moment)
        return self.tr("Next update due {moment}").format(moment=moment)

    def _heard_words(self, row_: AgendaRow) -> str:
        name = (row_.contact or row_.customer).split()[0]
        if row_.last_told_at is None:
            return self.tr("{name} has not heard from you yet").format(name=name)
        return self.tr("{name} last heard from you {moment}").format(
            name=name, moment=self._formats.moment(row_.last_told_at)
        )

    def _on_why(self) -> None:
        self.why_requested.emit("news")

    def _on_tell(self) -> None:
        self.acted.emit("tell")

    def _on_log(self) -> None:
        self.acted.emit("log_update")
