"""A company adds a way of working by adding a file; a file that cannot be used is named, and the program goes on."""

from pathlib import Path

import pytest

FIFTH = Path("tests/data/styles/lighthouse_keeper.toml")


@pytest.fixture
def folder(home):
    folder = home / "data" / "styles"
    folder.mkdir(parents=True)
    return folder


def test_a_fifth_way_of_working_is_chosen_and_works(sample, folder):
    (folder / FIFTH.name).write_text(FIFTH.read_text("utf-8"), "utf-8")
    assert [one["key"] for one in sample.json("style") if one["name"] == "Lighthouse keeper"] == [
        "lighthouse_keeper"
    ]
    sample("style", "Leuchtturmwärter")
    assert {one["name"] for one in sample.json("guards")} == {
        "put_off_limit", "ladder", "ask_box", "effort", "help_budget", "day_not_finished",
    }  # fmt: skip
    assert sample.json("today")["order"] == "by_harm"
    sample("tick")
    sample("later", "4127", "in 2 business days", "--reason", "they asked for time")
    assert (
        "stays where it is" in sample("later", "4127", "in 4 business days", "--reason", "again", code=1).err
    )
    assert sample.is_well()


def test_a_broken_file_is_named_with_its_key_and_all_else_works(sample, folder):
    broken = FIFTH.read_text("utf-8").replace('rule = "at_times"', 'rule = "at_whim"')
    (folder / "broken.toml").write_text(broken, "utf-8")
    said = sample("style").out
    assert "The file broken.toml cannot be used at batch.rule: unknown name, “at_whim”." in said
    assert "Influencer" in said
    assert sample.is_well()
