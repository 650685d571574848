"""The panel beside a workspace: the case itself, and the further pages that a workspace brings."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QStackedWidget, QWidget

from app.ui.cases.panels import LEAST, CasePanel
from app.ui.desk import CaseFile
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import IconButton, Look, PaintedButton, Size
from app.ui.widgets.chips import Chip, Tone
from app.ui.widgets.flows import FlowLayout
from app.ui.widgets.labels import PlainLabel
from app.ui.words import kind_icon, kind_name

TAB = 36


class PanelPage(QWidget):
    """One more page of the panel.

    Attributes:
        title: Its tab's word.

    Signals:
        wanted: It shall be on top.
    """

    wanted = Signal()
    title = ""

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self.setObjectName("panel-body")
        self.hide()

    def go_home(self) -> None:
        """Back to the workspace that brought it."""
        self.hide()
        self.setParent(self._home)

    @property
    def entrance(self) -> QWidget:
        """Where the keyboard enters."""
        return self

    def count(self, _file: CaseFile) -> int:
        """What stands beside the tab's word; nothing for 0."""
        return 0

    def show_file(self, file: CaseFile) -> None:
        """Show what belongs to this case."""
        raise NotImplementedError


class Tab(PaintedButton):
    """A word with a line below while it is chosen, and a count beside it."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self._count = 0
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, count: int) -> None:
        """How many there are."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        figure = self.theme.text(12, 400).room(str(self._count)) + 6 if self._count else 0
        return QSize(self.theme.text(13, 600).room(self.text()) + figure + 1, self.theme.scaled(TAB))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, on = QRectF(self.rect()), self.isChecked()
        style = theme.text(13, 600 if on else 500)
        used = draw_text(painter, theme, area, self.text(), style, "ink" if on else "ink2")
        if self._count:
            rest = area.adjusted(used + 6, 0, 2, 0)
            draw_text(painter, theme, rest, str(self._count), theme.text(12), "ink2")
        if on:
            painter.fillRect(QRectF(0, area.bottom() - 2, area.width(), 2), tokens["acc"])
        if shapes.has_key_focus(self):
            shapes.rounded(painter, area.adjusted(0, 4, 0, -4), 4, None, tokens["acc-t"], 2)


class PanelDeck(QFrame):
    """The case panel alone, or below a head with tabs where the workspace brings pages of its own.

    Signals:
        closed: The panel shall go.
        close_case_requested: The case shall be closed.
    """

    closed = Signal()
    close_case_requested = Signal()

    def __init__(self, theme: Theme, panel: CasePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._panel = theme, panel
        self._pages: tuple[PanelPage, ...] = ()
        self._file: CaseFile | None = None
        self._chosen = 0
        self.setObjectName("panel")
        self.setMinimumWidth(theme.scaled(LEAST))
        self._kind = Chip(theme)
        self._reference = PlainLabel(theme, "", 12, 400, "ink2")
        self._title = PlainLabel(theme, "", 15, 600, quoted=True)
        self._tabs = FlowLayout(gap=20)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.choose)
        self._stack = QStackedWidget()
        self._stack.addWidget(panel)
        self._head = self._make_head()
        whole = column(self._head, self._stack)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._head.hide()

    @property
    def entrance(self) -> QWidget:
        """Where the keyboard enters."""
        page = self._stack.currentWidget()
        return page.entrance if isinstance(page, PanelPage) else self._panel.entrance

    @property
    def chosen(self) -> int:
        """Which page is on top; 0 is the case."""
        return self._chosen

    def offer(self, pages: Sequence[PanelPage]) -> None:
        """Show the tabs of these pages; none leaves the case alone."""
        if tuple(pages) == self._pages:
            return
        for page in self._pages:
            page.wanted.disconnect(self._on_wanted)
            self._stack.removeWidget(page)
            page.go_home()
        self._pages = tuple(pages)
        for page in self._pages:
            self._stack.addWidget(page)
            page.wanted.connect(self._on_wanted)
        self._make_tabs()
        self._head.setVisible(bool(pages))
        self._panel.head.be_brief(is_brief=bool(pages))
        self.choose(min(self._chosen, len(self._pages)))

    def choose(self, number: int) -> None:
        """Put a page on top."""
        self._chosen = number if number <= len(self._pages) else 0
        self._stack.setCurrentIndex(self._chosen)
        button = self._group.button(self._chosen)
        if button is not None:
            button.setChecked(True)
        self._fill()

    def show_file(self, file: CaseFile) -> None:
        """Show this case on every page that is looked at."""
        self._file = file
        self._panel.show_file(file)
        self._kind.tell(kind_name(file.kind), Tone.QUIET, kind_icon(file.kind))
        self._reference.setText(self.tr("Case {reference}").format(reference=file.reference))
        self._title.setText(f"{file.customer}: {file.subject}" if file.subject else file.customer)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _fill(self) -> None:
        page = self._stack.currentWidget()
        for number, one in enumerate(self._pages, 1):
            tab = self._group.button(number)
            if self._file is not None and isinstance(tab, Tab):
                tab.tell(one.count(self._file))
        if self._file is not None and isinstance(page, PanelPage):
            page.show_file(self._file)

    def _on_wanted(self) -> None:
        page = self.sender()
        self.choose(next((number for number, one in enumerate(self._pages, 1) if one is page), 0))

    def _make_tabs(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._tabs.removeWidget(button)
            button.hide()
            button.deleteLater()
        names = (self.tr("Case"), *(page.title for page in self._pages)) if self._pages else ()
        for number, name in enumerate(names):
            tab = Tab(self._theme, name, self._head)
            self._group.addButton(tab, number)
            self._tabs.addWidget(tab)
            tab.show()

    def _make_head(self) -> QWidget:
        theme = self._theme
        close = IconButton(theme, self.tr("Close the panel"), "ph.x", look=Look.GHOST, size=Size.SMALL)
        end = IconButton(theme, self.tr("Close the case"), "ph.archive-box", look=Look.GHOST, size=Size.SMALL)
        close.clicked.connect(self.closed)
        end.clicked.connect(self.close_case_requested)
        first = row(self._kind, self._reference, None, end, close, gap=8, margins=(16, 12, 12, 0))
        title = row(self._title, margins=(16, 4, 16, 8))
        tabs = row(margins=(16, 0, 16, 0))
        tabs.addLayout(self._tabs)
        return holder(column(first, title, tabs), "panel-body")
