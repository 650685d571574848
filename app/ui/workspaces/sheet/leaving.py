"""The sheet as a table for a file: the columns that are shown, in their order, with real dates and figures."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.domain.grids import Column, GridRow
from app.domain.list_tables import Form, Head, ListTable, Money, Value
from app.ui.workspaces.sheet.columns import CellWords, title_of, tr

_FORMS: Mapping[Column, Form] = MappingProxyType(
    {
        Column.DUE: Form.MOMENT,
        Column.START: Form.MOMENT,
        Column.NEWS: Form.MOMENT,
        Column.PROMISE: Form.MOMENT,
        Column.EFFORT: Form.NUMBER,
        Column.SLACK: Form.NUMBER,
        Column.PUT_OFFS: Form.NUMBER,
        Column.VALUE: Form.MONEY,
    }
)
_MINUTES = frozenset({Column.EFFORT, Column.SLACK})
_WIDE = frozenset({Column.STEP, Column.SUBJECT})


def grid_table(rows: Sequence[GridRow], columns: Sequence[Column], cells: CellWords, name: str) -> ListTable:
    """Rows as they pass the filters; closed groups count, they are only folded away."""
    heads = [
        Head(_title(column), _FORMS.get(column, Form.TEXT), 34 if column in _WIDE else 18)
        for column in columns
    ]
    return ListTable(
        name, tuple(heads), tuple(tuple(_value(row, column, cells) for column in columns) for row in rows)
    )


def _title(column: Column) -> str:
    title = title_of(column)
    return tr("{name} (min)").format(name=title) if column in _MINUTES else title


def _value(row: GridRow, column: Column, cells: CellWords) -> Value:
    case = row.case
    if column is Column.VALUE:
        return None if case.value is None else Money(case.value, case.currency)
    if column is Column.SLACK:
        return cells.slack_min(row)
    plain: dict[Column, Value] = {
        Column.DUE: case.due_at,
        Column.START: row.start_at,
        Column.NEWS: case.news_due_at,
        Column.PROMISE: case.promise_due_at,
        Column.EFFORT: int(case.effort.total_seconds()) // 60,
        Column.PUT_OFFS: case.put_offs,
    }
    return plain[column] if column in plain else cells.exact(row, column)
