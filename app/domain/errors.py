"""Problems a person can do something about.

Each class carries the facts as fields; the sentence a person reads is in ``app/ui/messages.py``.
Not frozen: contextlib sets an exception's traceback on its way out.
Anything else that is raised is a bug and goes to the crash dialog.
"""

from dataclasses import dataclass, fields
from datetime import datetime


@dataclass(eq=False)
class AppError(Exception):
    """A problem worth one plain sentence; subclasses are dataclasses of facts."""

    def __str__(self) -> str:
        facts = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self))
        return f"{type(self).__name__}({facts})"


@dataclass(eq=False)
class BrokenRule(AppError):
    """An act would break one of the rules that never bend (R1 to R4)."""

    rule: str
    reason: str


@dataclass(eq=False)
class NotFound(AppError):
    """The thing asked for is not there."""

    what: str
    asked: str


@dataclass(eq=False)
class Ambiguous(AppError):
    """Several things fit; the person has to choose."""

    what: str
    asked: str
    candidates: tuple[str, ...]


@dataclass(eq=False)
class Unclear(AppError):
    """A line was understood in part; what is missing or in doubt is asked."""

    line: str
    doubt: str
    candidates: tuple[str, ...] = ()


@dataclass(eq=False)
class CaseClosed(AppError):
    """The act needs an open case."""

    reference: str


@dataclass(eq=False)
class CaseOpen(AppError):
    """The act needs a closed case."""

    reference: str


@dataclass(eq=False)
class Unanswered(AppError):
    """A case cannot be closed while the customer's message waits for an answer."""

    reference: str
    since_at: datetime


@dataclass(eq=False)
class PastPromise(AppError):
    """Postponing would pass a promise or news date: tell, agree, or give a reason."""

    reference: str
    what: str
    due_at: datetime
    zone: str


@dataclass(eq=False)
class PutOffTooOften(AppError):
    """The step was put off as often as this way of working allows."""

    reference: str
    times: int


@dataclass(eq=False)
class NeedsEffort(AppError):
    """This way of working asks how long a step takes when it is put off."""

    reference: str


@dataclass(eq=False)
class NeedsDate(AppError):
    """The act needs a date that was not given."""

    what: str


@dataclass(eq=False)
class UnknownPhase(AppError):
    """The kind of case has no such phase."""

    kind: str
    asked: str
    phases: tuple[str, ...]


@dataclass(eq=False)
class UnknownOutcome(AppError):
    """The kind of case does not end this way."""

    kind: str
    asked: str
    outcomes: tuple[str, ...]


@dataclass(eq=False)
class NotYours(AppError):
    """Only another person may do this now."""

    reference: str
    whose: str


@dataclass(eq=False)
class NoOffer(AppError):
    """Nobody has offered this case to the person."""

    reference: str


@dataclass(eq=False)
class NothingToUndo(AppError):
    """The person has nothing to take back (or to do again)."""

    redo: bool = False


@dataclass(eq=False)
class ChangedSince(AppError):
    """Taking back is refused: somebody changed the same fields since."""

    reference: str
    field_names: tuple[str, ...]
    who: str
    at: datetime


@dataclass(eq=False)
class ChangedMeanwhile(AppError):
    """Somebody saved the thing after it was read."""

    what: str


@dataclass(eq=False)
class NotAllowed(AppError):
    """The person's role does not allow it."""

    what: str
    role: str


@dataclass(eq=False)
class TooLong(AppError):
    """A text is longer than the store keeps."""

    field_name: str
    length: int
    limit: int


@dataclass(eq=False)
class FileProblem(AppError):
    """A file cannot be used; nothing was changed."""

    path: str
    reason: str
