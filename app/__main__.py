"""The program's beginning: a command where one is named, else the window. Nothing is loaded that is not needed."""

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.paths import Paths

_LINK = "keepword:"


def main() -> int:
    """Run a command; without one open the window, or do a tour where there is no display."""
    link = sys.argv[1] if len(sys.argv) == 2 and sys.argv[1].casefold().startswith(_LINK) else ""
    if len(sys.argv) > 1 and not link:
        from app.cli import main as run_command  # noqa: PLC0415 - a window needs no command line

        return run_command(sys.argv[1:])
    return window(link)


def window(link: str = "") -> int:
    """Open the window; where none can be seen, do the main job on the sample company instead.

    Args:
        link: An address of ours that was followed; without a display it opens nothing.
    """
    gc.disable()  # what a start makes stays; app.ui.collector takes over (docs/decisions/0012)
    from app.cli.displays import has_display  # noqa: PLC0415
    from app.cli.program import guarded, speak_utf8  # noqa: PLC0415
    from app.paths import find_paths  # noqa: PLC0415

    paths = find_paths()
    if has_display():
        return guarded(lambda: _open(paths, link), paths, keeps_log=False)
    if link:
        sys.stderr.write("A link opens in the window, and there is no display here.\n")
        return 1
    from app.cli.tours import take_tour  # noqa: PLC0415 - a window needs no tour

    speak_utf8()
    return guarded(lambda: take_tour(paths), paths)


def _open(paths: "Paths", link: str = "") -> int:
    from app import bootstrap  # noqa: PLC0415 - before Qt, which reads the source of whatever comes after it
    from app.cli.parsers import WrongUsage, own_version  # noqa: PLC0415
    from app.cli.program import store_named  # noqa: PLC0415
    from app.desktop import Start, run_window  # noqa: PLC0415 - commands need no Qt

    store = store_named() or paths.ensure().data / bootstrap.STORE
    if isinstance(store, str):
        raise WrongUsage("The window needs a store in a file; KEEPWORD_STORE names none.")
    return run_window(Start(paths, store, own_version(), link=link))


if __name__ == "__main__":
    sys.exit(main())
