"""Fit: how each way of working worked for its owner, and for nobody else's eyes."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from app.adapters.data_files.personal import PersonalFile
from app.bootstrap import services_at
from app.domain.fit import ENOUGH
from app.domain.kinds import Kind
from app.services.fits import FitService
from app.services.styles import PERIODS, StyleService
from tests.data.houses import TestHouse, shipped_styles
from tests.services.desks import case_of, moment, opened


@pytest.fixture
def maya(t: TestHouse, tmp_path: Path) -> tuple[FitService, StyleService]:
    """Maya's ways of working in a private file of her own."""
    styles = StyleService(shipped_styles().styles, PersonalFile(tmp_path, t.maya.desk.person_id))
    styles.choose("analyst", t.maya.reminders)
    return FitService(t.maya.desk, styles), styles


def do(t: TestHouse, count: int, *, late: int = 0) -> None:
    """So many steps, some of them late."""
    for number in range(count):
        case_id = opened(t.maya, Kind.QUERY)
        if number < late:
            t.clock.now = case_of(t.maya, case_id).planned.due_at + timedelta(minutes=1)
        t.maya.steps.done(case_id)


def test_steps_on_time_words_kept_and_put_offs_are_counted_by_the_way_of_working(
    t: TestHouse, maya: tuple[FitService, StyleService]
) -> None:
    fits, styles = maya
    do(t, 3)
    case_id = opened(t.maya, Kind.QUOTE)
    t.maya.promises.make(case_id, "The drawing", moment(25))
    t.clock.advance(hours=1)
    styles.choose("driver", t.maya.reminders)
    t.maya.promises.keep(t.maya.promises.of_case(case_id)[0].id)
    do(t, 2, late=1)
    found = {fit.style: fit for fit in fits.report().fits}
    assert (found["analyst"].steps, found["analyst"].on_time, found["analyst"].words) == (3, 3, 0)
    assert (found["driver"].steps, found["driver"].on_time) == (2, 1)
    assert (found["driver"].words, found["driver"].kept) == (1, 1)
    assert fits.report().current == "driver"


def test_below_thirty_steps_there_is_no_advice(t: TestHouse, maya: tuple[FitService, StyleService]) -> None:
    fits, styles = maya
    do(t, ENOUGH)
    t.clock.advance(hours=1)
    styles.choose("driver", t.maya.reminders)
    do(t, ENOUGH - 1, late=ENOUGH - 1)
    assert fits.report().advice is None


def test_a_way_that_worked_better_is_advised_with_its_figures_and_nothing_is_switched(
    t: TestHouse, maya: tuple[FitService, StyleService]
) -> None:
    fits, styles = maya
    do(t, ENOUGH)
    t.clock.advance(hours=1)
    styles.choose("driver", t.maya.reminders)
    do(t, ENOUGH, late=10)
    advice = fits.report().advice
    assert advice is not None
    assert (advice.better.style, advice.better.on_time_percent, advice.present.on_time_percent) == (
        "analyst",
        100,
        67,
    )
    assert styles.current().key == "driver"


def test_which_way_was_used_when_stands_in_a_file_that_only_its_owner_can_read(
    t: TestHouse, maya: tuple[FitService, StyleService], tmp_path: Path
) -> None:
    _, styles = maya
    before = t.content_hash()
    styles.choose("amiable", t.maya.reminders)
    (file,) = tmp_path.glob("*.toml")
    assert "amiable" in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert t.content_hash() == before


def test_choosing_the_same_way_again_begins_no_new_period(
    maya: tuple[FitService, StyleService], t: TestHouse
) -> None:
    _, styles = maya
    count = len(styles.periods())
    styles.choose("analyst", t.maya.reminders)
    assert len(styles.periods()) == count


def test_a_spoiled_line_of_the_private_file_is_passed_over(maya: tuple[FitService, StyleService]) -> None:
    fits, styles = maya
    styles.personal.set(
        PERIODS, [{"style": "driver"}, {"style": "analyst", "from": "soon"}, {"style": 3, "from": ""}]
    )
    assert [fit.style for fit in fits.report().fits] == ["analyst"]


def test_another_person_at_the_same_store_sees_only_their_own(t: TestHouse) -> None:
    do(t, 2)
    lead = services_at(t.house, t.priya.desk.person_id)
    assert sum(fit.steps for fit in lead.fits.report().fits) == 0
