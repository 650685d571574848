import sys
import threading

import pytest

from app.services.changes import Changes, Nouns
from app.ui.tasks import Hub
from tests.ui.desks import Refused


@pytest.fixture
def hub(qtbot):
    hub = Hub()
    yield hub
    hub.close()


def test_work_runs_on_one_other_thread_and_answers_on_this_one(hub, qtbot):
    seen = []
    for _ in range(200):
        hub.run(
            lambda: threading.current_thread().name,
            lambda name: seen.append((name, threading.current_thread())),
            pytest.fail,
        )
    qtbot.waitUntil(lambda: len(seen) == 200)
    assert {name for name, _ in seen} == {"database_0"}
    assert {thread for _, thread in seen} == {threading.main_thread()}


def test_work_alone_waits_for_nobody_and_keeps_nobody_waiting(hub, qtbot):
    gate, seen = threading.Event(), []
    hub.run_alone(lambda: gate.wait(60), seen.append, pytest.fail)
    hub.run(lambda: "database", seen.append, pytest.fail)
    hub.run_alone(lambda: threading.current_thread().name, seen.append, pytest.fail)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert set(seen) == {"database", "alone"}
    gate.set()
    qtbot.waitUntil(lambda: len(seen) == 3)


def test_a_problem_of_work_alone_goes_to_failed(hub, qtbot):
    seen = []

    def work():
        raise Refused

    hub.run_alone(work, lambda _: pytest.fail("it did not work"), seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], Refused)


def test_a_problem_goes_to_failed(hub, qtbot):
    seen = []

    def work():
        raise Refused

    hub.run(work, lambda _: pytest.fail("it did not work"), seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], Refused)


def test_a_bug_goes_to_the_excepthook_and_is_not_lost(hub, qtbot, monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: seen.append(error))
    hub.run(lambda: 1 / 0, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], ZeroDivisionError)


def test_changes_are_announced_and_an_empty_answer_is_not(hub, qtbot):
    seen, done = [], []
    hub.changed.connect(seen.append)
    hub.run(Changes, done.append, pytest.fail)
    hub.run(lambda: Changes(Nouns.CASES), done.append, pytest.fail)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert seen == [Changes(Nouns.CASES)]


def test_long_work_says_how_far_it_is(hub, qtbot):
    seen, done = [], []

    def work(progress):
        for number in range(1, 51):
            progress(number, 50)
        return "written"

    task = hub.run_long(work, done.append, pytest.fail)
    task.progressed.connect(lambda number, total: seen.append((number, total)))
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["written"]
    assert seen[-1] == (50, 50)


def test_long_work_stops_at_its_next_step_and_answers_nobody(hub, qtbot):
    started, done, ended = threading.Event(), [], []

    def work(progress):
        while True:
            progress(1, 2)
            started.set()

    task = hub.run_long(work, done.append, pytest.fail)
    task.ended.connect(lambda: ended.append(True))
    assert started.wait(5)
    task.stop()
    qtbot.waitUntil(lambda: bool(ended))
    assert not done


def test_after_closing_no_thread_is_left_and_no_answer_comes(qtbot):
    hub, done = Hub(), []
    gate = threading.Event()
    hub.run(lambda: gate.wait(5), done.append, pytest.fail)
    hub.run(lambda: "waits behind", done.append, pytest.fail)
    gate.set()
    hub.close()
    qtbot.wait(20)
    assert not done
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("database", "aside"))]
