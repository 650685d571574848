"""What leaves: calendars, workbooks, lists."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from app import bootstrap
from app.cli.answers import Answer, Watched
from app.cli.parsers import Command, WrongUsage, argument
from app.cli.sessions import Session
from app.domain.list_tables import ListTable
from app.domain.team import Horizon, LateOrder
from app.files_out import write_list
from app.services.exports import ExportResult
from app.services.list_tables import closed_table, customer_table, found_table, open_table, promise_table
from app.services.lists import ListService
from app.services.team import TeamService


def export(session: Session, asked: Namespace) -> Answer:
    """Write open cases as a calendar or as a workbook, or any list."""
    if asked.what == "list":
        return exported(_write_list(session, asked), noun="rows")
    if asked.words:
        raise WrongUsage("Only the list “found” takes --words.")
    if asked.what == "workbook" and asked.ref is not None:
        raise WrongUsage("A workbook holds all open cases; only a calendar takes a REF.")
    exports = bootstrap.exports_at(session.house, session.services, everybody=asked.everybody)
    home, file = bootstrap.home_of(session.house, session.services), Path(asked.file).expanduser()
    if asked.what == "workbook":
        return exported(exports.workbook(file, home, Watched()))
    if asked.ref is not None:
        return exported(exports.calendar_step(file, home, asked.ref))
    return exported(exports.calendar(file, home, progress=Watched()))


def _write_list(session: Session, asked: Namespace) -> ExportResult:
    if asked.ref not in LISTS:
        raise WrongUsage(f"Which list? One of {', '.join(LISTS)}, after the FILE.")
    if (asked.ref == "found") != bool(asked.words):
        raise WrongUsage("The list “found” takes --words, and no other does.")
    table = LISTS[asked.ref](session, asked)
    return write_list(session.house, session.services, Path(asked.file).expanduser(), table, Watched())


def _overdue(session: Session, _asked: Namespace) -> ListTable:
    board = TeamService(session.services.desk).board(Horizon.TODAY)
    return open_table([placed.row for placed in board.late_by(LateOrder.HARM)], "Overdue")


LISTS: Mapping[str, Callable[[Session, Namespace], ListTable]] = MappingProxyType(
    {
        "cases": lambda session, asked: open_table(
            session.services.today.rows(everybody=asked.everybody), "Cases"
        ),
        "closed": lambda session, _asked: closed_table(ListService(session.services.desk).closed()),
        "people": lambda session, _asked: customer_table(ListService(session.services.desk).customers()),
        "promises": lambda session, _asked: promise_table(ListService(session.services.desk).promises()),
        "overdue": _overdue,
        "found": lambda session, asked: found_table(ListService(session.services.desk).search(asked.words)),
    }
)
"""What each list of the window holds, unfiltered."""


def exported(result: ExportResult, noun: str = "steps") -> Answer:
    """What was written where, and what is worth saying of it."""
    remarks = [{"what": one.what, "where": one.where, "column": one.column or None} for one in result.remarks]
    lines = [f"Wrote {result.rows:,} {noun} to {file}." for file in result.files[:1]]
    lines += [f"It goes on in {file}." for file in result.files[1:]]
    lines += [_export_remark(one.what, one.where, one.column) for one in result.remarks]
    data = {"files": [str(file) for file in result.files], "rows": result.rows, "remarks": remarks}
    return Answer(lines, data)


def _export_remark(what: str, where: str, column: str) -> str:
    if what == "cut":
        return f"{where}: {column} was too long for a cell and is shortened."
    return f"{where} is left from an earlier, longer export; it may be removed."


COMMANDS = (
    Command(
        "export",
        "write open cases as a calendar (.ics) or a workbook (.xlsx), or a list (.xlsx, .csv)",
        export,
        (
            argument("what", choices=["calendar", "workbook", "list"], help="which kind of file"),
            argument("file", metavar="FILE", help="the file to write"),
            argument(
                "ref",
                metavar="REF",
                nargs="?",
                help=f"only this case's step, for a calendar; which list: {', '.join(LISTS)}",
            ),
            argument("--words", metavar="WORDS", default="", help="what to find, for the list found"),
            argument("--mine", action="store_false", dest="everybody", help="only one's own"),
        ),
    ),
)
