"""Letters that customers wrote, received from the files that mail programs save."""

from argparse import Namespace
from pathlib import Path

from app import letters_in
from app.cli.answers import Answer, columns, one_line
from app.cli.parsers import REF, Command, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.incoming import IncomingLetter, ReceivedLetter
from app.services.incoming import IncomingService, Match, Receiving
from app.ui.letter_words import oddity, size


def receive(session: Session, asked: Namespace) -> Answer:
    """A letter goes to its case: the silence ends, the answer clock runs."""
    letter = letters_in.letter_in(Path(asked.file).expanduser())
    service = letters_in.incoming_at(session.house, session.services)
    notes = [oddity(one) for one in letter.oddities]
    if asked.look:
        match = service.match(letter)
        return Answer(
            [*_shown(session, letter, match), *notes], _record(letter) | _found(service, letter, match)
        )
    how = Receiving(
        case_id=session.case(asked.case).id if asked.case else None,
        is_new=asked.new,
        summary=asked.text,
        keep_step=asked.keep_date,
        keep_files=asked.keep_attachments,
    )
    answer = session.changed(service.receive(letter, how))
    return Answer([*answer.lines, *notes], answer.data | {"letter": _record(letter)})


def letters(session: Session, asked: Namespace) -> Answer:
    """The letters that came to a case, and what was kept with them."""
    service = letters_in.incoming_at(session.house, session.services)
    found = service.of_case(session.case(asked.ref).id)
    lines = columns(_cells(session, one) for one in found) or ["No letter has come to this case."]
    data = [_kept_record(service, one) for one in found]
    if asked.save:
        folder = Path(asked.save).expanduser()
        saved = [file for one in found for file in letters_in.save_attachments(service, one, folder)]
        lines = [f"Saved {file}" for file in saved] or ["Nothing was kept with the letters of this case."]
    return Answer(lines, data)


def _shown(session: Session, letter: IncomingLetter, match: Match) -> list[str]:
    when = session.formats.moment(letter.sent_at) if letter.sent_at else "without a date"
    sender = f"{letter.sender_name} <{letter.sender_address}>".strip()
    to = ", ".join(f"{case.reference} {case.subject}" for case in match.cases) or "a new query"
    files = [f"Came with it: {one_line(one.name, 80)} ({size(one.size)})" for one in letter.enclosed]
    head = [f"From: {sender}, {when}", f"Subject: {letter.subject}", f"Goes to: {to}", *files]
    return [*(one_line(line, 200) for line in head), "", *letter.summary.split("\n")]


def _record(letter: IncomingLetter) -> dict[str, object]:
    return {
        "sender": letter.sender_name or None,
        "address": letter.sender_address or None,
        "sent_at": instant(letter.sent_at),
        "sent_zone": letter.sent_zone or None,
        "subject": letter.subject,
        "summary": letter.summary,
        "text": letter.text,
        "attachments": [{"name": one.name, "size": one.size} for one in letter.enclosed],
        "oddities": [one.value for one in letter.oddities],
    }


def _found(service: IncomingService, letter: IncomingLetter, match: Match) -> dict[str, object]:
    known = service.known(letter)
    return {
        "by": match.by.value,
        "cases": [case.reference for case in match.cases],
        "contact": match.contact.name if match.contact else None,
        "is_ours": match.is_ours,
        "received_in": known[0].reference if known else None,
    }


def _kept_record(service: IncomingService, letter: ReceivedLetter) -> dict[str, object]:
    return {
        "sender": letter.sender_name or None,
        "address": letter.sender_address or None,
        "sent_at": instant(letter.sent_at),
        "subject": letter.subject,
        "attachments": [
            {
                "name": one.name,
                "size": one.size,
                "is_kept": bool(one.digest) and service.shelf.path(one.digest) is not None,
            }
            for one in letter.attachments
        ],
    }


def _cells(session: Session, letter: ReceivedLetter) -> tuple[str, ...]:
    files = ", ".join(f"{one.name} ({size(one.size)})" for one in letter.attachments)
    return (
        session.formats.moment(letter.sent_at) if letter.sent_at else "",
        one_line(letter.sender_name or letter.sender_address, 40),
        one_line(letter.subject, 60),
        one_line(files, 100),
    )


COMMANDS = (
    Command(
        "receive",
        "take in a letter that a mail program saved: it goes to its case, and the answer clock runs",
        receive,
        (
            argument("file", metavar="FILE", help="the letter, an .eml or .msg file"),
            argument(
                "--text", metavar="TEXT", help="the words that are filed; else what it says, without quotes"
            ),
            argument("--keep-date", action="store_true", help="leave the planned step and its date"),
            argument("--keep-attachments", action="store_true", help="keep what came with it, too"),
            argument("--look", action="store_true", help="only tell what is in it and where it would go"),
        ),
        (
            argument("--case", metavar="REF", help="the case it belongs to; a closed one opens again"),
            argument("--new", action="store_true", help="a new query, whatever it seems to be about"),
        ),
    ),
    Command(
        "letters",
        "the letters that came to a case, with what came with them",
        letters,
        (REF, argument("--save", metavar="FOLDER", help="copy what was kept with them into a folder")),
    ),
)
