"""The texts that letters are made of: one is edited beside a letter that shows it, and kept once it can stand there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.services.templates import TemplateLook, Trial
from app.ui.composer.words import Check, checks_of
from app.ui.frame.sheets import Sheet
from app.ui.templates.desks import TemplateDesk
from app.ui.templates.lists import TextList
from app.ui.templates.words import name_of, voice_of
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

PAUSE_MS = 300
_USUAL = "en"
_SHOWN, _MOST = 3, 60
"""How many findings are told in full, and how many characters of the words that each is about."""
WIDTH, LIST, HEIGHT, EDITOR = 900, 300, 420, 110


class TemplateSheet(Sheet):
    """Pick a voice and a text, write, see the letter, keep.

    Args:
        typed: What was written and not kept, by text; it is there again when the sheet is opened next.

    Signals:
        changed: Letters say something else now; carries the answer.
    """

    changed = Signal(object)
    TOP = 0.2

    def __init__(
        self, bench: Workbench, desk: TemplateDesk, parent: QWidget, typed: dict[str, str] | None = None
    ) -> None:
        super().__init__(bench.theme, parent.tr("Texts of letters"), parent)
        self._bench, self._desk = bench, desk
        self._typed = {} if typed is None else typed
        self._looks: dict[str, TemplateLook] = {}
        self._key, self._asked, self._may_edit = "", 0, False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.read()

    @property
    def current(self) -> TemplateLook | None:
        """The text that is edited."""
        return self._looks.get(self._key)

    def _make_parts(self) -> None:
        theme = self.theme
        self.voices = ChoiceBox(theme)
        self.voices.setAccessibleName(self.tr("Voice"))
        self.list = TextList(theme, self)
        self.name = PlainLabel(theme, "", 13, 600, quoted=True)
        self.who = PlainLabel(theme, "", 12, 400, "ink2", quoted=True)
        self.editor = QPlainTextEdit(self)
        self.editor.setFont(theme.text(13).font)
        self.editor.setFixedHeight(theme.scaled(EDITOR))
        self.editor.setTabChangesFocus(True)
        self.problem = PlainLabel(theme, "", 12, 500, "over", most=4, icon="ph.warning-circle", quoted=True)
        self.found = PlainLabel(theme, "", 12, 400, "ink2", most=6, icon="ph.check-circle", quoted=True)
        self.shown = QPlainTextEdit(self)
        self.shown.setFont(theme.text(13).font)
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName(self.tr("A letter with it"))
        self.back = Button(theme, self.tr("Put back as delivered"))
        self.button = Button(theme, self.tr("Keep this text"), look=Look.PRIMARY)

    def _lay_out(self) -> None:
        theme = self.theme
        title = PlainLabel(theme, self.tr("Texts of letters"), 15, 600)
        self.note = PlainLabel(theme, "", 12, 400, "ink2")
        left = holder(column(self.voices, self.list, gap=8))
        left.setFixedWidth(theme.scaled(LIST))
        letter = PlainLabel(theme, self.tr("A letter with it"), 12, 600, "ink2")
        right = holder(
            column(self.name, self.who, self.editor, self.problem, letter, self.shown, self.found, gap=6)
        )
        body = row(left, right, gap=16)
        body.setStretch(1, 1)
        middle = holder(body)
        middle.setFixedHeight(theme.scaled(HEIGHT))
        foot = row(None, self.back, self.button, gap=8)
        self.fill(column(title, 4, self.note, 8, middle, 8, foot, margins=(16, 14, 16, 12)))
        self.setFixedWidth(theme.scaled(WIDTH))
        self.problem.hide()

    def _connect(self) -> None:
        self.voices.activated.connect(self._on_voice)
        self.list.chosen.connect(self.choose)
        self.editor.textChanged.connect(self._on_typed)
        self.button.clicked.connect(self._keep)
        self.back.clicked.connect(self._put_back)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._keep)

    # Reading.

    def read(self) -> None:
        """Ask for all texts; the one that is edited stays."""
        desk = self._desk
        self._bench.run(lambda: (desk.all(), desk.may_edit(), desk.voice()), self._on_read, self.refuse)

    def _on_read(self, answer: tuple[Sequence[TemplateLook], bool, str]) -> None:
        looks, self._may_edit, voice = answer
        is_first = not self._looks
        self._looks = {one.key: one for one in looks}
        if is_first:
            for one in looks:
                if self.voices.findText(voice_of(one)) < 0:
                    self.voices.addItem(voice_of(one), (one.language, one.voice))
        self.note.setText(self._hint())
        self.editor.setReadOnly(not self._may_edit)
        self.button.setVisible(self._may_edit)
        self.back.setVisible(self._may_edit)
        if self._key not in self._looks:
            self._key = self._first(voice)
        self._show_list()
        self.choose(self._key)
        if is_first:
            self.list.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _first(self, voice: str) -> str:
        """The first text of the voice in which this person writes, in their language where it has one."""
        language = QLocale().name().partition("_")[0]
        mine = {one.language: one.key for one in reversed(self._looks.values()) if one.voice == voice}
        return mine.get(language) or mine.get(_USUAL) or next(iter(self._looks))

    def _hint(self) -> str:
        if not self._may_edit:
            return self.tr("Leads and administrators change these.")
        return self.tr("Ctrl+Enter keeps what is written. Letters that are already written stay as they are.")

    def _show_list(self) -> None:
        voice = self.voices.currentData()
        self.list.show_texts(
            [one for one in self._looks.values() if (one.language, one.voice) == voice], self._key
        )

    def _on_voice(self) -> None:
        self._show_list()
        self.choose(self.list.rows[0].look.key)

    def choose(self, key: str) -> None:
        """Edit that text."""
        one = self._looks[key]
        self._key = key
        place = self.voices.findText(voice_of(one))
        if place != self.voices.currentIndex():
            self.voices.setCurrentIndex(place)
            self._show_list()
        self.list.mark(key)
        self.name.setText(name_of(one))
        self.editor.setAccessibleName(name_of(one))
        self.who.setText(
            self.tr("Written by {name}").format(name=one.who) if one.is_edited else self.tr("As delivered")
        )
        self.editor.setPlainText(self._typed.get(key, one.text))
        self.look()

    # Writing.

    def _on_typed(self) -> None:
        one, text = self.current, self.editor.toPlainText()
        if one is not None and text != one.text:
            self._typed[one.key] = text
        else:
            self._typed.pop(self._key, None)
        self._arrange()
        self._pause.start()

    def _arrange(self) -> None:
        one = self.current
        self.button.setEnabled(one is not None and self.editor.toPlainText() != one.text)
        self.back.setEnabled(one is not None and one.is_edited)

    def look(self) -> None:
        """Show a letter with what is written; an answer about an older text is not shown."""
        self._pause.stop()
        self._arrange()
        self._asked += 1
        desk, key, text, asked = self._desk, self._key, self.editor.toPlainText(), self._asked
        self._bench.run(
            lambda: desk.preview(key, text), partial(self._on_shown, asked), partial(self._on_unfit, asked)
        )

    def _on_shown(self, asked: int, trial: Trial) -> None:
        if asked == self._asked:
            self.refuse("")
            subject = self.tr("Subject: {subject}").format(subject=trial.subject)
            self.shown.setPlainText(f"{subject}\n\n{trial.text}")
            self._tell_found(trial)

    def _tell_found(self, trial: Trial) -> None:
        """What the gate would point out in every letter with this text; it may be kept all the same."""
        checks = checks_of(trial.text, trial.findings, (), self.tr("The reader"))
        if not checks:
            self.found.dress("ok", "ph.check-circle")
            self.found.setText(self.tr("The reply gate finds nothing in this letter."))
        else:
            whys = " ".join(_told(one) for one in checks[:_SHOWN])
            more = self.tr("And {count} more.").format(count=len(checks) - _SHOWN)
            said = self.tr("The reply gate would point this out in every such letter: {whys}").format(
                whys=whys
            )
            self.found.dress("risk", "ph.warning")
            self.found.setText(f"{said} {more}" if len(checks) > _SHOWN else said)
        self.button.rename(self.tr("Keep it all the same") if checks else self.tr("Keep this text"))

    def _on_unfit(self, asked: int, sentence: str) -> None:
        if asked == self._asked:
            self.refuse(sentence)

    def refuse(self, sentence: str) -> None:
        """Say why not; everything typed stays, and so does the last letter that could be shown."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    # Keeping.

    def _keep(self) -> None:
        if self._may_edit and self.button.isEnabled():
            desk, key, text = self._desk, self._key, self.editor.toPlainText()
            self._bench.run(lambda: desk.edit(key, text), self._on_changed, self.refuse)

    def _put_back(self) -> None:
        desk, key = self._desk, self._key
        self._bench.run(lambda: desk.put_back(key), self._on_changed, self.refuse)

    def _on_changed(self, answer: object) -> None:
        self._typed.pop(self._key, None)
        self.changed.emit(answer)
        self.read()


def _told(one: Check) -> str:
    """What it is about, where it is about words, and why it is worth a look."""
    words = one.words if len(one.words) <= _MOST else f"{one.words[:_MOST]}…"
    return one.why if not words or words in one.why else f"“{words}”: {one.why}"
