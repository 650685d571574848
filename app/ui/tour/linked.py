"""Scenes of linked workbooks: as if the sample company had one. No file is read or written."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from app.domain.errors import AppError, PastPromise
from app.domain.workbooks.adopting import SheetLook
from app.domain.workbooks.links import Stamp, SyncRecord, WorkbookLink
from app.domain.workbooks.problems import WorkbookOpen, WorkbookProblem
from app.domain.workbooks.reviews import Line, Review, Side, What
from app.domain.workbooks.values import Cell, Unread
from app.services.workbooks.standings import Earlier, Standing, Subject
from app.services.workbooks.whereabouts import Twin
from app.ui.frame.places import REVIEW
from app.ui.tour.scenery import PAUSE_MS, Opening, Scene, acting, row_of
from app.ui.tour.stages import Stage
from app.ui.workbooks.adopting import AdoptForm
from app.ui.workbooks.desks import Look
from app.ui.workbooks.marks import mark_of
from app.ui.workbooks.sheets import WorkbooksSheet

Page = Any
FILE = "Pipeline 2026.xlsx"
_LATER = timedelta(days=1)


def linked() -> Iterator[Scene]:
    """All of them."""
    yield Scene(
        "workbook-review", "Review workbook changes", "people", _review(), like="09", wait_ms=PAUSE_MS
    )
    yield Scene("workbook-chosen", "Every clash is chosen", "people", _review(_choose_all), like="09")
    yield Scene("workbook-rows", "New rows, copies, rows of elsewhere", "people", _rows)
    yield Scene("workbook-told", "Cells that were not understood or not taken", "people", _told)
    yield Scene("workbook-agree", "Both sides agree", "people", _shown(Review((), 38)))
    yield Scene("workbook-side", "Earlier syncs beside a small window", "people", _review(_open_side))
    yield Scene("workbook-none", "No workbook is linked", "people", acting("review_workbook"))
    states: tuple[tuple[str, str, AppError], ...] = (
        ("open", "It is open elsewhere", WorkbookOpen(FILE, "Maya Brennan")),
        ("stale", "An old lock lies beside it", WorkbookOpen(FILE, "", is_stale=True)),
        ("missing", "It was moved", WorkbookProblem(FILE, "missing")),
        ("columns", "Its columns changed", WorkbookProblem(FILE, "no_id_column")),
        ("other", "Another workbook has its name", WorkbookProblem(FILE, "other_workbook")),
        ("damaged", "It is damaged", WorkbookProblem(FILE, "damaged")),
    )
    for key, title, problem in states:
        yield Scene(f"workbook-{key}", title, "people", _in_the_way(problem), like="09 13")
    yield Scene("workbook-twin", "A cloud drive laid a copy beside it", "people", _twin)
    yield Scene("workbook-lost", "A column is gone from it", "people", _lost)
    yield Scene("workbook-links", "Linked workbooks", "people", _links)
    yield Scene("workbook-adopt", "A workbook that somebody made is linked", "people", _adopt)
    yield Scene("workbook-chip", "Sheet: its workbook", "sheet", _chip, like="03", wait_ms=PAUSE_MS)


def _review(then: Callable[[Page], object] | None = None) -> Opening:
    """As in the picture, with the sample's own cases."""

    def opens(stage: Stage) -> None:
        page = _page(stage)
        page.show_look(_look(stage, Review(_lines(stage), 32)))
        keys = [line.key for line in page.list.table.lines]
        page.list.table.choose(page.list.table.place_of(keys[0]), Side.APP)
        stage.settle()
        if then is not None:
            then(page)

    return opens


def _shown(review: Review) -> Opening:
    def opens(stage: Stage) -> None:
        _page(stage).show_look(_look(stage, review))

    return opens


def _in_the_way(problem: AppError) -> Opening:
    def opens(stage: Stage) -> None:
        look = _look(stage, Review())
        standing = Standing(look.standing.link, problem=problem)
        _page(stage).show_look(replace(look, standing=standing))
        _tell(stage, standing)

    return opens


def _rows(stage: Stage) -> None:
    row = row_of(stage, 4127)
    cells: dict[str, Cell] = {"customer": "Bramble & Co", "kind": "quote", "value": Decimal(5900)}
    due = stage.formats().wall(row.due_at).replace(tzinfo=None)
    lines = (
        Line(What.COPY, row.case_id, 12, cells={**cells, "step": "Call about the second grinder"}),
        Line(What.STRANGER, _id("elsewhere"), 14, cells={"customer": "Kiln Bakery", "matter": "Moved here"}),
        Line(What.NEW_CASE, row=39, cells={**cells, "step": "First call", "due": due}),
        Line(What.NEW_CASE, row=40, cells={"customer": "Bramble & Co", "matter": "Filters, twelve a year"}),
        Line(What.NEW_ROW, row_of(stage, 4119).case_id, cells={"due": due}),
        Line(What.ROW_RETURNS, row_of(stage, 4115).case_id, cells={"due": due}),
    )
    _page(stage).show_look(_look(stage, Review(lines, 32)))


def _told(stage: Stage) -> None:
    page, quote, other = _page(stage), row_of(stage, 4127), row_of(stage, 4119)
    due = stage.formats().wall(other.due_at).replace(tzinfo=None)
    refused = Line(What.COMES_IN, other.case_id, 9, "due", due, due, due + _LATER)
    lines = (
        refused,
        Line(What.PUT_BACK, quote.case_id, 3, "news_due", due, due, due + _LATER),
        Line(What.UNREAD, quote.case_id, 3, "due", due, due, Unread("3/4/26", "two_dates")),
        Line(
            What.UNREAD, other.case_id, 9, "value", other.value, other.value, Unread("1.234", "two_numbers")
        ),
    )
    problem = PastPromise(other.reference, "promise", other.news_due_at, stage.company.zone)
    page.show_refusals({refused.key: problem})
    page.show_look(_look(stage, Review(lines, 34)))


def _twin(stage: Stage) -> None:
    look = _look(stage, Review(_lines(stage), 32))
    path = look.standing.link.path
    twin = Twin(path.with_name("Pipeline 2026-DESK-7.xlsx"), "onedrive")
    _page(stage).show_look(replace(look, twins=(twin,)))


def _lost(stage: Stage) -> None:
    look = _look(stage, Review(_lines(stage), 32))
    standing = replace(look.standing, lost=frozenset({"value", "due"}))
    _page(stage).show_look(replace(look, standing=standing))


def _links(stage: Stage) -> None:
    sheet = WorkbooksSheet(stage.window.workspace.bench, stage.window)
    stage.kept.append(sheet)
    whole = _look(stage, Review(_lines(stage), 32)).standing
    other = replace(whole.link, id=_id("second"), path=whole.link.path.with_name("Call list.xlsx"))
    third = replace(
        whole.link, id=_id("third"), path=whole.link.path.with_name("Week.xlsx"), is_automatic=True
    )
    missing = Standing(other, problem=WorkbookProblem(other.path.name, "missing"))
    sheet.show_standings((whole, Standing(third, Review((), 38)), missing))
    sheet.open()


def _adopt(stage: Stage) -> None:
    bench = stage.window.workspace.bench
    heads = ("Client", "Deal", "Next action", "Due", "Amount", "Contact", "Colour", "Status")
    look = SheetLook("Deals 2026", 3, {1: ("Deals",), 3: heads})
    form = AdoptForm(bench, bench.desk.workbooks(), Path("Deals 2026.xlsx"), (look,), stage.window)
    stage.kept.append(form)
    form.open()


def _chip(stage: Stage) -> None:
    _tell(stage, _look(stage, Review(_lines(stage), 32)).standing)


def _tell(stage: Stage, standing: Standing) -> None:
    """As the bars would."""
    window, bench = stage.window, stage.window.workspace.bench
    mark = mark_of(standing, bench.formats, bench.sentence)
    window.status.workbook.tell(mark.line, needs_you=mark.rank == 1, is_late=mark.rank > 1)
    window.workspace.tell_workbooks((mark,))


def _choose_all(page: Page) -> None:
    page.list.choose_all(Side.WORKBOOK)


def _open_side(page: Page) -> None:
    if page.earlier.isVisible():
        page.earlier.click()


def _page(stage: Stage) -> Page:
    stage.window.go(REVIEW)
    stage.settle()
    return stage.window.workspace


def _look(stage: Stage, review: Review) -> Look:
    now = stage.company.clock()
    link = WorkbookLink(
        _id("link"), _id("owner"), Path("/Documents") / FILE, str(_id("export")), "sync_workbook",
        stage.company.zone, now, synced_at=now.replace(hour=8, minute=12),
    )  # fmt: skip
    subjects = {}
    for number in (4127, 4122, 4119, 4141, 4115):
        row = row_of(stage, number)
        subjects[row.case_id] = Subject(row.customer, row.reference)
    saved = int((now - timedelta(minutes=6)).timestamp() * 1e9)
    standing = Standing(
        link, review, subjects=subjects, stamp=Stamp(48_213, saved, ""), rows=38, sheet="Follow-ups"
    )
    changed_at = now - timedelta(hours=2)
    changed = {line.key: ("Maya Brennan", changed_at) for line in review.of(What.CLASH, What.GOES_OUT)}
    if review.lines:
        _tell(stage, standing)
    return Look(standing, _earlier(stage), copies=4, app_changed=changed)


def _earlier(stage: Stage) -> tuple[Earlier, ...]:
    now = stage.company.clock()
    at = (now.replace(hour=8, minute=12), now - timedelta(hours=17), now - timedelta(hours=23), now - timedelta(days=4))  # fmt: skip
    counts = ({"comes_in": 1}, {"comes_in": 3, "clash": 1}, {"goes_out": 2}, {"comes_in": 3})
    found = []
    for number, (when, count) in enumerate(zip(at, counts, strict=True)):
        change_id = None if number == 2 else _id(f"change {number}")
        record = SyncRecord(_id(f"sync {number}"), _id("link"), when, _id("owner"), count, change_id)
        found.append(Earlier(record, "Maya Brennan", is_undone=number == 3, can_undo=number < 2))
    return tuple(found)


def _lines(stage: Stage) -> tuple[Line, ...]:
    """What the picture shows, on cases of the sample company."""
    quote, due_one, value_one, step_one, gone = (row_of(stage, n) for n in (4127, 4122, 4119, 4141, 4115))
    wall = stage.formats().wall(due_one.due_at).replace(tzinfo=None)
    gone_due = stage.formats().wall(gone.due_at).replace(tzinfo=None)
    was = (quote.value or Decimal(0)) + 260
    return (
        Line(What.CLASH, quote.case_id, 3, "value", was, quote.value, Decimal(18460)),
        Line(What.CLASH, due_one.case_id, 7, "due", wall - _LATER, wall, wall - 2 * _LATER),
        Line(What.COMES_IN, value_one.case_id, 9, "value", value_one.value, value_one.value, Decimal(9200)),
        Line(What.GOES_OUT, step_one.case_id, 12, "step", "Test the grinder", step_one.step, "Test the grinder"),
        Line(What.UPDATE, quote.case_id, 3, "update", sheet="Board meets Monday", cells={"told": True}),
        Line(
            What.NEW_CASE, row=39,
            cells={"customer": "Bramble & Co", "kind": "quote", "value": Decimal(5900), "step": "First call", "due": wall + _LATER},
        ),
        Line(What.ROW_RETURNS, gone.case_id, cells={"due": gone_due}),
    )  # fmt: skip


def _id(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)
