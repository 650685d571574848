"""A watch of a day made of rows, for tests of the guards."""

from dataclasses import replace

from app.domain.guard_limits import GuardLimits
from app.domain.guards.watches import Watch
from app.domain.today import arrange
from tests.domain.desk_of_styles import LOADED, NOW, OFFICE


def watch_of(*rows, style=None, now=NOW, limits=None, **facts) -> Watch:
    """What the guards of a style see of these rows."""
    style = style or LOADED.styles["influencer"]
    day = arrange(rows, style, now, OFFICE)
    today = frozenset(placed.row.case_id for placed in day.rows)
    watch = Watch(now, OFFICE, limits or GuardLimits(), rows=day.all_rows, is_today=today)
    return replace(watch, **facts)
