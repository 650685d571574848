"""What holds for every line."""

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.moments import Moment
from app.domain.quick_entry.drafts import Draft
from app.domain.quick_entry.echo import echo, echo_text
from app.domain.quick_entry.grammar import parse
from app.domain.working_time.calendars import WorkingCalendar
from app.domain.working_time.weeks import Week
from tests.domain.quick_entry.desks import HOLIDAYS, desk, no_reader, read
from tests.domain.quick_entry.test_desk_phrases import DOUBTS, PHRASES

PIECES = st.sampled_from(
    [
        *(words for words, _ in PHRASES),
        *(words for words, *_ in DOUBTS),
        *(
            "call",
            "email",
            "visit",
            "quote:",
            "q",
            "c",
            "Ruth",
            "Eimear Walsh",
            "Hotel Marlowe",
            "Meyer",
            "Acme & Co",
        ),
        *(
            "wants half the package",
            "about the plan",
            "€18k",
            "12k",
            "1.234",
            "4127",
            "#4127",
            "@Tom",
            "@zoe",
            "!!",
        ),
        *(
            "promise:",
            "promised the price by",
            "valid until",
            "ooo:",
            "~15min",
            "takes 2h",
            ";",
            ",",
            "·",
            ":",
            "the",
        ),
        *(
            "at",
            "by",
            "before",
            "in",
            "next",
            "week",
            "2",
            "10",
            "31",
            "feb",
            "99/99",
            "12:61",
            "from",
            "ago",
            "\x00",
        ),
    ]
)
LINES = st.lists(PIECES, max_size=9).map(" ".join) | st.text(max_size=80)
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
NOWS = st.integers(0, 5 * 365 * 86_400).map(lambda seconds: FIRST + timedelta(seconds=seconds))
ZONES = st.sampled_from(["Europe/Dublin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])


def context_at(now_at, zone):
    calendar = WorkingCalendar(zone, Week.of("08:30-17:30"), HOLIDAYS.get)
    return desk(zone=zone, now_at=now_at, calendar=calendar)


def dues(draft: Draft) -> list[Moment]:
    found = [draft.due, draft.promise.due if draft.promise else None]
    return [moment for moment in found if moment]


@given(LINES, NOWS, ZONES)
@example("promised the price by in 9999 years", datetime(2026, 11, 24, tzinfo=UTC), "Europe/Dublin")
def test_no_line_is_read_as_a_moment_in_the_past(line, now_at, zone):
    draft = parse(line, context_at(now_at, zone), no_reader)
    candidates = [c.moment for doubt in draft.doubts for c in doubt.candidates if c.moment]

    assert all(moment.at > now_at for moment in (*dues(draft), *candidates))
    assert draft.valid_until_on is None or draft.valid_until_on >= Moment.of(now_at, zone).wall.date()


@given(LINES, NOWS)
def test_tokens_lie_inside_the_line_in_order_and_never_overlap(line, now_at):
    draft = parse(line, context_at(now_at, "Europe/Dublin"), no_reader)

    ends = [0]
    for token in draft.tokens:
        assert ends[-1] <= token.start < token.end <= len(draft.line)
        ends.append(token.end)
    assert draft.line == line[:2000]


@given(st.text(max_size=10_000), st.integers(1, 40))
def test_any_text_of_any_length_gives_a_draft(text, times):
    draft = read((text * times)[:10_000])

    assert len(draft.line) <= 2_000
    assert isinstance(echo_text(draft), str)
    assert all(line.values for line in echo(draft))


@given(st.sampled_from([words for words, _ in PHRASES]), NOWS, ZONES)
def test_an_echo_read_again_means_the_same_moment(words, now_at, zone):
    context = context_at(now_at, zone)
    first = parse(
        f"quote: Eimear Walsh wants the plan, call {words} €18k promise: the sheet by fri", context, no_reader
    )
    again = parse(echo_text(first), context, no_reader)

    assert dues(again) == dues(first)
    assert (again.kind, again.contact, again.value) == (first.kind, first.contact, first.value)


@given(NOWS, ZONES, st.integers(1, 300))
def test_business_days_end_at_a_close(now_at, zone, days):
    context = context_at(now_at, zone)
    draft = parse(f"call Ruth in {days} business days", context, no_reader)

    assert draft.due.at == context.calendar.nth_day_close(now_at, days).at


@given(NOWS, st.integers(1, 2_000))
def test_minutes_from_now_are_counted_to_the_full_minute(now_at, minutes):
    draft = parse(f"call Ruth in {minutes} minutes", context_at(now_at, "Asia/Kolkata"), no_reader)

    assert timedelta() <= draft.due.at - now_at - timedelta(minutes=minutes) < timedelta(minutes=1)
