"""The program's beginning: a command where one is named, else the window. Nothing is loaded that is not needed."""

import os
import sys
from pathlib import Path


def main() -> int:
    """Run a command; without one open the window, or do a tour where there is no display."""
    if len(sys.argv) > 1:
        from app.cli import main as run_command  # noqa: PLC0415 - a window needs no command line

        return run_command(sys.argv[1:])
    return window()


def window() -> int:
    """Open the window; where none can be seen, do the main job on the sample company instead."""
    from app.cli.parsers import own_version  # noqa: PLC0415
    from app.cli.program import guarded, speak_utf8  # noqa: PLC0415
    from app.cli.tours import has_display, take_tour  # noqa: PLC0415
    from app.paths import find_paths  # noqa: PLC0415

    paths = find_paths()
    if not has_display():
        speak_utf8()
        return guarded(lambda: take_tour(paths), paths)
    from app import bootstrap  # noqa: PLC0415
    from app.desktop import Start, run_window  # noqa: PLC0415 - commands need no Qt

    named = os.environ.get("KEEPWORD_STORE", "")
    store = Path(named).expanduser().absolute() if named else paths.ensure().data / bootstrap.STORE
    return guarded(lambda: run_window(Start(paths, store, own_version())), paths, keeps_log=False)


if __name__ == "__main__":
    sys.exit(main())
