"""What a row of the ranked list says, put into words once, so that painting only draws."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.kinds import Channel
from app.domain.ranks import Because, Harm, Placed, Term, because
from app.ui import words
from app.ui.formats import NONE, Formats
from app.ui.remarks import BECAUSE
from app.ui.sentences import filled
from app.ui.workspaces.priorities.boards import Board

BIG = Decimal(10_000)
_MOST_REASONS = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("PriorityLine", text)


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """One case, ready to show.

    Attributes:
        is_first: Among the three that come first.
        spoken: What a screen reader says for the whole row.
    """

    case_id: UUID
    rank: str
    is_first: bool
    due: str
    is_late: bool
    is_today: bool
    customer: str
    is_waiting: bool
    contact: str
    step: str
    channel_icon: str
    kind: str
    kind_icon: str
    value: str
    is_big: bool
    age: str
    spoken: str


def line_of(board: Board, at: int, formats: Formats) -> PriorityLine:
    """Put the row at a place of the board into words."""
    row, now = board.rows[at].row, formats.now()
    value = formats.money(row.value, row.currency)
    age = _tr("{count} d").format(count=formats.locale.toString(age_of(row.opened_at, formats)))
    late, waiting = row.is_overdue(now), row.is_waiting_for_news(now)
    due = formats.due_in(row.due_at)
    by = "" if row.channel is Channel.TASK else words.channel_name(row.channel).lower()
    spoken = (
        _tr("Rank {rank}").format(rank=at + 1),
        row.customer,
        _tr("waiting for news") if waiting else "",
        row.step,
        by,
        _tr("{length} late").format(length=due.lstrip("−")) if late else due,
        "" if value == NONE else value,
    )
    return PriorityLine(
        case_id=row.case_id,
        rank=str(at + 1),
        is_first=at < 3,
        due=due,
        is_late=late,
        is_today=row.due_at < board.ends_at,
        customer=words.customer_of(row),
        is_waiting=waiting,
        contact=row.contact,
        step=row.step,
        channel_icon=words.channel_icon(row.channel),
        kind=words.kind_name(row.kind),
        kind_icon=words.kind_icon(row.kind),
        value=value,
        is_big=row.value is not None and row.value >= BIG,
        age=age,
        spoken=", ".join(part for part in spoken if part),
    )


def age_of(opened_at: datetime, formats: Formats) -> int:
    """Days since a case was opened, by the calendar."""
    return max((formats.today() - formats.wall(opened_at).date()).days, 0)


def reasons_of(placed: Placed, formats: Formats) -> tuple[str, ...]:
    """Why a row stands where it stands, the strongest reasons first."""
    found = list(because(placed, formats.now()))
    if any(one.harm is Harm.SILENT_COMPLAINT for one in found):  # says already that somebody waits
        found = [one for one in found if one.harm is not Harm.CUSTOMER_WAITING]
    return tuple(_reason(one, placed, formats) for one in found[:_MOST_REASONS])


def _reason(one: Because, placed: Placed, formats: Formats) -> str:
    now = formats.now()
    if one.term is Term.SHARE and placed.at < now:
        return _tr("{length} late").format(length=formats.length(now - placed.at))
    values = {
        "at": formats.when(one.since_at) if one.since_at else "",
        "share": round((one.share or 0) * 100),
        "value": formats.money(one.value, placed.row.currency),
    }
    return filled(QCoreApplication.translate("Remarks", BECAUSE[one.harm or one.term]), values)
