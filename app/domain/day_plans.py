"""A day as a plan: what stands where, what still needs a place, and whether all of it fits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.busy_times import BusyTime, within
from app.domain.checklists import ChecklistItem
from app.domain.day_gaps import Room, Stretch, first_fit, free_gaps, total
from app.domain.day_hours import Hours
from app.domain.help_plans import Budget, Parked, Ticket, parked_with_times
from app.domain.helping import Stake, stakes
from app.domain.kinds import Channel
from app.domain.ranks import Placed
from app.domain.requests import Request
from app.domain.steps import Reason

NAMED_GAP = timedelta(minutes=30)
"""Shorter free time has no name of its own."""

AIM = (75, 25)
"""Own work to helping, in percent."""

_FROM_THE_WEEK = 2
_WEEK = timedelta(days=7)
_NOTHING = timedelta()


class BlockKind(StrEnum):
    """What a block of the day is."""

    FOLLOW_UP = "follow_up"
    SUGGESTION = "suggestion"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """A piece of the day with a name.

    Attributes:
        noun_id: The case's id; the request's for help.
        row: The case with its step; None for help.
        done, items: Of the checklist.
    """

    kind: BlockKind
    start_at: datetime
    length: timedelta
    noun_id: UUID
    case_id: UUID
    title: str
    detail: str
    channel: Channel
    row: AgendaRow | None = None
    done: int = 0
    items: int = 0

    @property
    def end_at(self) -> datetime:
        """When it is over."""
        return self.start_at + self.length

    @property
    def stretch(self) -> Stretch:
        """Start and end."""
        return self.start_at, self.end_at


@dataclass(frozen=True, slots=True)
class PlaceAgain:
    """A step whose time went by, and where it fits now."""

    row: AgendaRow
    fits_at: datetime | None


@dataclass(frozen=True, slots=True)
class Easing:
    """What can wait for another day without harm, and until when."""

    row: AgendaRow
    to_at: datetime


@dataclass(frozen=True, slots=True)
class Help:
    """A request that was given a place in the day."""

    request: Request
    by: str
    start_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A step that was done today."""

    at: datetime
    case_id: UUID
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Own work and help of this week, and what is left to give today."""

    own: timedelta = _NOTHING
    helping: timedelta = _NOTHING
    room: timedelta = _NOTHING


@dataclass(frozen=True, slots=True)
class Around:
    """What the day holds besides one's own steps.

    Attributes:
        help_a_day: How much of a day goes to colleagues before one's own words suffer; None for no limit.
    """

    checklists: Mapping[UUID, Sequence[ChecklistItem]] = field(default_factory=dict)
    requests: Sequence[tuple[Request, str]] = ()
    help: Sequence[Help] = ()
    ticket: Ticket | None = None
    leads_back: bool = False
    colleagues: tuple[tuple[UUID, str], ...] = ()
    help_a_day: timedelta | None = None
    kept: tuple[Kept, ...] = ()
    own: timedelta = _NOTHING
    helped: timedelta = _NOTHING
    helped_today: timedelta = _NOTHING
    rounds: tuple[datetime, ...] = ()
    next_look_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day, ready to be drawn.

    Attributes:
        blocks: What has its place, in order.
        suggestions: What would fit where.
        gaps: Free time that is long enough to be named.
        again: What slipped, the most harmful first.
        words_due: Customers who must hear today although the step is another day's.
        checklist: Of the next block's case.
        over: How much too much it is.
        easing: What could wait for another day, if it is too much.
        is_from_the_week: The day was empty; the suggestions are later days'.
        ticket: What was left to help somebody who is being helped now.
        leads_back: Whether there are return tickets at all.
        colleagues: Who else could be asked.
    """

    now: datetime
    hours: Hours
    blocks: tuple[PlanBlock, ...]
    suggestions: tuple[PlanBlock, ...]
    gaps: tuple[Stretch, ...]
    again: tuple[PlaceAgain, ...]
    words_due: tuple[AgendaRow, ...]
    next: PlanBlock | None
    checklist: tuple[ChecklistItem, ...]
    over: timedelta
    easing: Easing | None
    kept: tuple[Kept, ...]
    parked: tuple[Parked, ...]
    balance: Balance
    rounds: tuple[datetime, ...] = ()
    next_look_at: datetime | None = None
    is_from_the_week: bool = False
    ticket: Ticket | None = None
    leads_back: bool = False
    colleagues: tuple[tuple[UUID, str], ...] = ()

    @property
    def to_go(self) -> int:
        """How many follow-ups are left today."""
        return sum(block.kind is BlockKind.FOLLOW_UP for block in self.ahead) + len(self.again)

    @property
    def outside(self) -> tuple[BusyTime, ...]:
        """What other calendars hold in the hours of this day."""
        return within(self.hours.outside, *self.hours.whole)

    @property
    def ahead(self) -> tuple[PlanBlock, ...]:
        """Blocks that are not over."""
        return tuple(block for block in self.blocks if block.end_at > self.now)

    @property
    def fits_until(self) -> datetime:
        """When the last of it is over."""
        return max((block.end_at for block in (*self.ahead, *self.suggestions)), default=self.hours.whole[1])


def plan_day(rows: Sequence[Placed], now: datetime, hours: Hours, around: Around) -> DayPlan:
    """Lay out a day.

    Args:
        rows: Every open case, in the order of one's way of working.
    """
    planned, slipped, unplaced, words_due = _sorted_out([placed.row for placed in rows], now, hours)
    ranks = {placed.row.case_id: placed.rank for placed in rows}
    slipped.sort(key=lambda row: ranks[row.case_id], reverse=True)
    blocks = sorted(
        [*(block_of(row, row.slot_at, around) for row in planned), *map(help_block, around.help)],
        key=lambda block: (block.start_at, block.title),
    )
    room = Room.of(hours.bookable, [block.stretch for block in blocks], now)
    suggestions: list[PlanBlock] = []
    again: list[PlaceAgain] = []
    for row in slipped:
        at = room.take(row.effort)
        again.append(PlaceAgain(row, at))
        if at is not None:
            suggestions.append(block_of(row, at, around, BlockKind.SUGGESTION))
    is_empty = not blocks and not slipped and not unplaced
    for row in _of_the_week(rows, hours) if is_empty else unplaced:
        at = room.take(row.effort)
        if at is not None:
            suggestions.append(block_of(row, at, around, BlockKind.SUGGESTION))
    over = _over(hours, now, [block.stretch for block in blocks], [*again], unplaced)
    free, help_left = tuple(room.gaps), _help_left(around, room)
    ahead = next((b for b in blocks if b.end_at > now and b.row is not None), None)
    first = ahead or next(iter(suggestions), None)
    return DayPlan(
        now=now,
        hours=hours,
        blocks=tuple(blocks),
        suggestions=tuple(sorted(suggestions, key=lambda block: block.start_at)),
        gaps=tuple(gap for gap in free if gap[1] - gap[0] >= NAMED_GAP),
        again=tuple(again),
        words_due=tuple(words_due),
        next=first,
        checklist=tuple(around.checklists.get(first.case_id, ())) if first is not None else (),
        over=over,
        easing=_easing(rows, hours) if over else None,
        kept=around.kept,
        parked=parked_with_times(
            around.requests,
            room,
            _room_after(rows, hours),
            [at for at in around.rounds if at > now],
            Budget(around.help_a_day, around.helped_today, _stake(rows, now, hours, around)),
        ),
        balance=Balance(around.own, around.helped, help_left),
        rounds=around.rounds,
        next_look_at=around.next_look_at,
        is_from_the_week=is_empty and bool(suggestions),
        ticket=around.ticket,
        leads_back=around.leads_back,
        colleagues=around.colleagues,
    )


def _sorted_out(
    rows: Iterable[AgendaRow], now: datetime, hours: Hours
) -> tuple[list[AgendaRow], list[AgendaRow], list[AgendaRow], list[AgendaRow]]:
    """Planned for today, slipped, of today without a time, and only a word due today."""
    planned: list[AgendaRow] = []
    slipped: list[AgendaRow] = []
    unplaced: list[AgendaRow] = []
    words_due: list[AgendaRow] = []
    for row in rows:
        is_todays = row.slot_at < hours.ends_at
        if is_todays and row.slot_at + row.effort <= now:
            slipped.append(row)
        elif is_todays and row.due_reason is Reason.ASSUMED_CLOSE and row.slot_at == row.due_at:
            unplaced.append(row)
        elif is_todays:
            planned.append(row)
        elif row.obligation_at < hours.ends_at:
            words_due.append(row)
    return planned, slipped, unplaced, words_due


def block_of(
    row: AgendaRow, at: datetime, around: Around, kind: BlockKind = BlockKind.FOLLOW_UP
) -> PlanBlock:
    """A step as a block that begins then."""
    items = around.checklists.get(row.case_id, ())
    return PlanBlock(
        kind=kind,
        start_at=at,
        length=row.effort,
        noun_id=row.case_id,
        case_id=row.case_id,
        title=row.contact or row.customer,
        detail=row.step,
        channel=row.channel,
        row=row,
        done=sum(item.done_at is not None for item in items),
        items=len(items),
    )


def help_block(help_: Help) -> PlanBlock:
    """Help for a colleague as a block of the day."""
    request = help_.request
    return PlanBlock(
        BlockKind.HELP,
        help_.start_at,
        request.effort,
        request.id,
        request.case_id,
        help_.by,
        request.text,
        Channel.TASK,
    )


def _room_after(rows: Iterable[Placed], hours: Hours) -> Room:
    """What is free on the next working day."""
    busy = [(p.row.slot_at, p.row.slot_at + p.row.effort) for p in rows if p.row.slot_at >= hours.ends_at]
    outside = [one.stretch for one in hours.outside]
    return Room.of(hours.following, [*busy, *outside], hours.ends_at)


def _of_the_week(rows: Iterable[Placed], hours: Hours) -> list[AgendaRow]:
    """Steps of the coming days that nobody agreed with a customer."""
    later = [
        placed.row
        for placed in rows
        if hours.ends_at <= placed.row.slot_at < hours.ends_at + _WEEK
        and placed.row.due_reason not in {Reason.AGREED, Reason.CHECK_BACK}
        and placed.row.channel is not Channel.VISIT
    ]
    return sorted(later, key=lambda row: row.slot_at)[:_FROM_THE_WEEK]


def _over(
    hours: Hours,
    now: datetime,
    planned: Iterable[Stretch],
    again: Sequence[PlaceAgain],
    unplaced: Sequence[AgendaRow],
) -> timedelta:
    """How much more there is than there is time; what fits nowhere counts whole."""
    ahead = sum((end - max(start, now) for start, end in planned if end > now), _NOTHING)
    waiting = sum((one.row.effort for one in again), _NOTHING)
    needed = ahead + waiting + sum((row.effort for row in unplaced), _NOTHING)
    homeless = sum((one.row.effort for one in again if one.fits_at is None), _NOTHING)
    return max(needed - total(free_gaps(hours.bookable, (), now)), homeless, _NOTHING)


def _easing(rows: Sequence[Placed], hours: Hours) -> Easing | None:
    """The least pressing of today's steps that may wait: no promise, no news date, no agreed time is passed."""
    gaps = _room_after(rows, hours).gaps
    for placed in sorted(rows, key=lambda one: one.rank):
        row = placed.row
        if row.slot_at >= hours.ends_at or row.due_reason is Reason.AGREED:
            continue
        at = first_fit(gaps, row.effort)
        limits = (row.news_due_at, row.promise_due_at or row.news_due_at)
        if at is not None and at <= min(limits):
            return Easing(row, at)
    return None


def _help_left(around: Around, room: Room) -> timedelta:
    """What may still be given today: free time, within what a day has for helping."""
    free = total(room.gaps)
    if around.help_a_day is None:
        return free
    return max(min(around.help_a_day - around.helped_today, free), _NOTHING)


def _stake(rows: Iterable[Placed], now: datetime, hours: Hours, around: Around) -> Stake | None:
    """The first own word that too much help would cost, today or on the next working day; None without a limit."""
    if around.help_a_day is None:
        return None
    until_at = hours.following[-1][1] if hours.following else hours.ends_at
    return next(iter(stakes((placed.row for placed in rows), now, until_at)), None)
