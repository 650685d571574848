"""Whether a window can be seen here."""

import os
import sys


def has_display(
    environ: "os._Environ[str] | dict[str, str]" = os.environ, platform: str = sys.platform
) -> bool:
    """Whether a window can be seen; Windows and macOS always have a screen to show it on."""
    drawn_elsewhere = environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal"}
    if drawn_elsewhere:
        return False
    is_x_or_wayland = platform.startswith(("linux", "freebsd", "openbsd"))
    if not is_x_or_wayland or environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
