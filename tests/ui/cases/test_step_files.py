"""A step for other programs: added to the calendar, an invitation to a visit; and where nothing opens the file."""

from email import message_from_bytes
from email.policy import default

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt

from app.domain.kinds import Channel
from app.services.work import StepDraft
from app.ui.acts.step_files import InvitedForm, LeftFileSheet
from tests.ui.stores import menu, settle, sheet

Key = Qt.Key


class Opener:
    """What this computer opens, or not."""

    def __init__(self, opens=True):
        self.opens, self.paths = opens, []

    def __call__(self, path):
        self.paths.append(path)
        return self.opens


@pytest.fixture
def acting(place):
    def begin(opens=True, number=4127, channel=None):
        row = place.case(number)
        if channel is not None:
            place.services.steps.replace(row.case_id, StepDraft("Get their signature", channel))
        place.window.open_case(row.case_id)
        settle()
        opener = place.window.acts._more_acts().files.open_path = Opener(opens)
        return row, opener

    return begin


def entries(place):
    place.window.act("case_menu")
    settle()
    found = [action.text() for action in menu().actions()]
    menu().close()
    return found


def test_a_step_is_one_event_that_the_calendar_program_opens(place, acting):
    row, opener = acting()
    place.window.act("add_to_calendar")
    settle()
    (path,) = opener.paths
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert row.step in event["SUMMARY"]
    assert event["UID"].startswith(f"{row.step_id}@")
    assert path.stat().st_mode & 0o777 == 0o600
    assert sheet() is None


def test_it_tells_as_much_as_the_person_lets_calendars_tell(place, acting):
    _, opener = acting()
    place.services.styles.personal.set("calendar_privacy", "busy")
    place.window.act("add_to_calendar")
    settle()
    (event,) = Calendar.from_ical(opener.paths[0].read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "Busy"


def test_where_nothing_opens_it_the_place_is_said_and_shown_by_keys(place, acting, qtbot):
    _, opener = acting(opens=False)
    place.window.act("add_to_calendar")
    settle()
    left = sheet()
    assert isinstance(left, LeftFileSheet)
    (path,) = opener.paths
    assert path.name in left.words.text()
    assert str(path.parent) in left.words.text()
    assert left.focusWidget() is left.show_folder
    qtbot.keyClick(left.show_folder, Key.Key_Space)
    assert opener.paths == [path, path.parent]
    qtbot.keyClick(left, Key.Key_Escape)
    settle()
    assert sheet() is None


def test_only_a_visit_is_something_to_invite_to(place, acting):
    acting(channel=Channel.CALL)
    assert "Add this step to the calendar" in entries(place)
    assert "Invite to the visit" not in entries(place)
    place.window.act("invite")
    settle()
    assert "has no visit planned" in place.window.toast.words


def test_a_visit_is_a_letter_that_invites_and_is_filed_once_it_is_sent(place, acting, qtbot):
    row, opener = acting(channel=Channel.VISIT)
    assert "Invite to the visit" in entries(place)
    place.window.act("invite")
    settle()
    (path,) = opener.paths
    letter = message_from_bytes(path.read_bytes(), policy=default)
    assert [one.addr_spec for one in letter["To"].addresses] == [row.contact_email]
    assert "Get their signature" not in path.read_text("utf-8")
    form = sheet()
    assert isinstance(form, InvitedForm)
    assert form.focusWidget() is form.button
    qtbot.keyClick(form, Key.Key_Return)
    settle()
    with place.services.desk.reading() as unit:
        last = max(unit.interactions.of_case(row.case_id), key=lambda one: one.at)
    assert last.summary == "Invited to a visit: Tuesday 24 November 2026, 12:00"
    assert (last.channel, last.told_status) == (Channel.EMAIL, False)


def test_not_yet_files_nothing(place, acting, qtbot):
    row, _ = acting(channel=Channel.VISIT)
    place.window.act("invite")
    settle()
    qtbot.keyClick(sheet(), Key.Key_Escape)
    settle()
    with place.services.desk.reading() as unit:
        said = [one.summary for one in unit.interactions.of_case(row.case_id)]
    assert not any(one.startswith("Invited") for one in said)


def test_an_invitation_that_nothing_opens_is_said_to_lie_where_it_lies(place, acting):
    acting(opens=False, channel=Channel.VISIT)
    place.window.act("invite")
    settle()
    assert isinstance(sheet(), LeftFileSheet)
