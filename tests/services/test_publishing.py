"""A calendar that is kept up to date."""

import pytest
from icalendar import Calendar

from app.calendars import feed_of, publishing_at
from app.domain.errors import FileProblem
from app.domain.kinds import Kind
from app.services.changes import Nouns
from tests.services.desks import opened


@pytest.fixture
def publishing(t):
    t.maya.styles.choose("influencer", t.maya.reminders)
    opened(t.maya, Kind.QUERY)
    return publishing_at(t.house, t.maya)


def summaries(content):
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(content).walk("VEVENT")]


def test_nothing_is_published_or_handed_out_before_somebody_wants_it(publishing):
    assert publishing.folder() is None
    assert not publishing.is_feeding()


def test_a_calendar_lies_in_the_folder_and_follows_the_cases(t, publishing, tmp_path):
    publishing.publish_in(tmp_path)
    path = publishing.write(publishing.folder(), publishing.content(publishing.issue()))
    assert path == tmp_path / "Keepword.ics"
    assert len(summaries(path.read_bytes())) == 1
    opened(t.maya, Kind.LEAD)
    publishing.write(tmp_path, publishing.content(publishing.issue()))
    assert len(summaries(path.read_bytes())) == 2
    assert b"REFRESH-INTERVAL" in path.read_bytes()


def test_a_file_that_says_the_same_is_left_alone(publishing, tmp_path):
    first = publishing.write(tmp_path, publishing.content(publishing.issue())).stat()
    again = publishing.write(tmp_path, publishing.content(publishing.issue())).stat()
    assert (first.st_ino, first.st_mtime_ns) == (again.st_ino, again.st_mtime_ns)


def test_what_was_remembered_of_events_is_what_would_be_written_anew(t, publishing):
    publishing.content(publishing.issue())
    opened(t.maya, Kind.LEAD)
    fresh = publishing_at(t.house, t.maya)
    assert publishing.content(publishing.issue()) == fresh.content(fresh.issue())
    publishing.writing.choose(privacy="busy")
    assert set(summaries(publishing.content(publishing.issue()))) == {"Busy"}


def test_only_a_folder_that_is_there_can_be_published_in(publishing, tmp_path):
    with pytest.raises(FileProblem):
        publishing.publish_in(tmp_path / "none")
    assert publishing.folder() is None


def test_the_feed_keeps_its_address(publishing):
    first = feed_of(publishing, lambda: b"")
    first.stop()
    second = feed_of(publishing, lambda: b"")
    try:
        assert second.address == first.address
        assert len(publishing.token()) >= 32
        third = feed_of(publishing, lambda: b"")  # the address is taken: another port, the same token
        third.stop()
        assert third.port != second.port
    finally:
        second.stop()


def test_what_stands_in_the_way_is_kept_with_when_it_began_until_it_is_over(t, publishing, tmp_path):
    began = t.clock()
    assert publishing.note(FileProblem(str(tmp_path), "No space left")).nouns is Nouns.SETTINGS
    t.clock.advance(minutes=20)
    assert publishing.note(FileProblem(str(tmp_path), "No space left")).nouns is Nouns.NONE
    publishing.note(FileProblem(str(tmp_path), "Gone"))
    trouble = publishing_at(t.house, t.maya).trouble()
    assert (trouble.since_at, trouble.problem.reason) == (began, "Gone")
    assert publishing.note(None).nouns is Nouns.SETTINGS
    assert publishing.note(None).nouns is Nouns.NONE
    assert publishing.trouble() is None


def test_another_folder_begins_anew(publishing, tmp_path):
    publishing.note(FileProblem(str(tmp_path), "Gone"))
    publishing.publish_in(tmp_path)
    assert publishing.trouble() is None


def test_a_new_address_is_another_one_for_good(publishing):
    before = publishing.token()
    publishing.renew()
    assert publishing.token() not in {"", before}
    assert publishing.token() == publishing.token()
