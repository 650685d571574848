import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from app.adapters.working_time.public_holidays import countries, public_holidays, regions
from app.domain.spans import Span
from app.domain.working_time import Country, UnknownCountry, UnknownRegion, Week, WorkingCalendar


def test_irish_holidays_have_their_names():
    ireland = public_holidays("IE", None)
    assert ireland(date(2026, 3, 17)) == "Saint Patrick's Day"
    assert ireland(date(2026, 3, 18)) is None


@pytest.mark.parametrize("asked", ["IE", "ie", "IRL", "Ireland", " ireland "])
def test_a_country_answers_to_its_codes_and_its_name(asked):
    assert public_holidays(asked, None) == public_holidays("IE", None)


def test_regions_have_holidays_of_their_own():
    epiphany = date(2026, 1, 6)
    assert public_holidays("DE", "BY", "de")(epiphany) == "Heilige Drei Könige"
    assert public_holidays("DE", "Bayern", "en_US")(epiphany) == "Epiphany"
    assert public_holidays("DE", "BE")(epiphany) is None
    assert "BY" in regions("DE")


@pytest.mark.parametrize(
    ("language", "name"), [(None, "Neujahr"), ("xx", "Neujahr"), ("en", "New Year's Day")]
)
def test_a_language_that_is_not_known_there_gives_its_sister_or_the_countrys_own(language, name):
    assert public_holidays("DE", None, language)(date(2026, 1, 1)) == name


def test_names_do_not_depend_on_the_machines_language():
    code = (
        "from datetime import date; from app.adapters.working_time.public_holidays import PublicHolidays;"
        "print(PublicHolidays('DE', None, None)(date(2026, 1, 1)))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"LANGUAGE": language},
        ).stdout
        for language in ("uk", "th", "")
    }
    assert said == {"Neujahr\n"}


def test_an_unknown_country_comes_with_those_that_are_near():
    with pytest.raises(UnknownCountry) as refusal:
        public_holidays("Irland", None)
    assert refusal.value.asked == "Irland"
    assert refusal.value.near[0] == "Ireland (IE)"


def test_an_unknown_region_comes_with_those_there_are():
    with pytest.raises(UnknownRegion) as refusal:
        public_holidays("DE", "Bavaria")
    assert refusal.value.country == "DE"
    assert "BY" in refusal.value.regions


def test_countries_come_by_name_for_a_list_to_choose_from():
    found = countries()
    assert Country("IE", "Ireland") in found
    assert Country("BA", "Bosnia and Herzegovina") in found
    assert [country.name for country in found] == sorted(country.name for country in found)
    assert len({country.code for country in found}) == len(found)


def test_a_calendar_counts_around_a_public_holiday():
    office = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"), public_holidays("IE", None))
    counted = office.after(datetime(2026, 3, 16, 17, 0, tzinfo=UTC), Span.hours(1))
    assert counted.at == datetime(2026, 3, 18, 9, 0, tzinfo=UTC)
    assert [day.reason for day in counted.why.skipped] == ["Saint Patrick's Day"]


def test_several_threads_read_the_same_names():
    days = [date(1990, 1, 1) + timedelta(days=n) for n in range(0, 40_000, 97)]
    ireland = public_holidays("IE", None)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: [ireland(day) for day in days], range(4)))
    assert answers.count(answers[0]) == 4


def test_the_library_is_not_loaded_before_the_first_day_is_asked_for():
    code = (
        "import sys; from app.adapters.working_time.public_holidays import PublicHolidays;"
        "PublicHolidays('IE', None, None); print('holidays' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
