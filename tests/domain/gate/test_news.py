"""The next word as a letter names it."""

from datetime import date, time
from pathlib import Path

import pytest

from app.adapters.data_files.phrases import load_phrases
from app.domain.gate import GateContext, NamedNews, named_news

PACKS = load_phrases(Path(__file__).parents[3] / "resources" / "phrases")
TUESDAY = date(2026, 11, 24)
THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)

SAID = [
    ("en", "I will call you on Thursday at 10:00 to hear how it runs.", THURSDAY, time(10)),
    ("en", "You will hear from me by Thursday 26 November at 17:30, even if nothing is new.", THURSDAY, time(17, 30)),
    ("en", "I will write on Friday.", FRIDAY, None),
    ("en", "You will hear from me at 3 pm on Friday.", FRIDAY, time(15)),
    ("en", "You will hear from me at 12 am on Friday.", FRIDAY, time(0)),
    ("en", "I will call you by noon on Friday.", FRIDAY, time(12)),
    ("en", "I will write by 27 November 2026, 9.30 at the latest.", FRIDAY, time(9, 30)),
    ("en", "I will write on Friday, and I will call you on Thursday at 9:00.", THURSDAY, time(9)),
    ("de", "Sie hören von mir bis Donnerstag, 26. November, um 17:30 Uhr.", THURSDAY, time(17, 30)),
    ("de", "Ich rufe Sie am Freitag um 10 Uhr an.", FRIDAY, time(10)),
    ("de", "Ich melde mich am 27.11.", FRIDAY, None),
    ("de", "Ich melde mich bis Freitag Mittag.", FRIDAY, time(12)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "on", "hour"), SAID, ids=[text for _, text, _, _ in SAID])
def test_the_next_word_is_read_with_its_day_and_its_hour(
    language: str, text: str, on: date, hour: time | None
) -> None:
    found = named_news(text, GateContext(TUESDAY, language=language), PACKS[language])
    assert found == NamedNews(on, hour)


@pytest.mark.parametrize(
    "text",
    ["", "Shall I call you on Thursday?", "I will not call you on Thursday.", "The valve comes on Thursday."],
)
def test_what_gives_no_word_names_none(text: str) -> None:
    assert named_news(text, GateContext(TUESDAY), PACKS["en"]) is None
