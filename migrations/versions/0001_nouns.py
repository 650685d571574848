"""The nouns, their history, the reminder ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")
AMOUNT = sa.String(40).with_variant(sa.Numeric(20, 4), "postgresql")
WALL = sa.String(16)
WORD = sa.String(20)


def upgrade() -> None:
    op.create_table(
        "batches",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.String(length=500), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("undone_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_batches")),
        sa.UniqueConstraint("id", name=op.f("uq_batches_id")),
        sa.UniqueConstraint("name", name=op.f("uq_batches_name")),
    )
    op.create_table(
        "changes",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("action", WORD, nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("source", WORD, nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=True),
        sa.Column("undoes_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_changes")),
        sa.UniqueConstraint("id", name=op.f("uq_changes_id")),
    )
    op.create_index("ix_changes_actor_id_seq", "changes", ["actor_id", "seq"], unique=False)
    op.create_index(op.f("ix_changes_batch_id"), "changes", ["batch_id"], unique=False)
    op.create_index(op.f("ix_changes_undoes_id"), "changes", ["undoes_id"], unique=False)
    op.create_table(
        "companies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("subdivision", sa.String(length=10), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("value_limit", AMOUNT, nullable=False),
        sa.Column("voice", sa.String(length=20), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies")),
    )
    op.create_table(
        "customers",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("phone", sa.String(length=1000), nullable=False),
        sa.Column("email", sa.String(length=1000), nullable=False),
        sa.Column("place", sa.String(length=500), nullable=False),
        sa.Column("sector", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("needs_completing", sa.Boolean(), nullable=False),
        sa.Column("source_key", sa.String(length=500), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_customers")),
        sa.UniqueConstraint("id", name=op.f("uq_customers_id")),
    )
    op.create_index("ix_customers_source_key", "customers", ["source_key"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("function", sa.String(length=200), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("protected", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("subdivision", sa.String(length=10), nullable=False),
        sa.Column("role", WORD, nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("phone", sa.String(length=1000), nullable=False),
        sa.Column("reading_slots", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "role IN ('employee', 'lead', 'marketing', 'administrator')", name=op.f("ck_people_role_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("name", name=op.f("uq_people_name")),
    )
    op.create_table(
        "reminder_marks",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_reminder_marks")),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )
    op.create_table(
        "standards",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standards")),
        sa.UniqueConstraint("name", name=op.f("uq_standards_name")),
    )
    op.create_table(
        "change_items",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("noun", sa.String(length=40), nullable=False),
        sa.Column("noun_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["changes.id"], name=op.f("fk_change_items_change_id_changes")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change_items")),
    )
    op.create_index(
        "ix_change_items_case_id_change_id", "change_items", ["case_id", "change_id"], unique=False
    )
    op.create_index(op.f("ix_change_items_change_id"), "change_items", ["change_id"], unique=False)
    op.create_index("ix_change_items_noun_id_version", "change_items", ["noun_id", "version"], unique=True)
    op.create_table(
        "contacts",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("function", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=1000), nullable=False),
        sa.Column("email", sa.String(length=1000), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_contacts_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_contacts")),
        sa.UniqueConstraint("id", name=op.f("uq_contacts_id")),
    )
    op.create_index(op.f("ix_contacts_customer_id"), "contacts", ["customer_id"], unique=False)
    op.create_table(
        "cases",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("phase", WORD, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("subject", sa.String(length=500), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("cadence_from_at", INSTANT, nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=True),
        sa.Column("step_what", sa.String(length=500), nullable=True),
        sa.Column("step_channel", WORD, nullable=True),
        sa.Column("step_due_at", INSTANT, nullable=True),
        sa.Column("step_due_wall", WALL, nullable=True),
        sa.Column("step_due_zone", sa.String(length=64), nullable=True),
        sa.Column("step_slot_at", INSTANT, nullable=True),
        sa.Column("step_planned_at", INSTANT, nullable=True),
        sa.Column("step_effort", sa.Integer(), nullable=True),
        sa.Column("step_basis_reason", WORD, nullable=True),
        sa.Column("step_basis_rule", sa.String(length=40), nullable=True),
        sa.Column("step_basis_from_at", INSTANT, nullable=True),
        sa.Column("step_generation", sa.Integer(), nullable=True),
        sa.Column("step_put_offs", sa.Integer(), nullable=True),
        sa.Column("step_cadence_no", sa.Integer(), nullable=True),
        sa.Column("news_due_at", INSTANT, nullable=True),
        sa.Column("news_base_at", INSTANT, nullable=True),
        sa.Column("news_base_reason", WORD, nullable=True),
        sa.Column("news_base_rule", sa.String(length=40), nullable=True),
        sa.Column("news_base_from_at", INSTANT, nullable=True),
        sa.Column("news_last_told_at", INSTANT, nullable=True),
        sa.Column("news_answer_from_at", INSTANT, nullable=True),
        sa.Column("news_answer_at", INSTANT, nullable=True),
        sa.Column("news_answer_rule", sa.String(length=40), nullable=True),
        sa.Column("news_promised_at", INSTANT, nullable=True),
        sa.Column("news_promise_id", sa.Uuid(), nullable=True),
        sa.Column("news_generation", sa.Integer(), nullable=True),
        sa.Column("value", AMOUNT, nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("valid_until_on", sa.Date(), nullable=True),
        sa.Column("is_out_of_ordinary", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("source_key", sa.String(length=500), nullable=False),
        sa.Column("waiting_on", sa.String(length=500), nullable=False),
        sa.Column("waiting_until_at", INSTANT, nullable=True),
        sa.Column("offer_handover_id", sa.Uuid(), nullable=True),
        sa.Column("offer_to_id", sa.Uuid(), nullable=True),
        sa.Column("offer_expires_at", INSTANT, nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("outcome_text", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "(state = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_cases_closed_has_time")
        ),
        sa.CheckConstraint(
            "(state = 'open') = (news_due_at IS NOT NULL)", name=op.f("ck_cases_r2_open_has_news")
        ),
        sa.CheckConstraint(
            "(state = 'open') = (step_id IS NOT NULL)", name=op.f("ck_cases_r1_open_has_step")
        ),
        sa.CheckConstraint(
            "kind IN ('lead', 'quote', 'query', 'complaint', 'return', 'order')",
            name=op.f("ck_cases_kind_known"),
        ),
        sa.CheckConstraint(
            "offer_to_id IS NULL OR state = 'open'", name=op.f("ck_cases_only_open_is_offered")
        ),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_cases_state_known")),
        sa.CheckConstraint(
            "(kind = 'lead' AND phase IN ('active', 'resting')) OR (kind = 'quote' AND phase IN ('asked', 'sent')) OR (kind = 'query' AND phase IN ('open')) OR (kind = 'complaint' AND phase IN ('open', 'planned', 'check_back')) OR (kind = 'return' AND phase IN ('open')) OR (kind = 'order' AND phase IN ('placed', 'delivered'))",
            name=op.f("ck_cases_phase_of_kind"),
        ),
        sa.CheckConstraint(
            "step_channel IS NULL OR step_channel IN ('call', 'email', 'visit', 'message', 'task')",
            name=op.f("ck_cases_step_channel_known"),
        ),
        sa.CheckConstraint("length(subject) <= 500", name=op.f("ck_cases_subject_fits")),
        sa.CheckConstraint(
            "step_what IS NULL OR trim(step_what) <> ''", name=op.f("ck_cases_r1_step_says_what")
        ),
        sa.CheckConstraint(
            "(news_answer_at IS NULL) = (news_answer_from_at IS NULL)",
            name=op.f("ck_cases_news_answer_from_at_with_news_answer_at"),
        ),
        sa.CheckConstraint(
            "(news_due_at IS NULL) = (news_base_at IS NULL)",
            name=op.f("ck_cases_news_base_at_with_news_due_at"),
        ),
        sa.CheckConstraint(
            "(news_due_at IS NULL) = (news_base_reason IS NULL)",
            name=op.f("ck_cases_news_base_reason_with_news_due_at"),
        ),
        sa.CheckConstraint(
            "(news_due_at IS NULL) = (news_base_rule IS NULL)",
            name=op.f("ck_cases_news_base_rule_with_news_due_at"),
        ),
        sa.CheckConstraint(
            "(news_due_at IS NULL) = (news_generation IS NULL)",
            name=op.f("ck_cases_news_generation_with_news_due_at"),
        ),
        sa.CheckConstraint(
            "(news_promised_at IS NULL) = (news_promise_id IS NULL)",
            name=op.f("ck_cases_news_promise_id_with_news_promised_at"),
        ),
        sa.CheckConstraint(
            "(offer_handover_id IS NULL) = (offer_expires_at IS NULL)",
            name=op.f("ck_cases_offer_expires_at_with_offer_handover_id"),
        ),
        sa.CheckConstraint(
            "(offer_handover_id IS NULL) = (offer_to_id IS NULL)",
            name=op.f("ck_cases_offer_to_id_with_offer_handover_id"),
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_basis_reason IS NULL)",
            name=op.f("ck_cases_step_basis_reason_with_step_id"),
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_basis_rule IS NULL)",
            name=op.f("ck_cases_step_basis_rule_with_step_id"),
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_channel IS NULL)", name=op.f("ck_cases_step_channel_with_step_id")
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_due_at IS NULL)", name=op.f("ck_cases_step_due_at_with_step_id")
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_due_wall IS NULL)", name=op.f("ck_cases_step_due_wall_with_step_id")
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_due_zone IS NULL)", name=op.f("ck_cases_step_due_zone_with_step_id")
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_effort IS NULL)", name=op.f("ck_cases_step_effort_with_step_id")
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_generation IS NULL)",
            name=op.f("ck_cases_step_generation_with_step_id"),
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_planned_at IS NULL)",
            name=op.f("ck_cases_step_planned_at_with_step_id"),
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_put_offs IS NULL)", name=op.f("ck_cases_step_put_offs_with_step_id")
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_slot_at IS NULL)", name=op.f("ck_cases_step_slot_at_with_step_id")
        ),
        sa.CheckConstraint(
            "(step_id IS NULL) = (step_what IS NULL)", name=op.f("ck_cases_step_what_with_step_id")
        ),
        sa.CheckConstraint(
            "news_due_at IS NOT NULL OR (news_answer_at IS NULL AND news_promised_at IS NULL AND news_last_told_at IS NULL)",
            name=op.f("ck_cases_r2_closed_has_no_clock"),
        ),
        sa.CheckConstraint(
            "news_due_at IS NULL OR (news_due_at <= news_base_at AND (news_answer_at IS NULL OR news_due_at <= news_answer_at) AND (news_promised_at IS NULL OR news_due_at <= news_promised_at) AND (news_due_at = news_base_at OR (news_answer_at IS NOT NULL AND news_due_at = news_answer_at) OR (news_promised_at IS NOT NULL AND news_due_at = news_promised_at)))",
            name=op.f("ck_cases_r2_earliest_counts"),
        ),
        sa.CheckConstraint(
            "step_slot_at IS NULL OR step_slot_at <= step_due_at", name=op.f("ck_cases_slot_not_after_due")
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_cases_contact_id_contacts")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_cases_customer_id_customers")
        ),
        sa.ForeignKeyConstraint(["offer_to_id"], ["people.id"], name=op.f("fk_cases_offer_to_id_people")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_cases_owner_id_people")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_cases")),
        sa.UniqueConstraint("id", name=op.f("uq_cases_id")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
        sa.UniqueConstraint("step_id", name=op.f("uq_cases_step_id")),
    )
    op.create_index(
        "ix_cases_agenda",
        "cases",
        ["owner_id", "step_due_at"],
        unique=False,
        sqlite_where=sa.text("state = 'open' AND is_withdrawn = 0"),
        postgresql_where=sa.text("state = 'open' AND is_withdrawn = false"),
    )
    op.create_index(op.f("ix_cases_customer_id"), "cases", ["customer_id"], unique=False)
    op.create_index("ix_cases_source_key", "cases", ["source_key"], unique=False)
    for column in ("closed_at", "offer_expires_at"):
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_cases_{column}", "cases", [column], unique=False, sqlite_where=there, postgresql_where=there
        )
    op.create_table(
        "checklist_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_checklist_items_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_items")),
    )
    op.create_index(op.f("ix_checklist_items_case_id"), "checklist_items", ["case_id"], unique=False)
    op.create_table(
        "handovers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("offered_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "state IN ('offered', 'accepted', 'declined', 'returned', 'withdrawn')",
            name=op.f("ck_handovers_state_known"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_handovers_case_id_cases")),
        sa.ForeignKeyConstraint(["to_id"], ["people.id"], name=op.f("fk_handovers_to_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
    )
    op.create_index(op.f("ix_handovers_case_id"), "handovers", ["case_id"], unique=False)
    op.create_index(op.f("ix_handovers_expires_at"), "handovers", ["expires_at"], unique=False)
    op.create_table(
        "interactions",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("direction", WORD, nullable=False),
        sa.Column("channel", WORD, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("told_status", sa.Boolean(), nullable=False),
        sa.Column("is_quote_sent", sa.Boolean(), nullable=False),
        sa.Column("is_reached", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "channel IN ('call', 'email', 'visit', 'message', 'task')",
            name=op.f("ck_interactions_channel_known"),
        ),
        sa.CheckConstraint("direction IN ('in', 'out')", name=op.f("ck_interactions_direction_known")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_interactions_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_interactions_contact_id_contacts")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_interactions")),
        sa.UniqueConstraint("id", name=op.f("uq_interactions_id")),
    )
    op.create_index("ix_interactions_case_id_at", "interactions", ["case_id", "at"], unique=False)
    op.create_table(
        "occurrences",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("obligation_kind", WORD, nullable=False),
        sa.Column("obligation_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("planned_at", INSTANT, nullable=False),
        sa.Column("deadline_at", INSTANT, nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("shown_at", INSTANT, nullable=True),
        sa.Column("presented_count", sa.Integer(), nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("is_catch_up", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "obligation_kind IN ('step', 'news', 'promise')",
            name=op.f("ck_occurrences_obligation_kind_known"),
        ),
        sa.CheckConstraint("rung BETWEEN 0 AND 3", name=op.f("ck_occurrences_rung_known")),
        sa.CheckConstraint(
            "state IN ('planned', 'shown', 'acted', 'postponed', 'moved', 'merged')",
            name=op.f("ck_occurrences_state_known"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_occurrences_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrences")),
        sa.UniqueConstraint(
            "obligation_id", "obligation_kind", "generation", "share", name="uq_occurrences_once"
        ),
    )
    op.create_index(op.f("ix_occurrences_case_id"), "occurrences", ["case_id"], unique=False)
    op.create_index(
        "ix_occurrences_due",
        "occurrences",
        ["owner_id", "planned_at"],
        unique=False,
        sqlite_where=sa.text("state = 'planned'"),
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.create_index(
        "ix_occurrences_shown",
        "occurrences",
        ["owner_id", "deadline_at"],
        unique=False,
        sqlite_where=sa.text("state = 'shown'"),
        postgresql_where=sa.text("state = 'shown'"),
    )
    op.create_table(
        "promises",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("due_wall", WALL, nullable=False),
        sa.Column("due_zone", sa.String(length=64), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("is_next_word", sa.Boolean(), nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "(state = 'open') = (settled_at IS NULL)", name=op.f("ck_promises_settled_has_time")
        ),
        sa.CheckConstraint(
            "state <> 'released' OR trim(reason) <> ''", name=op.f("ck_promises_released_has_reason")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'kept', 'late', 'released')", name=op.f("ck_promises_state_known")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_promises_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    op.create_index(op.f("ix_promises_case_id"), "promises", ["case_id"], unique=False)
    op.create_index(
        "ix_promises_open",
        "promises",
        ["case_id", "due_at"],
        unique=False,
        sqlite_where=sa.text("state = 'open' AND is_withdrawn = 0"),
        postgresql_where=sa.text("state = 'open' AND is_withdrawn = false"),
    )
    op.create_table(
        "requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("needed_by_at", INSTANT, nullable=False),
        sa.Column("deliver_at", INSTANT, nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("harm", sa.Text(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint("NOT is_urgent OR trim(harm) <> ''", name=op.f("ck_requests_urgent_names_harm")),
        sa.CheckConstraint(
            "state IN ('asked', 'delivered', 'answered', 'declined', 'withdrawn')",
            name=op.f("ck_requests_state_known"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_requests_case_id_cases")),
        sa.ForeignKeyConstraint(["to_id"], ["people.id"], name=op.f("fk_requests_to_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
    )
    op.create_index(op.f("ix_requests_case_id"), "requests", ["case_id"], unique=False)
    op.create_table(
        "steps",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(length=500), nullable=False),
        sa.Column("channel", WORD, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("due_zone", sa.String(length=64), nullable=False),
        sa.Column("planned_at", INSTANT, nullable=False),
        sa.Column("effort", sa.Integer(), nullable=False),
        sa.Column("put_offs", sa.Integer(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("finished_at", INSTANT, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("cadence_no", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "channel IN ('call', 'email', 'visit', 'message', 'task')", name=op.f("ck_steps_channel_known")
        ),
        sa.CheckConstraint("state IN ('done', 'dropped')", name=op.f("ck_steps_state_known")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_steps_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
    )
    op.create_index(op.f("ix_steps_case_id"), "steps", ["case_id"], unique=False)
    op.create_index("ix_customers_name", "customers", [sa.text("lower(name)")])
    op.create_index("ix_contacts_name", "contacts", [sa.text("lower(name)")])
