"""Files that go with a letter that has not gone yet."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("letters", sa.Column("attached", sa.Text(), nullable=False, server_default=sa.text("'[]'")))
