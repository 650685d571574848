"""Quiet that a person asks for, beside the hours that are always quiet."""

from tests.data.houses import TestHouse
from tests.services.desks import at


def test_quiet_lasts_until_its_moment_and_ends_when_said(t: TestHouse) -> None:
    styles, desk = t.maya.styles, t.maya.desk
    styles.be_quiet(at(24, 12))
    with desk.reading() as unit:
        attention = styles.attention(desk, unit)
    assert attention.is_quiet(at(24, 11, 59))
    assert not attention.is_quiet(at(24, 12))
    styles.be_quiet(None)
    assert styles.quiet_until() is None


def test_a_damaged_note_of_quiet_means_none(t: TestHouse) -> None:
    t.maya.styles.personal.set("quiet_until", "soon")
    assert t.maya.styles.quiet_until() is None
