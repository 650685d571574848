"""Bringing the store to this version: wholly or not at all, with a copy kept aside."""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from app.adapters.database.backups import Backup, Reason, back_up, copy_store, refuse_without_space
from app.adapters.database.engine import open_engine
from app.adapters.database.integrity import content_problems, row_counts, stored_revision
from app.adapters.database.restores import put_in_place
from app.adapters.database.store_files import (
    beside,
    create_store_file,
    inspect_store,
    reading,
    refuse_network,
)
from app.domain.errors import AppError
from app.domain.store_errors import StoreTooNew, UpgradeUndone


@dataclass(frozen=True, slots=True)
class UpgradeReport:
    """What an upgrade did.

    Attributes:
        before: The revision found, None for a new store.
        backup: The copy made before, None if there was nothing to lose or nothing to do.
    """

    store: Path
    before: str | None
    after: str
    backup: Backup | None

    @property
    def was_needed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema, as its file's text tells.

    Attributes:
        removes_rows_from: Tables that may hold fewer rows afterwards; all others may not.
    """

    revision: str
    follows: str | None
    removes_rows_from: frozenset[str]


class BrokenMigration(RuntimeError):
    """A migration would leave a store that is not whole; it is taken back."""


def upgrade(
    store: Path, migrations: Path, backups_folder: Path, clock: Callable[[], datetime]
) -> UpgradeReport:
    """Create the store or bring it to this version; call it while holding the lock, before opening an engine.

    Alembic is loaded only if there is something to do. A kill at any moment leaves the old schema or the new.

    Raises:
        StoreTooNew: A newer version made it; not a byte was changed.
        UpgradeUndone: A step did not succeed; the store is as it was.
        NotEnoughSpace: Refused before anything is written.
        StoreError: What :func:`app.adapters.database.engine.open_engine` refuses.
    """
    refuse_network(store)
    steps = migrations_in(migrations)
    head = steps[-1].revision
    create_store_file(store)
    inspect_store(store)
    with reading(store) as raw:
        before, has_content = stored_revision(raw), bool(row_counts(raw.execute))
    if before == head:
        return UpgradeReport(store, before, head, None)
    if before is not None and before not in {step.revision for step in steps}:
        raise StoreTooNew(store, before)
    refuse_without_space(store, store.parent)
    backup = back_up(store, backups_folder, clock, Reason.UPGRADE) if has_content else None
    try:
        _run(store, migrations, steps)
    except Exception as error:
        _put_back(store, backup, clock)
        if isinstance(error, AppError):
            raise
        raise UpgradeUndone(store, backup.path if backup else None) from error
    return UpgradeReport(store, before, head, backup)


def upgrade_connection(connection: Connection, migrations: Path) -> None:
    """Run the missing migrations in the transaction of the caller, as for a new store in memory."""
    from alembic import command  # noqa: PLC0415 - 150 ms that an ordinary start need not pay
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    command.upgrade(config, "head")


def migrations_in(folder: Path) -> list[Migration]:
    """All steps from the first to the newest, read from the files' text without running them.

    Raises:
        BrokenMigration: They are not one chain.
    """
    found = [_described(file.name, file.read_bytes()) for file in sorted((folder / "versions").glob("*.py"))]
    after = {step.follows: step for step in found}
    chain: list[Migration] = []
    while (following := after.get(chain[-1].revision if chain else None)) and len(chain) < len(found):
        chain.append(following)
    if not chain or len(chain) != len(found):
        raise BrokenMigration(f"the files in {folder.name} are not one chain")
    return chain


def known_revisions(folder: Path) -> frozenset[str]:
    """The schemas this version can open or upgrade."""
    return frozenset(step.revision for step in migrations_in(folder))


def _run(store: Path, migrations: Path, steps: list[Migration]) -> None:
    engine = open_engine(store, foreign_keys=False)
    try:
        with engine.begin() as connection:
            counts = row_counts(connection.exec_driver_sql)
            upgrade_connection(connection, migrations)
            _refuse_losses(counts, row_counts(connection.exec_driver_sql), steps)
            _refuse_problems(connection)
        with engine.connect() as connection:
            _refuse_problems(connection)
    finally:
        engine.dispose()


def _refuse_problems(connection: Connection) -> None:
    if problems := content_problems(connection.exec_driver_sql):
        raise BrokenMigration("; ".join(problems[:5]))


def _refuse_losses(before: dict[str, int], after: dict[str, int], steps: list[Migration]) -> None:
    # SQLite's way to change a table copies it, and a slip there takes the children along.
    allowed = frozenset().union(*(step.removes_rows_from for step in steps)) | {"alembic_version"}
    for table, count in before.items():
        if table not in allowed and after.get(table, 0) < count:
            raise BrokenMigration(f"{table} had {count} rows and has {after.get(table, 0)}")


def _put_back(store: Path, backup: Backup | None, clock: Callable[[], datetime]) -> None:
    """Restore the copy, unless taking back the transaction has left the store whole, as it should."""
    if backup is None or _is_whole(store):
        return
    fresh = beside(store, ".restoring")
    fresh.unlink(missing_ok=True)
    copy_store(backup.path, fresh)
    put_in_place(fresh, store, clock())


def _is_whole(store: Path) -> bool:
    try:
        with reading(store) as raw:
            return not content_problems(raw.execute)
    except AppError:
        return False


@cache
def _described(name: str, content: bytes) -> Migration:
    """What a file says of its step; the same words are understood once, for a store may be opened often."""
    values: dict[str, object] = {}
    for statement in ast.parse(content).body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if name in {"revision", "down_revision", "removes_rows_from"}:
                values[name] = ast.literal_eval(value)
    follows, rows = values.get("down_revision"), values.get("removes_rows_from", ())
    if not isinstance(rows, tuple | list | set) or not (follows is None or isinstance(follows, str)):
        raise BrokenMigration(f"{name} does not say what it follows")
    return Migration(str(values["revision"]), follows, frozenset(str(row) for row in rows))
