"""Quiet customers in the People room, by keyboard, on a real store."""

from collections import Counter
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain.kinds import Kind
from app.domain.quiet import ORIGIN, Silence
from app.ui.theme.looks import Ground
from app.ui.widgets.pills import FilterPill
from tests.ui.stores import NOW, Place, settle


@pytest.fixture
def place(qtbot, theme, sample, tmp_path):
    """A good while later: one customer was last spoken with 125 days ago, another 90."""
    at = [NOW]
    made = Place(tmp_path, sample, theme, lambda: at[0])
    names = Counter(row.customer for row in made.services.today.rows(everybody=True))
    rows = [row for row in made.services.today.rows() if row.kind is Kind.QUOTE and names[row.customer] == 1]
    for row, after in zip(rows[:2], (35, 90), strict=True):
        made.services.cases.close(row.case_id, "won: they are content")
        at[0] += timedelta(days=after)
    made.window.resize(1440, 900)
    made.window.show()
    made.window.go("customers")
    settle()
    yield made
    made.close()
    theme.apply(theme.accents[0], Ground.LIGHT)


@pytest.fixture
def page(place):
    return place.window.workspace


def test_the_pill_counts_the_quiet_ones_and_shows_the_longest_silence_first(page, place):
    quiet = place.services.quiet.customers()
    assert [(one.days, one.silence) for one in quiet] == [(125, Silence.LONG), (90, Silence.PROPOSED)]
    page.choose("quiet")
    pill = next(one for one in page.findChildren(FilterPill) if one.text().startswith("Quiet"))
    assert str(len(quiet)) in pill.accessibleName() + pill.text()
    shown = [page.list.table.line_at(number) for number in range(page.list.table.rowCount())]
    assert [line.key for line in shown] == [one.customer_id for one in quiet]
    for line, one in zip(shown, quiet, strict=True):
        cell = line.cells[3]
        assert str(one.days) in cell.first
        is_long = one.silence is Silence.LONG
        assert cell.second == ("too long" if is_long else "propose a call")
        assert cell.icon == ("ph.warning-circle-fill" if is_long else "ph.phone")
        assert (cell.colour == "over") is is_long


def test_enter_opens_and_space_opens_a_lead_of_that_origin_and_undo_takes_it_back(page, place, qtbot):
    first = place.services.quiet.customers()[0]
    page.choose("quiet")
    page.list.point_at_key(first.customer_id)
    assert page.approach.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settle()
    assert page.card.view.customer.id == first.customer_id
    page.close_card()
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    settle()
    (row,) = [one for one in place.services.today.rows() if one.customer == first.name]
    case = place.services.today.case(row.case_id).case
    assert (case.kind, case.origin) == (Kind.LEAD, ORIGIN)
    assert page.list.table.place_of(first.customer_id) < 0
    place.window.act("undo")
    settle()
    assert first.customer_id in {one.customer_id for one in place.services.quiet.customers()}


def test_space_does_nothing_where_nobody_is_quiet(page, place, qtbot):
    row = place.services.today.rows()[0]
    busy = place.services.today.case(row.case_id).case.customer_id
    page.list.point_at_key(busy)
    assert not page.approach.isVisible()
    before = len(place.services.today.rows())
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    settle()
    assert len(place.services.today.rows()) == before
