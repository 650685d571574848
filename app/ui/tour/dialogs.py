"""Scenes of what opens over the window: the forms and menus of each workspace."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.grids import Column
from app.domain.quiet import QuietAfter, QuietCustomer
from app.domain.requests import RequestState
from app.services.lists import ListService
from app.ui.acts.promising import PromiseForm
from app.ui.frame.places import BOOK, CASES, IDEAS, PEOPLE, PROMISES, SETTINGS, TEAM
from app.ui.seats.promise_book import BookSeat
from app.ui.tour.answers import NotYet
from app.ui.tour.scenery import CASE, PAUSE_MS, Opening, Scene, acting, case, row_of
from app.ui.tour.stages import Stage, Whose
from app.ui.widgets.pills import FilterPill
from app.ui.workspaces.lists.customers import read_of
from app.ui.workspaces.lists.erasing import EraseForm
from app.ui.workspaces.sheet.columns import title_of

Page = Any
"""A workspace; each has parts of its own."""
_QUIET_DAYS = (171, 134, 120, 97, 90)
_RENT = "rather rent"
"""Words of the idea that is answered."""
EDITED = 4119
"""Number of the sample case whose effort is edited, and that has a request."""


def dialogs() -> Iterator[Scene]:
    """All of them."""
    yield from _acts()
    yield from _priorities()
    yield from _sheet()
    yield from _lists()
    yield from _team()
    yield Scene("day_plan-not-now", "Say not now, kindly", "day_plan", _at(lambda page: page.not_now()))
    yield Scene("day_plan-week", "The week", "day_plan", _at(lambda page: page.week.toggle()), like="04")
    yield Scene("settings-full", "All settings", "people", _all_settings)
    yield Scene("about", "About", opens=acting("about"))


def _acts() -> Iterator[Scene]:
    yield Scene("act-reopen", "Open again", opens=_closed("reopen_case"))
    yield Scene("act-more", "More to do with a case", opens=case("case_menu"))
    yield Scene("act-decline", "Not me, kindly", opens=case("decline"))
    yield Scene("act-ask-giver", "Ask whoever hands over", opens=case("ask_giver"))
    yield Scene("act-promise", "What became of a promise", opens=_promise)
    yield Scene("panel-came-back", "A request came back, with a name", opens=_came_back)


def _priorities() -> Iterator[Scene]:
    acts: Sequence[tuple[str, str, Callable[[Page], object]]] = (
        ("keys", "Priorities: its keys", lambda page: page.list.keys_requested.emit()),
        ("rank", "Priorities: the rank rule", lambda page: page.rank.click()),
        ("filter", "Priorities: a saved filter", lambda page: page.tabs.edit_requested.emit(0)),
        ("ask", "Priorities: ask a colleague", lambda page: page.list.asked.emit()),
        ("own", "Priorities: asked of me", lambda page: page.list.own_requested.emit()),
        ("several", "Priorities: several at once", _hand_over_two),
    )
    for key, title, act in acts:
        yield Scene(f"priorities-{key}", title, "priorities", _at(act, CASE), like="02", wait_ms=PAUSE_MS)


def _sheet() -> Iterator[Scene]:
    yield Scene("sheet-edit", "Sheet: a cell is edited", "sheet", _edit, like="03", wait_ms=PAUSE_MS)
    yield Scene("sheet-inspector", "Sheet: the inspector", "sheet", _deck(1), like="03", wait_ms=PAUSE_MS)
    yield Scene("sheet-timeline", "Sheet: the timeline", "sheet", _deck(2), wait_ms=PAUSE_MS)
    yield Scene("sheet-heard", "Sheet: what the customer said", "sheet", _deck(3, 4127), wait_ms=PAUSE_MS)
    menus: Sequence[tuple[str, str, Callable[[Page], object]]] = (
        ("views", "saved views", lambda page: page.arranging.open_views()),
        ("columns", "its columns", lambda page: page.arranging.open_columns()),
        ("group", "its groups", lambda page: page.arranging.open_group()),
        ("sort", "its order", lambda page: page.arranging.open_sort()),
        ("owner", "whose cases", lambda page: page.arranging.open_owner()),
        ("values", "the values of a column", lambda page: page.arranging.open_values(Column.KIND)),
        ("export", "export", lambda page: page.trades.open_export_menu()),
        ("name", "a name for a view", lambda page: page.trades.ask_name(_nothing)),
        ("paste", "rows that were pasted", _paste),
        ("paste-block", "columns that were pasted onto selected cases", _paste_block),
    )
    for key, title, act in menus:
        yield Scene(f"sheet-{key}", f"Sheet: {title}", "sheet", _at(act), wait_ms=PAUSE_MS)


def _lists() -> Iterator[Scene]:
    yield Scene("cases-closed", "Closed cases", "priorities", _closed_list, wait_ms=PAUSE_MS)
    yield Scene("people-to-complete", "People: an import left some to complete", opens=_to_complete)
    yield Scene("customer", "A customer's card", "people", _customer(), wait_ms=PAUSE_MS)
    yield Scene("customer-edit", "Correct a customer", "people", _customer("edit"), wait_ms=PAUSE_MS)
    yield Scene(
        "customer-contact", "Somebody new there", "people", _customer("add_contact"), wait_ms=PAUSE_MS
    )
    yield Scene("contact-card", "More about somebody there", "people", _person(), wait_ms=PAUSE_MS)
    yield Scene(
        "contact-export", "Everything about somebody", "people", _person("hand_out"), wait_ms=PAUSE_MS
    )
    yield Scene("contact-erase", "Erase somebody for good", "people", _person("erase"), wait_ms=PAUSE_MS)
    yield Scene("contact-erasing", "Somebody is being erased", "people", _erasing, wait_ms=PAUSE_MS)
    yield Scene("customers-quiet", "Quiet customers", "priorities", _quiet_list, Whose.LEAD, wait_ms=PAUSE_MS)
    for key, title, act in (
        ("theme", "Ideas by theme", lambda page: page.group.click()),
        ("answer", "Ideas: an answer", lambda page: page.reply.click()),
        ("sort", "Ideas: what it is about", lambda page: page.sort.click()),
    ):
        yield Scene(f"ideas-{key}", title, "people", _an_idea(act), wait_ms=PAUSE_MS)
    yield Scene("promises-chosen", "A promise is chosen", "people", _first_promise, wait_ms=PAUSE_MS)
    yield Scene("promise-book", "The Promise book", "people", _the_book, Whose.LEAD, wait_ms=PAUSE_MS)
    yield Scene(
        "promise-book-entry",
        "An entry of the Promise book",
        "people",
        _an_entry,
        Whose.LEAD,
        wait_ms=PAUSE_MS,
    )
    yield Scene(
        "promise-book-retired",
        "The Promise book with a retired entry",
        "people",
        _retired,
        Whose.LEAD,
        wait_ms=PAUSE_MS,
    )
    yield Scene("promise-beyond", "More than the Promise book", "people", _beyond, wait_ms=PAUSE_MS)
    yield Scene("found", "Everything that was found", "people", _finding("Marlowe"), wait_ms=PAUSE_MS)
    yield Scene(
        "found-nothing", "Nothing was found", "people", _finding("marlow suite"), like="13", wait_ms=PAUSE_MS
    )


def _team() -> Iterator[Scene]:
    for key, title in (("reassign", "Reassign"), ("nudge", "Nudge")):
        yield Scene(f"team-{key}", f"Team: {title.lower()}", "priorities", _late(key), Whose.LEAD, like="08")


def _at(act: Callable[[Page], object], number: int = 0) -> Opening:
    """Do something in the workspace, with that case as the current one."""

    def opens(stage: Stage) -> None:
        page: Page = stage.window.workspace
        if number:
            page.point_at(row_of(stage, number).case_id)
            stage.settle()
        act(page)
        stage.settle()

    return opens


def _deck(number: int, case_number: int = EDITED) -> Opening:
    def opens(stage: Stage) -> None:
        stage.window.open_case(row_of(stage, case_number).case_id)
        stage.settle()
        stage.window.deck.choose(number)

    return opens


def _closed(act: str) -> Opening:
    """Open the newest closed case and do something with it."""

    def opens(stage: Stage) -> None:
        stage.window.open_case(stage.services().today.closed()[0].id)
        stage.settle()
        stage.window.act(act)

    return opens


def _promise(stage: Stage) -> None:
    case()(stage)
    window = stage.window
    if window.panel.file is not None:
        window.acts.settle_promise(window.panel.file, window.panel.file.promises[0], window.panel)


def _came_back(stage: Stage) -> QWidget | None:
    """As if its receiver had said no: the sample holds none."""
    window = stage.window
    window.open_case(row_of(stage, EDITED).case_id)
    stage.settle()
    section, file = window.panel.requests, window.panel.file
    if file is None:
        return None
    lines = (
        replace(line, state=RequestState.DECLINED, answer="", may_ask_again=True, suggested=file.owner)
        for line in file.requests
    )
    section.show_requests(tuple(lines), is_open=True)
    stage.settle()
    return section


def _to_complete(stage: Stage) -> None:
    """As if an import had left these: the sample is complete."""
    page: Page = stage.window.workspace
    page.tell_unfinished(12)


def _hand_over_two(page: Page) -> None:
    for number in (0, 1):
        page.list.table.toggle_mark(number)
    page.list.marks_changed.emit()
    page.list.acted.emit("hand_over")


def _edit(stage: Stage) -> None:
    """As in the picture: the effort of a case becomes 45 minutes."""
    _deck(1)(stage)
    page: Page = stage.window.workspace
    grid = page.grid
    grid.point_at_case(row_of(stage, EDITED).case_id)
    index: QModelIndex = grid.currentIndex().siblingAtColumn(page.table.columns.index(Column.EFFORT))
    grid.setCurrentIndex(index)
    grid.edit(index)
    stage.settle()
    editor = grid.focusWidget() or grid
    if hasattr(editor, "setText"):
        editor.setText("45 min")


def _paste(page: Page) -> None:
    lines = [f"{row.case.customer}\t{row.case.step}" for row in page.passing_rows()[:3]]
    QGuiApplication.clipboard().setText("\n".join(lines))
    page.trades.paste()


def _paste_block(page: Page) -> None:
    """Two columns onto three cases; one value does not fit."""
    rows = page.passing_rows()[:3]
    model = page.grid.selectionModel()
    page.point_at(rows[0].case_id)
    for row in rows:
        index = page.table.index(page.table.place_of_row(row), 0)
        model.select(index, model.SelectionFlag.Select | model.SelectionFlag.Rows)
    heads = "\t".join(title_of(one) for one in (Column.CUSTOMER, Column.EFFORT, Column.VALUE))
    QGuiApplication.clipboard().setText(f"{heads}\n\t25 min\t1.250,00\n\t45\t\n\tsoon\t980\n")
    page.trades.paste()


def _closed_list(stage: Stage) -> None:
    stage.window.go(CASES.key)
    stage.window.workspace.findChildren(FilterPill)[-1].click()


def _quiet_list(stage: Stage) -> None:
    """As if nobody had spoken with some of them: in the sample company every customer has an open case."""
    stage.window.go(PEOPLE.key)
    stage.settle()
    page: Page = stage.window.workspace
    rows = ListService(stage.services(Whose.LEAD).desk).customers()
    rows = tuple(replace(row, open_cases=0, news_due_at=None) for row in rows[: len(_QUIET_DAYS)])
    quiet = [
        QuietCustomer(
            row.customer.id, row.customer.name, "", row.customer.owner_id, row.owner, None, days,
            QuietAfter().silence(days),
        )
        for row, days in zip(rows, _QUIET_DAYS, strict=True)
    ]  # fmt: skip
    page.show_read(read_of(rows, quiet, stage.formats(Whose.LEAD)))
    page.choose("quiet")


def _customer(act: str = "") -> Opening:
    def opens(stage: Stage) -> None:
        found = stage.services().today.search("Marlowe").customers[0]
        stage.window.open_customer(found.id)
        stage.settle(PAUSE_MS)
        page: Page = stage.window.workspace
        if act:
            page.card.acted.emit(act)

    return opens


def _person(act: str = "") -> Opening:
    """The menu of a person on a card, or what one of its entries opens."""

    def opens(stage: Stage) -> None:
        _customer()(stage)
        page: Page = stage.window.workspace
        if act:
            page.card.person_acted.emit(act, page.card.view.contacts[0])
        else:
            page.card.more_about(page.card.view.contacts[0])

    return opens


def _erasing(stage: Stage) -> None:
    """Half-way, as if the backups took their time, and somebody wanted to leave."""
    _person("erase")(stage)
    form = stage.window.findChildren(EraseForm)[-1]
    form.bench = replace(form.bench, tasks=NotYet())
    form.name.setText(form.name.placeholderText())
    form.submit()
    form.tell(9, 14)
    form.reject()


def _first_promise(stage: Stage) -> None:
    stage.window.go(PROMISES.key)
    stage.settle()
    page: Page = stage.window.workspace
    page.step(1)


def _the_book(stage: Stage) -> None:
    """As if one of its entries kept breaking: the sample company keeps its word."""
    stage.window.go(PROMISES.key)
    stage.settle()
    page: Page = stage.window.workspace
    page.look_at(BOOK)
    book = BookSeat(stage.services(Whose.LEAD)).page()
    first, *others = book.look.standings
    breaking = replace(first, kept=9, broken=4, broken_lately=3, decided_lately=10)
    page.book.show(replace(book, look=replace(book.look, standings=(breaking, *others))))


def _an_entry(stage: Stage) -> None:
    _the_book(stage)
    page: Page = stage.window.workspace
    page.book.change.click()


def _retired(stage: Stage) -> None:
    """As if one of its entries were not given any more."""
    _the_book(stage)
    page: Page = stage.window.workspace
    page.book.everything.setChecked(True)
    book = BookSeat(stage.services(Whose.LEAD)).page(is_everything=True)
    *others, last = book.look.standings
    gone = replace(last, entry=replace(last.entry, is_retired=True))
    page.book.show(replace(book, look=replace(book.look, standings=(*others, gone))))
    page.book.list.point_at_key(gone.entry.id)


def _beyond(stage: Stage) -> None:
    """A promise that the book does not hold: why, and who hears of it."""
    case()(stage)
    stage.window.act("add_promise")
    stage.settle()
    form = next(one for one in stage.shown() if isinstance(one, PromiseForm))
    form.words.setText(QCoreApplication.translate("PromiseForm", "Delivery of the machines"))
    form.when.setText("tomorrow 12:00")
    form.submit()


def _an_idea(act: Callable[[Page], object]) -> Opening:
    """The idea that most others are like is current; then this."""

    def opens(stage: Stage) -> None:
        stage.window.go(IDEAS.key)
        stage.settle()
        page: Page = stage.window.workspace
        page.list.point_at_key(next(line.key for line in page.shown if _RENT in line.haystack))
        act(page)

    return opens


def _finding(words: str) -> Opening:
    def opens(stage: Stage) -> None:
        stage.window.search(words)

    return opens


def _late(act: str) -> Opening:
    """Mark two overdue cases and act on them."""

    def opens(stage: Stage) -> None:
        stage.window.go(TEAM.key)
        stage.settle()
        page: Page = stage.window.workspace
        for number in (0, 1):
            page.late.table.toggle(number)
        getattr(page, act).click()

    return opens


def _all_settings(stage: Stage) -> QWidget | None:
    stage.window.go(SETTINGS.key)
    stage.settle()
    area = stage.window.workspace.findChild(QScrollArea)
    return area.widget() if area is not None else None


def _nothing(_name: str) -> None:
    """A name leads nowhere on a tour."""
