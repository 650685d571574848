"""What random acts do about being away and covering."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.bootstrap import Services
from app.domain.moments import Moment
from app.services.absences import LeaveDraft
from app.services.leave_lines import Move
from tests.data.houses import TestHouse

HOURS = st.integers(min_value=1, max_value=24 * 40)
WHO = st.integers(min_value=0, max_value=2)
PICK = st.integers(min_value=0, max_value=30)


class ActsOfAbsence(RuleBasedStateMachine):
    """Leaves planned, settled, confirmed and taken back by anybody at any time."""

    t: TestHouse
    person: Callable[[int], Services]
    moment: Callable[[int], Moment]
    act: Callable[[Services, Callable[[], Any]], Any]

    @rule(who=WHO, to=WHO, start=st.integers(-5, 60), length=st.integers(1, 200), alone=st.booleans())
    def plan_leave(self, who: int, to: int, start: int, length: int, alone: bool) -> None:
        services, cover_id = self.person(who), None if alone else self.person(to).desk.person_id
        starts, ends = self.moment(start), self.moment(start + length)
        self.act(services, lambda: services.absences.plan(LeaveDraft(starts, ends, cover_id)))

    @rule(who=WHO, number=PICK, hours=HOURS, how=st.sampled_from(["agree", "tell", "give", "leave"]))
    def settle_line(self, who: int, number: int, hours: int, how: str) -> None:
        services, leaves = self.person(who), self.t.maya.absences.living(everybody=True)
        lines = [(view.absence.id, line.key) for view in leaves for line in view.lines]
        if not lines:
            return
        absence_id, key = lines[number % len(lines)]
        move = Move(self.moment(hours), "Back on that day", is_agreed=how == "agree")
        if how in {"agree", "tell"}:
            self.act(services, lambda: services.absences.move(absence_id, key, move))
        elif how == "give":
            self.act(services, lambda: services.absences.give(absence_id, [key]))
        else:
            self.act(services, lambda: services.absences.leave(absence_id, [key], "They know"))

    @rule(who=WHO, number=PICK, how=st.sampled_from(["confirm", "withdraw"]))
    def end_leave(self, who: int, number: int, how: str) -> None:
        services, leaves = self.person(who), self.t.maya.absences.living(everybody=True)
        if leaves:
            absence = leaves[number % len(leaves)].absence
            self.act(services, lambda: getattr(services.absences, how)(absence.id))

    @rule(who=WHO, to=WHO, length=st.integers(1, 200))
    def cover_somebody(self, who: int, to: int, length: int) -> None:
        """A lead lets somebody cover from now; whoever is back already says so."""
        priya, person_id = self.t.priya, self.person(who).desk.person_id
        draft = LeaveDraft(self.moment(0), self.moment(length), self.person(to).desk.person_id)
        self.act(priya, lambda: priya.absences.cover(person_id, draft))
        if length % 3 == 0:
            self.act(self.person(who), self.person(who).absences.come_back)

    @invariant()
    def nobodys_cases_are_looked_after_at_two_desks(self) -> None:
        if not hasattr(self, "t"):
            return
        desks = {services.desk.person_id: services for services in self.t.everybody}
        looked_after = [one.id for services in desks.values() for one in services.absences.looked_after()]
        assert len(looked_after) == len(set(looked_after))
