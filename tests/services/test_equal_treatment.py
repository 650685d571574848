"""Customers get the same in every way of working: for the same calls at the same instants, the same dates and words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.bootstrap import Services, services_at
from app.domain.errors import AppError
from app.domain.kinds import Channel, Kind
from app.domain.moments import Moment
from app.domain.quick_entry.drafts import Draft, NameRef
from app.services.steps import Postponement
from app.services.work import StepDraft
from tests.conftest import PROFILE
from tests.data.houses import TestHouse, open_test_house
from tests.domain.desk_of_styles import STYLES

WORDS = st.sampled_from(["All is on its way", "Nothing new yet", "You get it on Friday"])
HOURS = st.integers(1, 24 * 12)
PICK = st.integers(0, 20)
ACTS = st.one_of(
    st.tuples(st.just("open"), st.sampled_from(list(Kind))),
    st.tuples(st.just("told"), PICK, WORDS, st.none() | HOURS),
    st.tuples(st.just("answered"), PICK, WORDS),
    st.tuples(st.just("done"), PICK, st.none() | HOURS),
    st.tuples(st.just("later"), PICK, HOURS, st.sampled_from(["agreed", "they wait", ""])),
    st.tuples(st.just("promise"), PICK, HOURS),
    st.tuples(st.just("close"), PICK),
    st.tuples(st.just("undo")),
    st.tuples(st.just("tick")),
    st.tuples(st.just("close the reminders")),
    st.tuples(st.just("time passes"), HOURS),
)


class Office:
    """A house where Maya works in one style; every call is the same, refusals too."""

    def __init__(self, key: str) -> None:
        self.house: TestHouse = open_test_house()
        loaded = self.house.house.loaded.__class__(STYLES, ())
        house = self.house.house.__class__(
            self.house.house.paths, ":memory:", self.house.house.transactions, self.house.clock,
            self.house.house.set_up, loaded,
        )  # fmt: skip
        self.maya: Services = services_at(house, self.house.maya.desk.person_id)
        self.maya.styles.choose(key, self.maya.reminders)
        self.cases: list[UUID] = []
        self.refused: list[str] = []

    def do(self, act: tuple[Any, ...]) -> None:
        name, *said = act
        try:
            self._deeds()[name](*said)
        except AppError as problem:
            self.refused.append(type(problem).__name__)

    def got(self) -> list[object]:
        """Everything a customer gets: dates, promises and words, and the day of the next contact."""
        facts: list[object] = list(self.refused)
        for case_id in self.cases:
            view = self.maya.today.case(case_id)
            case = view.case
            clock = None if case.news is None else (case.news.due_at, case.news.last_told_at, case.news.basis)
            step = None if case.step is None else (case.step.what, case.step.due, case.step.basis)
            facts.append((case.number, case.phase, case.state, clock, step, case.outcome_text))
            facts += [(p.text, p.due, p.state, p.is_next_word) for p in view.promises]
            facts += [(i.direction, i.channel, i.at, i.summary, i.told_status) for i in view.interactions]
        return facts

    def _deeds(self) -> dict[str, Callable[..., object]]:
        maya = self.maya
        return {
            "open": self._open,
            "told": lambda n, words, again: maya.telling.told(
                self._case(n), words, channel=Channel.EMAIL, next_word=again and self._in(again)
            ),
            "answered": lambda n, words: maya.telling.answered(self._case(n), words, channel=Channel.CALL),
            "done": lambda n, hours: maya.steps.done(
                self._case(n), outcome="Reached", following=StepDraft("Call", due=hours and self._in(hours))
            ),
            "later": lambda n, hours, how: maya.steps.later(
                self._case(n),
                self._in(hours),
                Postponement(is_agreed=how == "agreed", reason="" if how == "agreed" else how),
            ),
            "promise": lambda n, hours: maya.promises.make(self._case(n), "The price", self._in(hours)),
            "close": lambda n: maya.cases.close(self._case(n), "answered: all is settled"),
            "undo": maya.history.undo,
            "tick": maya.reminders.tick,
            "close the reminders": lambda: maya.reminders.close(
                [one.occurrence.id for one in maya.reminders.reachable()]
            ),
            "time passes": lambda hours: self.house.clock.advance(hours=hours),
        }

    def _open(self, kind: Kind) -> None:
        draft = Draft("a line", kind, customer=NameRef(None, f"Customer {len(self.cases)}"), subject="Trays")
        self.cases += self.maya.opening.add(draft, is_new=True).case_ids

    def _case(self, number: int) -> UUID:
        return self.cases[number % len(self.cases)]

    def _in(self, hours: int) -> Moment:
        at = (self.house.clock.now + timedelta(hours=hours)).replace(second=0, microsecond=0)
        return Moment.of(at, "Europe/Dublin")


@settings(max_examples=100 if PROFILE == "all" else 8)
@given(acts=st.lists(ACTS, min_size=3, max_size=14))
def test_the_same_calls_give_customers_the_same_dates_and_words_in_every_style(acts):
    offices = {key: Office(key) for key in STYLES}
    try:
        for office in offices.values():
            office.do(("open", Kind.QUOTE))
        for act in acts:
            for office in offices.values():
                office.do(act)
            first, *others = [office.got() for office in offices.values()]
            assert all(other == first for other in others), act
    finally:
        for office in offices.values():
            office.house.close()
