"""Run by Alembic; works on the connection the program hands over, inside its transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # For drafts only: a migration names its tables itself and never imports those of the program.
    target_metadata=context.config.attributes.get("metadata"),
    render_as_batch=True,
)
context.run_migrations()
