"""The promise book: what a text is held against, and counts in which each missed promise stands once."""

from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.book_entries import BookEntry, Measure
from app.domain.moments import Moment
from app.domain.promise_book import entry_of, lines_of, standings
from app.domain.promises import Promise, PromiseState
from app.domain.spans import Span
from app.domain.working_time import Week, WorkingCalendar

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
OFFICE = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"), lambda _day: None)
DELIVERY = BookEntry("delivery", "Delivery", MappingProxyType({"en": ("deliver*",)}), at_least=Span.days(10))
QUOTE = BookEntry("quote", "A quote", MappingProxyType({"en": ("quote*",), "de": ("angebot*",)}))
OLD = BookEntry("old", "Old", MappingProxyType({"en": ("old",)}), valid_until_on=date(2026, 11, 23))
BOOK = (DELIVERY, QUOTE, OLD)

ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("make"), st.sampled_from(["delivery", "quote"]), st.integers(1, 72)),
        st.tuples(st.sampled_from(["keep", "release"]), st.integers(0, 20), st.just(0)),
        st.tuples(st.just("wait"), st.integers(0, 48), st.just(0)),
    ),
    max_size=40,
)


def promise(number, entry, due_at):
    nobody = UUID(int=0)
    due = Moment.of(due_at, "Europe/Dublin")
    return Promise(UUID(int=number), nobody, nobody, nobody, "words", due, NOW, entry=entry)


@given(ACTS)
def test_a_broken_count_rises_once_for_each_missed_promise_and_never_falls(acts):
    now, made, missed, before = NOW, [], set(), 0
    for act, which, hours in acts:
        if act == "make":
            made.append(promise(len(made) + 1, which, now + timedelta(hours=hours)))
        elif act == "wait":
            now += timedelta(hours=which, minutes=1)
            missed |= {one.id for one in made if one.state is PromiseState.OPEN and one.due_at < now}
        elif made:
            one = made[which % len(made)]
            if one.state is PromiseState.OPEN:
                done = one.kept(now) if act == "keep" else one.released(now, "they changed their mind")
                made[which % len(made)] = done
        told = standings(BOOK, made, now)
        broken = sum(one.broken for one in told)
        assert broken == len(missed)
        assert broken >= before
        assert sum(one.open + one.kept + one.broken + one.released for one in told) == len(made)
        before = broken


def test_the_book_says_the_first_day_that_may_be_promised_and_leaves_out_what_ran_out():
    delivery, quote = lines_of(BOOK, NOW, OFFICE, str)
    assert (delivery.earliest, delivery.earliest_text) == (date(2026, 12, 8), "2026-12-08")
    assert (quote.earliest, quote.terms) == (None, ("quote*", "angebot*"))


def test_an_amount_comes_with_what_it_counts():
    terms = MappingProxyType({"en": ("discount*",)})
    (line,) = lines_of(
        [BookEntry("d", "Discount", terms, most=10, measure=Measure.PERCENT)], NOW, OFFICE, str
    )
    assert (line.most, line.unit) == (10, "%")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Delivered on Friday with the quote", "delivery"),
        ("The quote, then delivery", "quote"),
        ("Das Angebot", "quote"),
        ("A call", None),
    ],
)
def test_a_promise_belongs_to_the_entry_that_its_words_name_first(text, key):
    found = entry_of(text, BOOK)
    assert (found and found.key) == key
