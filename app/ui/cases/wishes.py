"""What somebody at a customer wishes of us, each with who said it and when."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.wishes import WishKind
from app.services.wishes import WishView
from app.ui.cases.files import CaseFile
from app.ui.cases.sections import TitledSection
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.wish_words import source_words, wish_icon, wish_words


class WishRow(QWidget):
    """One wish: in words, where it is from, and what can be done about it.

    Signals:
        chosen: Something shall be done about it; carries it and the button.
    """

    chosen = Signal(object, object)

    def __init__(self, theme: Theme, formats: Formats, view: WishView, name: str) -> None:
        super().__init__()
        self.view = view
        words, source = wish_words(view), source_words(view, name, formats)
        picture = PlainLabel(theme, "", 13, 400, "ink2", icon=wish_icon(view.wish.kind))
        is_theirs = view.wish.kind is WishKind.ADDRESS
        text = PlainLabel(theme, words, 13, 400, most=3, quoted=is_theirs)
        said = PlainLabel(theme, source[:1].upper() + source[1:], 12, 400, "ink2", most=2, quoted=True)
        label = self.tr("Change, or let go: {wish}").format(wish=words)
        self.more = IconButton(theme, label, "ph.dots-three", look=Look.GHOST, size=Size.TINY)
        self.more.clicked.connect(lambda: self.chosen.emit(self.view, self.more))
        line = row(picture, column(text, said), self.more, gap=8)
        line.setStretch(1, 1)
        for part in (picture, self.more):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setAccessibleName(f"{words}, {source}")


class WishesSection(TitledSection):
    """What the person of a case wishes; hidden where the case has none.

    Signals:
        acted: A button of the head was pressed; carries the action's key.
        chosen: Something shall be done about a wish; carries the case, the wish and the button.
    """

    acted = Signal(str)
    chosen = Signal(object, object, object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        self.note = Button(theme, "", look=Look.LINK, size=Size.LINK, icon="ph.plus")
        super().__init__(theme, "", "", self.note, parent=parent)
        self._formats = formats
        self._file: CaseFile | None = None
        self.note.rename(self.tr("Wish"))
        self.note.setAccessibleName(self.tr("Note what they wish"))
        self.note.clicked.connect(lambda: self.acted.emit("note_wish"))
        self.title.setText(self.tr("Wishes"))
        self.setAccessibleName(self.title.text())

    def show_file(self, file: CaseFile) -> None:
        """Show what its person wishes."""
        self._file = file
        self.setVisible(file.contact_id is not None)
        first = file.contact.partition(" ")[0]
        self._empty.setText(self.tr("{name} has stated none.").format(name=first))
        rows: list[QWidget] = []
        for view in file.wishes:
            one = WishRow(self._theme, self._formats, view, file.contact)
            one.chosen.connect(self._on_chosen)
            rows.append(holder(column(one)))
        self.refill(rows, gap=6)

    def _on_chosen(self, view: object, anchor: object) -> None:
        self.chosen.emit(self._file, view, anchor)
