"""Letters that come in at an open store. Their libraries are loaded with the first one: most runs read none."""

from dataclasses import dataclass
from pathlib import Path

from app.adapters.data_files.attachments import AttachmentShelf
from app.bootstrap import House, Services, attachments_of
from app.domain.errors import FileProblem
from app.domain.incoming import IncomingLetter, ReceivedLetter
from app.domain.safe_names import safe_name
from app.services.incoming import IncomingService

_MOST_ALIKE = 1_000


def incoming_at(house: House, services: Services) -> IncomingService:
    """Receiving letters."""
    return IncomingService(services.desk, AttachmentShelf(attachments_of(house.store, house.paths)))


@dataclass(frozen=True, slots=True)
class LetterBox:
    """What takes letters in at a desk, with what reads their files."""

    service: IncomingService

    @classmethod
    def at(cls, house: House, services: Services) -> "LetterBox":
        """That of one person at an open store."""
        return cls(incoming_at(house, services))

    def read(self, file: Path) -> IncomingLetter:
        """What a file of a letter says. Raises UnreadableLetter, FileProblem."""
        return letter_in(file)


def letter_in(file: Path) -> IncomingLetter:
    """What a file of a letter says. Raises UnreadableLetter, FileProblem."""
    from app.adapters.letters.incoming import read_letter  # noqa: PLC0415 - few runs read one

    return read_letter(file)


def save_attachments(service: IncomingService, letter: ReceivedLetter, folder: Path) -> tuple[Path, ...]:
    """Copy what was kept with a letter into a folder, by harmless names; nothing there is written over.

    Raises:
        FileProblem: The folder cannot be written to.
    """
    saved = []
    for one in letter.attachments:
        kept = service.shelf.path(one.digest) if one.digest else None
        if kept is not None:
            saved.append(_copied(kept, folder, safe_name(one.name)))
    return tuple(saved)


def _copied(kept: Path, folder: Path, name: str) -> Path:
    stem, suffix = Path(name).stem, Path(name).suffix
    names = (name, *(f"{stem} ({number}){suffix}" for number in range(2, _MOST_ALIKE)))
    try:
        content = kept.read_bytes()
        for each in names:
            file = folder / each
            try:
                with file.open("xb") as opened:
                    opened.write(content)
            except FileExistsError:
                continue
            return file
    except OSError as error:
        raise FileProblem(str(folder), error.strerror or "") from error
    raise FileProblem(str(folder), "too many files of one name are there")
