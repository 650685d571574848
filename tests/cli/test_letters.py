"""A draft and the reply gate on the command line."""

import io
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.data.golden import HELD_OUT, TUNED, rows

TEXT = "Unfortunately our policy won’t allow it, and you will have it back tomorrow."


@pytest.fixture
def piped(monkeypatch):
    def pipe(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))

    return pipe


def test_gate_tells_place_reason_and_better_words(sample, tmp_path):
    file = tmp_path / "reply.txt"
    file.write_bytes(TEXT.encode())
    told = sample("gate", str(file), "--case", "4141").out
    assert "14-36 “our policy won’t allow”: Sounds like a closed door." in told
    assert "Friday 27 November at the earliest" in told
    assert "better: you will have it back by Friday 27 November" in told
    assert "Not signed yet" in told


def test_gate_reads_what_is_piped_in_and_answers_in_json(sample, piped):
    piped(b"\xef\xbb\xbf" + TEXT.encode())
    found = sample.json("gate", "-")
    assert (found[0]["rule"], found[0]["start"], found[0]["end"]) == ("closed_door", 14, 36)
    assert set(found[0]) >= {"rule", "start", "end", "message", "suggestion"}


def test_the_golden_table_gives_the_same_through_the_command_line(sample, piped):
    for row in [row for name in (HELD_OUT, TUNED) for row in rows(name) if not row.complained][::16]:
        piped(row.text.encode())
        so = row.context
        found = sample.json(
            "gate",
            "-",
            "--lang",
            so.language,
            "--voice",
            so.voice,
            "--executive",
            so.executive,
            *(("--address", so.address) if so.address else ()),
        )
        assert [(one["rule"], one["start"], one["end"], one["key"]) for one in found] == [
            (one.rule.value, one.start, one.end, one.message) for one in row.found()
        ]


def test_a_paste_of_ten_megabytes_is_read_in_part_and_said_so(sample, piped):
    piped(b"Our policy won't allow it. " * 400_000)
    assert "Only the first 20,000 characters were looked at." in sample("gate", "-").out


def test_a_file_that_is_not_there_and_bytes_that_are_no_text_end_in_a_sentence(sample, tmp_path, piped):
    assert "reply.txt" in sample("gate", str(tmp_path / "reply.txt"), code=1).err
    piped(bytes(range(256)))
    assert sample("gate", "-").out


def test_tell_shows_a_draft_and_files_nothing(sample):
    before = sample.is_well()
    told = sample("tell", "4127").out
    assert told.startswith("To: Eimear Walsh <eimear.walsh@marlowe.example>\nSubject: 3 Barista Pro 2")
    assert "You will hear from me by " in told
    assert "Nothing to look at before it goes." in told
    assert sample("tell", "4127", "--send", "stdout").out.startswith("Dear Eimear,\n")
    assert sample.is_well() == before


def test_tell_gives_a_link_or_a_file_that_opens_unsent(sample, tmp_path, home):
    assert sample("tell", "4127", "--send", "mailto").out.startswith(
        "mailto:eimear.walsh@marlowe.example?subject="
    )
    found = sample.json("tell", "4127", "--send", "eml")
    file = Path(found["file"])
    assert (file.parent, file.stat().st_mode & 0o777) == (home / "data" / "drafts", 0o600)
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert (message["X-Unsent"], message.get_content().split()) == ("1", found["text"].split())
    sample("told", "4127", "A long word. " * 150)
    named = tmp_path / "draft.eml"
    sample("tell", "4127", "--send", "eml", "--file", str(named))
    assert named.exists()


def test_a_letter_too_long_for_a_link_becomes_a_file(sample):
    for word in ("Füße", "Köln", "Zürich", "Grüße", "Äpfel"):
        sample("promise", "4127", f"{word} {'ä' * 180}", "in 9 business days")
    found = sample.json("tell", "4127", "--send", "mailto")
    assert (found["link"], Path(found["file"]).suffix) == (None, ".eml")


def test_tell_names_the_template_and_refuses_one_that_is_not_there(sample):
    assert "nothing new yet" in sample("tell", "4127", "--template", "nothing_new").out
    assert "no template called “poem”" in sample("tell", "4127", "--template", "poem", code=1).err


def test_without_an_address_the_text_is_still_there(sample):
    sample("add", "query: Walter Brick asks about cups fri 15:00", "--new")
    number = sample.json("search", "Brick")["cases"][0]["ref"]
    assert "no e-mail address" in sample("tell", number, "--send", "mailto", code=1).err
    assert sample("tell", number, "--send", "stdout").out.startswith("Dear ")


def test_a_reason_stands_with_what_was_let_stand(sample):
    sample("told", "4141", "Our policy won't allow it", "--keep-mine", "they asked for the rule")
    case = sample.json("case", "4141")
    stands = [one for each in case["interactions"] for one in each["kept_findings"]]
    assert {"rule": "closed_door", "reason": "they asked for the rule"}.items() <= stands[0].items()


def test_letters_that_were_begun_are_listed_and_let_go(sample):
    assert sample("unsent").out == "No letter of yours waits to go.\n"
    assert sample.json("unsent") == []


def test_a_file_goes_with_the_draft_and_nothing_is_written_without_it(sample, tmp_path):
    plan = tmp_path / "Plan\nBcc: x@y.example.pdf"
    plan.write_bytes(b"%PDF")
    told = sample.json("tell", "4127", "--send", "mailto", "--attach", str(plan))
    assert told["link"] is None
    message = message_from_bytes(Path(told["file"]).read_bytes(), policy=default)
    (part,) = message.iter_attachments()
    assert (part.get_filename(), part.get_content_type()) == ("Plan_Bcc_ x@y.example.pdf", "application/pdf")
    assert part.get_content() == b"%PDF"
    assert message["Bcc"] is None
    assert message.get_body().get_content().replace("\r\n", "\n").rstrip() == told["text"].rstrip()
    named = ("--file", str(tmp_path / "a.eml"), "--attach", str(tmp_path / "no"))
    assert "cannot be used" in sample("tell", "4127", "--send", "eml", *named, code=1).err
    assert not (tmp_path / "a.eml").exists()
