"""A person at LibreOffice: ``/usr/bin/python3 office_person.py WORKBOOK ACTS PROFILE``, with LibreOffice's own ``uno``.

Opens the workbook, says so and waits for a line; then types, inserts, copies, deletes, sorts; saves where it was; writes what
the first sheet shows as JSON. It knows nothing of Keepword. Acts are a JSON list, places as people name them.
"""

import json
import subprocess
import sys
import time
from contextlib import suppress

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

PORT = 20_033


def setting(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def connected():
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(240):
        try:
            there = resolver.resolve(f"uno:socket,host=127.0.0.1,port={PORT};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def do(sheet, act, *words):
    if act == "type":
        place, text = words
        sheet.getCellRangeByName(place).setFormula(text)
    elif act == "insert row":
        sheet.Rows.insertByIndex(words[0] - 1, 1)
    elif act == "delete row":
        sheet.Rows.removeByIndex(words[0] - 1, 1)
    elif act == "copy row":
        origin, to = (sheet.Rows.getByIndex(number - 1) for number in words)
        sheet.copyRange(to.getCellByPosition(0, 0).CellAddress, origin.RangeAddress)
    elif act == "insert column":
        sheet.Columns.insertByIndex(words[0] - 1, 1)
    elif act == "sort":
        place, column = words
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = column - 1, False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        sheet.getCellRangeByName(place).sort(
            (setting("SortFields", fields), setting("ContainsHeader", False))
        )
    else:
        raise SystemExit(act)


def shown(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    return [
        [sheet.getCellByPosition(column, row).String for column in range(last.EndColumn + 1)]
        for row in range(min(last.EndRow, 40) + 1)
    ]


def main(path, acts, profile):
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}",
         f"--accept=socket,host=127.0.0.1,port={PORT};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        desktop = connected()
        document = desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, (setting("Hidden", True),))
        sys.stdout.write("open\n")
        sys.stdout.flush()
        sys.stdin.readline()
        sheet = document.Sheets.getByIndex(0)
        for act in json.loads(acts):
            do(sheet, *act)
        if json.loads(acts):
            document.store()
        sys.stdout.write(json.dumps(shown(sheet)))
        sys.stdout.flush()
        document.close(True)
        with suppress(DisposedException):  # it may be gone before it says so
            desktop.terminate()
        office.wait(60)
    finally:
        office.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
