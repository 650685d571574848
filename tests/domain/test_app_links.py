"""Addresses of ours: what is written into events is read, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.app_links import MOST, AppLink, NotOurLink, app_link


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("keepword:Q-4127", 4127),
        ("keepword:c-1", 1),
        ("KEEPWORD:Q-4127", 4127),
        ("keepword:case/4127", 4127),
        ("keepword:today", None),
    ],
)
def test_what_is_written_into_events_is_read(text, number):
    assert app_link(text) == AppLink(number)


@pytest.mark.parametrize(
    "text",
    [
        "keepword:",
        "keepword:4127",
        "keepword://Q-4127",
        "keepword:Q-4127/",
        "keepword:Q-4127\n",
        "keepword:Q-4127 --store /tmp/x",
        "keepword:X-4127",
        "keepword:Q-٤١٢٧",
        "keepword:case/../../etc/passwd",
        "keepword:case/4127?do=close",
        "keepword:Q-1234567890",
        "keepword:TODAY'; rm -rf ~",
        "https://example.com/Q-4127",
        "file:///etc/passwd",
        "",
    ],
)
def test_anything_else_means_nothing(text):
    with pytest.raises(NotOurLink):
        app_link(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_whatever_stands_in_it_is_told_in_a_short_line(text):
    with pytest.raises(NotOurLink) as caught:
        app_link(f"keepword:{text}!")
    assert len(caught.value.said) <= MOST
    assert len(caught.value.said.splitlines()) <= 1
