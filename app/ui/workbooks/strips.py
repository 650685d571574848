"""One sentence above the review, with a way on: copies of cloud drives, columns that are gone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.workbooks.whereabouts import Twin
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, framed, row
from app.ui.widgets.buttons import Button, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.workbooks.desks import Look
from app.ui.workbooks.values import field_names, tr


class Strip(QWidget):
    """Says it; gone where there is nothing to say.

    Signals:
        compare_requested: The copy shall be compared in the place of the linked file.
    """

    compare_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel(theme, "", 13, 400, "ink", most=2, icon="ph.info", icon_px=16, quoted=True)
        self.compare = Button(theme, tr("Compare that one"), size=Size.SMALL)
        self.compare.clicked.connect(self.compare_requested)
        line = row(self._words, self.compare, gap=12, margins=(16, 8, 12, 8))
        line.setStretch(0, 1)
        self.setLayout(column(framed(line, "card"), 12))
        self.hide()

    def tell(self, words: str, *, can_compare: bool) -> None:
        """Say this."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.compare.setVisible(can_compare)
        self.setVisible(bool(words))


def strip_words(look: Look, refused: int) -> str:
    """The most important thing that is to be said of a workbook which can be compared."""
    standing = look.standing
    if refused:
        return tr("Keepword did not take {count} of the changes; the reason stands with each. The cells stay as they were typed.").format(count=refused)  # fmt: skip
    if look.twins:
        return twin_words(look.twins[0])
    if standing.lost:
        return tr("These columns are gone from the workbook and rest until they are back: {names}.").format(
            names=field_names(standing.lost)
        )
    if standing.unread_row is not None:
        return tr("Row {row}, far below the list, was not read.").format(row=standing.unread_row)
    if not standing.link.pending.is_empty:
        return tr("What Keepword took last time is not in the workbook yet. It goes in with the next sync.")
    return ""


def twin_words(twin: Twin) -> str:
    """A copy beside it, by whom, and what that means."""
    if twin.drive in _DRIVES:
        return tr("{drive} laid {name} beside it, since both were changed at once. One of them is synced, never both unseen.").format(drive=_DRIVES[twin.drive], name=twin.path.name)  # fmt: skip
    return tr("{name} in the same folder is a copy of it. One of them is synced, never both unseen.").format(name=twin.path.name)  # fmt: skip


_DRIVES = {"onedrive": "OneDrive", "dropbox": "Dropbox", "google": "Google Drive", "icloud": "iCloud Drive"}
