"""Keys of the domain as words inside a sentence, without Qt; translated in the context ``Remarks``."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.ui.sentences import Translate, as_it_is
from app.ui.translations import QT_TRANSLATE_NOOP

TERMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "lead": QT_TRANSLATE_NOOP("Remarks", "lead"),
        "quote": QT_TRANSLATE_NOOP("Remarks", "quote"),
        "query": QT_TRANSLATE_NOOP("Remarks", "query"),
        "complaint": QT_TRANSLATE_NOOP("Remarks", "complaint"),
        "return": QT_TRANSLATE_NOOP("Remarks", "return"),
        "order": QT_TRANSLATE_NOOP("Remarks", "order"),
        "active": QT_TRANSLATE_NOOP("Remarks", "active"),
        "resting": QT_TRANSLATE_NOOP("Remarks", "resting"),
        "asked": QT_TRANSLATE_NOOP("Remarks", "asked"),
        "sent": QT_TRANSLATE_NOOP("Remarks", "sent"),
        "open": QT_TRANSLATE_NOOP("Remarks", "open"),
        "planned": QT_TRANSLATE_NOOP("Remarks", "planned"),
        "check_back": QT_TRANSLATE_NOOP("Remarks", "check back"),
        "placed": QT_TRANSLATE_NOOP("Remarks", "placed"),
        "delivered": QT_TRANSLATE_NOOP("Remarks", "delivered"),
        "yes": QT_TRANSLATE_NOOP("Remarks", "yes"),
        "no": QT_TRANSLATE_NOOP("Remarks", "no"),
        "won": QT_TRANSLATE_NOOP("Remarks", "won"),
        "lost": QT_TRANSLATE_NOOP("Remarks", "lost"),
        "no_longer_needed": QT_TRANSLATE_NOOP("Remarks", "no longer needed"),
        "answered": QT_TRANSLATE_NOOP("Remarks", "answered"),
        "settled": QT_TRANSLATE_NOOP("Remarks", "settled"),
        "withdrawn": QT_TRANSLATE_NOOP("Remarks", "withdrawn"),
        "refunded": QT_TRANSLATE_NOOP("Remarks", "refunded"),
        "replaced": QT_TRANSLATE_NOOP("Remarks", "replaced"),
        "content": QT_TRANSLATE_NOOP("Remarks", "content"),
        "cancelled": QT_TRANSLATE_NOOP("Remarks", "cancelled"),
        "other": QT_TRANSLATE_NOOP("Remarks", "other"),
        "kept": QT_TRANSLATE_NOOP("Remarks", "kept"),
        "late": QT_TRANSLATE_NOOP("Remarks", "late"),
        "released": QT_TRANSLATE_NOOP("Remarks", "released"),
        "offered": QT_TRANSLATE_NOOP("Remarks", "offered"),
        "accepted": QT_TRANSLATE_NOOP("Remarks", "accepted"),
        "declined": QT_TRANSLATE_NOOP("Remarks", "declined"),
        "returned": QT_TRANSLATE_NOOP("Remarks", "returned"),
        "weekend": QT_TRANSLATE_NOOP("Remarks", "weekend"),
        "protected": QT_TRANSLATE_NOOP("Remarks", "protected"),
        "clock change": QT_TRANSLATE_NOOP("Remarks", "clock change"),
        "subject": QT_TRANSLATE_NOOP("Remarks", "subject"),
        "value": QT_TRANSLATE_NOOP("Remarks", "value"),
        "kind": QT_TRANSLATE_NOOP("Remarks", "kind"),
        "phase": QT_TRANSLATE_NOOP("Remarks", "phase"),
        "state": QT_TRANSLATE_NOOP("Remarks", "state"),
        "step": QT_TRANSLATE_NOOP("Remarks", "step"),
        "step_what": QT_TRANSLATE_NOOP("Remarks", "step"),
        "step_due_at": QT_TRANSLATE_NOOP("Remarks", "due date of the step"),
        "due_at": QT_TRANSLATE_NOOP("Remarks", "due date"),
        "news_due_at": QT_TRANSLATE_NOOP("Remarks", "news date"),
        "owner_id": QT_TRANSLATE_NOOP("Remarks", "owner"),
        "valid_until_on": QT_TRANSLATE_NOOP("Remarks", "end of its validity"),
        "text": QT_TRANSLATE_NOOP("Remarks", "text"),
        "summary": QT_TRANSLATE_NOOP("Remarks", "summary"),
    }
)
"""Key -> English words."""

_NAME = re.compile(r"[a-z]+(?:_[a-z]+)+")


def term(key: str, translate: Translate = as_it_is) -> str:
    """A key as words; one that nobody gave words yet shows itself, without its underscores.

    >>> term("check_back"), term("paid_in_full"), term("Christmas Day")
    ('check back', 'paid in full', 'Christmas Day')
    """
    if key in TERMS:
        return translate(TERMS[key])
    return key.replace("_", " ") if _NAME.fullmatch(key) else key
