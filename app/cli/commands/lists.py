"""Cases as plain columns."""

from collections.abc import Iterable

from app.cli.answers import Answer, columns, one_line
from app.cli.records import agenda_record
from app.cli.sessions import Session
from app.domain.agenda import AgendaRow


def listed(session: Session, rows: Iterable[AgendaRow], nothing: str) -> Answer:
    """Open cases, one a line."""
    rows, now = list(rows), session.services.today.now()
    data = [agenda_record(row, now) for row in rows]
    return Answer(row_lines(session, rows) or [nothing], data)


def row_lines(session: Session, rows: Iterable[AgendaRow], indent: str = "") -> list[str]:
    """One line each: reference, when, what, for whom, and what is amiss."""
    cells = [_cells(session, row) for row in rows]
    return [indent + line for line in columns(cells)] if cells else []


def _cells(session: Session, row: AgendaRow) -> tuple[str, ...]:
    now, formats = session.services.today.now(), session.formats
    marks = [
        "late" if row.is_overdue(now) else "",
        "waiting for news" if row.is_waiting_for_news(now) else "",
        "promise broken" if row.is_promise_broken(now) else "",
        "offered" if row.is_offered else "",
        "you cover" if row.is_covered else "",
    ]
    return (
        row.reference,
        formats.when(row.due_at),
        one_line(row.step, 44),
        one_line(f"{row.contact}, {row.customer}" if row.contact else row.customer, 40),
        formats.money(row.value, row.currency),
        row.owner,
        ", ".join(mark for mark in marks if mark),
    )
