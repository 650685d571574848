"""One person at a customer, on the command line."""

import io
import sys

NAME = "Eimear Walsh"


def typed(monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_an_erasure_says_what_goes_and_lets_the_name_be_typed(sample, monkeypatch):
    before = sample.is_well()
    typed(monkeypatch, "Eimear\n")
    told = sample("contact", "erase", NAME, code=1)
    assert "undo does not bring anything back" in told.err
    assert "The name was not typed, so nothing was erased." in told.out
    assert sample.is_well() == before

    typed(monkeypatch, f"  {NAME} \n")
    assert f"{NAME} is erased" in sample("contact", "erase", NAME.lower()).out
    assert sample.is_well() != before
    assert NAME not in sample("case", "4127").out
    assert "erased a contact" in sample("history", "4127").out
    assert "is not here" in sample("contact", "erase", NAME, "--yes", code=1).err


def test_yes_erases_at_once_and_undo_passes_over_it(sample):
    told = sample.json("contact", "erase", NAME, "--yes")
    assert told["erased"]
    assert told["complete"]
    assert told["open_cases"] >= 1
    assert "nothing to take back" in sample("undo", code=1).err
    assert NAME not in sample("case", "4127").out
    assert sample.json("search", NAME) == {"cases": [], "customers": []}
