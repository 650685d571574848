import shutil

import pytest

from app.adapters.data_files.phrases import load_phrases
from app.domain.data_problems import DataFileProblem
from app.domain.gate.patterns import InvalidPattern, Pattern
from tests.data.golden import RESOURCES

PHRASES = RESOURCES / "phrases"


def test_the_packs_that_ship_are_whole_and_know_the_same_voices():
    packs = load_phrases(PHRASES)
    assert set(packs) >= {"en", "de"}
    voices = {frozenset(pack.voices) for pack in packs.values()}
    assert len(voices) == 1
    assert len({frozenset(one.key for one in pack.closed_doors) for pack in packs.values()}) == 1


@pytest.mark.parametrize(
    ("was", "becomes", "key", "reason"),
    [
        ('key = "policy"', 'key = ""', "closed_door[1].key", "empty"),
        ("negations = [", 'negations = ["(maybe)", ', "negations", "no pattern"),
        ("denies_last = true", "denies_last = 1", "denies_last", "no true or false"),
        ('"monatsende" = "month"', '"monatsende" = "moon"', "dates.ends.monatsende", "unknown name"),
        ("heute = 0", "heute = 99", "dates.relative.heute", "not within 0 to 30"),
        ('["juni", "jun"],', "", "dates.months", "not 12 lists of names"),
        ("by_date", "by_moon", "by_date", "missing"),
    ],
)
def test_a_pack_that_cannot_be_read_says_where(tmp_path, was, becomes, key, reason):
    shutil.copy(PHRASES / "de.toml", tmp_path)
    file = tmp_path / "de.toml"
    text = file.read_text("utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), "utf-8")
    with pytest.raises(DataFileProblem) as problem:
        load_phrases(tmp_path)
    assert (problem.value.key, problem.value.reason) == (key, reason)


@pytest.mark.parametrize(
    "text", ["", "~ word", "word (maybe)", "(may be) word", "wor.d", "(a|b", ".*", "word ~"]
)
def test_only_the_small_language_is_a_pattern(text):
    with pytest.raises(InvalidPattern):
        Pattern(text)
