"""What this customer said that others should hear, and where each of it is now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.ideas import IdeaState
from app.ui.cases.files import IdeaLine
from app.ui.cases.sections import TitledSection
from app.ui.formats import Formats
from app.ui.idea_words import idea_kind_icon
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel


class IdeasSection(TitledSection):
    """Ideas of a customer, on whichever of their cases.

    Signals:
        acted: A button of the head was pressed; carries the action's key.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        self.note = Button(theme, "", look=Look.LINK, size=Size.LINK, icon="ph.plus")
        super().__init__(theme, "", "", self.note, parent=parent)
        self._formats = formats
        self.note.rename(self.tr("Idea"))
        self.note.setAccessibleName(self.tr("Note an idea"))
        self.note.setProperty("action", "note_idea")
        self.note.clicked.connect(self._on_note)
        self.title.setText(self.tr("Ideas from this customer"))
        self._empty.setText(self.tr("None noted yet."))
        self.setAccessibleName(self.title.text())

    def show_ideas(self, lines: tuple[IdeaLine, ...]) -> None:
        """Show these, the newest first."""
        self.refill([self._line(one) for one in lines], gap=6)

    def _line(self, one: IdeaLine) -> QWidget:
        theme = self._theme
        words = self.tr("“{words}”").format(words=one.words)
        picture = PlainLabel(theme, "", 13, icon=idea_kind_icon(one.kind))
        quote = PlainLabel(theme, words, 13, 400, most=6, quoted=True)
        said = f"{self._said(one)} {self._state(one)}"
        where = PlainLabel(theme, said, 12, 400, "ink2", most=4, quoted=True)
        line = row(picture, column(quote, where, gap=2), gap=8)
        line.setStretch(1, 1)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        return holder(line)

    def _said(self, one: IdeaLine) -> str:
        day = self._formats.day(self._formats.wall(one.said_at).date())
        return self.tr("{who} to {by}, {day}.").format(who=one.who, by=one.noted_by, day=day)

    def _state(self, one: IdeaLine) -> str:
        """Where it is now, in a sentence."""
        if one.state is IdeaState.NEW:
            return self.tr("Nobody has read it yet.")
        if one.state is IdeaState.READ:
            name = one.owner
            if one.is_with_marketing:
                name = self.tr("{name} in marketing").format(name=name)
            said = self.tr("With {name}: {answer}") if one.answer else self.tr("With {name}.")
            return said.format(name=name, answer=one.answer)
        if one.state is IdeaState.PLANNED:
            said = self.tr("Planned: {answer}") if one.answer else self.tr("Planned.")
        elif one.state is IdeaState.DONE:
            said = self.tr("Done: {answer}") if one.answer else self.tr("Done.")
        else:
            said = self.tr("No, because: {answer}")
        return said.format(answer=one.answer)

    def _on_note(self) -> None:
        self.acted.emit("note_idea")
