"""The company and its people: who they are, and when they work. Every edit is in the history."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any, Final

from app.domain.errors import NotAllowed, Unclear
from app.domain.history import Action
from app.domain.moments import zone_named
from app.domain.people import Company, Person, Role
from app.domain.text_hygiene import clean
from app.domain.working_time import Week
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.undoing import HistoryEntry

VOICES: Final = ("personal", "formal")
_NAME, _LINE, _NO_DAY = 200, 1000, Week(((),) * 7)
_PERSON: Final[Mapping[str, int]] = MappingProxyType(
    {
        "name": _NAME,
        "function": _NAME,
        "zone": 64,
        "hours": _LINE,
        "protected": _LINE,
        "email": 320,
        "phone": _LINE,
    }
)
_COMPANY: Final[Mapping[str, int]] = MappingProxyType(
    {
        "name": _NAME,
        "zone": 64,
        "hours": _LINE,
        "country": 2,
        "currency": 3,
        "value_limit": 20,
        "voice": 20,
        "executive": _NAME,
    }
)

COMPANY_FACTS: Final = tuple(_COMPANY)
"""What can be corrected of the company."""


@dataclass(frozen=True, slots=True)
class PeopleService:
    """Looking at, and correcting, what is known of the company and of oneself."""

    desk: Desk

    def me(self) -> Person:
        """Who acts."""
        with self.desk.reading() as unit:
            return self.desk.person(unit)

    def company(self) -> Company:
        """For whom."""
        with self.desk.reading() as unit:
            return self.desk.company(unit)

    def company_history(self) -> tuple[HistoryEntry, ...]:
        """Every change of the company's facts, newest first."""
        with self.desk.reading() as unit:
            names = {person.id: person.name for person in unit.people.all()}
            changes = unit.history.of_noun(self.desk.company(unit).id)
            return tuple(HistoryEntry(one, names.get(one.actor_id, "")) for one in changes)

    def edit_me(self, **facts: str) -> Changes:
        """Correct facts about oneself; hours and protected blocks as '08:30-12:30, 13:00-17:30'.

        Raises:
            Unclear: A fact that people do not have, or an empty name.
            InvalidHours, UnknownZone, TooLong: As it says.
        """
        kept = _read(facts, _PERSON)
        with self.desk.acting(Action.EDIT) as unit:
            person = self.desk.person(unit)
            edited = replace(person, **kept)
            if edited == person:
                return Changes()
            unit.people.save(edited)
            unit.commit()
        return Changes(Nouns.PEOPLE | Nouns.CASES | Nouns.REMINDERS)

    def protect(self, hours: str, weekdays: Sequence[int]) -> Changes:
        """Keep these hours free on these weekdays (0 is Monday), beside what is protected. Raises InvalidHours."""
        return self._protected(lambda week: week.with_more(Week.of(hours, weekdays)))

    def give_up(self, hours: str, weekdays: Sequence[int]) -> Changes:
        """Protect these hours no longer on these weekdays. Raises InvalidHours."""
        return self._protected(lambda week: week.with_less(Week.of(hours, weekdays)))

    def _protected(self, changed: Callable[[Week], Week]) -> Changes:
        with self.desk.acting(Action.EDIT) as unit:
            person = self.desk.person(unit)
            edited = replace(person, protected=changed(person.protected))
            if edited == person:
                return Changes()
            unit.people.save(edited)
            unit.commit()
        return Changes(Nouns.PEOPLE | Nouns.CASES | Nouns.REMINDERS)

    def edit_company(self, **facts: str) -> Changes:
        """Correct facts about the company; a lead's or an administrator's.

        Raises:
            NotAllowed: Somebody else's role.
            Unclear, InvalidHours, UnknownZone, TooLong: As it says.
        """
        kept = _read(facts, _COMPANY)
        with self.desk.acting(Action.EDIT) as unit:
            me = self.desk.person(unit)
            if me.role not in {Role.LEAD, Role.ADMINISTRATOR}:
                raise NotAllowed("the company's facts", me.role.value)
            company = self.desk.company(unit)
            edited = replace(company, **kept)
            if edited == company:
                return Changes()
            unit.companies.save(edited)
            unit.commit()
        return Changes(Nouns.PEOPLE | Nouns.CASES | Nouns.SETTINGS)


def company_facts(company: Company) -> Mapping[str, str]:
    """What can be corrected of the company, as one types it."""
    texts = {name: str(getattr(company, name)) for name in _COMPANY}
    return texts | {"hours": hours_as_text(company.hours), "value_limit": f"{company.value_limit:f}"}


def hours_as_text(week: Week) -> str:
    """The hours of the first day that has some, as one types them."""
    return ", ".join(next((day for day in week.to_list() if day), []))


def _read(facts: Mapping[str, str], known: Mapping[str, int]) -> dict[str, Any]:
    wrong = sorted(set(facts) - set(known))
    if wrong:
        raise Unclear(", ".join(wrong), "field")
    return {name: _value(name, clean(text, known[name], name).strip()) for name, text in facts.items()}


def _value(name: str, text: str) -> Any:
    if name == "name" and not text:
        raise Unclear("", "nobody")
    if name == "hours":
        return Week.of(text)
    if name == "protected":
        return Week.of(text) if text else _NO_DAY
    if name == "zone":
        zone_named(text)
    if name == "executive":
        return " ".join(text.split())  # a letter is searched for it, however its lines break
    if name in {"country", "currency"}:
        return _code(name, text)
    if name == "voice" and text not in VOICES:
        raise Unclear(text, "field")
    return _amount(text) if name == "value_limit" else text


def _code(name: str, text: str) -> str:
    length = 2 if name == "country" else 3
    if len(text) != length or not (text.isascii() and text.isalpha()):
        raise Unclear(text, "field")
    return text.upper()


def _amount(text: str) -> Decimal:
    try:
        amount = Decimal(text.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        raise Unclear(text, "field") from None
    if not amount.is_finite() or amount < 0:
        raise Unclear(text, "field")
    return amount
