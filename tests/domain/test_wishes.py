"""What contacts wish of us is kept as it can be followed, or refused."""

from datetime import date, time
from uuid import UUID

import pytest

from app.domain.errors import TooLong
from app.domain.kinds import Channel
from app.domain.spans import Span
from app.domain.wishes import NO_WISHES, Hours, UnclearWish, Wish, WishKind, tidied, wish_id, wishes_of

EIMEAR = UUID(int=7)


def wish(kind: WishKind, value: str, *, is_withdrawn: bool = False) -> Wish:
    someone = UUID(int=1)
    return Wish(
        wish_id(EIMEAR, kind),
        EIMEAR,
        kind,
        value,
        "Eimear Walsh",
        date(2026, 11, 24),
        someone,
        someone,
        is_withdrawn=is_withdrawn,
    )


@pytest.mark.parametrize(
    ("kind", "asked", "kept"),
    [
        (WishKind.CHANNEL, " Email ", "email"),
        (WishKind.HOURS, "9-12", "09:00-12:00"),
        (WishKind.HOURS, "9:30 – 24", "09:30-24:00"),
        (WishKind.LENGTH, "Short", "short"),
        (WishKind.OFTEN, "3", "3 bd"),
        (WishKind.OFTEN, "10 bd", "10 bd"),
        (WishKind.ADDRESS, "Dr\n Walsh", "Dr Walsh"),
    ],
)
def test_a_wish_is_kept_in_one_spelling(kind: WishKind, asked: str, kept: str) -> None:
    assert tidied(kind, asked) == kept == tidied(kind, kept)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (WishKind.CHANNEL, "pigeon"),
        (WishKind.CHANNEL, "task"),
        (WishKind.HOURS, "12-9"),
        (WishKind.HOURS, "9-25"),
        (WishKind.HOURS, "9:75-12"),
        (WishKind.HOURS, "mornings"),
        (WishKind.LENGTH, "long"),
        (WishKind.OFTEN, "0"),
        (WishKind.OFTEN, "61"),
        (WishKind.OFTEN, "weekly"),
        (WishKind.ADDRESS, " "),
    ],
)
def test_what_cannot_be_followed_is_refused(kind: WishKind, asked: str) -> None:
    with pytest.raises(UnclearWish):
        tidied(kind, asked)


def test_an_endless_form_of_address_is_refused() -> None:
    with pytest.raises(TooLong):
        tidied(WishKind.ADDRESS, "x" * 101)


def test_what_is_followed_is_what_stands() -> None:
    stated = [
        wish(WishKind.CHANNEL, "call"),
        wish(WishKind.HOURS, "09:00-24:00"),
        wish(WishKind.OFTEN, "3 bd"),
        wish(WishKind.LENGTH, "detailed"),
        wish(WishKind.ADDRESS, "Dr Walsh", is_withdrawn=True),
    ]
    found = wishes_of(stated)
    assert (found.channel, found.often, found.address) == (Channel.CALL, Span.days(3), "")
    assert (found.is_detailed, found.is_short) == (True, False)
    assert found.hours == Hours(time(9), None)
    assert wishes_of([]) == NO_WISHES


def test_hours_hold_from_their_start_until_before_their_end() -> None:
    hours = Hours(time(9), time(12))
    assert [hours.holds(at) for at in (time(8, 59), time(9), time(11, 59), time(12))] == [
        False, True, True, False,
    ]  # fmt: skip
    assert Hours(time(9), None).holds(time(23, 59))
