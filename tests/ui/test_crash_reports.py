"""Nothing unexpected ends the program, and no report tells what somebody typed."""

import os
import stat
import subprocess
import sys
import textwrap
import threading

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.crash_dialog import CrashDialog
from app.ui.crash_reports import TRACE_FILE, CrashFile, CrashReport, CrashWatch
from app.ui.session import SessionEnd

SECRET = "Eimear Walsh, 18,640 euro"


class Broken(Exception):
    """A bug with a customer's data in its words."""


def stumble(*_):
    raise Broken(SECRET)


class BrokenPainting(QWidget):
    def paintEvent(self, event):  # noqa: N802
        stumble()


@pytest.fixture
def watch(qapp):
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    watch = CrashWatch("0.1.0")
    watch.start()
    yield watch
    watch.stop()
    watch.stop()
    watch.deleteLater()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def in_a_slot(qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(stumble)
    button.click()


def in_a_timer(qtbot):
    QTimer.singleShot(0, stumble)


def in_painting(qtbot):
    widget = BrokenPainting()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def in_a_thread(qtbot):
    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()


@pytest.mark.parametrize("happen", [in_a_slot, in_a_timer, in_painting, in_a_thread])
def test_an_error_anywhere_is_one_line_in_the_log_and_one_report_on_the_ui_thread(
    watch, qtbot, caplog, happen
):
    threads = []
    watch.crashed.connect(lambda report: threads.append(threading.current_thread()))
    with qtbot.waitSignal(watch.crashed) as crashed:
        kept = happen(qtbot)
    del kept
    (report,) = crashed.args
    assert report.kinds == (f"{__name__}.Broken",)
    assert threads == [threading.main_thread()]
    lines = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert len(lines) == 1
    assert "Broken" in lines[0]
    assert SECRET not in caplog.text + report.text()


def test_an_error_that_repeats_is_told_once_and_logged_ever_more_rarely(watch, qtbot, caplog):
    told = []
    watch.crashed.connect(told.append)
    for _ in range(150):
        try:
            stumble()
        except Broken as error:
            watch.report(error)
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    assert [message.partition(" ")[0] for message in caplog.messages] == [
        "Unexpected:",
        "Unexpected,",
        "Unexpected,",
    ]


def test_what_led_to_an_error_is_named_and_foreign_places_are_counted(watch):
    try:
        try:
            int(SECRET)
        except ValueError as error:
            raise Broken(SECRET) from error
    except Broken as error:
        report = CrashReport.of(error, "0.1.0")
    assert report.kinds == (f"{__name__}.Broken", "ValueError")
    assert report.frames == ("(1 of other code)",)
    assert SECRET not in report.text()


def test_our_own_places_are_named_with_line_and_function(qapp):
    session = SessionEnd(qapp, None)
    try:
        session._signals.received.disconnect(session._end)
        session._app = None
        session._end(15)
    except AttributeError as error:
        report = CrashReport.of(error, "0.1.0")
    session._app = qapp
    session.close()
    assert any(
        frame.startswith("app/ui/session.py:") and frame.endswith(" in _end") for frame in report.frames
    )
    assert report.text().startswith("Keepword 0.1.0, Python 3.")


def test_an_error_in_a_destructor_is_a_line_and_no_dialog(watch, qtbot, caplog):
    class Fragile:
        def __del__(self):
            stumble()

    with qtbot.assertNotEmitted(watch.crashed, wait=20):
        Fragile()
    assert "nobody to tell" in caplog.text
    assert SECRET not in caplog.text


def test_qts_own_words_go_to_the_log(watch, caplog):
    qWarning("something Qt noticed")
    assert "default: something Qt noticed" in caplog.messages


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_a_second_report_joins_the_first_in_the_same_dialog(qtbot):
    dialog = CrashDialog()
    qtbot.addWidget(dialog)
    dialog.tell(CrashReport(("ValueError",), (), "MainThread", "v"))
    dialog.tell(CrashReport(("KeyError",), (), "MainThread", "v"))
    dialog.tell(CrashReport(("KeyError",), (), "MainThread", "v"))
    dialog._copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.count("ValueError") == 1
    assert copied.count("KeyError") == 1
    assert dialog._copy.text() == "Copied"


def test_an_ordinary_end_leaves_no_trace(tmp_path):
    crash_file = CrashFile(tmp_path)
    assert crash_file.open() is None
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / TRACE_FILE).stat().st_mode) == 0o600
    crash_file.close()
    crash_file.close()
    assert list(tmp_path.iterdir()) == []


def test_after_a_crash_inside_python_the_next_start_can_tell(tmp_path):
    program = textwrap.dedent("""
        import faulthandler, pathlib, sys
        from app.ui.crash_reports import CrashFile
        CrashFile(pathlib.Path(sys.argv[1])).open()
        faulthandler._sigsegv()
    """)
    assert subprocess.run([sys.executable, "-c", program, tmp_path], check=False).returncode != 0
    crash_file = CrashFile(tmp_path)
    assert "Segmentation fault" in crash_file.open()
    crash_file.close()


def test_without_a_folder_the_program_goes_on_unwatched(tmp_path):
    crash_file = CrashFile(tmp_path / "not" / "there")
    assert crash_file.open() is None
    crash_file.close()
