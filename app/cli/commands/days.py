"""Looking at the day: what is due, today as one's way of working has it, who waits, the reminders."""

from argparse import Namespace

from app.cli.answers import Answer, columns
from app.cli.commands.lists import listed, row_lines
from app.cli.parsers import Command, argument
from app.cli.records import agenda_record, instant
from app.cli.sessions import Session
from app.domain.occurrences import ObligationKind
from app.domain.orders import Section
from app.services.reminders import Reminder
from app.ui.deliveries import DeliverySentences

_ALL = argument("--all", action="store_true", dest="everybody", help="everybody's, not only one's own")
_SECTIONS = {
    "now": "Now",
    "today": "Today",
    "later": "Later",
    "overdue": "Overdue",
    "this_week": "This week",
    "next_week": "Next week",
    "earlier": "From earlier",
    "next_round": "Next round",
    "later_round": "Later round",
    "tomorrow": "Tomorrow",
}


def due(session: Session, asked: Namespace) -> Answer:
    """Open cases by due moment, the overdue first."""
    rows = session.services.today.rows(everybody=asked.everybody)
    whose = "there is no open case" if asked.everybody else "you have no open case"
    return listed(session, rows, f"Nothing is due: {whose}.")


def today(session: Session, _asked: Namespace) -> Answer:
    """The day as the person's way of working arranges it."""
    day = session.services.today.today()
    lines: list[str] = []
    for section in day.sections:
        if section.is_today:
            lines += [_heading(session, section), *row_lines(session, [p.row for p in section.rows], "  ")]
    first = day.first
    if first is not None:
        because = [session.sentences.because(one, first.row.currency) for one in day.first_because]
        lines.append(f"First {first.row.reference}: {', '.join(because)}." if because else "")
    data = {
        "order": day.order,
        "now": instant(day.now),
        "sections": [_section(session, section) for section in day.sections],
    }
    return Answer([line for line in lines if line] or ["Today is free: nothing is due."], data)


def waiting(session: Session, _asked: Namespace) -> Answer:
    """Customers who should have heard by now, the longest waiting first."""
    return listed(session, session.services.today.waiting(), "No customer is waiting for news.")


def tick(session: Session, _asked: Namespace) -> Answer:
    """One pass of the reminder engine."""
    done = session.services.reminders.tick()
    lines = _reminder_lines(session, done.shown)
    if done.catch_up:
        lines += ["Came up meanwhile:", *_reminder_lines(session, done.catch_up)]
    words = DeliverySentences(session.formats)
    lines += [words.said(one) for one in done.delivered]
    for remark in done.changes.remarks:
        lines.append(session.sentences.remark(remark))
    data = {
        "shown": [_reminder(one) for one in done.shown],
        "catch_up": [_reminder(one) for one in done.catch_up],
        "delivered": [
            {
                "request": one.request.mark,
                "from": one.by,
                "text": words.said(one),
                "is_outcome": one.is_outcome,
            }
            for one in done.delivered
        ],
        "next_at": instant(done.next_at),
    }
    if done.next_at is not None:
        lines.append(f"Next reminder: {session.formats.moment(done.next_at)}.")
    return Answer(["Nothing is due.", *lines] if done.is_quiet else lines, data)


def _heading(session: Session, section: Section) -> str:
    name = _SECTIONS.get(section.key, section.key.replace("_", " ").capitalize())
    at = f" {session.formats.when(section.at)}" if section.at is not None else ""
    return f"{name}{at} ({len(section.rows)}, {session.formats.length(section.effort)})"


def _section(session: Session, section: Section) -> dict[str, object]:
    now = session.services.today.now()
    return {
        "key": section.key,
        "at": instant(section.at),
        "is_today": section.is_today,
        "cases": [agenda_record(placed.row, now) for placed in section.rows],
    }


def _reminder_lines(session: Session, reminders: tuple[Reminder, ...]) -> list[str]:
    return columns(_reminder_cells(session, one) for one in reminders) if reminders else []


def _reminder_cells(session: Session, one: Reminder) -> tuple[str, ...]:
    occurrence, row = one.occurrence, one.row
    at = session.formats.moment(occurrence.deadline_at)
    of = occurrence.obligation_kind
    if row is None:
        return (one.case.reference, of.value, at, one.case.subject, "")
    what = row.promise_text if of is ObligationKind.PROMISE else row.step
    return (row.reference, of.value, at, what, row.contact or row.customer)


def _reminder(one: Reminder) -> dict[str, object]:
    occurrence, row = one.occurrence, one.row
    return {
        "id": str(occurrence.id),
        "ref": one.case.reference,
        "of": occurrence.obligation_kind.value,
        "step": row.step if row else None,
        "customer": row.customer if row else None,
        "share": occurrence.share,
        "rung": occurrence.rung.name.lower(),
        "due_at": instant(occurrence.deadline_at),
    }


COMMANDS = (
    Command("due", "open cases by due moment, the overdue first", due, (_ALL,)),
    Command("today", "the day as your way of working arranges it", today),
    Command("waiting", "customers who should have heard by now", waiting),
    Command("tick", "one pass of the reminder engine", tick),
)
