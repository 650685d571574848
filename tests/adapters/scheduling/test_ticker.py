"""The check comes regularly, on its own thread, and nothing ends it but stop."""

import logging
import threading
from datetime import UTC, datetime, timedelta

import pytest

from app.adapters.scheduling.ticker import Ticker

SOON = timedelta(milliseconds=20)
HOUR = timedelta(hours=1)


def present():
    return datetime.now(UTC)  # noqa: TID251 - the scheduler itself lives by the real clock


class Calls:
    """Counts, and lets a test wait for the next."""

    def __init__(self):
        self._semaphore = threading.Semaphore(0)
        self.thread = None

    def __call__(self):
        self.thread = threading.current_thread()
        self._semaphore.release()

    def came(self, *, seconds=10.0):
        return self._semaphore.acquire(timeout=seconds)


@pytest.fixture
def make_ticker():
    before = threading.active_count()
    tickers = []

    def make(tick, every):
        tickers.append(Ticker(tick, present, every=every))
        return tickers[-1]

    yield make
    for each in tickers:
        each.stop()
        each.stop()
    assert threading.active_count() == before


def test_the_first_check_comes_at_once_and_on_another_thread(make_ticker):
    calls = Calls()
    make_ticker(calls, HOUR).start()
    assert calls.came()
    assert calls.thread is not threading.current_thread()


def test_checks_go_on_by_themselves(make_ticker):
    calls = Calls()
    make_ticker(calls, SOON).start()
    assert all(calls.came() for _ in range(3))


def test_after_a_jump_of_the_clock_the_check_comes_out_of_turn(make_ticker):
    calls = Calls()
    ticker = make_ticker(calls, HOUR)
    ticker.start()
    assert calls.came()
    ticker.now()
    assert calls.came()


def test_a_check_that_raises_comes_again_and_is_logged_without_its_words(make_ticker, caplog):
    calls = Calls()

    def tick():
        calls()
        raise ValueError("Eimear Walsh")

    caplog.set_level(logging.CRITICAL, "apscheduler")
    caplog.set_level(logging.ERROR, "app")
    ticker = make_ticker(tick, SOON)
    ticker.start()
    assert all(calls.came() for _ in range(3))
    ticker.stop()
    assert "The regular call 'tick' came to grief: ValueError" in caplog.messages
    assert "Eimear" not in caplog.text


def test_a_chore_that_takes_long_does_not_hold_up_the_check(make_ticker):
    calls, done = Calls(), threading.Event()
    ticker = make_ticker(calls, SOON)
    ticker.add("backup", lambda: done.wait(10), every=HOUR)
    ticker.start()
    assert all(calls.came() for _ in range(3))
    done.set()
