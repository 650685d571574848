"""A queue of what happens when: the rehearsal's clock jumps from one event to the next."""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta

Event = Callable[[], object]


class Queue:
    """The clock of a rehearsal, and what is to happen; events of one moment come in the order they were put."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._events: list[tuple[datetime, int, Event]] = []
        self._count = 0

    def __call__(self) -> datetime:
        """The present."""
        return self.now

    def at(self, moment: datetime, event: Event) -> None:
        """Let something happen at a moment; at once for one that has passed."""
        self._count += 1
        heapq.heappush(self._events, (max(moment, self.now), self._count, event))

    def after(self, minutes: float, event: Event) -> None:
        """Let something happen after so many minutes."""
        self.at(self.now + timedelta(minutes=minutes), event)

    def run(self, until: datetime) -> None:
        """Let everything happen up to a moment."""
        while self._events and self._events[0][0] <= until:
            self.now, _, event = heapq.heappop(self._events)
            event()
        self.now = until
