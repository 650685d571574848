"""A quote lives its whole life on the command line, and the store is well after each act."""

from datetime import datetime, timedelta

import pytest


@pytest.fixture
def quote(line):
    """A quote just asked for, in a store of one's own."""
    told = line.json(
        "add", "quote: Eimear Walsh, Hotel Marlowe wants the service plan in the price fri 15:00 €18k"
    )
    line.is_well()
    return told["ref"]


def days_on(line, days):
    line.at = (datetime.fromisoformat(line.at) + timedelta(days=days)).isoformat()


def test_asked_sent_followed_up_postponed_answered_won_undone_redone(line, quote):
    case = line.json("case", quote)
    assert (case["kind"], case["phase"], case["value"], case["currency"]) == ("quote", "asked", 18000, "EUR")
    assert (case["customer"], case["contact"]) == ("Hotel Marlowe", "Eimear Walsh")
    assert case["due_at"] == "2026-11-27T15:00:00Z"

    sent = line.json("phase", quote, "sent", "--value", "18640", "--valid-until", "2026-12-18")
    assert (sent["phase"], sent["value"], sent["valid_until_on"]) == ("sent", 18640, "2026-12-18")
    assert sent["last_told_at"] == "2026-11-24T10:42:00Z"
    assert sent["due_at"] > "2026-11-24T10:42:00Z"
    line.is_well()

    days_on(line, 1)
    followed = line.json("done", quote, "--outcome", "she has it and reads it on Monday")
    assert "proposed_next" in {remark["key"] for remark in followed["remarks"]}
    assert followed["last_told_at"] == sent["last_told_at"], "done tells nothing unless it is said"
    line.is_well()

    refused = line("later", quote, "in 3 weeks", code=1)
    assert refused.out == ""
    assert "Agree the new date with the customer, or give a reason." in refused.err
    assert line.json("case", quote)["due_at"] == followed["due_at"]
    agreed = line.json("later", quote, "in 3 weeks", "--agreed")
    assert agreed["due_at"] == agreed["news_due_at"] > followed["due_at"]
    assert agreed["put_offs"] == 1
    line.is_well()
    _is_answered_and_won(line, quote, agreed)


def _is_answered_and_won(line, quote, agreed):
    answered = line.json("answered", quote, "Can we have it in blue?")
    assert answered["is_unanswered"]
    assert answered["step"] == "Answer Eimear"
    assert answered["due_at"] < agreed["due_at"]
    assert "stays open" in line("close", quote, "--outcome", "won", code=1).err
    assert line.json("case", quote)["state"] == "open"
    told = line.json("told", quote, "Yes, blue is possible", "--done")
    assert not told["is_unanswered"]
    line.is_well()

    _is_won_undone_and_redone(line, quote)


def _is_won_undone_and_redone(line, quote):
    line("promise", quote, "The blue one delivered", "in 5 business days")
    before = line.is_well()
    won = line.json("close", quote, "--outcome", "won: starts in May")
    assert (won["state"], won["outcome"], won["outcome_text"], won["step"]) == (
        "closed",
        "won",
        "starts in May",
        None,
    )
    assert [remark["key"] for remark in won["remarks"]] == ["closed", "promise_left"]
    after = line.is_well()

    undone = line.json("undo")
    assert (undone["ref"], undone["state"]) == (quote, "open")
    assert line.is_well() == before
    redone = line.json("redo")
    assert redone["state"] == "closed"
    assert line.is_well() == after

    history = line.json("history", quote)
    assert [entry["action"] for entry in history][:3] == ["redo", "undo", "close"] or history[0][
        "action"
    ] == "close"
    assert {entry["source"] for entry in history} == {"command_line"}


def test_a_whole_life_is_taken_back_step_by_step_and_done_again(line, quote):
    seen = [line.is_well()]
    for words in (
        ("phase", quote, "sent"),
        ("done", quote),
        ("told", quote, "It comes on Monday"),
        ("answered", quote, "Fine"),
        ("told", quote, "Thank you", "--done"),
        ("close", quote, "--outcome", "won"),
    ):
        line(*words)
        seen.append(line.is_well())
    assert len(set(seen)) == len(seen)
    for wanted in reversed(seen[:-1]):
        line("undo")
        assert line.is_well() == wanted
    for wanted in seen[1:]:
        line("redo")
        assert line.is_well() == wanted


def test_undoing_a_word_to_the_customer_reminds_that_they_heard(line, quote):
    line("told", quote, "It comes on Monday")
    assert "Mind that the customer did hear it." in line("undo").out


def test_there_is_an_end_to_taking_back(line, quote):
    line("undo")
    assert line.json("cases") == []
    assert "nothing to take back" in line("undo", code=1).err
    line("redo")
    assert line("redo", code=1).err.strip() == "There is nothing to do again."
    assert [case["ref"] for case in line.json("cases")] == [quote]


def test_a_closed_case_reopens_under_its_number_with_a_step(line, quote):
    line("told", quote, "They chose another way, and we thanked them")
    line("close", quote, "--outcome", "lost")
    assert "is closed" in line("done", quote, code=1).err
    reopened = line.json("reopen", quote, "call Eimear thu 10:00")
    assert (reopened["ref"], reopened["state"], reopened["due_at"]) == (quote, "open", "2026-11-26T10:00:00Z")
    assert "is open already" in line("reopen", quote, "call", code=1).err
    line.is_well()


def test_an_answer_on_a_closed_case_reopens_it(line, quote):
    line("close", quote, "--outcome", "won")
    assert line.json("answered", quote, "One more question")["state"] == "open"


def test_the_kind_of_a_case_shows_in_its_letter_and_the_number_stays(line, quote):
    changed = line.json("phase", quote, "complaint")
    assert changed["ref"] == quote.replace("Q-", "C-")
    assert line.json("case", quote)["ref"] == changed["ref"]
    refused = line("phase", quote, "sent", code=1)
    assert "check back" in refused.err


def test_waiting_on_somebody_plans_the_chase_at_half_time(line, quote):
    waits = line.json("wait", quote, "the supplier", "--until", "fri 12:00")
    assert "2026-11-24" <= waits["due_at"] < "2026-11-27T12:00:00Z"
    assert line.json("case", quote)["waiting_on"] == "the supplier"


def test_a_promise_is_kept_or_let_go_with_a_reason(line, quote):
    line("promise", quote, "The price in writing", "thu 12:00")
    line("promise", quote, "A second visit", "fri 12:00")
    assert line.json("case", quote)["promise_due_at"] == "2026-11-26T12:00:00Z"
    line("release", quote, "visit", "--reason", "they come to us")
    line("kept", quote, "price")
    states = {promise["text"]: promise["state"] for promise in line.json("case", quote)["promises"]}
    assert states == {"The price in writing": "kept", "A second visit": "released"}
    assert "no open promise" in line("kept", quote, "price", code=1).err


def test_resting_needs_the_date_that_was_agreed(line, quote):
    line("phase", quote, "lead")
    assert "date agreed" in line("phase", quote, "resting", code=1).err
    rests = line.json("phase", quote, "resting", "--until", "15 jan 9:00")
    assert rests["due_at"] == rests["news_due_at"] == "2027-01-15T09:00:00Z"


def test_why_tells_each_date_and_counts_it(line, quote):
    found = {one["date"]: one for one in line.json("why", quote)}
    assert found["step"]["reason"] == "chosen"
    assert found["news"]["still_holds"]
    assert found["news"]["at"] == line.json("case", quote)["news_due_at"]
    assert "They hear from us by" in line("why", quote).out
