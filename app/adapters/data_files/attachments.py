"""Files that came with letters, kept beside the store: named by what is in them, so that no name can do harm."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.adapters.data_files.safe_write import SafeFiles
from app.domain.errors import FileProblem

_DIGEST: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class AttachmentShelf:
    """Fulfils :class:`app.services.incoming.Shelf`.

    Attributes:
        folder: Private; made when the first file is kept.
    """

    folder: Path

    def keep(self, content: bytes) -> str:
        """Keep a content; the same twice is one file. Raises FileProblem, FileLocked."""
        digest = hashlib.sha256(content).hexdigest()
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise FileProblem(str(self.folder), error.strerror or "") from error
        file = self.folder / digest
        if not file.exists():
            with SafeFiles().replacing(file) as temporary:
                temporary.write_bytes(content)
        return digest

    def path(self, digest: str) -> Path | None:
        """Where it is, or None where it is not kept any more."""
        file = self.folder / digest
        return file if _DIGEST.fullmatch(digest) and file.is_file() else None

    def sweep(self, living: frozenset[str]) -> None:
        """Let go of everything else; what cannot be removed now goes the next time."""
        for file in self.folder.glob("*") if self.folder.is_dir() else ():
            if _DIGEST.fullmatch(file.name) and file.name not in living:
                file.unlink(missing_ok=True)
