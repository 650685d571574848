"""What leaves and what comes in: calendars, workbooks, tables."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from app import bootstrap, files_in
from app.cli.answers import Answer, Watched
from app.cli.parsers import Command, WrongUsage, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.imports import Problem
from app.domain.list_tables import ListTable
from app.domain.team import Horizon, LateOrder
from app.files_out import write_list
from app.services.exports import ExportResult
from app.services.imports import ImportReport
from app.services.list_tables import closed_table, customer_table, found_table, open_table, promise_table
from app.services.lists import ListService
from app.services.team import TeamService

_MOST_PROBLEMS = 20


def export(session: Session, asked: Namespace) -> Answer:
    """Write open cases as a calendar or as a workbook, or any list."""
    if asked.what == "list":
        return _exported(_write_list(session, asked), noun="rows")
    if asked.words:
        raise WrongUsage("Only the list “found” takes --words.")
    if asked.what == "workbook" and asked.ref is not None:
        raise WrongUsage("A workbook holds all open cases; only a calendar takes a REF.")
    exports = bootstrap.exports_at(session.house, session.services, everybody=asked.everybody)
    home, file = bootstrap.home_of(session.house, session.services), Path(asked.file).expanduser()
    if asked.what == "workbook":
        return _exported(exports.workbook(file, home, Watched()))
    if asked.ref is not None:
        return _exported(exports.calendar_step(file, home, asked.ref))
    return _exported(exports.calendar(file, home, progress=Watched()))


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


def import_(session: Session, asked: Namespace) -> Answer:
    """Take a table in, or tell what would come of it."""
    service = files_in.imports_at(session.house, session.services)
    mapping = files_in.import_map(session.wanted.paths, asked.map)
    file = Path(asked.file).expanduser()
    report = service.dry_run(file, mapping) if asked.dry_run else service.apply(file, mapping, Watched())
    return Answer(
        _import_lines(session, report, is_dry=asked.dry_run), _import_record(report, is_dry=asked.dry_run)
    )


def import_undo(session: Session, asked: Namespace) -> Answer:
    """Take an import back as a whole."""
    report = files_in.imports_at(session.house, session.services).undo(asked.batch, Watched())
    kept = [
        {"noun": k.noun, "name": k.name, "fields": list(k.field_names), "at": instant(k.at)}
        for k in report.kept
    ]
    data = {
        "batch": report.batch,
        "withdrawn": dict(report.withdrawn),
        "restored": dict(report.restored),
        "kept": kept,
    }
    lines = [
        f"Took back {report.batch}: {_counted(report.withdrawn)} withdrawn, {_counted(report.restored)} as before."
    ]
    lines += [f"Kept: {one.name}" for one in report.kept[:_MOST_PROBLEMS]]
    return Answer(lines, data)


def _exported(result: ExportResult, noun: str = "steps") -> Answer:
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


def _import_lines(session: Session, report: ImportReport, *, is_dry: bool) -> list[str]:
    counts = report.counts
    would = "Would take" if is_dry else "Took"
    lines = [f"{would} {counts['created']:,} cases from {report.file} by the map “{report.mapping}”."]
    if report.batch:
        lines.append(f"Batch {report.batch}; “keepword import-undo {report.batch}” takes it back.")
    if counts["updated"]:
        lines.append(f"Updated: {_counted(report.updated)}.")
    lines += [f"Skipped {number:,}: {reason}." for reason, number in sorted(report.skipped.items())]
    if report.steps_from_at is not None and report.steps_until_at is not None:
        first, last = (
            session.formats.moment(report.steps_from_at),
            session.formats.moment(report.steps_until_at),
        )
        lines.append(f"Their steps go from {first} to {last}.")
    lines += [_problem_line(one) for one in report.problems[:_MOST_PROBLEMS]]
    if len(report.problems) > _MOST_PROBLEMS:
        lines.append(f"... and {len(report.problems) - _MOST_PROBLEMS:,} more; --json lists all.")
    return lines


def _problem_line(one: Problem) -> str:
    place = f"{one.file}, line {one.line}" + (f", {one.column}" if one.column else "")
    return f"{place}: {one.trouble}" + (f" (“{one.said}”)" if one.said else "")


def _import_record(report: ImportReport, *, is_dry: bool) -> dict[str, object]:
    return {
        "batch": report.batch,
        "dry_run": is_dry,
        "file": report.file,
        "map": report.mapping,
        "counts": dict(report.counts),
        "created": dict(report.created),
        "updated": dict(report.updated),
        "skipped": dict(report.skipped),
        "problems": [
            {
                "file": p.file,
                "line": p.line,
                "column": p.column or None,
                "said": p.said,
                "trouble": p.trouble.value,
            }
            for p in report.problems
        ],
        "cleaned": report.cleaned,
        "steps_from_at": instant(report.steps_from_at),
        "steps_until_at": instant(report.steps_until_at),
    }


def _counted(counts: object) -> str:
    found = dict(counts) if isinstance(counts, dict) else {}
    return ", ".join(f"{number:,} {noun}" for noun, number in found.items()) or "nothing"


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
    Command(
        "import",
        "take a table in as cases, each with a step and a news clock",
        import_,
        (
            argument("file", metavar="FILE", help="a CSV file"),
            argument(
                "--map", metavar="FILE", required=True, help="the mapping file, or the name of a shipped one"
            ),
            argument("--dry-run", action="store_true", help="only tell what would come of it"),
        ),
    ),
    Command(
        "import-undo",
        "take an import back as a whole",
        import_undo,
        (argument("batch", metavar="BATCH", help="as the import named it"),),
    ),
)
