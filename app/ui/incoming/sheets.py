"""A letter before it is taken in: who wrote, where it goes, what it says, what came with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QWidget

from app.ui.acts.forms import Form, OptionRow
from app.ui.incoming.desks import LetterCase, LetterLook, LetterWish
from app.ui.widgets.boxes import Item, holder, row
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.pills import FilterPill
from app.ui.workbenches import Workbench

_WIDTH, _WORDS = 520, 108
_NAMED = 4


class LetterForm(Form):
    """Enter takes it in where it is clear whose case it is; else a number says which."""

    def __init__(self, bench: Workbench, look: LetterLook, parent: QWidget) -> None:
        super().__init__(bench, parent.tr("{name} wrote").format(name=look.sender or "?"), "", parent)
        theme = bench.theme
        self.look = look
        self.setFixedWidth(theme.scaled(_WIDTH))
        about = PlainLabel(theme, self._about(), 12, 400, "ink2", most=2, quoted=True)
        self.options = [self._option(number, case) for number, case in enumerate(look.cases, 1)]
        if not look.is_ours or not self.options:
            new = self.tr("A new query of {name}").format(name=look.sender or "?")
            self.options.append(OptionRow(theme, len(self.options) + 1, new, "", self))
        self.words = QPlainTextEdit(look.summary, self)
        self.words.setFont(theme.text(13).font)
        self.words.setFixedHeight(theme.scaled(_WORDS))
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("What is kept of it"))
        self._dates = QButtonGroup(self)
        self.now = FilterPill(theme, self.tr("Deal with it now"), self)
        self.later = FilterPill(theme, self.tr("Keep the date"), self)
        for number, pill in enumerate((self.now, self.later)):
            self._dates.addButton(pill, number)
        self.now.setChecked(True)
        self.put_off = PlainLabel(theme, "", 12, 400, "ink2", most=2, quoted=True)
        self.date = holder(row(self.now, self.later, None, gap=6))
        self.files = CheckBox(theme, self.tr("Keep what came with it"), self)
        self.compose(about, 4, *self.options, 4, self.words, *self._extras(), self.put_off, self.date)
        for option in self.options:
            option.toggled.connect(self.arrange)
        self._begin()

    @property
    def case(self) -> LetterCase | None:
        """Where it goes; None for a new query, or while nothing is chosen."""
        pairs = zip(self.options, self.look.cases, strict=False)
        return next((case for option, case in pairs if option.isChecked()), None)

    def arrange(self) -> None:
        """Show what belongs to the present choice."""
        case = self.case
        put_off_to = case.put_off_to if case is not None else None
        self.date.setVisible(put_off_to is not None)
        self.put_off.setVisible(put_off_to is not None)
        if put_off_to is not None:
            moment = self.bench.formats.moment(put_off_to)
            self.put_off.setText(self.tr("You had put it off to {moment}.").format(moment=moment))
        self.button.setText(self._button(case))
        self.note.setText(self._note(case))
        self.adjustSize()

    def work(self) -> Callable[[], object] | None:
        if not any(option.isChecked() for option in self.options):
            self.refuse(self.tr("Several cases fit. Which one is it about?"))
            self.options[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        desk, file, case = self.bench.desk.incoming(), self.look.file, self.case
        wish = LetterWish(
            case.case_id if case is not None else None,
            self.words.toPlainText().strip(),
            keep_date=not self.date.isHidden() and self.later.isChecked(),
            keep_files=self.files.isChecked(),
        )
        return lambda: desk.receive(file, wish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = int(event.text()) if event.text().isdecimal() and event.text().isascii() else 0
        if 1 <= number <= len(self.options):
            option = self.options[number - 1]
            option.setChecked(True)
            option.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)

    def _begin(self) -> None:
        """What is sure is chosen; where several fit, the person is asked."""
        is_asked = bool(self.look.cases) and not self.look.is_sure
        for option in self.options:
            option.setAutoExclusive(False)
            option.setChecked(False)
        if not is_asked:
            self.options[0].setChecked(True)
        for option in self.options:
            option.setAutoExclusive(True)
        self.arrange()
        first: QWidget = self.options[0] if is_asked else self.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _about(self) -> str:
        look, formats = self.look, self.bench.formats
        when = formats.moment(look.written_at) if look.written_at is not None else self.tr("without a date")
        return self.tr("“{subject}”, {when}").format(subject=look.subject or "–", when=when)

    def _option(self, number: int, case: LetterCase) -> OptionRow:
        words = f"{case.reference} {case.subject}"
        note = case.customer if case.is_open else self.tr("closed: opens again")
        return OptionRow(self.bench.theme, number, words, note, self)

    def _extras(self) -> list[Item]:
        """What came with it, and what of it was odd."""
        theme, look = self.bench.theme, self.look
        items: list[Item] = []
        if look.files:
            named = ", ".join(look.files[:_NAMED])
            if len(look.files) > _NAMED:
                named = self.tr("{names}, {count} more").format(names=named, count=len(look.files) - _NAMED)
            items.append(PlainLabel(theme, named, 12, 400, "ink2", most=3, icon="ph.paperclip", quoted=True))
        self.files.setVisible(bool(look.files))
        items += [self.files] if look.files else []
        items += [
            PlainLabel(theme, odd, 12, 400, "ink2", most=2, icon="ph.info") for odd in look.oddities[:_NAMED]
        ]
        return items

    def _button(self, case: LetterCase | None) -> str:
        if self.look.is_ours:
            return self.tr("Keep it")
        if case is None:
            return self.tr("Open the query") if self.options[-1].isChecked() else self.tr("They answered")
        return self.tr("They answered")

    def _note(self, case: LetterCase | None) -> str:
        if self.look.is_ours:
            return self.tr("One of us wrote it: no clock moves.")
        if case is None and not self.options[-1].isChecked():
            return self.tr("Which case is it about?")
        if not self.date.isHidden() and self.later.isChecked():
            return self.tr("The date stays.")
        return self.tr("The step becomes: answer {name}.").format(name=(self.look.sender.split() or ["?"])[0])
