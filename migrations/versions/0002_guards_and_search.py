"""Triggers that hold R2 to R4 on every connection, and the full-text index. SQLite only."""

from alembic import op

revision = "0002"
down_revision = "0001"

NOUNS = (
    "companies people customers contacts cases steps interactions promises handovers requests checklist_items standards"
).split()
SEARCHED = {
    "cases": ("subject", "step_what", "outcome_text", "waiting_on"),
    "customers": ("name", "place", "email", "phone"),
    "contacts": ("name", "function", "email", "phone"),
    "interactions": ("summary",),
}
UTC_COLUMNS = {
    "cases": (
        "opened_at",
        "step_due_at",
        "step_slot_at",
        "news_due_at",
        "news_base_at",
        "news_last_told_at",
        "closed_at",
    ),
    "promises": ("due_at", "made_at"),
    "interactions": ("at",),
}
INSTANT = "'____-__-__T__:__:__.______Z'"


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for noun in NOUNS:
        recorded_changes_only(noun)
    append_only("changes")
    append_only("change_items")
    told_by_telling_only()
    for table, columns in UTC_COLUMNS.items():
        instants_in_utc(table, columns)
    marks_for_reminders()
    for table, columns in SEARCHED.items():
        full_text(table, columns)


def recorded_changes_only(noun: str) -> None:
    """R4: a row changes only together with an entry in the history, and is never deleted."""
    missing = f"not exists (select 1 from change_items where noun_id = new.id and version = new.version and noun = '{noun}')"
    op.execute(f"""
        create trigger {noun}_r4_insert before insert on {noun}
        when new.version <> 1 or {missing}
        begin select raise(abort, 'R4: every change is recorded'); end""")
    op.execute(f"""
        create trigger {noun}_r4_update before update on {noun}
        when new.id <> old.id or new.version <> old.version + 1 or {missing}
        begin select raise(abort, 'R4: every change is recorded'); end""")
    op.execute(f"""
        create trigger {noun}_r4_delete before delete on {noun}
        begin select raise(abort, 'R4: nothing is deleted, only taken back'); end""")


def append_only(table: str) -> None:
    """R4: the history itself only grows."""
    for act in ("update", "delete"):
        op.execute(f"""
            create trigger {table}_r4_{act} before {act} on {table}
            begin select raise(abort, 'R4: the history is not rewritten'); end""")


def told_by_telling_only() -> None:
    """R2: only an interaction that told the customer the status resets the news clock."""
    told = """exists (select 1 from interactions
        where case_id = new.id and told_status = 1 and at = new.news_last_told_at)"""
    op.execute(f"""
        create trigger cases_r2_insert before insert on cases
        when new.news_last_told_at is not null and not {told}
        begin select raise(abort, 'R2: only telling the customer resets the news clock'); end""")
    op.execute(f"""
        create trigger cases_r2_update before update on cases
        when new.news_last_told_at is not null and new.news_last_told_at is not old.news_last_told_at and not {told}
        begin select raise(abort, 'R2: only telling the customer resets the news clock'); end""")


def instants_in_utc(table: str, columns: tuple[str, ...]) -> None:
    """R3: instants are kept in UTC."""
    wrong = " or ".join(f"new.{column} not like {INSTANT}" for column in columns)
    for act in ("insert", "update"):
        op.execute(f"""
            create trigger {table}_r3_{act} before {act} on {table} when {wrong}
            begin select raise(abort, 'R3: instants are kept in UTC'); end""")


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
