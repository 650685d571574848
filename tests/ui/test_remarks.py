"""What services remark, and why dates are what they are, in sentences."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

import app
from app.domain.history import Action
from app.domain.kinds import Channel, Kind, Phase
from app.domain.moments import Moment
from app.domain.quick_entry.drafts import Remark as Hint
from app.domain.ranks import Because, Harm, Term
from app.domain.steps import Basis, Reason
from app.domain.working_time.explanations import CountedBlock, Explanation, SkippedDay
from app.services.changes import Remark
from app.services.reasons import DateKind, Why
from app.ui.plain_formats import PlainFormats
from app.ui.remarks import ACTIONS, BECAUSE, DATES, HINTS, REASONS, REMARKS, Sentences

AT = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
DUE = Moment.of(datetime(2026, 11, 26, 10, tzinfo=UTC), "Europe/Dublin")
SERVICES = Path(app.__file__).parent / "services"
VALUES = {
    "hours": "13:00-15:00",
    "rewritten": 3,
    "removed": 0,
    "file": "cases.xlsx",
    "calendar": "Meetings",
    "reference": "Q-4127",
    "customer": "Hotel Marlowe",
    "step": "Go through the new quote",
    "channel": Channel.CALL,
    "due": DUE,
    "reason": Reason.CADENCE,
    "old": "Write",
    "news_due_at": AT,
    "at": AT,
    "until": AT,
    "zone": "Europe/Dublin",
    "kind": Kind.COMPLAINT,
    "phase": Phase.CHECK_BACK,
    "outcome": "no_longer_needed",
    "text": "Price held",
    "name": "Omar Haddad",
    "action": Action.TELL,
    "fields": ("due_at", "step"),
    "key": "delivery",
    "company": "Alder Coffee Systems",
    "cases": 61,
    "cover": "Ben Doyle",
    "theme": "Renting",
    "customers": 2,
    "count": 3,
    "waiting": 2,
    "minutes": timedelta(minutes=75),
    "limit": timedelta(hours=1),
}


@pytest.fixture
def say():
    return Sentences(PlainFormats("Europe/Dublin", lambda: AT))


def test_every_remark_of_a_service_has_a_sentence():
    raised = set()
    for file in SERVICES.glob("*.py"):
        if file.name == "exports.py":  # what an export notes is about the file, and said by who wrote it
            continue
        raised |= set(re.findall(r'(?:Remark|said)\(\s*"(\w+)"', file.read_text("utf-8")))
    assert len(raised) > 15
    assert raised <= set(REMARKS)


@pytest.mark.parametrize("key", REMARKS)
def test_a_remark_is_one_whole_sentence(say, key):
    said = say.remark(Remark(key, VALUES))
    assert "{" not in said
    assert "_" not in said
    assert said.endswith(".")


def test_remarks_name_moments_as_the_reader_sees_them(say):
    said = say.remark(Remark("planned_next", VALUES))
    assert said == "Next: Go through the new quote, Thu 26 Nov 10:00."


@pytest.mark.parametrize(
    ("times", "words"),
    [(1, "Put off once."), (2, "Put off twice."), (3, "tell them, hand it over, or close it?")],
)
def test_the_third_put_off_offers_other_ways(say, times, words):
    assert say.remark(Remark("moved", VALUES | {"times": times})).endswith(words)


def test_a_remark_that_nobody_knows_says_nothing(say):
    assert say.remark(Remark("from_a_newer_version")) == ""


def test_every_act_reason_and_rank_has_its_words():
    assert set(ACTIONS) == set(Action)
    assert set(REASONS) == set(Reason)
    assert set(DATES) == set(DateKind)
    assert set(BECAUSE) == {*Harm, *Term} - {Term.HARM}


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("kind", DateKind)
def test_every_date_explains_itself(say, kind, reason):
    lines = say.why(Why(kind, AT, "Europe/Dublin", Basis(reason, "2 bd", AT)))
    assert all("{" not in line and line.endswith(".") for line in lines)


def test_why_tells_what_was_counted_and_what_not(say):
    counted = Explanation(
        "2 bd",
        AT,
        AT,
        AT,
        (CountedBlock(AT, AT + timedelta(hours=50)),),
        (SkippedDay(date(2026, 11, 28), "weekend"),),
    )
    basis = Basis(Reason.STANDARD, "2 bd", AT)
    lines = say.why(Why(DateKind.NEWS, AT, "Europe/Dublin", basis, counted, still_holds=False))
    assert lines[1:3] == ("Counted: 50 h of working time.", "Not counted: 28 Nov (weekend).")
    assert "another moment" in lines[3]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("1 bd", "1 working day,"),
        ("2 bd", "2 working days,"),
        ("4 bh", "4 h of working time,"),
        ("5 cd", "5 days,"),
    ],
)
def test_lengths_of_the_standard_are_words(say, rule, words):
    basis = Basis(Reason.STANDARD, rule, AT)
    assert words in say.why(Why(DateKind.NEWS, AT, "Europe/Dublin", basis))[0]


def test_hints_of_quick_entry_are_sentences(say):
    domain = Path(app.__file__).parent / "domain" / "quick_entry"
    raised = set()
    for file in domain.glob("*.py"):
        raised |= set(re.findall(r'Remark\([\w.\"]+, "(\w+)"', file.read_text("utf-8")))
    assert raised == set(HINTS)
    assert (
        say.hint(Hint("due", "day_off", ("2026-12-25", "Christmas Day")))
        == "2026-12-25 is a day off (Christmas Day)."
    )
    assert say.hint(Hint("due", "unknown")) == ""


def test_why_something_comes_first_is_said_with_its_figures(say):
    assert say.because(Because(Term.VALUE, value=Decimal(18640)), "EUR") == "worth €18,640"
    assert say.because(Because(Term.SHARE, share=0.95), "EUR") == "95% of the time used"
    assert "waiting for news" in say.because(Because(Term.HARM, Harm.CUSTOMER_WAITING, AT), "EUR")
