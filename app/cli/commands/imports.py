"""What comes in: tables of other programs."""

from argparse import Namespace
from pathlib import Path

from app import files_in
from app.cli.answers import Answer, Watched
from app.cli.parsers import Command, WrongUsage, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.import_maps import DateFormat, ImportMap
from app.domain.imports import Problem
from app.domain.tables.raw import TableChoice
from app.services.import_tables import Origin, TableService
from app.services.imports import ImportReport
from app.ui.import_words import reasons, told

_MOST_PROBLEMS = 20


def import_(session: Session, asked: Namespace) -> Answer:
    """Take a table in, or tell what would come of it."""
    service = files_in.tables_at(session.house, session.services)
    file, choice = Path(asked.file).expanduser(), _choice(asked)
    mapping = _mapping(session, service, asked, choice)
    if asked.dry_run:
        report = service.dry_run(file, mapping, choice)
    else:
        report = service.apply(file, mapping, choice, Watched())
    lines = _import_lines(session, report, is_dry=asked.dry_run)
    record = _import_record(report, is_dry=asked.dry_run)
    if asked.save_map:
        target = Path(asked.save_map).expanduser()
        service.maps.save(target, mapping)
        lines.append(f"Saved the map as {target}.")
    if asked.bad_rows:
        lines.append(_handed_back(service, asked, report))
    return Answer(lines, record)


def _choice(asked: Namespace) -> TableChoice:
    return TableChoice(
        sheet=asked.sheet or "",
        header_line=asked.header_row or 0,
        date_pattern=_date_pattern(asked.dates or ""),
        decimal_mark=asked.decimal or "",
    )


def _date_pattern(said: str) -> str:
    try:
        return DateFormat(said).pattern if said else ""
    except ValueError as problem:
        raise WrongUsage("--dates is written with DD, MM and YY or YYYY, such as DD/MM/YYYY.") from problem


def _mapping(session: Session, service: TableService, asked: Namespace, choice: TableChoice) -> ImportMap:
    """The map that is named; else what was used for such a table before, or the shipped one that fits best."""
    if asked.map:
        return files_in.import_map(session.wanted.paths, asked.map)
    look = service.look(Path(asked.file).expanduser(), choice)
    offer = service.offers(look)[0]
    if offer.origin is Origin.NAMES:
        known = ", ".join(service.maps.shipped())
        raise WrongUsage(f"No map fits this table by itself. Name one with --map: a file, or one of {known}.")
    return offer.mapping


def _handed_back(service: TableService, asked: Namespace, report: ImportReport) -> str:
    why = reasons(report.problems, report.file)
    if not why:
        return "Every row was taken or left out for its reason; there are no rows to hand back."
    target = Path(asked.bad_rows).expanduser()
    count = service.bad_rows(Path(asked.file).expanduser(), report.choice, why, target)
    return f"{count:,} rows stand in {target}, each with its reason. Mend them there, and import that file."


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


def _import_lines(session: Session, report: ImportReport, *, is_dry: bool) -> list[str]:
    counts = report.counts
    would = "Would take" if is_dry else "Took"
    lines = [f"{would} {counts['created']:,} {report.noun} from {report.file} by the map “{report.mapping}”."]
    if report.batch:
        lines.append(f"Batch {report.batch}; “keepword import-undo {report.batch}” takes it back.")
    if counts["updated"]:
        lines.append(f"Updated: {_counted(report.updated)}.")
    lines += [told(one) for one in report.remarks]
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
        "sheet": report.choice.sheet or None,
        "header_row": report.choice.header_line,
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
        "import",
        "take a table in as cases, each with a step and a news clock, or as contacts",
        import_,
        (
            argument("file", metavar="FILE", help="a CSV, XLSX, XLS, XLSB or ODS file"),
            argument("--map", metavar="FILE", help="the mapping file, or the name of a shipped one"),
            argument("--sheet", metavar="NAME", help="the sheet; else the first that is not hidden"),
            argument("--header-row", metavar="N", type=int, help="the row that names the columns"),
            argument("--dates", metavar="PATTERN", help="how days are written, such as DD/MM/YYYY"),
            argument("--decimal", choices=[".", ","], help="the decimal mark"),
            argument("--save-map", metavar="FILE", help="write the map that was used"),
            argument(
                "--bad-rows", metavar="FILE", help="write what was not taken, with reasons (.csv, .xlsx)"
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
