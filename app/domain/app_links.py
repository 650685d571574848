"""Addresses that the program answers to, as events in calendars hold them; whoever wrote one may be anybody."""

import re
from dataclasses import dataclass
from typing import Final

from app.domain.errors import AppError
from app.domain.letters import one_line

SCHEME: Final = "keepword:"
MOST: Final = 60
TODAY: Final = "keepword:today"
_CASE: Final = re.compile(r"keepword:(?:case/|[LQECRO]-)([0-9]{1,9})", re.ASCII | re.IGNORECASE)


@dataclass(eq=False)
class NotOurLink(AppError):
    """An address that means nothing here; nothing is done about it.

    Attributes:
        said: Its beginning, on one line.
    """

    said: str


@dataclass(eq=False)
class LinksNeedBundle(AppError):
    """This system brings addresses only to programs that are installed as a bundle."""


@dataclass(frozen=True, slots=True)
class AppLink:
    """What an address means.

    Attributes:
        number: Of the case to open; None for Today.
    """

    number: int | None = None


def app_link(text: str) -> AppLink:
    """Read an address: what is written into events, and nothing else. Raises NotOurLink.

    >>> app_link("keepword:Q-4127"), app_link("keepword:today")
    (AppLink(number=4127), AppLink(number=None))
    """
    if text.casefold() == TODAY:
        return AppLink()
    found = _CASE.fullmatch(text)
    if found is None:
        raise NotOurLink(one_line(text, MOST))
    return AppLink(int(found[1]))
