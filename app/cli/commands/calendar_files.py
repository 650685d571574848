"""Calendars as files: what leaves, how much it tells, and a look at it before."""

import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app import bootstrap
from app.calendars import feed_of, publishing_at, writing_of
from app.cli.answers import Answer, Watched, show
from app.cli.commands.files import exported
from app.cli.parsers import WrongUsage, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.calendar_entries import WRITINGS, Entry, Privacy
from app.paths import find_applications
from app.services.calendar_writing import CalendarWritingService, Choice, Preview
from app.services.exports import CalendarWish, ExportResult
from app.ui.app_links.registering import handler

Act = Callable[[Session, Namespace], Answer]
_MOST_PORT: Final = 65_535
WORDS: Final = MappingProxyType({what: what.replace("_", "-") for what in WRITINGS})


def _export(session: Session, asked: Namespace) -> Answer:
    """Into a file together, or into a folder as one file for each kind of writing."""
    writing, choice = _choice(session, asked)
    if asked.preview:
        return _preview(writing.preview(choice))
    if asked.where is None:
        raise WrongUsage("calendar export names a FILE or a folder; --preview only looks.")
    place = Path(asked.where).expanduser()
    exports = bootstrap.exports_at(session.house, session.services, everybody=False)
    home, wish = bootstrap.home_of(session.house, session.services), CalendarWish(choice.privacy)
    parts = {place: choice}
    if place.is_dir():
        parts = {
            place / f"keepword-{WORDS[what]}.ics": Choice((what,), choice.privacy) for what in choice.whats
        }
    results = [
        exports.events(file, home, writing.entries(one), wish, Watched()) for file, one in parts.items()
    ]
    whole = ExportResult(
        tuple(file for one in results for file in one.files),
        sum(one.rows for one in results),
        tuple(remark for one in results for remark in one.remarks),
    )
    return exported(whole, noun="events")


def _write(session: Session, asked: Namespace) -> Answer:
    """What is written from now on, unless it is said otherwise."""
    writing, choice = _choice(session, asked)
    if asked.what or asked.privacy:
        writing.choose(choice.whats if asked.what else None, asked.privacy)
    return _preview(writing.preview(writing.choice()))


def _publish(session: Session, asked: Namespace) -> Answer:
    """Keeps a calendar up to date in a folder, and writes it now."""
    publishing = publishing_at(session.house, session.services)
    if asked.off:
        publishing.publish_in(None)
        return Answer(["Nothing is published any more; the file stays where it is."], {"file": None})
    if asked.where is not None:
        publishing.publish_in(Path(asked.where))
    folder = publishing.folder()
    if folder is None:
        return Answer(["Nothing is published. “calendar publish FOLDER” begins."], {"file": None})
    issue = publishing.issue()
    path = publishing.write(folder, publishing.content(issue))
    count = len(issue.entries)
    lines = [f"{path} holds {count:,} events; it is kept up to date while the window is open."]
    return Answer(lines, {"file": str(path), "events": count})


def _serve(session: Session, asked: Namespace) -> Answer:
    """Hands the calendar out to programs on this computer until it is interrupted."""
    publishing = publishing_at(session.house, session.services)
    if asked.is_new_address:
        publishing.renew()
    feed = feed_of(publishing, lambda: publishing.content(publishing.issue()), asked.port)
    show(Answer([feed.address], {"address": feed.address}), sys.stdout, as_json=asked.is_json)
    sys.stdout.flush()
    try:
        feed.serve()
    finally:
        feed.stop()
    return Answer()


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1024 <= int(text) <= _MOST_PORT:
        raise ArgumentTypeError(f"“{text}” is no port from 1024 to {_MOST_PORT}")
    return int(text)


def _choice(session: Session, asked: Namespace) -> tuple[CalendarWritingService, Choice]:
    writing = writing_of(session.services)
    keys = {word: what for what, word in WORDS.items()}
    words = [word.strip() for said in asked.what or () for word in said.split(",") if word.strip()]
    unknown = next((word for word in words if word not in keys), None)
    if unknown is not None:
        raise WrongUsage(f"--what knows no “{unknown}”; it is one or more of {', '.join(keys)}.")
    return writing, writing.named([keys[word] for word in words], asked.privacy)


def _preview(preview: Preview) -> Answer:
    lines = [f"{count:,} × {WORDS[what]}" for what, count in preview.counts]
    lines += [f"Told: {_TOLD[preview.choice.privacy]}."]
    data = {
        "what": {WORDS[what]: count for what, count in preview.counts},
        "privacy": preview.choice.privacy.value,
        "next": [_entry_record(one) for one in preview.first],
    }
    return Answer(lines, data)


def _entry_record(entry: Entry) -> dict[str, object]:
    return {
        "kind": entry.kind.value,
        "ref": entry.row.reference if entry.row is not None else None,
        "from": instant(entry.start_at),
        "to": instant(entry.end_at),
        "busy": entry.is_busy,
    }


_TOLD: Final = {
    Privacy.FULL: "everything that the case panel shows",
    Privacy.NAMES: "customer and step",
    Privacy.BUSY: "only that you are busy",
}


def _invite(session: Session, asked: Namespace) -> Answer:
    """An invitation to the visit that is planned, as a letter for the mail program; or it is filed as sent."""
    if not asked.where:
        raise WrongUsage("calendar invite names a case, such as Q-4127.")
    from app import letters_out  # noqa: PLC0415 - its libraries are large

    case_id = session.case(asked.where).id
    service = letters_out.invitations_at(session.house, session.services)
    invite = service.invite(case_id)
    meeting = invite.invitation
    at = session.formats.moment(meeting.start_at)
    if asked.is_sent:
        day = f"{session.formats.wall(meeting.start_at):%Y-%m-%d %H:%M}"  # it is read on another day
        return session.changed(service.sent(case_id, f"Invited to a visit: {day}"))
    named = Path(asked.file).expanduser() if asked.file else None
    file = letters_out.save_invitation(session.house, invite, named)
    lines = [
        f"{file} invites {meeting.attendee_name} ({meeting.attendee}) to {at}. Open it, look at it, send it.",
        f"Then “keepword calendar invite {invite.reference} --sent” files it.",
    ]
    data = {
        "ref": invite.reference,
        "file": str(file),
        "to": meeting.attendee,
        "from": instant(meeting.start_at),
        "until": instant(meeting.end_at),
        "sequence": meeting.sequence,
    }
    return Answer(lines, data)


def _links(_session: Session, asked: Namespace) -> Answer:
    """Whether addresses in events open here; with on or off they do from now on, or not."""
    if asked.where not in {None, "on", "off"}:
        raise WrongUsage("calendar links takes “on” or “off”, or nothing.")
    links = handler(find_applications())
    if asked.where is not None:
        (links.take if asked.where == "on" else links.leave)()
    is_ours = links.is_ours()
    words = "Links from the calendar open here." if is_ours else "Links from the calendar do not open here."
    return Answer([words], {"links": is_ours})


ACTS: Final[Mapping[str, Act]] = MappingProxyType(
    {
        "export": _export,
        "write": _write,
        "publish": _publish,
        "serve": _serve,
        "invite": _invite,
        "links": _links,
    }
)
ARGUMENTS: Final = (
    argument(
        "--what",
        metavar="NAMES",
        action="append",
        help=f"what is written: {', '.join(WORDS.values())}; several with a comma",
    ),
    argument("--privacy", choices=[one.value for one in Privacy], help="how much the events tell"),
    argument("--off", action="store_true", help="publish no longer"),
    argument(
        "--port", metavar="N", type=_port, help="the port to serve at; the one of the last time unless said"
    ),
    argument(
        "--new-address",
        action="store_true",
        dest="is_new_address",
        help="serve: at another address; the one of before finds nothing any more",
    ),
    argument("--file", metavar="FILE", help="invite: where the letter goes; among the drafts unless named"),
    argument("--sent", action="store_true", dest="is_sent", help="invite: it is sent, file it"),
    argument("--preview", action="store_true", help="only say what would be written"),
)
