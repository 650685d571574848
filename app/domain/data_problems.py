"""Data files that cannot be used as they are."""

from dataclasses import dataclass

from app.domain.errors import AppError


@dataclass(eq=False)
class DataFileProblem(AppError):
    """A file of the company or of the program says something that cannot be.

    Attributes:
        file: The file's name.
        key: The place in it, such as ``reminders[2].rung``; empty where the whole file is in doubt.
        reason: What is so: ``missing``, ``unknown``, ``unknown name``, ``out of range`` ...
        said: What stands there, shortened; empty where nothing does.
    """

    file: str
    key: str
    reason: str
    said: str = ""
