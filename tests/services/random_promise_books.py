"""What random acts do about the promise book and the reply gate, and what an onlooker holds against them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app import letters_out
from app.bootstrap import Services
from app.domain import gate
from app.domain.book_entries import EntryDraft, Limit
from app.domain.interactions import Said
from app.domain.kinds import State
from app.domain.moments import Moment
from app.domain.promises import Promise, PromiseState
from tests.data.houses import TestHouse
from tests.services.random_absences import HOURS, PICK, WHO

BY_THE_BOOK = st.sampled_from(
    ["A quote", "A quote for €900", "Delivery", "A loan machine", "Nothing in the book"]
)
LIMITS = st.sampled_from(["", "10 bd", "4 bh", "200", "2 bd, 10 %"])
DEFENSIVE = "I'm new here. That's not our department."
WHY = st.sampled_from(["They know me", "It is a quotation =1+1", "Ça va"])


class ActsOfPromiseBooks(RuleBasedStateMachine):
    """Entries added, changed and retired by anybody, promises within and beyond them, findings that are overridden."""

    t: TestHouse
    cases: list[UUID]
    kept: dict[UUID, tuple[UUID, tuple[gate.KeptFinding, ...]]]
    missed: set[UUID]
    person: Callable[[int], Services]
    pick: Callable[[int], UUID]
    moment: Callable[[int], Moment]
    act: Callable[[Services, Callable[[], Any]], Any]

    @rule(who=WHO, number=PICK, limit=LIMITS, how=st.sampled_from(["add", "change", "retire"]))
    def write_the_book(self, who: int, number: int, limit: str, how: str) -> None:
        """Whatever the book says from now on, what was promised by it stays as it was."""
        book, before = self.person(who).promise_book, self.by_the_book()
        entries = book.standings(is_everything=True)
        entry = entries[number % len(entries)].entry
        draft = EntryDraft("A loan machine" if how == "add" else entry.text, limit=Limit.parse(limit))
        acts = {
            "add": lambda: book.add(draft),
            "change": lambda: book.change(entry.key, draft),
            "retire": lambda: book.retire(entry.key),
        }
        self.act(self.person(who), acts[how])
        assert self.by_the_book() == before

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, text=BY_THE_BOOK, hours=HOURS, why=st.just("") | WHY)
    def promise_by_the_book(self, who: int, number: int, text: str, hours: int, why: str) -> None:
        services, case_id, due = self.person(who), self.pick(number), self.moment(hours)
        ask = lambda entry, why: f"{entry.text}? {why}"  # noqa: E731
        self.act(services, lambda: services.beyond_book.make(case_id, text, due, why, ask))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, why=WHY)
    def say_it_all_the_same(self, who: int, number: int, why: str) -> None:
        """The gate finds something, and the writer keeps it with a reason."""
        services, case_id = self.person(who), self.pick(number)
        findings = letters_out.drafts_at(self.t.house, services).check(DEFENSIVE, case_id)
        said = Said(DEFENSIVE, gate.kept(DEFENSIVE, findings, why))
        before = {one.id for one in self.t.maya.today.case(case_id).interactions}
        if self.act(services, lambda: services.telling.told(case_id, said)) is None:
            return
        new = [one for one in self.t.maya.today.case(case_id).interactions if one.id not in before]
        assert said.kept
        assert [one.kept for one in new] == [said.kept]
        self.kept[new[0].id] = (case_id, said.kept)

    # -- what always holds --------------------------------------------------------------------

    @invariant()
    def each_missed_promise_counts_once(self) -> None:
        if not hasattr(self, "missed"):
            return
        now, promises = self.t.clock.now, self.by_the_book()
        self.missed |= {one.id for one in promises if one.state is PromiseState.OPEN and one.due_at < now}
        missed = [one for one in promises if one.id in self.missed and not _is_in_time(one)]
        told = self.t.maya.promise_book.standings(is_everything=True)
        assert sum(one.broken for one in told) == len(missed)
        assert sum(one.open + one.kept + one.broken + one.released for one in told) == len(promises)

    @invariant()
    def what_was_overridden_keeps_its_reason(self) -> None:
        for case_id in {case_id for case_id, _ in list(getattr(self, "kept", {}).values())[-4:]}:
            for one in self.t.maya.today.case(case_id).interactions:
                assert one.kept == self.kept.get(one.id, (case_id, ()))[1]

    @invariant()
    def no_open_case_is_without_a_date_of_news(self) -> None:
        if getattr(self, "cases", ()):
            with self.t.maya.desk.reading() as unit:
                found = unit.cases.many(self.cases).values()
            assert all(one.news is not None and one.news.due_at for one in found if one.state is State.OPEN)

    def by_the_book(self) -> list[Promise]:
        """Every promise that was given by an entry."""
        with self.t.maya.desk.reading() as unit:
            return sorted(unit.promises.of_entries(), key=lambda one: one.id)


def _is_in_time(promise: Promise) -> bool:
    """Kept in time, and seen late only while that was taken back."""
    return promise.settled_at is not None and promise.settled_at <= promise.due_at
