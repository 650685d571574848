"""What the wizard calls things: fields, formats, what a row becomes, what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.import_maps import Becomes, Ended, LeftOut, Rows, Taken
from app.domain.imports import Problem
from app.domain.kinds import PHASES, Kind
from app.domain.tables.assigning import Field
from app.domain.tables.raw import TableRemark
from app.services.import_tables import Offer, Origin
from app.ui import words
from app.ui.desk import Outcome
from app.ui.import_words import TOLD, TROUBLES
from app.ui.translations import QT_TRANSLATE_NOOP

FIELD_NAMES: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.KEY: QT_TRANSLATE_NOOP("Imports", "Its own number"),
        Field.CUSTOMER: QT_TRANSLATE_NOOP("Imports", "Customer"),
        Field.SUBJECT: QT_TRANSLATE_NOOP("Imports", "Matter"),
        Field.STAGE: QT_TRANSLATE_NOOP("Imports", "Stage"),
        Field.OWNER: QT_TRANSLATE_NOOP("Imports", "Whose it is"),
        Field.STEP: QT_TRANSLATE_NOOP("Imports", "Next step"),
        Field.DUE: QT_TRANSLATE_NOOP("Imports", "Due"),
        Field.VALUE: QT_TRANSLATE_NOOP("Imports", "Value"),
        Field.CURRENCY: QT_TRANSLATE_NOOP("Imports", "Currency"),
        Field.OPENED: QT_TRANSLATE_NOOP("Imports", "Opened on"),
        Field.CLOSED: QT_TRANSLATE_NOOP("Imports", "Closed on"),
        Field.ENDING: QT_TRANSLATE_NOOP("Imports", "How it ended"),
        Field.CONTACT: QT_TRANSLATE_NOOP("Imports", "Person"),
        Field.FUNCTION: QT_TRANSLATE_NOOP("Imports", "Their function"),
        Field.EMAIL: QT_TRANSLATE_NOOP("Imports", "Email"),
        Field.PHONE: QT_TRANSLATE_NOOP("Imports", "Phone"),
        Field.PLACE: QT_TRANSLATE_NOOP("Imports", "Place"),
    }
)
DELIMITERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ",": QT_TRANSLATE_NOOP("Imports", "Comma"),
        ";": QT_TRANSLATE_NOOP("Imports", "Semicolon"),
        "\t": QT_TRANSLATE_NOOP("Imports", "Tab"),
        "|": QT_TRANSLATE_NOOP("Imports", "Bar"),
    }
)
ENCODINGS: Final = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "iso8859-15", "cp1250", "cp1251")
_ORIGINS: Final[Mapping[Origin, str]] = MappingProxyType(
    {
        Origin.REMEMBERED: QT_TRANSLATE_NOOP("Imports", "As you had it last time"),
        Origin.SHIPPED: QT_TRANSLATE_NOOP("Imports", "Ready-made: {name}"),
        Origin.NAMES: QT_TRANSLATE_NOOP("Imports", "By the names of the columns: {rows}"),
    }
)
_ROWS: Final[Mapping[Rows, str]] = MappingProxyType(
    {
        Rows.CASES: QT_TRANSLATE_NOOP("Imports", "each row is a case"),
        Rows.CONTACTS: QT_TRANSLATE_NOOP("Imports", "each row is a person"),
    }
)
_NOUNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cases": QT_TRANSLATE_NOOP("Imports", "Cases: {count}"),
        "customers": QT_TRANSLATE_NOOP("Imports", "Customers: {count}"),
        "contacts": QT_TRANSLATE_NOOP("Imports", "People there: {count}"),
        "people": QT_TRANSLATE_NOOP("Imports", "Colleagues: {count}"),
        "interactions": QT_TRANSLATE_NOOP("Imports", "Conversations: {count}"),
    }
)
_LEAVE: Final = QT_TRANSLATE_NOOP("Imports", "Leave out")
_REPORT: Final = QT_TRANSLATE_NOOP("Imports", "Ask me: list it as a problem")
_ENDED: Final = QT_TRANSLATE_NOOP("Imports", "History: {kind}, {outcome}")
_REASON: Final = QT_TRANSLATE_NOOP("Imports", "stage “{stage}” is left out")
_PLACE: Final = QT_TRANSLATE_NOOP("Imports", "Row {line}")
_CELL: Final = QT_TRANSLATE_NOOP("Imports", "Row {line}, {column}")


def tr(text: str) -> str:
    """In the reader's language."""
    return QCoreApplication.translate("Imports", text)


def offer_words(offer: Offer) -> str:
    """One ready map in the list of maps."""
    return tr(_ORIGINS[offer.origin]).format(name=offer.mapping.name, rows=tr(_ROWS[offer.mapping.rows]))


def counted(counts: Mapping[str, int], number: Callable[[int], str]) -> str:
    """``Cases: 2,089 · Customers: 85``; nouns without a count are left out."""
    said = [
        tr(_NOUNS[noun]).format(count=number(count))
        for noun, count in counts.items()
        if count and noun in _NOUNS
    ]
    return " · ".join(said)


def meanings(
    stage: str, outcomes: Mapping[Kind, Sequence[Outcome]], present: Becomes | None
) -> list[tuple[str, Becomes | None]]:
    """What a stage can mean, in words; the meaning that holds now is among them."""
    found: list[tuple[str, Becomes | None]] = [(tr(_REPORT), None)]
    left = present if isinstance(present, LeftOut) else LeftOut(tr(_REASON).format(stage=stage))
    found.append((tr(_LEAVE), left))
    found += [(text, taken) for text, taken in openings()]
    for kind, ways in outcomes.items():
        phase = present.phase if isinstance(present, Ended) and present.kind is kind else PHASES[kind][-1]
        for way in ways:
            name = tr(_ENDED).format(kind=words.kind_name(kind), outcome=way.name)
            found.append((name, Ended(kind, phase, way.key)))
    return found


def openings() -> list[tuple[str, Taken]]:
    """What a row can become as an open case."""
    return [(words.phase_name(kind, phase), Taken(kind, phase)) for kind in Kind for phase in PHASES[kind]]


def place_of(problem: Problem) -> str:
    """``Row 12, Amount``."""
    return tr(_CELL if problem.column else _PLACE).format(line=problem.line, column=problem.column)


def what_is_so(problem: Problem) -> str:
    """The first sentence about a problem."""
    return QCoreApplication.translate("Messages", TROUBLES[problem.trouble][0])


def what_to_do(problem: Problem) -> str:
    """The second one."""
    return QCoreApplication.translate("Messages", TROUBLES[problem.trouble][1])


def remark(one: TableRemark, number: Callable[[int], str]) -> str:
    """What should be known about how a table was read."""
    said = QCoreApplication.translate("Messages", TOLD[one.told])
    return said.replace("{count}", number(one.count)).replace("{where}", one.where)
