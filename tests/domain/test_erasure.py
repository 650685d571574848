"""By which words a text names somebody who is erased, and what is left alone."""

from datetime import date

import pytest

from app.domain.erasure import Identity, Marks, erased_words, everywhere_in, identity_of

ANNA = Identity(
    frozenset({"Anna Zqx", "Grace Müller"}),
    frozenset({"anna@zqx.example"}),
    frozenset({"+353 86 911 77 33", "112"}),
)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Ask Anna Zqx today", "Ask a contact today"),
        ("ANNA  zqx's list", "a contact's list"),
        ("Zqx, Anna", "a contact"),
        ("Anna%20Zqx and anna.zqx", "a contact and a contact"),
        ("Frau Zqx, Mr. Müller", "a contact, a contact"),
        ("Grace Mu\u0308ller", "a contact"),
        ("mailto:anna%40zqx.example", "mailto:a contact"),
        ("ANNA@zqx.example!", "a contact!"),
        ("086 9117733, +353869117733", "a contact, a contact"),
        ("end\\nAnna Zqx", "end\\na contact"),
        ("Annabel Zqxson", "Annabel Zqxson"),
        ("Anna alone, Zqx alone", "Anna alone, Zqx alone"),
        ("order 86911773399", "order 86911773399"),
    ],
)
def test_anywhere_only_the_whole_name_the_address_and_the_number_are_hers(said, left):
    assert Marks(ANNA).without(said) == left
    assert Marks(ANNA).is_in(said) == (said != left)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("call anna", "call a contact"),
        ("ZQX wants it", "a contact wants it"),
        ("Zqxson", "Zqxson"),
        ("a grace period for Grace", "a grace period for a contact"),
    ],
)
def test_in_her_own_cases_a_part_of_the_name_is_hers_too(said, left):
    assert Marks(ANNA, own=True).without(said) == left


def test_in_the_place_of_an_address_stands_nothing():
    assert Marks(ANNA).without("anna@zqx.example", "email") == ""


def test_what_an_erasure_left_names_nobody():
    rows = [{"name": erased_words(date(2026, 11, 28)), "phone": ""}, {"name": " Anna Zqx ", "email": None}]
    assert identity_of(rows[:1]).is_empty
    assert identity_of(rows).names == {"Anna Zqx"}


def test_a_structure_keeps_its_keys():
    changed = everywhere_in({"name": ["a", {"x": 1}], "b": "c"}, lambda key, text: f"{key}={text}")
    assert changed == {"name": ["name=a", {"x": 1}], "b": "b=c"}


def test_without_anything_to_look_for_every_text_stays():
    assert Marks(Identity(), own=True).without("Anna Zqx") == "Anna Zqx"
