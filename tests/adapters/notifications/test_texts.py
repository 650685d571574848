"""Every text becomes one that a desktop can carry; a decent one stays as it is."""

from hypothesis import given
from hypothesis import strategies as st

from app.adapters.notifications.texts import LONGEST_LABEL, LONGEST_TEXT, LONGEST_TITLE, carriable
from app.services.notices import Notice, NoticeAction

ANYTHING = st.text(st.characters()) | st.text(st.characters(categories=["Cs", "Cc", "Cf"]))


@given(ANYTHING, ANYTHING, ANYTHING)
def test_nothing_is_left_that_a_bus_or_xml_refuses(title, text, label):
    carried = carriable(Notice("k", title, text, (NoticeAction("a", label),)))
    for part, longest in [
        (carried.title, LONGEST_TITLE),
        (carried.text, LONGEST_TEXT),
        (carried.actions[0].label, LONGEST_LABEL),
    ]:
        assert len(part) <= longest
        assert part.replace("\n", "").isprintable()
        part.encode()


@given(ANYTHING, ANYTHING)
def test_carrying_twice_changes_nothing_more(title, text):
    once = carriable(Notice("k", title, text))
    assert carriable(once) == once


def test_a_decent_notice_stays_as_it_is():
    notice = Notice(
        "k", "Call Eimear Walsh", "Price for <Acme> & Sons\nby 15:00", (NoticeAction("l", "Later"),)
    )
    assert carriable(notice) == notice
