"""Somebody works in LibreOffice, Keepword at its desk; a sync says exactly what happened, and either sees the other's work."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from app.domain.kinds import Kind
from app.domain.quick_entry.drafts import NameRef
from app.domain.workbooks.problems import WorkbookOpen
from app.domain.workbooks.reviews import Side, What
from tests.clients.test_exports import office
from tests.data.houses import TestHouse, open_test_house
from tests.services.desks import case_of, contacts_of, opened
from tests.services.workbooks.partners import Partner, partner

pytestmark = pytest.mark.client

PERSON = Path(__file__).with_name("office_person.py")


@pytest.fixture
def t():
    house = open_test_house()
    yield house
    house.close()


class AtLibreOffice:
    """The workbook open in LibreOffice, until it is saved and closed."""

    def __init__(self, p: Partner, acts: Sequence[Sequence[Any]] = ()) -> None:
        command = [
            "/usr/bin/python3",
            str(PERSON),
            str(p.path),
            json.dumps(acts),
            str(p.path.parent / "profile"),
        ]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout.readline() == "open\n", self.process.communicate()[1]

    def go_on(self) -> list[list[str]]:
        """What the sheet shows at the end."""
        said, complaints = self.process.communicate("go\n", timeout=180)
        assert self.process.returncode == 0, complaints
        return json.loads(said)


def work_of_a_day(columns: dict[str, str], customer: int) -> list[list[Any]]:
    """Cells typed, a row deleted, one copied, one inserted, one appended, a header renamed, a column inserted, all sorted."""
    return [
        ["type", f"{columns['value']}2", "250"],
        ["type", f"{columns['matter']}3", "Typed in LibreOffice"],
        ["type", f"{columns['due']}4", "24.11.2026 15:00"],
        ["type", f"{columns['phone']}4", "0301234567"],
        ["type", f"{columns['update']}5", "Asked the supplier"],
        ["type", f"{columns['told']}5", "x"],
        ["delete row", 7],
        ["copy row", 6, 7],
        ["insert row", 4],
        ["type", f"{columns['customer']}4", "Bramble & Co"],
        ["type", f"{columns['matter']}4", "Inserted"],
        ["type", f"{columns['customer']}9", "Alder Mills"],
        ["type", f"{columns['matter']}9", "Appended"],
        ["type", f"{columns['customer']}1", "Client"],
        ["insert column", 4],
        ["type", "D1", "Region"],
        ["type", "D2", "South"],
        ["sort", "A2:AC9", customer + 1],
    ]


def test_what_a_person_did_in_libreoffice_is_exactly_what_the_review_says(
    t: TestHouse, tmp_path: Path
) -> None:
    hosts = [
        opened(
            t.maya,
            Kind.QUOTE,
            customer=NameRef(None, f"Host {letter}"),
            subject=f"Matter {letter}",
            value=Decimal(100),
        )
        for letter in "ABCDEF"
    ]
    a, b, c, d, e, f = hosts
    p = partner(t.maya, tmp_path)
    columns = {key: get_column_letter(place) for key, place in p.book().anchors.columns.items()}
    assert [p.row_of(case_id) for case_id in hosts] == [2, 3, 4, 5, 6, 7]
    at_work = AtLibreOffice(p, work_of_a_day(columns, p.book().anchors.columns["customer"]))
    with pytest.raises(WorkbookOpen):
        p.sync()
    at_work.go_on()

    review = p.review()

    assert {(line.what, line.case_id if line.column else None, line.column) for line in review.lines} == {
        (What.COMES_IN, a, "value"),
        (What.COMES_IN, b, "matter"),
        (What.COMES_IN, c, "due"),
        (What.UNREAD, c, "phone"),  # LibreOffice made a number of it: the first nought may be lost
        (What.UPDATE, d, "update"),
        (What.COPY, None, ""),
        (What.ROW_RETURNS, None, ""),
        (What.NEW_CASE, None, ""),
    }
    assert sorted(line.cells["matter"] for line in review.of(What.NEW_CASE)) == ["Appended", "Inserted"]
    assert [line.case_id for line in review.of(What.ROW_RETURNS)] == [f]
    assert len(review.lines) == 9

    t.maya.cases.edit(e, subject="From the desk")
    (copied,) = p.review().of(What.COPY)
    assert p.sync({copied.key: Side.WORKBOOK}).refusals == ()
    assert [line.what for line in p.review().lines] == [What.UNREAD]
    assert (case_of(t.maya, a).value, case_of(t.maya, b).subject) == (Decimal(250), "Typed in LibreOffice")
    assert [one.told_status for one in contacts_of(t.maya, d)] == [True]

    confirm_shown(*AtLibreOffice(p).go_on())


def confirm_shown(header: list[str], *shown: list[str]) -> None:
    """What the desk did, and what became of the new rows, as LibreOffice shows it."""
    place = {title: number for number, title in enumerate(header)}
    assert {"Client", "Region"} <= place.keys()
    by_client = {}
    for row in shown:
        if row[place["Client"]]:
            by_client.setdefault(row[place["Client"]], []).append(row)
    assert by_client["Host E"][0][place["Matter"]] != by_client["Host E"][1][place["Matter"]]
    assert "From the desk" in {row[place["Matter"]] for row in by_client["Host E"]}
    assert by_client["Host D"][0][place["Status update"]] == ""
    assert by_client["Host A"][0][place["Region"]] == "South"
    assert by_client["Host F"][0][place["Matter"]] == "Matter F"
    for name in ("Bramble & Co", "Alder Mills"):
        assert by_client[name][0][place["Reference"]].startswith("E-")


def test_a_round_trip_through_libreoffice_loses_nothing_of_ours(t: TestHouse, tmp_path: Path) -> None:
    for letter in "ABC":
        opened(
            t.maya,
            Kind.QUOTE,
            customer=NameRef(None, f"Host {letter}"),
            subject="=1+1 <b>ü</b>",
            value=Decimal("12.5"),
        )
    p = partner(t.maya, tmp_path)
    before = p.book()
    (tmp_path / "round").mkdir()
    shutil.copyfile(office(tmp_path / "round", p.path, "xlsx:Calc MS Excel 2007 XML"), p.path)
    after = p.book()
    assert after.columns == before.columns
    assert after.export_id == before.export_id
    assert [(row.id, row.cells) for row in after.rows] == [(row.id, row.cells) for row in before.rows]
    assert p.review().is_empty
    content = p.path.read_bytes()
    p.sync()
    assert p.path.read_bytes() == content
