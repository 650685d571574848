"""Looking back, taking back, and why a date is what it is."""

from argparse import Namespace
from uuid import UUID

from app.cli.answers import Answer, columns
from app.cli.parsers import REF, Command, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.reminder_reasons import ReminderWhy
from app.services.reasons import Why
from app.services.undoing import HistoryEntry
from app.ui.reminder_sentences import ReminderSentences


def history(session: Session, asked: Namespace) -> Answer:
    """Every change of a case, newest first."""
    found = session.services.history.of_case(session.case(asked.ref).id)
    cells = [history_cells(session, entry) for entry in found]
    return Answer(columns(cells), [history_record(session, entry) for entry in found])


def history_cells(session: Session, entry: HistoryEntry) -> tuple[str, ...]:
    """One change as a line."""
    taken_back = " (taken back)" if entry.change.is_undone else ""
    return (
        session.formats.moment(entry.at),
        entry.who,
        session.sentences.action(entry.change.action) + taken_back,
        entry.source.value.replace("_", " "),
        entry.change.note,
    )


def undo(session: Session, _asked: Namespace) -> Answer:
    """Take back one's newest change."""
    return session.changed(session.services.history.undo())


def redo(session: Session, _asked: Namespace) -> Answer:
    """Do again what was taken back last."""
    return session.changed(session.services.history.redo())


def why(session: Session, asked: Namespace) -> Answer:
    """Why each date of a case is what it is; or why each of one's reminders comes when it does."""
    if asked.reminders:
        return _why_reminders(session, session.case(asked.ref).id)
    found = session.services.reasons.why(session.case(asked.ref).id)
    lines = [line for one in found for line in session.sentences.why(one)]
    return Answer(lines, [_why(session, one) for one in found])


def _why_reminders(session: Session, case_id: UUID) -> Answer:
    sentences = ReminderSentences(session.formats)
    found = session.services.reminders.why(case_id)
    lines = [" ".join(sentences.why(one)) for one in found]
    return Answer(lines or ["No reminder of yours is to come."], [_reminder(sentences, one) for one in found])


def _reminder(sentences: ReminderSentences, one: ReminderWhy) -> dict[str, object]:
    return {
        "of": one.occurrence.obligation_kind.value,
        "share": one.share,
        "at": instant(one.occurrence.planned_at),
        "from_at": instant(one.from_at),
        "due_at": instant(one.due_at),
        "available_minutes": int(one.available.total_seconds() // 60),
        "held": one.held.value,
        "batch_at": instant(one.batch_at),
        "quiet_until": instant(one.held_until_at),
        "rung": one.occurrence.rung.name.lower(),
        "loud": one.loud.value,
        "still_holds": one.still_holds,
        "text": " ".join(sentences.why(one)),
    }


def history_record(session: Session, entry: HistoryEntry) -> dict[str, object]:
    """One change as data."""
    change = entry.change
    return {
        "id": str(change.id),
        "at": instant(change.at),
        "who": entry.who,
        "action": change.action.value,
        "text": session.sentences.action(change.action),
        "source": change.source.value,
        "note": change.note or None,
        "undone": change.is_undone,
        "changed": [
            {
                "noun": item.noun,
                "id": str(item.noun_id),
                "before": dict(item.before),
                "after": dict(item.after),
            }
            for item in change.items
        ],
    }


def _why(session: Session, one: Why) -> dict[str, object]:
    counted = one.counted
    return {
        "date": one.kind.value,
        "at": instant(one.at),
        "zone": one.zone,
        "reason": one.basis.reason.value,
        "rule": one.basis.rule or None,
        "from_at": instant(one.basis.from_at),
        "still_holds": one.still_holds,
        "promise": one.text or None,
        "counted_minutes": int(counted.length.total_seconds() // 60) if counted else None,
        "skipped": [{"day": s.day.isoformat(), "reason": s.reason} for s in counted.skipped]
        if counted
        else [],
        "text": " ".join(session.sentences.why(one)),
    }


COMMANDS = (
    Command("history", "every change of a case, newest first", history, (REF,)),
    Command("undo", "take back your newest change", undo),
    Command("redo", "do again what you took back last", redo),
    Command(
        "why",
        "why each date of a case is what it is, or each of your reminders",
        why,
        (REF, argument("--reminders", action="store_true", help="why each reminder comes, and so loudly")),
    ),
)
