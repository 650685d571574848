"""How the day plan speaks: counts, blocks, times for another day."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.busy_times import BusyTime
from app.domain.day_gaps import GRID
from app.domain.day_hours import Hours
from app.domain.day_plans import BlockKind, DayPlan, Kept, PlanBlock
from app.domain.kinds import Channel
from app.domain.week_plans import WeekDay, WeekPlan
from app.ui import words as nouns
from app.ui.formats import Formats
from app.ui.translations import QT_TRANSLATE_NOOP

_CONTEXT = "DayPlan"
_COUNTS = (
    QT_TRANSLATE_NOOP("DayPlan", "None"),
    QT_TRANSLATE_NOOP("DayPlan", "One"),
    QT_TRANSLATE_NOOP("DayPlan", "Two"),
    QT_TRANSLATE_NOOP("DayPlan", "Three"),
    QT_TRANSLATE_NOOP("DayPlan", "Four"),
    QT_TRANSLATE_NOOP("DayPlan", "Five"),
    QT_TRANSLATE_NOOP("DayPlan", "Six"),
    QT_TRANSLATE_NOOP("DayPlan", "Seven"),
    QT_TRANSLATE_NOOP("DayPlan", "Eight"),
    QT_TRANSLATE_NOOP("DayPlan", "Nine"),
    QT_TRANSLATE_NOOP("DayPlan", "Ten"),
    QT_TRANSLATE_NOOP("DayPlan", "Eleven"),
    QT_TRANSLATE_NOOP("DayPlan", "Twelve"),
)
_MOST_NAMES = 4
_UNNAMED = frozenset({"", "weekend", "protected", "clock change"})
"""Why a day is off, where it is no holiday with a name."""
_NOON = range(11, 14)


def tr(text: str) -> str:
    """The day plan's words in the reader's language."""
    return QCoreApplication.translate(_CONTEXT, text)


def busy_name(busy: BusyTime) -> str:
    """What an event of another calendar is called; some calendars tell only that one is busy."""
    return busy.title or tr("Busy")


def count_word(count: int) -> str:
    """``Nine``; figures from thirteen on."""
    return tr(_COUNTS[count]) if count < len(_COUNTS) else str(count)


def first_name(name: str) -> str:
    """What one calls somebody."""
    return name.split(maxsplit=1)[0] if name.strip() else name


def too_much(over: timedelta, formats: Formats) -> str:
    """A rough length, up to the next five minutes."""
    return formats.length(over + -over % GRID)


def day_line(plan: DayPlan, formats: Formats) -> str:
    """How the day stands, below its date."""
    if plan.over:
        said = tr("{count} to go, about {length} too much. Move one?").format(
            count=count_word(plan.to_go), length=too_much(plan.over, formats)
        )
    elif plan.is_from_the_week:
        said = tr("Nothing planned. Fit in two from the week?")
    elif not plan.to_go:
        said = tr("Nothing planned.") if not plan.kept else tr("All done for today.")
    elif plan.to_go == 1:
        said = tr("One to go, and it fits before {time}.").format(time=formats.time(plan.fits_until))
    else:
        said = tr("{count} to go, and all of them fit before {time}.").format(
            count=count_word(plan.to_go), time=formats.time(plan.fits_until)
        )
    kept = len(plan.kept)
    if kept == 1:
        return f"{said} {tr('One is already kept.')}"
    return f"{said} {tr('{count} are already kept.').format(count=count_word(kept))}" if kept else said


def heard(kept: Sequence[Kept]) -> str:
    """``Petra, Nadia, Helen and Sam have heard from you``."""
    names = list(dict.fromkeys(first_name(one.name) for one in kept))
    if not names:
        return ""
    if len(names) == 1:
        return tr("{name} has heard from you").format(name=names[0])
    shown = names[:_MOST_NAMES]
    more = len(names) - len(shown)
    last = tr("{count} more").format(count=more) if more else shown.pop()
    listed = tr("{names} and {last}").format(names=", ".join(shown), last=last)
    return tr("{names} have heard from you").format(names=listed)


def moment(formats: Formats, at: datetime) -> str:
    """``15:30``, and with the day's name where it is not today: ``Wed 09:00``."""
    wall = formats.wall(at)
    if wall.date() == formats.today():
        return formats.time(at)
    return f"{formats.weekday(wall.date())} {formats.time(at)}"


def by_when(formats: Formats, at: datetime) -> str:
    """``today``, ``by Thu``."""
    wall = formats.wall(at)
    days = (wall.date() - formats.today()).days
    if days <= 0:
        return tr("today")
    return tr("by {day}").format(day=formats.weekday(wall.date()) if days < 6 else formats.day(wall.date()))


def tail(block: PlanBlock, formats: Formats) -> str:
    """What stands at the end of a block."""
    return tr("Fits here") if block.kind is BlockKind.SUGGESTION else formats.length(block.length)


def detail(block: PlanBlock) -> str:
    """What is done, and for whom where somebody else's case is looked after."""
    if block.row is None or not block.row.is_covered:
        return block.detail
    whose = nouns.customer_of(block.row) if block.row.contact else nouns.beside_customer(block.row)
    return f"{whose}: {block.detail}"


def spoken(block: PlanBlock, formats: Formats) -> str:
    """What a screen reader says about a block."""
    parts = [
        tr("{start} to {end}").format(start=formats.time(block.start_at), end=formats.time(block.end_at)),
        block.title,
        detail(block),
    ]
    if block.items:
        parts.append(tr("{done} of {items} steps done").format(done=block.done, items=block.items))
    if block.kind is BlockKind.SUGGESTION:
        parts.append(tr("fits here, Enter accepts"))
    if block.kind is BlockKind.HELP:
        parts.append(tr("helping"))
    return ", ".join(part for part in parts if part)


def shade_words(start: datetime, formats: Formats) -> tuple[str, str, str]:
    """Name, line and picture of protected time; around noon it is lunch."""
    if formats.wall(start).hour in _NOON:
        return tr("Lunch"), "", "ph.fork-knife"
    return tr("Quiet time"), tr("No reminders. Requests wait in Parked."), "ph.leaf"


def wrap_up_words(hours: Hours, formats: Formats) -> tuple[str, str, str]:
    """Name, line and picture of the day's end: ``Wrap up and plan Wednesday``."""
    if not hours.following:
        return tr("Wrap up"), "", "ph.moon"
    day = formats.wall(hours.following[0][0]).isoweekday()
    return tr("Wrap up and plan {day}").format(day=formats.locale.dayName(day)), "", "ph.moon"


def gap_words(length: timedelta, formats: Formats) -> str:
    """``30 min free``."""
    return tr("{length} free").format(length=formats.length(length))


def week_time(formats: Formats, at: datetime) -> str:
    """A time below its day's head; what slipped from an earlier day says which."""
    return moment(formats, at) if at < formats.now() else formats.time(at)


def free_words(day: WeekDay, formats: Formats) -> str:
    """``2 h 10 m free``, a holiday's name, ``Day off``, ``No time free``."""
    if not day.frame.open:
        return tr("Day off") if day.frame.off in _UNNAMED else day.frame.off
    return gap_words(day.free, formats) if day.free else tr("No time free")


def week_line(week: WeekPlan, formats: Formats) -> str:
    """What the days ahead hold together, below their title."""
    free = formats.hours(sum((day.free for day in week.days), timedelta()))
    blocks = sum(len(day.blocks) for day in week.days)
    promises = sum(len(day.promises) for day in week.days)
    said = tr("{planned} planned, {free} free.").format(planned=count_word(blocks), free=free)
    if not promises:
        return said
    due = tr("One promise falls due.") if promises == 1 else tr("{count} promises fall due.")
    return f"{said} {due.format(count=count_word(promises))}"


def main_act(block: PlanBlock) -> tuple[str, str, str]:
    """The one act of the next block: its key, its words, its picture."""
    name = first_name(block.title)
    acts = {
        Channel.CALL: ("call", tr("Call {name}"), "ph.phone"),
        Channel.EMAIL: ("write", tr("Write to {name}"), "ph.envelope-simple"),
        Channel.MESSAGE: ("tell", tr("Message {name}"), "ph.chat-circle-text"),
        Channel.VISIT: ("log_update", tr("Log the visit"), "ph.map-pin"),
    }
    key, said, icon = acts.get(block.channel, ("done", tr("Done, then…"), "ph.check"))
    return key, said.format(name=name), icon
