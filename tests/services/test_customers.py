"""Customers and contacts: added, corrected, completed; every change can be taken back."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.customers import Customer
from app.domain.errors import NotFound, TooLong, Unclear
from app.domain.history import Action
from app.services.changes import Nouns
from app.services.customers import CustomerService
from app.services.lists import ListService
from tests.data.houses import TestHouse
from tests.services.desks import case_of, opened


def customer_of(t: TestHouse, customer_id: UUID) -> Customer:
    return ListService(t.maya.desk).customer(customer_id).customer


def test_a_new_customer_is_found_by_name_and_place_of_its_people(t: TestHouse) -> None:
    service = CustomerService(t.maya.desk)
    customer_id, changes = service.add(name="  Bramble \n& Co ", phone="020 910 0160")
    service.add_contact(customer_id, name="Owen Marsh", function="Buyer")
    assert Nouns.CUSTOMERS in changes.nouns
    assert customer_of(t, customer_id).name == "Bramble & Co"
    found = ListService(t.maya.desk).search("owen").customers
    assert [(row.customer.name, row.contacts[0].name) for row in found] == [("Bramble & Co", "Owen Marsh")]


def test_a_corrected_name_is_found_and_undo_brings_the_old_one_back(t: TestHouse) -> None:
    service = CustomerService(t.maya.desk)
    customer_id, _ = service.add(name="Hotel Marlow")
    service.edit(customer_id, name="Hotel Marlowe", note="Two\nlines")
    assert customer_of(t, customer_id).note == "Two\nlines"
    assert ListService(t.maya.desk).search("marlowe").customers
    t.maya.history.undo()
    assert customer_of(t, customer_id).name == "Hotel Marlow"
    t.maya.history.undo()
    with pytest.raises(NotFound):
        service.edit(customer_id, name="Again")


def test_what_nobody_touched_stays_and_a_customer_keeps_a_name(t: TestHouse) -> None:
    service = CustomerService(t.maya.desk)
    customer_id, _ = service.add(name="Kiln Bakery", place="Dublin")
    service.edit(customer_id, email="daniel@kiln.example")
    assert customer_of(t, customer_id).place == "Dublin"
    for act in (
        lambda: service.edit(customer_id, name=" "),
        lambda: service.add(phone="1"),
        lambda: service.edit(customer_id, owner="Ben"),
        lambda: service.add_contact(customer_id, function="Owner"),
    ):
        with pytest.raises(Unclear):
            act()
    with pytest.raises(TooLong):
        service.edit(customer_id, name="x" * 501)


def test_a_placeholder_is_complete_once_it_has_a_name_of_its_own_or_somebody_says_so(t: TestHouse) -> None:
    service, ids = CustomerService(t.maya.desk), []
    for name in ("Row 12", "Row 13"):
        customer_id, _ = service.add(name=name)
        ids.append(customer_id)
        with t.maya.desk.acting(Action.IMPORT) as unit:
            unit.customers.save(replace(unit.customers.get(customer_id), needs_completing=True))
            unit.commit()
    service.edit(ids[0], phone="020 910 0161")
    assert customer_of(t, ids[0]).needs_completing
    assert ListService(t.maya.desk).to_complete() == 2
    service.edit(ids[0], name="Tidewater Café")
    service.complete(ids[1], place="Skerries")
    assert not any(customer_of(t, one).needs_completing for one in ids)
    assert ListService(t.maya.desk).to_complete() == 0


def test_a_contact_is_corrected_where_cases_show_them(t: TestHouse) -> None:
    service = CustomerService(t.maya.desk)
    case_id = opened(t.maya)
    customer_id = case_of(t.maya, case_id).customer_id
    service.add_contact(customer_id, name="Eimear Walsh")
    contact = ListService(t.maya.desk).customer(customer_id).contacts[0]
    service.edit_contact(contact.id, phone="020 910 0142")
    assert ListService(t.maya.desk).customer(customer_id).contacts[0].phone == "020 910 0142"
