"""The ledger over time: each rung once, on time or at the first moment after; never lost, never doubled (R6)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attention import Attention
from app.domain.beats import CATCH_UP_AFTER, beat, list_at_start, next_beat_at
from app.domain.cases import Case
from app.domain.kinds import Channel, Kind, Phase
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.occurrences import (
    RETURN_AFTER,
    Obligation,
    ObligationKind,
    Occurrence,
    OccurrenceState,
    obligations_of,
)
from app.domain.promises import Promise, PromiseState
from app.domain.reminders import reconcile
from app.domain.rungs import Rung
from app.domain.steps import Basis, PlannedStep, Reason
from app.domain.working_time import Week
from tests.domain.desk_of_styles import MAYA, NOW, OFFICE, STYLES, NumberedIds

every_style = pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
MINUTE = timedelta(minutes=1)
LUNCH = Week.of("12:30-13:00")


def reachable(style, **fields):
    return Attention(style, OFFICE, style.quiet, **fields)


def occurrence(kind=ObligationKind.STEP, *, number=1, planned_at=NOW, deadline_at=None, share=80, **fields):
    values = {"generation": 1, "rung": Rung.NOTIFICATION, **fields}
    return Occurrence(
        UUID(int=number),
        kind,
        values.pop("obligation_id", UUID(int=70 + number)),
        UUID(int=5),
        MAYA,
        MAYA,
        values.pop("generation"),
        share,
        planned_at,
        deadline_at or planned_at + timedelta(hours=5),
        values.pop("rung"),
        **values,
    )


class Ledger:
    """Rows in memory, the obligations behind them, and a person in front of them."""

    def __init__(self, style) -> None:
        self.style = style
        self.rows: dict[UUID, Occurrence] = {}
        self.owed: dict[UUID, Obligation] = {}
        self.ids = NumberedIds()
        self.past: list[Obligation] = []
        self.shown_times: dict[UUID, int] = {}

    @property
    def attention(self):
        return reachable(self.style, protected=LUNCH)

    def save(self, rows):
        for row in rows:
            self.rows[row.id] = row

    def fit(self, obligation_id, owed, now):
        rows = [row for row in self.rows.values() if row.obligation_id == obligation_id]
        self.save(reconcile(rows, owed, self.attention, now, MAYA, self.ids))
        before = self.owed.pop(obligation_id, None)
        self.past += [before] if before is not None and before != owed else []
        if owed is not None:
            self.owed[obligation_id] = owed

    def beat(self, now):
        heard = beat(self.rows.values(), self.attention, now)
        for row in (*heard.shown, *heard.catch_up):
            assert row.planned_at <= now
            assert self.rows[row.id].shown_at is None
            self.shown_times[row.id] = self.shown_times.get(row.id, 0) + 1
        for row in heard.returned:
            assert row.rung > self.rows[row.id].rung
        self.save(heard.rows)
        assert beat(self.rows.values(), self.attention, now).rows == ()
        return heard

    def check(self):
        names = [(row.obligation_id, row.generation, row.share) for row in self.rows.values()]
        assert len(set(names)) == len(names)
        assert set(self.shown_times.values()) <= {1}


times = st.timedeltas(timedelta(minutes=-90), timedelta(days=3))
acts = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), times),
        st.tuples(st.just("sleep"), st.timedeltas(timedelta(0), timedelta(days=20))),
        st.tuples(st.just("clock"), st.timedeltas(timedelta(days=-2), timedelta(days=2))),
        st.tuples(st.just("owe"), st.sampled_from(ObligationKind), st.floats(0.02, 60)),
        st.tuples(st.just("move"), st.integers(0, 5), st.floats(0.02, 60)),
        st.tuples(st.just("done"), st.integers(0, 5)),
        st.tuples(st.just("undo"), st.integers(0, 5)),
        st.tuples(st.just("close"), st.integers(0, 5)),
        st.tuples(st.just("style"), st.sampled_from(sorted(STYLES))),
        st.tuples(st.just("again")),
    ),
    max_size=25,
)


def live(ledger, story):  # noqa: C901, PLR0912 - one branch for each thing that can happen
    now, number = NOW, 0
    for act, *args in story:
        owed = list(ledger.owed.values())
        if act in {"wait", "clock", "sleep"}:
            now += args[0]
        elif act == "owe":
            number += 1
            ledger.fit(UUID(int=number), _owed(args[0], number, 1, now, args[1]), now)
        elif act == "move" and owed:
            old = owed[args[0] % len(owed)]
            new = _owed(old.kind, old.id.int, old.generation + 1, now, args[1])
            ledger.fit(old.id, new, now)
        elif act == "done" and owed:
            ledger.fit(owed[args[0] % len(owed)].id, None, now)
        elif act == "undo" and ledger.past:
            old = ledger.past[args[0] % len(ledger.past)]
            ledger.fit(old.id, old, now)
        elif act == "close" and ledger.rows:
            row = list(ledger.rows.values())[args[0] % len(ledger.rows)]
            ledger.save([row.closed(now)])
        elif act == "style":
            ledger.style = STYLES[args[0]]
            for item in owed:
                ledger.fit(item.id, item, now)
        elif act == "again":
            for item in owed:
                ledger.fit(item.id, item, now)
        if act != "sleep":
            ledger.beat(now)
        ledger.check()
    return now


def _owed(kind, number, generation, now, hours):
    due_at = OFFICE.add(now, timedelta(hours=hours)).at
    return Obligation(kind, UUID(int=number), UUID(int=900), MAYA, generation, now, due_at)


@every_style
@given(story=acts)
def test_nothing_is_lost_doubled_or_early_whatever_happens_to_the_clock(style, story):
    ledger = Ledger(style)
    now = live(ledger, story)
    end = max([now, *(row.planned_at for row in ledger.rows.values())]) + timedelta(days=5)
    noon = OFFICE.blocks_on(OFFICE.day_of(OFFICE.opening_after(end)))[0][0] + timedelta(hours=1)
    ledger.beat(noon)
    ledger.check()
    assert not [row for row in ledger.rows.values() if row.state is OccurrenceState.PLANNED]
    for owed in ledger.owed.values():
        of_it = [row for row in ledger.rows.values() if row.obligation_id == owed.id]
        rows = [row for row in of_it if row.generation == max(row.generation for row in of_it)]
        assert {row.deadline_at for row in rows} == {owed.due_at}
        assert any(row.share == 100 and row.shown_at is not None for row in rows)
        for row in rows:
            assert row.shown_at is not None or row.state in {OccurrenceState.MERGED, OccurrenceState.MOVED}


@every_style
@given(kind=st.sampled_from(ObligationKind), hours=st.floats(0.2, 40))
def test_on_a_running_machine_everything_comes_on_its_minute_or_after_quiet_time(style, kind, hours):
    ledger, now = Ledger(style), NOW
    owed = _owed(kind, 1, 1, now, hours)
    ledger.fit(owed.id, owed, now)
    while (at := next_beat_at(ledger.rows.values(), now)) is not None:
        now = at
        ledger.beat(now)
    for row in ledger.rows.values():
        held = ledger.attention.is_held(row, row.planned_at)
        assert held or row.state is OccurrenceState.MERGED or row.shown_at == row.planned_at


@given(hours=st.floats(2.1, 80))
def test_who_closes_every_notice_lets_no_promise_pass_in_silence(hours):
    ledger, now = Ledger(STYLES["influencer"]), NOW
    owed = _owed(ObligationKind.PROMISE, 1, 1, now, hours)
    ledger.fit(owed.id, owed, now)
    loudest = Rung.LIST
    while (at := next_beat_at(ledger.rows.values(), now)) is not None and at < owed.due_at:
        now = at
        for row in ledger.beat(now).rows:
            loudest = max(loudest, row.rung)
            ledger.save([row.closed(now)])
    assert loudest >= Rung.NOTIFICATION


def test_due_is_due_however_long_ago():
    row = occurrence()
    assert not row.is_due(NOW - timedelta(seconds=1))
    assert row.is_due(NOW)
    assert row.is_due(NOW + timedelta(days=900))
    assert not row.shown(NOW).is_due(NOW + timedelta(days=900))


def test_several_passed_shares_of_one_obligation_merge_into_the_latest_and_stay_as_loud():
    same = UUID(int=70)
    loud = occurrence(number=1, obligation_id=same, share=50, rung=Rung.WINDOW)
    soft = occurrence(number=2, obligation_id=same, share=80, rung=Rung.BADGE, planned_at=NOW + MINUTE)
    heard = beat([loud, soft], reachable(STYLES["influencer"]), NOW + 2 * MINUTE)
    assert [(row.share, row.rung) for row in heard.shown] == [(80, Rung.WINDOW)]
    assert [(row.share, row.state) for row in heard.merged] == [(50, OccurrenceState.MERGED)]


def test_what_came_up_meanwhile_is_one_summary_with_the_oldest_promise_first():
    rows = [
        occurrence(number=1, deadline_at=NOW),
        occurrence(ObligationKind.PROMISE, number=2, deadline_at=NOW + timedelta(hours=2)),
        occurrence(ObligationKind.PROMISE, number=3, deadline_at=NOW + timedelta(hours=1)),
        occurrence(number=4, planned_at=NOW + timedelta(hours=1)),
    ]
    heard = beat(rows, reachable(STYLES["influencer"]), NOW + timedelta(hours=1))
    assert [row.id.int for row in heard.catch_up] == [3, 2, 1]
    assert all(row.is_catch_up for row in heard.catch_up)
    assert [row.id.int for row in heard.shown] == [4]


def test_a_slow_beat_makes_no_summary():
    heard = beat([occurrence()], reachable(STYLES["driver"]), NOW + CATCH_UP_AFTER)
    assert len(heard.shown) == 1
    assert heard.catch_up == ()


def test_closing_is_not_acting_it_comes_back_one_rung_higher_and_is_counted_apart():
    row = occurrence(rung=Rung.BADGE).shown(NOW).closed(NOW)
    attention = reachable(STYLES["influencer"])
    assert beat([row], attention, NOW + RETURN_AFTER - MINUTE).rows == ()
    (back,) = beat([row], attention, NOW + RETURN_AFTER).returned
    assert (back.rung, back.presented_count, back.shown_at) == (Rung.NOTIFICATION, 2, NOW)
    assert beat([back], attention, NOW + timedelta(days=1)).rows == ()


def test_at_the_top_of_its_ladder_nothing_comes_back_but_stays_in_the_list():
    row = occurrence().shown(NOW).closed(NOW)
    assert beat([row], reachable(STYLES["analyst"]), NOW + timedelta(hours=1)).rows == ()
    assert [shown.presented_count for shown in list_at_start([row])] == [2]


def test_only_the_latest_share_of_an_obligation_comes_back():
    same = UUID(int=70)
    early = occurrence(number=1, obligation_id=same, rung=Rung.BADGE).shown(NOW).closed(NOW)
    late = occurrence(number=2, obligation_id=same, share=95, planned_at=NOW + MINUTE).shown(NOW + MINUTE)
    assert beat([early, late], reachable(STYLES["influencer"]), NOW + timedelta(hours=1)).rows == ()
    assert [row.id for row in list_at_start([early, late])] == [late.id]


def test_what_comes_up_speaks_for_what_was_closed_before():
    same = UUID(int=70)
    early = occurrence(number=1, obligation_id=same, rung=Rung.BADGE).shown(NOW).closed(NOW)
    late = occurrence(number=2, obligation_id=same, share=95, planned_at=NOW + RETURN_AFTER)
    heard = beat([early, late], reachable(STYLES["influencer"]), NOW + RETURN_AFTER)
    assert [row.id for row in heard.rows] == [late.id]


@every_style
def test_quiet_time_holds_everything_but_a_promise_about_to_break(style):
    attention = replace(reachable(style), quiet=STYLES["amiable"].quiet)
    night = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)
    rows = [
        occurrence(number=1, planned_at=night),
        occurrence(ObligationKind.PROMISE, number=2, planned_at=night, deadline_at=night + timedelta(days=3)),
        occurrence(
            ObligationKind.PROMISE, number=3, planned_at=night, deadline_at=night + timedelta(hours=11)
        ),
    ]
    assert [row.id.int for row in beat(rows, attention, night).rows] == [3]
    morning = night + timedelta(hours=10)
    assert sorted(row.id.int for row in beat(rows, attention, morning).rows) == [1, 2, 3]


def test_a_promise_that_broke_long_ago_waits_for_the_morning():
    attention = replace(reachable(STYLES["driver"]), quiet=STYLES["amiable"].quiet)
    close = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
    row = occurrence(ObligationKind.PROMISE, share=100, planned_at=close, deadline_at=close)
    assert beat([row], attention, close + timedelta(hours=4)).rows == ()
    assert len(beat([row], attention, close).shown) == 1
    assert len(beat([row], attention, close + timedelta(hours=15)).catch_up) == 1


def test_protected_time_holds_too():
    attention = reachable(STYLES["amiable"], protected=LUNCH)
    at = datetime(2026, 11, 24, 12, 45, tzinfo=UTC)
    assert beat([occurrence(planned_at=at)], attention, at).rows == ()
    assert len(beat([occurrence(planned_at=at)], attention, at + timedelta(minutes=15)).rows) == 1


def test_a_clock_set_back_shows_nothing_twice():
    attention = reachable(STYLES["influencer"])
    (row,) = beat([occurrence()], attention, NOW).shown
    for hours in (-24 * 365, -1, 0, 1):
        assert beat([row], attention, NOW + timedelta(hours=hours)).rows == ()


def test_an_ended_row_is_left_alone():
    row = occurrence().ended(OccurrenceState.MOVED, NOW)
    assert beat([row], reachable(STYLES["influencer"]), NOW + timedelta(days=1)).rows == ()
    assert row.closed(NOW) is row
    assert next_beat_at([row], NOW) is None


def test_the_next_beat_is_the_next_moment_anything_comes_up_or_comes_back():
    waiting = occurrence(number=1, planned_at=NOW + timedelta(hours=3))
    closed = occurrence(number=2).shown(NOW).closed(NOW)
    assert next_beat_at([waiting, closed], NOW) == NOW + RETURN_AFTER
    assert next_beat_at([waiting], NOW) == waiting.planned_at


def open_case(**news):
    step = PlannedStep(
        UUID(int=11), "Call", Channel.CALL, Moment.of(NOW, OFFICE.zone), NOW, NOW - timedelta(days=1)
    )
    clock = NewsClock(
        **{"base_at": NOW + timedelta(hours=1), "base": Basis(Reason.STANDARD, "2 bd", NOW), **news}
    )
    return Case(
        UUID(int=5), 4127, Kind.QUOTE, Phase.ASKED, UUID(int=6), None, "Two grinders", MAYA, MAYA, NOW, NOW,
        step=step, news=clock,
    )  # fmt: skip


def promise(**fields):
    due = Moment.of(NOW + timedelta(hours=2), OFFICE.zone)
    return Promise(UUID(int=12), UUID(int=5), MAYA, MAYA, "Send the plan", due, NOW, **fields)


def test_a_case_owes_its_step_its_news_and_its_open_promises():
    step, news, word = obligations_of(open_case(), [promise(), promise(state=PromiseState.KEPT)])
    assert (step.kind, step.id, step.due_at) == (ObligationKind.STEP, UUID(int=11), NOW)
    assert (news.kind, news.id, news.planned_at) == (ObligationKind.NEWS, UUID(int=5), NOW)
    assert (word.kind, word.id, word.is_promise) == (ObligationKind.PROMISE, UUID(int=12), True)


def test_a_promised_next_word_is_one_set_of_reminders():
    case = open_case(promised_at=NOW + timedelta(minutes=30), promise_id=UUID(int=12))
    assert [owed.kind for owed in obligations_of(case, [promise()])] == [
        ObligationKind.STEP,
        ObligationKind.PROMISE,
    ]


def test_an_imported_case_says_so():
    step, news = obligations_of(open_case(base=Basis(Reason.IMPORT)))
    assert (step.imported_at, news.imported_at) == (None, NOW)


def test_a_closed_case_owes_only_the_promises_that_still_bind():
    (owed,) = obligations_of(open_case().closed("won", "", NOW), [promise()])
    assert owed.is_promise
    assert obligations_of(open_case().closed("won", "", NOW)) == ()
