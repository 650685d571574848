"""What stands in the way of a table that is brought in, in sentences: what is so, and what to do."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from app.domain.imports import Problem, Trouble
from app.domain.tables.raw import TableRemark, Told
from app.ui.sentences import Translate, as_it_is, filled
from app.ui.translations import QT_TRANSLATE_NOOP

# fmt: off
PROBLEMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "missing": QT_TRANSLATE_NOOP("Messages", "{file} is not there. Nothing was changed; show where it is."),
        "empty": QT_TRANSLATE_NOOP("Messages", "{file} is empty. Nothing was changed; look for a copy of it."),
        "too_large": QT_TRANSLATE_NOOP("Messages", "{file} has {said}, more than can be read at once. Nothing was changed; split it, or remove pictures."),
        "unpacks_to": QT_TRANSLATE_NOOP("Messages", "{file} unpacks to {said}, far more than a list needs. It was not opened."),
        "too_many_parts": QT_TRANSLATE_NOOP("Messages", "{file} consists of {said} parts, far more than a workbook has. It was not opened."),
        "implausible": QT_TRANSLATE_NOOP("Messages", "{file} blows up to {said} when it is opened, so it was not. Save it anew in the program it comes from."),
        "doctype": QT_TRANSLATE_NOOP("Messages", "{file} asks to load something from elsewhere, so it was not opened. Save it anew in the program it comes from."),
        "password": QT_TRANSLATE_NOOP("Messages", "{file} is protected by a password. Save it without one, and it can be read."),
        "other_kind": QT_TRANSLATE_NOOP("Messages", "{file} is no table ({said}), whatever its name says. Save it as .xlsx or .csv."),
        "damaged": QT_TRANSLATE_NOOP("Messages", "{file} is damaged or cut short. Nothing was changed; open it in its own program to repair it, or take a copy."),
        "not_valid": QT_TRANSLATE_NOOP("Messages", "{file} does not hold together as a workbook. Nothing was changed; save it anew in its own program."),
        "no_sheet": QT_TRANSLATE_NOOP("Messages", "{file} has no sheet called “{said}”. Choose one that it has."),
        "no_header": QT_TRANSLATE_NOOP("Messages", "{file} has no row that names its columns there. Say in which row their names stand."),
        "too_many_rows": QT_TRANSLATE_NOOP("Messages", "{file} has more than {said} rows, more than can be taken in at once. Split it."),
        "too_wide": QT_TRANSLATE_NOOP("Messages", "{file} has a row with more than {said} cells, so it was not read. Remove the columns that are not needed."),
        "gave_up": QT_TRANSLATE_NOOP("Messages", "{file} could not be read within the memory that a list needs. Nothing was changed; save it as .xlsx or .csv."),
        "took_too_long": QT_TRANSLATE_NOOP("Messages", "{file} was not read within {said}. Nothing was changed; save it as .csv, or split it."),
        "unreadable": QT_TRANSLATE_NOOP("Messages", "{file} cannot be read now ({said}). Nothing was changed."),
    }
)
"""By reason; ``{file}`` is the file's name, ``{said}`` what the reason speaks of."""

TROUBLES: Final[Mapping[Trouble, tuple[str, str]]] = MappingProxyType(
    {
        Trouble.UNCLOSED_QUOTE: (
            QT_TRANSLATE_NOOP("Messages", "A quotation mark is not closed."),
            QT_TRANSLATE_NOOP("Messages", "Close it, or take it away."),
        ),
        Trouble.BROKEN_QUOTE: (
            QT_TRANSLATE_NOOP("Messages", "A quotation mark stands inside a cell."),
            QT_TRANSLATE_NOOP("Messages", "Double it, or take it away."),
        ),
        Trouble.TOO_MANY_CELLS: (
            QT_TRANSLATE_NOOP("Messages", "The row has more cells than there are columns."),
            QT_TRANSLATE_NOOP("Messages", "Put cells that hold the separator into quotation marks."),
        ),
        Trouble.TOO_LARGE: (
            QT_TRANSLATE_NOOP("Messages", "The row is too large."),
            QT_TRANSLATE_NOOP("Messages", "Shorten what is in it."),
        ),
        Trouble.NUL: (
            QT_TRANSLATE_NOOP("Messages", "The row holds characters that are no text."),
            QT_TRANSLATE_NOOP("Messages", "Save the file anew in the program it comes from."),
        ),
        Trouble.NO_KEY: (
            QT_TRANSLATE_NOOP("Messages", "Nothing tells this row from others."),
            QT_TRANSLATE_NOOP("Messages", "Fill in its reference."),
        ),
        Trouble.KEY_TWICE: (
            QT_TRANSLATE_NOOP("Messages", "The same reference stands in an earlier row."),
            QT_TRANSLATE_NOOP("Messages", "Keep one of the rows, or give this one a reference of its own."),
        ),
        Trouble.UNKNOWN_STAGE: (
            QT_TRANSLATE_NOOP("Messages", "Nobody said what this stage becomes."),
            QT_TRANSLATE_NOOP("Messages", "Say it in the mapping, or leave such rows out."),
        ),
        Trouble.NO_SUBJECT: (
            QT_TRANSLATE_NOOP("Messages", "The row says nothing about the matter."),
            QT_TRANSLATE_NOOP("Messages", "Fill it in, or map another column."),
        ),
        Trouble.NO_CUSTOMER: (
            QT_TRANSLATE_NOOP("Messages", "The row names no customer."),
            QT_TRANSLATE_NOOP("Messages", "Fill in who it is for."),
        ),
        Trouble.SEVERAL_CUSTOMERS: (
            QT_TRANSLATE_NOOP("Messages", "Several customers could be meant."),
            QT_TRANSLATE_NOOP("Messages", "Add the e-mail address, the phone number or the place of the right one."),
        ),
        Trouble.UNKNOWN_OWNER: (
            QT_TRANSLATE_NOOP("Messages", "Nobody here has this name."),
            QT_TRANSLATE_NOOP("Messages", "Write the name as it is here, or leave it empty to take the row yourself."),
        ),
        Trouble.NO_DATE: (
            QT_TRANSLATE_NOOP("Messages", "This is no date as the file writes them."),
            QT_TRANSLATE_NOOP("Messages", "Write it like the others, or choose another way to read dates."),
        ),
        Trouble.NO_AMOUNT: (
            QT_TRANSLATE_NOOP("Messages", "This is no amount as the file writes them."),
            QT_TRANSLATE_NOOP("Messages", "Write it like the others, or choose another decimal mark."),
        ),
        Trouble.NO_RESULT: (
            QT_TRANSLATE_NOOP("Messages", "The cell has a formula without a result."),
            QT_TRANSLATE_NOOP("Messages", "Mend the formula, or type the value."),
        ),
        Trouble.NO_NAME: (
            QT_TRANSLATE_NOOP("Messages", "The row names nobody."),
            QT_TRANSLATE_NOOP("Messages", "Fill in a name, or an e-mail address."),
        ),
        Trouble.SEVERAL_CONTACTS: (
            QT_TRANSLATE_NOOP("Messages", "Several people could be meant."),
            QT_TRANSLATE_NOOP("Messages", "Add the e-mail address, the phone number or the company of the right one."),
        ),
        Trouble.UNKNOWN_OUTCOME: (
            QT_TRANSLATE_NOOP("Messages", "Such a case does not end this way."),
            QT_TRANSLATE_NOOP("Messages", "Choose another outcome for this stage in the mapping."),
        ),
        Trouble.TOO_LONG: (
            QT_TRANSLATE_NOOP("Messages", "The text is longer than can be kept."),
            QT_TRANSLATE_NOOP("Messages", "Shorten it."),
        ),
        Trouble.ENDED_THERE: (
            QT_TRANSLATE_NOOP("Messages", "It ended in the file and is open here."),
            QT_TRANSLATE_NOOP("Messages", "Close it here, with a word to the customer."),
        ),
        Trouble.ENDED_HERE: (
            QT_TRANSLATE_NOOP("Messages", "It is open in the file and ended here."),
            QT_TRANSLATE_NOOP("Messages", "Reopen it here if it goes on."),
        ),
        Trouble.EDITED_HERE: (
            QT_TRANSLATE_NOOP("Messages", "It was edited here since the last import; that stays."),
            QT_TRANSLATE_NOOP("Messages", "Type the file's text here if it is the right one."),
        ),
    }
)
"""By trouble: what is so, and what to do."""

TOLD: Final[Mapping[Told, str]] = MappingProxyType(
    {
        Told.HIDDEN_ROWS: QT_TRANSLATE_NOOP("Messages", "Hidden or filtered rows are taken too: {count}."),
        Told.MERGED: QT_TRANSLATE_NOOP("Messages", "Of merged cells ({where}) only the first one has a text."),
        Told.FAR_BELOW: QT_TRANSLATE_NOOP("Messages", "What stands far below was not read: {where}."),
        Told.MORE_COLUMNS: QT_TRANSLATE_NOOP("Messages", "Columns from {where} on were not read."),
        Told.NO_VALUES: QT_TRANSLATE_NOOP("Messages", "Cells without a value that can be read: {count}, the first in {where}."),
        Told.EPOCH_1904: QT_TRANSLATE_NOOP("Messages", "The workbook counts its days from 1904; that was taken into account."),
        Told.MIXED_ENCODINGS: QT_TRANSLATE_NOOP("Messages", "Lines are written in two encodings; those that are not UTF-8 were read as cp1252: {count}."),
        Told.TOTALS_ROW: QT_TRANSLATE_NOOP("Messages", "The row of totals ({where}) is no entry and was left out."),
    }
)
"""What a person should know about how a table was read."""
# fmt: on


def reasons(problems: Iterable[Problem], file: str, translate: Translate = as_it_is) -> Mapping[int, str]:
    """Why rows of a file were not taken as they stand, by line: what is so, and what to do."""
    found: dict[int, list[str]] = {}
    for one in problems:
        if one.file == file:
            so, do = (translate(text) for text in TROUBLES[one.trouble])
            place = f"{one.column}: " if one.column else ""
            found.setdefault(one.line, []).append(f"{place}{so} {do}")
    return {line: " ".join(dict.fromkeys(said)) for line, said in found.items()}


def told(remark: TableRemark, translate: Translate = as_it_is) -> str:
    """One remark on how a table was read, as a sentence."""
    return filled(translate(TOLD[remark.told]), {"where": remark.where, "count": str(remark.count)})
