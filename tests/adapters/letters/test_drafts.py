"""A draft file parses back, whatever stood in its parts (catalogue B29 to B32)."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.letters.drafts import eml
from app.adapters.letters.incoming import letter_in
from app.domain.letters import NoAddress
from tests.domain.test_letters import letter

AT = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
RUDE = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\r\n\t\x00<>\"',;:@&?=\u202e")),
    max_size=80,
)


def parsed(draft):
    return message_from_bytes(eml(draft, AT), policy=default)


def test_a_draft_opens_unsent_with_one_recipient_subject_and_text():
    found = parsed(
        letter(subject="Müller & Söhne: 3 machines", text="Guten Tag,\n\nalles gut.\n> so\nFrom here")
    )
    assert (found["X-Unsent"], found["To"], found["Subject"]) == (
        "1",
        "Ruth Fenwick <ruth@fenwick.example>",
        "Müller & Söhne: 3 machines",
    )
    assert found.get_content() == "Guten Tag,\r\n\r\nalles gut.\r\n> so\r\nFrom here\r\n"
    assert found["From"] == "Maya Brennan <maya@alder.example>"
    assert found["Date"] == "Tue, 24 Nov 2026 10:42:00 +0000"


def test_a_draft_names_the_thread_of_its_case_so_that_the_answer_finds_it():
    case_id = UUID("019aaf22-7000-7000-8000-000000000001")
    sent = parsed(letter(case_id=case_id))
    assert sent["References"] == "<019aaf22-7000-7000-8000-000000000001@keepword.invalid>"
    answer = letter_in(
        f"From: ruth@fenwick.example\nSubject: Thanks\nReferences: {sent['References']} <sent@x.example>\n\nFine.".encode()
    )
    assert answer.cases == (case_id,)
    assert "References" not in parsed(letter())


@given(name=RUDE, subject=RUDE, text=RUDE)
def test_nothing_that_is_typed_adds_a_header_or_a_recipient(name, subject, text):
    found = parsed(letter(to_name=name, subject=subject, text=text, sender=name))
    assert set(found.keys()) == {
        "X-Unsent", "From", "To", "Subject", "Date", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert [one.addr_spec for one in found["To"].addresses] == ["ruth@fenwick.example"]
    assert [one.addr_spec for one in found["From"].addresses] == ["maya@alder.example"]
    assert not found.is_multipart()


@pytest.mark.parametrize(
    "subject",
    [
        "Hi\r\nBcc: eve@example.com",
        "Hi\nX: y",
        "Hi\u2028Bcc: eve@example.com",
        "a" * 5000,
        "&bcc=eve@example.com",
    ],
)
def test_a_subject_is_one_line(subject):
    found = parsed(letter(subject=subject))
    assert found["Bcc"] is None
    assert "\n" not in found["Subject"]
    assert len(found["Subject"]) <= 200


def test_a_text_that_looks_like_html_is_plain():
    found = parsed(letter(text="<img src=x onerror=alert(1)>&lt;"))
    assert found.get_content_type() == "text/plain"
    assert found.get_content() == "<img src=x onerror=alert(1)>&lt;\r\n"


@pytest.mark.parametrize(
    "said", ["", "ruth@fenwick.example, eve@example.com", "a@b?bcc=c", "x@y\r\nBcc: z@y"]
)
def test_without_one_address_there_is_no_file(said):
    with pytest.raises(NoAddress):
        eml(letter(to=said), AT)
