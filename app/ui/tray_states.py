"""How things stand, as the tray shows it; read on the database thread."""

from collections.abc import Callable
from uuid import UUID

from app.services.styles import StyleService
from app.services.today import TodayService
from app.ui.formats import Formats
from app.ui.tray import STEPS, TrayState, TrayStep


def tray_state(
    today: TodayService, styles: StyleService, formats: Formats, mean: Callable[[str, UUID], object]
) -> TrayState:
    """Count what is late, due today and waiting, and name the next steps.

    Args:
        mean: Told which case each step's key means, before anybody can choose it.
    """
    now, day = formats.now(), formats.today()
    rows = list(today.rows())
    steps = []
    for row in rows[:STEPS]:
        mean(row.reference, row.case_id)
        steps.append(TrayStep(row.reference, f"{row.customer}: {row.step}", formats.when(row.due_at)))
    until_at = styles.quiet_until()
    until = formats.when(until_at) if until_at is not None and now < until_at else ""
    return TrayState(
        late=sum(row.is_overdue(now) for row in rows),
        today=sum(row.due_at >= now and formats.wall(row.due_at).date() == day for row in rows),
        waiting=sum(row.is_waiting_for_news(now) for row in rows),
        steps=tuple(steps),
        is_quiet=bool(until),
        quiet_until=until,
    )
