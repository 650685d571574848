"""How wide a column is: the design's width, or what its head and its figures need; figures are never shortened."""

from datetime import date

from app.domain.grids import MOMENTS, Column
from app.domain.kinds import Kind
from app.ui import words
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.workspaces.sheet.columns import WIDTHS, effort_words, slack_words, title_of
from app.ui.workspaces.sheet.paintings import BAR, LEFT_EDGE, RIGHT_EDGE

EDGES = LEFT_EDGE + RIGHT_EDGE + 1
"""What a cell keeps free, and its line."""
_WORKING_DAY = 540
_LATE_EVENING = "23:59"


def usual_width(theme: Theme, formats: Formats, column: Column) -> int:
    """In pixels of the screen."""
    head = theme.text(12, 600).room(title_of(column)) + EDGES
    arrow = 0 if column in {Column.VALUE, Column.SLACK} else theme.scaled(12)
    return max(theme.scaled(WIDTHS[column]), head + arrow, figures_width(theme, formats, column))


def figures_width(theme: Theme, formats: Formats, column: Column) -> int:
    """What the longest of the column's own words and figures needs; 0 where it holds somebody's words."""
    style = theme.text(12, 500)
    room = max((style.room(text) for text in _longest(formats, column)), default=-EDGES)
    return room + EDGES + (BAR if column is Column.SLACK else 0)


def _longest(formats: Formats, column: Column) -> list[str]:
    if column is Column.KIND:
        return [words.kind_name(kind) for kind in Kind]
    if column in MOMENTS:
        return [f"{formats.weekday(date(2026, 11, day))} {_LATE_EVENING}" for day in range(23, 30)]
    if column is Column.EFFORT:
        return [effort_words(59), effort_words(599)]
    if column is Column.SLACK:
        return [slack_words(-59, _WORKING_DAY), slack_words(1 - _WORKING_DAY, _WORKING_DAY)]
    return []
