"""The sheet for marketing on paper: plain text, whatever a customer said."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.ideas import IdeaState
from app.services.idea_sheets import IdeaSheet, by_theme
from app.services.ideas import IdeaView
from app.ui.idea_papers import IdeaPaper
from tests.data import stores

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
IDEA = stores.idea(stores.case(4127), words="Could we rent one?", theme="Renting")
VIEW = IdeaView(IDEA, "Q-4127", "Hotel Marlowe", "Eimear Walsh", "Tomás Reilly", "Lena Fischer")
HOSTILE = '<img src="file:///etc/passwd"><b>bold</b> {{ 7 * 7 }} \u202eevil \x00 \u2029 \ufdd0'


@pytest.fixture
def paper(qapp):
    return IdeaPaper(lambda on: f"{on:%d %b}", lambda at: at)


def sheet(*views, starts_on=None):
    return IdeaSheet(by_theme(views), starts_on)


def test_each_theme_tells_its_counts_and_each_idea_who_said_it_to_whom_and_where_it_is(paper):
    read = VIEW.idea.read(VIEW.idea.owner_id, "Looking into it")
    text = paper.document(
        sheet(replace(VIEW, idea=read), starts_on=date(2026, 11, 23)), "Alder"
    ).toPlainText()
    assert text.split("\n") == [
        "What customers said, 23 Nov to 29 Nov",
        "Alder · 1 noted, 1 waiting for an answer",
        "Renting",
        "1 noted: idea 1; waiting for an answer: 1",
        "“Could we rent one?”",
        "Idea · Eimear Walsh, Hotel Marlowe to Tomás Reilly, 24 Nov · Q-4127 · Read, with Lena Fischer: Looking into it",
    ]


def test_words_are_never_markup(paper):
    answered = VIEW.idea.answered(IdeaState.DONE, f"<s>{HOSTILE}", VIEW.idea.owner_id, NOW)
    said = replace(VIEW, idea=replace(answered, words=HOSTILE, theme="<i>Theme</i>"))
    document = paper.document(sheet(said), "<u>Alder</u>")
    text = document.toPlainText()
    assert '<img src="file:///etc/passwd"><b>bold</b> {{ 7 * 7 }}' in text
    assert '<s><img src="file:///etc/passwd">' in text
    assert "<i>Theme</i>" in text
    assert "<u>Alder</u>" in text
    assert document.blockCount() == 6


def test_it_becomes_pages_of_a4_however_much_was_said(paper):
    long = [replace(VIEW, idea=replace(VIEW.idea, words="word " * 300)) for _ in range(12)]
    for views, least in (((), 1), (long, 3)):
        held = paper.content(sheet(*views), "Alder")
        assert held.startswith(b"%PDF-")
        assert held.rstrip().endswith(b"%%EOF")
        assert held.count(b"/Type /Page\n") >= least
    assert "nothing was noted" in paper.document(sheet(), "Alder").toPlainText()
