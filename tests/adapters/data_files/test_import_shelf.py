from pathlib import Path

import pytest

from app.adapters.data_files.import_map_text import text_of
from app.adapters.data_files.import_maps import load_import_map
from app.adapters.data_files.import_shelf import ImportShelf
from app.domain.tables.fitting import fit
from tests.data.import_desks import RESOURCES

SHIPPED = sorted((RESOURCES / "imports").glob("*.toml"))
HEADERS = {
    "hubspot_deals": "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Associated Company",
    "hubspot_contacts": "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,Job Title",
    "pipedrive_deals": "Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Status,"
    "Deal - Owner,Deal - Organization,Deal - Contact person,Deal - Deal created",
    "pipedrive_activities": "Activity - ID,Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,"
    "Activity - Organization,Activity - Contact person,Activity - Assigned to user",
    "outlook_contacts": "First Name,Middle Name,Last Name,Title,Company,Job Title,E-mail Address,Business Phone",
    "task_list": "Task,Company,Due date,Assigned to,Status,E-mail,Phone,Deadline",
    "sales_pipeline": "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
}


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_map_written_to_a_file_reads_back_as_the_same_map(tmp_path: Path, file: Path) -> None:
    mapping = load_import_map(file)
    again = tmp_path / "again.toml"
    again.write_text(text_of(mapping), "utf-8")
    assert load_import_map(again) == mapping


@pytest.mark.parametrize("name", HEADERS)
def test_the_map_that_fits_a_programs_header_best_is_its_own(tmp_path: Path, name: str) -> None:
    shelf = ImportShelf(RESOURCES / "imports", tmp_path)
    header = HEADERS[name].split(",")
    found = {key: fit(mapping, header) for key, mapping in shelf.shipped().items()}
    assert max(found, key=found.__getitem__) == name
    assert found[name] > 0.5


def test_a_map_is_remembered_for_tables_of_its_shape_and_a_damaged_one_is_forgotten(tmp_path: Path) -> None:
    shelf = ImportShelf(RESOURCES / "imports", tmp_path / "own")
    mapping = shelf.shipped()["task_list"]
    assert shelf.remembered("abc") is None
    shelf.remember("abc", mapping)
    assert shelf.remembered("abc") == mapping
    assert shelf.remembered("def") is None
    (tmp_path / "own" / "abc.toml").write_text("name = 7", "utf-8")
    assert shelf.remembered("abc") is None
