"""What a sheet shows and how: columns, widths, order, groups, filters. Kept per person, with names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.grids import BY_SLACK, Column, Grouping, Sort
from app.ui.frame.memories import Memory
from app.ui.workspaces.sheet.columns import USUAL

_NOW, _SAVED = "sheet.layout", "sheet.views"
_MOST_VIEWS = 50


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to look at the cases.

    Attributes:
        everybody: All open cases instead of one's own.
    """

    columns: tuple[Column, ...] = USUAL
    widths: Mapping[Column, int] = field(default_factory=dict)
    sorts: tuple[Sort, ...] = BY_SLACK
    grouping: Grouping = Grouping.DUE
    filters: Mapping[Column, str] = field(default_factory=dict)
    collapsed: frozenset[str] = frozenset()
    everybody: bool = False

    def filtered(self, column: Column, text: str) -> "Layout":
        """With another filter above a column."""
        filters = {key: value for key, value in self.filters.items() if key is not column}
        return replace(self, filters={**filters, column: text} if text.strip() else filters)

    def sorted_by(self, column: Column, *, is_further: bool = False) -> "Layout":
        """By this column, the other way round where it leads already; ``is_further``: after the others."""
        known = next((sort for sort in self.sorts if sort.column is column), None)
        turned = Sort(column, known is not None and not known.is_descending)
        if not is_further:
            return replace(self, sorts=(turned,))
        if known is None:
            return replace(self, sorts=(*self.sorts, turned))
        return replace(self, sorts=tuple(turned if sort is known else sort for sort in self.sorts))

    def toggled(self, heading: str) -> "Layout":
        """With a heading opened or closed."""
        return replace(self, collapsed=self.collapsed ^ {heading})

    def with_column(self, column: Column) -> "Layout":
        """Show a column, or hide it; one always stays."""
        if column not in self.columns:
            order = list(Column)
            place = sum(order.index(one) < order.index(column) for one in self.columns)
            return replace(self, columns=(*self.columns[:place], column, *self.columns[place:]))
        left = tuple(one for one in self.columns if one is not column)
        return replace(self, columns=left or self.columns, filters=self.filtered(column, "").filters)


def to_plain(layout: Layout) -> dict[str, Any]:
    """For the person's file."""
    return {
        "columns": [column.value for column in layout.columns],
        "widths": {column.value: width for column, width in layout.widths.items()},
        "sorts": [[sort.column.value, sort.is_descending] for sort in layout.sorts],
        "grouping": layout.grouping.value,
        "filters": {column.value: text for column, text in layout.filters.items()},
        "collapsed": sorted(layout.collapsed),
        "everybody": layout.everybody,
    }


def from_plain(plain: object) -> Layout:
    """Back again; what no longer makes sense is left out."""
    if not isinstance(plain, dict):
        return Layout()
    usual = Layout()
    try:
        return Layout(
            tuple(dict.fromkeys(Column(one) for one in plain["columns"])) or usual.columns,
            {Column(key): max(30, min(int(width), 2000)) for key, width in plain["widths"].items()},
            tuple(Sort(Column(name), bool(down)) for name, down in plain["sorts"]) or usual.sorts,
            Grouping(plain["grouping"]),
            {Column(key): str(text)[:200] for key, text in plain["filters"].items()},
            frozenset(str(one) for one in plain["collapsed"]),
            bool(plain["everybody"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return usual


class Layouts:
    """The layout in use and the saved ones."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def current(self) -> Layout:
        """As it was left."""
        return from_plain(self._memory.get(_NOW, None))

    def keep(self, layout: Layout) -> None:
        """Leave it so."""
        self._memory.set(_NOW, to_plain(layout))

    def names(self) -> Sequence[str]:
        """Of the saved views, in the order of saving."""
        return list(self._views())

    def find(self, name: str) -> Layout:
        """A saved view."""
        return from_plain(self._views().get(name))

    def save(self, name: str, layout: Layout) -> None:
        """Under a name; the same name is replaced."""
        views = {**self._views(), name: to_plain(layout)}
        self._memory.set(_SAVED, dict(list(views.items())[-_MOST_VIEWS:]))

    def forget(self, name: str) -> None:
        """Let a view go."""
        self._memory.set(_SAVED, {key: view for key, view in self._views().items() if key != name})

    def _views(self) -> dict[str, Any]:
        views = self._memory.get(_SAVED, None)
        return dict(views) if isinstance(views, dict) else {}
