"""The contract of every store of nouns, in memory and on disk."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.database import rows
from app.adapters.database.unit_of_work import SqlTransactions
from app.domain.book_entries import Measure
from app.domain.cases import Offer
from app.domain.errors import ChangedMeanwhile, NotFound
from app.domain.history import Action
from app.domain.ideas import IdeaKind, IdeaState
from app.domain.interactions import Direction
from app.domain.kinds import PHASES, Channel, Kind, State
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.people import Role
from app.domain.promises import PromiseState
from app.domain.spans import Span
from app.domain.steps import Basis, PlannedStep, Reason, StepState
from app.domain.wishes import WishKind
from app.domain.working_time import Week
from app.services.ports import Batch
from tests.data import stores
from tests.data.stores import (
    BEN,
    EIMEAR,
    MARLOWE,
    MAYA,
    NOW,
    case,
    deed,
    interaction,
    kept,
    open_store,
    promise,
)

EARLY, LATE = datetime(1990, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=60)
SAID = TEXT.filter(lambda text: text.strip())
INSTANTS = st.datetimes(EARLY, LATE, timezones=st.just(UTC))
ZONES = st.sampled_from(["Europe/Dublin", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns", "UTC"])
MOMENTS = st.builds(
    Moment,
    st.datetimes(EARLY, LATE).map(lambda at: at.replace(second=0, microsecond=0)),
    ZONES,
)
EFFORTS = st.integers(0, 600).map(lambda minutes: timedelta(minutes=minutes))
AMOUNTS = st.decimals(0, 10**12, places=2, allow_nan=False)
BASES = st.builds(Basis, st.sampled_from(Reason), TEXT.map(lambda t: t[:40]), st.none() | INSTANTS)
COUNTS = st.integers(0, 10_000)
CHANNELS = st.sampled_from(Channel)


@st.composite
def planned_steps(draw: st.DrawFn) -> PlannedStep:
    due = draw(MOMENTS)
    slot_at = due.at - timedelta(minutes=draw(st.integers(0, 10_000)))
    return PlannedStep(
        uuid4(), draw(SAID), draw(CHANNELS), due, slot_at, draw(INSTANTS), draw(EFFORTS), draw(BASES),
        draw(COUNTS), draw(COUNTS), draw(st.none() | COUNTS),
    )  # fmt: skip


@st.composite
def clocks(draw: st.DrawFn) -> NewsClock:
    news = NewsClock(draw(INSTANTS), draw(BASES), generation=draw(COUNTS))
    if draw(st.booleans()):
        news = news.received(draw(INSTANTS), draw(INSTANTS), draw(TEXT)[:40])
    return news


@st.composite
def cases(draw: st.DrawFn) -> Any:
    kind = draw(st.sampled_from(Kind))
    is_open = draw(st.booleans())
    offers = st.builds(Offer, st.builds(uuid4), st.just(BEN.id), INSTANTS)
    return case(
        draw(st.integers(1, 10**9)),
        id=uuid4(),
        kind=kind,
        phase=draw(st.sampled_from(PHASES[kind])),
        state=State.OPEN if is_open else State.CLOSED,
        subject=draw(TEXT),
        contact_id=draw(st.sampled_from([None, EIMEAR.id])),
        opened_at=draw(INSTANTS),
        step=draw(planned_steps()) if is_open else None,
        news=draw(clocks()) if is_open else None,
        offer=draw(st.none() | offers) if is_open else None,
        value=draw(st.none() | AMOUNTS),
        valid_until_on=draw(st.none() | st.dates(date(1990, 1, 1))),
        is_out_of_ordinary=draw(st.booleans()),
        waiting_on=draw(TEXT),
        waiting_until_at=draw(st.none() | INSTANTS),
        closed_at=None if is_open else draw(INSTANTS),
        outcome_text=draw(TEXT),
    )


@st.composite
def others(draw: st.DrawFn) -> tuple[str, Any]:
    """A noun of any other kind, on the case 4127, with the unit's name for its store."""
    text, at, words = draw(TEXT), draw(INSTANTS), draw(SAID)
    of = case(id=UUID(int=5))
    settled = draw(st.sampled_from([PromiseState.KEPT, PromiseState.LATE, PromiseState.RELEASED]))
    made = {
        "people": stores.person(
            str(uuid4()), id=uuid4(), function=text, role=draw(st.sampled_from(Role)), author_id=MAYA.id,
            hours=Week.of("08:30-12:30, 13:00-24:00"), reading_slots=("13:00", "16:30"),
        ),
        "companies": stores.company(id=uuid4(), name=text, value_limit=draw(AMOUNTS)),
        "customers": replace(MARLOWE, id=uuid4(), name=text, note=words, needs_completing=draw(st.booleans())),
        "contacts": replace(EIMEAR, id=uuid4(), name=text, phone=words),
        "steps": stores.finished(
            of, id=uuid4(), what=words, state=draw(st.sampled_from(StepState)), finished_at=at, outcome=text
        ),
        "interactions": interaction(
            of, id=uuid4(), summary=text, at=at, channel=draw(CHANNELS), direction=draw(st.sampled_from(Direction))
        ),
        "promises": promise(
            of, id=uuid4(), text=words, due=draw(MOMENTS), state=settled, settled_at=at, reason=words
        ),
        "handovers": stores.handover(of, id=uuid4(), note=text, expires_at=at),
        "requests": stores.request(of, id=uuid4(), text=text, is_urgent=True, harm=words, answered_at=at),
        "ideas": stores.idea(
            of, id=uuid4(), words=words, said_at=at, theme=text, kind=draw(st.sampled_from(IdeaKind)),
            state=IdeaState.DECLINED, answer=words, answered_at=at,
        ),
        "wishes": stores.wish(id=uuid4(), value=words, said_by=words, kind=draw(st.sampled_from(WishKind))),
        "book_entries": stores.book_entry(
            id=uuid4(), key=uuid4().hex, text=words, condition=text, at_least=Span.days(draw(st.integers(0, 3660))), most=Decimal("7.50"),
            measure=draw(st.sampled_from(Measure)), valid_until_on=at.date(), is_retired=True, position=draw(COUNTS),
            terms=MappingProxyType({"en": (words, text), "de": ()}),
        ),
        "letter_templates": stores.letter_template(id=uuid4(), key=uuid4().hex, text=words),
        "checklists": stores.checklist_item(of, id=uuid4(), text=text, position=draw(COUNTS), done_at=at),
    }  # fmt: skip
    name = draw(st.sampled_from(sorted(made)))
    return name, made[name]


@pytest.fixture(scope="module")
def shared() -> SqlTransactions:
    """One store for all random nouns: each example is taken back."""
    _, transactions = stores.staffed_store()
    kept(transactions, case(id=UUID(int=5)))
    return transactions


@given(noun=st.tuples(st.just("cases"), cases()) | others())
def test_every_noun_is_read_as_it_was_saved(shared: SqlTransactions, noun: tuple[str, Any]) -> None:
    name, value = noun
    with shared.acting(deed()) as unit:
        saved = getattr(unit, name).save(value)
        assert saved == replace(value, version=1)
        assert getattr(unit, name).get(value.id) == saved


@given(noun=st.tuples(st.just("cases"), cases()) | others())
def test_every_value_in_the_history_is_read_as_it_was(shared: SqlTransactions, noun: tuple[str, Any]) -> None:
    name, value = noun
    table = rows.CHECKLIST_ITEMS.table if name == "checklists" else getattr(rows, name.upper()).table
    values = rows.to_values(value)
    values.pop("version")
    assert rows.revived(table, rows.plain_row(table, values)) == values


def test_a_noun_that_is_not_there_is_none_to_find_and_not_found_to_get(transactions: SqlTransactions) -> None:
    with transactions.reading() as unit:
        assert unit.cases.find(uuid4()) is None
        with pytest.raises(NotFound):
            unit.cases.get(uuid4())
        with pytest.raises(NotFound):
            unit.cases.numbered(1)


def test_who_saves_an_old_version_is_told(transactions: SqlTransactions) -> None:
    first = kept(transactions, case())
    kept(transactions, replace(first, subject="Two grinders"), Action.EDIT)
    with pytest.raises(ChangedMeanwhile):
        kept(transactions, replace(first, subject="Three grinders"), Action.EDIT)


def test_saving_what_did_not_change_leaves_no_trace(transactions: SqlTransactions) -> None:
    first = kept(transactions, case())
    assert kept(transactions, first, Action.EDIT) == first
    with transactions.reading() as unit:
        assert len(unit.history.of_case(first.id)) == 1


def test_leaving_without_commit_undoes_everything(transactions: SqlTransactions) -> None:
    new = case()
    with transactions.acting(deed()) as unit:
        unit.cases.save(new)
    with transactions.reading() as unit:
        assert unit.cases.find(new.id) is None
        assert unit.history.of_case(new.id) == []


def test_many_at_once_are_like_one_by_one(transactions: SqlTransactions) -> None:
    new = [case(number) for number in range(1, 40)]
    with transactions.acting(deed(Action.IMPORT)) as unit:
        unit.cases.add_all(new)
        unit.cases.add_all([])
        unit.commit()
    with transactions.reading() as unit:
        assert [unit.cases.numbered(one.number) for one in new] == [replace(one, version=1) for one in new]
        assert unit.proof.problems() == []


def test_a_case_has_its_own_in_order_and_without_what_was_taken_back(transactions: SqlTransactions) -> None:
    one, other = kept(transactions, case(1)), kept(transactions, case(2))
    with transactions.acting(deed()) as unit:
        late = unit.interactions.save(interaction(one, at=NOW + timedelta(hours=1)))
        early = unit.interactions.save(interaction(one))
        unit.interactions.save(interaction(other))
        gone = unit.interactions.save(interaction(one))
        unit.commit()
    _withdraw(transactions, "interactions", gone.id)
    with transactions.reading() as unit:
        assert unit.interactions.of_case(one.id) == [early, late]


def test_a_case_taken_back_is_hidden_but_found_and_keeps_its_number(transactions: SqlTransactions) -> None:
    gone = kept(transactions, case(4127, source_key="row 7"))
    _withdraw(transactions, "cases", gone.id)
    with transactions.reading() as unit:
        found = unit.cases.find(gone.id)
        assert found is not None
        assert found.is_withdrawn
        assert unit.cases.source_keys() == {}
        assert unit.cases.open_of_customer(MARLOWE.id) == []
        assert unit.cases.count_of_customer(MARLOWE.id) == 0
        assert unit.agenda.rows() == []
        assert unit.cases.next_number() == 4128
        with pytest.raises(NotFound):
            unit.cases.numbered(4127)


def test_the_cases_of_a_customer_are_counted_open_or_not(transactions: SqlTransactions) -> None:
    for number in (4127, 4128):
        kept(transactions, case(number))
    with transactions.reading() as unit:
        assert unit.cases.count_of_customer(MARLOWE.id) == 2
        assert unit.cases.count_of_customer(uuid4()) == 0


def test_customers_contacts_and_people_are_listed_by_name(transactions: SqlTransactions) -> None:
    with transactions.acting(deed()) as unit:
        unit.customers.save(replace(MARLOWE, id=uuid4(), name="Anchor Café"))
        unit.commit()
    with transactions.reading() as unit:
        assert [one.name for one in unit.customers.all()] == ["Anchor Café", "Hotel Marlowe"]
        assert [one.name for one in unit.people.all()] == ["Ben Doyle", "Maya Brennan"]
        assert [one.name for one in unit.contacts.of_customer(MARLOWE.id)] == ["Eimear Walsh"]
        assert unit.contacts.of_customer(uuid4()) == []


def test_open_promises_come_earliest_first(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    with transactions.acting(deed()) as unit:
        late = unit.promises.save(promise(one, NOW + timedelta(days=3)))
        early = unit.promises.save(promise(one))
        unit.promises.save(promise(one, state=PromiseState.KEPT, settled_at=NOW))
        unit.commit()
    with transactions.reading() as unit:
        assert unit.promises.open() == [early, late]


def test_offers_run_out(transactions: SqlTransactions) -> None:
    offered = kept(transactions, case(offer=Offer(uuid4(), BEN.id, NOW)))
    kept(transactions, case(2))
    with transactions.reading() as unit:
        assert unit.cases.offers_expired(NOW) == [offered]
        assert unit.cases.offers_expired(NOW - timedelta(minutes=1)) == []


def test_imports_have_names_of_their_own(transactions: SqlTransactions) -> None:
    with transactions.acting(deed()) as unit:
        first = Batch(uuid4(), unit.batches.next_name(), "pipeline.csv", MAYA.id, NOW, {"created": 2089})
        unit.batches.add(first)
        second = Batch(uuid4(), unit.batches.next_name(), "again.csv", MAYA.id, NOW, {})
        unit.batches.add(second)
        unit.batches.mark_undone(first, NOW)
        unit.commit()
    with transactions.reading() as unit:
        assert unit.batches.named("b-1") == replace(first, undone_at=NOW)
        assert [batch.name for batch in unit.batches.all()] == ["B-2", "B-1"]
        with pytest.raises(NotFound):
            unit.batches.named("B-9")


def test_settings_and_standards_are_kept_as_they_are(transactions: SqlTransactions) -> None:
    content = {"cadences": {"lead": ["1 bd", "4 bd"]}, "voice": {"greeting": "Dear “you”"}}
    with transactions.acting(deed(Action.SET_UP)) as unit:
        unit.standards.seed(content, uuid4)
        unit.settings.write("seen_at", [1, None])
        unit.settings.write("seen_at", {"at": "now"})
        unit.commit()
    with transactions.reading() as unit:
        assert unit.standards.content() == content
        assert unit.settings.read("seen_at") == {"at": "now"}
        assert unit.settings.read("never") is None
        assert unit.proof.problems() == []


def test_an_empty_store_has_no_company() -> None:
    _, empty = open_store()
    with empty.reading() as unit:
        assert unit.companies.only() is None
        assert unit.cases.next_number() == 1001


def test_looking_records_nothing(transactions: SqlTransactions) -> None:
    with transactions.keeping() as unit, pytest.raises(RuntimeError, match="look only"):
        unit.cases.save(case())


def test_amounts_are_exact(transactions: SqlTransactions) -> None:
    one = kept(transactions, case(value=Decimal("0.10")))
    with transactions.reading() as unit:
        assert str(unit.cases.get(one.id).value) == "0.10"


def _withdraw(transactions: SqlTransactions, noun: str, noun_id: UUID) -> None:
    with transactions.reading() as unit:
        last = unit.history.last_to_undo(MAYA.id)
    assert last is not None
    with transactions.acting(deed(Action.UNDO, undoes_id=last.id)) as unit:
        item = next(item for item in last.items if (item.noun, item.noun_id) == (noun, noun_id))
        unit.history.put_back(item, {"is_withdrawn": True})
        unit.commit()
