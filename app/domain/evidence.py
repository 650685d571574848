"""Cadence evidence: at which step of a cadence customers answered, so that a team sees its own figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from app.domain.kinds import Channel, Kind, Phase
from app.domain.standards import Standard

ENOUGH = 30
"""Below so many times a step was done there are too few to tell."""

REACH = timedelta(days=30)
"""What comes later than this after a step is no answer to it."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One step of a cadence that was done."""

    case_id: UUID
    kind: Kind
    phase: Phase
    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class StepEvidence:
    """One step of a cadence, and how often customers answered after it.

    Attributes:
        key: As the standard calls it: ``quote.sent.cadence.2``.
        number: Its place, counted from 0.
        is_closing: It is the closing question.
        done: How often it was done.
        answered: After how many of them the customer wrote or called before the next step.
    """

    number: int
    what: str
    channel: Channel | None
    is_closing: bool
    done: int
    answered: int
    key: str = ""

    @property
    def is_enough(self) -> bool:
        """Whether it was done often enough to tell."""
        return self.done >= ENOUGH

    @property
    def percent(self) -> int:
        """How often customers answered, of a hundred."""
        return round(100 * self.answered / self.done) if self.done else 0

    @property
    def never_answered(self) -> bool:
        """Done often enough, and it never brought an answer: one might do without it."""
        return self.is_enough and not self.answered


@dataclass(frozen=True, slots=True)
class Evidence:
    """What happened along one cadence."""

    kind: Kind
    phase: Phase
    steps: tuple[StepEvidence, ...]

    @property
    def done(self) -> int:
        """How many steps were done in all."""
        return sum(one.done for one in self.steps)

    @property
    def answered(self) -> int:
        """How many of them brought an answer."""
        return sum(one.answered for one in self.steps)

    @property
    def proposals(self) -> tuple[StepEvidence, ...]:
        """Steps one might drop. A proposal: the standards change only by a lead's hand."""
        return tuple(one for one in self.steps if one.never_answered and not one.is_closing)


def evidence(
    standards: Iterable[Standard],
    touches: Iterable[Touch],
    answers: Mapping[UUID, Sequence[datetime]],
) -> tuple[Evidence, ...]:
    """One table for each cadence that the standards have, in their order.

    An answer belongs to the last step that was done before it.

    Args:
        touches: Steps of cadences that were done, in any order.
        answers: When customers wrote or called, by case, rising.
    """
    done: Counter[tuple[Kind, Phase, int]] = Counter()
    answered: Counter[tuple[Kind, Phase, int]] = Counter()
    for of_case in _by_case(touches):
        ends = [*(touch.at for touch in of_case[1:]), None]
        for touch, end in zip(of_case, ends, strict=True):
            place = (touch.kind, touch.phase, touch.number)
            done[place] += 1
            until = touch.at + REACH if end is None else min(end, touch.at + REACH)
            answered[place] += any(touch.at < at <= until for at in answers.get(touch.case_id, ()))
    return tuple(_table(standard, done, answered) for standard in standards if standard.cadence)


def _by_case(touches: Iterable[Touch]) -> Iterable[list[Touch]]:
    cases: defaultdict[UUID, list[Touch]] = defaultdict(list)
    for touch in touches:
        cases[touch.case_id].append(touch)
    return (sorted(of_case, key=lambda touch: touch.at) for of_case in cases.values())


def _table(
    standard: Standard,
    done: Mapping[tuple[Kind, Phase, int], int],
    answered: Mapping[tuple[Kind, Phase, int], int],
) -> Evidence:
    steps = [*standard.cadence, *([standard.closing] if standard.closing is not None else [])]
    found = []
    head = f"{standard.kind.value}.{standard.phase.value}.cadence"
    for number, step in enumerate(steps):
        if step.is_dropped:
            continue
        ending = ".before_validity" if step.before_validity is not None else ""
        place = (standard.kind, standard.phase, number)
        found.append(
            StepEvidence(
                number,
                step.what,
                step.channel,
                number == len(standard.cadence),
                done.get(place, 0),
                answered.get(place, 0),
                f"{head}.{number + 1}{ending}",
            )
        )
    return Evidence(standard.kind, standard.phase, tuple(found))
