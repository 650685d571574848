"""A process that opens a window, says when it is painted and how large it is, and ends. Run by ``start.py``.

``bare``: a PySide6 window with nothing in it. ``STORE``: Keepword on that store, until Today is painted with its rows.
"""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def main() -> None:
    if sys.argv[1] == "bare":
        _bare()
    else:
        _keepword(sys.argv[1])


def _tell_and_end() -> None:
    from resource import RUSAGE_SELF, getrusage  # noqa: PLC0415

    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - pathlib costs the bare window time
        resident = next((int(line.split()[1]) for line in status if line.startswith("VmRSS")), 0)
    print(f"{resident or getrusage(RUSAGE_SELF).ru_maxrss} KiB", flush=True)
    sys.stdin.readline()
    os._exit(0)


def _bare() -> None:
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - the name Qt calls
            super().paintEvent(event)
            _tell_and_end()

    app = QApplication([])
    window = Bare()
    window.resize(1440, 900)
    window.show()
    app.exec()


def _keepword(store: str) -> None:
    import gc  # noqa: PLC0415
    from importlib import import_module  # noqa: PLC0415

    gc.disable()  # as app.__main__ does
    import_module("app.cli.program")  # before Qt, again as there
    from pathlib import Path  # noqa: PLC0415

    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from app import bootstrap  # noqa: PLC0415
    from app.desktop import Desktop  # noqa: PLC0415
    from app.paths import find_paths  # noqa: PLC0415
    from tests.data.stores import MAYA, NOW  # noqa: PLC0415

    app = QApplication([])
    house = bootstrap.open_house(find_paths().ensure(), Path(store), lambda: NOW)
    desktop = Desktop(app, house, MAYA.id, "0")
    desktop.window.resize(1440, 900)
    desktop.start()

    def painted() -> None:
        desktop.window.repaint()
        _tell_and_end()

    desktop.settled.connect(painted)
    app.exec()


if __name__ == "__main__":
    main()
