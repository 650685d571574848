"""A thousand steps in a calendar: there, back, and once more."""

import pytest

from tests.data.houses import TestHouse
from tests.services.calendars.partners import Partner
from tests.services.desks import moment, opened


@pytest.mark.long
def test_a_thousand_steps_go_there_and_follow(t: TestHouse, p: Partner):
    for number in range(1000):
        opened(t.maya, step=f"Step {number}", due=moment(24, 16), subject=f"Matter {number}")
    assert p.counts() == {"added": 1000}
    assert p.counts() == {}
    assert len(p.there.hrefs()) == 1000
    rows = t.maya.today.rows()
    for row in rows[:20]:
        t.maya.steps.reword(row.case_id, f"{row.step}, again")
    assert p.counts() == {"pushed": 20}
    p.there.delete("Step 777")
    assert p.counts() == {"asked": 1}
    assert t.problems() == []
