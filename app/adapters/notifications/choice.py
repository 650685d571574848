"""Which road notices take on this desktop."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from app.services.notices import Notice, Notifier

_log = logging.getLogger(__name__)


class FirstThatTakes:
    """Fulfils :class:`app.services.notices.Notifier`: offers each notice down a list until one takes it."""

    def __init__(self, notifiers: Sequence[Notifier]) -> None:
        self._notifiers = tuple(notifiers)

    @property
    def name(self) -> str:
        return self._notifiers[0].name

    def trouble(self) -> str | None:
        troubles = [each.trouble() for each in self._notifiers]
        return None if None in troubles else troubles[0]

    def show(self, notice: Notice) -> bool:
        return any(each.show(notice) for each in self._notifiers)

    def withdraw(self, key: str) -> None:
        for each in self._notifiers:
            each.withdraw(key)

    def close(self) -> None:
        for each in self._notifiers:
            each.close()


@dataclass(frozen=True, slots=True)
class Choice:
    """The road taken, and why the ones before it were not.

    Attributes:
        reason: One plain sentence for the log and the settings page.
    """

    notifier: Notifier
    reason: str


def choose(candidates: Sequence[Notifier]) -> Choice:
    """Ask each in order; the first that can show notices leads, those after it stand in when it cannot.

    One in trouble stays on the list behind the others: a service that starts later is used when the rest refuse.
    May wait some seconds for the desktop.

    Args:
        candidates: Best first; at least one, the last without trouble.
    """
    troubles = {each.name: each.trouble() for each in candidates}
    well = [each for each in candidates if troubles[each.name] is None]
    unwell = [each for each in candidates if troubles[each.name] is not None]
    reason = _sentence(well[0].name, [(each.name, troubles[each.name] or "") for each in unwell])
    _log.info("%s", reason)
    return Choice(FirstThatTakes([*well, *unwell]), reason)


def _sentence(taken: str, passed_over: Sequence[tuple[str, str]]) -> str:
    start = f"Notices go through {taken}" if taken != "none" else "Notices stay in the window"
    why = "".join(f"; not through {name}: {trouble}" for name, trouble in passed_over)
    return f"{start}{why}."
