"""What is handed out to a person: a text, a structure and a table, in an archive or in a folder."""

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from app.adapters.data_files.csv_out import disarmed
from app.adapters.data_files.safe_write import SafeFiles
from app.domain.errors import FileProblem
from app.domain.person_data import PersonData, as_lines, as_structure, as_table


class PersonBundle:
    """Fulfils :class:`app.services.person_exports.Bundle`.

    Args:
        kept: Where a file that came with a letter is kept, or None where it is not there any more.
    """

    def __init__(self, kept: Callable[[str], Path | None]) -> None:
        self._kept = kept

    def write(self, target: Path, data: PersonData) -> tuple[str, ...]:
        """All of it or nothing. Raises FileProblem."""
        if target.suffix.lower() == ".zip":
            return self._archive(target, data)
        return self._folder(target, data)

    def _archive(self, target: Path, data: PersonData) -> tuple[str, ...]:
        names = []
        with SafeFiles().replacing(target) as temporary, ZipFile(temporary, "w", ZIP_DEFLATED) as archive:
            for name, content in self._parts(data):
                archive.writestr(name, content)
                names.append(name)
        return tuple(names)

    def _folder(self, target: Path, data: PersonData) -> tuple[str, ...]:
        try:
            if target.exists() and (not target.is_dir() or any(target.iterdir())):
                raise FileProblem(str(target), "something is there already")
            fresh = Path(tempfile.mkdtemp(prefix=".keepword-", dir=target.parent))
            try:
                names = self._fill(fresh, data)
                if target.exists():
                    target.rmdir()
                fresh.replace(target)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
        except OSError as error:
            raise FileProblem(str(target), error.strerror or "") from error
        return names

    def _fill(self, folder: Path, data: PersonData) -> tuple[str, ...]:
        names = []
        for name, content in self._parts(data):
            file = folder / name
            file.parent.mkdir(mode=0o700, exist_ok=True)
            file.write_bytes(content)
            file.chmod(0o600)
            names.append(name)
        return tuple(names)

    def _parts(self, data: PersonData) -> Iterator[tuple[str, bytes]]:
        yield "everything.txt", ("\n".join(as_lines(data)) + "\n").encode()
        yield "everything.json", json.dumps(as_structure(data), ensure_ascii=False, indent=1).encode()
        table = io.StringIO(newline="")
        csv.writer(table, quoting=csv.QUOTE_ALL).writerows(
            [disarmed(cell) for cell in row] for row in as_table(data)
        )
        yield "changes.csv", table.getvalue().encode("utf-8-sig")
        for name, digest in sorted(data.files.items()):
            kept = self._kept(digest)
            if kept is not None:
                yield f"files/{name}", kept.read_bytes()
