"""Garbage is collected on the UI thread, and Python gets its collector back."""

import gc
import threading

import pytest
from PySide6.QtCore import Qt

from app.ui.collector import A_LONG_LIST, Collector


@pytest.fixture
def collector(qapp):
    assert gc.isenabled()
    collector = Collector(qapp)
    collector.start()
    yield collector
    collector.stop()
    collector.deleteLater()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def make_rings(count):
    for _ in range(count):
        ring = []
        ring.append(ring)


def test_a_worker_thread_never_collects(collector):
    threads = []
    gc.callbacks.append(note := lambda phase, facts: threads.append(threading.current_thread()))
    worker = threading.Thread(target=make_rings, args=[50_000])
    worker.start()
    worker.join()
    gc.callbacks.remove(note)
    assert threads == []


def test_what_workers_left_is_collected_when_asked(collector):
    make_rings(5_000)
    assert collector.collect_if_due() is not None


def test_a_long_list_is_set_aside_and_looked_through_once_nobody_works(collector):
    before = gc.get_freeze_count()
    collector._follow(Qt.ApplicationState.ApplicationActive)
    make_rings(A_LONG_LIST * 2)
    assert collector.collect_if_due() == 0
    assert gc.get_freeze_count() > before + A_LONG_LIST
    collector._follow(Qt.ApplicationState.ApplicationInactive)
    assert gc.get_freeze_count() < before + A_LONG_LIST


def test_nothing_is_collected_while_little_was_made(collector):
    gc.collect()
    assert collector.collect_if_due() is None


def test_the_timer_runs_only_while_somebody_works(collector):
    collector._follow(Qt.ApplicationState.ApplicationActive)
    assert collector._timer.isActive()
    collector._follow(Qt.ApplicationState.ApplicationInactive)
    assert not collector._timer.isActive()
