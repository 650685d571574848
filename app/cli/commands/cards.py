"""One person at a customer: what they wish, everything about them handed out, or taken out."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from app.cli.answers import Answer, Watched, harmless
from app.cli.commands import wishes
from app.cli.parsers import Command, WrongUsage, argument
from app.cli.sessions import Session
from app.services.erasures import Fate, Preview, Report

_ACTS: Final = ("show", "wish", "export", "erase")


def contact(session: Session, asked: Namespace) -> Answer:
    """One person at a customer."""
    if (asked.act == "export") != bool(asked.file):
        raise WrongUsage("contact export names a FILE.zip or a folder; contact erase names none.")
    if asked.act != "wish" and (wishes.stated(asked) or asked.drop):
        raise WrongUsage("Wishes are noted by contact wish.")
    runs = {"show": wishes.show, "wish": wishes.wish, "export": _export, "erase": _erase}
    return runs[asked.act](session, asked)


def _export(session: Session, asked: Namespace) -> Answer:
    """Everything about one person, for handing out."""
    from app.erasures import erasures_at, person_exports_at  # noqa: PLC0415 - few sessions hand out

    subject = erasures_at(session.house, session.services).find(asked.name)
    target = Path(asked.file).expanduser().absolute()
    done = person_exports_at(session.house, session.services).export(subject, target, Watched())
    lines = [
        f"Everything about {subject.full_name} is in {done.target}.",
        f"Entries: {done.records}; changes: {done.changes}; other texts that name them: {done.mentions}.",
    ]
    data = {
        "file": str(done.target),
        "files": list(done.files),
        "records": done.records,
        "changes": done.changes,
        "mentions": done.mentions,
    }
    return Answer(lines, data)


def _erase(session: Session, asked: Namespace) -> Answer:
    """Take everything about one person out of every file of ours; nothing takes it back."""
    from app.erasures import erasures_at  # noqa: PLC0415 - few sessions erase anybody

    erasures = erasures_at(session.house, session.services)
    preview = erasures.preview(erasures.find(asked.name))
    if not asked.yes and not _is_meant(preview):
        return Answer(
            ["The name was not typed, so nothing was erased."], {"erased": False, **_told(preview)}, 1
        )
    report = erasures.erase(preview.subject, Watched())
    data = {"erased": True, "complete": report.is_complete, **_told(preview), "files": _files(report)}
    return Answer([session.sentences.remark(one) for one in report.changes.remarks], data)


def _is_meant(preview: Preview) -> bool:
    """Says what goes, and lets the name be typed."""
    for line in (*_before(preview), f"Type the name to erase them: {preview.subject.name}"):
        print(harmless(line), file=sys.stderr, flush=True)
    return " ".join(sys.stdin.readline().split()) == preview.subject.name


def _before(preview: Preview) -> list[str]:
    name = preview.subject.name
    cases = f"their cases (open: {preview.open_cases}, closed: {preview.closed_cases})"
    lines = [
        f"This takes {name} out for good; undo does not bring anything back.",
        f"Gone: the card, what was said with {name}, and the name, address and number in {cases} and in their history.",
        "Kept: the cases with their dates, steps, promises and figures, for “a contact” from now on.",
        f"Rewritten with it: backups ({preview.copies}), the kept copies of workbooks, drafts, lists and calendars of ours.",
    ]
    outside = preview.outside
    lines += [_later(book) for book in preview.workbooks]
    lines += [f"{name} still shows them: its next sync takes that out." for name in outside.connected]
    return lines + [
        f"{name} names them and is not ours: unless it is taken out there, it is read again."
        for name in outside.read
    ]


def _later(book: str) -> str:
    return f"{book} still shows them: its next sync takes the cells out."


def _told(preview: Preview) -> dict[str, object]:
    return {
        "open_cases": preview.open_cases,
        "closed_cases": preview.closed_cases,
        "copies": preview.copies,
        "workbooks": list(preview.workbooks),
        "calendars": list(preview.outside.connected),
        "others": list(preview.outside.read),
    }


def _files(report: Report) -> dict[str, int]:
    return {fate.value: report.files[fate] for fate in Fate if fate is not Fate.LEFT}


COMMANDS = (
    Command(
        "contact",
        "one person at a customer: what they wish; hand out everything about them, or take it out for good",
        contact,
        (
            argument("act", choices=_ACTS, help="what is to be done"),
            argument(
                "name", metavar="NAME", help="whose card; “NAME (CUSTOMER)” where several have the name"
            ),
            argument("file", metavar="FILE", nargs="?", help="export: an archive (FILE.zip) or a new folder"),
            argument("--yes", action="store_true", help="erase without asking for the name to be typed"),
            *wishes.OPTIONS,
        ),
    ),
)
