"""Letters received on the command line."""

import pytest

from app.ui.letter_words import size
from tests.data.incoming_letters import eml
from tests.data.outlook_letters import msg


@pytest.fixture
def saved(tmp_path):
    def save(name="letter.eml", content=None, **said):
        file = tmp_path / name
        file.write_bytes(eml(**{"subject": "Re: [Q-4127] Barista"} | said) if content is None else content)
        return str(file)

    return save


def test_a_letter_goes_to_its_case_and_the_answer_clock_runs(sample, saved):
    file = saved(body="Thursday suits us.\n\n> Does it?", files=[("plan.pdf", b"x" * 48_200)])
    looked = sample("receive", file, "--look").out
    assert "From: Eimear Walsh <eimear.walsh@marlowe.example>, " in looked
    assert "Goes to: Q-4127 " in looked
    assert "Came with it: plan.pdf (48 kB)" in looked
    assert looked.endswith("\n\nThursday suits us.\n")
    before = sample.is_well()
    told = sample("receive", file).out
    assert told.startswith("Q-4127: A letter of Eimear Walsh, written ")
    assert "Next: Answer Eimear, " in told
    assert "Came with it: plan.pdf." in told
    assert "Thursday suits us." in sample("case", "4127").out
    assert "with Q-4127 already" in sample("receive", file, code=1).err
    sample("undo")
    assert sample.is_well() == before


def test_the_answer_in_json_names_letter_and_case(sample, saved):
    file = saved()
    looked = sample.json("receive", file, "--look")
    assert (looked["by"], looked["cases"], looked["contact"]) == ("subject", ["Q-4127"], "Eimear Walsh")
    assert (looked["sent_at"], looked["sent_zone"]) == ("2026-11-24T09:12:00Z", "+01:00")
    found = sample.json("receive", file, "--text", "Thursday, then")
    assert (found["ref"], found["is_unanswered"]) == ("Q-4127", True)
    assert found["letter"]["address"] == "eimear.walsh@marlowe.example"
    assert sample.json("case", "4127")["interactions"][-1]["text"] == "Thursday, then"
    assert sample.json("receive", file, "--look")["received_in"] == "Q-4127"


def test_what_outlook_saved_is_received_too(sample, saved):
    content = msg(subject="About [4127]", body="Fine.", sender_smtp="eimear.walsh@marlowe.example")
    told = sample("receive", saved("letter.msg", content), "--case", "4127").out
    assert "A letter of eimear.walsh@marlowe.example; it does not say when it was written." in told


def test_kept_files_can_be_saved_elsewhere_by_harmless_names(sample, saved, tmp_path):
    sample("receive", saved(files=[("CON.txt", b"one"), ("../b.txt", b"two")]), "--keep-attachments")
    shelf = tmp_path / "s.attachments"
    assert len(list(shelf.iterdir())) == 2
    (tmp_path / "out").mkdir()
    for _ in range(2):
        sample("letters", "4127", "--save", str(tmp_path / "out"))
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert names == ["_CON (2).txt", "_CON.txt", "b (2).txt", "b.txt"]
    assert [one["is_kept"] for one in sample.json("letters", "4127")[0]["attachments"]] == [True, True]
    sample("undo")
    assert list(shelf.iterdir()) == []
    assert sample("letters", "4127").out == "No letter has come to this case.\n"
    sample("redo")
    assert [one["is_kept"] for one in sample.json("letters", "4127")[0]["attachments"]] == [False, False]
    assert "Nothing was kept" in sample("letters", "4127", "--save", str(tmp_path / "out")).out


def test_a_stranger_makes_a_new_query_and_several_cases_are_asked_about(sample, saved):
    file = saved(subject="Cups", sender="Noel New <noel@new.example>")
    told = sample("receive", file).out
    assert "Opened E-" in told
    sample("undo")
    for _ in range(2):
        sample("add", "query: Noel New asks about cups fri 15:00", "--new")
    assert sample("receive", file).out.startswith("E-")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"only words", "holds no letter"),
        (b"x" * (25 * 2**20 + 1), "larger than 25 MB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, "is damaged"),
        (b"From: a@b.example\n" * 40_000, "more parts than any letter"),
    ],
)
def test_what_is_no_letter_ends_in_one_sentence_and_stays_as_it_is(sample, saved, tmp_path, content, words):
    before = sample.is_well()
    file = saved(content=content)
    assert words in sample("receive", file, code=1).err
    assert (tmp_path / "letter.eml").read_bytes() == content
    assert sample.is_well() == before


def test_what_of_it_was_odd_is_said(sample, saved):
    assert "counts from now" in sample("receive", saved(date="")).out
    assert "none.eml" in sample("receive", "none.eml", code=1).err


def test_sizes_are_as_people_read_them():
    assert (size(0), size(999), size(1000), size(25_000_000)) == ("0 B", "999 B", "1 kB", "25.0 MB")
