"""The settings, row by row from their description; each is kept as soon as it is left."""

from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.ui.crash_reports import versions
from app.ui.settings.descriptions import GROUPS, Form, Group, Setting, tr
from app.ui.settings.desks import Kept
from app.ui.theme.looks import Ground
from app.ui.widgets.boxes import column, framed, holder, row
from app.ui.widgets.buttons import Button, Size
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace

ON, OFF = "on", "off"
_EDITOR = 300
_WIDTH = 820
_OPENING = frozenset({"away", "standard", "letter", "workbook", "list", "help"})
_ACTIONS = MappingProxyType(
    {
        "help.keys": "show_keys",
        "list.bring": "import_list",
        "away.plan": "be_away",
        "standard.open": "open_standard",
        "letter.open": "open_templates",
        "calendar.what": "open_writing",
        "calendar.file": "export_calendar",
        "calendar.connected": "open_calendar",
        "workbook.open": "open_workbooks",
        "workbook.review": "review_workbook",
    }
)
"""What a button does that is an action of the window."""

_DONE_AT_ONCE = frozenset({"calendar.retry", "calendar.renew"})
"""Buttons that the desk answers as it does a change."""


class SettingsPage(Workspace):
    """All settings below their headings."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._desk = bench.desk.settings()
        self._kept: Kept | None = None
        self._first: QWidget = self
        self.editors: dict[str, QWidget] = {}
        self._area = QScrollArea()
        self._area.setObjectName("clear")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(self.tr("Settings"))
        self.line = PlainLabel(bench.theme, "", 13, 400, "ink2", on="canvas", quoted=True)
        title = PlainLabel(bench.theme, self.tr("Settings"), 20, 600, on="canvas")
        head = row(title, self.line, None, gap=12, margins=(24, 16, 24, 12))
        whole = column(head, self._area)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def entrance(self) -> QWidget:
        return self._first

    def refresh(self) -> None:
        """Read what is set; what is being typed stays."""
        self.bench.run(self._desk.kept, self._show, self.refused.emit)

    def show_editor(self, key: str) -> None:
        """Scroll to a setting."""
        self._area.ensureWidgetVisible(self.editors[key])

    def report(self) -> str:
        """Versions and the screen; nothing of what is stored."""
        screen = QGuiApplication.primaryScreen()
        size = screen.size()
        parts = (
            versions(QApplication.applicationVersion()),
            f"Platform: {QGuiApplication.platformName()}",
            f"Screen: {size.width()} x {size.height()}, scale {screen.devicePixelRatio():g}",
            f"Text: {self.bench.theme.text.zoom:g}, ground {self.bench.theme.ground.value}",
        )
        return "\n".join(parts)

    def _show(self, kept: Kept) -> None:
        if self._kept == kept:
            return
        is_first, self._kept = self._kept is None, kept
        had = next((key for key, editor in self.editors.items() if editor.hasFocus()), "")
        place = self._area.verticalScrollBar().value()
        self.editors = {}
        groups = [self._group(group, kept) for group in GROUPS]
        body = holder(column(*(group for group in groups if group), None, gap=16, margins=(24, 4, 24, 24)))
        body.setMaximumWidth(self.bench.theme.scaled(_WIDTH))
        self._lay(body)
        self._area.verticalScrollBar().setValue(place)
        self._first = next(iter(self.editors.values()), self)
        focused = self.editors.get(had)
        if focused is not None or is_first:
            (focused or self._first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay(self, body: QWidget) -> None:
        """Put the rows in place; the switch that was pressed may be among those that go."""
        before = self._area.takeWidget() if self._area.widget() else None
        self._area.setWidget(body)
        if before is not None:
            before.deleteLater()

    def _group(self, group: Group, kept: Kept) -> QWidget | None:
        rows = [
            self._row(one, kept) for one in group.settings if one.key in kept.values or one.area in _OPENING
        ]
        if not rows:
            return None
        title = PlainLabel(self.bench.theme, tr(group.title), 15, 600)
        card = framed(column(title, *rows, gap=12, margins=(16, 12, 16, 16)), "card")
        card.setAccessibleName(tr(group.title))
        return card

    def _row(self, one: Setting, kept: Kept) -> QWidget:
        theme = self.bench.theme
        words = column(PlainLabel(theme, one.label, 13, 500, most=2))
        if one.help:
            words.addWidget(PlainLabel(theme, one.hint, 12, 400, "ink2", most=3))
        if note := kept.notes.get(one.key):
            words.addWidget(PlainLabel(theme, note, 12, 500, "ink", most=2, quoted=True))
        editor = self._editor(one, kept)
        editor.setAccessibleName(one.label)
        editor.setAccessibleDescription(" ".join(filter(None, (one.hint, kept.notes.get(one.key)))))
        editor.setEnabled(one.area not in kept.locked)
        editor.setFixedWidth(theme.scaled(_EDITOR))
        if one.form is not Form.FACT:
            self.editors[one.key] = editor
        line = row(words, editor, gap=16)
        line.setStretch(0, 1)
        return holder(line)

    def _editor(self, one: Setting, kept: Kept) -> QWidget:
        theme, value = self.bench.theme, kept.values.get(one.key, "")
        match one.form:
            case Form.CHOICE:
                return self._choice(one, kept, value)
            case Form.SWITCH:
                box = CheckBox(theme, self.tr("On"))
                box.setChecked(value == ON)
                box.toggled.connect(lambda on: self._keep(one.key, ON if on else OFF))
                return box
            case Form.FACT:
                return PlainLabel(theme, value or self._fact(one.key), 13, 400, "ink2", most=3, quoted=True)
            case Form.ACT:
                button = Button(theme, one.label, size=Size.NORMAL)
                button.clicked.connect(partial(self._act, one.key))
                return button
        field = Field(theme, one.label)
        field.setText(value)
        field.editingFinished.connect(lambda: self._keep(one.key, field.text().strip()))
        return field

    def _choice(self, one: Setting, kept: Kept, value: str) -> QWidget:
        box = ChoiceBox(self.bench.theme)
        options = kept.choices.get(one.key) or [(key, tr(words)) for key, words in one.options]
        for key, words in options:
            box.addItem(words, key)
        box.setCurrentIndex(max(box.findData(value), 0))
        box.activated.connect(lambda: self._keep(one.key, str(box.currentData())))
        return box

    def _fact(self, key: str) -> str:
        return f"Keepword {QApplication.applicationVersion()}" if key == "help.about" else ""

    def _keep(self, key: str, value: str) -> None:
        if self._kept is None or self._kept.values.get(key) == value:
            return
        desk = self._desk
        self.bench.run(
            lambda: desk.change(key, value),
            partial(self._on_kept, key, value),
            partial(self._on_refused, key),
        )

    def _on_kept(self, key: str, value: str, _answer: object) -> None:
        self.line.dress("ink2")
        self.line.setText(self.tr("Kept."))
        editor = self.editors.get(key)
        if isinstance(editor, Field):
            editor.refuse("")
        if key == "private.ground":
            theme = self.bench.theme
            theme.apply(theme.accent, Ground(value), shows_keys=theme.shows_keys)
        if key == "private.style":
            self.acted.emit("restyle")
        self.refresh()

    def _on_refused(self, key: str, sentence: str) -> None:
        """What was typed stays, so that it can be mended."""
        self.line.dress("over")
        self.line.setText(sentence)
        editor = self.editors.get(key)
        if isinstance(editor, Field):
            editor.refuse(sentence)
        elif isinstance(editor, CheckBox) and self._kept is not None:
            with QSignalBlocker(editor):  # it says again what holds
                editor.setChecked(self._kept.values.get(key) == ON)

    def _act(self, key: str) -> None:
        if key in _ACTIONS:
            self.acted.emit(_ACTIONS[key])
        elif key == "calendar.copy":
            QGuiApplication.clipboard().setText(self._kept.values[key] if self._kept is not None else "")
            self.line.setText(self.tr("Copied. Subscribe to it in your calendar program."))
        elif key in _DONE_AT_ONCE:
            desk = self._desk
            self.bench.run(
                lambda: desk.change(key, ON), partial(self._on_kept, key, ON), partial(self._on_refused, key)
            )
        elif key == "help.report":
            QGuiApplication.clipboard().setText(self.report())
            self.line.setText(self.tr("Copied. Paste it into your message."))
        else:
            self.bench.run(self._desk.back_up, self._on_backed_up, self.refused.emit)

    def _on_backed_up(self, name: str) -> None:
        self.line.setText(self.tr("{name} is kept.").format(name=name))
        self.refresh()
