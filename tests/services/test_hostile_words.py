"""Whatever stands in a wish, an idea and its answer, or the promise book stays words wherever it goes (B29 to B33)."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from openpyxl import load_workbook

from app import letters_out
from app.adapters.letters.drafts import eml
from app.domain.book_entries import EntryDraft, Limit
from app.domain.history import Action
from app.domain.letters import Letter
from app.domain.quick_entry.drafts import NameRef
from app.domain.text_hygiene import clean
from app.domain.wishes import WishKind
from app.files_out import write_ideas, write_list
from app.services.idea_sheets import sheet_of
from app.services.ideas import IdeaDraft
from app.services.list_tables import book_table
from app.services.wishes import WishDraft
from tests.data.houses import TestHouse
from tests.services.desks import case_of, moment, opened

WHERE = "eimear@marlowe.example"
HOSTILE = [
    "{{ c.__class__ }}",
    "{{ 'a'*10**10 }}",
    "{% include 'secret' %}",
    "<img src='/x.png'><a href=file:///bin/sh>here</a>",
    "a\r\nBcc: eve@example.com",
    "x&bcc=eve@example.com?cc=eve@example.com",
    "\u202egnp.exe",
    "%(name)s {0} $HOME",
    '=HYPERLINK("http://example.com";"x")',
    "+1-1",
    "@SUM(A1)",
    "-2+3|' /c calc'!A0",
]


@pytest.fixture(params=HOSTILE, ids=ascii)
def said(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def of_eimear(t: TestHouse) -> UUID:
    case_id = opened(t.maya, contact=NameRef(None, "Eimear Walsh"))
    with t.maya.desk.acting(Action.SET_UP) as unit:
        contact = unit.contacts.get(case_of(t.maya, case_id).contact_id)
        unit.contacts.save(replace(contact, email=WHERE))
        unit.commit()
    return case_id


def visible(text: str) -> str:
    """Without what keeps the direction of a word to itself, and on one line."""
    return " ".join(
        "".join(sign for sign in text if sign not in "\u2066\u2067\u2068\u2069\u202c\u200e").split()
    )


def literal(letter: Letter, t: TestHouse, *words: str) -> None:
    """The words are in the letter as they are, to one recipient, by each way that it can take."""
    for one in words:
        assert visible(one) in visible(letter.text)
    found = message_from_bytes(eml(letter, t.clock.now), policy=default)
    assert [one.addr_spec for one in found["To"].addresses] == [WHERE]
    assert (found["Bcc"], found["Cc"], found.get_content_type()) == (None, None, "text/plain")
    assert visible(found.get_content()) == visible(letter.text)
    link = letter.mailto()
    if link is not None:
        parts = urlsplit(link)
        asked = parse_qs(parts.query)
        assert (parts.path, set(asked)) == (WHERE, {"subject", "body"})
        assert visible(asked["body"][0]) == visible(letter.text)


def cells(file: Path) -> Iterator[Any]:
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as text:
            yield from (cell for row in csv.reader(text) for cell in row)
        return
    for sheet in load_workbook(file).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                yield cell.value


def in_a_table(file: Path, *words: str) -> None:
    """The words are cells that no spreadsheet takes for more."""
    found = [str(cell) for cell in cells(file) if cell is not None]
    for one in words:
        assert any(visible(one) in visible(cell) for cell in found)
    if file.suffix == ".csv":
        assert not any(cell.startswith(("=", "+", "@", "-2", "\t")) for cell in found)


def test_the_form_of_address_they_wish_is_words_in_every_letter(t: TestHouse, said: str) -> None:
    case_id = of_eimear(t)
    contact_id = case_of(t.maya, case_id).contact_id
    assert contact_id is not None
    t.maya.wishes.note(contact_id, WishDraft({WishKind.ADDRESS: f"Dr {said}"}, f"Tom {said}"))
    literal(letters_out.drafts_at(t.house, t.maya).draft(case_id).letter, t, f"Dr {said}")


def test_an_idea_and_its_answer_are_words_in_the_letter_and_on_the_sheet(
    t: TestHouse, said: str, tmp_path: Path
) -> None:
    case_id = of_eimear(t)
    t.maya.ideas.capture(case_id, IdeaDraft(said, theme=f"{said}"[:60]))
    (view,) = t.maya.ideas.since()
    t.maya.ideas.done([view.idea.id], said)
    with t.maya.desk.reading() as unit:
        of_hers = unit.cases.open_of_customer(case_of(t.maya, case_id).customer_id)
    (query,) = [one for one in of_hers if one.origin == "idea"]
    letter = letters_out.drafts_at(t.house, t.maya).draft(query.id).letter
    assert "\n" not in letter.subject
    literal(letter, t)
    for name in ("ideas.xlsx", "ideas.csv"):
        write_ideas(t.house, t.maya, tmp_path / name, sheet_of(t.maya.ideas))
        in_a_table(tmp_path / name, clean(said))


def test_the_promise_book_and_what_goes_beyond_it_are_words(t: TestHouse, said: str, tmp_path: Path) -> None:
    case_id, text = of_eimear(t), f"A cold brew tower {said}"
    t.priya.promise_book.add(EntryDraft(text, f"if {said}", Limit.parse("10 bd")))
    (key,) = [one.entry.key for one in t.maya.promise_book.standings() if "A cold brew" in one.entry.text]
    ask = lambda entry, why: f"{entry.text}: {why}"  # noqa: E731
    t.maya.beyond_book.make(case_id, text, moment(26), said, ask, key)
    view = t.maya.today.case(case_id)
    assert [visible(one.text) for one in view.requests] == [visible(f"{text}: {said}")]
    (promise,) = view.promises
    assert visible(promise.beyond) == visible(said)
    t.maya.telling.told(case_id, "It is looked into")
    literal(letters_out.drafts_at(t.house, t.maya).draft(case_id).letter, t, text)
    look = t.maya.promise_book.look()
    for name in ("book.xlsx", "book.csv"):
        write_list(t.house, t.maya, tmp_path / name, book_table(look.standings, look.owners))
        in_a_table(tmp_path / name, f"if {said}", text)
