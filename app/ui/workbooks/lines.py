"""The lines of a review in words: what changed, both sides, and what becomes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.workbooks.reviews import Line, Side, What
from app.domain.workbooks.values import Cell, Unread
from app.services.workbooks.standings import Subject
from app.ui.formats import Formats
from app.ui.sentences import filled
from app.ui.workbook_words import UNREAD
from app.ui.workbooks.values import CellWords, field_name, tr

IN, OUT, NEW, STAY = "ph.arrow-square-in", "ph.arrow-square-out", "ph.plus-circle", "ph.equals"


class Section(Enum):
    """Where a line stands."""

    CHOOSE = "choose"
    CLEAR = "clear"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Card:
    """One side of a line: what it says, and below it what it said.

    Attributes:
        is_quiet: Nothing happened on this side.
    """

    text: str
    note: str = ""
    icon: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class SyncLine:
    """One line of the page.

    Attributes:
        title, note: What changed.
        results: What becomes of it, by the side that is chosen.
        refusal: What a rule said when it was tried, or why it could not be understood.
    """

    key: str
    what: What
    section: Section
    title: str
    note: str
    app: Card
    sheet: Card
    results: Mapping[Side, Card] = field(hash=False)
    usual: Side = Side.LEAVE
    refusal: str = ""

    def result(self, side: Side) -> Card | None:
        """What becomes of it, or None where nobody chose."""
        return self.results.get(side)

    def spoken(self, side: Side) -> str:
        """For a screen reader: ``Hotel Marlowe, 4127, value, Keepword €18,640, chosen``."""
        chosen = tr("chosen")
        app = ", ".join(filter(None, (f"Keepword {self.app.text}", chosen * (side is Side.APP))))
        sheet = ", ".join(
            filter(
                None, (tr("workbook {text}").format(text=self.sheet.text), chosen * (side is Side.WORKBOOK))
            )
        )
        result = self.result(side)
        last = f"{result.text}, {result.note}" if result is not None else tr("pick one of the two")
        return ", ".join(filter(None, (self.title, self.note, app, sheet, last, self.refusal)))


@dataclass(frozen=True, slots=True)
class LineWords:
    """Makes the lines of one review.

    Attributes:
        changed: By key of a line, who changed Keepword's side and when.
        refused: By key of a line, what a rule said.
    """

    formats: Formats
    subjects: Mapping[UUID, Subject] = field(default_factory=dict, hash=False)
    changed: Mapping[str, tuple[str, datetime]] = field(default_factory=dict, hash=False)
    refused: Mapping[str, str] = field(default_factory=dict, hash=False)

    def line(self, line: Line) -> SyncLine:
        """One of them."""
        title, note = self._about(line)
        app, sheet, results, usual = _MAKERS[line.what](self, line)
        section = (
            Section.CHOOSE if line.is_asked else Section.TOLD if line.what is What.UNREAD else Section.CLEAR
        )
        refusal = self.refused.get(line.key) or _why_unread(line)
        return SyncLine(line.key, line.what, section, title, note, app, sheet, results, usual, refusal)

    def say(self, line: Line, cell: Cell) -> str:
        """A cell of a line."""
        return CellWords(self.formats).say(line.column, cell)

    def was(self, line: Line, cell: Cell) -> str:
        """What a side said before."""
        return tr("was {value}").format(value=self.say(line, cell))

    def app_note(self, line: Line) -> str:
        """What Keepword's side said before, and who changed it when."""
        was, who = self.was(line, line.base), self.changed.get(line.key)
        if who is None:
            return was
        first = who[0].split()[0] if who[0] else ""
        return f"{was}, {first} {self.formats.when(who[1])}"

    def _about(self, line: Line) -> tuple[str, str]:
        subject = self.subjects.get(line.case_id) if line.case_id is not None else None
        row = tr("row {number}").format(number=line.row) if line.row else ""
        if subject is None or line.what in {What.NEW_CASE, What.COPY, What.STRANGER}:
            words = CellWords(self.formats)
            named = line.cells.get("customer") or line.cells.get("matter") or line.cells.get("step")
            title = words.say("customer", named) if named is not None else tr("A row without a name")
            return title, _joined(row, tr("new") if line.what is What.NEW_CASE else "")
        number = subject.reference.rpartition("-")[2]
        return subject.customer, _joined(number, field_name(line.column) if line.column else row)


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


Made = tuple[Card, Card, Mapping[Side, Card], Side]


def _clash(of: LineWords, line: Line) -> Made:
    app, sheet = of.say(line, line.app), of.say(line, line.sheet)
    results = {
        Side.APP: Card(app, tr("goes to the workbook"), OUT),
        Side.WORKBOOK: Card(sheet, tr("comes into Keepword"), IN),
    }
    return Card(app, of.app_note(line)), Card(sheet, of.was(line, line.base)), results, Side.LEAVE


def _comes_in(of: LineWords, line: Line) -> Made:
    sheet = of.say(line, line.sheet)
    app = Card(of.say(line, line.app), is_quiet=True)
    results = {Side.WORKBOOK: Card(sheet, tr("comes into Keepword"), IN), **_left()}
    return app, Card(sheet, of.was(line, line.base)), results, Side.WORKBOOK


def _goes_out(of: LineWords, line: Line) -> Made:
    app = of.say(line, line.app)
    sheet = Card(of.say(line, line.sheet), is_quiet=True)
    results = {Side.APP: Card(app, tr("goes to the workbook"), OUT), **_left()}
    return Card(app, of.app_note(line)), sheet, results, Side.APP


def _put_back(of: LineWords, line: Line) -> Made:
    app = of.say(line, line.app)
    results = {Side.APP: Card(app, tr("only Keepword says this"), OUT), **_left()}
    return Card(app, is_quiet=True), Card(of.say(line, line.sheet), tr("typed over")), results, Side.APP


def _closed(of: LineWords, line: Line) -> Made:
    app = of.say(line, line.app)
    results = {Side.APP: Card(app, tr("the row stays and says so"), OUT), **_left()}
    sheet = Card(of.say(line, line.sheet), is_quiet=True)
    return Card(app, tr("no longer open for you")), sheet, results, Side.APP


def _update(of: LineWords, line: Line) -> Made:
    told = line.cells.get("told") is True
    note = tr("noted, and they have heard") if told else tr("noted in the case")
    text = of.say(line, line.sheet)
    results = {Side.WORKBOOK: Card(text, note, IN), **_left()}
    return Card(tr("not here yet"), is_quiet=True), Card(text, tr("new status")), results, Side.WORKBOOK


def _new_case(of: LineWords, line: Line) -> Made:
    results = {Side.WORKBOOK: _born(of, line), **_left()}
    return Card(tr("not here yet"), is_quiet=True), Card(_row_words(of, line), tr("new row")), results, Side.WORKBOOK  # fmt: skip


def _copy(of: LineWords, line: Line) -> Made:
    results = {Side.WORKBOOK: _born(of, line), Side.LEAVE: _alone()}
    app = Card(tr("Leave the row alone"), tr("its case is in another row"))
    return app, Card(_row_words(of, line), tr("a copy: make a new case")), results, Side.LEAVE


def _stranger(of: LineWords, line: Line) -> Made:
    results = {Side.WORKBOOK: _born(of, line), Side.LEAVE: _alone()}
    app = Card(tr("Leave the row alone"), tr("its id is from elsewhere"))
    return app, Card(_row_words(of, line), tr("make a new case")), results, Side.LEAVE


def _new_row(of: LineWords, line: Line) -> Made:
    results = {Side.APP: Card(tr("New row"), tr("goes to the workbook"), OUT), **_left()}
    return Card(_open_words(of, line)), Card(tr("not there yet"), is_quiet=True), results, Side.APP


def _row_returns(of: LineWords, line: Line) -> Made:
    results = {
        Side.APP: Card(tr("Stays open, the row comes back"), tr("close it here if it is over"), OUT),
        **_left(),
    }
    return Card(_open_words(of, line), is_quiet=True), Card(tr("row removed")), results, Side.APP


def _unread(of: LineWords, line: Line) -> Made:
    app = Card(of.say(line, line.app), is_quiet=True)
    left = Card(tr("Left as it is"), tr("nothing happens here"), STAY, is_quiet=True)
    return app, Card(of.say(line, line.sheet), tr("not understood")), {Side.LEAVE: left}, Side.LEAVE


def _why_unread(line: Line) -> str:
    cell = line.sheet
    if line.what is not What.UNREAD or not isinstance(cell, Unread):
        return ""
    return filled(QCoreApplication.translate("Messages", UNREAD[cell.reason]), {"text": cell.text})


def _left() -> Mapping[Side, Card]:
    return {Side.LEAVE: Card(tr("Left for now"), tr("comes again next time"), STAY, is_quiet=True)}


def _alone() -> Card:
    return Card(tr("Left as it is"), tr("comes again next time"), STAY)


def _row_words(of: LineWords, line: Line) -> str:
    """``Quote, €5,900``."""
    words = CellWords(of.formats)
    currency = line.cells.get("currency")
    parts = [words.say("kind", line.cells["kind"])] if line.cells.get("kind") is not None else []
    if line.cells.get("value") is not None:
        parts.append(
            words.say("value", line.cells["value"], currency if isinstance(currency, str) else "EUR")
        )
    if not parts:
        said = line.cells.get("matter") or line.cells.get("step")
        parts = [words.say("matter", said)] if said is not None else [tr("a row")]
    return ", ".join(parts)


def _born(of: LineWords, line: Line) -> Card:
    """The case that a row becomes, with its first step."""
    words = CellWords(of.formats)
    step, due, channel = (line.cells.get(key) for key in ("step", "due", "channel"))
    said = [words.say("step", step)] if step is not None else []
    if not said and channel is not None:
        said = [words.say("channel", channel)]
    first = said[0] if said else tr("the usual first step")
    when = f" {words.say('due', due)}" if due is not None else ""
    text = tr("New case: {step}").format(step=f"{first}{when}")
    return Card(text, tr("every open case has a next step"), NEW)


def _open_words(of: LineWords, line: Line) -> str:
    due = line.cells.get("due")
    if due is None:
        return tr("open")
    return tr("open, due {when}").format(when=CellWords(of.formats).say("due", due))


_MAKERS: Mapping[What, Callable[[LineWords, Line], Made]] = MappingProxyType(
    {
        What.CLASH: _clash,
        What.COMES_IN: _comes_in,
        What.GOES_OUT: _goes_out,
        What.UPDATE: _update,
        What.NEW_CASE: _new_case,
        What.NEW_ROW: _new_row,
        What.ROW_RETURNS: _row_returns,
        What.CLOSED: _closed,
        What.COPY: _copy,
        What.STRANGER: _stranger,
        What.PUT_BACK: _put_back,
        What.UNREAD: _unread,
    }
)
