"""A draft said back in words, so that nothing is saved that was not meant."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.domain.quick_entry.drafts import Draft

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}


@dataclass(frozen=True, slots=True)
class EchoLine:
    """One field, said back.

    Attributes:
        field: The draft's field.
        key: Names the sentence; ``field`` unless the value deserves another one.
        values: What goes into the sentence, as text free of markup.
    """

    field: str
    key: str
    values: tuple[str, ...]


def echo(draft: Draft, this_year: int | None = None) -> tuple[EchoLine, ...]:
    """Every field that the line named, in reading order; doubts and remarks have lists of their own."""
    lines = [
        _line("kind", draft.kind),
        _line("case_number", draft.case_number),
        _line(
            "contact",
            draft.contact and draft.contact.name,
            is_new=bool(draft.contact and draft.contact.is_new),
        ),
        _line(
            "customer",
            draft.customer and draft.customer.name,
            is_new=bool(draft.customer and draft.customer.is_new),
        ),
        _line("subject", draft.subject),
        _line("cue", draft.cue),
        _line("step", draft.step),
        _line("channel", draft.channel),
    ]
    if draft.due:
        key = "due_assumed" if draft.assumed_hour else "due"
        lines.append(EchoLine("due", key, (moment_text(draft.due.wall, this_year), draft.due.zone)))
    if draft.value is not None:
        lines.append(EchoLine("value", "value", (money_text(draft.value, draft.currency or ""),)))
    lines.append(_line("valid_until_on", draft.valid_until_on and day_text(draft.valid_until_on, this_year)))
    if draft.promise:
        when = moment_text(draft.promise.due.wall, this_year) if draft.promise.due else ""
        lines.append(
            EchoLine("promise", "promise" if when else "promise_with_step", (draft.promise.text, when))
        )
    lines.append(_line("owner", draft.owner_name))
    lines.append(_line("effort", draft.effort and effort_text(draft.effort)))
    lines.append(_line("urgent", draft.urgent))
    lines.append(_line("out_of_ordinary", draft.out_of_ordinary))
    return tuple(line for line in lines if line is not None)


def echo_text(draft: Draft, this_year: int | None = None) -> str:
    """The draft as one English line; read again, it means the same moment.

    For example ``Quote for Eimear Walsh, Hotel Marlowe: the service plan · Fri 27 Nov 15:00 · €18,000``.

    Args:
        this_year: Left out of dates; without it every date carries its year.
    """
    when = moment_text(draft.due.wall, this_year) if draft.due else ""
    doing = draft.step or (draft.channel.value if draft.channel else "")
    parts = [_head(draft), f"{doing} {when}".strip(), *_details(draft, this_year)]
    if draft.promise:
        by = f" by {moment_text(draft.promise.due.wall, this_year)}" if draft.promise.due else ""
        parts.append(f"promise: {draft.promise.text}{by}")
    return " · ".join(part for part in parts if part)


def _head(draft: Draft) -> str:
    """What kind of case, for whom, about what."""
    who = ", ".join(ref.name for ref in (draft.contact, draft.customer) if ref)
    head = draft.kind.capitalize() if draft.kind else ""
    if who:
        head = f"{head} for {who}" if head else who
    if draft.case_number:
        head = f"#{draft.case_number} {head}".strip()
    about = "" if draft.step and draft.subject in draft.step else draft.subject
    return f"{head}: {about}" if head and about else head or about


def _details(draft: Draft, this_year: int | None) -> list[str]:
    parts = []
    if draft.value is not None:
        parts.append(money_text(draft.value, draft.currency or ""))
    if draft.valid_until_on:
        parts.append(f"valid until {day_text(draft.valid_until_on, this_year)}")
    if draft.effort:
        parts.append(f"takes {effort_text(draft.effort)}")
    if draft.owner_name:
        parts.append(f"@{draft.owner_name}")
    return [*parts, "!!" if draft.urgent else "", "out of the ordinary:" if draft.out_of_ordinary else ""]


def moment_text(wall: datetime, this_year: int | None = None) -> str:
    """A wall time with everything that is needed to read it again.

    >>> moment_text(datetime(2026, 11, 27, 15))
    'Fri 27 Nov 2026 15:00'
    """
    return f"{day_text(wall, this_year)} {wall:%H:%M}"


def day_text(day: date, this_year: int | None = None) -> str:
    """A day with its weekday and, unless it is this one, its year.

    >>> day_text(date(2026, 11, 27)), day_text(date(2026, 11, 27), 2026)
    ('Fri 27 Nov 2026', 'Fri 27 Nov')
    """
    year = "" if day.year == this_year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def money_text(value: Decimal, currency: str) -> str:
    """An amount with its sign or code.

    >>> money_text(Decimal("18000"), "EUR"), money_text(Decimal("12.5"), "CHF")
    ('€18,000', 'CHF 12.50')
    """
    amount = f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
    return f"{_SIGNS[currency]}{amount}" if currency in _SIGNS else f"{currency} {amount}".strip()


def effort_text(effort: timedelta) -> str:
    """A length of work.

    >>> effort_text(timedelta(minutes=95)), effort_text(timedelta(hours=2))
    ('1h 35min', '2h')
    """
    hours, minutes = divmod(int(effort.total_seconds()) // 60, 60)
    return " ".join(
        part for part in (f"{hours}h" if hours else "", f"{minutes}min" if minutes else "") if part
    )


def _line(field: str, value: object, *, is_new: bool = False) -> EchoLine | None:
    if not value:
        return None
    return EchoLine(field, f"{field}_new" if is_new else field, ("" if value is True else str(value),))
