"""What may stand in the way of an export, as far as a person can do something about it."""

from dataclasses import dataclass

from app.domain.errors import AppError, FileProblem


@dataclass(eq=False)
class FileLocked(FileProblem):
    """Another program holds the file open, or its folder may not be written to."""


@dataclass(eq=False)
class Cancelled(AppError):
    """The person stopped it; what was there before is untouched."""


@dataclass(eq=False)
class ChecksOff(AppError):
    """Python runs with ``-O``: checks that keep text inside its line are left out, so nothing is written."""


@dataclass(eq=False)
class UnknownFileKind(FileProblem):
    """Nothing here writes files with such an ending."""

    kinds: tuple[str, ...] = ()
