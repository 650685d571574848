"""A canary: PySide6 6.12 loses a reference of `True` per signal on Python 3.11, until the process aborts."""

import subprocess
import sys

EMIT = """
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Sender(QObject):
    happened = Signal(bool)

heard = 0

def hear(flag):
    global heard
    heard += flag

application = QCoreApplication([])
sender = Sender()
sender.happened.connect(hear)
for _ in range(200_000):
    sender.happened.emit(True)
print(heard)
"""


def test_two_hundred_thousand_signals_lose_no_reference():
    answer = subprocess.run([sys.executable, "-c", EMIT], capture_output=True, encoding="utf-8", check=False)
    assert (answer.returncode, answer.stdout.strip()) == (0, "200000"), answer.stderr[-2000:]
