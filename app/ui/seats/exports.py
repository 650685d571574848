"""Files that leave a desk, and those that come."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import NotFound
from app.domain.list_tables import ListTable, Pages
from app.ui.desk import Progress

if TYPE_CHECKING:  # few sessions take a table in
    from app.services.import_tables import TableService

Export = Callable[[Path, Progress], int]
ExportTable = Callable[[Path, ListTable | Pages, Progress], int]
"""Writes a list, as a table or as pages; how many rows."""
OpenTables = Callable[[], "TableService"]
"""Makes what brings tables in; with the first one."""


def export_to(export: Export | None, path: Path, progress: Progress) -> int:
    """Write the file and say how many entries. Raises NotFound where nothing can write it."""
    if export is None:
        raise NotFound("export", path.name)
    return export(path, progress)
