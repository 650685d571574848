"""The sample company on the command line: every command once, and the store is well after each."""

import json

import pytest

KEYS = {
    "ref", "kind", "phase", "state", "customer", "contact", "owner", "step", "channel", "due_at", "overdue", "value",
    "currency", "last_told_at", "news_due_at", "waiting_for_news", "id", "due_zone", "effort_minutes", "put_offs",
    "promise_due_at", "subject", "opened_at", "is_offered", "closed_at", "outcome", "outcome_text",
}  # fmt: skip


def test_a_fresh_store_is_filled_and_lists_what_is_due(line):
    assert line.json("sample")["cases"] == 61
    due = line.json("due")
    assert [row["due_at"] for row in due] == sorted(row["due_at"] for row in due)
    assert {row["overdue"] for row in due} == {True, False}
    assert all(row["overdue"] == (row["due_at"] < "2026-11-24T10:42:00Z") for row in due)
    assert {row["owner"] for row in due} == {"Maya Brennan"}
    line.is_well()


def test_the_sample_company_moves_into_an_empty_store_only(sample):
    before = sample.is_well()
    assert "already" in sample("sample", code=1).err
    assert sample.is_well() == before


EVERY_COMMAND = [
    ("due",), ("due", "--all"), ("today",), ("waiting",), ("tick",), ("cases",), ("cases", "--mine"), ("cases", "--all"),
    ("cases", "--closed"), ("case", "Q-4127"), ("search", "marlowe"), ("people",), ("style",), ("style", "analyst"),
    ("add", "quote: Eimear Walsh wants the service plan in the price fri 15:00 €18k"),
    ("add", "call Eimear thu 10:00", "--case", "4127"), ("add", "Eimear Walsh asks for a cup warmer", "--new"),
    ("done", "4127", "--outcome", "she has it", "--next", "call thu 10:00", "--told"), ("done", "4146"),
    ("told", "4127", "It is on its way", "--done", "--next-word", "thu 12:00", "--by", "call"),
    ("answered", "4127", "Can it be blue?"), ("answered", "4127", "--keep"),
    ("later", "4127", "today 11:30"), ("later", "4127", "in 3 weeks", "--agreed"),
    ("later", "4127", "in 3 weeks", "--reason", "the fair"),
    ("wait", "4127", "the supplier", "--until", "fri 12:00"),
    ("promise", "4127", "The price in writing", "thu 12:00"), ("promise", "4127", "A word", "thu 12:00", "--next-word"),
    ("kept", "4127"), ("kept", "4127", "update"), ("release", "4127", "--reason", "they chose another way"),
    ("phase", "4146", "quote"), ("phase", "4146", "quote.sent", "--value", "2,400.50", "--valid-until", "2026-12-18"),
    ("phase", "4141", "check back", "--note", "All settled"), ("phase", "4140", "resting", "--until", "15 jan 9:00"),
    ("close", "4122", "--outcome", "won: starts in May"), ("close", "4122", "--outcome", "they found another way"),
    ("close", "4122", "--outcome", "lost", "--no-word", "they asked for none"),
    ("handover", "4127", "Omar", "--note", "you know the machine"), ("reassign", "4127", "Priya Nair"),
    ("history", "4127"), ("why", "4127"), ("check",), ("backup",),
]  # fmt: skip


@pytest.mark.parametrize("words", EVERY_COMMAND, ids=" ".join)
def test_every_command_answers_and_leaves_the_store_well(sample, words):
    told = sample(*words)
    assert told.out.strip()
    assert told.err == ""
    sample.is_well()


@pytest.mark.parametrize("words", EVERY_COMMAND, ids=" ".join)
def test_every_command_answers_in_json(sample, words):
    answer = sample.json(*words)
    assert isinstance(answer, dict | list)
    assert "NaN" not in json.dumps(answer)


@pytest.mark.parametrize(
    "words", [("cases",), ("due",), ("cases", "--all"), ("cases", "--closed"), ("waiting",)]
)
def test_lists_have_the_same_keys_for_open_and_closed_cases(sample, words):
    rows = sample.json(*words)
    assert rows
    assert len({frozenset(row) for row in rows}) == 1
    assert set(rows[0]) >= KEYS
    for row in rows:
        assert (row["state"] == "open") == (row["step"] is not None) == (row["news_due_at"] is not None)
        assert all(row[key] is None or row[key].endswith("Z") for key in row if key.endswith("_at"))
        assert row["value"] is None or isinstance(row["value"], int | float)


def test_cases_are_everybodys_and_due_is_ones_own(sample):
    everybody = sample.json("cases")
    mine = sample.json("cases", "--mine")
    assert {row["owner"] for row in mine} == {"Maya Brennan"} < {row["owner"] for row in everybody}
    assert sample.json("due") == mine
    assert sample.json("due", "--all") == everybody


def test_another_person_has_another_day(sample):
    assert {row["owner"] for row in sample.json("due", before=("--as", "Omar"))} == {"Omar Haddad"}
    assert "Nobody here is called" in sample("due", code=1, before=("--as", "Nobody Ever")).err


def test_a_writing_command_answers_with_the_case_as_it_is_now(sample):
    told = sample.json("told", "4127", "It is on its way")
    assert told["ref"] == "Q-4127"
    assert told["last_told_at"] == "2026-11-24T10:42:00Z"
    assert [remark["key"] for remark in told["remarks"]] == ["told"]
    again = sample.json("case", "4127")
    assert {key: again[key] for key in KEYS} == {key: told[key] for key in KEYS}


def test_money_keeps_its_cents(sample):
    assert sample.json("phase", "4146", "quote.sent", "--value", "12,345,678.91")["value"] == 12345678.91


def test_a_handover_is_accepted_by_its_receiver(sample):
    offered = sample.json("handover", "4127", "Omar")
    assert (offered["owner"], offered["is_offered"]) == ("Maya Brennan", True)
    before = {key: offered[key] for key in ("step", "due_at", "news_due_at", "promise_due_at")}
    accepted = sample.json("accept", "4127", before=("--as", "Omar"))
    assert (accepted["owner"], accepted["is_offered"]) == ("Omar Haddad", False)
    assert {key: accepted[key] for key in before} == before
    assert "belongs to Omar Haddad" in sample("handover", "4127", "Ben", code=1).err
    sample.is_well()


def test_a_declined_offer_stays_with_its_owner(sample):
    sample("handover", "4127", "Omar")
    assert sample.json("decline", "4127", before=("--as", "Omar"))["owner"] == "Maya Brennan"


def test_a_lead_takes_a_case_at_once_and_nobody_else_does(sample):
    assert sample.json("take", "4127", before=("--as", "Priya"))["owner"] == "Priya Nair"
    assert "belongs to" in sample("take", "4127", code=1, before=("--as", "Omar")).err


def test_the_way_of_working_is_private_and_changes_no_case(sample):
    before = sample.is_well()
    keys = [style["key"] for style in sample.json("style")]
    orders = set()
    for key in keys:
        chosen = [style["key"] for style in sample.json("style", key) if style["chosen"]]
        assert chosen == [key]
        orders.add(sample.json("today")["order"])
    assert len(orders) == len(keys)
    assert sample.is_well() == before


def test_reminders_are_shown_once(sample):
    shown = sample.json("tick")
    assert shown["shown"] or shown["catch_up"]
    again = sample.json("tick")
    assert not again["shown"]
    assert not again["catch_up"]
    assert sample("tick").out.startswith("Nothing is due.")


def test_a_doubtful_line_is_asked_and_not_saved(sample):
    before = sample.is_well()
    refused = sample("add", "call Eimear Walsh yesterday at 9", code=1)
    assert refused.out == ""
    assert "passed" in refused.err
    assert sample.is_well() == before


def test_a_customer_with_several_open_cases_is_asked_about(sample):
    sample("add", "quote: Eimear Walsh wants a second machine fri 15:00")
    refused = sample("add", "call Eimear Walsh thu 10:00", code=1)
    assert "Q-4127" in refused.err
    assert refused.err.endswith("Add --case REF, or --new.\n")
    assert sample.json("add", "call Eimear Walsh thu 10:00", "--case", "Q-4127")["ref"] == "Q-4127"
    assert sample.json("add", "call Eimear Walsh thu 10:00", "--new")["remarks"][0]["key"] == "opened"
