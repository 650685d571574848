"""Random sequences of everything one can do: R1 to R4 hold after every step (Must show 3)."""

import os
import tempfile
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from app.adapters.data_files.csv_rows import read_table
from app.bootstrap import Services
from app.domain.errors import AppError
from app.domain.kinds import AGREED_DATE_PHASES, PHASES, Channel, Kind, State
from app.domain.moments import Moment
from app.domain.promises import PromiseState
from app.domain.quick_entry.drafts import Draft, NameRef, PromiseDraft
from app.services.cases import PhaseDraft
from app.services.imports import ImportService
from app.services.requests import RequestDraft
from app.services.steps import Postponement
from app.services.work import StepDraft
from tests.data.houses import NOW, TestHouse, open_test_house, sheet_map
from tests.services.random_absences import HOURS, PICK, WHO, ActsOfAbsence
from tests.services.random_promise_books import ActsOfPromiseBooks
from tests.services.random_standards import ActsOfStandards

ALL = os.environ.get("KEEPWORD_PROFILE") == "all"
WORDS = st.sampled_from(
    ["Ask about the site", "Send the price", "Call back", "", "Wrong trays =1+1", "Ça va?"]
)
SAID = st.sampled_from(["All is on its way", "Nothing new yet", "You get it on Friday"])
KINDS = st.sampled_from(list(Kind))


class EveryAct(ActsOfAbsence, ActsOfStandards, ActsOfPromiseBooks):
    """Three people, one store, every service; whatever happens, the rules hold."""

    folder: Path | None = None

    @initialize()
    def open_the_house(self) -> None:
        self.t: TestHouse = open_test_house(self.folder)
        self.cases: list[UUID] = []
        self.batches: list[str] = []
        self.told: dict[UUID, object] = {}
        self.kept, self.missed = {}, set()
        self.done: list[tuple[Services, str]] = []  # who acted, and the content hash before
        self.undone: list[tuple[Services, str]] = []

    def teardown(self) -> None:
        if hasattr(self, "t"):
            self.t.close()

    # -- helpers ------------------------------------------------------------------------------

    def person(self, who: int) -> Services:
        return self.t.everybody[who]

    def moment(self, hours: int) -> Moment:
        at = (self.t.clock.now + timedelta(hours=hours)).replace(second=0, microsecond=0)
        return Moment.of(at, "Europe/Dublin")

    def pick(self, number: int) -> UUID:
        return self.cases[number % len(self.cases)]

    def act(self, who: Services, do: Callable[[], Any]) -> Any:
        """Do it; a refusal changes nothing at all."""
        before = self.t.content_hash()
        try:
            answer = do()
        except AppError:
            assert self.t.content_hash() == before
            return None
        if self.t.content_hash() != before:
            self.done.append((who, before))
            self.undone.clear()
        return answer

    def everything(self, part: str) -> list[Any]:
        """Of every case: its requests, or the items of its checklist."""
        views = [self.t.maya.today.case(case_id) for case_id in self.cases]
        return [one for view in views for one in getattr(view, part)]

    # -- acts ---------------------------------------------------------------------------------

    @rule(who=WHO, kind=KINDS, what=WORDS, hours=st.none() | HOURS, odd=st.booleans(), promised=st.booleans())
    def open(self, who: int, kind: Kind, what: str, hours: int | None, odd: bool, promised: bool) -> None:
        draft = Draft(
            line=what or "x",
            kind=kind,
            customer=NameRef(None, f"Customer {len(self.cases) % 4}"),
            subject=what,
            step=what or None,
            channel=Channel.CALL,
            due=None if hours is None else self.moment(hours),
            value=Decimal("12.50") if odd else None,
            promise=PromiseDraft("A price", self.moment(30)) if promised else None,
            out_of_ordinary=odd,
        )
        services = self.person(who)
        changes = self.act(services, lambda: services.opening.add(draft))
        assert changes is not None
        self.cases += changes.case_ids

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, text=SAID, done=st.booleans(), hours=st.none() | HOURS)
    def tell(self, who: int, number: int, text: str, done: bool, hours: int | None) -> None:
        services, case_id = self.person(who), self.pick(number)
        next_word = None if hours is None else self.moment(hours)
        self.act(
            services,
            lambda: services.telling.told(case_id, text, is_step_done=done, next_word=next_word),
        )

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, keep=st.booleans(), told=st.booleans())
    def they_answer(self, who: int, number: int, keep: bool, told: bool) -> None:
        services, case_id = self.person(who), self.pick(number)
        answered = services.telling.answered
        self.act(services, lambda: answered(case_id, "Hello?", keep_step=keep, is_told=told))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, text=WORDS, reached=st.booleans())
    def log(self, who: int, number: int, text: str, reached: bool) -> None:
        services, case_id = self.person(who), self.pick(number)
        news = services.today.case(case_id).case.news
        self.act(services, lambda: services.telling.logged(case_id, text, Channel.CALL, is_reached=reached))
        assert services.today.case(case_id).case.news == news

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, what=WORDS, hours=st.none() | HOURS)
    def replace(self, who: int, number: int, what: str, hours: int | None) -> None:
        services, case_id = self.person(who), self.pick(number)
        draft = StepDraft(what, None, None if hours is None else self.moment(hours))
        news = services.today.case(case_id).case.news
        self.act(services, lambda: services.steps.replace(case_id, draft))
        assert services.today.case(case_id).case.news == news

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, hours=st.integers(-30, 200), reason=st.sampled_from(["", "Knee"]))
    def place(self, who: int, number: int, hours: int, reason: str) -> None:
        services, case_id = self.person(who), self.pick(number)
        slot_at, how = self.moment(hours).at, Postponement(reason=reason)
        news = services.today.case(case_id).case.news
        self.act(services, lambda: services.steps.place(case_id, slot_at, how))
        assert services.today.case(case_id).case.news == news

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, subject=st.none() | WORDS)
    def edit(self, who: int, number: int, subject: str | None) -> None:
        cases, case_id = self.person(who).cases, self.pick(number)
        do = cases.mark_out_of_ordinary if subject is None else partial(cases.edit, subject=subject)
        self.act(self.person(who), lambda: do(case_id))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, done=st.booleans())
    def tick_item(self, who: int, number: int, done: bool) -> None:
        services, items = self.person(who), self.everything("checklist")
        if items:
            item = items[number % len(items)]
            self.act(services, lambda: services.cases.tick_item(item.id, is_done=done))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, to=WHO, harm=st.sampled_from(["", "Their kitchen stands still"]))
    def ask(self, who: int, number: int, to: int, harm: str) -> None:
        services, case_id = self.person(who), self.pick(number)
        draft = RequestDraft(self.person(to).desk.person_id, "Can it be blue?", self.moment(30), harm)
        self.act(services, lambda: services.requests.ask(case_id, draft))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, yes=st.booleans())
    def answer_request(self, who: int, number: int, yes: bool) -> None:
        services, requests = self.person(who), self.everything("requests")
        if requests:
            request = requests[number % len(requests)]
            settle = services.requests.answer if yes else services.requests.decline
            self.act(services, lambda: settle(request.id, "As you like"))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, told=st.booleans(), what=WORDS, hours=st.none() | HOURS)
    def finish(self, who: int, number: int, told: bool, what: str, hours: int | None) -> None:
        services, case_id = self.person(who), self.pick(number)
        following = StepDraft(what, None, None if hours is None else self.moment(hours))
        self.act(services, lambda: services.steps.done(case_id, following=following, is_told=told))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, hours=HOURS, agreed=st.booleans(), reason=st.sampled_from(["", "Knee"]))
    def postpone(self, who: int, number: int, hours: int, agreed: bool, reason: str) -> None:
        services, case_id = self.person(who), self.pick(number)
        how = Postponement(is_agreed=agreed, reason=reason, limit=2)
        self.act(services, lambda: services.steps.later(case_id, self.moment(hours), how))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, hours=HOURS)
    def wait(self, who: int, number: int, hours: int) -> None:
        services, case_id = self.person(who), self.pick(number)
        self.act(services, lambda: services.steps.wait(case_id, "The supplier", self.moment(hours)))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, hours=HOURS, next_word=st.booleans())
    def promise(self, who: int, number: int, hours: int, next_word: bool) -> None:
        services, case_id = self.person(who), self.pick(number)
        due = self.moment(hours)
        self.act(services, lambda: services.promises.make(case_id, "A price", due, is_next_word=next_word))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, reason=st.sampled_from(["", "Not needed"]))
    def settle_promise(self, who: int, number: int, reason: str) -> None:
        services, case_id = self.person(who), self.pick(number)
        binding = [p for p in services.promises.of_case(case_id) if p.state is PromiseState.OPEN]
        for promise in binding[:1]:
            keep, release = services.promises.keep, services.promises.release
            self.act(
                services,
                lambda: release(promise.id, reason) if reason else keep(promise.id),  # noqa: B023
            )

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, kind=KINDS, place=st.integers(0, 2), hours=HOURS)
    def change_phase(self, who: int, number: int, kind: Kind, place: int, hours: int) -> None:
        services, case_id = self.person(who), self.pick(number)
        phase = PHASES[kind][place % len(PHASES[kind])]
        until = self.moment(hours) if phase in AGREED_DATE_PHASES else None
        said_so = PhaseDraft(until=until, valid_until_on=self.moment(hours).wall.date())
        self.act(services, lambda: services.cases.change_phase(case_id, phase, kind=kind, said_so=said_so))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, to=WHO, reassign=st.booleans())
    def offer(self, who: int, number: int, to: int, reassign: bool) -> None:
        services, case_id, to_id = self.person(who), self.pick(number), self.person(to).desk.person_id
        give = services.handovers.reassign if reassign else services.handovers.hand_over
        self.act(services, lambda: give(case_id, to_id))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, how=st.sampled_from(["accept", "decline", "take"]))
    def answer_offer(self, who: int, number: int, how: str) -> None:
        services, case_id = self.person(who), self.pick(number)
        self.act(services, lambda: getattr(services.handovers, how)(case_id))

    @precondition(lambda self: self.cases)
    @rule(
        who=WHO, number=PICK, text=st.sampled_from(["won: in May", "", "no", "settled"]), word=st.booleans()
    )
    def close(self, who: int, number: int, text: str, word: bool) -> None:
        services, case_id = self.person(who), self.pick(number)
        no_word = "" if word else "Moved away"
        self.act(services, lambda: services.cases.close(case_id, text, no_word_reason=no_word))

    @precondition(lambda self: self.cases)
    @rule(who=WHO, number=PICK, what=WORDS)
    def reopen(self, who: int, number: int, what: str) -> None:
        services, case_id = self.person(who), self.pick(number)
        self.act(services, lambda: services.cases.reopen(case_id, StepDraft(what)))

    @rule(who=WHO)
    def undo(self, who: int) -> None:
        """Taking back the newest of all acts gives the content before it."""
        services = self.person(who)
        before = self.t.content_hash()
        try:
            services.history.undo()
        except AppError:
            assert self.t.content_hash() == before
            return
        if self.done and self.done[-1][0] is services:
            _, expected = self.done.pop()
            assert self.t.content_hash() == expected
            self.undone.append((services, before))
        else:
            self.done.clear()
            self.undone.clear()

    @rule(who=WHO)
    def redo(self, who: int) -> None:
        """Doing again what was just taken back gives the content before that."""
        services = self.person(who)
        before = self.t.content_hash()
        try:
            services.history.redo()
        except AppError:
            assert self.t.content_hash() == before
            return
        if self.undone and self.undone[-1][0] is services:
            _, expected = self.undone.pop()
            assert self.t.content_hash() == expected
            self.done.append((services, before))
        else:
            self.done.clear()
            self.undone.clear()

    @rule(who=WHO, rows=st.integers(1, 3))
    def take_in(self, who: int, rows: int) -> None:
        services = self.person(who)
        lines = ["Reference,Customer,Matter,Kind,Owner,Opened,Next step,Due,Value,Status"]
        start = 100 * len(self.batches)
        lines += [f"S{start + n},Firm {n},Matter {n},quote,,,Call,,10,open" for n in range(rows)]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "cases.csv")
            file.write_text("\n".join(lines), "utf-8")
            imports = ImportService(services.desk, read_table, lambda: None)
            before = self.t.content_hash()
            report = imports.apply(file, sheet_map())
        assert report.batch is not None
        assert report.counts["created"] == rows
        self.batches.append(report.batch)
        self.done.clear()
        self.undone.clear()
        if rows == 1:
            imports.undo(report.batch)
            assert self.t.content_hash() == before

    @rule(hours=st.integers(min_value=0, max_value=200))
    def time_passes(self, hours: int) -> None:
        self.t.clock.advance(hours=hours)
        for services in self.t.everybody:
            services.reminders.tick()
        for row in self.t.maya.today.rows(everybody=True):
            offer = self.t.maya.today.case(row.case_id).case.offer
            assert offer is None or offer.expires_at > self.t.clock.now
        self.done.clear()
        self.undone.clear()

    # -- what always holds --------------------------------------------------------------------

    @invariant()
    def the_rules_hold(self) -> None:
        if not hasattr(self, "t"):
            return
        assert self.t.problems() == []

    @invariant()
    def only_telling_resets_the_clock(self) -> None:
        for case_id in getattr(self, "cases", ())[-3:]:
            view = self.t.maya.today.case(case_id)
            if view.case.news is None or view.case.is_withdrawn:
                continue
            told = [i.at for i in view.interactions if i.told_status]
            assert view.case.news.last_told_at in (None, *told)
            assert view.case.state is State.OPEN

    @invariant()
    def waiting_is_a_chase_or_a_chase_put_off(self) -> None:
        for case_id in getattr(self, "cases", ())[-3:]:
            case = self.t.maya.today.case(case_id).case
            assert (case.waiting_on == "") == (case.waiting_until_at is None)
            assert not case.waiting_on or case.planned.what.startswith("Chase ")

    @invariant()
    def every_date_explains_itself(self) -> None:
        for row in self.t.maya.today.rows(everybody=True)[:2] if hasattr(self, "t") else ():
            assert self.t.maya.reasons.why(row.case_id)

    @invariant()
    def every_open_case_is_in_somebodys_agenda(self) -> None:
        if not hasattr(self, "t"):
            return
        listed = {row.case_id for row in self.t.maya.today.rows(everybody=True)}
        owned = {row.case_id for services in self.t.everybody for row in services.today.rows()}
        assert listed == owned


def run(machine: type[EveryAct], examples: int, steps: int) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    checks = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    size = settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    # The same walks for everybody in `make test`, new ones in the long profile.
    how = settings(size, suppress_health_check=checks, derandomize=not ALL)
    run_state_machine_as_test(machine, settings=how)


def test_the_rules_hold_after_every_act_in_memory() -> None:
    run(EveryAct, 160 if ALL else 12, 50 if ALL else 30)


def test_the_rules_hold_after_every_act_on_disk(tmp_path_factory: pytest.TempPathFactory) -> None:
    class OnDisk(EveryAct):
        @initialize()
        def open_the_house(self) -> None:
            self.folder = tmp_path_factory.mktemp("house")
            super().open_the_house()

    run(OnDisk, 50 if ALL else 4, 50 if ALL else 25)


def test_the_house_starts_whole() -> None:
    house = open_test_house()
    assert house.problems() == []
    assert house.clock() == NOW
    house.close()
