"""How a linked workbook stands, in a few words: for the status bar, the Sheet's chip and the settings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from app.domain.errors import AppError
from app.domain.workbooks.problems import WorkbookOpen, WorkbookProblem
from app.ui.formats import Formats
from app.ui.workbooks.values import tr

if TYPE_CHECKING:
    from app.services.workbooks.standings import Standing

_COLUMNS = frozenset({"no_id_column", "no_sheet"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One workbook in words.

    Attributes:
        text: What is so.
        more: The whole sentence, where there is one.
        rank: How much it needs somebody: 0 not at all, 1 a look, 2 something is in the way.
    """

    link_id: UUID
    name: str
    text: str
    more: str = ""
    rank: int = 0

    @property
    def line(self) -> str:
        """``Pipeline 2026.xlsx: 2 to review``."""
        return f"{self.name}: {self.text}"


def mark_of(standing: "Standing", formats: Formats, sentence: Callable[[AppError], str]) -> Mark:
    """Where a workbook stands."""
    link = standing.link
    name = link.path.name
    if standing.review is None:
        problem = standing.problem
        more = sentence(problem) if problem is not None else ""
        return Mark(
            link.id, name, _problem_words(problem), more, 1 if isinstance(problem, WorkbookOpen) else 2
        )
    review = standing.review
    if review.asked:
        return Mark(link.id, name, tr("{count} to review").format(count=len(review.asked)), "", 1)
    if standing.lost:
        return Mark(link.id, name, tr("columns changed"), "", 1)
    waiting = len(review.clear)
    if waiting:
        words = tr("1 change waits") if waiting == 1 else tr("{count} changes wait").format(count=waiting)
        return Mark(link.id, name, words)
    at = link.synced_at
    return Mark(link.id, name, tr("in step {when}").format(when=formats.when(at)) if at else tr("in step"))


def neediest(marks: Sequence[Mark]) -> Mark | None:
    """The one that needs somebody most; None where no workbook is linked."""
    return max(marks, key=lambda mark: mark.rank, default=None)


def bar_words(marks: Sequence[Mark]) -> str:
    """For the status bar: the neediest, and how many more there are."""
    first = neediest(marks)
    if first is None:
        return ""
    return first.line if len(marks) == 1 else tr("{line}, and {count} more").format(line=first.line, count=len(marks) - 1)  # fmt: skip


def _problem_words(problem: AppError | None) -> str:
    match problem:
        case WorkbookOpen(is_stale=True):
            return tr("an old lock lies beside it")
        case WorkbookOpen():
            return tr("open elsewhere")
        case WorkbookProblem(reason="missing"):
            return tr("not found")
        case WorkbookProblem(reason=reason) if reason in _COLUMNS:
            return tr("columns changed")
        case WorkbookProblem(reason="other_workbook"):
            return tr("another workbook has its name")
    return tr("cannot be read")
