"""Public holidays kept from one start to the next."""

import json
import subprocess
import sys
from datetime import date

from app.adapters.working_time.kept_years import keep_year, kept_year
from app.adapters.working_time.public_holidays import PublicHolidays

NEW_YEAR = {date(2027, 1, 1): "New Year's Day"}


def test_a_year_is_kept_as_it_was(tmp_path):
    keep_year(tmp_path / "holidays", "IE--en_US", 2027, NEW_YEAR)
    assert kept_year(tmp_path / "holidays", "IE--en_US", 2027) == NEW_YEAR


def test_another_place_or_year_was_not_kept(tmp_path):
    keep_year(tmp_path, "IE--en_US", 2027, NEW_YEAR)
    assert kept_year(tmp_path, "GB-SCT-en_US", 2027) is None
    assert kept_year(tmp_path, "IE--en_US", 2028) is None


def test_a_damaged_file_counts_as_none(tmp_path):
    keep_year(tmp_path, "IE--en_US", 2027, NEW_YEAR)
    (file,) = tmp_path.iterdir()
    for damage in ("", "[]", "null", '{"from": 1}', '{"from": "x", "days": 3}'):
        file.write_text(damage)
        assert kept_year(tmp_path, "IE--en_US", 2027) is None


def test_a_year_of_another_version_of_the_library_is_worked_out_anew(tmp_path):
    keep_year(tmp_path, "IE--en_US", 2027, NEW_YEAR)
    (file,) = tmp_path.iterdir()
    kept = json.loads(file.read_text())
    kept["from"][0] = "0.1"
    file.write_text(json.dumps(kept))
    assert kept_year(tmp_path, "IE--en_US", 2027) is None


def test_where_nothing_can_be_written_the_answer_is_the_same(tmp_path):
    nowhere = tmp_path / "gone" / "holidays"
    assert PublicHolidays("IE", None, "en_US", nowhere)(date(2027, 1, 1)) == "New Year's Day"
    assert not nowhere.exists()


def test_a_kept_year_needs_no_library(tmp_path):
    place = PublicHolidays("IE", None, "en_US", tmp_path)
    assert place(date(2027, 1, 1)) == "New Year's Day"
    child = (
        "import sys; from datetime import date; from pathlib import Path; "
        "from app.adapters.working_time.public_holidays import PublicHolidays; "
        "place = PublicHolidays('IE', None, 'en_US', Path(sys.argv[1])); "
        "print(place(date(2027, 1, 1)), place(date(2027, 1, 2)), 'holidays' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", child, str(tmp_path)], check=True, stdout=subprocess.PIPE, text=True
    )
    assert told.stdout.strip() == "New Year's Day None False"
