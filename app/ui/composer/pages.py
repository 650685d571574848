"""Tell the customer: the letter in the middle, what they know beside it, what is worth a look on the other side."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.gate import Finding, KeptFinding, Rule
from app.domain.kinds import Channel
from app.ui.composer.desks import Look, Opened, Paper
from app.ui.composer.editors import Mark
from app.ui.composer.senders import Sender
from app.ui.composer.views import ComposerView
from app.ui.composer.words import Check, checks_of, fine_lines
from app.ui.widgets.chips import Tone
from app.ui.wish_hints import hint_line
from app.ui.words import kind_icon, kind_name
from app.ui.workbenches import Workbench

PAUSE_MS, SAVE_MS = 400, 2_000


class ComposerPage(ComposerView):
    """One letter at a time; it is kept while it is written, and nothing leaves without a person.

    Attributes:
        keeps: What is typed stays as a draft; False where a screen is only looked at.
    """

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._opened: Opened | None = None
        self._case_id: UUID | None = None
        self._kept: tuple[KeptFinding, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._owners: Mapping[str, str] = {}
        self._asked, self._is_dirty = 0, False
        self.keeps = True
        self.post = Sender(bench, self)
        self._pause = _timer(self, PAUSE_MS, self.look)
        self._saving = _timer(self, SAVE_MS, self.save)
        self._connect()

    # What the window asks.

    @property
    def current_case_id(self) -> UUID | None:
        return self._case_id

    @property
    def opened(self) -> Opened | None:
        """The letter on the desk, as it was opened."""
        return self._opened

    @property
    def entrance(self) -> QWidget:
        return self.call.note if self.channel is Channel.CALL else self.letter.editor

    def look_at(self, what: object) -> None:
        """Write on that case: what is on the desk is kept first."""
        if not isinstance(what, UUID) or what == self._case_id:
            return
        self.save()
        self._case_id, self._opened = what, None
        self._read(anew=False)

    def _read(self, *, anew: bool) -> None:
        desk, case_id = self.bench.desk, self._case_id
        if case_id is not None:
            work = lambda: desk.composer().open(case_id, anew=anew)  # noqa: E731  # on the other thread
            self.bench.run(work, self.show_opened, self._on_unread)

    def _on_unread(self, sentence: str) -> None:
        self._case_id = None
        self.refused.emit(sentence)
        self.left.emit()

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.roads.chosen.connect(self._on_road)
        self.switch.clicked.connect(self.turn)
        self.anew.clicked.connect(self._on_anew)
        self.letter.changed.connect(self._on_changed)
        self.letter.mark_chosen.connect(self.checks.go_to)
        self.letter.limited.connect(self.refused)
        self.call.dialled.connect(self.url_wanted)
        self.checks.used.connect(self.use)
        self.checks.kept.connect(self.keep)
        self.checks.asked.connect(self._ask)
        self.checks.entered.connect(self._point_out)
        self.checks.all_used.connect(self.use_all)
        self.checks.reopened.connect(self._reopen)
        self.checks.all_settled.connect(self.foot.send.setFocus)
        self.foot.sent.connect(self.send)
        self.post.told.connect(self.told)
        self.post.refused.connect(self.refused)
        self.post.done.connect(self._on_done)
        self.foot.copied.connect(self._on_copy)
        self.foot.saved.connect(self._on_save)
        self.foot.again_typed.connect(self._later_save)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+Return", self.send),
            ("Ctrl+Enter", self.send),
            ("F8", self.next_check),
            ("Alt+U", self._use_current),
            ("Alt+K", self._keep_current),
            ("Ctrl+S", self._on_save),
            ("Ctrl+.", self.letter.signature.turn),
            ("Alt+B", self.letter.offer_blocks),
            ("Alt+A", self.letter.attach.click),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Showing.

    def show_opened(self, opened: Opened) -> None:
        """Show a letter as it was left or drafted."""
        if opened.file.case_id != self._case_id:
            return
        self._opened = None  # nothing of this is typed
        file, paper = opened.file, opened.sheet.paper
        self.kind.tell(kind_name(file.kind), Tone.QUIET, kind_icon(file.kind))
        self.subject.setText(f"{file.reference} {file.subject}".strip())
        self.context.show_opened(opened)
        self.letter.show_opened(opened)
        self.call.show_file(file)
        self._kept = paper.kept
        self.roads.choose(paper.channel.value)
        self.foot.type_again(paper.next_word)
        self._opened, self._is_dirty = opened, False
        self.show_road()
        self.look()
        self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self) -> None:
        """Time went on: a wish about hours may hold now, or no longer."""
        self._hint()

    def _hint(self) -> None:
        """Where a wish bears on it, say so before it goes."""
        line = ""
        if self._opened is not None:
            words = 0 if self.channel is Channel.CALL else len(self.letter.body().split())
            line = hint_line(self._opened.file, self.channel, self.bench.formats, words)
        self.wish.setText(line)
        self.wish.setVisible(bool(line))

    def show_road(self) -> None:
        super().show_road()
        self._hint()
        saved_at = self._opened.sheet.saved_at if self._opened is not None else None
        is_left = saved_at is not None and self.channel is not Channel.CALL
        self.anew.setVisible(is_left)
        self.state.setVisible(is_left)
        if saved_at is not None:
            moment = self.bench.formats.moment(saved_at)
            self.state.setText(self.tr("Your draft of {moment}.").format(moment=moment))

    # Looking at what is typed.

    def paper(self) -> Paper:
        """The letter as it is now."""
        return Paper(
            self.channel,
            self.letter.subject.text(),
            self.letter.body(),
            self.letter.signature.is_signed,
            self.foot.typed,
            self._kept,
            self.letter.attached.paths,
        )

    def text(self) -> str:
        """The whole of it as it would go."""
        return self._opened.sheet.text(self.paper()) if self._opened is not None else ""

    def look(self) -> None:
        """Ask the gate; an answer about an older text is not shown."""
        self._pause.stop()
        self._hint()
        opened, text = self._opened, self.text()
        if opened is None or self.channel is Channel.CALL:
            return
        self._asked += 1
        desk, case_id = self.bench.desk, opened.file.case_id
        self.bench.run(
            lambda: desk.composer().look(case_id, text),
            partial(self._show_look, self._asked, text),
            self.refused.emit,
        )

    def _show_look(self, asked: int, text: str, look: Look) -> None:
        if asked != self._asked or self._opened is None:
            return
        self._findings, self._owners = look.findings, look.owners
        self._show_checks(text)
        self.context.show_book(look.lines)
        at = look.next_word
        self.foot.read_again(self.bench.formats.moment(at.at) if at is not None else "")

    def _show_checks(self, text: str) -> None:
        file = self._opened.file if self._opened is not None else None
        reader = (file.contact or file.customer) if file is not None else ""
        checks = checks_of(text, self._findings, self._kept, reader, self._owners)
        self.checks.show_checks(checks, fine_lines(text, self._findings), self._kept)
        length = len(self.letter.body())
        marks = [
            Mark(one.number, one.finding.start, min(one.finding.end, length))
            for one in checks
            if one.finding.rule is not Rule.UNSIGNED and one.finding.start <= length
        ]
        unsigned = next((one.number for one in checks if one.finding.rule is Rule.UNSIGNED), 0)
        self.letter.mark(marks, unsigned)

    def _on_changed(self) -> None:
        if self._opened is not None:
            self._pause.start()
            self._later_save()

    # What becomes of a check.

    def next_check(self) -> None:
        """Go to the next check, and show its place."""
        card = self.checks.step()
        if card is not None:
            self.letter.editor.show_mark(card.check.number)

    def _point_out(self, check: Check) -> None:
        """Go to the place of a check."""
        self.letter.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.letter.editor.show_mark(check.number)

    def use(self, check: Check) -> None:
        """Put the better wording in, and look again."""
        self._put(check)
        self.look()

    def use_all(self) -> None:
        """Put every better wording in, the last first so that no place moves."""
        for card in reversed(self.checks.cards):
            if not card.use.isHidden():
                self._put(card.check)
        self.look()

    def _put(self, check: Check) -> None:
        if check.finding.rule is Rule.UNSIGNED and not self.letter.signature.is_signed:
            self.letter.signature.turn()
        else:
            self.letter.editor.put(check.number, check.words, check.finding.suggestion)

    def keep(self, check: Check, reason: str) -> None:
        """The writer's own words stay, with the reason."""
        one = check.finding
        self._kept = (*self._kept, KeptFinding(one.rule.value, one.message, check.words, reason))
        self._later_save()
        self._show_checks(self.text())

    def _ask(self, check: Check) -> None:
        """Whoever answers for the entry is asked; the letter waits or goes, as its writer decides."""
        opened, desk = self._opened, self.bench.desk
        if opened is not None:
            words = self.tr("{name} is asked.").format(name=check.owner)
            self.bench.run(
                lambda: desk.composer().ask_owner(opened.file.case_id, check.words, check.entry),
                lambda answer: self.said.emit(self.bench.said(answer) or words),
                self.refused.emit,
            )

    def _reopen(self, one: KeptFinding) -> None:
        self._kept = tuple(other for other in self._kept if other != one)
        self._later_save()
        self._show_checks(self.text())

    def _use_current(self) -> None:
        card = self.checks.current
        if card is not None and not card.use.isHidden():
            self.use(card.check)

    def _keep_current(self) -> None:
        card = self.checks.current
        if card is not None:
            card.ask_reason()

    # Keeping.

    def _later_save(self) -> None:
        if self._opened is not None:
            self._is_dirty = True
            self._saving.start()

    def save(self, then: Callable[[object], None] = lambda _at: None) -> None:
        """Keep it as it is, if something was typed."""
        self._saving.stop()
        opened, paper = self._opened, self.paper()
        if opened is None or not (self._is_dirty and self.keeps) or paper.channel is Channel.CALL:
            return
        self._is_dirty = False
        desk, case_id = self.bench.desk, opened.file.case_id
        self.bench.run(lambda: desk.composer().keep(case_id, paper), then, self.refused.emit)

    def _on_save(self) -> None:
        self._is_dirty = self._opened is not None
        self.save(lambda _at: self.told.emit(self.tr("The draft is kept.")))

    def _on_anew(self) -> None:
        self._saving.stop()
        self._is_dirty = False
        self._read(anew=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()
        self.save()

    def leave(self) -> None:
        """Back; what was typed stays as a draft."""
        self.save()
        self._case_id, self._opened = None, None
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def _on_road(self, _key: str) -> None:
        self._later_save()
        self.show_road()
        self.look()

    # Going.

    def send(self) -> None:
        """To the mail program, with the text on the clipboard; or the call is kept."""
        opened = self._opened
        if opened is None:
            return
        if self.channel is Channel.CALL:
            self.post.keep_call(opened, self.call.call(), self.foot.typed)
            return
        text, paper = self.text(), self.paper()
        self._is_dirty = True
        self.save()
        self.post.send(opened, text, paper, self.foot.again.text().strip())

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self.told.emit(self.tr("Copied."))

    def _on_done(self, words: str) -> None:
        """It is filed: nothing of it is a draft any more."""
        self._saving.stop()
        self._is_dirty, self._case_id, self._opened = False, None, None
        self.said.emit(words)
        self.left.emit()


def _timer(parent: QWidget, length: int, act: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(length)
    timer.timeout.connect(act)
    return timer
