"""The first road that works is taken, and the next one stands in."""

import pytest

from app.adapters.notifications.choice import choose
from app.adapters.notifications.silent import SilentNotifier
from app.services.notices import Notice

NOTICE = Notice("k", "t", "x")


class Road:
    """A desktop that takes notices, or not, as told."""

    def __init__(self, name, trouble=None):
        self.name = name
        self.in_trouble = trouble
        self.taken = []
        self.withdrawn = []
        self.is_closed = False

    def trouble(self):
        return self.in_trouble

    def show(self, notice):
        if self.in_trouble:
            return False
        self.taken.append(notice)
        return True

    def withdraw(self, key):
        self.withdrawn.append(key)

    def close(self):
        self.is_closed = True


def test_the_best_road_without_trouble_is_taken():
    first, second = Road("first"), Road("second")
    choice = choose([first, second])
    assert choice.notifier.show(NOTICE)
    assert (first.taken, second.taken) == ([NOTICE], [])
    assert choice.reason == "Notices go through first."


def test_a_road_in_trouble_is_passed_over_and_the_reason_told():
    choice = choose([Road("first", "it is away"), Road("second")])
    assert choice.reason == "Notices go through second; not through first: it is away."
    assert choice.notifier.name == "second"


def test_a_road_that_breaks_later_is_stood_in_for():
    first, second = Road("first"), Road("second")
    notifier = choose([first, second]).notifier
    first.in_trouble = "gone"
    assert notifier.show(NOTICE)
    assert second.taken == [NOTICE]
    assert notifier.trouble() is None


def test_where_nothing_works_nothing_counts_as_shown():
    choice = choose([Road("first", "it is away"), SilentNotifier()])
    assert choice.notifier.show(NOTICE) is False
    assert choice.reason == "Notices stay in the window; not through first: it is away."


def test_a_road_that_opens_later_is_used_before_giving_up():
    first = Road("first", "it is away")
    notifier = choose([first, SilentNotifier()]).notifier
    first.in_trouble = None
    assert notifier.show(NOTICE)


@pytest.mark.parametrize("act", ["withdraw", "close"])
def test_withdrawing_and_closing_reach_every_road(act):
    roads = [Road("first"), Road("second", "away")]
    notifier = choose(roads).notifier
    if act == "close":
        notifier.close()
        assert all(each.is_closed for each in roads)
    else:
        notifier.withdraw("k")
        assert all(each.withdrawn == ["k"] for each in roads)
