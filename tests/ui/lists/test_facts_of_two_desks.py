"""Two desks correct the same customer: what was typed stays, both values stand side by side, and one is chosen."""

import pytest
from PySide6.QtCore import Qt

from app.services.customers import CustomerService
from app.services.lists import ListService
from tests.ui.stores import settle, sheet

Key = Qt.Key


@pytest.fixture
def others(place):
    """Customers as a colleague corrects them."""
    return CustomerService(place.at_desk_of("Ben Doyle").desk)


@pytest.fixture
def card(place, qtbot):
    """The card of the hotel in the list of customers."""
    place.window.go("customers")
    page = place.window.workspace
    page.filter.setText("marlowe")
    settle()
    qtbot.keyClick(page.list, Key.Key_Return)
    settle()
    return page.card


def begun(card, qtbot, **facts):
    qtbot.keyClick(card.edit, Key.Key_Space)
    for key, text in facts.items():
        sheet().fields[key].setText(text)
    return sheet()


def keep(qtbot, form):
    qtbot.keyClick(form.fields["name"], Key.Key_Return)
    settle()


@pytest.mark.parametrize("takes_theirs", [False, True])
def test_both_values_of_a_customer_are_shown_and_one_is_chosen(place, others, card, qtbot, takes_theirs):
    customer_id = card.view.customer.id
    form = begun(card, qtbot, phone="020 910 0199")
    others.edit(customer_id, phone="020 910 0177")
    keep(qtbot, form)
    assert sheet() is form
    assert form.clash.mine["phone"].text() == "Yours: 020 910 0199"
    assert form.clash.theirs["phone"].text() == "Theirs: 020 910 0177"
    assert form.clash._lines.itemAt(0).widget().text() == "Phone, changed by Ben Doyle, today 10:42"
    if takes_theirs:
        qtbot.keyClick(form.clash.theirs["phone"], Key.Key_Space)
    keep(qtbot, form)
    assert sheet() is None
    kept = ListService(place.services.desk).customer(customer_id).customer
    assert kept.phone == ("020 910 0177" if takes_theirs else "020 910 0199")


def test_what_only_the_colleague_changed_stays_without_a_question(place, others, card, qtbot):
    customer_id = card.view.customer.id
    form = begun(card, qtbot, phone="020 910 0199")
    others.edit(customer_id, sector="Hotels")
    keep(qtbot, form)
    kept = ListService(place.services.desk).customer(customer_id).customer
    assert (sheet(), kept.phone, kept.sector) == (None, "020 910 0199", "Hotels")


def test_a_contact_is_asked_about_the_same(place, others, card, qtbot):
    view = card.view
    contact = view.contacts[0]
    place.window.workspace._edit_contact(contact)
    form = sheet()
    form.fields["function"].setText("Manager")
    others.edit_contact(contact.id, function="Owner")
    keep(qtbot, form)
    assert form.clash.theirs["function"].text() == "Theirs: Owner"
    keep(qtbot, form)
    kept = ListService(place.services.desk).customer(view.customer.id).contacts[0]
    assert (sheet(), kept.function) == (None, "Manager")
