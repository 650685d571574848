"""Being away and covering: what is inside a leave, settled line by line, before it is certain."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from app.cli import entries
from app.cli.answers import Answer, columns, one_line
from app.cli.parsers import Command, argument
from app.cli.records import instant, remark_records
from app.cli.sessions import Session
from app.domain.absences import AbsenceState, Way
from app.domain.errors import NotFound
from app.domain.kinds import number_of
from app.services.absences import LeaveDraft
from app.services.changes import Changes
from app.services.leave_dates import end_moment, first_moment
from app.services.leave_lines import Move
from app.services.leave_views import LeaveView, LineView

_DAY = timedelta(days=1)
_ALL = "all"
_STATES = {AbsenceState.PLANNED: "planned", AbsenceState.CONFIRMED: "certain"}
_WAYS: dict[Way | None, str] = {Way.COVERED: "the cover has it", Way.LEFT: "left"}
_ID = argument("id", metavar="ID", help="the absence's number, as A-3")
_FROM = argument("starts", metavar="FROM", help="the first day, or the moment")
_UNTIL = argument("ends", metavar="UNTIL", help="the last day, or the moment")
_NOTE = argument("--note", metavar="TEXT", default="", help="what colleagues should know")


def away(session: Session, asked: Namespace) -> Answer:
    """Plan to be away; what is owed meanwhile is listed."""
    absence_id, changes = session.services.absences.plan(_draft(session, asked, asked.cover))
    return _answered(session, changes, absence_id)


def absences(session: Session, asked: Namespace) -> Answer:
    """Who is away, or one absence with everything inside it."""
    service = session.services.absences
    if asked.id is not None:
        view = service.view(service.numbered(asked.id).id)
        return Answer(_lines(session, view), _record(view))
    views = service.living(everybody=not asked.mine)
    lines = columns(_cells(session, view) for view in views) if views else ["Nobody is away, or plans to be."]
    return Answer(lines, [_record(view) for view in views])


def resolve(session: Session, asked: Namespace) -> Answer:
    """Settle lines: moved with a word to the customer, given to the cover, or left with a reason."""
    service = session.services.absences
    view = service.view(service.numbered(asked.id).id)
    chosen = list(_chosen(view, asked.line))
    keys = [line.key for line in chosen]
    if asked.leave is not None:
        return _answered(session, service.leave(view.absence.id, keys, asked.leave), view.absence.id)
    if asked.move is None:
        return _answered(session, service.give(view.absence.id, keys), view.absence.id)
    how = Move(entries.moment(session, asked.move), asked.words, is_agreed=asked.agreed)
    changes = Changes()
    for key in keys:
        if any(line.key == key for line in service.view(view.absence.id).lines):
            changes |= service.move(view.absence.id, key, how)
    return _answered(session, changes, view.absence.id)


def confirm(session: Session, asked: Namespace) -> Answer:
    """Be away for certain."""
    absence = session.services.absences.numbered(asked.id)
    return _answered(session, session.services.absences.confirm(absence.id), absence.id)


def cancel(session: Session, asked: Namespace) -> Answer:
    """Not be away after all."""
    absence = session.services.absences.numbered(asked.id)
    return _answered(session, session.services.absences.withdraw(absence.id), absence.id)


def back(session: Session, _asked: Namespace) -> Answer:
    """Be back before the planned end."""
    return session.changed(session.services.absences.come_back())


def cover(session: Session, asked: Namespace) -> Answer:
    """As a lead, let somebody cover a colleague at once."""
    person = session.house.set_up.person_named(asked.name)
    draft = _draft(session, asked, asked.by)
    if draft.cover_id is None:
        draft = LeaveDraft(draft.starts, draft.ends, session.services.desk.person_id, draft.note)
    return session.changed(session.services.absences.cover(person.id, draft))


def _draft(session: Session, asked: Namespace, cover: str | None) -> LeaveDraft:
    cover_id = session.house.set_up.person_named(cover).id if cover else None
    lines, zone = session.services.entries, _zone(session)
    starts, ends = first_moment(lines, asked.starts, zone), end_moment(lines, asked.ends, zone)
    return LeaveDraft(starts, ends, cover_id, asked.note)


def _zone(session: Session) -> str:
    with session.services.desk.reading() as unit:
        return session.services.desk.person(unit).zone


def _chosen(view: LeaveView, named: Iterable[str]) -> Iterable[LineView]:
    """``all``, a case's number for all of its lines, or ``4127/news`` for one. Raises NotFound."""
    for name in named:
        reference, _, kind = name.partition("/")
        found = [
            line
            for line in view.lines
            if (name == _ALL and line.is_open)
            or (line.case.number == number_of(reference) and kind in {"", line.key[0].value})
        ]
        if not found:
            raise NotFound("line", name)
        yield from found


def _answered(session: Session, changes: Changes, absence_id: UUID) -> Answer:
    view = session.services.absences.view(absence_id)
    said = [session.sentences.remark(remark) for remark in changes.remarks[-1:]]
    data = _record(view) | {"remarks": remark_records(changes.remarks, session.sentences)}
    return Answer([*said, *_lines(session, view)], data)


def _cells(session: Session, view: LeaveView) -> tuple[str, ...]:
    absence, formats = view.absence, session.formats
    days = f"{formats.day(absence.starts.wall.date())} to {formats.day(absence.ends.wall.date() - _DAY)}"
    moments = f"{formats.moment(absence.starts.at)} to {formats.moment(absence.ends.at)}"
    return (
        absence.reference,
        view.person.name,
        days if absence.is_whole_days else moments,
        f"covered by {view.cover.name}" if view.cover else "not covered",
        _STATES.get(absence.state, absence.state.value),
        f"{view.open_count} to settle" if view.open_count else "",
        absence.note,
    )


def _lines(session: Session, view: LeaveView) -> list[str]:
    cells = [
        (
            "!" if line.is_open else "",
            f"{line.case.reference}/{line.key[0].value}",
            session.formats.moment(line.line.obligation.due_at),
            one_line(line.text, 44),
            one_line(f"{line.contact}, {line.customer.name}" if line.contact else line.customer.name, 40),
            _WAYS.get(line.line.way, ""),
            line.line.reason,
        )
        for line in view.lines
    ]
    return [*columns([_cells(session, view)]), *(f"  {line}" for line in (columns(cells) if cells else ()))]


def _record(view: LeaveView) -> dict[str, object]:
    absence = view.absence
    return {
        "id": absence.reference,
        "person": view.person.name,
        "from_at": instant(absence.starts.at),
        "until_at": instant(absence.ends.at),
        "zone": absence.starts.zone,
        "cover": view.cover.name if view.cover else None,
        "state": absence.state.value,
        "note": absence.note or None,
        "to_settle": view.open_count,
        "lines": [_line(line) for line in view.lines],
    }


def _line(line: LineView) -> dict[str, object]:
    return {
        "ref": line.case.reference,
        "of": line.key[0].value,
        "due_at": instant(line.line.obligation.due_at),
        "text": line.text,
        "customer": line.customer.name,
        "contact": line.contact or None,
        "way": line.line.way.value if line.line.way else None,
        "reason": line.line.reason or None,
        "must_be_settled": line.is_open,
    }


COMMANDS = (
    Command(
        "away",
        "plan to be away; lists what is owed meanwhile",
        away,
        (_FROM, _UNTIL, argument("--cover", metavar="NAME", help="who looks after your cases"), _NOTE),
    ),
    Command(
        "absences",
        "who is away or plans to be, or one absence with what is owed meanwhile",
        absences,
        (
            argument("id", metavar="ID", nargs="?", help="one absence"),
            argument("--mine", action="store_true", help="only your own and those you cover"),
        ),
    ),
    Command(
        "away-resolve",
        "settle lines of an absence: give them to the cover, move or leave them",
        resolve,
        (
            _ID,
            argument("line", metavar="LINE", nargs="+", help="REF, REF/news, REF/promise, REF/step, or all"),
            argument("--words", metavar="TEXT", default="", help="with --move: what the customer heard"),
            argument("--agreed", action="store_true", help="with --move: they agreed to the date"),
        ),
        (
            argument("--cover", action="store_true", help="the cover looks after it"),
            argument("--move", metavar="WHEN", help="move it, with a word to the customer"),
            argument("--leave", metavar="REASON", help="leave it, knowingly"),
        ),
    ),
    Command("away-confirm", "be away for certain: all is settled", confirm, (_ID,)),
    Command("away-cancel", "not be away after all", cancel, (_ID,)),
    Command("back", "be back before the planned end", back),
    Command(
        "cover",
        "as a lead, let somebody cover a colleague at once",
        cover,
        (
            argument("name", metavar="NAME", help="who is away"),
            _FROM,
            _UNTIL,
            argument("--by", metavar="NAME", help="who covers; you unless named"),
            _NOTE,
        ),
    ),
)
