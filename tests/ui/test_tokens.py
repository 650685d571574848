import pytest

from app.ui.theme.looks import Ground
from app.ui.theme.tokens import Mode, load_palettes
from tests.ui.conftest import TOKENS


def lightness(colour):
    def channel(value):
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF())
    )


def contrast(one, other):
    high, low = sorted((lightness(one), lightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_accent_has_every_token_in_light_and_in_dark():
    """Views are borrowed by every way of working, so none may ask for a colour that one accent alone has."""
    names = {frozenset(look.colours) for look in load_palettes(TOKENS).looks.values()}
    assert len(names) == 1


def test_an_accent_that_the_file_does_not_know_wears_the_first_one():
    palettes = load_palettes(TOKENS)
    assert palettes.find("made up by a company", Mode.DARK) is palettes.find(palettes.accents[0], Mode.DARK)


def test_a_name_that_no_token_has_is_found_at_once():
    palettes = load_palettes(TOKENS)
    with pytest.raises(KeyError):
        palettes.find(palettes.accents[0], Mode.LIGHT).filled("color: @colour-of-the-sky;")


def test_more_contrast_draws_hairlines_in_the_tertiary_ink():
    tokens = load_palettes(TOKENS, more_contrast=True).find("", Mode.LIGHT)
    assert tokens["line"] == tokens["line2"] == tokens["line3"] == tokens["ink3"]


@pytest.mark.parametrize("ground", ["surface", "sunken", "frame", "sel", "canvas", "hover"])
@pytest.mark.parametrize("ink", ["ink", "ink2", "ink3", "over"])
def test_text_can_be_read_on_every_ground(ink, ground):
    palettes = load_palettes(TOKENS)
    for tokens in palettes.looks.values():
        assert contrast(tokens[ink], tokens[ground]) >= 4.4, (tokens.accent, tokens.mode)


def test_switching_the_look_changes_palette_and_sheet_while_running(theme, qapp):
    theme.apply(theme.accents[0], Ground.LIGHT)
    before = qapp.styleSheet(), qapp.palette().window().color().name()
    theme.apply(theme.accents[1], Ground.DARK)
    after = qapp.styleSheet(), qapp.palette().window().color().name()
    theme.apply(theme.accents[0], Ground.LIGHT)
    assert before[0] != after[0]
    assert before[1] != after[1]
    assert (qapp.styleSheet(), qapp.palette().window().color().name()) == before
