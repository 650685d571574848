"""Keys of the domain are shown as words, in the reader's language."""

import tomllib

import pytest

from app.domain.kinds import Kind, Phase
from app.domain.promises import PromiseState
from app.ui.terms import TERMS, term
from tests.ui.conftest import TOKENS

STANDARD = TOKENS.parents[1] / "standards" / "default.toml"


def outcomes():
    table = tomllib.loads(STANDARD.read_text(encoding="utf-8"))["outcomes"]
    return {key for keys in table.values() for key in keys}


@pytest.mark.parametrize("key", sorted({*Kind, *Phase, *PromiseState, *outcomes()}))
def test_every_kind_phase_state_and_outcome_has_words(key):
    assert key in TERMS


def test_words_are_translated():
    assert term("no_longer_needed", str.upper) == "NO LONGER NEEDED"


def test_an_outcome_of_ones_own_shows_itself():
    assert term("paid_in_full") == "paid in full"
    assert term("Christmas Day", str.upper) == "Christmas Day"
