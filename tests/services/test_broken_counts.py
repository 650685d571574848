"""Whatever happens to promises, each one that was missed counts once at its entry (Must show 4)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.book_entries import EntryDraft, Limit
from app.domain.errors import AppError
from app.domain.gate import KeptFinding
from app.domain.interactions import Said
from app.domain.kinds import Kind, State
from app.domain.moments import Moment
from app.domain.promises import Promise, PromiseState
from app.services.steps import Postponement
from app.services.work import StepDraft
from tests.data.houses import TestHouse, open_test_house
from tests.services.desks import case_of, contacts_of, opened, promises_of

HOURS = st.integers(1, 60)
WHICH = st.integers(0, 30)
OTHERS = {"keep", "release", "tell", "agree", "postpone", "close", "reopen", "undo", "redo"} | {
    "change",
    "retire",
    "add",
    "beyond",
    "all_the_same",
}
ANYWAY = "I'm new here."
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("make"), st.sampled_from(["A quote", "Delivery", "Nothing in the book"]), HOURS),
        st.tuples(st.just("wait"), HOURS, HOURS),
        st.tuples(
            st.sampled_from(sorted(OTHERS)),
            WHICH,
            HOURS,
        ),
    ),
    max_size=30,
)


class Life:
    """One case, its promises, and what an onlooker writes down of them."""

    def __init__(self) -> None:
        self.t: TestHouse = open_test_house()
        self.case_id: UUID = opened(self.t.maya, Kind.QUERY)
        self.seen_missed: set[UUID] = set()
        self.reasons: list[str] = []

    def moment(self, hours: int) -> Moment:
        return Moment.of(self.t.clock.now.replace(second=0) + timedelta(hours=hours), "Europe/Dublin")

    def promises(self) -> tuple[Promise, ...]:
        return promises_of(self.t.maya, self.case_id)

    def act(self, name: str, which: Any, hours: int) -> None:
        """Do it, or be refused."""
        try:
            self._acts(which, hours)[name]()
        except AppError:
            return

    def _acts(self, which: Any, hours: int) -> dict[str, Callable[[], Any]]:
        maya, case_id, book = self.t.maya, self.case_id, self.t.priya.promise_book
        return {
            "make": lambda: maya.promises.make(case_id, which, self.moment(hours)),
            "wait": lambda: self.wait(hours),
            "keep": lambda: maya.promises.keep(self.pick(which)),
            "release": lambda: maya.promises.release(self.pick(which), "they asked for something else"),
            "tell": lambda: maya.telling.told(case_id, "All is well", next_word=self.moment(hours)),
            "agree": lambda: maya.steps.later(
                case_id, self.moment(hours), Postponement(is_agreed=True, reason="they said so")
            ),
            "postpone": lambda: maya.steps.later(
                case_id, self.moment(hours), Postponement(reason="the van is late")
            ),
            "close": lambda: maya.cases.close(case_id, "answered: That settles it"),
            "reopen": lambda: maya.cases.reopen(case_id, StepDraft("Call again", None, self.moment(hours))),
            "change": lambda: book.change("quote", EntryDraft("A quote", limit=Limit.parse(f"{hours} bh"))),
            "retire": lambda: book.retire(self.entry(which)),
            "add": lambda: book.add(EntryDraft("A quote by letter", limit=Limit.parse(f"{hours} bh"))),
            "beyond": lambda: maya.beyond_book.make(
                case_id, "A quote for €900", self.moment(hours), "They know us", lambda entry, why: why
            ),
            "all_the_same": self.say_it_all_the_same,
            "undo": maya.history.undo,
            "redo": maya.history.redo,
        }

    def say_it_all_the_same(self) -> None:
        """The gate found something, and the writer keeps it with a reason."""
        found = KeptFinding("defensive", "sounds like an excuse", ANYWAY, f"reason {len(self.reasons)}")
        self.t.maya.telling.told(self.case_id, Said(ANYWAY, (found,)))
        self.reasons.append(found.reason)

    def kept(self) -> list[list[str]]:
        """The reasons of each talk that was filed against the gate, in the order in which it was said."""
        talks = contacts_of(self.t.maya, self.case_id)
        return [[one.reason for one in talk.kept] for talk in talks if talk.summary == ANYWAY]

    def entry(self, which: int) -> str:
        found = self.t.maya.promise_book.standings(is_everything=True)
        return found[which % len(found)].entry.key

    def pick(self, which: int) -> UUID:
        found = [one for one in self.promises() if one.state is PromiseState.OPEN]
        return found[which % len(found)].id if found else UUID(int=0)

    def wait(self, hours: int) -> None:
        self.t.clock.now += timedelta(hours=hours, minutes=1)

    def look(self) -> None:
        """Write down each promise that is still open although its moment has passed."""
        now = self.t.clock.now
        self.seen_missed |= {
            one.id for one in self.promises() if one.state is PromiseState.OPEN and one.due_at < now
        }

    def missed(self) -> list[Promise]:
        """Those seen so; but for one that was never made after all, or kept in time and only that taken back."""
        return [
            one
            for one in self.promises()
            if one.entry
            and one.id in self.seen_missed
            and not (one.settled_at is not None and one.settled_at <= one.due_at)
        ]


@settings(deadline=None)
@given(ACTS)
def test_each_missed_promise_counts_once_whatever_comes_before_and_after(acts: list[Any]) -> None:
    life = Life()
    try:
        for act in acts:
            life.act(*act)
            life.look()
            told = life.t.maya.promise_book.standings(is_everything=True)
            assert sum(one.broken for one in told) == len(life.missed())
            given_by_an_entry = [one for one in life.promises() if one.entry]
            assert sum(one.open + one.kept + one.broken + one.released for one in told) == len(
                given_by_an_entry
            )
            case = case_of(life.t.maya, life.case_id)
            assert case.is_withdrawn or case.state is not State.OPEN or case.clock.due_at
            kept = life.kept()
            # Undo alone takes a talk away, and takes it whole.
            assert kept == [[one] for one in life.reasons if [one] in kept]
        assert life.t.problems() == []
    finally:
        life.t.close()


@pytest.mark.parametrize("act", ["keep", "release", "agree", "tell", "close"])
def test_what_is_done_after_the_moment_leaves_the_count_where_it_was(act: str) -> None:
    life = Life()
    life.act("make", "A quote", 1)
    life.wait(2)
    life.act(act, 0, 48)
    assert [one.broken for one in life.t.maya.promise_book.standings()] == [0, 0, 1, 0, 0, 0]
    life.act("reopen", 0, 48)
    assert [one.broken for one in life.t.maya.promise_book.standings()] == [0, 0, 1, 0, 0, 0]
    life.act("undo", 0, 48)
    assert [one.broken for one in life.t.maya.promise_book.standings()] == [0, 0, 1, 0, 0, 0]
    assert case_of(life.t.maya, life.case_id).state in set(State)
    life.t.close()
