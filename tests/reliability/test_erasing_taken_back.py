"""Whose card an undo took back is still in history, tombstones and backups, and can be erased all the same."""

from zipfile import ZipFile

import pytest

from app.domain.errors import Ambiguous, NotFound, NothingToUndo
from app.erasures import erasures_at, person_exports_at
from app.services.customers import CustomerService
from tests.data.traces_of_people import NAME, SPOKEN, Home, left

EVERYTHING = [
    "typed_privately",
    "open",
    "told_with_reason",
    "received",
    "composing",
    "promised",
    "noted",
    "wished",
    "published",
    "connected",
    "read",
    "edited",
    "backed_up",
    "linked",
    "drafted",
    "listed",
    "later",
    "synced",
    "backed_up",
]


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path)
    yield home
    home.close()


def take_her_back(home):
    """Undo until her card is gone, as somebody does who typed a whole customer by mistake."""
    while home.has_card():
        home.maya.history.undo()


def erased_by_name(home, name=NAME):
    erasures = erasures_at(home.house, home.maya)
    return erasures.erase(erasures.find(name))


def is_gone(home):
    assert left(home) == []
    assert home.problems() == []


def test_nothing_of_a_card_that_was_taken_back_stays_in_any_file_of_ours(home):
    for name in EVERYTHING:
        home.tried(name)
    take_her_back(home)
    where = left(home)
    folders = {one.rpartition("/")[0] for one in where}
    assert len(where) > 8
    assert len(folders) > 3
    assert erased_by_name(home).is_complete
    is_gone(home)
    with pytest.raises(NotFound):
        erased_by_name(home)


def test_a_card_that_was_taken_back_does_not_come_again_once_it_is_erased(home):
    take_her_back(home)
    erased_by_name(home)
    with pytest.raises(NothingToUndo):
        home.maya.history.redo()
    assert not home.has_card()
    is_gone(home)


def test_a_card_that_was_taken_back_and_made_again_is_one_person(home):
    home.tried("open")
    home.tried("told")
    take_her_back(home)
    CustomerService(home.maya.desk).add_contact(home.hotel, name=NAME, email="other@zqxwvmark.example")
    erased_by_name(home)
    is_gone(home)


def test_of_two_customers_one_card_taken_back_still_asks_which(home):
    take_her_back(home)
    cards = CustomerService(home.maya.desk)
    other, _ = cards.add(name="Café Two")
    cards.add_contact(other, name=NAME)
    with pytest.raises(Ambiguous) as asked:
        erased_by_name(home)
    assert set(asked.value.candidates) == {f"{NAME} (Café Two)", f"{NAME} (Hotel Marlowe)"}
    assert erased_by_name(home, f"{NAME} (Hotel Marlowe)").preview.subject.customer == "Hotel Marlowe"


def test_a_private_customer_who_was_taken_back_can_be_erased(home):
    cards = CustomerService(home.maya.desk)
    cards.add(name="Zoe Zqxwvmark", note=SPOKEN, phone="+353 86 911 77 33")
    home.maya.history.undo()
    cards.add(name="Zoe Zqxwvmark", place=SPOKEN)
    home.maya.history.undo()
    erased_by_name(home, "Zoe Zqxwvmark")
    home.erase()
    is_gone(home)


def test_what_is_kept_about_somebody_taken_back_can_be_handed_out(home):
    home.tried("open")
    home.tried("told")
    take_her_back(home)
    subject = erasures_at(home.house, home.maya).find(NAME)
    person_exports_at(home.house, home.maya).export(subject, home.folder / "out.zip")
    with ZipFile(home.folder / "out.zip") as archive:
        assert SPOKEN in archive.read("everything.json").decode()
