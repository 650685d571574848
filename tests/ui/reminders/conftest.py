import pytest
from PySide6.QtWidgets import QApplication

from app.ui.reminders.items import Item, Surroundings
from app.ui.reminders.windows import Answers, ReminderStack
from tests.ui.rows import agenda_rows, at


@pytest.fixture
def items():
    """Ruth first, as in the pictures."""
    rows = sorted(agenda_rows(), key=lambda row: row.number != 4146)
    return [Item(str(row.number), row, row.due_at) for row in rows]


@pytest.fixture
def around(items):
    first = next(item.row for item in items if item.row.number == 4127)
    return Surroundings(first, tuple(item.case_id for item in items), at((24, 11, 30)))


@pytest.fixture
def acted():
    return []


@pytest.fixture
def stack(bench, acted, qtbot):
    answers = Answers(
        lambda key, case_id: acted.append((key, case_id)),
        lambda keys: acted.append(("aside", *keys)),
        lambda keys: acted.append(("read", *keys)),
    )
    stack = ReminderStack(bench.theme, bench.formats, answers)
    yield stack
    stack.close()
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
