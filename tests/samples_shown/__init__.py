"""What is shown on the samples, one module each."""

from pathlib import Path


class MissingSample(Exception):
    """The sample is not in the folder."""


class NotShown(Exception):
    """The sample did not come out as it should."""


def sample(folder: Path, *parts: str) -> Path:
    """A file of the samples. Raises MissingSample."""
    path = folder.joinpath(*parts)
    if not path.exists():
        raise MissingSample("/".join(parts))
    return path


def same(what: str, found: object, wanted: object) -> None:
    """Raises NotShown unless they are equal."""
    if found != wanted:
        raise NotShown(f"{what}: {found!r} instead of {wanted!r}")
