"""Whose case it is, wherever the cover sees one."""

from contextlib import closing
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from app.domain.day_plans import BlockKind, PlanBlock
from app.domain.grids import Column, grid_row
from app.domain.working_time.rulers import WorkRuler
from app.ui.formats import Formats
from app.ui.notices import notices_of
from app.ui.reminders.items import Item, Surroundings
from app.ui.reminders.manners import MANNERS
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.people.days import NowPerson
from app.ui.workspaces.people.lines import card_line, now_line
from app.ui.workspaces.sheet.columns import CellWords
from tests.data.houses import open_test_house
from tests.services.desks import at, moment, opened
from tests.services.leaves import confirmed, days
from tests.ui.rows import agenda_rows
from tests.ui.team.houses import NOW

FORMATS = Formats(ZoneInfo("Europe/Dublin"), lambda: NOW)
OWN = replace(agenda_rows()[0], owner="Maya Brennan")
COVERED = replace(OWN, is_covered=True)


@pytest.mark.parametrize("name", sorted(set(MANNERS) - {"digest"}))
def test_a_reminder_window_says_for_whom(theme, name):
    said = [
        MANNERS[name](theme, FORMATS, [Item("1", row, row.due_at)], Surroundings()).spoken
        for row in (OWN, COVERED)
    ]
    assert "for Maya" not in said[0]
    assert "Kiln Bakery, for Maya" in said[1]


def test_the_sheet_says_for_whom_and_other_programs_get_the_plain_name():
    cells, ruler = CellWords(FORMATS), WorkRuler((0,), (0,), (0,))
    own, covered = (grid_row(row, ruler, "Complaint") for row in (OWN, COVERED))
    assert cells.text(own, Column.CUSTOMER) == "Kiln Bakery"
    assert cells.text(covered, Column.CUSTOMER) == "Kiln Bakery, for Maya"
    assert cells.exact(covered, Column.CUSTOMER) == "Kiln Bakery"


def test_a_notice_says_for_whom():
    with closing(open_test_house()) as t:
        case_id = opened(t.maya, due=moment(26, 12), step="Call")
        t.maya.promises.make(case_id, "A price", moment(26, 15))
        confirmed(t.maya, days(26, 27, t.ben))
        t.clock.now = at(26, 15)
        notices = notices_of(t.ben.reminders.tick(), FORMATS)
        assert notices
        assert all("for Maya" in f"{one.title} {one.text}" for one in notices)


def test_a_block_of_the_day_plan_says_for_whom():
    own, covered = (
        PlanBlock(
            BlockKind.FOLLOW_UP,
            NOW,
            row.effort,
            row.case_id,
            row.case_id,
            row.contact,
            row.step,
            row.channel,
            row,
        )
        for row in (OWN, COVERED)
    )
    assert words.detail(own) == OWN.step
    assert words.detail(covered) == f"Kiln Bakery, for Maya: {OWN.step}"
    assert words.detail(covered) in words.spoken(covered, FORMATS)


def test_where_the_customer_is_named_already_the_colleague_alone_is_added():
    row = replace(COVERED, contact="")
    block = PlanBlock(
        BlockKind.FOLLOW_UP,
        NOW,
        row.effort,
        row.case_id,
        row.case_id,
        row.customer,
        row.step,
        row.channel,
        row,
    )
    assert words.detail(block) == f"for Maya: {row.step}"


def test_a_conversation_says_for_whom_with_a_contact_or_without():
    own, covered, nobody = (card_line(row, FORMATS) for row in (OWN, COVERED, replace(COVERED, contact="")))
    assert own.company == "Kiln Bakery"
    assert covered.company == "Kiln Bakery, for Maya"
    assert nobody.company == "Complaint, for Maya"
    assert "for Maya" not in own.spoken
    assert "for Maya" in covered.spoken
    assert "for Maya" in nobody.spoken


def test_who_comes_first_says_for_whom_without_a_contact_too():
    now = NowPerson(replace(COVERED, contact=""), "", ())
    assert now_line(now, FORMATS).role == "for Maya"
