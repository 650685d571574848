"""A few rows of the sample company, as lists get them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.kinds import Channel, Kind, Phase, State
from app.domain.steps import Reason

MAYA = UUID(int=1)
ROWS = (
    # number, kind, phase, customer, contact, subject, value, step, channel, due, minutes, told, news due, put offs
    (4141, "complaint", "open", "Kiln Bakery", "Daniel Okafor", "Grinder keeps jamming", 1290,
     "Tell Daniel what we found", "email", (24, 8, 30), 15, (20, 15, 10), (24, 9, 0), 0),
    (4127, "quote", "sent", "Hotel Marlowe", "Eimear Walsh", "3 Barista Pro 2 and service plan", 18640,
     "Go through the new quote", "call", (24, 9, 30), 15, (19, 16, 40), (24, 12, 0), 0),
    (4146, "query", "open", "Fenwick & Sons", "Ruth Fenwick", "One service plan for two sites?", 2400,
     "Answer on the two-site plan", "email", (24, 11, 0), 15, (23, 14, 20), (24, 13, 0), 0),
    (4119, "quote", "sent", "Lumen Offices", "Marta Silva", "12 Compact One, four floors", 46800,
     "Ask how the board decided", "call", (24, 11, 30), 30, (20, 11, 0), (24, 14, 0), 0),
    (4140, "lead", "active", "Oak Street Clinic", "Hannah Byrne", "Coffee for the waiting room", 3200,
     "First call: needs and site", "call", (24, 13, 0), 20, (23, 9, 15), (25, 13, 0), 0),
    (4085, "order", "placed", "Harbour Hostel", "Luca Moretti", "2 Compact One, delivery", 5480,
     "Confirm Thursday’s delivery", "message", (24, 14, 0), 5, (23, 10, 5), (24, 15, 0), 0),
    (4138, "return", "open", "Studio Nord", "Ingrid Dahl", "Wrong drip trays (6)", 312,
     "Arrange pick-up of the trays", "email", (24, 15, 15), 15, (20, 9, 40), (24, 10, 0), 1),
    (4136, "query", "open", "St Brigid’s School", "Paul Nolan", "Energy use of Barista Pro 2", 0,
     "Send energy sheet and cost", "email", (24, 16, 0), 30, (23, 12, 30), (25, 12, 0), 0),
    (4076, "quote", "sent", "Brookfield Dental", "Conor Hayes", "1 Barista Pro 2", 4260,
     "Ask if the timing suits", "call", (24, 16, 30), 15, (12, 10, 0), (20, 17, 0), 3),
    (4101, "quote", "sent", "Vela Fitness", "Nadia Rahman", "5 Compact One and grinders", 14150,
     "Measure both bars", "visit", (25, 10, 0), 60, (24, 9, 5), (26, 17, 0), 0),
    (4143, "query", "open", "Tidewater Café", "Sam Quinn", "Decaf on the same grinder?", 0,
     "Send the two-hopper set-up", "email", (25, 15, 0), 20, (24, 10, 20), (26, 12, 0), 0),
    (4133, "complaint", "planned", "Rowan & Pine", "Jack Rowan", "Milk line smells", 1980,
     "Check the new milk line", "call", (26, 11, 0), 10, (23, 16, 30), (26, 12, 0), 0),
    (4094, "order", "placed", "Atlas Logistics", "Petra Novak", "4 Barista Pro 2, install", 9870,
     "Confirm the install team", "email", (26, 14, 0), 10, (24, 8, 40), (27, 12, 0), 0),
    (4122, "quote", "sent", "Northgate Library", "Helen Moss", "2 Barista Pro 2, reading room", 6720,
     "Get Helen’s view", "call", (27, 10, 30), 20, (24, 9, 50), (27, 17, 0), 0),
    (4062, "lead", "active", "The Paper Mill", "Grace Liu", "Roastery corner", 7900,
     "Offer two tasting dates", "call", (27, 15, 0), 15, (17, 11, 0), (27, 16, 0), 2),
    (4108, "quote", "sent", "Civic Theatre", "Aoife Kelly", "Interval bar, 3 machines", 11300,
     "Send the lease version", "email", (30, 12, 0), 45, (20, 14, 0), (30, 17, 0), 0),
)  # fmt: skip


def at(moment):
    return datetime(2026, 11, *moment, tzinfo=UTC)


def agenda_row(entry):
    (
        number,
        kind,
        phase,
        customer,
        contact,
        subject,
        value,
        step,
        channel,
        due,
        minutes,
        told,
        news,
        put_offs,
    ) = entry
    return AgendaRow(
        case_id=UUID(int=number),
        number=number,
        kind=Kind(kind),
        phase=Phase(phase),
        state=State.OPEN,
        subject=subject,
        customer=customer,
        contact=contact,
        contact_phone="+44 20 910 0142",
        contact_email="contact@example.org",
        owner_id=MAYA,
        owner="Maya Brennan",
        step_id=UUID(int=number + 10_000),
        step=step,
        channel=Channel(channel),
        due_at=at(due),
        due_zone="Europe/Dublin",
        slot_at=at(due),
        planned_at=at(told),
        effort=timedelta(minutes=minutes),
        put_offs=put_offs,
        due_reason=Reason.CHOSEN,
        value=Decimal(value) if value else None,
        currency="EUR",
        valid_until_on=date(2026, 11, 27) if number == 4127 else None,
        opened_at=at((10, 9, 0)),
        last_told_at=at(told),
        news_due_at=at(news),
        news_reason=Reason.STANDARD,
        news_from_at=at(told),
        is_unanswered=False,
        promise_due_at=at((24, 12, 0)) if number == 4127 else None,
        promise_made_at=at((19, 16, 40)) if number == 4127 else None,
        promise_text="An update by Tuesday noon" if number == 4127 else "",
        is_offered=False,
        step_version=1,
        changed_at=at(told),
    )


def agenda_rows():
    return tuple(agenda_row(entry) for entry in ROWS)
