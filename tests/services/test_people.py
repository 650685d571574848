"""The company and oneself, corrected with history."""

from decimal import Decimal

import pytest

from app.bootstrap import services_at
from app.domain.errors import NotAllowed, TooLong, Unclear
from app.domain.history import Action
from app.domain.moments import UnknownZone
from app.domain.working_time import Week
from app.domain.working_time.weeks import InvalidHours
from app.services.changes import Nouns
from app.services.people import PeopleService, hours_as_text
from tests.ui.team.houses import sample_house


@pytest.fixture
def house(tmp_path):
    with sample_house(tmp_path) as house:
        yield house


def at_desk_of(house, name):
    return services_at(house, house.set_up.person_named(name).id)


def people_of(house, name):
    return PeopleService(at_desk_of(house, name).desk)


def test_facts_about_oneself_are_corrected_and_taken_back(house):
    services = at_desk_of(house, "Maya")
    people = PeopleService(services.desk)
    people.edit_me(function="Key account manager", hours="09:00-12:00, 13:00-18:00", protected="")
    me = people.me()
    assert me.function == "Key account manager"
    assert hours_as_text(me.hours) == "09:00-12:00, 13:00-18:00"
    assert hours_as_text(me.protected) == ""
    services.history.undo()
    assert people.me().function == "Account manager"
    assert hours_as_text(people.me().protected) == "12:30-13:00"


def test_nothing_new_is_no_change(house):
    people = people_of(house, "Maya")
    assert not people.edit_me(name=people.me().name).nouns
    assert people.me().version == people.me().version


def test_a_lead_corrects_the_company(house):
    people = people_of(house, "Priya")
    people.edit_company(name="Alder Coffee", value_limit="12,500", voice="formal", country="gb")
    company = people.company()
    assert (company.name, company.value_limit, company.voice, company.country) == (
        "Alder Coffee", Decimal(12_500), "formal", "GB",
    )  # fmt: skip
    assert company.hours == Week.of("08:30-17:30")


def test_who_signs_beside_an_apology_is_kept_with_history_and_taken_back(house):
    services = at_desk_of(house, "Priya")
    people = PeopleService(services.desk)
    before = services.checking.content_hash()
    people.edit_company(executive="  Priya \n Nair ")
    assert people.company().executive == "Priya Nair"
    entry = people.company_history()[0]
    assert (entry.change.action, entry.who) == (Action.EDIT, people.me().name)
    assert services.history.undo().nouns == Nouns.PEOPLE | Nouns.CASES | Nouns.SETTINGS
    assert people.company().executive == ""
    assert people.company_history()[0].change.action is Action.UNDO
    assert services.checking.content_hash() == before


def test_what_somebody_else_set_since_is_not_taken_back_with_the_voice(house):
    services = at_desk_of(house, "Priya")
    people = PeopleService(services.desk)
    people.edit_company(voice="formal", executive="Priya Nair")
    PeopleService(at_desk_of(house, "Priya").desk).edit_company(executive="Ben Doyle")
    first = people.company_history()[1].change
    services.history.take_back(first)
    assert (people.company().voice, people.company().executive) == ("personal", "Ben Doyle")


def test_nobody_else_does(house):
    with pytest.raises(NotAllowed):
        people_of(house, "Maya").edit_company(name="Another")
    assert people_of(house, "Maya").company().name == "Alder Coffee Systems"


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"name": "  "}, Unclear),
        ({"role": "lead"}, Unclear),
        ({"hours": "late"}, InvalidHours),
        ({"hours": "17:00-09:00"}, InvalidHours),
        ({"zone": "Europe/Nowhere"}, UnknownZone),
    ],
)
def test_what_makes_no_sense_is_not_kept(house, facts, problem):
    people = people_of(house, "Maya")
    before = people.me()
    with pytest.raises(problem):
        people.edit_me(**facts)
    assert people.me() == before


@pytest.mark.parametrize(
    "facts", [{"value_limit": "much"}, {"voice": "loud"}, {"country": "Ireland"}, {"currency": "1"}]
)
def test_a_company_stays_as_it_is_too(house, facts):
    people = people_of(house, "Priya")
    before = people.company()
    with pytest.raises((Unclear, TooLong)):
        people.edit_company(**facts)
    assert people.company() == before
