"""A day's sections under headings in words."""

from PySide6.QtCore import QCoreApplication

from app.domain.orders import Section
from app.domain.today import Today
from app.ui.desk import Day, DayGroup
from app.ui.formats import Formats
from app.ui.translations import QT_TRANSLATE_NOOP

_SECTIONS = {
    "now": QT_TRANSLATE_NOOP("Day", "Now"),
    "today": QT_TRANSLATE_NOOP("Day", "Today"),
    "later": QT_TRANSLATE_NOOP("Day", "Later"),
    "overdue": QT_TRANSLATE_NOOP("Day", "Overdue"),
    "this_week": QT_TRANSLATE_NOOP("Day", "This week"),
    "next_week": QT_TRANSLATE_NOOP("Day", "Next week"),
    "earlier": QT_TRANSLATE_NOOP("Day", "To place again"),
    "next_round": QT_TRANSLATE_NOOP("Day", "Next round"),
    "later_round": QT_TRANSLATE_NOOP("Day", "Round"),
    "tomorrow": QT_TRANSLATE_NOOP("Day", "Tomorrow"),
}


def day_of(today: Today, formats: Formats) -> Day:
    """Today, ready for the list."""
    groups = tuple(_group(section, formats) for section in today.sections)
    count = len(today.rows)
    first = today.first
    if first is None:
        return Day(QCoreApplication.translate("Day", "nothing due today"), groups)
    who = (first.row.contact or first.row.customer).split()[0]
    words = QCoreApplication.translate("Day", "{count} to go, {name} first").format(count=count, name=who)
    return Day(words, groups)


def _group(section: Section, formats: Formats) -> DayGroup:
    title = QCoreApplication.translate("Day", _SECTIONS.get(section.key, section.key))
    if section.at is not None:
        title = QCoreApplication.translate("Day", "{round} at {time}").format(
            round=title, time=formats.time(section.at)
        )
    rows = tuple(placed.row for placed in section.rows)
    return DayGroup(title, rows, is_late=section.key in {"overdue", "earlier"})
