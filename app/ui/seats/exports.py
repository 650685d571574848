"""Files that leave a desk."""

from collections.abc import Callable
from pathlib import Path

from app.domain.errors import NotFound
from app.domain.list_tables import ListTable
from app.ui.desk import Progress

Export = Callable[[Path, Progress], int]
ExportTable = Callable[[Path, ListTable, Progress], int]
"""Writes a list; how many rows."""


def export_to(export: Export | None, path: Path, progress: Progress) -> int:
    """Write the file and say how many entries. Raises NotFound where nothing can write it."""
    if export is None:
        raise NotFound("export", path.name)
    return export(path, progress)
