"""How a desk answers while pictures are taken: at once, not yet, or with a refusal."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import AppError
from app.ui.tasks import Done, Failed, LongTask, Progress, Work


@dataclass(frozen=True, slots=True)
class AtOnce:
    """Tasks without threads: the answer is there when the call returns."""

    def run(self, work: Work, done: Done, failed: Failed) -> None:
        try:
            answer = work()
        except AppError as error:
            failed(error)
            return
        done(answer)

    def run_long(self, work: Callable[[Progress], object], done: Done, failed: Failed) -> LongTask | None:
        self.run(lambda: work(_unwatched), done, failed)
        return None

    def run_alone(self, work: Work, done: Done, failed: Failed) -> None:
        self.run(work, done, failed)


@dataclass(frozen=True, slots=True)
class NotYet:
    """The database thread is still at something else: nothing is answered."""

    def run(self, work: Work, done: Done, failed: Failed) -> None:
        """Leave it."""

    def run_long(self, work: Callable[[Progress], object], done: Done, failed: Failed) -> LongTask | None:
        """Leave it."""

    def run_alone(self, work: Work, done: Done, failed: Failed) -> None:
        """Leave it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Everything is refused: another program holds the store, or it is out of reach.

    Attributes:
        problem: What is wrong.
    """

    problem: Callable[[], AppError]

    def run(self, work: Work, done: Done, failed: Failed) -> None:  # noqa: ARG002  # it is never reached
        failed(self.problem())

    def run_long(self, work: Callable[[Progress], object], done: Done, failed: Failed) -> LongTask | None:  # noqa: ARG002
        failed(self.problem())
        return None

    def run_alone(self, work: Work, done: Done, failed: Failed) -> None:
        self.run(work, done, failed)


def _unwatched(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""
