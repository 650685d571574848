"""Views borrowed and mixed: kept in the person's private file, changing nothing that is stored."""

import pytest

from app.adapters.data_files.personal import PersonalFile
from app.domain.errors import NotFound
from app.domain.styles import MY_WAY
from app.services.styles import StyleService
from app.services.views import ViewService
from tests.data.houses import shipped_styles
from tests.services.desks import opened


@pytest.fixture
def styles(t, tmp_path):
    return StyleService(shipped_styles().styles, PersonalFile(tmp_path, t.maya.desk.person_id))


def with_home(styles, home):
    return next(style.key for style in styles.all() if style.home == home)


def test_a_borrowed_view_stands_beside_ones_own_until_it_is_given_back(t, styles):
    views = ViewService(styles)
    styles.choose(with_home(styles, "people"), t.maya.reminders)
    assert views.tabs() == ()
    views.borrow("sheet")
    views.borrow("cases")
    views.borrow("sheet")
    assert views.tabs() == ("sheet", "cases")
    views.give_back("sheet")
    assert views.tabs() == ("cases",)


def test_each_way_of_working_keeps_its_own_borrowed_views(t, styles):
    views = ViewService(styles)
    styles.choose(with_home(styles, "people"), t.maya.reminders)
    views.borrow("sheet")
    styles.choose(with_home(styles, "sheet"), t.maya.reminders)
    assert views.tabs() == ()
    styles.choose(with_home(styles, "people"), t.maya.reminders)
    assert views.tabs() == ("sheet",)


def test_a_mix_is_chosen_like_a_style_and_takes_the_rest_from_the_way_of_before(t, styles):
    opened(t.maya)
    before, views = t.content_hash(), ViewService(styles)
    base = with_home(styles, "sheet")
    styles.choose(base, t.maya.reminders)
    views.mix("day_plan", "command_line", ["priorities", "day_plan", "cases"], t.maya.reminders)
    mine = styles.current()
    assert (mine.key, mine.home, mine.quick_entry) == (MY_WAY, "day_plan", "command_line")
    assert views.tabs() == ("priorities", "cases")
    assert (mine.reminders, mine.batch, mine.accent) == (
        styles.styles[base].reminders, styles.styles[base].batch, styles.styles[base].accent,
    )  # fmt: skip
    styles.choose(with_home(styles, "people"), t.maya.reminders)
    styles.choose("my way", t.maya.reminders)
    assert styles.current() == mine
    views.mix("people", "form", [], t.maya.reminders)
    assert styles.current().reminders == mine.reminders
    assert t.content_hash() == before


def test_what_there_is_not_is_neither_borrowed_nor_mixed(t, styles):
    views = ViewService(styles)
    for act in (
        lambda: views.borrow("kitchen"),
        lambda: views.mix("cases", "form", [], t.maya.reminders),
        lambda: views.mix("people", "shouting", [], t.maya.reminders),
        lambda: views.mix("people", "form", ["kitchen"], t.maya.reminders),
    ):
        with pytest.raises(NotFound):
            act()
    assert styles.current().key != MY_WAY


def test_a_mix_that_somebody_spoiled_by_hand_is_none(styles):
    for spoiled in (
        {"home": "kitchen"},
        {"base": "gone", "home": "people", "quick_entry": "form"},
        {"tabs": 3},
    ):
        styles.personal.set(MY_WAY, spoiled)
        assert len(styles.all()) == len(styles.styles)
