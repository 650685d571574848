"""A link that opens a letter in a mail program: one recipient, one subject, one text (catalogue B32)."""

from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.letters import MOST_IN_A_LINK, Letter, NoAddress, address_of
from app.domain.moments import Moment

RUDE = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("&?=#%\r\n +@")), max_size=60
)
NEXT = Moment(datetime.fromisoformat("2026-11-26T17:30"), "Europe/Dublin")


def letter(**said):
    facts = {
        "to_name": "Ruth Fenwick",
        "to": "ruth@fenwick.example",
        "sender": "Maya Brennan",
        "sender_address": "maya@alder.example",
        "subject": "One plan",
        "text": "Dear Ruth,\n\nall is well.",
        "language": "en",
        "voice": "personal",
        "template": "status",
        "next_word": NEXT,
    }
    return Letter(**facts | said)


@given(subject=RUDE, text=RUDE)
def test_whatever_is_typed_a_link_has_one_recipient_a_subject_and_a_text(subject, text):
    link = letter(subject=subject, text=text).mailto()
    parts = urlsplit(link)
    assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "ruth@fenwick.example", "")
    asked = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert asked == {"subject": [subject], "body": [text.replace("\n", "\r\n")]}


@pytest.mark.parametrize(
    "said",
    [
        "", " ", "Ruth", "a@b?bcc=eve@example.com", "a@b&bcc=c", "a@b.example,c@d.example", "a@b.example;c@d.example",
        "a@b.example\r\nBcc: c@d.example", "a@b.example c@d.example", "<a@b.example>", "a@@b.example", "a@b..example",
        "mailto:a@b.example", "a@b.example/../x", "a@-b.example", "@b.example", "a@", "a" * 250 + "@b.example",
        "a@b.example#x", "a@b.example%0aBcc", "\u202ea@b.example",
    ],
    ids=ascii,
)  # fmt: skip
def test_what_is_not_one_address_gets_no_link(said):
    with pytest.raises(NoAddress):
        letter(to=said).mailto()


@pytest.mark.parametrize(
    "said", ["a@b.example", "o'neill+x@b-c.example", "maya@münchen.example", "a.b_c@x.example"]
)
def test_one_address_is_taken(said):
    assert address_of("Ruth", f" {said}\n") == said


def test_a_link_is_never_longer_than_mail_programs_take():
    short = letter(text="ä" * 250).mailto()
    assert short is not None
    assert len(short) <= MOST_IN_A_LINK
    assert letter(text="ä" * 400).mailto() is None
