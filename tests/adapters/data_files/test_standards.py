"""The service standard that comes with the program, and files that cannot be one."""

from pathlib import Path

import pytest

from app.adapters.data_files.standards import load_standards
from app.domain.data_problems import DataFileProblem
from app.domain.kinds import PHASES, Channel, Kind, Phase
from app.domain.spans import Span

DEFAULT = Path("resources/standards/default.toml")
BOOK = load_standards(DEFAULT)


@pytest.mark.parametrize(
    ("kind", "phase", "first_word", "news"),
    [
        ("lead", "active", "1 bh", "2 bd"),
        ("lead", "resting", "1 bh", "2 bd"),
        ("quote", "asked", "same day", "2 bd"),
        ("quote", "sent", "1 bd", "5 bd"),
        ("query", "open", "1 bh", "2 bd"),
        ("complaint", "open", "same day", "1 bd"),
        ("complaint", "planned", "same day", "3 bd"),
        ("complaint", "check_back", "same day", "5 bd"),
        ("return", "open", "same day", "2 bd"),
        ("order", "placed", "1 bd", "5 bd"),
        ("order", "delivered", "1 bd", "5 bd"),
    ],
)
def test_every_phase_has_the_intervals_of_the_product(kind, phase, first_word, news):
    standard = BOOK.of(Kind(kind), Phase(phase))
    assert (standard.first_word, standard.news) == (Span.parse(first_word), Span.parse(news))


def test_every_phase_has_a_standard():
    assert set(BOOK.standards) == {(kind, phase) for kind, phases in PHASES.items() for phase in phases}


def test_a_lead_is_called_six_times_and_written_to_twice():
    standard = BOOK.of(Kind.LEAD, Phase.ACTIVE)
    steps = [(str(step.after), step.channel) for step in standard.cadence]
    assert [after for after, channel in steps if channel is Channel.CALL] == [
        "1 bd",
        "4 bd",
        "7 bd",
        "11 bd",
        "14 bd",
    ]
    assert [after for after, channel in steps if channel is Channel.EMAIL] == ["2 bd", "9 bd"]
    assert standard.first_step.channel is Channel.CALL
    assert standard.closing is not None


def test_a_quote_is_followed_to_its_validity():
    cadence = BOOK.of(Kind.QUOTE, Phase.SENT).cadence
    assert [str(step.after or step.before_validity) for step in cadence] == [
        "1 bd",
        "3 bd",
        "7 bd",
        "14 bd",
        "2 bd",
    ]
    assert cadence[-1].before_validity == Span.days(2)


def test_check_backs_are_those_of_the_ruling_and_nothing_else_is_one():
    found = {
        key: [str(step.after) for step in s.cadence] for key, s in BOOK.standards.items() if s.is_check_back
    }
    assert found == {
        (Kind.COMPLAINT, Phase.CHECK_BACK): ["5 bd"],
        (Kind.ORDER, Phase.DELIVERED): ["5 cd", "30 cd"],
    }


def test_no_complaint_is_closed_by_silence():
    assert [BOOK.of(Kind.COMPLAINT, phase).closing for phase in PHASES[Kind.COMPLAINT]] == [None, None, None]


def test_every_kind_may_end_some_other_way():
    assert {kind: outcomes[0] for kind, outcomes in BOOK.outcomes.items()} == {
        Kind.LEAD: "yes",
        Kind.QUOTE: "won",
        Kind.QUERY: "answered",
        Kind.COMPLAINT: "settled",
        Kind.RETURN: "refunded",
        Kind.ORDER: "content",
    }
    assert {outcomes[-1] for outcomes in BOOK.outcomes.values()} == {"other"}


def test_the_checklist_asks_what_who_and_when():
    assert len(BOOK.checklist) == 3


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("[return.open]", "[returned.open]", "return", "missing"),
        ('news = "5 bd"\nfirst_step', 'news = "soon"\nfirst_step', "quote.sent.news", "no length"),
        ('first_word = "1 bd"', "first_word = 3", "quote.sent.first_word", "no text"),
        ('closing = { after = "2 bd", ', "closing = { ", "lead.active.closing.after", "either after or before_validity"),
        ('{ after = "4 bd", channel = "call"', '{ after = "4 bd", channel = "fax"', "lead.active.cadence[3].channel",
         "unknown name"),
        ('en = "Call again"', 'de = "Nochmals anrufen"', "lead.active.cadence[1].en", "missing"),
        ('before_validity = "2 bd"', 'before_validity = "2 bh"', "quote.sent.cadence[5].before_validity",
         "not in business days"),
        ("is_check_back = true", "is_checkback = true", "complaint.check_back.is_checkback", "unknown"),
        ('query = ["answered", "no_longer_needed", "other"]', "query = []", "outcomes.query", "missing"),
        ("[checklist]", "[[checklist]]", "checklist", "no table"),
    ],
)  # fmt: skip
def test_a_surprise_is_named_by_file_and_key(tmp_path, old, new, key, reason):
    text = DEFAULT.read_text("utf-8")
    assert old in text
    file = tmp_path / "ours.toml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataFileProblem) as caught:
        load_standards(file)
    assert (caught.value.file, caught.value.key, caught.value.reason) == ("ours.toml", key, reason)


def test_texts_of_another_language_are_taken_where_they_are(tmp_path):
    text = DEFAULT.read_text("utf-8").replace(
        'en = "Call about the enquiry"', 'en = "Call about the enquiry", de = "Wegen der Anfrage anrufen"'
    )
    file = tmp_path / "ours.toml"
    file.write_text(text, "utf-8")
    standard = load_standards(file, "de").of(Kind.LEAD, Phase.ACTIVE)
    assert standard.first_step.what == "Wegen der Anfrage anrufen"
    assert standard.status_step.what == "Tell where it stands"
