"""Sheets that only tell: whether the work fits, why reminders come, where customers answered, how I work."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.ui.frame.sheets import Sheet
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import Item, column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.work.desks import CadenceTable, CapacityLook, DropProposal, FitLook

_WIDTH, _MOST_HEIGHT = 520, 440


class LongSheet(Sheet):
    """A title, a body that scrolls where it is long, and one button at least."""

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(theme, title, parent)
        self.setFixedWidth(theme.scaled(_WIDTH))
        self._title = PlainLabel(theme, title, 15, 600)
        self.shut = Button(theme, self.tr("Got it"), look=Look.PRIMARY)
        self.shut.clicked.connect(self.accept)

    def show_body(self, parts: Sequence[Item], *buttons: Button, note: str = "") -> None:
        """Put it together; the body keeps below the window's height."""
        theme = self.theme
        inner = column(*parts, gap=6)
        body = holder(inner)
        body.setFixedWidth(theme.scaled(_WIDTH) - 46)
        area = QScrollArea()
        area.setObjectName("clear")
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.windowTitle())
        height = max(inner.heightForWidth(theme.scaled(_WIDTH) - 46), body.sizeHint().height())
        area.setFixedHeight(min(height + 4, theme.scaled(_MOST_HEIGHT)))
        foot = row(PlainLabel(theme, note, 12, 400, "ink2", most=3), *buttons, self.shut, gap=8)
        foot.setStretch(0, 1)
        self.fill(column(self._title, 8, area, 12, foot, margins=(16, 14, 14, 12)))
        self.shut.setFocus(Qt.FocusReason.OtherFocusReason)

    def paragraph(self, text: str, colour: str = "ink", weight: int = 400) -> PlainLabel:
        """A few lines of text."""
        return PlainLabel(self.theme, text, 13, weight, colour, most=8, quoted=True)


class RemindersSheet(LongSheet):
    """Why each reminder of a case comes when it does, and as loudly as it does."""

    def __init__(self, theme: Theme, paragraphs: Sequence[str], parent: QWidget) -> None:
        super().__init__(theme, parent.tr("Why these reminders?"), parent)
        none = self.tr("No reminder of yours is to come for this case.")
        parts: list[Item] = []
        for text in paragraphs or [none]:
            parts += [self.paragraph(text), 4]
        self.show_body(parts)


class CapacitySheet(LongSheet):
    """Hours needed and free, what is at stake first, and who can hear before the work is complete.

    Signals:
        case_chosen: The case at stake shall open; carries its id.
        word_chosen: A word shall go out; carries the case's id.
    """

    case_chosen = Signal(object)
    word_chosen = Signal(object)

    def __init__(self, theme: Theme, look: CapacityLook, parent: QWidget) -> None:
        super().__init__(theme, parent.tr("Time needed and time free"), parent)
        parts: list[Item] = [self.paragraph(line) for line in look.lines]
        if look.words:
            parts += [6, PlainLabel(theme, self.tr("A word before it is complete"), 12, 600, "ink2")]
        for case_id, name in look.words:
            button = Button(theme, self.tr("Draft"), size=Size.SMALL)
            button.setAccessibleName(self.tr("Draft a word to {name}").format(name=name))
            button.clicked.connect(partial(self._word, case_id))
            line = row(PlainLabel(theme, name, quoted=True), None, button, gap=8)
            parts.append(holder(line))
        buttons: list[Button] = []
        if look.stake_id is not None:
            see = Button(theme, self.tr("Open the case"))
            see.clicked.connect(partial(self._case, look.stake_id))
            buttons.append(see)
        self.show_body(parts, *buttons)

    def _word(self, case_id: object) -> None:
        self.accept()
        self.word_chosen.emit(case_id)

    def _case(self, case_id: object) -> None:
        self.accept()
        self.case_chosen.emit(case_id)


class EvidenceSheet(LongSheet):
    """At which step of each cadence customers answered: the team's own figures.

    Signals:
        dropped: A step shall be proposed no more; carries its key. Only leads and administrators are offered it.
    """

    dropped = Signal(str)

    def __init__(self, theme: Theme, tables: Sequence[CadenceTable], parent: QWidget) -> None:
        super().__init__(theme, parent.tr("Where customers answered"), parent)
        parts: list[Item] = []
        for table in tables:
            parts += [PlainLabel(theme, table.title, 13, 600), 2]
            for number, (what, words) in enumerate(table.steps, 1):
                step = PlainLabel(theme, f"{number}.  {what}", 13, 400, most=2, quoted=True)
                figure = PlainLabel(theme, words, 12, 400, "ink2", most=2)
                parts.append(holder(column(step, figure)))
            for proposal in table.proposals:
                parts += self._proposed(proposal)
            parts.append(8)
        note = self.tr("Everybody's cases at this store. A lead changes the rhythm in the service standard.")
        self.show_body(parts, note=note)

    def _proposed(self, proposal: DropProposal) -> list[Item]:
        """In words, and one press for those who may."""
        words = self.paragraph(proposal.words, "risk")
        if not proposal.may_drop:
            return [words]
        button = Button(self.theme, self.tr("Drop this step"), size=Size.SMALL)
        button.setAccessibleName(self.tr("Drop “{step}”").format(step=proposal.what))
        button.clicked.connect(partial(self._drop, proposal.key))
        return [words, holder(row(button, None))]

    def _drop(self, key: str) -> None:
        self.accept()
        self.dropped.emit(key)


class FitSheet(LongSheet):
    """How each way of working worked for me. Nobody else can see it.

    Signals:
        style_chosen: Work that way from now on; carries its key.
    """

    style_chosen = Signal(str)

    def __init__(self, theme: Theme, look: FitLook, parent: QWidget) -> None:
        super().__init__(theme, parent.tr("How it works for me"), parent)
        parts: list[Item] = []
        for line in look.lines:
            name = self.tr("{name} (now)").format(name=line.name) if line.is_current else line.name
            parts += [PlainLabel(theme, name, 13, 600), self.paragraph(line.words, "ink2")]
            if line.note:
                parts.append(PlainLabel(theme, line.note, 12, 400, "ink2"))
            parts.append(6)
        buttons: list[Button] = []
        if look.advice:
            parts.append(self.paragraph(look.advice))
            switch = Button(theme, self.tr("Work as {name}").format(name=look.better_name))
            switch.clicked.connect(partial(self._switch, look.better))
            buttons.append(switch)
        note = self.tr("Only you can see this: it stands in your own file, not in the store.")
        self.show_body(parts, *buttons, note=note)

    def _switch(self, key: str) -> None:
        self.accept()
        self.style_chosen.emit(key)
