"""Hostile workbooks: one sentence each, and the file as it was. ``tests.hostile_workbooks_shown`` measures them."""

import pytest

from app.adapters.workbook.linked.reading import read
from app.domain.workbooks.problems import WorkbookProblem
from app.domain.workbooks.values import Unread
from app.ui.messages import sentence
from tests.conftest import PROFILE
from tests.data.hostile_workbooks import MADE, made

SLOW = ("B1 ", "B2 ", "B3 ", "B8 ", "B9 ", "B16 two")
"""Made of so much that making them takes seconds: in the long profile."""

REFUSED = {
    "B1 two million rows": "unpacks_to",
    "B2 a gigabyte of blanks": "unpacks_to",
    "B3 one endless text": "implausible",
    "B8 a very wide row": "implausible",
    "B9 a million shared strings": "unpacks_to",
    "B10 a billion laughs": "doctype",
    "B10 laughs in the styles": "doctype",
    "B11 quadratic": "doctype",
    "B12 a file of the computer": "doctype",
    "B13 a password": "locked_by_password",
    "B14 CSV by another name": "not_a_workbook",
    "B14 HTML by another name": "not_a_workbook",
    "B15 nothing in it": "empty",
    "B15 cut short": "damaged",
    "B15 one byte flipped": "damaged",
    "B16 two hundred thousand parts": "too_many_parts",
    "B17 no sheet": "no_sheet",
    "B17 a string that is not there": "not_valid",
    "B18 a number without end": "not_valid",
    "B18 no number": "not_valid",
    "B18 a bad date": "not_valid",
}
NAMES = [name for name in MADE if PROFILE == "all" or not name.startswith(SLOW)]


@pytest.mark.parametrize("name", [name for name in NAMES if name in REFUSED])
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path, name):
    path = made(tmp_path, name)
    before = path.read_bytes()
    with pytest.raises(WorkbookProblem) as caught:
        read(path)
    assert caught.value.reason == REFUSED[name]
    assert "hostile.xlsx" in sentence(caught.value)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["hostile.xlsx"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in REFUSED])
def test_what_can_be_read_keeps_its_rows_and_does_nothing_else(tmp_path, name):
    path = made(tmp_path, name)
    assert read(path).rows[0].cells["matter"] == "One matter"
    assert [one.name for one in tmp_path.iterdir()] == ["hostile.xlsx"]


def test_rows_far_below_are_told_and_not_read(tmp_path):
    assert read(made(tmp_path, "B6 one cell at the far end")).unread_row == 1_048_576


def test_an_error_of_a_formula_is_no_text(tmp_path):
    (row,) = read(made(tmp_path, "B20 a formula's error")).rows[1:]
    assert row.cells["matter"] == Unread("#REF!", "error")


def test_a_day_before_there_were_dates_is_asked(tmp_path):
    (row,) = read(made(tmp_path, "B19 before there were dates")).rows[1:]
    assert isinstance(row.cells["due"], Unread)


def test_texts_that_look_like_formulas_stay_texts(tmp_path):
    found = [row.cells["matter"] for row in read(made(tmp_path, "B23 to B28 odd texts")).rows]
    assert found[1:4] == ["=1+1", "+1", "@SUM(1)"]
