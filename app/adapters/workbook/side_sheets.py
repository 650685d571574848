"""The sheets around the rows: what this is, what the drop-downs offer, and how Keepword knows it again."""

from collections.abc import Iterable, Mapping
from typing import Final

from xlsxwriter.workbook import Workbook

from app.adapters.workbook.cells import cell_text
from app.adapters.workbook.columns import words, zone_note
from app.domain.kinds import PHASES, Channel, Kind, State
from app.services.exports import Edition

SCHEMA: Final = 1
"""Rises when the meaning of a column changes."""


def write_about(book: Workbook, edition: Edition, count: int) -> None:
    """A page for whoever opens the file without having made it."""
    sheet = book.add_worksheet("About")
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    sheet.set_column(0, 0, 24, book.add_format({"bold": True, "valign": "top"}))
    sheet.set_column(1, 1, 80, text)
    local = edition.exported_at.astimezone(edition.home.zone)
    lines = {
        "Follow-ups of": cell_text(edition.home.company),
        "Exported": f"{local.date().isoformat()} {local.hour:02}:{local.minute:02}",
        "Cases": str(count),
        "Times": f"{zone_note(edition)}. Red and yellow follow the clock of the computer that shows them.",
        "Status update": "The column for you: write there what happened.",
        "Hidden columns": "Id, Due (UTC) and Row version let Keepword find its rows again. Please leave them.",
    }
    for number, (name, line) in enumerate(lines.items()):
        sheet.write_string(number, 0, name)
        sheet.write_string(number, 1, line)


def write_lists(book: Workbook, edition: Edition, owners: Iterable[str]) -> None:
    """The hidden sheet that the drop-downs read."""
    sheet = book.add_worksheet("Lists")
    sheet.hide()
    people = sorted({*owners, *map(cell_text, edition.home.people)} - {""})
    phases = dict.fromkeys(phase for kind in Kind for phase in PHASES[kind])
    lists: Mapping[str, list[str]] = {
        "kinds": [words(kind) for kind in Kind],
        "phases": [words(phase) for phase in phases],
        "channels": [words(channel) for channel in Channel],
        "owners": people or [""],
        "states": [words(state) for state in State],
        "ticks": ["x"],
    }
    for place, (name, values) in enumerate(lists.items()):
        letter = "ABCDEF"[place]
        book.define_name(f"keepword_list_{name}", f"=Lists!${letter}$2:${letter}${len(values) + 1}")
    for number in range(1 + max(len(values) for values in lists.values())):
        for place, (name, values) in enumerate(lists.items()):
            column = [words(name), *values]
            if number < len(column):
                sheet.write_string(number, place, column[number])


def write_identity(book: Workbook, edition: Edition) -> None:
    """Id and schema, twice: programs drop either the sheet or the properties."""
    facts = {"export_id": str(edition.id), "schema": str(SCHEMA), "zone": edition.home.zone.key}
    sheet = book.add_worksheet("_keepword")
    sheet.very_hidden()
    for number, (name, fact) in enumerate(facts.items()):
        sheet.write_string(number, 0, name)
        sheet.write_string(number, 1, fact)
        book.set_custom_property(f"keepword_{name}", fact, "text")
    created = edition.exported_at.replace(tzinfo=None)
    book.set_properties(
        {"title": "Follow-ups", "company": cell_text(edition.home.company), "created": created}
    )
