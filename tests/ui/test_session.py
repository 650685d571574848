"""Everything typed is kept, whoever ends the program."""

import os
import signal
import subprocess
import sys
import textwrap

import pytest

from app.ui.session import ENDINGS, EndSignals, SessionEnd


@pytest.fixture
def saved():
    return []


@pytest.fixture
def session(qapp, saved):
    before = {number: signal.getsignal(number) for number in ENDINGS}
    session = SessionEnd(qapp, lambda: saved.append("all"))
    yield session
    session.close()
    session._signals.close()
    session.deleteLater()
    assert {number: signal.getsignal(number) for number in ENDINGS} == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("number", ENDINGS)
def test_a_signal_is_heard_inside_the_event_loop(qtbot, qapp, number):
    signals = EndSignals()
    with qtbot.waitSignal(signals.received) as received:
        os.kill(os.getpid(), number)
    signals.close()
    assert received.args == [number]


def test_log_off_saves_at_once_and_ends_nothing(session, saved, qtbot):
    with qtbot.assertNotEmitted(session.ending):
        session._log_off(None)
    assert saved == ["all"]


def test_quitting_saves_and_says_so_once(session, saved, qapp, qtbot):
    told = []
    session.ending.connect(lambda: told.append(1))
    qapp.aboutToQuit.emit()
    qapp.aboutToQuit.emit()
    assert (saved, told) == (["all"], [1])


def test_an_ending_that_cannot_save_still_ends_and_is_logged(qapp, qtbot, caplog):
    def save():
        raise OSError

    session = SessionEnd(qapp, save)
    with qtbot.waitSignal(session.ending):
        qapp.aboutToQuit.emit()
    session.close()
    assert "Not everything could be kept at the end" in caplog.messages


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_idle_program_ends_in_order_when_told_to(tmp_path, number):
    program = textwrap.dedent("""
        import pathlib, sys
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        from app.ui.session import SessionEnd
        app = QApplication([])
        end = SessionEnd(app, lambda: pathlib.Path(sys.argv[1]).write_text("kept"))
        QTimer.singleShot(0, lambda: print("ready", flush=True))
        sys.exit(app.exec())
    """)
    process = subprocess.Popen(
        [sys.executable, "-c", program, tmp_path / "draft"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "ready\n"
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == 0
    assert (tmp_path / "draft").read_text() == "kept"
