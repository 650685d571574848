"""Taking a person out of the files in our folders that are no stores: drafts, settings, exports, the log."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from email import message_from_bytes
from email.policy import default
from itertools import chain
from pathlib import Path
from typing import Final
from urllib.parse import quote
from zipfile import BadZipFile, ZipFile

from app.adapters.data_files.safe_write import SafeFiles
from app.domain.erasure import Identity, Marks
from app.services.erasures import Fate

WORKBOOKS: Final = frozenset({".xlsx", ".xlsm"})
_FOLDED: Final = re.compile(r"\r?\n[ \t]")
"""Calendar files break a line anywhere, in the middle of a name too."""

_LEAST_PHONE: Final = 5
"""A shorter number may be anything."""

EraseWorkbook = Callable[[Path, Identity, Collection[str]], Fate]


class OurFiles:
    """Fulfils :class:`app.services.erasures.FileErasing`.

    Args:
        folders: What is ours; whatever lies below.
        is_store: Store files and what belongs to them, which are erased by other means.
        logs: Where a file is written to while we look: it is cleaned in its place.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        is_store: Callable[[Path], bool],
        logs: Path,
        workbook: EraseWorkbook,
    ) -> None:
        self._folders, self._is_store, self._logs, self._workbook = folders, is_store, logs, workbook

    def files(self) -> Sequence[Path]:
        """All of them, each once; a link is not ours to follow."""
        found = chain.from_iterable(folder.rglob("*") for folder in self._folders)
        ours = {one for one in found if one.is_file() and not one.is_symlink()}
        return sorted(one for one in ours if not self._is_store(one))

    def erase(self, file: Path, identity: Identity, of: Collection[str]) -> Fate:
        """Take the person out of a file; what cannot be rewritten and names them is removed. Raises OSError, AppError."""
        if any(part in of for part in (file.stem, *file.parts)) or Marks(identity).is_in(file.name):
            return _removed(file)
        if file.suffix.lower() in WORKBOOKS:
            return self._workbook(file, identity, of)
        content = file.read_bytes()
        text = _text_of(file, content)
        if text is None:
            is_theirs = any(names(part, identity) for part in _parts(file, content))
            return _removed(file) if is_theirs else Fate.LEFT
        clean = Marks(identity).without(text)
        is_about_them = any(mark in text for mark in of if mark.startswith("card:"))
        if is_about_them or (clean != text and file.suffix.lower() == ".eml"):
            return _removed(file)
        if clean != text:
            self._replace(file, clean)
        return Fate.LEFT if clean == text else Fate.REWRITTEN

    def _replace(self, file: Path, text: str) -> None:
        if file.is_relative_to(self._logs):
            with file.open("r+b") as open_log:
                open_log.truncate()
                open_log.write(text.encode())
            return
        mode = file.stat().st_mode & 0o777
        with SafeFiles().replacing(file) as temporary:
            temporary.write_bytes(text.encode())
            temporary.chmod(mode)


def _removed(file: Path) -> Fate:
    file.unlink()
    return Fate.REMOVED


def names(content: bytes, identity: Identity) -> bool:
    """Whether bytes of a kind that we cannot read hold a name, an address or a number, however it is written."""
    small = content.lower()
    return any(form in small for word in _words(identity) for form in _written(word))


def _words(identity: Identity) -> Iterator[str]:
    yield from chain(identity.names, identity.addresses)
    yield from (phone for phone in identity.phones if len(phone) > _LEAST_PHONE)


def _written(word: str) -> Iterator[bytes]:
    for case in {word.lower(), word}:
        yield from (case.encode(), case.encode("utf-16-le"), case.encode("utf-16-be"), quote(case).encode())


def _text_of(file: Path, content: bytes) -> str | None:
    """What a file says as a text; None where it is none."""
    if file.suffix.lower() == ".eml":
        return _letter(content)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    return _FOLDED.sub("", text) if file.suffix.lower() in {".ics", ".vcf"} else text


def _letter(content: bytes) -> str:
    """A letter's own words, without what carries them."""
    message = message_from_bytes(content, policy=default)
    heads = [f"{name}: {value}" for name, value in message.items()]
    parts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    return "\n".join((*heads, *parts))


def _parts(file: Path, content: bytes) -> Iterator[bytes]:
    """The bytes, and those within an archive."""
    yield content
    try:
        with ZipFile(file) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    except (BadZipFile, NotImplementedError, RuntimeError):
        return
