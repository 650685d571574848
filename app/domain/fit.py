"""Fit: how each way of working worked for the one who used it. Private: nobody else is ever told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.promises import Promise, PromiseState
from app.domain.steps import FinishedStep, StepState

ENOUGH = 30
"""Below so many steps in a way of working there is no advice."""

_BETTER, _NO_WORSE = 10, 5
"""Points of a hundred by which another way must have been better on time, and may have been worse on words."""


@dataclass(frozen=True, slots=True)
class Period:
    """From when on somebody worked that way; None from the beginning."""

    style: str
    from_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """What happened while somebody worked one way.

    Attributes:
        steps, on_time: Steps that were done, and those done by their moment.
        words, kept: Promises that were settled, and those settled in time.
        put_offs: How often the steps had been put off.
    """

    style: str
    steps: int = 0
    on_time: int = 0
    words: int = 0
    kept: int = 0
    put_offs: int = 0

    @property
    def is_enough(self) -> bool:
        """Whether there are enough steps to say anything."""
        return self.steps >= ENOUGH

    @property
    def on_time_percent(self) -> int:
        """Steps done by their moment, of a hundred."""
        return _percent(self.on_time, self.steps)

    @property
    def kept_percent(self) -> int:
        """Words kept, of a hundred; all of them where none was given."""
        return _percent(self.kept, self.words)


@dataclass(frozen=True, slots=True)
class Advice:
    """Another way of working that worked better, with the figures of both."""

    better: Fit
    present: Fit


def fits(
    periods: Sequence[Period], steps: Iterable[FinishedStep], promises: Iterable[Promise]
) -> tuple[Fit, ...]:
    """One for each way of working that was used, in the order of first use.

    Args:
        periods: Rising; the first one counts from the beginning.
        steps: The person's finished steps; dropped ones count nowhere.
        promises: The person's settled promises; released ones count nowhere.
    """
    found = {period.style: Fit(period.style) for period in periods}
    for step in steps:
        if step.state is StepState.DONE:
            fit = found[_style_at(periods, step.finished_at)]
            found[fit.style] = replace(
                fit,
                steps=fit.steps + 1,
                on_time=fit.on_time + (not step.is_late),
                put_offs=fit.put_offs + step.put_offs,
            )
    for promise in promises:
        if promise.settled_at is not None and promise.state in {PromiseState.KEPT, PromiseState.LATE}:
            fit = found[_style_at(periods, promise.settled_at)]
            is_kept = promise.state is PromiseState.KEPT
            found[fit.style] = replace(fit, words=fit.words + 1, kept=fit.kept + is_kept)
    return tuple(found.values())


def advice(found: Iterable[Fit], style: str) -> Advice | None:
    """A way that clearly worked better than the present one; None where nothing can be said.

    Both need enough steps. Better is: clearly more steps on time, and words kept no worse.
    """
    by_style = {fit.style: fit for fit in found if fit.is_enough}
    present = by_style.pop(style, None)
    if present is None or not by_style:
        return None
    best = max(by_style.values(), key=lambda fit: (fit.on_time_percent, fit.kept_percent))
    is_better = best.on_time_percent >= present.on_time_percent + _BETTER
    is_no_worse = best.kept_percent >= present.kept_percent - _NO_WORSE
    return Advice(best, present) if is_better and is_no_worse else None


def _style_at(periods: Sequence[Period], at: datetime) -> str:
    used = [period for period in periods if period.from_at is None or period.from_at <= at]
    return (used or periods[:1])[-1].style


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 100
