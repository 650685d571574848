"""The texts that letters are made of: looked at, written anew, put back as delivered."""

from argparse import Namespace

from app import letters_out
from app.cli.answers import Answer, columns
from app.cli.commands.letters import finding_lines, finding_record, read_text
from app.cli.parsers import Command, WrongUsage, argument
from app.cli.sessions import Session
from app.services.templates import TemplateLook

_SHOWN = 60
_HOW = {
    "show": "template show KEY, such as: template show en/personal/greeting",
    "edit": "template edit KEY FILE, such as: template edit en/personal/greeting greeting.txt",
    "put-back": "template put-back KEY, such as: template put-back en/personal/greeting",
}


def template(session: Session, asked: Namespace) -> Answer:
    """The texts that letters are made of; as a lead, another one."""
    service = letters_out.templates_at(session.house, session.services)
    if asked.act == "list":
        found = [one for one in service.all() if one.key.startswith(asked.key)]
        lines = columns([_cells(one) for one in found]) or ["No text of the letters is called that."]
        return Answer(lines, [_record(one) for one in found])
    if not asked.key or (asked.act == "edit" and not asked.file):
        raise WrongUsage(_HOW[asked.act])
    if asked.act == "put-back":
        return session.changed(service.put_back(asked.key))
    if asked.act == "edit":
        return session.changed(service.edit(asked.key, read_text(asked.file)))
    one, text = service.look(asked.key), read_text(asked.file) if asked.file else None
    trial = service.preview(asked.key, text, session.case(asked.case).id if asked.case else None)
    head = f"{one.key}{_mark(one)}"
    said = [f"Subject: {trial.subject}", "", *trial.text.split("\n"), ""]
    shown = one.text if text is None else text.strip()
    lines = [head, "", *shown.split("\n"), "", "A letter with it:", "", *said]
    record = _record(one) | {
        "subject": trial.subject,
        "letter": trial.text,
        "findings": [finding_record(trial.text, found) for found in trial.findings],
    }
    return Answer([*lines, *finding_lines(trial.text, trial.findings)], record)


def _mark(one: TemplateLook) -> str:
    return f"  written anew by {one.who}" if one.is_edited else "  as delivered"


def _cells(one: TemplateLook) -> tuple[str, ...]:
    words = " ".join(one.text.split())
    shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    return one.key, f"by {one.who}" if one.is_edited else "", shown


def _record(one: TemplateLook) -> dict[str, object]:
    return {
        "key": one.key,
        "language": one.language,
        "voice": one.voice,
        "name": one.name,
        "text": one.text,
        "delivered": one.delivered,
        "is_edited": one.is_edited,
        "who": one.who or None,
    }


COMMANDS = (
    Command(
        "template",
        "the texts that letters are made of, and another one of yours; what was delivered is never lost",
        template,
        (
            argument("act", choices=("list", "show", "edit", "put-back"), nargs="?", default="list"),
            argument(
                "key",
                metavar="KEY",
                nargs="?",
                default="",
                help="such as en/personal/greeting; for list how it begins",
            ),
            argument(
                "file",
                metavar="FILE",
                nargs="?",
                default="",
                help="the text, or - for what is typed or piped in; with show it is only tried",
            ),
            argument(
                "--case", metavar="REF", default="", help="show the letter of this case, not of a sample"
            ),
        ),
    ),
)
