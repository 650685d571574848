"""Entries of the Promise book as lines: how each holds, within which limit, and who answers for it."""

from functools import partial

from app.domain.book_entries import BookEntry, Measure
from app.domain.promise_book import Standing
from app.ui.formats import NONE, Formats
from app.ui.widgets.chips import Tone
from app.ui.workspaces.lists.lines import Cell, Column, Line, tr


def book_columns() -> tuple[Column, ...]:
    """How it holds, what may be promised, the limit, the owner, the counts."""
    return (
        Column(tr("How it holds"), 188, is_figure=True),
        Column(tr("What may be promised")),
        Column(tr("Limit"), 168),
        Column(tr("Owner"), 148, is_extra=True),
        Column(tr("Given so far"), 168, is_figure=True),
    )


def book_line(one: Standing, owner: str, formats: Formats) -> Line:
    """An entry with how it fares."""
    entry = one.entry
    hay = f"{entry.text} {entry.condition} {owner} {entry.key}"
    return Line(entry.id, owner or entry.text, partial(_cells, one, owner, formats), hay=partial(str, hay))


def _cells(one: Standing, owner: str, formats: Formats) -> tuple[Cell, ...]:
    entry = one.entry
    condition = tr("if {condition}").format(condition=entry.condition) if entry.condition else ""
    lately = ""
    if one.keeps_breaking:
        lately = tr("{broken} of the last {count} broken").format(
            broken=one.broken_lately, count=one.decided_lately
        )
    counts = tr("{kept} kept, {broken} broken").format(kept=one.kept, broken=one.broken)
    return (
        _state(one, formats),
        Cell(entry.text, condition, weight=500),
        Cell(_limit(entry, formats), _until(entry, formats), is_quoted=False),
        Cell(owner or NONE),
        Cell(
            counts,
            lately or tr("{count} open").format(count=one.open),
            second_colour="over" if lately else "ink2",
            is_quoted=False,
        ),
    )


def _state(one: Standing, formats: Formats) -> Cell:
    if one.entry.is_retired:
        return Cell(tr("Retired"), tone=Tone.QUIET, icon="ph.archive-box", is_quoted=False)
    if one.keeps_breaking:
        return Cell(tr("Keeps breaking"), tone=Tone.OVER, icon="ph.warning-circle", is_quoted=False)
    if not one.entry.may_be_given(formats.today()):
        return Cell(tr("Ran out"), tone=Tone.QUIET, icon="ph.clock", is_quoted=False)
    if not one.kept + one.broken:
        return Cell(tr("Not tried yet"), tone=Tone.QUIET, icon="ph.circle", is_quoted=False)
    return Cell(tr("Holds"), tone=Tone.OK, icon="ph.check-circle", is_quoted=False)


def _limit(entry: BookEntry, formats: Formats) -> str:
    parts = [tr("not before {span}").format(span=entry.at_least)] if entry.at_least is not None else []
    if entry.most is not None:
        amount = f"{entry.most:f} %" if entry.measure is Measure.PERCENT else formats.money(entry.most)
        parts.append(tr("up to {amount}").format(amount=amount))
    return ", ".join(parts) or tr("any time")


def _until(entry: BookEntry, formats: Formats) -> str:
    if entry.valid_until_on is None:
        return ""
    return tr("valid until {day}").format(day=formats.day(entry.valid_until_on))
