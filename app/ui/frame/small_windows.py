"""What opens over the window for a moment: the palette, my menu, help."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui.desk import StyleChoice
from app.ui.frame.places import REVIEW
from app.ui.workbenches import Workbench

if TYPE_CHECKING:
    from app.ui.calendar_links.following import CalendarFollower
    from app.ui.frame.top_bars import TopBar
    from app.ui.imports.wizards import ImportWizard
    from app.ui.incoming.receiving import Receiving
    from app.ui.work.desks import CadenceTable, CapacityLook, FitLook
    from app.ui.workbooks.following import Workbooks


_MANNERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "form": ("app.ui.workspaces.sheet.forms", "new_case_form"),
        "guided_questions": ("app.ui.workspaces.day_plan.guided", "GuidedSheet"),
    }
)
"""Manner of quick entry -> (module, what makes its window); the others are a line."""


class SmallWindows(QObject):
    """Opens them over the window; each is loaded with its first use.

    Signals:
        case_chosen, customer_chosen: Something was found; carries its id.
        results_wanted: Everything that holds the words is wanted; carries them.
        action_chosen: An action's key.
        added: A line was filed, an absence or the standard changed; carries Changes.
        me_chosen: A line of my menu, such as ``style:…``.
        act_wanted: An act on a case is wanted; carries its key and the case's id.
        refused: Reading did not work; carries the sentence.
        said: Something was done; carries the sentence. It can be taken back.
        put_off_chosen: Another moment for a step; carries case, step, its moment and the new one.
        told: Something worth a line, with nothing to take back.
        place_wanted: Somewhere to go; carries the place's key.
        workbook_chosen: The review of a linked workbook is wanted; carries the link's id.
        calendar_opened: The sheet about the connected calendar is open; carries it.
    """

    case_chosen = Signal(object)
    customer_chosen = Signal(object)
    results_wanted = Signal(str)
    action_chosen = Signal(str)
    added = Signal(object)
    me_chosen = Signal(str)
    act_wanted = Signal(str, object)
    refused = Signal(str)
    said = Signal(str)
    put_off_chosen = Signal(object, object, object, object)
    told = Signal(str)
    place_wanted = Signal(str)
    workbook_chosen = Signal(object)
    calendar_opened = Signal(object)

    def __init__(self, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window
        self._read_day: Callable[[], object] = _nothing
        self.follow_workbooks: Callable[[], Workbooks | None] = _nothing
        self.follow_calendar: Callable[[Callable[[str | None], None]], CalendarFollower | None] = _ignored
        self._wizard: ImportWizard | None = None
        self._receiving: Receiving | None = None
        self._typed_texts: dict[str, str] = {}

    def refresh(self) -> None:
        """Something stored has changed: a day that is being closed is read anew."""
        self._read_day()

    def greet(self) -> None:
        """Say the day's first line, once a day."""
        days = self._bench.desk.days()
        self._bench.run(
            lambda: "" if days.is_begun() else days.opening().sentence, self._on_greeting, self.refused.emit
        )

    def show_day(self, *, closes: bool) -> None:
        """How the day begins, or what it leaves."""
        from app.ui.frame.day_sheets import DaySheet  # noqa: PLC0415 - loaded when first opened

        days = self._bench.desk.days()
        sheet = DaySheet(self._bench, self._window, closes=closes)
        sheet.act_chosen.connect(self.act_wanted)
        sheet.put_off_chosen.connect(self.put_off_chosen)
        sheet.case_chosen.connect(self.case_chosen)
        sheet.ended.connect(partial(self._bench.run, days.close, _ignored, self.refused.emit))
        sheet.closed.connect(self._forget_day)
        read = days.closing if closes else days.opening
        self._read_day = partial(self._bench.run, read, sheet.tell, self.refused.emit)
        self._read_day()
        sheet.open()

    def _forget_day(self) -> None:
        self._read_day = _nothing

    def _on_greeting(self, sentence: str) -> None:
        if sentence:
            self.told.emit(sentence)

    @property
    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What it opens, by the keys of the actions."""
        return {
            "open_palette": self.open_palette,
            "open_capacity": self.show_capacity,
            "open_evidence": self.show_evidence,
            "open_fit": self.show_fit,
            "open_day": partial(self.show_day, closes=False),
            "close_day": partial(self.show_day, closes=True),
            "show_keys": self.show_keys,
            "be_away": self.be_away,
            "open_standard": self.show_standard,
            "open_templates": self.show_templates,
            "review_workbook": partial(self.place_wanted.emit, REVIEW),
            "open_workbooks": self.show_workbooks,
            "open_calendar": self.show_calendar,
            "open_writing": self.show_writing,
            "import_list": self.bring_list,
            "about": self.about,
        }

    def open_palette(self, text: str = "", *, searches: bool = True) -> None:
        """Search or add; without searching the line is only filed."""
        from app.ui.quick_entry.palettes import CommandPalette  # noqa: PLC0415 - loaded when first opened

        palette = CommandPalette(self._bench, self._window, text=text, searches=searches)
        palette.case_chosen.connect(self.case_chosen)
        palette.customer_chosen.connect(self.customer_chosen)
        palette.results_wanted.connect(self.results_wanted)
        palette.action_chosen.connect(self.action_chosen)
        palette.added.connect(self.added)
        palette.open()

    def open_manner(self, manner: str) -> bool:
        """Ask for a new follow-up in a window of its own; whether that manner has one."""
        if manner not in _MANNERS:
            return False
        module, name = _MANNERS[manner]
        form = getattr(import_module(module), name)(self._bench, self._window)
        form.succeeded.connect(self.added)
        form.open()
        return True

    def protect(self) -> None:
        """Keep a stretch of the day free."""
        from app.ui.workspaces.day_plan.protecting import ProtectForm  # noqa: PLC0415 - loaded when first opened

        form = ProtectForm(self._bench, self._window)
        form.succeeded.connect(lambda _answer: self.said.emit(self.tr("Your protected time is as you said.")))
        form.open()

    def be_away(self) -> None:
        """When I am away, and what is settled before."""
        from app.ui.away.sheets import AwaySheet  # noqa: PLC0415 - loaded when first opened

        sheet = AwaySheet(self._bench, self._bench.desk.away(), self._window)
        sheet.changed.connect(self.added)
        sheet.open()

    def show_standard(self) -> None:
        """What every customer gets, and what other figures would move."""
        from app.ui.standards.sheets import StandardSheet  # noqa: PLC0415 - loaded when first opened

        sheet = StandardSheet(self._bench, self._bench.desk.standards(), self._window)
        sheet.changed.connect(self.added)
        sheet.open()

    def show_templates(self) -> None:
        """What letters are made of."""
        from app.ui.templates.sheets import TemplateSheet  # noqa: PLC0415 - loaded when first opened

        sheet = TemplateSheet(self._bench, self._bench.desk.templates(), self._window, self._typed_texts)
        sheet.changed.connect(self.added)
        sheet.open()

    def show_workbooks(self) -> None:
        """Which workbooks follow my cases."""
        from app.ui.workbooks.sheets import WorkbooksSheet  # noqa: PLC0415 - loaded when first opened

        sheet = WorkbooksSheet(self._bench, self._window)
        sheet.review_requested.connect(self.workbook_chosen)
        sheet.open()

    def show_calendar(self) -> None:
        """Which calendar on a server follows my steps."""
        from app.ui.calendar_links.sheets import CalendarSheet  # noqa: PLC0415 - loaded when first opened

        sheet = CalendarSheet(self._bench, self._bench.desk.calendar_link(), self._window)
        self.calendar_opened.emit(sheet)
        sheet.open()

    def show_writing(self) -> None:
        """What calendars get, looked at before it is written."""
        from app.ui.calendar_writing.sheets import WritingSheet  # noqa: PLC0415 - loaded when first opened

        words = self.tr("Calendars get what you chose.")
        sheet = WritingSheet(self._bench, self._bench.desk.calendar_writing(), self._window)
        sheet.changed.connect(lambda _answer: self.told.emit(words))
        sheet.open()

    def bring_list(self, file: Path | None = None) -> None:
        """From a file to cases, step by step."""
        from app.ui.imports.wizards import ImportWizard  # noqa: PLC0415 - loaded when first opened

        wizard = self._wizard
        if wizard is not None and isValid(wizard) and wizard.isVisible():
            if file is not None:
                wizard.read(file)
            return
        self._wizard = ImportWizard(self._bench, self._window, file)
        self._wizard.open()

    def receive(self, files: Sequence[Path] = (), case_id: UUID | None = None) -> None:
        """Letters that came as files; without any, ask which."""
        from app.ui.incoming.receiving import Receiving  # noqa: PLC0415 - loaded with the first letter

        if self._receiving is None:
            self._receiving = Receiving(self._bench, self._window)
            self._receiving.received.connect(self.added)
            self._receiving.refused.connect(self.refused)
        if files:
            self._receiving.take(files, case_id)
        else:
            self._receiving.ask(case_id)

    def about(self) -> None:
        """Version and licences."""
        from app.ui.acts.explaining import AboutSheet  # noqa: PLC0415 - loaded when first opened

        AboutSheet(self._bench.theme, self._window).open()

    def show_keys(self) -> None:
        """All keys."""
        from app.ui.acts.explaining import KeysSheet  # noqa: PLC0415 - loaded when first opened

        KeysSheet(self._bench.theme, self._window).open()

    def show_capacity(self) -> None:
        """Hours needed and free; a way of working that asks for no such warning is told so."""
        desk = self._bench.desk
        self._bench.run(lambda: desk.work().capacity(), self._open_capacity, self.refused.emit)

    def show_evidence(self) -> None:
        """At which step of each cadence customers answered."""
        desk = self._bench.desk
        self._bench.run(lambda: desk.work().evidence(), self._open_evidence, self.refused.emit)

    def show_fit(self) -> None:
        """How each way of working worked for me."""
        desk = self._bench.desk
        self._bench.run(lambda: desk.work().fit(), self._open_fit, self.refused.emit)

    def _open_capacity(self, look: "CapacityLook | None") -> None:
        from app.ui.work.sheets import CapacitySheet  # noqa: PLC0415 - loaded when first opened

        if look is None:
            self.refused.emit(
                self.tr("This is switched off in your way of working. Settings can switch it on.")
            )
            return
        sheet = CapacitySheet(self._bench.theme, look, self._window)
        sheet.case_chosen.connect(self.case_chosen)
        sheet.word_chosen.connect(partial(self.act_wanted.emit, "interim_word"))
        sheet.open()

    def _open_evidence(self, tables: "Sequence[CadenceTable]") -> None:
        from app.ui.work.sheets import EvidenceSheet  # noqa: PLC0415 - loaded when first opened

        sheet = EvidenceSheet(self._bench.theme, tables, self._window)
        sheet.dropped.connect(self._drop_step)
        sheet.open()

    def _drop_step(self, key: str) -> None:
        desk = self._bench.desk
        self._bench.run(lambda: desk.work().drop(key), self.added.emit, self.refused.emit)

    def _open_fit(self, look: "FitLook") -> None:
        from app.ui.work.sheets import FitSheet  # noqa: PLC0415 - loaded when first opened

        sheet = FitSheet(self._bench.theme, look, self._window)
        sheet.style_chosen.connect(self._on_style)
        sheet.open()

    def _on_style(self, key: str) -> None:
        self.me_chosen.emit(f"style:{key}")

    def show_me(
        self, styles: Sequence[StyleChoice], style: StyleChoice, top: "TopBar", *, is_quiet: bool
    ) -> None:
        """My menu, below my picture."""
        from app.ui.frame.menus import me_menu  # noqa: PLC0415 - loaded when first opened

        menu = me_menu(
            self._bench.theme, styles, style.key, self.me_chosen.emit, self._window, is_quiet=is_quiet
        )
        corner = top.avatar.mapToGlobal(top.avatar.rect().bottomRight())
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)


def _nothing() -> None:
    """No day is being closed."""


def _ignored(_answer: object) -> None:
    """There is nothing to say about it."""
