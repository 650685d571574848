"""A foreign workbook is linked: known cases are recognised, the others are asked, nothing is overwritten unseen."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from openpyxl import Workbook, load_workbook

from app.adapters.data_files.safe_write import SafeFiles
from app.adapters.workbook.linked.adopting import ForeignXlsx
from app.adapters.workbook.linked.files import LinkedXlsx
from app.adapters.workbook.linked.reading import read
from app.domain.kinds import Kind
from app.domain.workbooks.adopting import Adoption, matched
from app.domain.workbooks.merging import SheetRow
from app.domain.workbooks.problems import WorkbookProblem
from app.domain.workbooks.reviews import Side, What
from app.services.workbooks.adopting import AdoptionService
from tests.services.desks import opened
from tests.services.workbooks.partners import HOME, partner

PLAN = Adoption("Deals", 1, {"reference": 1, "customer": 2, "matter": 3, "step": 4, "value": 5})


@pytest.fixture
def adopted(t, tmp_path):
    """Two rows: a case of ours with another step, and a stranger."""
    services = t.maya
    opened(services, Kind.QUOTE, value=Decimal(18640))
    made = partner(services, tmp_path)
    row = services.today.rows()[0]
    path = tmp_path / "Deals.xlsx"
    book = Workbook()
    book.active.title = "Deals"
    book.active.append(["Ref", "Client", "Deal", "Next", "Amount", "Mine"])
    book.active.append([row.reference, row.customer, row.subject, "Their own step", None, "x"])
    book.active.append([None, "Bramble & Co", "Two grinders", "First call", 5900, "y"])
    book.save(path)
    adoption = AdoptionService(
        services.desk, LinkedXlsx(), ForeignXlsx(), SafeFiles(), made.links, tmp_path / "copies"
    )
    link = adoption.adopt(path, PLAN, HOME)
    return replace(made, path=path, link=link), row, adoption


def test_a_row_that_can_only_be_one_case_is_it_and_both_sides_are_asked(adopted):
    made, row, _ = adopted
    review = made.review()
    (clash,) = (line for line in review.of(What.CLASH) if line.case_id == row.case_id)
    assert (clash.column, clash.app, clash.sheet) == ("step", row.step, "Their own step")
    assert [line.cells["customer"] for line in review.of(What.NEW_CASE)] == ["Bramble & Co"]
    assert made.services.today.rows()[0].step == row.step


def test_a_sync_makes_the_case_fills_what_is_empty_and_keeps_their_own_columns(adopted):
    made, row, _ = adopted
    (clash,) = made.review().of(What.CLASH)
    made.sync({clash.key: Side.WORKBOOK})
    assert made.whats() == []
    sheet = load_workbook(made.path)["Deals"]
    assert [sheet.cell(number, 6).value for number in (2, 3)] == ["x", "y"]
    born = next(one for one in made.services.today.rows() if one.customer == "Bramble & Co")
    assert (born.step, str(read(made.path).rows[1].id)) == ("First call", str(born.case_id))
    assert made.services.today.case(row.case_id).case.planned.what == "Their own step"
    assert made.services.checking.problems() == []


def test_it_is_kept_as_it_was_and_nothing_is_taken_on_without_a_customer(adopted, tmp_path):
    _, _, adoption = adopted
    assert len(list((tmp_path / "copies" / "adopted").iterdir())) == 1
    with pytest.raises(WorkbookProblem) as caught:
        adoption.adopt(tmp_path / "Deals.xlsx", Adoption("Deals", 1, {"step": 4}), HOME)
    assert caught.value.reason == "no_customer_column"


def test_two_cases_that_look_alike_are_left_to_the_review():
    app = {UUID(int=n): {"customer": "Kiln", "matter": "Grinder", "reference": f"Q-{n}"} for n in (1, 2)}
    rows = [
        SheetRow(2, None, {"customer": "kiln", "matter": "grinder"}),
        SheetRow(3, None, {"reference": "2", "customer": "Kiln"}),
    ]
    assert matched(rows, app) == {3: UUID(int=2)}
