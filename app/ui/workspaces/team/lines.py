"""A colleague's row and an overdue case as ready words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import AgendaRow
from app.domain.ranks import Placed
from app.domain.team import Horizon, Hours, Member, TeamBoard, days_late
from app.ui import words
from app.ui.formats import Formats
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes

AGE_NAMES = (
    QT_TRANSLATE_NOOP("Team", "< 1 d"),
    QT_TRANSLATE_NOOP("Team", "1–3"),
    QT_TRANSLATE_NOOP("Team", "4–7"),
    QT_TRANSLATE_NOOP("Team", "> 7"),
)
_AGES_SPOKEN = (
    QT_TRANSLATE_NOOP("Team", "{count} under a day"),
    QT_TRANSLATE_NOOP("Team", "{count} one to three days"),
    QT_TRANSLATE_NOOP("Team", "{count} four to seven"),
    QT_TRANSLATE_NOOP("Team", "{count} over seven"),
)
_DAY = timedelta(days=1)
_ROOM = timedelta(hours=2)


def tr(text: str) -> str:
    """In the team's context."""
    return QCoreApplication.translate("Team", text)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A colleague's row.

    Attributes:
        person_id: None for the total.
        ages: Overdue cases by age.
        work: What the day holds against what is free.
    """

    person_id: UUID | None
    name: str
    initials: str
    hue: int
    here: str
    here_icon: str
    ages: tuple[int, ...]
    due: str
    waiting: str
    at_risk: str
    work: str
    load: float
    is_over: bool
    is_waiting: bool
    is_risky: bool
    spoken: str

    @property
    def late(self) -> int:
        """All that is overdue."""
        return sum(self.ages)


@dataclass(frozen=True, slots=True)
class LateLine:
    """An overdue case's row."""

    case_id: UUID
    late: str
    customer: str
    step: str
    channel_icon: str
    owner: str
    owner_initials: str
    owner_hue: int
    value: str
    news: str
    is_waiting: bool
    is_offered: bool
    spoken: str


def here_of(hours: Hours, formats: Formats) -> tuple[str, str]:
    """Where somebody is, as far as hours and published reading times say; and its picture."""
    if hours.is_away:
        covered = tr("Off, covered by {name}").format(name=hours.cover.partition(" ")[0])
        return (
            (covered, "ph.umbrella-simple") if hours.cover else (tr("Off, not covered"), "ph.warning-circle")
        )
    if hours.is_day_off:
        return tr("Off today"), "ph.calendar-x"
    if hours.is_working:
        if hours.has_slots and hours.next_at is not None:
            return tr("Reads at {time}").format(time=formats.time(hours.next_at)), "ph.tray"
        return tr("Here"), "ph.desktop"
    if hours.next_at is not None:
        return tr("Back at {time}").format(time=formats.time(hours.next_at)), "ph.clock"
    return tr("Done for today"), "ph.moon"


def member_line(member: Member, formats: Formats) -> MemberLine:
    """A colleague's row."""
    here, icon = here_of(member.hours, formats)
    work = tr("{needed} of {free}").format(
        needed=formats.grid_length(member.needed), free=formats.grid_length(member.hours.free)
    )
    if not member.hours.free:
        work = tr("off, {length} waits").format(length=formats.grid_length(member.needed))
        work = work if member.needed else tr("no hours left")
    ages = spoken_ages(member.ages)
    late = (
        tr("{count} overdue: {ages}").format(count=len(member.late), ages=ages)
        if ages
        else tr("none overdue")
    )
    return MemberLine(
        person_id=member.person_id,
        name=member.name,
        initials=shapes.initials_of(member.name),
        hue=shapes.hue_of(str(member.person_id)),
        here=here,
        here_icon=icon,
        ages=member.ages,
        due=str(member.due),
        waiting=str(member.waiting),
        at_risk=str(member.at_risk),
        work=work,
        load=member.load,
        is_over=member.load > 1,
        is_waiting=member.waiting > 3,
        is_risky=member.at_risk > 1,
        spoken=f"{member.name}, {late}",
    )


def total_line(board: TeamBoard) -> MemberLine:
    """All together, and who has room."""
    members, ages = board.members, board.ages
    due, waiting, at_risk = (
        str(sum(getattr(one, field) for one in members)) for field in ("due", "waiting", "at_risk")
    )
    late = spoken_ages(ages)
    return MemberLine(
        person_id=None,
        name=tr("Total"),
        initials="",
        hue=0,
        here="",
        here_icon="",
        ages=ages,
        due=due,
        waiting=waiting,
        at_risk=at_risk,
        work=_room(members, board.horizon),
        load=0,
        is_over=False,
        is_waiting=False,
        is_risky=False,
        spoken=f"{tr('Total')}, {sum(ages)}, {late}" if late else tr("Total, none overdue"),
    )


def spoken_ages(ages: Sequence[int]) -> str:
    """Ages for a screen reader."""
    said = [tr(text).format(count=count) for text, count in zip(_AGES_SPOKEN, ages, strict=True) if count]
    return ", ".join(said)


def late_by(due_at: datetime, formats: Formats) -> str:
    """``1 h 42 m`` within a day, then full days."""
    days = days_late(due_at, formats.now())
    return tr("{count} d").format(count=days) if days else formats.length(formats.now() - due_at)


def late_line(placed: Placed, formats: Formats) -> LateLine:
    """An overdue case's row."""
    row, now = placed.row, formats.now()
    waiting = row.is_waiting_for_news(now)
    news = formats.since(row.news_due_at) if waiting else _due(row, formats)
    late = late_by(row.due_at, formats)
    offered = f", {tr('offered')}" if row.is_offered else ""
    return LateLine(
        case_id=row.case_id,
        late=late,
        customer=row.customer,
        step=row.step,
        channel_icon=words.channel_icon(row.channel),
        owner=next(iter(row.owner.split()), row.owner),
        owner_initials=shapes.initials_of(row.owner),
        owner_hue=shapes.hue_of(str(row.owner_id)),
        value=formats.money(row.value, row.currency),
        news=news,
        is_waiting=waiting,
        is_offered=row.is_offered,
        spoken=f"{row.customer}, {row.step}, {late}, {row.owner}{offered}",
    )


def _due(row: AgendaRow, formats: Formats) -> str:
    return tr("due {when}").format(when=formats.when(row.news_due_at))


def _room(members: Sequence[Member], horizon: Horizon) -> str:
    """Who could take something."""
    free = sorted((one for one in members if one.room >= _ROOM), key=lambda one: -one.room)[:2]
    if not free:
        return tr("Nobody has two free hours")
    today = horizon is Horizon.TODAY
    if len(free) == 1:
        one = tr("{name} has room today") if today else tr("{name} has room this week")
        return one.format(name=free[0].first_name)
    both = tr("{first} and {second} have room")
    return both.format(first=free[0].first_name, second=free[1].first_name)
