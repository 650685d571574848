"""The golden table, sentence by sentence; the third that was written before the rules is only measured."""

import pytest

from tests.data.golden import HELD_OUT, LATER, TUNED, rows, scores, told

RULES = {"closed_door", "one_voice", "promise", "apology", "next_word", "unsigned"}
FLOORS = {"closed_door": 0.86}
"""What was measured once, where it is below one. Nothing was tuned to it, so a floor may rise and never fall."""


def shown(row):
    return f"{row.number}: {' '.join(row.text.split())[:50]}"


@pytest.mark.parametrize("row", [*rows(TUNED), *rows(LATER)], ids=shown)
def test_exactly_what_is_marked_is_found(row):
    found = row.found()
    assert len(found) == len(row.expected), found
    assert all(any(expected.is_met_by(one) for one in found) for expected in row.expected), found


def test_the_third_that_tuned_no_rule_is_measured_and_does_not_get_worse():
    for rule, score in scores([HELD_OUT]).items():
        floor = FLOORS.get(rule, 1.0)
        assert min(score.precision, score.recall) >= floor, (rule, score.missed, score.wrong)


def test_precision_and_recall_are_told_rule_by_rule():
    told_ = told("Held out", [HELD_OUT])
    assert told_.startswith("Held out: 74 sentences")
    assert all(f"  {rule:<12} precision " in told_ for rule in RULES)


def test_the_table_is_long_enough_and_a_third_of_it_is_held_out():
    held, tuned = len(rows(HELD_OUT)), len(rows(TUNED))
    assert held + tuned >= 150
    assert held * 2 >= tuned * 0.9


@pytest.mark.parametrize("name", [HELD_OUT, TUNED])
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_rule_has_hits_in_both_languages(name, language):
    ours = [row for row in rows(name) if row.context.language == language]
    assert {one.rule for row in ours for one in row.expected} >= RULES
    assert sum(not row.expected for row in ours) >= 8


def test_no_sentence_stands_in_both_parts():
    grown = {row.text for name in (TUNED, LATER) for row in rows(name)}
    assert not {row.text for row in rows(HELD_OUT)} & grown
