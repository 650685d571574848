"""The store itself: fill it with the sample, prove it, copy it, put a copy back."""

from argparse import Namespace
from pathlib import Path

from app import bootstrap
from app.adapters.database.backups import Reason
from app.cli.answers import Answer
from app.cli.parsers import Command, argument
from app.cli.records import remark_records
from app.cli.sessions import Session, Wanted, open_session
from app.domain.errors import FileProblem
from app.ui.plain_formats import PlainFormats
from app.ui.remarks import Sentences

_EVERY = 10_000_000


def sample(wanted: Wanted, _asked: Namespace) -> Answer:
    """Let the sample company move into an empty store."""
    house = bootstrap.open_house(wanted.paths, wanted.store, wanted.clock)
    try:
        changes = bootstrap.fill_with_sample(house)
    finally:
        house.close()
    sentences = Sentences(PlainFormats("UTC", wanted.clock))
    data = {"cases": len(changes.case_ids), "remarks": remark_records(changes.remarks, sentences)}
    return Answer([sentences.remark(remark) for remark in changes.remarks], data)


def check(session: Session, _asked: Namespace) -> Answer:
    """Prove the rules and the store's integrity."""
    checking = session.services.checking
    problems = list(checking.problems())
    with session.services.desk.reading() as unit:
        counts = {
            "open_cases": len(unit.agenda.rows()),
            "closed_cases": len(unit.agenda.closed(_EVERY)),
            "customers": len(unit.customers.all()),
            "people": len(unit.people.all()),
        }
    data = {
        "ok": not problems,
        "problems": problems,
        "counts": counts,
        "content_hash": checking.content_hash(),
    }
    if problems:
        return Answer([f"{len(problems)} things are not as they must be:", *problems], data, 1)
    said = ", ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in counts.items())
    return Answer([f"All is well: {said}."], data)


def backup(session: Session, asked: Namespace) -> Answer:
    """Keep a checked copy of the store."""
    if asked.file is not None:
        path: Path | None = bootstrap.copy_to(session.house, Path(asked.file).expanduser())
    else:
        path = session.house.back_up(Reason.ASKED)
    if path is None:
        raise FileProblem(str(session.house.store), "a store in memory has no file")
    return Answer([f"Kept a checked copy: {path}"], {"file": str(path)})


def restore(wanted: Wanted, asked: Namespace) -> Answer:
    """Put a backup in the place of the store; the present one is moved aside."""
    done = bootstrap.restore_from(wanted.paths, wanted.store, Path(asked.file).expanduser(), wanted.clock)
    with open_session(wanted) as session:
        checked = check(session, asked)
    lines = [f"Restored {done.store} from {asked.file}."]
    if done.aside is not None:
        lines.append(f"What was there before is kept as {done.aside}.")
    data = {"store": str(done.store), "aside": str(done.aside) if done.aside else None, "check": checked.data}
    return Answer([*lines, *checked.lines], data, checked.code)


COMMANDS = (
    Command("check", "prove the rules and the store's integrity", check),
    Command(
        "backup",
        "keep a checked copy of the store",
        backup,
        (argument("file", metavar="FILE", nargs="?", help="where; among the backups unless named"),),
    ),
    Command(
        "restore",
        "put a backup in the place of the store; the present one is moved aside",
        restore,
        (argument("file", metavar="FILE", help="the backup"),),
        opens=False,
    ),
    Command("sample", "let the sample company move into an empty store", sample, opens=False),
)
