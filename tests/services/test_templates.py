"""The texts of letters are edited in the store: tried before they count, refused in words, and put back."""

from dataclasses import replace

import pytest

from app import letters_out
from app.domain.errors import NotAllowed, NotFound, TooLong
from app.domain.history import Action
from app.domain.letter_templates import (
    BrokenTemplate,
    LetterTemplate,
    NotForTemplate,
    TemplateLacks,
    UnknownFact,
)
from app.domain.text_hygiene import clean
from app.services.templates import TemplateService
from tests.adapters.letters.test_templates import HOSTILE
from tests.data.houses import TestHouse
from tests.services.desks import opened

GREETING, NEXT, STATUS = "en/personal/greeting", "en/personal/next", "en/personal/status/query.open"


def texts(t: TestHouse, who: str = "priya") -> TemplateService:
    return letters_out.templates_at(t.house, getattr(t, who))


def letter(t: TestHouse, case_id: object, purpose: str = "status") -> str:
    return letters_out.drafts_at(t.house, t.maya).draft(case_id, purpose).letter.text


def test_every_text_that_is_delivered_may_be_written_again_as_it_is(t: TestHouse) -> None:
    found = texts(t).all()
    assert {(one.language, one.voice) for one in found} == {
        ("en", "personal"), ("en", "formal"), ("de", "personal"), ("de", "formal"),
    }  # fmt: skip
    assert not any(one.is_edited for one in found)
    before = t.content_hash()
    for one in found:
        assert clean(one.delivered) == one.delivered
        assert texts(t).edit(one.key, one.delivered).remarks[0].key == "template_unchanged"
        trial = texts(t).preview(one.key)
        assert trial.subject
        assert trial.text
    assert t.content_hash() == before


def test_an_edited_text_is_in_every_letter_from_now_on_and_undo_takes_it_back(t: TestHouse) -> None:
    case_id, before = opened(t.maya), t.content_hash()
    delivered = letter(t, case_id)
    assert texts(t).edit(GREETING, "Hello {{ contact.name }},\r\n").remarks[0].key == "template_edited"
    assert letter(t, case_id).startswith("Hello ")
    look = texts(t).look(GREETING)
    assert (look.text, look.is_edited, look.who) == ("Hello {{ contact.name }},", True, "Priya Nair")
    edited = t.content_hash()
    assert edited != before
    assert t.problems() == []
    t.priya.history.undo()
    assert (letter(t, case_id), t.content_hash()) == (delivered, before)
    t.priya.history.redo()
    assert t.content_hash() == edited
    texts(t).edit(GREETING, "Hi,")
    assert letter(t, case_id).startswith("Hi,")
    t.priya.history.undo()
    assert t.content_hash() == edited


def test_a_text_that_was_taken_back_may_be_written_once_more(t: TestHouse) -> None:
    texts(t).edit(GREETING, "Hello,")
    t.priya.history.undo()
    texts(t).edit(GREETING, "Hi,")
    assert texts(t).look(GREETING).text == "Hi,"
    assert t.problems() == []


@pytest.mark.parametrize("how", ["put_back", "edit"])
def test_what_was_delivered_comes_back_and_undo_brings_the_other_again(t: TestHouse, how: str) -> None:
    case_id, before = opened(t.maya), t.content_hash()
    texts(t).edit(GREETING, "Hello,")
    edited = t.content_hash()
    if how == "put_back":
        texts(t).put_back(GREETING)
    else:
        texts(t).edit(GREETING, texts(t).look(GREETING).delivered)
    assert not texts(t).look(GREETING).is_edited
    assert t.content_hash() == before
    t.priya.history.undo()
    assert t.content_hash() == edited
    assert letter(t, case_id).startswith("Hello,")
    texts(t).put_back(GREETING)
    assert texts(t).put_back(GREETING).remarks[0].key == "template_put_back"
    texts(t).edit(GREETING, "Hi,")
    assert letter(t, case_id).startswith("Hi,")
    assert t.problems() == []


@pytest.mark.parametrize(
    ("key", "text", "refused", "line", "asked"),
    [
        (GREETING, "Dear\n{{ contact.first_name", BrokenTemplate, 2, None),
        (GREETING, "{% if waiting %}", BrokenTemplate, 1, None),
        (GREETING, "a\n\n{{ case.__class__ }}", NotForTemplate, 3, "__class__"),
        (GREETING, "a\n{% include 'secret' %}", NotForTemplate, 2, "include"),
        (GREETING, "{{ contact.age }}", UnknownFact, 1, "contact.age"),
        (GREETING, "a\n{% if waiting %}{{ moon }}{% endif %}", UnknownFact, 2, "moon"),
        (STATUS, "{% for one in promises %}\n{{ one.price }}{% endfor %}", UnknownFact, 2, "promises.price"),
        (STATUS, "{% for one in company %}{{ one }}{% endfor %}", UnknownFact, 1, "company"),
        (NEXT, "By {{ next_word }}, {{ contact.name }}", UnknownFact, 1, "contact.name"),
        (NEXT, "Soon.", TemplateLacks, None, "next_word"),
        (NEXT, "{% if not next_word %}{{ next_word }}{% endif %}", TemplateLacks, None, "next_word"),
        ("en/personal/signature", "{{ signer.name }}", TemplateLacks, None, "signer.function"),
        (
            "en/personal/signature",
            "{% if company %}{{ signer.name }}, {{ signer.function }}{% endif %}",
            TemplateLacks, None, "signer.name",
        ),
        ("en/personal/day_and_time", "{{ day }}", TemplateLacks, None, "time"),
        ("en/personal/subject", " ", TemplateLacks, None, "case.subject"),
        (GREETING, "", TemplateLacks, None, "contact.name"),
        (GREETING, "x" * 10_001, TooLong, None, None),
    ],
)  # fmt: skip
def test_a_broken_text_is_refused_by_its_line_and_the_old_one_stays(
    t: TestHouse, key: str, text: str, refused: type[Exception], line: int | None, asked: str | None
) -> None:
    texts(t).edit(key, texts(t).look(key).delivered + "!")
    before = t.content_hash()
    for act in (texts(t).edit, texts(t).preview):
        with pytest.raises(refused) as problem:
            act(key, text)
        assert getattr(problem.value, "line", None) == line
        assert getattr(problem.value, "asked", None) == asked
    assert t.content_hash() == before


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:40])
def test_what_a_letter_does_not_need_is_never_kept(t: TestHouse, text: str) -> None:
    with pytest.raises((BrokenTemplate, NotForTemplate, UnknownFact, TooLong)):
        texts(t).edit(GREETING, text)
    assert not texts(t).look(GREETING).is_edited


def test_a_text_is_tried_before_it_counts(t: TestHouse) -> None:
    case_id = opened(t.maya, subject="Two trays")
    before = t.content_hash()
    trial = texts(t).preview(GREETING, "Hello {{ contact.first_name }},")
    assert trial.text.startswith("Hello Eimear,")
    assert "Priya Nair" in trial.text
    assert "Q-1000" in trial.subject
    on_case = texts(t).preview("en/formal/greeting", "Good day,", case_id)
    assert on_case.text.startswith("Good day,")
    assert "Two trays" in on_case.subject
    warned = texts(t).preview(STATUS, "Our policy does not allow it.")
    assert [one for one in warned.findings if one.rule.value != "signature"]
    assert t.content_hash() == before


def test_leads_and_administrators_write_and_all_others_look(t: TestHouse) -> None:
    assert texts(t, "ben").look(GREETING).text
    assert not texts(t, "ben").may_edit()
    assert texts(t).may_edit()
    for act in (lambda: texts(t, "ben").edit(GREETING, "Hi,"), lambda: texts(t, "ben").put_back(GREETING)):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(NotFound):
        texts(t).edit("en/personal/moon", "Hi,")


def test_what_another_hand_wrote_into_the_store_cannot_stop_a_letter(t: TestHouse) -> None:
    case_id = opened(t.maya)
    delivered = letter(t, case_id)
    with t.priya.desk.acting(Action.EDIT_TEMPLATE) as unit:
        for key, text in (
            (GREETING, "{{ case.__class__ }}"),
            (NEXT, "{{ contact.name }}"),
            ("en/personal/moon", "x"),
        ):
            unit.letter_templates.save(LetterTemplate.at(key, text, t.priya.desk.person_id))
        unit.commit()
    assert letter(t, case_id) == delivered
    assert letters_out.drafts_at(t.house, t.maya).check("Kind regards", case_id)


def test_two_who_write_the_same_text_write_one_row(t: TestHouse) -> None:
    texts(t).edit(GREETING, "Hello,")
    with t.maya.desk.reading() as unit:
        (one,) = unit.letter_templates.all()
    assert one == replace(LetterTemplate.at(GREETING, "Hello,", one.owner_id), version=1)
