"""One window per store, however impatient the double click."""

import subprocess
import sys
import textwrap

import pytest
from PySide6.QtCore import QSysInfo
from PySide6.QtNetwork import QLocalSocket

from app.ui.single_instance import MOST_BYTES, SingleInstance

STARTS, BURSTS = 20, 5

CLAIMING = textwrap.dedent("""
    import sys
    from pathlib import Path
    from PySide6.QtCore import QCoreApplication
    from app.ui.single_instance import SingleInstance
    app = QCoreApplication([])
    print("ready", flush=True)
    held = []
    for line in sys.stdin:
        held.append(SingleInstance(Path(line.strip())))
        print("first" if held[-1].claim() else "second", flush=True)
""")


class Start:
    """Another start of the program, as a process that claims the stores it is told."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-c", CLAIMING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def claim(self, store):
        self.process.stdin.write(f"{store}\n")
        self.process.stdin.flush()

    def answer(self):
        return self.process.stdout.readline().strip()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


@pytest.fixture
def start():
    starts = []

    def start():
        starts.append(Start())
        return starts[-1]

    yield start
    for each in starts:
        each.kill()


@pytest.fixture
def store(tmp_path):
    return tmp_path / "store.db"


@pytest.fixture
def instance(qapp, store):
    instance = SingleInstance(store)
    yield instance
    instance.release()
    instance.release()
    instance.deleteLater()


@pytest.fixture
def dead_lock(store):
    """What a killed process leaves, whose number another Python has now."""

    def leave(process, *, host=None):
        facts = [str(process.pid), f"python{sys.version_info.major}.{sys.version_info.minor}"]
        lock = store.with_name("store.db.lock")
        lock.write_text("\n".join([*facts, host or QSysInfo.machineHostName(), ""]))
        return lock

    return leave


def test_of_twenty_starts_at_once_exactly_one_is_first_every_time(tmp_path, start):
    starts = [start() for _ in range(STARTS)]
    assert {each.answer() for each in starts} == {"ready"}
    for burst in range(BURSTS):
        for each in starts:
            each.claim(tmp_path / f"{burst}.db")
        assert sorted(each.answer() for each in starts) == ["first"] + ["second"] * (STARTS - 1)


def test_after_a_kill_the_next_start_works(store, start, instance):
    first = start()
    first.claim(store)
    assert [first.answer(), first.answer()] == ["ready", "first"]
    assert not instance.claim()
    first.kill()
    assert instance.claim()


@pytest.mark.skipif(sys.platform == "win32", reason="the lock file is written by hand")
def test_a_dead_lock_whose_number_lives_on_in_another_python_is_taken_by_exactly_one(store, start, dead_lock):
    starts = [start() for _ in range(6)]
    assert {each.answer() for each in starts} == {"ready"}
    dead_lock(starts[0].process)
    for each in starts:
        each.claim(store)
    assert sorted(each.answer() for each in starts) == ["first"] + ["second"] * 5


def test_a_store_open_on_another_computer_is_left_alone_and_its_holder_named(start, instance, dead_lock):
    lock = dead_lock(start().process, host="anna-laptop")
    assert not instance.claim()
    assert instance.holder().host == "anna-laptop"
    assert not instance.holder().is_here
    assert lock.exists()


def test_two_stores_may_be_open_side_by_side(instance, tmp_path, qapp):
    other = SingleInstance(tmp_path / "other.db")
    assert instance.claim()
    assert other.claim()
    other.release()


def test_a_second_start_raises_the_first_window(instance, store, qtbot):
    instance.claim()
    second = SingleInstance(store)
    assert not second.claim()
    with qtbot.waitSignal(instance.raise_requested):
        assert second.knock()


def test_a_line_can_be_handed_to_the_first_window(instance, store, qtbot):
    instance.claim()
    with qtbot.waitSignal(instance.add_requested) as added:
        assert SingleInstance(store).knock("quote: Eimear Walsh fri 15:00 €18k")
    assert added.args == ["quote: Eimear Walsh fri 15:00 €18k"]


def test_knocking_where_nobody_is_says_so(store, qapp):
    assert not SingleInstance(store).knock()


def test_a_line_too_long_is_not_sent(instance, store):
    instance.claim()
    assert not SingleInstance(store).knock("x" * MOST_BYTES)


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"quit",
        b"raise\n",
        b"RAISE",
        b"add ",
        b"add \xff\xfe",
        b"add a\x00b",
        b"add a\nb",
        b"add " + b"x" * 5000,
    ],
)
def test_anything_else_is_ignored_and_the_next_word_still_heard(instance, store, qtbot, message):
    instance.claim()
    socket = QLocalSocket()
    with qtbot.assertNotEmitted(instance.add_requested), qtbot.assertNotEmitted(instance.raise_requested):
        socket.connectToServer(instance._name)
        assert socket.waitForConnected(2000)
        socket.write(message)
        socket.flush()
        socket.disconnectFromServer()
        qtbot.wait(20)
    socket.abort()
    with qtbot.waitSignal(instance.raise_requested):
        SingleInstance(store).knock()


def test_a_silent_guest_keeps_nobody_out(instance, store, qtbot):
    instance.claim()
    guests = [QLocalSocket() for _ in range(5)]
    for guest in guests:
        guest.connectToServer(instance._name)
    with qtbot.waitSignal(instance.raise_requested):
        SingleInstance(store).knock()
    for guest in guests:
        guest.abort()


def test_somebody_who_says_nothing_is_given_up_without_a_word(instance, qtbot, monkeypatch):
    monkeypatch.setattr("app.ui.single_instance._PATIENCE_MS", 50)
    assert instance.claim()
    silent = QLocalSocket()
    silent.connectToServer(instance._name)
    qtbot.waitUntil(lambda: silent.state() == QLocalSocket.LocalSocketState.ConnectedState)
    qtbot.waitUntil(lambda: silent.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    qtbot.wait(50)  # what reading a socket that was given up would print is a failure of this test
