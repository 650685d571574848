"""The texts of letters on the command line."""

import pytest

GREETING = "en/personal/greeting"


def test_a_text_is_listed_shown_tried_edited_and_put_back(sample, tmp_path):
    lead, before = ("--as", "Priya"), sample.is_well()
    assert GREETING in sample("template").out
    keys = [one["key"] for one in sample.json("template", "list", "de/")]
    assert keys
    assert all(key.startswith("de/") for key in keys)
    assert "no text" in sample("template", "list", "moon").out.lower()
    file = tmp_path / "greeting.txt"
    file.write_text("Hello {{ contact.first_name }},\n", "utf-8")
    tried = sample("template", "show", GREETING, str(file)).out
    assert "Hello Eimear," in tried
    assert "as delivered" in tried
    assert "Letters say it this way" in sample("template", "edit", GREETING, str(file), before=lead).out
    assert sample("tell", "4127", "--send", "stdout").out.startswith("Hello ")
    assert sample("tell", "4127", "--template", "nothing_new", "--send", "stdout").out.startswith("Hello ")
    found = sample.json("template", "show", GREETING, "--case", "4127")
    assert found["is_edited"]
    assert found["who"] == "Priya Nair"
    assert found["letter"].startswith("Hello ")
    assert "by Priya Nair" in sample("template", "list", GREETING).out
    assert "written anew by Priya Nair" in sample("template", "show", GREETING).out
    assert "as it was delivered" in sample("template", "put-back", GREETING, before=lead).out.lower()
    assert sample("tell", "4127", "--send", "stdout").out.startswith("Dear ")
    assert sample.is_well() == before
    sample("undo", before=lead)
    sample("undo", before=lead)
    assert sample.is_well() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dear\n{{ contact.first_name", "Line 2 cannot be read"),
        ("{{ case.__class__ }}", "Line 1 holds “__class__”"),
        ("a\n{{ contact.age }}", "Line 2 names “contact.age”, which nothing is known of here. It can name: contact.name"),
        ("", "“greeting” has to say “contact.name”"),
    ],
)  # fmt: skip
def test_a_broken_text_is_refused_in_words(sample, tmp_path, text, said):
    before, file = sample.is_well(), tmp_path / "greeting.txt"
    file.write_text(text, "utf-8")
    assert said in sample("template", "edit", GREETING, str(file), code=1, before=("--as", "Priya")).err
    assert sample.is_well() == before


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("show",), 2, "template show KEY"),
        (("edit", GREETING), 2, "template edit KEY FILE"),
        (("put-back",), 2, "template put-back KEY"),
        (("show", "en/personal/moon"), 1, "No text of the letters is called “en/personal/moon”"),
    ],
)
def test_what_cannot_be_done_is_told(sample, asked, code, said):
    assert said in sample("template", *asked, code=code).err
