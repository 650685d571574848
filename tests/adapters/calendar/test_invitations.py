"""An invitation parses back with what was meant, and nothing that is typed becomes a line or a recipient of its own."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from app.adapters.calendar.invitations import request
from app.adapters.letters.drafts import eml
from app.domain.invitations import Invitation
from app.domain.letters import one_line
from app.domain.text_hygiene import clean
from tests.domain.test_letters import letter

AT = datetime(2026, 11, 24, 15, tzinfo=UTC)
RUDE = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from("\r\n\t\x00<>\"',;:\\^=\u2028\u202e")
    ),
    max_size=80,
)


def invitation(**said):
    facts = {
        "key": "019c0000-visit",
        "sequence": 3,
        "made_at": AT,
        "start_at": AT,
        "end_at": AT + timedelta(minutes=45),
        "title": "Trays (Q-4127)",
        "place": "Dublin",
        "text": "Dear Ruth,\n\nTrays",
        "organizer_name": "Maya Brennan",
        "organizer": "maya@alder.example",
        "attendee_name": "Ruth Fenwick",
        "attendee": "ruth@fenwick.example",
    }
    return Invitation(**facts | said)


def event_of(content):
    calendar = Calendar.from_ical(content)
    assert (calendar["METHOD"], calendar["VERSION"]) == ("REQUEST", "2.0")
    (event,) = calendar.walk("VEVENT")
    return event


def test_the_meeting_reads_back_as_it_was_meant():
    event = event_of(request(invitation(), "desk"))
    assert (event["UID"], event["SEQUENCE"]) == ("019c0000-visit@desk", 3)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (AT, AT + timedelta(minutes=45))
    assert (str(event["ORGANIZER"]), event["ORGANIZER"].params["CN"]) == (
        "mailto:maya@alder.example",
        "Maya Brennan",
    )
    attendee = event["ATTENDEE"]
    assert str(attendee) == "mailto:ruth@fenwick.example"
    assert dict(attendee.params) == {
        "CN": "Ruth Fenwick",
        "CUTYPE": "INDIVIDUAL",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }
    assert (event["SUMMARY"], event["LOCATION"]) == ("Trays (Q-4127)", "Dublin")


def test_the_letter_carries_it_as_another_way_to_read_the_same():
    content = request(invitation(), "desk")
    found = message_from_bytes(
        eml(letter(text="Dear Ruth,\n\nTrays"), AT, invitation=content), policy=default
    )
    assert found.get_content_type() == "multipart/alternative"
    assert (found["X-Unsent"], found["To"]) == ("1", "Ruth Fenwick <ruth@fenwick.example>")
    plain, calendar = found.iter_parts()
    assert plain.get_content().startswith("Dear Ruth,")
    assert calendar.get_content_type() == "text/calendar"
    assert (calendar.get_param("method"), calendar.get_content_charset()) == ("REQUEST", "utf-8")
    assert calendar.get_payload(decode=True) == content


@given(name=RUDE, title=RUDE, place=RUDE, text=RUDE)
def test_nothing_that_is_typed_adds_a_line_or_somebody(name, title, place, text):
    content = request(
        invitation(title=title, place=place, text=text, organizer_name=name, attendee_name=name), "desk"
    )
    event = event_of(content)
    assert content.count(b"\r\n") == content.count(b"\n") == content.count(b"\r")
    assert isinstance(event["ATTENDEE"], str)
    assert (str(event["ATTENDEE"]), str(event["ORGANIZER"])) == (
        "mailto:ruth@fenwick.example",
        "mailto:maya@alder.example",
    )
    assert event["ATTENDEE"].params.get("CN", "") == one_line(name).replace('"', "'")
    assert event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (one_line(title), clean(text))
    assert event.get("LOCATION", "") == one_line(place)
    found = message_from_bytes(
        eml(letter(to_name=name, subject=title, text=text), AT, invitation=content), policy=default
    )
    assert [one.addr_spec for one in found["To"].addresses] == ["ruth@fenwick.example"]
    assert len(list(found.iter_parts())) == 2
