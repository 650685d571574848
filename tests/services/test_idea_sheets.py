"""The sheet for marketing: by theme, with counts, of one week or of all."""

from datetime import date

from app.domain.ideas import IdeaKind
from app.services.idea_sheets import IdeaSheet, idea_table, sheet_of
from app.services.ideas import IdeaDraft
from tests.data.houses import TestHouse
from tests.services.desks import at, opened


def said(t: TestHouse, words: str, theme: str = "", kind: IdeaKind = IdeaKind.IDEA) -> None:
    t.maya.ideas.capture(opened(t.maya), IdeaDraft(words, kind, theme))


def shown(sheet: IdeaSheet) -> list[tuple[str, list[str]]]:
    return [(one.theme, [view.idea.words for view in one.views]) for one in sheet.sections]


def test_the_fullest_theme_comes_first_and_what_has_none_last(t: TestHouse) -> None:
    for words, theme in (("a", ""), ("b", ""), ("c", "Van"), ("d", "Crema"), ("e", "Van"), ("f", "")):
        said(t, words, theme)
        t.clock.advance(minutes=1)
    sheet = sheet_of(t.maya.ideas)
    assert shown(sheet) == [("Van", ["e", "c"]), ("Crema", ["d"]), ("", ["f", "b", "a"])]
    assert (sheet.starts_on, sheet.ends_on) == (None, None)


def test_a_week_begins_on_monday_and_ends_before_the_next_in_the_companys_zone(t: TestHouse) -> None:
    for day, hour, minute in ((22, 23, 59), (23, 0, 0), (29, 23, 59), (30, 0, 0)):
        t.clock.now = at(day, hour, minute)
        said(t, f"{day}")
    sheet = sheet_of(t.maya.ideas, date(2026, 11, 26))
    assert shown(sheet) == [("", ["29", "23"])]
    assert (sheet.starts_on, sheet.ends_on) == (date(2026, 11, 23), date(2026, 11, 29))


def test_counts_tell_each_kind_and_what_waits_for_an_answer(t: TestHouse) -> None:
    said(t, "a", "Van")
    said(t, "b", "Van", IdeaKind.CAUSE)
    said(t, "c", "Van", IdeaKind.CAUSE)
    t.maya.ideas.done([t.maya.ideas.since()[0].idea.id])
    (section,) = sheet_of(t.maya.ideas).sections
    table = idea_table(section.views)
    assert table.beside[0].rows == (("Van", 3, 0, 1, 0, 2, 2),)
    assert [len(row) for row in table.rows] == [len(table.heads)] * 3
    assert table.rows[0][9:12] == ("Maya Brennan", "Done", "")
