"""Every guard that a style file may name has a rule, words and a number, on an empty day too."""

import pytest

from app.domain import styles
from app.domain.guards import GUARDS
from app.domain.guards.switches import without
from app.domain.rungs import Rung
from app.ui.figures import WORDS, FigureSentences
from app.ui.plain_formats import PlainFormats
from tests.domain.desk_of_styles import LOADED, NOW, OFFICE, STYLES, row
from tests.domain.guards.watching import watch_of


def test_every_name_of_a_style_file_has_its_rule_and_its_words():
    assert set(GUARDS) == styles.GUARDS == set(WORDS)


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_says_its_number_under_its_own_name(guard):
    words = FigureSentences(PlainFormats(OFFICE.zone, lambda: NOW))
    for watch in (watch_of(), watch_of(row(), row(4128))):
        figure = GUARDS[guard](watch)
        assert figure.guard == guard
        assert figure.value >= 0
        assert "{" not in words.figure(figure)
        assert words.title(guard)
        assert words.help(guard)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_style_without_its_guards_is_a_style_and_one_without_others_is_the_same(style):
    assert without(style, styles.GUARDS).guards == frozenset()
    assert without(style, styles.GUARDS - style.guards) is style
    assert without(without(style, style.guards), style.guards) == without(style, style.guards)


def test_the_guard_of_postponing_carries_the_limit():
    style = LOADED.styles["influencer"]
    assert style.put_off_limit == 2
    assert without(style, frozenset({"put_off_limit"})).put_off_limit is None
    assert without(style, frozenset({"ladder"})).put_off_limit == 2


def test_without_the_ladder_every_reminder_waits_in_the_list():
    style = without(LOADED.styles["influencer"], frozenset({"ladder"}))
    loud = {
        rule.rung_for(is_promise=is_promise, is_valued=is_valued)
        for rule in style.reminders
        for is_promise in (True, False)
        for is_valued in (True, False)
    }
    assert loud == {Rung.LIST}
    assert style.top_for(is_promise=True) is Rung.LIST
    assert (style.at_risk, style.has_last_call) == (None, False)
