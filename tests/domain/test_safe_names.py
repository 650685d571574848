"""Names of files that came from elsewhere (catalogue B35)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.safe_names import MOST, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("offer.pdf", "offer.pdf"),
        ("Grüße ☕.txt", "Grüße ☕.txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("a:b", "a_b"),
        ("..", "file"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x.exe", "x.exe"),
        ("trailing. . ", "trailing"),
        ("two\nlines.txt", "two_lines.txt"),
        ("gnp.\u202eexe", "gnp._exe"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * (MOST - 4) + ".pdf"),
        ("x" * 300, "x" * MOST),
    ],
)
def test_names_are_made_harmless(name, safe):
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_stays_as_it_is(name):
    safe = safe_name(name)
    assert 0 < len(safe) <= MOST
    assert not set(safe) & set('\0\n\r\t<>:"/\\|?*')
    assert safe_name(safe) == safe
