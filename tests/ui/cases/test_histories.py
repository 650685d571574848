"""The history of a case on its panel, in words and figures as people read them."""

from datetime import date
from decimal import Decimal

from tests.ui.cases.test_requests import opened


def test_a_value_and_a_day_are_shown_as_everywhere_else(qtbot, place):
    _, case_id = opened(place, 4127)
    place.services.cases.edit(case_id, value=Decimal(19500))
    place.services.cases.edit(case_id, valid_until_on=date(2026, 12, 4))
    panel, _ = opened(place, 4127)
    told = {(note.old, note.new) for note in panel.file.changes}
    assert ("€18,640", "€19,500") in told
    assert ("Fri 27 Nov", "Fri 4 Dec") in told
