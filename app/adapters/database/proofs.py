"""Proofs over the whole store: R1 to R4, integrity, and the content hash."""

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import Connection, func, select, text

from app.adapters.database import tables
from app.adapters.database.column_types import Instant
from app.adapters.database.integrity import integrity_problems
from app.adapters.database.rows import plain_row

UTC_TEXT = "????-??-??T??:??:??.??????Z"
INSTANTS = tuple(column.name for column in tables.cases.c if isinstance(column.type, Instant))
_VIOLATIONS = {
    "R1: an open case without exactly one planned step": """
        select number from cases where is_withdrawn = 0 and (state = 'open') <> (step_id is not null)""",
    "R1: a planned step without its moment": """
        select number from cases where step_id is not null
        and (step_what is null or step_due_at is null or step_due_zone is null or step_due_wall is null)""",
    "R1: an open case without a living owner": """
        select number from cases where state = 'open' and owner_id not in (select id from people)""",
    "R1: an open case of a customer who is not there": """
        select number from cases where customer_id not in (select id from customers)""",
    "R1: a planned step that is finished already": """
        select number from cases c join steps s on s.id = c.step_id where s.is_withdrawn = 0""",
    "R2: an open case without a running news clock": """
        select number from cases where is_withdrawn = 0 and (state = 'open') <> (news_due_at is not null)""",
    "R2: a news date that is not the earliest of its reasons": """
        select number from cases where news_due_at is not null and news_due_at <>
        min(news_base_at, coalesce(news_answer_at, news_base_at), coalesce(news_promised_at, news_base_at))""",
    "R2: a news clock reset without telling the customer": """
        select number from cases c where c.news_last_told_at is not null and c.is_withdrawn = 0
        and not exists (select 1 from interactions i where i.case_id = c.id and i.told_status = 1
                        and i.is_withdrawn = 0 and i.at = c.news_last_told_at)""",
    "R2: a promised next word that is not an open promise": """
        select number from cases c where c.news_promise_id is not null and not exists
        (select 1 from promises p where p.id = c.news_promise_id and p.state = 'open' and p.is_withdrawn = 0)""",
    "R3: an instant that is not UTC": "select number from cases where "  # noqa: S608 - our own column names
    + " or ".join(f"{name} not glob '{UTC_TEXT}'" for name in INSTANTS),
    "R3: wall time and instant apart": """
        select number from cases where abs(julianday(step_due_wall) - julianday(step_due_at)) > 1""",
}


class SqlProof:
    """Fulfils :class:`app.services.record_ports.Proof`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def problems(self) -> Sequence[str]:
        """Violations, one sentence each; empty is good."""
        found = integrity_problems(self._connection)
        for what, query in _VIOLATIONS.items():
            numbers = [str(row[0]) for row in self._connection.execute(text(query))]
            found += [f"{what}: case {number}" for number in numbers]
        return found + self._unrecorded() + self._unguarded()

    def content_hash(self) -> str:
        """SHA-256 over every live noun, without versions, history, ledger and batches (ruling 28)."""
        digest = hashlib.sha256()
        for table in tables.NOUNS:
            query = select(table).where(table.c.is_withdrawn.is_(False)).order_by(table.c.id)
            for row in self._connection.execute(query).mappings():
                content = json.dumps(plain_row(table, row), ensure_ascii=False, sort_keys=True)
                digest.update(f"{table.name}\n{content}\n".encode())
        return digest.hexdigest()

    def _unguarded(self) -> list[str]:
        """Tables whose triggers somebody took away."""
        query = text("select name from sqlite_master where type = 'trigger'")
        present = set(self._connection.scalars(query))
        names = [f"{table.name}_r4_{act}" for table in tables.NOUNS for act in ("insert", "update", "delete")]
        return [f"R4: the guard {name} is missing" for name in names if name not in present]

    def _unrecorded(self) -> list[str]:
        """Rows with a version that no change accounts for (R4)."""
        found = []
        items = tables.change_items.c
        for table in tables.NOUNS:
            recorded = select(func.count()).where(items.noun_id == table.c.id).scalar_subquery()
            query = select(table.c.id).where(table.c.version != recorded)
            found += [
                f"R4: a change of {table.name} that is not recorded: {row_id}"
                for row_id in self._connection.scalars(query)
            ]
        return found
