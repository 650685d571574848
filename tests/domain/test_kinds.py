"""Kinds, phases and references (rulings 2 and 13)."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import LETTERS, PHASES, Kind, Phase, number_of, reference


def test_every_kind_has_its_phases_in_order() -> None:
    assert dict(PHASES) == {
        Kind.LEAD: (Phase.ACTIVE, Phase.RESTING),
        Kind.QUOTE: (Phase.ASKED, Phase.SENT),
        Kind.QUERY: (Phase.OPEN,),
        Kind.COMPLAINT: (Phase.OPEN, Phase.PLANNED, Phase.CHECK_BACK),
        Kind.RETURN: (Phase.OPEN,),
        Kind.ORDER: (Phase.PLACED, Phase.DELIVERED),
    }


def test_every_kind_shows_its_own_letter() -> None:
    assert {kind.value: letter for kind, letter in LETTERS.items()} == {
        "lead": "L",
        "quote": "Q",
        "query": "E",
        "complaint": "C",
        "return": "R",
        "order": "O",
    }


@given(st.sampled_from(list(Kind)), st.integers(min_value=0, max_value=10**9 - 1))
def test_the_number_alone_is_the_reference_whatever_letter_stands_before_it(kind: Kind, number: int) -> None:
    shown = reference(kind, number)
    for asked in (shown, shown.lower(), str(number), f" #{number} "):
        assert number_of(asked) == number


@given(st.text(max_size=20))
def test_any_other_text_is_no_reference_and_never_a_crash(text: str) -> None:
    found = number_of(text)
    assert (
        found is None or str(found) in text.lstrip("#") or text.strip("# ").lstrip("0-").endswith(str(found))
    )
