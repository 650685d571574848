from datetime import timedelta
from pathlib import Path

import pytest

from app.adapters.data_files.import_maps import load_import_map
from app.domain.data_problems import DataFileProblem
from app.domain.import_maps import ImportMap, Taken
from app.domain.kinds import Kind, Phase
from tests.data.import_desks import SALES, SHEET

LEAST = '[otherwise]\nkind = "query"\n[cases]\nkey = "{Id}"\nsubject = "{What}"\n'


def load(folder: Path, text: str) -> ImportMap:
    path = folder / "deals.toml"
    path.write_text(text, "utf-8")
    return load_import_map(path)


@pytest.mark.parametrize("file", sorted(SALES.parent.glob("*.toml")), ids=lambda file: file.stem)
def test_every_shipped_map_can_be_used(file: Path) -> None:
    mapping = load_import_map(file)
    assert mapping.name
    assert mapping.needed_columns() >= set(mapping.cases.key.columns)


def test_the_sales_map_says_what_each_stage_becomes() -> None:
    choice = load_import_map(SALES).choice
    assert choice.taken == {
        "prospecting": Taken(Kind.LEAD, Phase.ACTIVE),
        "engaging": Taken(Kind.QUOTE, Phase.ASKED),
    }
    assert set(choice.skipped) == {("deal_stage", "won"), ("deal_stage", "lost")}
    assert choice.otherwise is None


def test_the_task_sheet_takes_other_words_as_queries() -> None:
    assert load_import_map(SHEET).choice.otherwise == Taken(Kind.QUERY, Phase.OPEN)


def test_what_is_left_out_has_its_usual_value(tmp_path: Path) -> None:
    mapping = load(tmp_path, LEAST)
    assert (mapping.name, mapping.delimiter, mapping.customers, mapping.people) == ("deals", "", None, None)
    assert (mapping.pace.effort, mapping.pace.usable_percent) == (timedelta(minutes=15), 60)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[cases]\nkey = "{Id}"\nsubject = "{What}"\n', "take"),
        ('[otherwise]\nkind = "query"\n[cases]\nkey = "fixed"\nsubject = "{What}"\n', "cases.key"),
        (LEAST.replace("query", "wish"), "otherwise.kind"),
        (LEAST.replace('kind = "query"', 'kind = "query"\nphase = "sent"'), "otherwise.phase"),
        ('dates = "D-M-Y"\n' + LEAST, "dates"),
        ('delimiter = "x"\n' + LEAST, "delimiter"),
        ("surprise = 1\n" + LEAST, "surprise"),
        (LEAST + 'wish = "x"\n', "cases.wish"),
        (LEAST + 'updates = ["owner"]\n', "cases.updates[1]"),
        (LEAST + '[numbers]\ndecimal = ","\nthousands = ","\n', "numbers.thousands"),
        (LEAST + "[pace]\nusable_percent = 0\n", "pace.usable_percent"),
        (LEAST + '[people]\nfile = "t.csv"\n', "people.columns"),
        (LEAST + '[customers]\nfile = "../secret.csv"\nname = "Name"\n', "customers.file"),
        (LEAST + '[customers]\nfile = "/etc/passwd"\nname = "Name"\n', "customers.file"),
        (LEAST + "[customers]\nfile = 'C:\\secret.csv'\nname = \"Name\"\n", "customers.file"),
        (LEAST + '[customers]\nfile = ".."\nname = "Name"\n', "customers.file"),
    ],
)
def test_what_cannot_be_is_named_with_its_place(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(DataFileProblem) as problem:
        load(tmp_path, text)
    assert (problem.value.file, problem.value.key) == ("deals.toml", key)
