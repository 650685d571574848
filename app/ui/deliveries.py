"""Requests that reach somebody, in words: what is asked, and what became of what was asked. Without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from app.domain.requests import Ending, Request, RequestState
from app.services.deliveries import Delivered
from app.ui.sentences import Translate, as_it_is, filled
from app.ui.translations import QT_TRANSLATE_NOOP

ASKS: Final = QT_TRANSLATE_NOOP("Deliveries", "{by} asks about {customer}: {text}")
URGENT: Final = QT_TRANSLATE_NOOP("Deliveries", "{by} asks urgently about {customer}: {text} {harm}")
ANSWERED: Final = QT_TRANSLATE_NOOP("Deliveries", "{by} answered: {answer}")
BOOKED: Final = QT_TRANSLATE_NOOP("Deliveries", "{by} does it {at}: {answer}")
DECLINED: Final = QT_TRANSLATE_NOOP("Deliveries", "{by} cannot, so it is yours again: {answer}")
INSTEAD: Final = QT_TRANSLATE_NOOP(
    "Deliveries", "{by} cannot, so it is yours again. Ask {suggested} instead? {answer}"
)
CLOSED: Final = QT_TRANSLATE_NOOP("Deliveries", "The case is closed, and with it: {text}")
AWAY: Final = QT_TRANSLATE_NOOP("Deliveries", "{by} is away when it is needed, so it is yours again: {text}")
LEFT: Final = QT_TRANSLATE_NOOP(
    "Deliveries", "{by} does not work here any more, so it is yours again: {text}"
)
WITHDRAWN: Final = QT_TRANSLATE_NOOP("Deliveries", "Not needed any more: {text}")
TITLE: Final = QT_TRANSLATE_NOOP("Deliveries", "{by} asks you something")
TITLES: Final = QT_TRANSLATE_NOOP("Deliveries", "Colleagues ask you {count} things")
MORE: Final = QT_TRANSLATE_NOOP("Deliveries", "and {count} more")
_ENDINGS: Final = {Ending.CASE_CLOSED: CLOSED, Ending.AWAY: AWAY, Ending.LEFT: LEFT}
_MOST: Final = 3


class Moments(Protocol):
    """Says an instant in the reader's time."""

    def moment(self, at: datetime) -> str:
        """Such as ``today 15:00``."""


@dataclass(frozen=True, slots=True)
class DeliverySentences:
    """What reaches one reader, in their words.

    Attributes:
        formats: The reader's times.
        translate: Into the reader's language.
    """

    formats: Moments
    translate: Translate = as_it_is

    def said(self, one: Delivered) -> str:
        """One question, or what became of one's own."""
        request = one.request
        values = {
            "by": one.by,
            "customer": one.customer,
            "text": request.text,
            "harm": request.harm,
            "answer": request.answer,
            "suggested": one.suggested,
            "at": self.formats.moment(request.slot_at) if request.slot_at is not None else "",
        }
        sentence = _outcome(request) if one.is_outcome else URGENT if request.is_urgent else ASKS
        return filled(self.translate(sentence), values).strip()

    def title(self, asked: Sequence[Delivered]) -> str:
        """How many questions came, or whose it is."""
        if len(asked) == 1:
            return filled(self.translate(TITLE), {"by": asked[0].by})
        return filled(self.translate(TITLES), {"count": len(asked)})

    def batch(self, asked: Sequence[Delivered]) -> str:
        """The first of them, one a line."""
        lines = [self.said(one) for one in asked[:_MOST]]
        if len(asked) > _MOST:
            lines.append(filled(self.translate(MORE), {"count": len(asked) - _MOST}))
        return "\n".join(lines)


def _outcome(request: Request) -> str:
    if request.ending is not None:
        return _ENDINGS[request.ending]
    if request.state is RequestState.DECLINED:
        return INSTEAD if request.suggested_id is not None else DECLINED
    if request.state is RequestState.WITHDRAWN:
        return WITHDRAWN
    return BOOKED if request.slot_at is not None else ANSWERED
