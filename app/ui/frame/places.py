"""The places on the rail, as data; a place appears once its screen exists."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.ui.translations import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go.

    Attributes:
        key: Its name in code.
        text: English word, translated where it is shown.
        icon: The picture; while one is there its ``-fill`` form.
        shortcut: Portable key sequence.
        is_last: At the foot of the rail.
        is_for_leads: Only a lead goes there.
    """

    key: str
    text: str
    icon: str
    shortcut: str
    is_last: bool = False
    is_for_leads: bool = False

    @property
    def label(self) -> str:
        """The word in the reader's language."""
        return QCoreApplication.translate("Places", self.text)


TODAY = Place("today", QT_TRANSLATE_NOOP("Places", "Today"), "ph.sun-horizon", "Ctrl+1")
CASES = Place("cases", QT_TRANSLATE_NOOP("Places", "Cases"), "ph.briefcase", "Ctrl+2")
PEOPLE = Place("customers", QT_TRANSLATE_NOOP("Places", "People"), "ph.users", "Ctrl+3")
PROMISES = Place("promises", QT_TRANSLATE_NOOP("Places", "Promises"), "ph.handshake", "Ctrl+4")
IDEAS = Place("ideas", QT_TRANSLATE_NOOP("Places", "Ideas"), "ph.lightbulb", "Ctrl+5")
FOUND = "found"
"""Key of what a search found; it has no button on the rail."""

BOOK = "book"
"""Which of the promises' pills the Promise book is."""

REVIEW = "workbook"
"""Key of the review of a linked workbook; it has no button on the rail."""

COMPOSER = "composer"
"""Key of the letter that is written; it has no button on the rail, and nobody starts there."""

UNFINISHED = "incomplete"
"""Which of the customers an import left to complete."""

TEAM = Place("team", QT_TRANSLATE_NOOP("Places", "Team"), "ph.users-three", "Ctrl+6", is_for_leads=True)
SETTINGS = Place("settings", QT_TRANSLATE_NOOP("Places", "Settings"), "ph.gear-six", "Ctrl+,", is_last=True)
PLACES = (TODAY, CASES, PEOPLE, PROMISES, IDEAS, TEAM, SETTINGS)


def places_for(*, is_lead: bool) -> tuple[Place, ...]:
    """Where this person can go."""
    return tuple(place for place in PLACES if is_lead or not place.is_for_leads)
