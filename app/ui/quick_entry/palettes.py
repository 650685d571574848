"""Search or add: results first, commands, and 'Add' always last; what was understood is echoed while typing."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import words
from app.ui.actions import Action, offered
from app.ui.desk import EchoField, Found, Reading
from app.ui.frame.sheets import Sheet
from app.ui.quick_entry.choices import Choice, ChoiceList
from app.ui.quick_entry.entry_lines import EntryLine
from app.ui.quick_entry.view_models import EntryModel
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.chips import KeyHint
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

WIDTH = 720
_MOST_RESULTS, _MOST_CUSTOMERS, _MOST_COMMANDS = 5, 3, 4
_FIELDS = {
    "cue": (QT_TRANSLATE_NOOP("Echo", "If"), "ph.timer"),
    "step": (QT_TRANSLATE_NOOP("Echo", "Next step"), "ph.phone"),
    "channel": (QT_TRANSLATE_NOOP("Echo", "By"), "ph.phone"),
    "contact": (QT_TRANSLATE_NOOP("Echo", "Person"), "ph.user"),
    "customer": (QT_TRANSLATE_NOOP("Echo", "Customer"), "ph.briefcase"),
    "due": (QT_TRANSLATE_NOOP("Echo", "When"), "ph.calendar-blank"),
    "case": (QT_TRANSLATE_NOOP("Echo", "Case"), "ph.briefcase"),
    "case_number": (QT_TRANSLATE_NOOP("Echo", "Case"), "ph.briefcase"),
    "kind": (QT_TRANSLATE_NOOP("Echo", "Kind"), "ph.file-text"),
    "subject": (QT_TRANSLATE_NOOP("Echo", "Matter"), "ph.text-aa"),
    "value": (QT_TRANSLATE_NOOP("Echo", "Value"), "ph.table"),
    "valid_until_on": (QT_TRANSLATE_NOOP("Echo", "Valid until"), "ph.calendar-x"),
    "promise": (QT_TRANSLATE_NOOP("Echo", "Promise"), "ph.handshake"),
    "owner": (QT_TRANSLATE_NOOP("Echo", "Owner"), "ph.user-circle"),
    "effort": (QT_TRANSLATE_NOOP("Echo", "Effort"), "ph.timer"),
    "news": (QT_TRANSLATE_NOOP("Echo", "News clock"), "ph.clock"),
    "urgent": (QT_TRANSLATE_NOOP("Echo", "Urgent"), "ph.lightning"),
}


class EchoRows(QWidget):
    """What was understood, field by field; what is in doubt says so."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fields: Sequence[EchoField] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, fields: Sequence[EchoField]) -> None:
        """Show these."""
        self._fields = fields
        spoken = "; ".join(f"{self._name(item)}: {item.text} {item.note}".strip() for item in fields)
        self.setAccessibleName(spoken or self.tr("Nothing understood yet"))
        self.setFixedHeight(self.sizeHint().height())
        self.setVisible(bool(fields))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, len(self._fields) * self._theme.scaled(36) + (16 if self._fields else 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        height, size = theme.scaled(36), theme.scaled(16)
        for number, item in enumerate(self._fields):
            area = QRectF(20, 8 + number * height, self.width() - 40, height)
            icon = _FIELDS.get(item.field, ("", "ph.circle"))[1]
            mark = "risk" if item.is_doubt else "ink3"
            draw_icon(painter, QRectF(area.x(), area.y(), size, height), icon, tokens[mark], size)
            label = QRectF(area.x() + 24, area.y(), theme.scaled(92), height)
            draw_text(painter, theme, label, self._name(item), theme.text(13), "ink3")
            note = theme.text(12).room(item.note)
            style = theme.text(13, 600 if item.field == "step" else 400)
            text = area.adjusted(24 + theme.scaled(96), 0, -note - 12 if note else 0, 0)
            draw_text(painter, theme, text, item.text, style, "risk" if item.is_doubt else "ink", quoted=True)
            right = QRectF(area.right() - note, area.y(), note + 1, height)
            draw_text(
                painter,
                theme,
                right,
                item.note,
                theme.text(12),
                "risk" if item.is_doubt else "ink3",
                quoted=True,
            )

    def _name(self, item: EchoField) -> str:
        name = _FIELDS.get(item.field, (item.field, ""))[0]
        return QCoreApplication.translate("Echo", name)


class CommandPalette(Sheet):
    """Search or add.

    Args:
        bench: Desk, tasks and look.
        text: What was typed so far.
        searches: Find cases and commands too; without it the line is only filed.
        case_id: The case that is open, for a next step of it.

    Signals:
        case_chosen: Somebody wants to see a case; carries its id.
        customer_chosen: Somebody wants to see a customer; carries the id.
        results_wanted: Everything that was found shall be shown; carries the words.
        action_chosen: Somebody wants to do something; carries the action's key.
        added: A line was filed; carries Changes.
    """

    case_chosen = Signal(object)
    customer_chosen = Signal(object)
    results_wanted = Signal(str)
    action_chosen = Signal(str)
    added = Signal(object)

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        *,
        text: str = "",
        searches: bool = True,
        case_id: UUID | None = None,
    ) -> None:
        name = parent.tr("Search or add") if searches else parent.tr("New follow-up")
        super().__init__(bench.theme, name, parent)
        self._bench, self._searches, self._found = bench, searches, Found(())
        self._has_entered = False
        self._reading = Reading("", (), can_add=False)
        self._model = EntryModel(bench, case_id, self)
        self._make(bench.theme, name)
        self.entry.edited.connect(self._on_edited)
        self.entry.submitted.connect(self._on_submitted)
        self.entry.moved.connect(self.list.walk)
        self.list.clicked.connect(self._on_clicked)
        self._model.read.connect(self._on_read)
        self._model.found.connect(self._on_found)
        self._model.added.connect(self._on_added)
        self._model.refused.connect(self._refuse)
        self.setFixedWidth(min(bench.theme.scaled(WIDTH), parent.window().width() - 48))
        self._refill()
        if text:
            self.entry.write(text)
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        self._model.close()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self.place()

    def place(self) -> None:
        """Near the top of the window, so that it grows downwards."""
        window = self.parentWidget()
        if window is not None:
            window = window.window()
            self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 72)))

    def _make(self, theme: Theme, name: str) -> None:
        hint = self.tr("A name, a case, or “call Ruth tomorrow at 10”")
        self.entry = EntryLine(theme, name, hint, self)
        self.list = ChoiceList(theme, self.tr("Choices"), self)
        self._echo = EchoRows(theme, self)
        self._refused = PlainLabel(theme, "", 12, 500, "over", most=3, icon="ph.warning-circle", quoted=True)
        self._refused_row = holder(row(self._refused, margins=(20, 4, 20, 8)))
        self._refused_row.hide()
        icon = PlainLabel(theme, "", 20, 400, "acc-t", icon="ph.plus-circle", icon_px=22)
        icon.setFixedWidth(theme.scaled(22))
        head = _Band(theme, foot=True)
        head.setFixedHeight(theme.scaled(64))
        head.setLayout(row(icon, self.entry, KeyHint(theme, self.tr("Esc")), gap=12, margins=(20, 0, 20, 0)))
        choices = _Band(theme, head=True)
        choices.setLayout(column(self.list, margins=(0, 8, 0, 8)))
        foot = _Band(theme, ground="sunken", head=True)
        foot.setFixedHeight(theme.scaled(40))
        quiet = [PlainLabel(theme, text, 12, 400, "ink2", on="sunken") for text in self._foot_words()]
        caps = KeyHint(theme, "↑ ↓"), KeyHint(theme, self.tr("Enter"))
        parts = (caps[0], 6, quiet[0], 16, caps[1], 6, quiet[1], None, quiet[2])
        foot.setLayout(row(*parts, margins=(20, 0, 20, 0)))
        self.fill(column(head, self._echo, self._refused_row, choices, foot, margins=(1, 1, 1, 1)))

    def _foot_words(self) -> tuple[str, str, str]:
        return self.tr("choose"), self.tr("do it"), self.tr("Works offline too.")

    def _on_edited(self, text: str) -> None:
        self._refused_row.hide()
        self._has_entered = False
        self.list.forget()
        self._model.type(text, searches=self._searches)
        self._refill()

    def _on_read(self, reading: Reading) -> None:
        self._reading = reading
        self._echo.tell(reading.fields)
        self.entry.mark(reading.spans)
        self._refill()

    def _on_found(self, found: Found) -> None:
        self._found = found
        self._refill()
        if self._has_entered:
            self._do(self.list.chosen)

    def _refill(self) -> None:
        self.list.show_choices([*self._results(), *self._commands(), *self._more(), *self._additions()])
        self.adjustSize()

    def _results(self) -> list[Choice]:
        if not self._searches or not self.entry.line.strip():
            return []
        cases = [
            Choice(
                "case",
                f"{item.customer}, {item.subject or words.kind_name(item.kind)}",
                words.kind_icon(item.kind),
                item.reference,
                case_id=item.case_id,
                is_quoted=True,
            )
            for item in self._found.rows[:_MOST_RESULTS]
        ]
        customers = [
            Choice("customer", one.name, "ph.users", one.place, case_id=one.customer_id, is_quoted=True)
            for one in self._found.customers[:_MOST_CUSTOMERS]
        ]
        return [*cases, *customers]

    def _more(self) -> list[Choice]:
        """All there is, where the palette shows only the first; below what was named by its own words."""
        if not self._searches or not self.entry.line.strip():
            return []
        found = self._found
        count = len(found.rows) + len(found.customers) + found.closed
        shown = len(found.rows[:_MOST_RESULTS]) + len(found.customers[:_MOST_CUSTOMERS])
        if count <= shown:
            return []
        label = self.tr("Show all {count}, closed cases too").format(count=count)
        return [Choice("results", label, "ph.magnifying-glass")]

    def _commands(self) -> list[Choice]:
        if not self._searches:
            return []
        typed = self.entry.line.casefold().split()
        fits = [action for action in offered() if all(word in action.label.casefold() for word in typed)]
        return [_command(action) for action in fits[: _MOST_COMMANDS if typed else self.list.MOST]]

    def _additions(self) -> list[Choice]:
        line = self.entry.line.strip()
        if not line:
            return []
        enter, both = self.tr("Enter"), self.tr("Ctrl Enter")
        if self._searches:
            text = self.tr("Add “{line}”").format(line=line)
            return [Choice("add", text, "ph.plus-circle", is_quoted=True)]
        return [
            Choice("add", self.tr("Add this next step"), "ph.arrow-elbow-down-left", key=enter),
            Choice("add_new", self.tr("Open a new case"), "ph.briefcase", key=both),
        ]

    def _on_submitted(self, with_ctrl: bool) -> None:  # noqa: FBT001  # a signal's argument
        if with_ctrl:
            self._model.submit(self.entry.line, as_new=True)
        elif self._model.is_behind:  # quicker than the search: what was typed may well be there
            self._has_entered = True
            self._model.hurry()
        else:
            self._do(self.list.chosen)

    def _on_clicked(self) -> None:
        self._do(self.list.chosen)

    def _do(self, choice: Choice | None) -> None:
        if choice is None:
            return
        if choice.act in {"add", "add_new"}:
            self._model.submit(self.entry.line, as_new=choice.act == "add_new")
            return
        self.accept()
        if choice.act == "case":
            self.case_chosen.emit(choice.case_id)
        elif choice.act == "customer":
            self.customer_chosen.emit(choice.case_id)
        elif choice.act == "results":
            self.results_wanted.emit(self.entry.line.strip())
        else:
            self.action_chosen.emit(choice.act)

    def _on_added(self, changes: object) -> None:
        self.accept()
        self.added.emit(changes)

    def _refuse(self, sentence: str) -> None:
        self._refused.setText(sentence)
        self._refused_row.show()
        self.adjustSize()


class _Band(QWidget):
    """A stripe of the palette with its ground and hairlines."""

    def __init__(self, theme: Theme, ground: str = "", *, head: bool = False, foot: bool = False) -> None:
        super().__init__()
        self._theme, self._ground, self._head, self._foot = theme, ground, head, foot

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        if self._ground:
            area = QRectF(self.rect())
            painter.fillRect(area.adjusted(0, 0, 0, -12), tokens[self._ground])
            shapes.rounded(painter, area, 11, tokens[self._ground])
        if self._head:
            shapes.head_line(painter, self.rect(), tokens["line"])
        if self._foot:
            shapes.foot_line(painter, self.rect(), tokens["line"])


def _command(action: Action) -> Choice:
    return Choice(action.key, action.label, action.icon or "ph.circle", key=action.shortcut.replace("+", " "))
