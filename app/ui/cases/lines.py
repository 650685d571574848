"""What a row of a list says, put into words once, so that painting only draws."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import AgendaRow
from app.domain.kinds import Channel
from app.ui import words
from app.ui.formats import NONE, Formats
from app.ui.widgets import shapes
from app.ui.widgets.news_clocks import NewsState

SOON = timedelta(hours=2)
_JUST_TOLD = timedelta(minutes=10)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseLine", text)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case, ready to show.

    Attributes:
        news_share: How full the news clock is, 0 to 1.
        spoken: What a screen reader says for the whole row.
    """

    case_id: UUID
    initials: str
    hue: int
    customer: str
    contact: str
    subject: str
    kind: str
    kind_icon: str
    step: str
    channel_icon: str
    due: str
    is_late: bool
    news: str
    news_state: NewsState
    news_share: float
    value: str
    spoken: str


def news_state(row: AgendaRow, formats: Formats) -> NewsState:
    """How the customer stands; 'soon' is two hours of the company's working time."""
    now = formats.now()
    if row.is_waiting_for_news(now):
        return NewsState.WAITING
    if formats.worked(now, row.news_due_at) < SOON:
        return NewsState.SOON
    just_told = row.last_told_at is not None and now - row.last_told_at < _JUST_TOLD
    return NewsState.TOLD if just_told else NewsState.RUNNING


def news_share(row: AgendaRow, formats: Formats) -> float:
    """How much of the working time between two words to the customer is used up."""
    from_at = row.last_told_at or row.news_from_at or row.opened_at
    whole = formats.worked(from_at, row.news_due_at)
    if whole <= timedelta():
        return 1.0
    return min(max(formats.worked(from_at, formats.now()) / whole, 0.0), 1.0)


def line_of(row: AgendaRow, formats: Formats) -> CaseLine:
    """Put a row into words."""
    now = formats.now()
    late, waiting = row.is_overdue(now), row.is_waiting_for_news(now)
    who = row.contact or row.customer
    due = formats.late_since(row.due_at) if late else formats.when(row.due_at)
    news = formats.since(row.news_due_at) if waiting else formats.when(row.news_due_at)
    value = formats.money(row.value, row.currency)
    return CaseLine(
        case_id=row.case_id,
        initials=shapes.initials_of(who),
        hue=shapes.hue_of(who),
        customer=words.customer_of(row),
        contact=row.contact,
        subject=row.subject,
        kind=f"{words.kind_name(row.kind)} {row.reference}",
        kind_icon=words.kind_icon(row.kind),
        step=row.step,
        channel_icon=words.channel_icon(row.channel),
        due=due,
        is_late=late,
        news=news,
        news_state=news_state(row, formats),
        news_share=news_share(row, formats),
        value=value,
        spoken=_spoken(row, due, news, "" if value == NONE else value, waiting=waiting),
    )


def _spoken(row: AgendaRow, due: str, news: str, value: str, *, waiting: bool) -> str:
    by = "" if row.channel is Channel.TASK else words.channel_name(row.channel)
    news_words = _tr("waiting for news {when}") if waiting else _tr("news due {when}")
    parts = (
        row.customer,
        row.contact,
        f"{words.kind_name(row.kind)} {row.reference}",
        row.subject,
        row.step,
        by,
        due,
        news_words.format(when=news),
        value,
    )
    return ", ".join(part for part in parts if part)
