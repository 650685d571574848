"""The time zone this computer is set to."""

import logging
from zoneinfo import ZoneInfo

import tzlocal

_log = logging.getLogger(__name__)


class LocalZone:
    """Reads the system's zone afresh at each call, since people travel with the program running."""

    def __init__(self) -> None:
        self._last = ZoneInfo("UTC")

    def __call__(self) -> ZoneInfo:
        """The zone now; the last one known while the system names none that exists."""
        try:
            self._last = tzlocal.reload_localzone()
        except (KeyError, ValueError, OSError, UserWarning) as error:
            _log.warning("The system names no known time zone (%s)", type(error).__name__)
        return self._last
