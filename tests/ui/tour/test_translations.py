"""Every visible text is given to the translator, and every one that is given is in the file for translators."""

from xml.etree import ElementTree as ET

import pytest

from app.ui.pseudo_language import strange
from app.ui.tour.stages import USUAL
from tests import translations
from tests.ui.tour.data_words import sample_words
from tests.ui.tour.findings import of_words
from tests.ui.tour.test_screens import ALL, EVERY, FEW, SCENES


@pytest.fixture(scope="module")
def data():
    return sample_words()


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    file = tmp_path_factory.mktemp("texts") / "keepword_en.ts"
    translations.extract(file)
    contexts = ET.parse(file).getroot().iter("context")
    return {
        (one.findtext("name"), text.findtext("source")) for one in contexts for text in one.iter("message")
    }


@pytest.mark.parametrize("key", EVERY if ALL else FEW)
def test_no_visible_word_stays_untranslated(stage_of, pseudo, data, key):
    stage = stage_of(USUAL)
    part = SCENES[key].set_up(stage)
    found = set()
    for widget in [part] if part is not None else stage.shown():
        found |= of_words(stage.shoot(widget), data)
    assert found == set()


def test_all_that_is_asked_of_the_translator_is_in_the_file_for_translators(stage_of, pseudo, extracted):
    for key in EVERY if ALL else FEW:
        stage = stage_of(USUAL)
        SCENES[key].set_up(stage)
        stage.close()
    ours = {(context, text) for context, text in pseudo.asked if text and not context.startswith("Q")}
    texts = {text for _, text in extracted}
    assert {text for _, text in ours if text not in texts} == set()


@pytest.mark.parametrize(
    "text",
    ["{name} has heard from you.", "%n late", "&Open Keepword", "Press Ctrl+K to search", "%1 of %2", ""],
)
def test_placeholders_keys_and_mnemonics_stay_as_they_are(text):
    for kept in ("{name}", "%n", "%1", "%2", "&", "Ctrl"):
        assert strange(text).count(kept) == text.count(kept)


def test_the_language_of_longer_words_is_two_fifths_longer():
    text = "Everyone has heard from you"
    assert len(strange(text)) == pytest.approx(1.4 * len(text), abs=1)
    assert not set(strange(text)) & set("aeiou")
