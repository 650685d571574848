"""What a letter says now, apart from what it quotes."""

import pytest

from app.domain.quoted_threads import fresh

NEW = "Thursday suits us.\n\nEimear"


@pytest.mark.parametrize(
    "quoted",
    [
        "On Tue, 24 Nov 2026 at 10:12, Maya Brennan <maya@acme.example> wrote:\n\n> Does it?\n> Maya",
        "On Tue, 24 Nov 2026 at 10:12, Maya Brennan\n<maya@acme.example> wrote:\n> Does it?",
        "Am 24.11.2026 um 10:12 schrieb Maya Brennan:\n> Passt es?",
        "Le mar. 24 nov. 2026 à 10:12, Maya a écrit :\n> Oui ?",
        "-----Original Message-----\nFrom: Maya\nanything",
        "-----Ursprüngliche Nachricht-----\nVon: Maya",
        "________________________________\nFrom: Maya Brennan\nSent: Tuesday\nTo: Eimear\nSubject: x\n\nold",
        "From: Maya Brennan <maya@acme.example>\nDate: Tuesday\nTo: Eimear\n\nold",
        "Von: Maya\nGesendet: Dienstag\nAn: Eimear\n\nalt",
        "> only quoted lines\n>> and older ones",
        "-- \nEimear Walsh\nHotel Marlowe",
    ],
)
def test_what_is_quoted_is_left_out(quoted):
    assert fresh(f"{NEW}\n\n{quoted}\n") == NEW


def test_answers_between_quoted_lines_stay():
    text = "Hello,\n> Thursday?\nYes.\n> At ten?\nNo, at eleven."
    assert fresh(text) == "Hello,\nYes.\nNo, at eleven."


def test_where_nothing_else_is_there_all_of_it_stays():
    assert fresh("> forwarded only\n> to you") == "> forwarded only\n> to you"
    assert fresh("") == ""


@pytest.mark.parametrize(
    "text",
    [
        "From: where do you order?\nWe order here.",
        "On Monday we wrote:\nplease come.",
        "Date: Thursday\nFrom: the office",
        "The rule is\n__________\nand it stays.",
    ],
)
def test_words_that_only_look_alike_stay(text):
    assert fresh(text) == text
