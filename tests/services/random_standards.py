"""What random acts do about the service standard, quiet customers, and requests that somebody helps with."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from app.bootstrap import Services
from tests.data.houses import TestHouse
from tests.services.random_absences import PICK, WHO

FIGURES = st.sampled_from(
    [
        "lead.active.first_word",
        "lead.active.news",
        "lead.active.cadence.1",
        "quote.sent.news",
        "quote.sent.cadence.5.before_validity",
        "query.open.news",
        "query.open.closing",
        "complaint.open.first_word",
        "order.delivered.cadence.1",
    ]
)
SPANS = st.sampled_from(["20 min", "4 bh", "same day", "1 bd", "3 bd", "9 cd", "soon"])


class ActsOfStandards(RuleBasedStateMachine):
    """Figures changed by anybody at any time, leads for quiet customers, requests withdrawn and worked on."""

    t: TestHouse
    cases: list[UUID]
    person: Callable[[int], Services]
    pick: Callable[[int], UUID]
    act: Callable[[Services, Callable[[], Any]], Any]
    everything: Callable[[str], list[Any]]

    @rule(who=WHO, key=FIGURES, value=SPANS)
    def change_standard(self, who: int, key: str, value: str) -> None:
        """No promise moves, and whoever waits for an answer does not wait longer."""
        services = self.person(who)
        before = {case_id: self.clock_of(case_id) for case_id in self.cases}
        self.act(services, lambda: services.standards.change({key: value}))
        for case_id, clock in before.items():
            after = self.clock_of(case_id)
            if clock is None or after is None:
                assert clock is after
                continue
            assert after.promised_at == clock.promised_at
            assert after.last_told_at == clock.last_told_at
            assert clock.answer_at is None or after.answer_at <= clock.answer_at

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK)
    def approach(self, who: int, number: int) -> None:
        services, case = self.person(who), self.t.maya.today.case(self.pick(number)).case
        changes = self.act(services, lambda: services.quiet.approach(case.customer_id))
        self.cases += changes.case_ids if changes is not None else ()

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, how=st.sampled_from(["withdraw", "start_help", "end_help"]))
    def work_on_request(self, who: int, number: int, how: str) -> None:
        services, requests = self.person(who), self.everything("requests")
        if requests:
            request = requests[number % len(requests)]
            self.act(services, lambda: getattr(services.requests, how)(request.id))

    def clock_of(self, case_id: UUID) -> Any:
        return self.t.maya.today.case(case_id).case.news
