from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.spans import InvalidSpan, Span, Unit

SPANS = st.one_of(
    st.integers(0, 600_000).map(Span.minutes),
    st.integers(0, 3660).map(Span.days),
    st.integers(0, 3660).map(Span.calendar_days),
    st.just(Span.same_day()),
)


@given(SPANS)
def test_every_span_reads_back_from_its_text(span):
    assert Span.parse(str(span)) == span


@pytest.mark.parametrize(
    ("text", "span", "shown"),
    [
        ("1 bh", Span.hours(1), "1 bh"),
        ("2 BD", Span.days(2), "2 bd"),
        (" same   day ", Span.same_day(), "same day"),
        ("5cd", Span.calendar_days(5), "5 cd"),
        ("30 min", Span.minutes(30), "30 min"),
        ("0.5 bh", Span.minutes(30), "30 min"),
        ("1.5 h", Span.minutes(90), "1.5 bh"),
        ("20 min", Span.minutes(20), "20 min"),
        ("100 bh", Span.hours(100), "100 bh"),
        ("0 bd", Span.days(0), "0 bd"),
    ],
)
def test_standards_are_read_as_people_write_them(text, span, shown):
    assert Span.parse(text) == span
    assert str(span) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bd",
        "soon",
        "-1 bd",
        "1.5 bd",
        "0.3333 bh",
        "2 weeks",
        "99999 bd",
        "10001 bh",
        "1 bd 2 bh",
        "١ bd",
        "9" * 99,
    ],
)
def test_what_is_no_length_is_named(text):
    with pytest.raises(InvalidSpan):
        Span.parse(text)


def test_only_hours_have_a_length_of_their_own():
    assert Span.hours(2).length == timedelta(hours=2)
    with pytest.raises(ValueError, match="no length of hours"):
        _ = Span.days(2).length


def test_the_same_day_carries_no_amount():
    with pytest.raises(InvalidSpan):
        Span(Unit.SAME_DAY, 1)
