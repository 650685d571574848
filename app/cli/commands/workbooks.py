"""Linked workbooks: made, compared, synced."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app import bootstrap
from app.cli.answers import Answer, Watched
from app.cli.parsers import Command, WrongUsage, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.errors import AppError
from app.domain.workbooks.adopting import SHARED, Adoption, guessed
from app.domain.workbooks.links import WorkbookLink
from app.domain.workbooks.problems import WorkbookOpen, WorkbookProblem
from app.domain.workbooks.reviews import Line, Review, Side, What
from app.domain.workbooks.values import Cell, Unread, as_json
from app.files_out import whereabouts_at
from app.services.workbooks.syncing import SyncReport
from app.ui.messages import sentence
from app.ui.sentences import filled
from app.ui.workbook_words import UNREAD

_WHATS: Final = ("create", "link", "adopt", "unlink", "unlock", "status", "sync")
_LAYOUTS: Final = ("sync_workbook", "call_list", "one_page_summary", "checklist")


def workbook(session: Session, asked: Namespace) -> Answer:
    """Link an Excel workbook with one's open cases, and bring both to agree."""
    if asked.what != "status" and asked.file is None:
        raise WrongUsage(f"workbook {asked.what} names a FILE.")
    if asked.prefer and not asked.apply:
        raise WrongUsage("--prefer goes with --apply.")
    acts = {
        "create": _create,
        "link": _link,
        "adopt": _adopt,
        "unlink": _unlink,
        "unlock": _unlock,
        "status": _status,
        "sync": _sync,
    }
    return acts[asked.what](session, asked)


def _create(session: Session, asked: Namespace) -> Answer:
    links, _ = bootstrap.workbooks_at(session.house, session.services)
    home = bootstrap.home_of(session.house, session.services)
    layout = asked.layout or session.services.styles.current().workbook
    link = links.create(Path(asked.file), home, layout, Watched())
    return Answer([f"{link.path} holds your open cases and is linked now."], _link_record(link))


def _link(session: Session, asked: Namespace) -> Answer:
    links, _ = bootstrap.workbooks_at(session.house, session.services)
    path = Path(asked.file)
    moved = whereabouts_at(session.services).follow(path)
    if moved is not None:
        return Answer([f"{moved.path} is followed again from where it lies now."], _link_record(moved))
    link = links.link(path, bootstrap.home_of(session.house, session.services))
    return Answer(
        [f"{link.path} is linked. “keepword workbook sync” shows what differs."], _link_record(link)
    )


def _adopt(session: Session, asked: Namespace) -> Answer:
    """Sheet, head and columns are guessed as far as they are not said."""
    links, _ = bootstrap.workbooks_at(session.house, session.services)
    adoption = bootstrap.adoption_at(session.house, session.services, links)
    path = Path(asked.file)
    look = next((one for one in adoption.survey(path) if asked.sheet in {None, one.name}), None)
    if look is None:
        raise WorkbookProblem(path.name, "no_sheet", str(asked.sheet or ""))
    header = asked.header_row or look.header
    heads = look.heads(header)
    columns = {**guessed(heads), **_said_columns(asked.columns, heads)}
    home = bootstrap.home_of(session.house, session.services)
    link = adoption.adopt(path, Adoption(look.name, header, columns), home)
    shared = ", ".join(f"{key} is “{heads[at - 1]}”" for key, at in columns.items())
    lines = [f"{link.path} is linked: {shared}.", "“keepword workbook sync” shows what differs."]
    return Answer(lines, _link_record(link))


def _said_columns(said: str | None, heads: Sequence[str]) -> dict[str, int]:
    names, columns = [head.casefold() for head in heads], {}
    for pair in said.split(",") if said else ():
        key, _, head = (part.strip() for part in pair.partition("="))
        if key not in SHARED or head.casefold() not in names:
            raise WrongUsage(f"--columns names FIELD=HEAD; there is no “{pair.strip()}”.")
        columns[key] = names.index(head.casefold()) + 1
    return columns


def _unlink(session: Session, asked: Namespace) -> Answer:
    links, _ = bootstrap.workbooks_at(session.house, session.services)
    link = links.at(Path(asked.file))
    links.unlink(link.id)
    return Answer([f"{link.path} goes its own way now; the file stays as it is."], _link_record(link))


def _unlock(session: Session, asked: Namespace) -> Answer:
    links, _ = bootstrap.workbooks_at(session.house, session.services)
    link = links.at(Path(asked.file))
    is_gone = whereabouts_at(session.services).forget_lock(link.id)
    said = (
        "The old lock is gone."
        if is_gone
        else "No lock older than a day lies beside it; nothing was changed."
    )
    return Answer([f"{link.path}: {said}"], {**_link_record(link), "unlocked": is_gone})


def _status(session: Session, asked: Namespace) -> Answer:
    links, _ = bootstrap.workbooks_at(session.house, session.services)
    whereabouts = whereabouts_at(session.services)
    found = [links.at(Path(asked.file))] if asked.file else list(links.all())
    lines, records = [], []
    for link in found:
        try:
            state, is_lost = ("changed" if links.has_changed(link) else "in sync"), False
        except AppError as problem:
            state, is_lost = sentence(problem), not link.path.exists()
        lines.append(f"{link.path}: {state}")
        twins = whereabouts.twins(link.id) if is_lost else ()
        moved_to = str(twins[0].path) if twins else None
        lock = whereabouts.lock(link.id)
        lines += _ways_on(link, moved_to, lock)
        locked = None if lock is None else "left behind" if lock.is_stale else "open"
        records.append({**_link_record(link), "state": state, "moved_to": moved_to, "lock": locked})
    return Answer(lines or ["No workbook is linked."], records)


def _ways_on(link: WorkbookLink, moved_to: str | None, lock: WorkbookOpen | None) -> list[str]:
    """What one can do about a workbook that moved, or a lock beside it."""
    lines = []
    if moved_to is not None:
        lines.append(f"  It lies at {moved_to} now: “keepword workbook link FILE” with that name follows it.")
    if lock is not None and lock.is_stale:
        lines.append(
            f"  A lock older than a day lies beside it. If nobody has it open: “keepword workbook unlock {link.path.name}”."
        )
    elif lock is not None:
        lines.append(f"  {sentence(lock)}")
    return lines


def _sync(session: Session, asked: Namespace) -> Answer:
    links, syncs = bootstrap.workbooks_at(session.house, session.services)
    link = links.at(Path(asked.file))
    review = syncs.review(link.id)
    if not asked.apply:
        return Answer(_review_lines(review), _review_record(review))
    side = {"app": Side.APP, "workbook": Side.WORKBOOK}.get(asked.prefer, Side.LEAVE)
    choices = {line.key: side for line in review.of(What.CLASH)}
    report = syncs.sync(link.id, choices)
    return Answer(_report_lines(report), _report_record(report))


def _review_lines(review: Review) -> list[str]:
    if review.is_empty:
        return [f"Both sides agree on all {review.same:,} rows."]
    return [*map(_line, review.lines), f"{review.same:,} rows are the same in both."]


def _line(line: Line) -> str:
    where = f"row {line.row}" if line.row else "a new row"
    column = f", {line.column}" if line.column else ""
    said = {
        What.CLASH: f"Keepword “{_shown(line.app)}”, workbook “{_shown(line.sheet)}”, before “{_shown(line.base)}”",
        What.COMES_IN: f"“{_shown(line.app)}” becomes “{_shown(line.sheet)}”",
        What.GOES_OUT: f"“{_shown(line.sheet)}” becomes “{_shown(line.app)}”",
        What.PUT_BACK: f"“{_shown(line.sheet)}” goes back to “{_shown(line.app)}”",
        What.CLOSED: f"“{_shown(line.sheet)}” becomes “{_shown(line.app)}”",
        What.UPDATE: f"“{_shown(line.sheet)}” is noted",
        What.UNREAD: _unread(line.sheet),
    }.get(line.what, "")
    return f"{_WORDS[line.what]}: {where}{column}" + (f": {said}" if said else "")


_WORDS: Final = {
    What.CLASH: "Changed in both",
    What.COMES_IN: "Comes in",
    What.GOES_OUT: "Goes out",
    What.UPDATE: "Status update",
    What.NEW_CASE: "New case",
    What.NEW_ROW: "New row",
    What.ROW_RETURNS: "Row comes back",
    What.CLOSED: "Closed in Keepword",
    What.COPY: "Copied row, left until you say what it is",
    What.STRANGER: "Row with an id of elsewhere, left until you say what it is",
    What.PUT_BACK: "Only Keepword says this",
    What.UNREAD: "Not understood, left as it is",
}


def _shown(cell: Cell) -> str:
    return cell.text if isinstance(cell, Unread) else "" if cell is None else str(cell)


def _unread(cell: Cell) -> str:
    return filled(UNREAD[cell.reason], {"text": cell.text}) if isinstance(cell, Unread) else ""


def _report_lines(report: SyncReport) -> list[str]:
    lines = [f"{counted:,} × {_WORDS_OF_COUNTS.get(what, what)}" for what, counted in report.counts.items()]
    lines += [
        f"Row {one.line.row}, {one.line.column or 'whole row'}: {sentence(one.problem)}"
        for one in report.refusals
    ]
    if report.is_waiting:
        lines.append("The workbook is open elsewhere; what goes out is safe and goes in later.")
    return lines or ["Both sides agree already; nothing was written."]


_WORDS_OF_COUNTS: Final = {
    **{what.value: words.lower() for what, words in _WORDS.items()},
    "left": "left open",
}


def _review_record(review: Review) -> dict[str, object]:
    clashes = [_line_record(line) for line in review.of(What.CLASH)]
    changes: dict[str, list[dict[str, object]]] = {}
    for line in review.lines:
        if line.what is not What.CLASH:
            changes.setdefault(line.what.value, []).append(_line_record(line))
    return {"same": review.same, "changes": changes, "clashes": clashes}


def _line_record(line: Line) -> dict[str, object]:
    return {
        "case": str(line.case_id) if line.case_id else None,
        "row": line.row,
        "column": line.column or None,
        "app": _plain(line.app),
        "workbook": _plain(line.sheet),
        "base": _plain(line.base),
    }


def _plain(cell: Cell) -> object:
    if isinstance(cell, Unread):
        return {"text": cell.text, "reason": cell.reason}
    kept = as_json(cell)
    return next(iter(kept.values())) if isinstance(kept, dict) else kept


def _report_record(report: SyncReport) -> dict[str, object]:
    refused = [{**_line_record(one.line), "problem": sentence(one.problem)} for one in report.refusals]
    return {"counts": dict(report.counts), "refused": refused, "waiting": report.is_waiting}


def _link_record(link: WorkbookLink) -> dict[str, object]:
    return {
        "file": str(link.path),
        "layout": link.layout or None,
        "synced_at": instant(link.synced_at) if link.synced_at else None,
    }


COMMANDS: Final = (
    Command(
        "workbook",
        "link an Excel workbook with your open cases; compare and sync it",
        workbook,
        (
            argument("what", choices=_WHATS),
            argument("file", metavar="FILE", nargs="?"),
            argument(
                "--layout",
                choices=_LAYOUTS,
                help="what a new workbook shows (else as your way of working has it)",
            ),
            argument("--sheet", metavar="NAME", help="adopt: the sheet (else the first)"),
            argument("--header-row", metavar="N", type=int, help="adopt: the row of the heads (else found)"),
            argument(
                "--columns",
                metavar="FIELD=HEAD,…",
                help="adopt: what columns mean, where heads do not say it",
            ),
            argument(
                "--prefer", choices=("app", "workbook"), help="which side to take where both changed a cell"
            ),
        ),
        either=(
            argument("--dry-run", action="store_true", help="show what a sync would do (the default)"),
            argument("--apply", action="store_true", help="do what is clear, and what --prefer decides"),
        ),
    ),
)
