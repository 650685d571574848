"""What they heard, what they answered, what was promised."""

from argparse import Namespace
from functools import partial
from uuid import UUID

from app import letters_out
from app.cli import entries
from app.cli.answers import Answer
from app.cli.parsers import REF, Command, argument
from app.cli.sessions import Session
from app.domain import gate
from app.domain.book_entries import BookEntry
from app.domain.interactions import Said
from app.domain.kinds import Channel
from app.domain.moments import Moment


def told(session: Session, asked: Namespace) -> Answer:
    """They heard where the matter stands: the news clock starts again."""
    case_id = session.case(asked.ref).id
    changes = session.services.telling.told(
        case_id,
        _said(session, case_id, asked),
        channel=Channel(asked.by) if asked.by else None,
        is_step_done=asked.done,
        next_word=entries.moment_or_none(session, asked.next_word),
    )
    return session.changed(changes)


def _said(session: Session, case_id: UUID, asked: Namespace) -> Said:
    """The words, with what the gate found in them where there is a reason to let it stand."""
    if not asked.keep_mine:
        return Said(asked.text)
    findings = letters_out.drafts_at(session.house, session.services).check(asked.text, case_id)
    return Said(asked.text, gate.kept(asked.text, findings, asked.keep_mine))


def answered(session: Session, asked: Namespace) -> Answer:
    """They wrote or called: the answer clock runs."""
    case_id = session.case(asked.ref).id
    return session.changed(session.services.telling.answered(case_id, asked.text, keep_step=asked.keep))


def promise(session: Session, asked: Namespace) -> Answer:
    """Promise the customer something by a moment."""
    due = entries.moment(session, asked.when)
    entry = session.services.promise_book.entry(asked.entry).key if asked.entry else None
    if not asked.next_word:
        ask = partial(_question, session, asked.text, due)
        case_id = session.case(asked.ref).id
        return session.changed(
            session.services.beyond_book.make(case_id, asked.text, due, asked.beyond, ask, entry)
        )
    changes = session.services.promises.make(
        session.case(asked.ref).id, asked.text, due, is_next_word=asked.next_word, entry=entry
    )
    return session.changed(changes)


def _question(session: Session, text: str, due: Moment, entry: BookEntry, why: str) -> str:
    when = session.formats.moment(due.at)
    return f"May we promise “{text}” by {when}? The book holds “{entry.text}” to {entry.limit}. Why: {why}"


def kept(session: Session, asked: Namespace) -> Answer:
    """A promise was fulfilled."""
    promises = session.services.promises
    return session.changed(promises.keep(promises.open_one(session.case(asked.ref).id, asked.words).id))


def release(session: Session, asked: Namespace) -> Answer:
    """A promise binds no longer."""
    promises = session.services.promises
    found = promises.open_one(session.case(asked.ref).id, asked.words)
    return session.changed(promises.release(found.id, asked.reason))


_WORDS = argument(
    "words", metavar="WORDS", nargs="?", default="", help="words of the promise, where there are several"
)

COMMANDS = (
    Command(
        "told",
        "they heard where the matter stands: the news clock starts again",
        told,
        (
            REF,
            argument("text", metavar="TEXT", help="what they heard"),
            argument("--done", action="store_true", help="the step is done with it"),
            argument("--next-word", metavar="WHEN", help="when they were promised to hear again"),
            argument(
                "--by", choices=[str(one) for one in Channel], help="how; the step's own way unless named"
            ),
            argument(
                "--keep-mine", metavar="REASON", default="", help="why what the gate found in it stands"
            ),
        ),
    ),
    Command(
        "answered",
        "they wrote or called: the answer clock runs",
        answered,
        (
            REF,
            argument("text", metavar="TEXT", nargs="?", default="", help="what they said"),
            argument("--keep", action="store_true", help="leave the planned step and its date"),
        ),
    ),
    Command(
        "promise",
        "promise the customer something by a moment",
        promise,
        (
            REF,
            argument("text", metavar="TEXT", help="what they will get"),
            argument("when", metavar="WHEN", help="by when"),
            argument("--next-word", action="store_true", help="what is promised is the next word"),
            argument(
                "--entry",
                metavar="KEY",
                default="",
                help="the entry of the promise book that it is given by; by its words unless named",
            ),
            argument(
                "--beyond",
                metavar="REASON",
                default="",
                help="why it is more than the book: its owner is asked",
            ),
        ),
    ),
    Command("kept", "a promise was fulfilled", kept, (REF, _WORDS)),
    Command(
        "release",
        "a promise binds no longer",
        release,
        (REF, _WORDS, argument("--reason", metavar="TEXT", required=True, help="why")),
    ),
)
