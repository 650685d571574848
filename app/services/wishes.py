"""What contacts wish of us: noted with who said it and when, never inferred."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from app.domain.cases import Case
from app.domain.customers import Contact
from app.domain.errors import NotFound
from app.domain.history import Action
from app.domain.kinds import Channel
from app.domain.meanwhile import Difference, Overtaken
from app.domain.recounting import by_wish
from app.domain.text_hygiene import clean
from app.domain.wishes import SAID_BY_LIMIT, Wish, WishChanged, WishKind, tidied, wish_id, wishes_of
from app.services.changes import Changes, Nouns, Remark
from app.services.desks import Desk
from app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class WishDraft:
    """What is noted.

    Attributes:
        values: What they wish, by what it is about.
        said_by: Who said it; the contact unless named.
        said_on: When; the day of the case's contact, or today, unless named.
        case_id: The case in whose latest contact it was said, if any.
    """

    values: Mapping[WishKind, str]
    said_by: str = ""
    said_on: date | None = None
    case_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class WishView:
    """A wish as people look at it.

    Attributes:
        said_in: By which road it was said, where it came from a contact.
    """

    wish: Wish
    said_in: Channel | None = None


@dataclass(frozen=True, slots=True)
class WishService:
    """Noting wishes, and letting go of them; the news dates that a wish gives move with it (ruling 19)."""

    desk: Desk

    def of(self, contact_id: UUID) -> Sequence[Wish]:
        """What a contact wishes. Raises NotFound."""
        with self.desk.reading() as unit:
            return unit.wishes.of_contact(_living(unit, contact_id).id)

    def note(self, contact_id: UUID, draft: WishDraft) -> Changes:
        """Note what a contact stated; it takes the place of what they stated before.

        Raises:
            UnclearWish: It cannot be followed as it is written.
            NotFound: There is no such contact, or nobody spoke with them on that case.
            TooLong: More than the store keeps.
            Overtaken: Somebody changed what this rests on.
        """
        values = {kind: tidied(kind, text) for kind, text in draft.values.items()}
        with self.desk.acting(Action.NOTE_WISH) as unit:
            contact = _living(unit, contact_id)
            if found := self._overtaken(unit, contact, values):
                raise Overtaken(contact.name, found)
            interaction_id, said_on = self._source(unit, contact, draft)
            said_by = clean(draft.said_by or contact.name, SAID_BY_LIMIT, "said_by")
            for kind, value in values.items():
                noun_id = wish_id(contact.id, kind)
                before = unit.wishes.find(noun_id)
                unit.wishes.save(
                    Wish(
                        noun_id,
                        contact.id,
                        kind,
                        value,
                        said_by,
                        said_on,
                        self.desk.person_id,
                        before.author_id if before else self.desk.person_id,
                        interaction_id,
                        version=before.version if before else 0,
                    )
                )
            moved = self._move_news(unit, contact) if WishKind.OFTEN in values else frozenset()
            unit.commit()
        return _changes("wish_noted", contact, moved)

    def drop(self, contact_id: UUID, kinds: Collection[WishKind]) -> Changes:
        """They wish it no longer. Raises NotFound where they never did, WishChanged where they wish another by now."""
        with self.desk.acting(Action.DROP_WISH) as unit:
            contact = _living(unit, contact_id)
            if self._overtaken(unit, contact, kinds):
                raise WishChanged(contact.name)
            stated = {one.kind: one for one in unit.wishes.of_contact(contact.id)}
            for kind in sorted(kinds):
                if kind not in stated:
                    raise NotFound("wish", kind.value)
                unit.wishes.save(replace(stated[kind], is_withdrawn=True))
            moved = self._move_news(unit, contact) if WishKind.OFTEN in kinds else frozenset()
            unit.commit()
        return _changes("wish_dropped", contact, moved)

    def _overtaken(
        self, unit: UnitOfWork, contact: Contact, kinds: Collection[WishKind]
    ) -> tuple[Difference, ...]:
        """What is not as it was shown before somebody began to type; by kind, and empty for no wish."""
        sight = self.desk.sights.get(contact.id, {})
        stated = {one.kind: one.value for one in unit.wishes.of_contact(contact.id)}
        found: list[Difference] = []
        for kind in kinds:
            seen, present = sight.get(kind.value), stated.get(kind, "")
            if seen is not None and seen != present:
                change = next(iter(unit.history.of_noun(wish_id(contact.id, kind))), None)
                who = unit.people.get(change.actor_id).name if change is not None else ""
                at = change.at if change is not None else None
                found.append(Difference(kind.value, seen, present, who, at))
        return tuple(found)

    def _source(self, unit: UnitOfWork, contact: Contact, draft: WishDraft) -> tuple[UUID | None, date]:
        """In which contact it was said, and when."""
        calendar = self.desk.company_calendar(unit)
        if draft.case_id is None:
            return None, draft.said_on or calendar.day_of(self.desk.clock())
        case = unit.cases.get(draft.case_id)
        spoken = [one for one in unit.interactions.of_case(case.id) if one.contact_id in {contact.id, None}]
        if not spoken or case.customer_id != contact.customer_id:
            raise NotFound("interaction", case.reference)
        latest = max(spoken, key=lambda one: one.at)
        return latest.id, draft.said_on or calendar.day_of(latest.at)

    def _move_news(self, unit: UnitOfWork, contact: Contact) -> frozenset[UUID]:
        """Count the news dates of their open cases anew; what was agreed or promised stands."""
        often = wishes_of(unit.wishes.of_contact(contact.id)).often
        book, calendar, now = self.desk.book(unit), self.desk.company_calendar(unit), self.desk.clock()
        moved: set[UUID] = set()
        for case in unit.cases.open_of_customer(contact.customer_id):
            if case.contact_id != contact.id:
                continue
            after = by_wish(case, often, book.of(case.kind, case.phase), calendar, now)
            if after != case:
                unit.cases.save(after)
                moved.add(case.id)
        return frozenset(moved)


def views_of_wishes(unit: UnitOfWork, contact_id: UUID) -> tuple[WishView, ...]:
    """What a contact wishes, with where it was said."""
    stated = unit.wishes.of_contact(contact_id)
    spoken = unit.interactions.many({one.interaction_id for one in stated if one.interaction_id is not None})
    roads = {noun_id: one.channel for noun_id, one in spoken.items()}
    return tuple(
        WishView(one, roads.get(one.interaction_id) if one.interaction_id is not None else None)
        for one in stated
    )


def wish_behind(unit: UnitOfWork, case: Case) -> Wish | None:
    """The wish that gives a case its news dates, if its contact stated one."""
    stated = unit.wishes.of_contact(case.contact_id) if case.contact_id is not None else ()
    return next((one for one in stated if one.kind is WishKind.OFTEN), None)


def _living(unit: UnitOfWork, contact_id: UUID) -> Contact:
    contact = unit.contacts.get(contact_id)
    if contact.is_withdrawn:
        raise NotFound("contact", contact.name)
    return contact


def _changes(key: str, contact: Contact, moved: frozenset[UUID]) -> Changes:
    said = [Remark(key, {"name": contact.name})]
    if moved:
        said.append(Remark("wish_moved", {"count": len(moved)}))
    return Changes(Nouns.CUSTOMERS | Nouns.CASES | Nouns.REMINDERS, moved, tuple(said))
