"""Telling the customer: a draft in the company's voice, and what the reply gate says of a text."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app import letters_out
from app.cli.answers import Answer
from app.cli.parsers import REF, Command, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.errors import FileProblem
from app.domain.gate import Finding, Severity
from app.domain.letters import gist, one_line
from app.domain.voices import Purpose
from app.services.drafting import Circumstances, Draft
from app.ui.gate_sentences import GateSentences

LARGEST = 64 * 2**20
_STDIN = "-"
_SHOWN = 60


def gate(session: Session, asked: Namespace) -> Answer:
    """What is worth a look in a text before it goes out."""
    text = read_text(asked.file)
    case_id = session.case(asked.case).id if asked.case else None
    so = Circumstances(asked.lang, asked.voice, asked.address, asked.executive)
    findings = letters_out.drafts_at(session.house, session.services).check(text, case_id, so)
    return Answer(finding_lines(text, findings), [finding_record(text, one) for one in findings])


def tell(session: Session, asked: Namespace) -> Answer:
    """A draft of what the customer could be told; nothing is filed, and a person sends it."""
    drafts = letters_out.drafts_at(session.house, session.services)
    draft = drafts.draft(session.case(asked.ref).id, asked.template)
    attached = tuple(str(Path(one).expanduser().absolute()) for one in asked.attach)
    draft = replace(draft, letter=replace(draft.letter, attached=attached))
    letter = draft.letter
    link = letter.mailto() if asked.send == "mailto" else None
    is_file = asked.send == "eml" or (asked.send == "mailto" and link is None)
    file = letters_out.save_draft(session.house, draft, _file(asked)) if is_file else None
    data = {
        "ref": draft.reference,
        "name": letter.to_name,
        "address": letter.to or None,
        "subject": letter.subject,
        "text": letter.text,
        "language": letter.language,
        "voice": letter.voice,
        "template": letter.template,
        "next_word_at": instant(letter.next_word.at),
        "findings": [finding_record(letter.text, one) for one in draft.findings],
        "link": link,
        "file": str(file) if file else None,
        "attached": list(letter.attached),
    }
    if asked.send == "stdout":
        return Answer(letter.text.split("\n"), data)
    if asked.send is None:
        return Answer(_shown(draft), data)
    return Answer([link] if link is not None else [f"The draft is in {file}; it opens unsent."], data)


def unsent(session: Session, asked: Namespace) -> Answer:
    """Letters that were begun and have not gone; or one of them is let go."""
    composing = letters_out.composing_at(session.house, session.services)
    if asked.drop:
        return session.changed(composing.drop(session.case(asked.drop).id))
    found = []
    for one in composing.left():
        case = session.services.today.case(one.case_id).case
        found.append((case.reference, one))
    lines = [
        f"{ref}  {session.formats.moment(one.saved_at)}  {one_line(one.subject or gist(one.body), _SHOWN)}"
        for ref, one in found
    ]
    data = [
        {"ref": ref, "saved_at": instant(one.saved_at), "subject": one.subject, "text": one.body}
        for ref, one in found
    ]
    return Answer(lines or ["No letter of yours waits to go."], data)


def _file(asked: Namespace) -> Path | None:
    return Path(asked.file).expanduser() if asked.file else None


def _shown(draft: Draft) -> list[str]:
    letter = draft.letter
    to = f"{letter.to_name} <{letter.to}>" if letter.to else letter.to_name
    head = [f"To: {to}", f"Subject: {letter.subject}", "", *letter.text.split("\n"), ""]
    return [*head, *finding_lines(letter.text, draft.findings)]


def finding_lines(text: str, findings: Sequence[Finding]) -> list[str]:
    """What the gate says of a text, for people."""
    if not any(one.severity is not Severity.FINE for one in findings):
        found = ["Nothing to look at before it goes."]
    else:
        found = []
    for one in findings:
        words = " ".join(text[one.start : one.end][:80].split())
        place = f"{one.start}-{one.end}" + (f" “{words}”" if words else "")
        found.append(f"{place}: {GateSentences().finding(one)}")
        better = one.suggestion.strip() or dict(one.about).get("instead", "")
        if better:
            found.append(f"  better: {' / '.join(better.splitlines())}")
    return found


def finding_record(text: str, one: Finding) -> dict[str, object]:
    """The same, for programs."""
    return {
        "rule": one.rule.value,
        "start": one.start,
        "end": one.end,
        "message": GateSentences().finding(one),
        "suggestion": one.suggestion or None,
        "instead": dict(one.about).get("instead"),
        "key": one.message,
        "severity": one.severity.value,
        "words": text[one.start : one.end][:500],
    }


def read_text(named: str) -> str:
    """The text as it is, line ends and all. Raises FileProblem."""
    try:
        if named == _STDIN:
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(named).expanduser().open("rb") as file:
                content = file.read(LARGEST + 1)
    except OSError as error:
        raise FileProblem(named, error.strerror or "") from error
    if len(content) > LARGEST:
        raise FileProblem(named, "it is larger than any letter")
    return content.decode("utf-8-sig", errors="replace")


COMMANDS = (
    Command(
        "tell",
        "a draft of what the customer could be told, in the company's voice; nothing is filed or sent",
        tell,
        (
            REF,
            argument(
                "--template",
                metavar="NAME",
                help=f"what it is for, by the state of the case unless named: {', '.join(Purpose)}",
            ),
            argument(
                "--send",
                choices=["mailto", "eml", "stdout"],
                help="as a link for the mail program, a draft file that opens unsent, or the text alone",
            ),
            argument("--file", metavar="FILE", help="where the draft file goes"),
            argument(
                "--attach",
                metavar="FILE",
                action="append",
                default=[],
                help="a file that goes with the draft, which is then a file; may be said again",
            ),
        ),
    ),
    Command(
        "unsent",
        "your letters that were begun in the window and have not gone yet",
        unsent,
        (argument("--drop", metavar="REF", default="", help="let the one on this case go"),),
    ),
    Command(
        "gate",
        "what is worth a look in a text before a customer reads it; nothing is ever blocked",
        gate,
        (
            argument("file", metavar="FILE", help="a text file, or - for what is typed or piped in"),
            argument("--case", metavar="REF", default="", help="the case that it is about"),
            argument("--lang", metavar="LANG", default="", help="the reader's language, such as de"),
            argument("--voice", metavar="VOICE", default="", help="personal or formal; the company's own"),
            argument("--address", metavar="FORM", default="", help="du or Sie, where a language has both"),
            argument("--executive", metavar="NAME", default="", help="who signs beside an apology"),
        ),
    ),
)
