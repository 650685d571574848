"""Every command, by noun; the order is that of the help."""

from typing import Final

from app.cli.commands import (
    absences,
    books,
    calendar_group,
    cards,
    cases,
    contacts,
    days,
    efforts,
    files,
    guards,
    histories,
    imports,
    incoming,
    letters,
    people,
    pictures,
    rehearsals,
    requests,
    standards,
    steps,
    stores,
    workbooks,
)
from app.cli.parsers import Command

COMMANDS: Final[tuple[Command, ...]] = (
    *days.COMMANDS,
    *cases.COMMANDS,
    *steps.COMMANDS,
    *efforts.COMMANDS,
    *contacts.COMMANDS,
    *books.COMMANDS,
    *cards.COMMANDS,
    *letters.COMMANDS,
    *incoming.COMMANDS,
    *people.COMMANDS,
    *requests.COMMANDS,
    *guards.COMMANDS,
    *absences.COMMANDS,
    *standards.COMMANDS,
    *histories.COMMANDS,
    *files.COMMANDS,
    *imports.COMMANDS,
    *workbooks.COMMANDS,
    *calendar_group.COMMANDS,
    *stores.COMMANDS,
    *pictures.COMMANDS,
    *rehearsals.COMMANDS,
)
