import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import TooLong
from app.domain.text_hygiene import clean

RUDE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x00\x07\t\r\n\v\f\x85\u2028\u2029\ud800\ufffe\u202a\u202c\u202e\u2067\u2068\u2069a \u0301"
        ),
    )
)
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(RUDE)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(RUDE)
def test_what_is_left_can_be_written_anywhere(text: str) -> None:
    left = clean(text)
    assert left.encode("utf-8").decode("utf-8") == left
    assert unicodedata.is_normalized("NFC", left)
    assert left == left.strip()
    assert all(c in "\t\n" or unicodedata.category(c) not in ("Cc", "Zl", "Zp", "Cs") for c in left)


@given(RUDE)
def test_every_line_closes_the_directions_it_opens(text: str) -> None:
    for line in clean(text).split("\n"):
        opened = sum(line.count(c) for c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
        assert opened == sum(line.count(c) for c in "\u202c\u2069")
        if any(c in BIDI for c in line):
            assert (line[0], line[-1]) == ("\u2068", "\u2069")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Hotel Marlowe", "Hotel Marlowe"),
        ("one\r\ntwo\rthree\x85four\u2028five\vsix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("nul\x00 bell\x07 tab\tstays", "nul bell tab\tstays"),
        ("lone \ud83d half", "lone  half"),
        ("Cafe\u0301", "Café"),
        ("inv\u202excod.exe", "\u2068inv\u202excod.exe\u202c\u2069"),
        ("closes\u202c nothing\u2069", "closes nothing"),
        ("\u2068already apart\u2069", "\u2068already apart\u2069"),
        ("👩‍🔧 ok", "👩‍🔧 ok"),
    ],
)
def test_text_is_kept_as_it_was_meant(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_text_above_the_limit_is_refused_not_cut() -> None:
    assert clean(" abc ", 3) == "abc"
    with pytest.raises(TooLong) as refusal:
        clean("abcd", 3, "subject")
    assert (refusal.value.field_name, refusal.value.length, refusal.value.limit) == ("subject", 4, 3)
