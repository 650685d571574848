"""An address from a calendar opens its case here, whether the program runs already or starts with it."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from app.domain.app_links import AppLink, app_link
from app.domain.errors import AppError
from app.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

FindCase = Callable[[str], UUID]
"""The id of the case with that number; on the database thread. Raises NotFound."""


class LinkOpener(QObject):
    """Opens what an address means; one that means nothing is told in a sentence, and nothing else happens.

    Args:
        come: Brings the window to the front.
    """

    def __init__(self, window: "MainWindow", come: Callable[[], object], find: FindCase) -> None:
        super().__init__(window)
        self._window, self._come, self._find = window, come, find

    def open(self, text: str) -> None:
        """Open what it means."""
        bench, window = self._window.workspace.bench, self._window
        self._come()
        try:
            link: AppLink = app_link(text)
        except AppError as problem:
            window.refuse(bench.sentence(problem))
            return
        if link.number is None:
            window.go("today")
        else:
            bench.run(partial(self._find, str(link.number)), window.open_case, window.refuse)


def hear_links(
    instance: SingleInstance, window: "MainWindow", come: Callable[[], object], find: FindCase, first: str
) -> None:
    """Open the address that the program was started with, and those that later starts hand over."""
    opener = LinkOpener(window, come, find)
    instance.open_requested.connect(opener.open)
    if first:
        opener.open(first)


def raise_the_other(instance: SingleInstance, link: str = "") -> int:
    """Another process has the store: it comes forward and opens the address; the exit code."""
    holder = instance.holder()
    if holder is not None and not holder.is_here:
        words = f"This store is open on {holder.host}. Close Keepword there first; nothing was changed.\n"
        sys.stderr.write(words)
        return 1
    instance.knock(link=link)
    return 0
