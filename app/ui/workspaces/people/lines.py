"""What People says, put into words once, so that painting only draws."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import AgendaRow
from app.domain.kinds import Channel
from app.ui import words
from app.ui.cases.lines import news_share, news_state
from app.ui.formats import NONE, Formats
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes
from app.ui.widgets.news_clocks import NewsState
from app.ui.workspaces.people.days import LastWords, NowPerson

_SOON_DAYS = 7
_REASONS = 2
_TITLES = {
    Channel.CALL: QT_TRANSLATE_NOOP("People", "Call {name}"),
    Channel.EMAIL: QT_TRANSLATE_NOOP("People", "Write to {name}"),
    Channel.VISIT: QT_TRANSLATE_NOOP("People", "Visit {name}"),
    Channel.MESSAGE: QT_TRANSLATE_NOOP("People", "Message {name}"),
    Channel.TASK: QT_TRANSLATE_NOOP("People", "Do it for {name}"),
}
_NUMBERS = QT_TRANSLATE_NOOP("People", "one two three four five six seven eight nine ten eleven twelve")
_NOON_AND_EVENING = (12, 18)
_GREETINGS = (
    QT_TRANSLATE_NOOP("People", "Good morning"),
    QT_TRANSLATE_NOOP("People", "Good afternoon"),
    QT_TRANSLATE_NOOP("People", "Good evening"),
)
_GREETINGS_BY_NAME = (
    QT_TRANSLATE_NOOP("People", "Good morning, {name}"),
    QT_TRANSLATE_NOOP("People", "Good afternoon, {name}"),
    QT_TRANSLATE_NOOP("People", "Good evening, {name}"),
)


def tr(text: str) -> str:
    """In the words of this screen."""
    return QCoreApplication.translate("People", text)


def number_word(count: int, formats: Formats) -> str:
    """``nine``; figures from thirteen on."""
    names = tr(_NUMBERS).split()
    return names[count - 1] if 0 < count <= len(names) else formats.number(count)


def greeting(name: str, formats: Formats) -> str:
    """By the hour on the reader's wall; without a name where nobody gave one."""
    hour = formats.wall(formats.now()).hour
    at = bisect_right(_NOON_AND_EVENING, hour)
    if not name:
        return tr(_GREETINGS[at])
    return tr(_GREETINGS_BY_NAME[at]).format(name=name)


def put_off_words(times: int, since: datetime | None, formats: Formats) -> str:
    """``Put off twice since 17 Nov``."""
    often = tr("Put off twice") if times == 2 else tr("Put off {times} times").format(times=times)
    if times == 1:
        often = tr("Put off once")
    if since is None:
        return often
    day = formats.day(formats.wall(since).date())
    return tr("{often} since {day}").format(often=often, day=day)


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact of the NOW card; without an icon it is the news clock."""

    icon: str
    first: str
    second: str
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class NowLine:
    """The NOW card in words.

    Attributes:
        planned: ``planned for 09:30`` where that has passed, else empty.
        said, said_when: The last words, and from when they are; ``is_theirs``: the customer's.
        spoken: What a screen reader says for the card.
    """

    case_id: UUID
    who: str
    planned: str
    case: str
    title: str
    role: str
    why: str
    said: str
    is_theirs: bool
    said_when: str
    facts: tuple[FactLine, ...]
    news_state: NewsState
    news_share: float
    phone: str
    email: str
    is_mail: bool
    minutes: int
    spoken: str


def now_line(now: NowPerson, formats: Formats) -> NowLine:
    """Put whoever comes first into words."""
    row, at = now.row, formats.now()
    who = row.contact or row.customer
    late = row.is_overdue(at)
    title = tr(_TITLES[row.channel]).format(name=who)
    planned = tr("planned for {when}").format(when=formats.when(row.due_at))
    role = ", ".join(
        part
        for part in (now.role, words.customer_of(row) if row.contact else words.beside_customer(row))
        if part
    )
    spoken = [
        title[:1].lower() + title[1:],
        row.customer,
        tr("planned {when}").format(when=formats.when(row.due_at)),
    ]
    if late:
        spoken.append(tr("late"))
    return NowLine(
        case_id=row.case_id,
        who=who,
        planned=planned if late else "",
        case=f"{words.kind_name(row.kind)} {row.number}",
        title=title,
        role=role,
        why=_why(now, formats),
        said=_said(now.last),
        is_theirs=now.last is not None and now.last.is_theirs,
        said_when=_said_when(now.last, formats) if now.last else "",
        facts=tuple(_facts(now, formats)),
        news_state=news_state(row, formats),
        news_share=news_share(row, formats),
        phone=row.contact_phone,
        email=row.contact_email,
        is_mail=row.channel is Channel.EMAIL,
        minutes=max(int(row.effort.total_seconds() // 60), 1),
        spoken=tr("Now: {what}").format(what=", ".join(spoken)),
    )


def _why(now: NowPerson, formats: Formats) -> str:
    """The step, and the two strongest reasons why it matters now."""
    ends = _ends(now.row, formats)
    strongest = [*((ends,) if ends else ()), *now.because][:_REASONS]
    step = now.row.step.rstrip(".")
    if not strongest:
        return step
    joined = tr(", and ").join(strongest)
    return tr("{step}: {reasons}.").format(step=step, reasons=joined)


def _ends(row: AgendaRow, formats: Formats) -> str:
    """A quote about to run out matters more than its value."""
    if row.valid_until_on is None or not 0 <= (row.valid_until_on - formats.today()).days < _SOON_DAYS:
        return ""
    return tr("the quote runs out {day}").format(day=formats.day_with_name(row.valid_until_on))


def _said(last: LastWords | None) -> str:
    if last is None:
        return ""
    text = " ".join(last.text.split())
    return text if not last.is_theirs or text.startswith(("“", '"')) else f"“{text}”"


def _said_when(last: LastWords, formats: Formats) -> str:
    how = words.channel_name(last.channel)
    by = how if last.is_theirs else tr("{how}, our note").format(how=how)
    return f"{by}, {formats.when(last.at)}"


def _facts(now: NowPerson, formats: Formats) -> list[FactLine]:
    row, at = now.row, formats.now()
    told = row.last_told_at
    heard = tr("not heard from you yet")
    if told is not None:
        day = formats.wall(told).date()
        today = day == formats.today()
        heard = tr("last heard {when}").format(
            when=formats.time(told) if today else formats.day_with_name(day)
        )
    due = tr("Waiting since {when}") if row.is_waiting_for_news(at) else tr("Update due {when}")
    facts = [FactLine("", due.format(when=formats.when(row.news_due_at)), heard)]
    money = formats.money(row.value, row.currency)
    if money != NONE:
        until = row.valid_until_on
        second = (
            tr("valid until {day}").format(day=formats.day_with_name(until))
            if until
            else words.phase_name(row.kind, row.phase).partition(", ")[2] or words.kind_name(row.kind)
        )
        facts.append(FactLine("ph.file-text", money, second[:1].lower() + second[1:]))
    if row.promise_due_at is not None:
        when = tr("promised for {when}").format(when=formats.until(row.promise_due_at))
        facts.append(FactLine("ph.handshake", row.promise_text, when, is_quoted=True))
    elif row.put_offs:
        words_ = put_off_words(row.put_offs, None, formats)
        since = formats.day(formats.wall(now.put_off_since or row.planned_at).date())
        facts.append(FactLine("ph.wind", words_, tr("since {when}").format(when=since)))
    return facts


@dataclass(frozen=True, slots=True)
class CardLine:
    """One conversation, ready to show.

    Attributes:
        why: At most two lines on why it is there.
        is_mail: The step's own road is a mail.
        spoken: What a screen reader says for the whole card.
    """

    case_id: UUID
    who: str
    initials: str
    hue: int
    company: str
    time: str
    is_late: bool
    channel_icon: str
    why: str
    kind: str
    kind_icon: str
    news: str
    news_state: NewsState
    news_share: float
    is_mail: bool
    can_call: bool
    can_write: bool
    spoken: str


def card_line(row: AgendaRow, formats: Formats) -> CardLine:
    """Put a row into words."""
    now = formats.now()
    late, waiting = row.is_overdue(now), row.is_waiting_for_news(now)
    who, when = row.contact or row.customer, formats.when(row.due_at)
    why = f"{row.step.rstrip('.')}. {row.subject}" if row.subject else row.step
    if row.put_offs > 1:
        why = f"{put_off_words(row.put_offs, None, formats)}. {row.step}"
    news = (
        tr("waiting for news") if waiting else tr("update {when}").format(when=formats.when(row.news_due_at))
    )
    kind = words.kind_name(row.kind)
    beside = words.beside_customer(row)
    whose = words.customer_of(row) if row.contact else beside
    spoken = (who, whose, when, tr("late") if late else "", why, kind, news)
    return CardLine(
        case_id=row.case_id,
        who=who,
        initials=shapes.initials_of(who),
        hue=shapes.hue_of(who),
        company=whose if row.contact else ", ".join(part for part in (kind, beside) if part),
        time=when,
        is_late=late,
        channel_icon=words.channel_icon(row.channel),
        why=why,
        kind=kind,
        kind_icon=words.kind_icon(row.kind),
        news=news,
        news_state=news_state(row, formats),
        news_share=news_share(row, formats),
        is_mail=row.channel is Channel.EMAIL,
        can_call=bool(row.contact_phone),
        can_write=bool(row.contact_email),
        spoken=", ".join(part for part in spoken if part),
    )


def head_line(rows: Sequence[AgendaRow], formats: Formats) -> str:
    """``Tuesday 24 November · nine people to go, Eimear first``."""
    date = formats.long_day(formats.today())
    if not rows:
        return tr("{date} · nobody waits").format(date=date)
    people = len({(row.customer, row.contact) for row in rows})
    first = (rows[0].contact or rows[0].customer).split()[0]
    count = number_word(people, formats)
    if people == 1:
        return tr("{date} · one person to go: {name}").format(date=date, name=first)
    return tr("{date} · {count} people to go, {name} first").format(date=date, count=count, name=first)
