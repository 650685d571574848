"""A lead's morning, key by key, with a colleague's window on the same store file."""

from openpyxl import load_workbook

from tests.ui.days.keyboards import Typed


def test_a_leads_morning(desks, tmp_path):
    priya, target = desks(name="Priya"), tmp_path / "late.xlsx"
    keys = priya.keys

    # The most harmful overdue case is the one with which the screen begins; Enter looks at it.
    keys.play("Ctrl+6")
    first = priya.window.workspace.late.table.rows[0].row
    keys.play("Return")
    assert priya.window.panel.file.reference == first.reference
    keys.play("Escape")

    # Reassign: offered to whoever is second in the list; until accepted it stays with its owner.
    keys.play("R", "2", "Return")
    view = priya.view(first.case_id)
    assert (view.owner.name, view.case.offer is not None) == (first.owner, True)
    taker = view.offered_to.name

    # At that person's own desk it is found and accepted.
    theirs = desks(name=taker.split()[0])
    theirs.keys.play("Ctrl+K", Typed(first.customer), "Return")
    theirs.keys.play("Ctrl+K", Typed("accept the case"), "Return")
    assert theirs.view(first.case_id).owner.name == taker

    # The next one is taken by the lead at once.
    keys.play("Ctrl+1", "Ctrl+6", "J")
    second = priya.window.workspace.current_case_id
    assert second != first.case_id
    keys.play("M")
    assert priya.view(second).owner.name == "Priya Nair"

    # The overdue list, as a workbook: the same rows as on the screen, in the same order.
    keys.play("Ctrl+E", "Return", Typed(str(target)), "Return", "Return")
    shown = [placed.row for placed in priya.window.workspace.late.table.rows]
    assert [
        (row["Reference"], row["Customer"], row["Next step"], row["Owner"]) for row in rows_of(target)
    ] == [(row.reference, row.customer, row.step, row.owner) for row in shown]
    assert {taker, "Priya Nair"} <= {row.owner for row in shown}


def rows_of(file):
    """What somebody reads who opens the file."""
    heads, *rows = load_workbook(file).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]
