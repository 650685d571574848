"""Reminders, and hand-overs and requests that wait for an answer, as lines of the reachable list."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.errors import NotFound
from app.services.desks import Desk
from app.services.handover_cards import HandoverCards
from app.services.promise_book import PromiseBookService
from app.services.reminders import Reminder
from app.ui.desk import BellItem


def bell_item(one: Reminder) -> BellItem:
    """One line; of an open case."""
    row = one.row
    if row is None:
        raise NotFound("case", str(one.occurrence.case_id))
    who = f"{row.contact}, {row.customer}" if row.contact else row.customer
    is_new = one.occurrence.is_new and one.occurrence.closed_at is None
    at = one.occurrence.shown_at or one.occurrence.planned_at
    return BellItem(one.occurrence.id, row.case_id, who, row.step, at, is_new)


def requests_for(desk: Desk) -> Sequence[BellItem]:
    """What colleagues ask of me, and what came back to me: here until it is answered, whatever one's way of working."""
    now, me = desk.clock(), desk.person_id
    with desk.reading() as unit:
        waiting = [
            one
            for one in unit.requests.waiting_with(me)
            if one.owner_id == me
            and one.deliver_at <= now
            and not (one.is_with_receiver and one.author_id == me)
        ]
        names = {one.id: one.name for one in unit.people.all()}
    return [
        BellItem(
            one.id,
            one.case_id,
            names.get(one.author_id if one.is_with_receiver else one.to_id, ""),
            one.text,
            one.deliver_at if one.is_with_receiver else one.answered_at or one.deliver_at,
            is_new=False,
            is_request=True,
        )
        for one in waiting
    ]


def offers_for(desk: Desk) -> Sequence[BellItem]:
    """Cases that colleagues hand to me: here until they are answered or go back."""
    words = QCoreApplication.translate("Bell", "Hands you {customer}: {subject}")
    return [
        BellItem(
            card.case.id,
            card.case.id,
            card.giver,
            words.format(customer=card.customer, subject=card.case.subject),
            card.offered_at,
            is_new=False,
            is_request=True,
        )
        for card in HandoverCards(desk).waiting()
        if card.is_mine
    ]


def breaking_for(desk: Desk) -> Sequence[BellItem]:
    """Entries of the Promise book that I answer for and that keep breaking: here until they hold, or say less."""
    words = QCoreApplication.translate("Bell", "{broken} of the last {count} were broken")
    return [
        BellItem(
            one.entry.id,
            one.entry.id,
            QCoreApplication.translate("Bell", "“{text}” keeps breaking").format(text=one.entry.text),
            words.format(broken=one.broken_lately, count=one.decided_lately),
            desk.clock(),
            is_new=False,
            is_entry=True,
        )
        for one in PromiseBookService(desk).breaking()
    ]
