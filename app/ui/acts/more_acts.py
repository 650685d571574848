"""The rarer acts on a case: where it stands, what it is, whom it waits on, answers to an offer, promises let go."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.errors import NotFound
from app.domain.kinds import PHASES, Kind, Phase
from app.ui.actions import find_action
from app.ui.acts.forms import Form
from app.ui.acts.menus import drop, plain_menu
from app.ui.acts.sentences import Question, SentenceForm
from app.ui.acts.standings import FactsForm, PhaseForm, WaitForm, kind_menu, phase_menu
from app.ui.acts.step_files import StepFileActs, is_left_out
from app.ui.cases.files import RequestLine
from app.ui.cases.wish_desks import WishAsk
from app.ui.desk import CaseFile, PromiseLine
from app.ui.workbenches import Workbench

if TYPE_CHECKING:
    from app.services.erasures import Preview
    from app.services.wishes import WishView
    from app.ui.acts.wishing import WishActs
    from app.ui.work.desks import InterimDraft
    from app.ui.workspaces.priorities.boards import ColleagueLoad

_MENU = (
    "they_answered",
    "",
    "change_phase",
    "change_kind",
    "wait_on",
    "ask_colleague",
    "note_wish",
    "correct_case",
    "mark_unusual",
    "",
    "add_to_calendar",
    "invite",
    "",
    "close_case",
)
_ABOUT_CONTACT = ("hand_out_contact", "erase_contact")
_PLAIN = frozenset({Phase.ACTIVE, Phase.ASKED, Phase.OPEN, Phase.PLACED})
"""Phases that begin without a word or a date: nothing is asked."""


class Acting(Protocol):
    """Who opens forms and does work."""

    refused: SignalInstance
    told: SignalInstance

    def do(self, work: Callable[[], object], words: str) -> None:
        """Do it and say so."""

    def show_form(self, form: Form, words: str) -> None:
        """Open a form and say it once it is done."""

    def act(self, key: str, case_id: UUID, anchor: QWidget | None = None) -> None:
        """Another act on the same case."""

    def why(self, case_id: UUID, what: str) -> None:
        """Say why a date is what it is."""


class MoreActs(QObject):
    """Acts behind the menu with three dots, and on promises."""

    def __init__(self, bench: Workbench, acting: Acting, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._acting, self._window = bench, acting, window
        self.anchor: QWidget | None = None
        self.files = StepFileActs(bench, acting, window)
        self.keys: dict[str, Callable[[CaseFile], None]] = {
            "case_menu": self._menu,
            "change_phase": self._phase,
            "change_kind": self._kind,
            "wait_on": self._wait,
            "correct_case": self._correct,
            "mark_unusual": self._unusual,
            "they_answered": self._answered,
            "note_cause": self._cause,
            "note_wish": self._wish,
            "decline": self._decline,
            "ask_colleague": self.ask,
            "ask_giver": self._ask_giver,
            "why_step": lambda file: acting.why(file.case_id, "step"),
            "why_news": lambda file: acting.why(file.case_id, "news"),
            "why_reminders": self._why_reminders,
            "interim_word": self._interim,
            "hand_out_contact": self._hand_out,
            "erase_contact": self._erase,
            "add_to_calendar": self.files.add,
            "invite": self.files.invite,
        }

    def _why_reminders(self, file: CaseFile) -> None:
        desk, case_id = self._bench.desk, file.case_id
        self._bench.run(
            lambda: desk.work().reminders(case_id), self._show_reminders, self._acting.refused.emit
        )

    def _show_reminders(self, paragraphs: Sequence[str]) -> None:
        from app.ui.work.sheets import RemindersSheet  # noqa: PLC0415 - loaded when first opened

        RemindersSheet(self._bench.theme, paragraphs, self._window).open()

    def _interim(self, file: CaseFile) -> None:
        """What we know, what is open, next word by: a draft in the plain dialog, for a person to change and file."""
        desk, case_id = self._bench.desk, file.case_id
        self._bench.run(
            lambda: (file, desk.work().interim(case_id)), self._open_interim, self._acting.refused.emit
        )

    def _open_interim(self, answer: "tuple[CaseFile, InterimDraft]") -> None:
        from app.ui.acts.telling import TellForm  # noqa: PLC0415 - loaded when first opened

        file, draft = answer
        form = TellForm(self._bench, file, self._window)
        form.draft(draft.text, draft.next_word)
        words = self.tr("{name} has heard from you.").format(name=file.contact or file.customer)
        self._acting.show_form(form, words)

    def settle(self, file: CaseFile, promise: PromiseLine, anchor: QWidget) -> None:
        """What became of a promise."""
        menu = plain_menu(self.tr("What became of it"), self._window)
        case_id, promise_id, desk = file.case_id, promise.promise_id, self._bench.desk
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("ph.check", self.tr("Kept"), lambda: self._acting.do(
                lambda: desk.keep_promise(promise_id), self.tr("Kept."))),
            ("ph.x-circle", self.tr("Let it go, with a reason…"), lambda: self._release(promise)),
            ("ph.question", self.tr("Why this date?"), lambda: self._acting.why(case_id, "promise")),
        )  # fmt: skip
        for icon, words, act in acts:
            if icon == "ph.question" and not file.is_open:
                continue
            action = QAction(self._bench.theme.icon(icon), words, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        drop(menu, anchor, self._window)

    def _release(self, promise: PromiseLine) -> None:
        desk, promise_id = self._bench.desk, promise.promise_id
        question = Question(
            self.tr("Why does “{text}” bind no longer?").format(text=promise.text),
            self.tr("Let it go"),
            self.tr("Reason"),
            self.tr("They asked for something else"),
            missing=self.tr("A promise is let go with a reason."),
        )
        form = SentenceForm(
            self._bench,
            question,
            lambda reason: desk.case_desk().release_promise(promise_id, reason),
            self._window,
        )
        self._acting.show_form(form, self.tr("Let go."))

    def _menu(self, file: CaseFile) -> None:
        menu = plain_menu(self.tr("More to do with this case"), self._window)
        keys = _MENU if file.is_open else ("reopen_case",)
        if file.contact_id is not None:
            keys = (*keys, "", *_ABOUT_CONTACT)
        for key in keys:
            if not key:
                menu.addSeparator()
                continue
            if is_left_out(key, file):
                continue
            item = find_action(key)
            action = QAction(self._bench.theme.icon(item.icon), item.label, menu)
            action.setData(key)
            menu.addAction(action)
        anchor, case_id = self.anchor, file.case_id
        menu.triggered.connect(lambda action: self._acting.act(action.data(), case_id, anchor))
        drop(menu, anchor, self._window)

    def _hand_out(self, file: CaseFile) -> None:
        """Everything about the contact of a case, as from their card."""
        from app.ui.workspaces.lists.erasing import HandOutForm  # noqa: PLC0415 - loaded when first opened

        if file.contact_id is None:
            self._refuse_nobody(file)
            return
        HandOutForm(self._bench, file.contact_id, file.contact, self._window).open()

    def _erase(self, file: CaseFile) -> None:
        """Take the contact of a case out of everything, as from their card."""
        desk, contact_id = self._bench.desk, file.contact_id
        if contact_id is None:
            self._refuse_nobody(file)
            return
        self._bench.run(
            lambda: desk.lists().erasure(contact_id), self._ask_erasure, self._acting.refused.emit
        )

    def _ask_erasure(self, preview: "Preview") -> None:
        from app.ui.workspaces.lists.erasing import EraseForm  # noqa: PLC0415 - loaded when first opened

        form = EraseForm(self._bench, preview, self._window)
        form.succeeded.connect(lambda answer: self._acting.told.emit(self._bench.said(answer)))
        form.open()

    def _refuse_nobody(self, file: CaseFile) -> None:
        words = self.tr("{reference} names nobody at {customer}.")
        self._acting.refused.emit(words.format(reference=file.reference, customer=file.customer))

    def _answered(self, file: CaseFile) -> None:
        """They wrote or called: at once, unless a date that somebody chose or an ending stands against it."""
        if file.agenda is not None and not file.agenda.put_offs:
            self._hear(file, keep=False)
            return
        menu = plain_menu(self.tr("They answered"), self._window)
        for icon, words, keep in self._answers(file):
            action = QAction(self._bench.theme.icon(icon), words, menu)
            action.triggered.connect(partial(self._hear, file, keep=keep))
            menu.addAction(action)
        drop(menu, self.anchor, self._window)

    def _answers(self, file: CaseFile) -> Sequence[tuple[str, str, bool]]:
        if file.agenda is None:
            words = self.tr("Open {reference} again").format(reference=file.reference)
            return (("ph.arrow-u-up-left", words, False),)
        moment = self._bench.formats.moment(file.agenda.due_at)
        kept = self.tr("Keep the date, {moment}").format(moment=moment)
        return (("ph.arrow-bend-down-left", self.tr("Deal with it now"), False), ("ph.clock", kept, True))

    def _hear(self, file: CaseFile, _on: bool = False, *, keep: bool) -> None:  # noqa: FBT001,FBT002  # a signal's argument
        desk, case_id = self._bench.desk, file.case_id
        words = self.tr("{name} answered.").format(name=file.contact or file.customer)
        self._acting.do(lambda: desk.case_desk().answered(case_id, keep_date=keep), words)

    def _cause(self, file: CaseFile) -> None:
        """What would have prevented it goes to the Ideas, in the customer's words."""
        desk, case_id = self._bench.desk, file.case_id
        name = (file.contact or file.customer).split()[0]
        question = Question(
            self.tr("What would have prevented it, as {name} sees it?").format(name=name),
            self.tr("Pass it on"),
            self.tr("In their words"),
            self.tr("A call before the van left"),
            missing=self.tr("Say it in a few words, as they did."),
            note=self.tr("It goes to the Ideas as a cause of complaint."),
        )
        form = SentenceForm(
            self._bench, question, lambda words: desk.case_desk().note_cause(case_id, words), self._window
        )
        self._acting.show_form(form, self.tr("Passed on to the Ideas."))

    def _wish(self, file: CaseFile) -> None:
        """What the person of the case wishes of us."""
        if file.contact_id is None:
            words = self.tr("{reference} has nobody at {customer} yet whose wish it could be.")
            self._acting.refused.emit(words.format(reference=file.reference, customer=file.customer))
            return
        self._wishes.note(_ask_of(file))

    def choose_wish(self, file: CaseFile, view: "WishView", anchor: QWidget) -> None:
        """What becomes of a wish."""
        self._wishes.choose(_ask_of(file), view, anchor)

    @property
    def _wishes(self) -> "WishActs":
        from app.ui.acts.wishing import WishActs  # noqa: PLC0415 - loaded when first needed

        return WishActs(self._bench, self._acting, self._window)

    def _phase(self, file: CaseFile) -> None:
        menu = phase_menu(file, lambda phase: self._enter(file, file.kind, phase), self._window)
        drop(menu, self.anchor, self._window)

    def _kind(self, file: CaseFile) -> None:
        menu = kind_menu(file, lambda kind: self._turn(file, kind), self._window)
        drop(menu, self.anchor, self._window)

    def _turn(self, file: CaseFile, kind: object) -> None:
        if isinstance(kind, str) and kind != file.kind:
            self._enter(file, Kind(kind), PHASES[Kind(kind)][0])

    def _enter(self, file: CaseFile, kind: Kind, phase: object) -> None:
        if not isinstance(phase, str):
            return
        phase = Phase(phase)
        words = self.tr("So it stands: {customer}.").format(customer=file.customer)
        form = PhaseForm(self._bench, file, kind, phase, self._window)
        if phase not in _PLAIN:
            self._acting.show_form(form, words)
            return
        work = form.work()
        form.deleteLater()
        if work is not None and (kind, phase) != (file.kind, file.phase):
            self._acting.do(work, words)

    def _wait(self, file: CaseFile) -> None:
        words = self.tr("Waiting: {customer}.").format(customer=file.customer)
        self._acting.show_form(WaitForm(self._bench, file, self._window), words)

    def _correct(self, file: CaseFile) -> None:
        words = self.tr("Corrected: {customer}.").format(customer=file.customer)
        self._acting.show_form(FactsForm(self._bench, file, self._window), words)

    def _unusual(self, file: CaseFile) -> None:
        desk, case_id = self._bench.desk, file.case_id
        words = self.tr("A checklist is ready: {customer}.").format(customer=file.customer)
        self._acting.do(lambda: desk.case_desk().mark_unusual(case_id), words)

    def _decline(self, file: CaseFile) -> None:
        desk, case_id = self._bench.desk, file.case_id
        name = file.owner.split()[0] if file.owner else ""
        question = Question(
            self.tr("Not me, kindly"),
            self.tr("Send it"),
            self.tr("A word for {name}").format(name=name),
            self.tr("My week is full; Joan knows the site"),
            note=self.tr("It stays with {name}.").format(name=name),
        )
        form = SentenceForm(
            self._bench, question, lambda note: desk.case_desk().decline(case_id, note), self._window
        )
        self._acting.show_form(form, self.tr("It stays with {name}.").format(name=name))

    def ask(self, file: CaseFile, back: RequestLine | None = None) -> None:
        """Ask a colleague about a case; ``back`` is a request that came back, and is asked of somebody else."""
        desk = self._bench.desk
        self._bench.run(
            lambda: (file, desk.priorities().dealings().colleagues),
            partial(self._open_ask, back),
            self._acting.refused.emit,
        )

    def _open_ask(
        self, back: RequestLine | None, answer: "tuple[CaseFile, tuple[ColleagueLoad, ...]]"
    ) -> None:
        from app.ui.workspaces.priorities.asking import AskForm  # noqa: PLC0415 - loaded when first opened

        file, colleagues = answer
        if file.agenda is None:
            return
        if not colleagues:
            self._acting.refused.emit(self.tr("There is nobody else at this store yet."))
            return
        desk = self._bench.desk.priorities()
        form = AskForm(self._bench, desk, file.agenda, colleagues, self._window, back)
        self._acting.show_form(form, self.tr("Asked."))

    def answer(self, line: RequestLine) -> None:
        """Answer what a colleague asks about a case."""
        desk, request_id = self._bench.desk, line.request_id
        name = line.by.split()[0] if line.by else ""
        question = Question(
            self.tr("Your answer to {name}").format(name=name),
            self.tr("Answer"),
            self.tr("Your answer"),
            self.tr("Yes, by tomorrow"),
            missing=self.tr("Write a line back."),
            note=line.text,
        )
        form = SentenceForm(
            self._bench,
            question,
            lambda text: desk.case_desk().answer_request(request_id, text),
            self._window,
        )
        self._acting.show_form(form, self.tr("{name} has your answer.").format(name=name))

    def _ask_giver(self, file: CaseFile) -> None:
        desk, case_id = self._bench.desk, file.case_id
        name = file.owner.split()[0] if file.owner else ""
        question = Question(
            self.tr("What do you want to know from {name}?").format(name=name),
            self.tr("Ask"),
            self.tr("Question"),
            self.tr("What did they see at the fair?"),
            missing=self.tr("Type the question first."),
            note=self.tr("The offer stays open."),
        )
        form = SentenceForm(
            self._bench, question, lambda text: desk.case_desk().ask_giver(case_id, text), self._window
        )
        self._acting.show_form(form, self.tr("{name} is asked.").format(name=name))


def _ask_of(file: CaseFile) -> WishAsk:
    """Whose wish it is, and where they may have said it. Only for a case with a person."""
    if file.contact_id is None:
        raise NotFound("contact", file.customer)
    theirs = {file.contact_id, None}
    touch = next((one for one in file.touches if one.interaction_id and one.contact_id in theirs), None)
    heard = (file.case_id, touch.channel, touch.at) if touch is not None else (None, None, None)
    return WishAsk(file.contact_id, file.contact, file.wishes, *heard)
