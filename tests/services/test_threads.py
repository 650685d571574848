"""One thread: whose words a contact holds, and what was said on the customer's other cases."""

import pytest

from app.domain.errors import NotFound
from app.domain.kinds import Channel
from app.domain.quick_entry.drafts import NameRef
from tests.data.houses import TestHouse
from tests.services.desks import opened


def test_own_words_are_their_authors_and_the_customers_those_of_whoever_said_them(t: TestHouse) -> None:
    case_id = opened(t.maya, contact=NameRef(None, "Eimear Walsh"))
    t.ben.telling.logged(case_id, "Called back", Channel.CALL)
    t.maya.telling.answered(case_id, "Thursday suits us")
    view = t.maya.today.case(case_id)
    said = {one.summary: view.speaker(one) for one in view.interactions}
    assert said == {"Called back": "Ben Doyle", "Thursday suits us": "Eimear Walsh"}


def test_the_words_of_nobody_named_are_the_customers(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.answered(case_id, "Thursday suits us")
    view = t.maya.today.case(case_id)
    assert view.contact is None
    assert [view.speaker(one) for one in view.interactions] == [view.customer.name]


def test_a_thread_holds_what_was_said_on_the_other_cases_whoever_owns_them(t: TestHouse) -> None:
    first = opened(t.maya, contact=NameRef(None, "Eimear Walsh"))
    customer = t.maya.today.case(first).customer
    second = opened(t.ben, customer=NameRef(customer.id, customer.name))
    t.maya.telling.logged(first, "Of the first", Channel.CALL)
    t.ben.telling.answered(second, "Of the second")
    assert t.maya.today.case(first).other_cases == 1
    thread = t.maya.today.thread(first)
    (one,) = thread.interactions
    assert (one.summary, thread.speaker(one)) == ("Of the second", "Eimear Walsh")
    assert [one.id for one in thread.cases] == [second]
    assert [one.summary for one in t.ben.today.thread(second).interactions] == ["Of the first"]


def test_a_case_that_is_not_there_has_no_thread(t: TestHouse) -> None:
    case_id = opened(t.maya)
    assert t.maya.today.thread(case_id).interactions == ()
    with pytest.raises(NotFound):
        t.maya.today.thread(t.maya.desk.ids())
