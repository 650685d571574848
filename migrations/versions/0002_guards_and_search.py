"""Triggers that hold R1 to R4 on every connection, and the full-text index. SQLite only.

A connection of another program has foreign keys off, and ``or replace`` deletes rows without firing
delete triggers; so references, unique values and the truth of the history are checked here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

UNIQUE = {
    "companies": ("id",),
    "people": ("id", "name"),
    "customers": ("id", "seq"),
    "contacts": ("id", "seq"),
    "cases": ("id", "seq", "number", "step_id"),
    "steps": ("id",),
    "interactions": ("id", "seq"),
    "promises": ("id",),
    "handovers": ("id",),
    "requests": ("id",),
    "checklist_items": ("id",),
    "standards": ("id", "name"),
}
"""Every noun, with the columns of which each value stands once."""

SEARCHED = {
    "cases": ("subject", "step_what", "outcome_text", "waiting_on"),
    "customers": ("name", "place", "email", "phone"),
    "contacts": ("name", "function", "email", "phone"),
    "interactions": ("summary",),
}
UNRECORDED = {"seq", "version", "created_at", "changed_at"}
STRUCTURED = {"hours", "protected", "reading_slots", "content"}
"""Columns of JSON: the history keeps the structure, not the text."""

INSTANT = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z"
TAKING_BACK = """exists (select 1 from change_items i join changes c on c.id = i.change_id
    where i.noun_id = new.id and i.version = new.version and c.action in ('undo', 'redo', 'undo_import'))"""


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for noun in UNIQUE:
        recorded_changes_only(noun)
    history_only_grows()
    ledger_forgets_nothing()
    for table in (*UNIQUE, "changes", "occurrences", "batches"):
        instants_in_utc(table)
        references_lead_somewhere(table)
    moments_agree("cases", "step_due")
    moments_agree("promises", "due")
    finished_steps_stay_finished()
    told_by_telling_only()
    answered_by_telling_only()
    tellings_stay()
    marks_for_reminders()
    for table, columns in SEARCHED.items():
        full_text(table, columns)


def columns_of(table: str) -> list[str]:
    found = op.get_bind().execute(sa.text("select name from pragma_table_info(:table)"), {"table": table})
    return [name for (name,) in found]


def refuse(name: str, when: str, condition: str, message: str) -> None:
    # Past SQLAlchemy, which would take the colons of an instant for parameters.
    op.get_bind().exec_driver_sql(
        f"create trigger {name} {when} when {condition} begin select raise(abort, '{message}'); end"
    )


def recorded_changes_only(noun: str) -> None:
    """R4: a row changes only together with a true entry in the history, and is never deleted."""
    recorded = [name for name in columns_of(noun) if name not in UNRECORDED]
    entry = f"select 1 from change_items i where i.noun_id = new.id and i.version = new.version and i.noun = '{noun}'"
    arms = " ".join(f"when '{name}' then {_same(name, 'new')}" for name in recorded)
    made = f"{len(recorded)} = (select count(distinct key) from json_each(i.after) where case key {arms} end)"
    moves = " + ".join(f"(new.{name} is not old.{name})" for name in recorded)
    changed = f"{moves} = {_told(recorded, 'after', 'new')} and {moves} = {_told(recorded, 'before', 'old')}"
    taken = [f"exists (select 1 from {noun} where {name} = new.{name})" for name in UNIQUE[noun]]
    moved = [
        f"(new.{name} is not old.{name} and {check})" for name, check in zip(UNIQUE[noun], taken, strict=True)
    ]
    fixed = "new.id is not old.id or new.created_at is not old.created_at"
    if "seq" in UNIQUE[noun]:
        fixed += " or new.seq is not old.seq"
        refuse(f"{noun}_r4_seq", f"after insert on {noun}", "new.seq < 1", "R4: rows are counted from 1")
    unknown = "new.is_withdrawn not in (0, 1)"
    once = "R4: one row takes no other row''s place"
    refuse(f"{noun}_r4_insert_once", f"before insert on {noun}", " or ".join(taken), once)
    refuse(f"{noun}_r4_update_once", f"before update on {noun}", f"{fixed} or {' or '.join(moved)}", once)
    refuse(
        f"{noun}_r4_insert",
        f"before insert on {noun}",
        f"new.version is not 1 or {unknown} or not exists ({entry} and i.before = '{{}}' and {made})",
        "R4: every change is recorded",
    )
    refuse(
        f"{noun}_r4_update",
        f"before update on {noun}",
        f"new.version is not old.version + 1 or {unknown} or not exists ({entry} and {changed})",
        "R4: every change is recorded",
    )
    refuse(f"{noun}_r4_delete", f"before delete on {noun}", "1", "R4: nothing is deleted, only taken back")


def _same(name: str, row: str) -> str:
    """Whether the history's value is the row's. Beside json_each, JSON functions are refused in triggers."""
    return "1" if name in STRUCTURED else f"value is {row}.{name}"


def _told(names: list[str], side: str, row: str) -> str:
    """How many of the changed columns the history tells truly."""
    arms = " ".join(
        f"when '{name}' then new.{name} is not old.{name} and {_same(name, row)}" for name in names
    )
    return f"(select count(distinct key) from json_each(i.{side}) where case key {arms} end)"


def history_only_grows() -> None:
    """R4: who, when, what; nothing is rewritten, left out or replaced."""
    for table in ("changes", "change_items"):
        for act in ("update", "delete"):
            message = "R4: the history is not rewritten"
            refuse(f"{table}_r4_{act}", f"before {act} on {table}", "1", message)
        refuse(f"{table}_r4_seq", f"after insert on {table}", "new.seq < 1", "R4: rows are counted from 1")
    refuse(
        "changes_r4_insert",
        "before insert on changes",
        "exists (select 1 from changes where id = new.id or seq = new.seq)",
        "R4: the history is not rewritten",
    )
    refuse(
        "change_items_r4_insert",
        "before insert on change_items",
        """exists (select 1 from change_items where seq = new.seq)
        or not exists (select 1 from changes where id = new.change_id)
        or new.version is not 1 + (select coalesce(max(version), 0) from change_items where noun_id = new.noun_id)
        or (new.noun = 'cases' and new.case_id is not new.noun_id)
        or 0 = (select count(*) from json_each(new.before)) + (select count(*) from json_each(new.after))""",
        "R4: an entry continues the history of its row",
    )


def ledger_forgets_nothing() -> None:
    """R6: an occurrence stands once, and what was shown stays shown."""
    refuse(
        "occurrences_insert_once",
        "before insert on occurrences",
        """exists (select 1 from occurrences where id = new.id or (obligation_id = new.obligation_id
        and obligation_kind = new.obligation_kind and generation = new.generation and share = new.share))""",
        "R6: an occurrence stands once",
    )
    refuse(
        "occurrences_update_once",
        "before update on occurrences",
        """new.id is not old.id or new.obligation_id is not old.obligation_id or new.share is not old.share
        or new.obligation_kind is not old.obligation_kind or new.generation is not old.generation""",
        "R6: an occurrence stands once",
    )
    refuse(
        "occurrences_stay_shown",
        "before update on occurrences",
        "old.shown_at is not null and new.shown_at is not old.shown_at",
        "R6: what was shown stays shown",
    )
    refuse("occurrences_stay", "before delete on occurrences", "1", "R6: an occurrence is never forgotten")


def instants_in_utc(table: str) -> None:
    """R3: instants are kept in UTC."""
    names = [name for name in columns_of(table) if name == "at" or name.endswith("_at")]
    wrong = " or ".join(
        f"(new.{name} is not null and (new.{name} not glob '{INSTANT}' or julianday(new.{name}) is null))"
        for name in names
    )
    for act in ("insert", "update"):
        refuse(f"{table}_r3_{act}", f"before {act} on {table}", wrong, "R3: instants are kept in UTC")


def references_lead_somewhere(table: str) -> None:
    """R1: a case without an owner or a customer cannot be; also where foreign keys are off."""
    keys = op.get_bind().execute(
        sa.text('select "from", "table", "to" from pragma_foreign_key_list(:table)'), {"table": table}
    )
    lost = [
        f"(new.{name} is not null and not exists (select 1 from {parent} where {key} = new.{name}))"
        for name, parent, key in keys
    ]
    if not lost:
        return
    for act in ("insert", "update"):
        message = "R1: who or what this points to is not there"
        refuse(f"{table}_refers_{act}", f"before {act} on {table}", " or ".join(lost), message)


def moments_agree(table: str, moment: str) -> None:
    """R3: wall time, zone and instant are the same moment; no zone is a day away from UTC."""
    wall, zone, at = (f"new.{moment}_{part}" for part in ("wall", "zone", "at"))
    wrong = f"""{wall} is not null and ({wall} not glob '????-??-??T??:??' or {zone} = ''
        or abs(coalesce(julianday({wall}) - julianday({at}), 9)) > 1)"""
    for act in ("insert", "update"):
        message = "R3: wall time and instant are one moment"
        refuse(f"{table}_r3_moment_{act}", f"before {act} on {table}", wrong, message)


def finished_steps_stay_finished() -> None:
    """R1: a step that was done or dropped is not planned again, unless that was taken back."""
    done = "exists (select 1 from steps where id = new.step_id and is_withdrawn = 0)"
    message = "R1: a finished step is not planned again"
    refuse("cases_r1_insert", "before insert on cases", f"new.step_id is not null and {done}", message)
    refuse(
        "cases_r1_update",
        "before update on cases",
        f"new.step_id is not null and new.step_id is not old.step_id and {done} and not {TAKING_BACK}",
        message,
    )
    refuse(
        "steps_r1_insert",
        "before insert on steps",
        "exists (select 1 from cases where step_id = new.id and id is not new.case_id)",
        "R1: a step belongs to one case",
    )


def told_by_telling_only() -> None:
    """R2: only an interaction that told the customer the status resets the news clock."""
    told = f"""exists (select 1 from interactions where case_id = new.id and told_status = 1
        and at = new.news_last_told_at and (is_withdrawn = 0 or {TAKING_BACK}))"""
    message = "R2: only telling the customer resets the news clock"
    refuse(
        "cases_r2_insert",
        "before insert on cases",
        f"new.news_last_told_at is not null and not {told}",
        message,
    )
    refuse(
        "cases_r2_update",
        "before update on cases",
        f"""new.news_last_told_at is not null and new.news_last_told_at is not old.news_last_told_at
        and not {told}""",
        message,
    )
    refuse(
        "cases_r2_forgotten",
        "before update on cases",
        f"""old.news_last_told_at is not null and new.news_last_told_at is null and new.state = 'open'
        and not {TAKING_BACK}""",
        "R2: what the customer heard is not forgotten",
    )


def answered_by_telling_only() -> None:
    """R2: a message waits for its answer, and the answer is due no later than it was.

    An answer comes after the message: by its moment or, where the clock was set back between, by its place.
    """
    refuse(
        "cases_r2_answer",
        "before update on cases",
        f"""old.news_answer_at is not null
        and (new.news_answer_at is null or new.news_answer_at > old.news_answer_at)
        and not exists (select 1 from interactions where case_id = new.id and told_status = 1
            and is_withdrawn = 0 and (at >= old.news_answer_from_at or rowid >
                (select max(rowid) from interactions where case_id = new.id and direction = 'in')))
        and not {TAKING_BACK}""",
        "R2: a message waits until it is answered",
    )
    refuse(
        "cases_r2_promise",
        "before update on cases",
        """new.news_promise_id is not null and new.news_promise_id is not old.news_promise_id
        and not exists (select 1 from promises where id = new.news_promise_id and case_id = new.id)""",
        "R2: the promised next word is a promise on this case",
    )


def tellings_stay() -> None:
    """R2: the telling that a news clock counts from stays as it is, unless it is taken back."""
    refuse(
        "interactions_r2_update",
        "before update on interactions",
        f"""old.told_status = 1 and old.is_withdrawn = 0
        and (new.told_status = 0 or new.is_withdrawn = 1 or new.at is not old.at or new.case_id is not old.case_id)
        and exists (select 1 from cases where id = old.case_id and news_last_told_at = old.at and is_withdrawn = 0)
        and not {TAKING_BACK}""",
        "R2: the news clock counts from this telling",
    )


def marks_for_reminders() -> None:
    """A case that changed is planned anew."""
    op.execute("""
        create trigger change_items_mark after insert on change_items when new.case_id is not null
        begin insert or ignore into reminder_marks (case_id) values (new.case_id); end""")


def full_text(table: str, columns: tuple[str, ...]) -> None:
    """An index over the table's own text, kept by triggers."""
    names = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    changed = " or ".join(f"new.{column} is not old.{column}" for column in columns)
    index = f"{table}_search"
    op.execute(f"""
        create virtual table {index} using fts5({names}, content='{table}', content_rowid='seq',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3')""")
    op.execute(f"""
        create trigger {index}_insert after insert on {table}
        begin insert into {index} (rowid, {names}) values (new.seq, {new}); end""")
    op.execute(f"""
        create trigger {index}_update after update on {table} when {changed}
        begin
          insert into {index} ({index}, rowid, {names}) values ('delete', old.seq, {old});
          insert into {index} (rowid, {names}) values (new.seq, {new});
        end""")
