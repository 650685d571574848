"""Maps on their shelf: the shipped ones, and one for each shape of table that this person brought before."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.adapters.data_files.import_map_text import text_of
from app.adapters.data_files.import_maps import load_import_map
from app.adapters.data_files.safe_write import SafeFiles
from app.domain.data_problems import DataFileProblem
from app.domain.import_maps import ImportMap

_MOST_KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class ImportShelf:
    """Fulfils :class:`app.services.import_tables.MapShelf`.

    Attributes:
        own: The person's private folder; made when the first map is kept.
    """

    shipped_in: Path
    own: Path

    def shipped(self) -> Mapping[str, ImportMap]:
        """By the name of their file."""
        return {file.stem: load_import_map(file) for file in sorted(self.shipped_in.glob("*.toml"))}

    def remembered(self, header: str) -> ImportMap | None:
        """What was used for a table of this fingerprint, if it can be read."""
        file = self.own / f"{header}.toml"
        try:
            return load_import_map(file) if file.is_file() else None
        except DataFileProblem:
            return None

    def remember(self, header: str, mapping: ImportMap) -> None:
        """Keep a map for tables of this fingerprint; the oldest go when there are very many."""
        self.own.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.save(self.own / f"{header}.toml", mapping)
        kept = sorted(self.own.glob("*.toml"), key=lambda file: file.stat().st_mtime_ns)
        for file in kept[:-_MOST_KEPT]:
            file.unlink(missing_ok=True)

    def save(self, file: Path, mapping: ImportMap) -> None:
        """Write a map to a file of one's own. Raises FileLocked, FileProblem."""
        with SafeFiles().replacing(file) as temporary:
            temporary.write_text(text_of(mapping), "utf-8")
