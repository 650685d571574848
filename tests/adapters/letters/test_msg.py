"""Letters that Outlook saved."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.adapters.letters.eml import UnreadableFile
from app.adapters.letters.incoming import letter_in
from app.domain.incoming import Flaw, Oddity
from tests.data.outlook_letters import msg

SENT = datetime(2026, 11, 24, 9, 12, tzinfo=UTC)
SAID = {
    "subject": "Re: [Q-4127] Barista Pro",
    "body": "Thursday suits us.\r\n\r\nFrom: Maya\r\nSent: Monday\r\nold",
    "sender_name": "Eimear Walsh",
    "sender_smtp": "eimear.walsh@marlowe.example",
    "message_id": "<one@marlowe.example>",
    "references": "<a@acme.example> <b@acme.example>",
    "submitted": SENT,
}
SAMPLES = os.environ.get("KEEPWORD_MSG_SAMPLES", "")


def test_sender_date_subject_text_and_files_are_read():
    found = letter_in(msg([("offer.pdf", b"%PDF" * 2000), ("list.txt", b"12345")], **SAID))
    assert (found.sender_name, found.sender_address) == ("Eimear Walsh", "eimear.walsh@marlowe.example")
    assert (found.sent_at, found.sent_zone) == (SENT, "+00:00")
    assert (found.subject, found.numbers) == ("Re: [Q-4127] Barista Pro", (4127,))
    assert found.summary == "Thursday suits us."
    assert [(one.name, one.size) for one in found.enclosed] == [("offer.pdf", 8000), ("list.txt", 5)]
    assert found.references == ("<a@acme.example>", "<b@acme.example>")
    assert (found.message_id, found.oddities) == ("<one@marlowe.example>", ())


def test_the_head_it_travelled_with_says_more_than_outlook():
    head = "From: =?utf-8?q?E=C3=ADmear?= <e@m.example>\r\nDate: Tue, 24 Nov 2026 11:12:00 +0200\r\n\r\n"
    found = letter_in(msg(**SAID | {"headers": head}))
    assert (found.sender_name, found.sender_address) == ("Eímear", "e@m.example")
    assert (found.sent_at, found.sent_zone) == (SENT, "+02:00")


def test_html_alone_becomes_text_in_its_own_code():
    found = letter_in(msg(subject="x", html="<p>Grüße</p>".encode("cp1252"), codepage=1252))
    assert found.text == "Grüße"
    assert found.oddities == (Oddity.NO_DATE, Oddity.NO_SENDER)


def test_a_file_that_was_only_linked_is_listed_and_it_is_said():
    found = letter_in(msg([("far.docx", None)], **SAID))
    assert [(one.name, one.size) for one in found.enclosed] == [("far.docx", 0)]
    assert found.oddities == (Oddity.BROKEN_PART,)


@pytest.mark.parametrize("length", [8, 100, 512, 700, 1500])
def test_a_damaged_file_ends_in_one_reason(length):
    with pytest.raises(UnreadableFile) as told:
        letter_in(msg(**SAID)[:length])
    assert told.value.flaw is Flaw.DAMAGED


def test_bytes_that_were_changed_anywhere_are_read_or_refused():
    whole = msg([("list.txt", b"12345")], **SAID)
    for place in range(0, len(whole), 37):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        try:
            letter_in(bytes(damaged))
        except UnreadableFile as told:
            assert told.flaw in {Flaw.DAMAGED, Flaw.NO_LETTER, Flaw.TOO_DEEP}  # noqa: PT017 - either way is well


@pytest.mark.long
@pytest.mark.skipif(not SAMPLES, reason="KEEPWORD_MSG_SAMPLES names no folder of .msg files")
def test_letters_that_other_programs_saved_are_read():
    files = sorted(Path(SAMPLES).rglob("*.msg"))
    assert files
    read = [letter_in(file.read_bytes()) for file in files]
    assert all(one.subject or one.text or one.enclosed for one in read)
