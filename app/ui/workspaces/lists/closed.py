"""Closed cases: the newest first, read-only, with the way back in their panel."""

from app.ui.workspaces.lists.lines import Column, tr


def closed_columns() -> tuple[Column, ...]:
    """Customer, matter, how it ended, when, value."""
    return (
        Column(tr("Customer"), 168),
        Column(tr("Matter")),
        Column(tr("Outcome"), 218, is_extra=True),
        Column(tr("Closed"), 156, is_figure=True),
        Column(tr("Value"), 92, is_right=True, is_figure=True),
    )
