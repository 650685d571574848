"""Time needed and free, the word before it is complete, evidence, fit, and why a reminder comes."""

import re

from tests.cli.conftest import ROOT

KNOWN = set(re.findall(r"\w+", (ROOT / "docs" / "cli.md").read_text("utf-8")))


def test_capacity_says_that_it_fits_until_the_steps_take_too_long(sample):
    assert sample("capacity").out.startswith("It fits: ")
    for ref in ("4127", "4119", "4146", "4085"):
        sample("effort", ref, "10 h")
    told = sample("capacity").out
    assert "are missing" in told
    found = sample.json("capacity")
    assert (found["fits"], found["needed_minutes"] > found["free_minutes"]) == (False, True)
    assert found["breaking"][0]["promise"] in told
    assert set(found) | set(found["breaking"][0]) <= KNOWN


def test_an_interim_word_is_a_draft_and_changes_nothing(sample):
    before = sample.is_well()
    found = sample.json("interim", "4119")
    assert found["text"].startswith("What we know: ")
    assert "You hear again by " in sample("interim", "4119").out
    assert sample.is_well() == before
    assert set(found) <= KNOWN


def test_how_long_a_step_took_is_said_when_it_is_done(sample):
    sample("done", "4127", "--took", "1 h 15")
    assert sample("done", "4119", "--took", "soon", code=2).err.startswith("usage")


def test_effort_suggests_or_says_that_there_are_too_few(sample):
    found = sample.json("effort", "4119")
    assert (found["suggested_minutes"], found["count"] >= 5) == (15, True)
    assert "Too few to tell" in sample("effort", "4101").out
    assert set(found) <= KNOWN
    sample("effort", "4101", "45")
    assert sample.json("effort", "4101")["effort_minutes"] == 45


def test_evidence_counts_each_step_and_tells_nothing_below_thirty(sample):
    told = sample("evidence", "quote").out
    assert "too few to tell below 30" in told
    tables = sample.json("evidence")
    assert {table["kind"] for table in tables} >= {"lead", "quote", "query"}
    assert set(tables[0]) | set(tables[0]["steps"][0]) <= KNOWN
    assert not any(step["could_go"] for table in tables for step in table["steps"])


def test_fit_is_told_by_the_ways_that_were_used(sample):
    sample("style", "driver")
    found = sample.json("fit")
    assert [way["style"] for way in found["ways"]] == ["amiable", "driver"]
    assert (found["current"], found["advice"]) == ("driver", None)
    assert "No step was done this way yet." in sample("fit").out
    assert set(found) | set(found["ways"][0]) <= KNOWN


def test_why_explains_every_reminder_of_a_case(sample):
    sample("tick")
    found = sample.json("why", "4119", "--reminders")
    assert {one["of"] for one in found} == {"step", "promise"}
    assert all(one["still_holds"] for one in found)
    assert set(found[0]) <= KNOWN
    assert "of the time for the promise is used" in sample("why", "4119", "--reminders").out
