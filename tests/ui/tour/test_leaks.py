"""What a window opened goes with it: no widget, no timer, no thread, no memory."""

import gc
import threading
from collections import Counter

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.ui.tour.scenery import Store
from app.ui.tour.scenes import scenes
from app.ui.tour.stages import USUAL, Whose
from tests.ui.tour.test_screens import ALL

OPENINGS = 1000 if ALL else 200
MOST_MIB = 8.0 if ALL else 6.0
"""Qt and Python round what they take up to whole arenas; an unfreed panel takes 0.1 MiB at each opening."""


_FEW = {
    "people-case",
    "sheet",
    "sheet-reminder",
    "day_plan",
    "priorities-case",
    "act-done",
    "act-later",
    "bell",
    "me",
}


def living():
    gc.collect()
    widgets = [type(one).__name__ for one in QApplication.allWidgets()]
    timers = [
        f"timer of {type(one.parent()).__name__}, {one.interval()} ms"
        for one in gc.get_objects()
        if isinstance(one, QTimer) and is_alive(one) and one.isActive()
    ]
    return Counter(widgets), Counter(timers), Counter(one.name for one in threading.enumerate())


def is_alive(thing):
    from shiboken6 import isValid

    return isValid(thing)


def test_nothing_is_left_once_every_window_and_dialog_is_closed(stage_of):
    few = scenes() if ALL else [one for one in scenes() if one.key in _FEW]

    def once():
        for scene in few:
            stage = stage_of(USUAL)
            scene.set_up(stage)
            stage.close()

    once()  # what is loaded once for all stays
    before = living()
    once()
    after = living()
    more = [one - two for one, two in zip(after, before, strict=True)]
    assert [set(more[0]), set(more[1]), set(more[2])] == [set(), set(), set()]


def test_opening_cases_again_and_again_takes_no_more_memory(stage_of):
    stage = stage_of(USUAL)
    window = stage.open("priorities", Whose.OWN, Store.AT_ONCE.tasks)
    case_ids = [row.case_id for row in stage.services().today.rows()]
    process = psutil.Process()

    def open_cases(times):
        for number in range(times):
            window.open_case(case_ids[number % len(case_ids)])
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    open_cases(3 * len(case_ids))
    gc.collect()
    objects, memory = len(window.findChildren(QObject)), process.memory_info().rss
    open_cases(OPENINGS - OPENINGS % len(case_ids))
    gc.collect()
    assert len(window.findChildren(QObject)) == objects
    assert (process.memory_info().rss - memory) / 2**20 < MOST_MIB
