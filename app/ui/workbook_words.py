"""What stands in the way of a workbook, in sentences: what is so, what is safe, what to do now."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.ui.translations import QT_TRANSLATE_NOOP

# fmt: off
PROBLEMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "empty": QT_TRANSLATE_NOOP("Messages", "{file} is empty. Nothing was changed; look for a copy of it."),
        "too_large": QT_TRANSLATE_NOOP("Messages", "{file} has {said}, and 20 MB can be read. Nothing was changed; split it, or remove pictures."),
        "unpacks_to": QT_TRANSLATE_NOOP("Messages", "{file} unpacks to {said}, far more than a list needs. It was not opened."),
        "too_many_parts": QT_TRANSLATE_NOOP("Messages", "{file} consists of {said} parts, far more than a workbook has. It was not opened."),
        "implausible": QT_TRANSLATE_NOOP("Messages", "{file} blows up to {said} when it is opened, so it was not. Save it anew in Excel or LibreOffice."),
        "doctype": QT_TRANSLATE_NOOP("Messages", "{file} asks to load something from elsewhere, so it was not opened. Save it anew in Excel or LibreOffice."),
        "locked_by_password": QT_TRANSLATE_NOOP("Messages", "{file} is protected by a password, or is an old .xls. Save it as .xlsx without a password."),
        "not_a_workbook": QT_TRANSLATE_NOOP("Messages", "{file} is no Excel workbook ({said}), whatever its name says. Save it as .xlsx, or import it."),
        "damaged": QT_TRANSLATE_NOOP("Messages", "{file} is damaged or cut short. Nothing was changed; open it in Excel to repair it, or take a copy."),
        "not_valid": QT_TRANSLATE_NOOP("Messages", "{file} does not hold together as a workbook. Nothing was changed; save it anew in Excel or LibreOffice."),
        "strict": QT_TRANSLATE_NOOP("Messages", "{file} is saved as “Strict Open XML”. Save it as an ordinary .xlsx, and it can be read."),
        "no_sheet": QT_TRANSLATE_NOOP("Messages", "{file} no longer has the sheet “{said}”. Nothing was changed; undo its removal, or link another workbook."),
        "no_id_column": QT_TRANSLATE_NOOP("Messages", "{file} has lost the hidden column that tells its rows apart. Nothing was read; undo its removal, or link a new workbook."),
        "other_workbook": QT_TRANSLATE_NOOP("Messages", "Under the name {file} lies another workbook than the linked one. Nothing was read; put the old one back, or link this one."),
        "too_many_rows": QT_TRANSLATE_NOOP("Messages", "{file} has more than {said} rows or columns, more than can be compared. Nothing was changed."),
        "memory": QT_TRANSLATE_NOOP("Messages", "{file} needs more memory than there is. Nothing was changed."),
        "shared_formula": QT_TRANSLATE_NOOP("Messages", "In {file} other cells count on the formula in {said}, so it was not written over. Move the formula to a column of your own."),
        "no_room": QT_TRANSLATE_NOOP("Messages", "Below the list in {file} something of yours stands in row {said}. Nothing was written; leave some rows free there."),
        "totals_row": QT_TRANSLATE_NOOP("Messages", "The list in {file} has a row of totals, so rows cannot be added below it. Switch the totals off, and sync again."),
        "missing": QT_TRANSLATE_NOOP("Messages", "{file} is not where it was. Your cases are safe; show where it is now, or unlink it."),
        "ours_already": QT_TRANSLATE_NOOP("Messages", "{file} carries Keepword's columns already and was not touched. Link it as it is."),
        "no_customer_column": QT_TRANSLATE_NOOP("Messages", "In {file} no column is named as the customer, so no row could become a case. Say which one it is."),
        "beside_table": QT_TRANSLATE_NOOP("Messages", "In {file} something of yours stands in column {said}, to the right of the list. Move it elsewhere, so that ids stay with their rows when you sort."),
        "not_found_again": QT_TRANSLATE_NOOP("Messages", "In the folder of {file} no other file is that workbook. Your cases are safe; show where it is now, or unlink it."),
        "exists": QT_TRANSLATE_NOOP("Messages", "{file} is there already and was not touched. Choose another name, or link it."),
        "unreadable": QT_TRANSLATE_NOOP("Messages", "{file} cannot be read now ({said}). Your cases are safe; we try again."),
        "read_back": QT_TRANSLATE_NOOP("Messages", "What was written to {file} did not read back, in row {said}, so the file stays as it was."),
    }
)
"""By reason; ``{file}`` is the file's name, ``{said}`` what the reason speaks of."""

UNREAD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not_a_date": QT_TRANSLATE_NOOP("Messages", "“{text}” is no date. Type it like 2026-12-24 09:30."),
        "two_dates": QT_TRANSLATE_NOOP("Messages", "“{text}” could be two days. Type it like 2026-12-24."),
        "not_a_number": QT_TRANSLATE_NOOP("Messages", "“{text}” is no number."),
        "two_numbers": QT_TRANSLATE_NOOP("Messages", "“{text}” could be two numbers. Type it without a thousands sign."),
        "not_in_list": QT_TRANSLATE_NOOP("Messages", "“{text}” is not in the list of this column."),
        "error": QT_TRANSLATE_NOOP("Messages", "The cell shows {text}: its formula has no result."),
        "no_value": QT_TRANSLATE_NOOP("Messages", "The formula has no value yet. Open the workbook once and save it."),
        "number_as_phone": QT_TRANSLATE_NOOP("Messages", "“{text}” was read as a number and may have lost its first nought. Type it as text."),
        "date_as_text": QT_TRANSLATE_NOOP("Messages", "“{text}” is a date, and this column holds text."),
        "merged": QT_TRANSLATE_NOOP("Messages", "The cell lies under a merged one, so it is not known what it says. Take the merge apart."),
        "closed": QT_TRANSLATE_NOOP("Messages", "The case is closed, so nothing in its row comes in. Reopen it to change it."),
        "too_long": QT_TRANSLATE_NOOP("Messages", "The text is longer than can be kept."),
    }
)
"""By the reason why a cell could not be understood."""
# fmt: on
