"""One thread on the command line: who said what, and what was said on the customer's other cases."""

import pytest


def test_each_contact_says_whose_words_it_holds(sample):
    sample("answered", "4127", "May we have it by noon?")
    lines = sample("case", "4127").out.splitlines()
    (theirs,) = [line for line in lines if "May we have it by noon?" in line]
    assert "<- call, Eimear Walsh: " in theirs
    assert any("-> email, told, Maya Brennan: New quote sent" in line for line in lines)
    assert not any("C-3871" in line for line in lines)
    last = sample.json("case", "4127")["interactions"][-1]
    assert (last["who"], last["said_by"]) == ("Maya Brennan", "Eimear Walsh")


def test_the_thread_brings_what_was_said_on_the_customers_other_cases(sample):
    told = [
        line for line in sample("case", "4127", "--thread").out.splitlines() if line.startswith("C-3871  ")
    ]
    assert any("-> visit, told, Tomás Reilly: Frother leaked." in line for line in told)
    thread = sample.json("case", "4127", "--thread")["thread"]
    assert {one["ref"] for one in thread} == {"C-3871", "O-3702"}
    assert [one["at"] for one in thread] == sorted((one["at"] for one in thread), reverse=True)
    assert thread[0]["said_by"] == "Tomás Reilly"


@pytest.mark.parametrize("words", [("case", "4119", "--thread")])
def test_without_another_case_it_says_so(sample, words):
    assert sample(*words).out.splitlines()[-1] == "Nothing was said on another case of this customer."
    assert sample.json(*words)["thread"] == []
