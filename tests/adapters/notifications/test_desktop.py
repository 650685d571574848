"""Notices reach a real session bus, and a desktop in trouble disturbs nobody."""

import queue
import threading
from datetime import timedelta

import pytest

from app.adapters.notifications.desktop import DesktopNotifier
from app.services.notices import OPEN, Notice, NoticeAction, Urgency

NOTICE = Notice(
    "4141/step/1", "Call Eimear Walsh", "Price for the <b>service</b> plan", (NoticeAction("later", "Later"),)
)


@pytest.fixture
def acts():
    return queue.Queue()


@pytest.fixture
def notifier(acts, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    before = threading.active_count()
    notifier = DesktopNotifier("Keepword", lambda *act: acts.put(act), patience=timedelta(seconds=5))
    yield notifier
    notifier.close()
    assert threading.active_count() == before


def test_a_notice_arrives_with_its_buttons_and_urgency(start_service, notifier):
    service = start_service()
    assert notifier.trouble() is None
    assert notifier.show(NOTICE)
    assert service.heard() == [
        "notify", "Keepword", "Call Eimear Walsh", "Price for the <b>service</b> plan",
        ["default", "", "later", "Later"], 1,
    ]  # fmt: skip


@pytest.mark.parametrize(("urgency", "level"), [(Urgency.LOW, 0), (Urgency.NORMAL, 1), (Urgency.HIGH, 2)])
def test_urgency_is_told_to_the_desktop(start_service, notifier, urgency, level):
    service = start_service()
    notifier.show(Notice("k", "t", "x", urgency=urgency))
    assert service.heard()[-1] == level


def test_where_the_desktop_reads_markup_the_text_still_stays_literal(start_service, notifier):
    service = start_service(capabilities=("body", "actions", "body-markup"))
    notifier.show(NOTICE)
    assert service.heard()[3] == "Price for the &lt;b&gt;service&lt;/b&gt; plan"


@pytest.mark.parametrize(("pressed", "act"), [("later", "later"), ("default", OPEN)])
def test_a_pressed_button_comes_back_with_the_notice_it_belongs_to(
    start_service, notifier, acts, pressed, act
):
    start_service(manner=pressed)
    notifier.show(NOTICE)
    assert acts.get(timeout=10) == (NOTICE.key, act)


def test_an_answer_that_comes_to_grief_does_not_end_the_notices(start_service, monkeypatch):
    def stumble(key, action):
        heard.put(action)
        raise RuntimeError

    heard = queue.Queue()
    start_service(manner="later")
    notifier = DesktopNotifier("Keepword", stumble)
    for _ in range(2):
        assert notifier.show(NOTICE)
        assert heard.get(timeout=10) == "later"
    notifier.close()


def test_a_second_notice_with_the_same_key_replaces_the_first(start_service, notifier):
    service = start_service()
    notifier.show(NOTICE)
    notifier.show(NOTICE)
    assert [service.heard()[0] for _ in range(3)] == ["notify", "closed", "notify"]


@pytest.mark.parametrize("hostile", ["a\x00b", "\ud800", "\x1b[31mred", "x" * 5_000_000, "\u202eevil", ""])
def test_whatever_a_customer_is_called_the_notice_arrives(start_service, notifier, hostile):
    service = start_service(capabilities=("body", "actions", "body-markup"))
    assert notifier.show(Notice("k", hostile, hostile, (NoticeAction("later", hostile),)))
    assert service.heard()[0] == "notify"
    assert notifier.show(NOTICE)


def test_a_notice_can_be_taken_back_and_an_unknown_one_too(start_service, notifier):
    service = start_service()
    notifier.show(NOTICE)
    notifier.withdraw("nothing of that name")
    notifier.withdraw(NOTICE.key)
    assert [service.heard()[0] for _ in range(2)] == ["notify", "closed"]


def test_without_a_service_the_notice_is_not_taken(bus, notifier):
    assert notifier.trouble()
    assert notifier.show(NOTICE) is False


def test_without_a_bus_the_notice_is_not_taken(notifier, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert notifier.trouble()
    assert notifier.show(NOTICE) is False


def test_a_killed_service_is_noticed_and_its_successor_found(start_service, notifier):
    service = start_service()
    assert notifier.show(NOTICE)
    service.kill()
    assert notifier.show(NOTICE) is False
    notifier.withdraw(NOTICE.key)
    successor = start_service()
    assert notifier.show(NOTICE)
    assert successor.heard()[0] == "notify"


def test_a_killed_bus_is_noticed(bus, start_service, notifier):
    start_service()
    assert notifier.show(NOTICE)
    bus.kill()
    bus.wait()
    assert notifier.show(NOTICE) is False


def test_a_service_that_hangs_is_given_up_after_a_while(start_service, acts):
    start_service(manner="hang")
    notifier = DesktopNotifier("Keepword", acts.put, patience=timedelta(seconds=0.3))
    assert notifier.show(NOTICE) is False
    notifier.close()


def test_after_closing_nothing_is_shown_and_nothing_raised(start_service, acts):
    start_service()
    notifier = DesktopNotifier("Keepword", acts.put)
    notifier.close()
    notifier.close()
    notifier.withdraw(NOTICE.key)
    assert notifier.show(NOTICE) is False
