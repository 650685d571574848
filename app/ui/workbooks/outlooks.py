"""Counting what confirming does, and saying what it did."""

from collections.abc import Callable, Iterable

from app.domain.errors import AppError
from app.domain.workbooks.reviews import Side, What
from app.services.workbooks.standings import Standing
from app.ui.formats import Formats
from app.ui.workbooks.desks import Applied
from app.ui.workbooks.lines import Section, SyncLine
from app.ui.workbooks.sides import Outlook
from app.ui.workbooks.values import tr

_ROWS = frozenset({What.NEW_CASE, What.COPY, What.STRANGER})


def outlook_of(lines: Iterable[SyncLine], side_of: Callable[[SyncLine], Side]) -> Outlook:
    """What would happen with these lines."""
    came_in = went_out = born = to_choose = 0
    for line in lines:
        side = side_of(line)
        if side is Side.APP:
            went_out += 1
        elif side is Side.WORKBOOK:
            born += line.what in _ROWS
            came_in += line.what not in _ROWS
        elif line.section is Section.CHOOSE:
            to_choose += 1
    return Outlook(came_in, went_out, born, to_choose)


def head_words(standing: Standing, formats: Formats) -> str:
    """How many changes since when, and how many wait for a choice."""
    review, since = standing.review, standing.link.synced_at
    if review is None:
        return ""
    count, asked = len(review.clear) + len(review.asked), len(review.asked)
    if not count:
        return (
            tr("Both sides agree.")
            if not review.lines
            else tr("Nothing to apply; some cells are not understood.")
        )
    when = formats.when(since) if since is not None else ""
    changes = tr("One change") if count == 1 else tr("{count} changes").format(count=formats.number(count))
    first = tr("{changes} since {when}.").format(changes=changes, when=when) if when else f"{changes}."
    choice = ""
    if asked:
        choice = (
            tr("One needs your choice.")
            if asked == 1
            else tr("{count} need your choice.").format(count=asked)
        )
    return " ".join(filter(None, (first, choice, tr("Nothing is applied until you confirm."))))


def applied_words(applied: Applied, sentence: Callable[[AppError], str]) -> str:
    """What a sync did, in one or two sentences."""
    if applied.stopped is not None:
        why = sentence(applied.stopped)
        return (
            tr("What came in is kept; the workbook is as it was. {why}").format(why=why)
            if applied.has_taken
            else why
        )
    parts = []
    if applied.came_in:
        parts.append(tr("1 came in") if applied.came_in == 1 else tr("{count} came in").format(count=applied.came_in))  # fmt: skip
    if applied.born:
        parts.append(tr("1 new case") if applied.born == 1 else tr("{count} new cases").format(count=applied.born))  # fmt: skip
    if applied.went_out:
        parts.append(tr("1 went out") if applied.went_out == 1 else tr("{count} went out").format(count=applied.went_out))  # fmt: skip
    first = tr("Synced: {parts}.").format(parts=", ".join(parts)) if parts else tr("Looked through.")
    if applied.is_waiting:
        return tr("{first} The workbook is open; what goes out goes in once it is closed.").format(
            first=first
        )
    if applied.refused:
        return tr("{first} Not taken: {count}.").format(first=first, count=len(applied.refused))
    return first
