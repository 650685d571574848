"""An invitation as calendar programs take it from a letter (RFC 5546, METHOD:REQUEST)."""

from datetime import UTC

from icalendar import Calendar, Event, vCalAddress, vDatetime, vInt

from app.adapters.calendar.texts import Text
from app.domain.invitations import Invitation
from app.domain.letters import one_line
from app.domain.text_hygiene import clean


def request(invitation: Invitation, install_id: str) -> bytes:
    """The calendar part of the letter: one event, one who asks, one who is asked; whatever is typed stays text."""
    calendar = Calendar()
    calendar["PRODID"] = Text("-//Keepword//Keepword//EN")
    calendar["VERSION"] = Text("2.0")
    calendar["CALSCALE"] = Text("GREGORIAN")
    calendar["METHOD"] = Text("REQUEST")
    calendar.add_component(_event(invitation, install_id))
    return bytes(calendar.to_ical(sorted=False))


def _event(invitation: Invitation, install_id: str) -> Event:
    # Assigned, not added: `add` guesses a type for each value, and doubles what is added twice.
    event = Event()
    event["UID"] = Text(f"{invitation.key}@{install_id}")
    event["SEQUENCE"] = vInt(invitation.sequence)
    event["DTSTAMP"] = vDatetime(invitation.made_at.astimezone(UTC))
    event["DTSTART"] = vDatetime(invitation.start_at.astimezone(UTC))
    event["DTEND"] = vDatetime(invitation.end_at.astimezone(UTC))
    event["ORGANIZER"] = _who(invitation.organizer_name, invitation.organizer)
    attendee = _who(invitation.attendee_name, invitation.attendee)
    attendee.params.update(
        {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    )
    event["ATTENDEE"] = attendee
    event["SUMMARY"] = Text(one_line(invitation.title))
    event["DESCRIPTION"] = Text(clean(invitation.text))
    if place := one_line(invitation.place):
        event["LOCATION"] = Text(place)
    event["STATUS"] = Text("CONFIRMED")
    event["TRANSP"] = Text("OPAQUE")
    return event


def _who(name: str, address: str) -> vCalAddress:
    who = vCalAddress(f"mailto:{address}")
    # A parameter has no way to write a quotation mark that every program reads.
    if said := one_line(name).replace('"', "'"):
        who.params["CN"] = said
    return who
