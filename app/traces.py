"""What may be told of an unexpected error: types, places and versions, never a value.

Messages of exceptions carry values ("could not convert 'Eimear Walsh' ..."), so they stay out of logs and reports.
"""

import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final

HOME: Final = Path(__file__).parent
"""The folder of this program's own code."""

_MOST_FRAMES: Final = 40


def kind_of(error: BaseException) -> str:
    """The exception's type, with its module unless it is built in."""
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def own_frames(trace: TracebackType | None) -> tuple[str, ...]:
    """Our frames, outermost first; a run of foreign ones becomes one entry that counts them."""
    return tuple(_frames(trace))


def causes(error: BaseException) -> tuple[BaseException, ...]:
    """The error and what led to it, newest first."""
    chain: list[BaseException] = []
    follow: BaseException | None = error
    while follow is not None and follow not in chain:
        chain.append(follow)
        follow = follow.__cause__ or (None if follow.__suppress_context__ else follow.__context__)
    return tuple(chain)


def one_line(error: BaseException) -> str:
    """For the log: types and our places, newest error first."""
    return " <- ".join(
        f"{kind_of(each)} at {', '.join(own_frames(each.__traceback__)) or 'no place of ours'}"
        for each in causes(error)
    )


def _frames(trace: TracebackType | None) -> Iterator[str]:
    foreign = 0
    for frame in traceback.extract_tb(trace)[-_MOST_FRAMES:]:
        path = Path(frame.filename)
        if path.is_relative_to(HOME):
            if foreign:
                yield _foreign(foreign)
            foreign = 0
            yield f"{path.relative_to(HOME.parent).as_posix()}:{frame.lineno} in {frame.name}"
        else:
            foreign += 1
    if foreign:
        yield _foreign(foreign)


def _foreign(count: int) -> str:
    return f"({count} of other code)"
