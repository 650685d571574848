"""What a customer could be told now, in the company's voice; and what is worth a look before it goes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain import cadences
from app.domain.cases import Case
from app.domain.customers import Contact
from app.domain.errors import NotFound
from app.domain.gate import Finding, GateContext, NamedNews, PhrasePack, check, named_news
from app.domain.kinds import Kind
from app.domain.letter_templates import LetterTemplate, edited
from app.domain.letters import Letter, gist, one_line
from app.domain.moments import Moment
from app.domain.people import Company, Person
from app.domain.promise_book import entry_of, lines_of
from app.domain.promises import PromiseState
from app.domain.spans import Span
from app.domain.steps import Reason
from app.domain.voices import Days, Purpose, RefusedTemplate, Voice, Voices
from app.domain.wishes import NO_WISHES
from app.domain.working_time import WorkingCalendar
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.work import wishes_in

_MOST_SAID = 200
_FEW_LISTED, _MOST_LISTED, _MANY_LISTED = 2, 5, 20
_LOOK_AHEAD = 120
_CHOSEN = frozenset({Reason.CHOSEN, Reason.ASSUMED_CLOSE})
_NO_QUOTES = str.maketrans(dict.fromkeys('“”„"«»', "'"))
_USUAL_NEWS = Span.days(2)
_SAME_DAY = Span.parse("same day")


@dataclass(frozen=True, slots=True)
class Block:
    """A sentence that a writer may put in.

    Attributes:
        key: Its name in the voice, such as ``thanks``.
    """

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that may go out, and what the gate found in it.

    Attributes:
        signature: The part of the letter that signs it.
        blocks: Sentences in the company's voice that a writer may put in; those that say nothing here are left out.
    """

    case_id: UUID
    reference: str
    letter: Letter
    findings: tuple[Finding, ...]
    signature: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """A text as the gate reads it.

    Attributes:
        next_word: When it says that the reader hears again; None where it does not, or that moment has passed.
        lines: The entries of the promise book that it speaks of.
        owners: By entry, who may allow more than it says; not where that is the writer.
    """

    findings: tuple[Finding, ...]
    next_word: Moment | None
    lines: tuple[str, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a text beside the case it belongs to; empty means: as the company and the contact have it."""

    language: str = ""
    voice: str = ""
    address: str = ""
    executive: str = ""
    quoted: tuple[tuple[int, int], ...] = ()


USUAL = Circumstances()


@dataclass(frozen=True, slots=True)
class DraftService:
    """Drafts and the reply gate. Nothing is filed and nothing leaves (R5).

    Attributes:
        trials: Templates to write with once, before any is kept.
    """

    desk: Desk
    voices: Callable[[], Voices]
    phrases: Callable[[], Mapping[str, PhrasePack]]
    days: Days
    trials: tuple[LetterTemplate, ...] = ()

    def draft(self, case_id: UUID, template: str | None = None, so: Circumstances = USUAL) -> Draft:
        """What the customer could be told now: what we know, what is open, next word by when.

        Args:
            template: What the letter is for; by the state of the case unless named.

        Raises:
            CaseClosed: Nothing is running.
            NotFound: There is no such case, or no such template.
        """
        with self.desk.reading() as unit:
            desk = _Writing(self, unit, unit.cases.get(case_id), so)
            return desk.draft(_purpose(desk.case, template))

    def meeting(self, case_id: UUID, begins: Moment, place: str) -> Letter:
        """A letter that asks to a meeting: what it is about, when, where; greeted and signed in the company's voice.

        Raises:
            CaseClosed: Nothing is running.
        """
        with self.desk.reading() as unit:
            return _Writing(self, unit, unit.cases.get(case_id)).meeting(begins, place)

    def check(self, text: str, case_id: UUID | None = None, so: Circumstances = USUAL) -> tuple[Finding, ...]:
        """What is worth a look in a text; the same in sales and in service."""
        with self.desk.reading() as unit:
            case = None if case_id is None else unit.cases.get(case_id)
            desk = _Writing(self, unit, case, so)
            return desk.findings(text)

    def look(self, text: str, case_id: UUID | None = None, so: Circumstances = USUAL) -> Look:
        """The same, with when the reader is told to hear again and what of the promise book it touches."""
        with self.desk.reading() as unit:
            case = None if case_id is None else unit.cases.get(case_id)
            return _Writing(self, unit, case, so).look(text)


def _purpose(case: Case, named: str | None) -> Purpose:
    news = case.clock
    if named is not None:
        if named not in list(Purpose):
            raise NotFound("template", named)
        return Purpose(named)
    if news.is_unanswered and news.last_told_at is not None:
        return Purpose.ANSWER
    return Purpose.FIRST_WORD if news.last_told_at is None else Purpose.STATUS


class _Writing:
    """One letter at work, with what it needs of the store."""

    def __init__(
        self, service: DraftService, unit: UnitOfWork, case: Case | None, so: Circumstances = USUAL
    ) -> None:
        self.service, self.unit, self._case, self.so = service, unit, case, so
        desk = service.desk
        self.now: datetime = desk.clock()
        self.calendar: WorkingCalendar = desk.company_calendar(unit)
        self.company: Company = desk.company(unit)
        self.signer: Person = desk.person(unit)
        self.contact = self._contact()
        self.wishes = NO_WISHES if case is None else wishes_in(unit, case)
        self.language = so.language or (self.contact.language if self.contact else "en")
        self.voice = self._voice()

    @property
    def case(self) -> Case:
        """The case that it is about."""
        if self._case is None:
            raise NotFound("case", "")
        return self._case

    def draft(self, purpose: Purpose) -> Draft:
        """The letter with its findings."""
        case, voice = self.case, self.voice
        due = self._next_word()
        facts = self._facts(due)
        text = voice.text(purpose, case.kind, case.phase, facts, is_short=self.wishes.is_short)
        letter = self._letter(text, facts, purpose.value, due)
        signature = voice.parts["signature"].filled(facts)
        filled = [Block(key, block.filled(facts).strip()) for key, block in voice.blocks.items()]
        blocks = tuple(block for block in filled if block.text)
        return Draft(case.id, case.reference, letter, self.findings(text), signature, blocks)

    def meeting(self, begins: Moment, place: str) -> Letter:
        """A letter that asks to a meeting; nothing of what is planned inside is in it."""
        due = self._next_word()
        facts, parts = self._facts(due), self.voice.parts
        about = filter(None, (one_line(self.case.subject), self._said(begins), one_line(place)))
        greeting, signature = (parts[name].filled(facts).strip() for name in ("greeting", "signature"))
        return self._letter("\n\n".join((greeting, "\n".join(about), signature)), facts, "", due)

    def _letter(self, text: str, facts: dict[str, Any], template: str, due: Moment) -> Letter:
        customer, to, voice = self.unit.customers.get(self.case.customer_id), self.contact, self.voice
        name, address = (to.name, to.email or customer.email) if to else (customer.name, customer.email)
        me, subject = self.signer, one_line(voice.subject.filled(facts))
        how = (voice.language, voice.key, template, due)
        return Letter(name, address, me.name, me.email, subject, text, *how, case_id=self.case.id)

    def findings(self, text: str) -> tuple[Finding, ...]:
        """What the gate says of a text."""
        return check(text, self._context(), self._pack())

    def look(self, text: str) -> Look:
        """What the gate says, and what a writer wants to know beside it."""
        context, pack = self._context(), self._pack()
        today = self.calendar.day_of(self.now)
        book = [entry for entry in self.unit.book_entries.all() if entry.may_be_given(today)]
        touched = tuple(entry.text for entry in book if entry_of(text, (entry,)) is not None)
        names = {one.id: one.name for one in self.unit.people.all() if one.is_active and one != self.signer}
        owners = {entry.text: names[entry.owner_id] for entry in book if entry.owner_id in names}
        news = self._moment(named_news(text, context, pack))
        return Look(check(text, context, pack), news, touched, owners)

    def _pack(self) -> PhrasePack:
        packs = self.service.phrases()
        return packs.get(self.voice.language) or packs["en"]

    def _moment(self, named: NamedNews | None) -> Moment | None:
        """The moment that a text names; without an hour the end of that day's work."""
        if named is None:
            return None
        zone = self._next_word().zone
        if named.hour is None:
            close = self.calendar.close_of(named.on) or self.calendar.previous_close(named.on)
            moment = Moment.of(close, zone)
        else:
            moment = Moment(datetime.combine(named.on, named.hour), zone)
        return moment if moment.at > self.now else None

    # -- the gate's facts ---------------------------------------------------------------------

    def _context(self) -> GateContext:
        today = self.calendar.day_of(self.now)
        return GateContext(
            today=today,
            language=self.voice.language,
            voice=self.voice.key,
            address=self.so.address or self.voice.address,
            greeting=self._greeting(),
            signer=self.signer.name,
            function=self.signer.function,
            next_word=self.voice.parts["next"].filled({"next_word": self._said(self._next_word())}),
            working_days=self._working_days(today),
            regret_by=self._regret_by(),
            executive=self.so.executive or self.company.executive,
            book=lines_of(self.unit.book_entries.all(), self.now, self.calendar, self._day),
            quoted=self.so.quoted,
        )

    def _greeting(self) -> str:
        """How this reader is greeted; empty where nobody in particular reads."""
        if self._case is None or self.contact is None:
            return ""
        facts = {"contact": self._addressed(self.contact, ""), "customer": "", "company": ""}
        try:
            return self.voice.parts["greeting"].filled(facts)
        except RefusedTemplate:  # the company's own greeting names more than the reader
            return ""

    def _working_days(self, today: date) -> tuple[date, ...]:
        days = (today + timedelta(days=count) for count in range(1, _LOOK_AHEAD))
        return tuple(day for day in days if self.calendar.is_working_day(day))

    def _regret_by(self) -> date | None:
        """Until when regret is due: the day of a complaint that nobody answered yet."""
        case = self._case
        if case is None or case.kind is not Kind.COMPLAINT or case.news is None:
            return None
        if case.news.last_told_at is not None:
            return None
        return self.calendar.day_of(self.calendar.after(case.opened_at, _SAME_DAY).at)

    # -- the letter's facts -------------------------------------------------------------------

    def _facts(self, due: Moment) -> dict[str, Any]:
        """Plain words only: nothing in them can be called."""
        case, to = self.case, self.contact
        customer = one_line(self.unit.customers.get(case.customer_id).name)
        return {
            "case": {"subject": _inline(case.subject), "reference": case.reference, "kind": case.kind.value},
            "contact": self._addressed(to, customer),
            "customer": customer,
            "company": one_line(self.company.name),
            "signer": {
                "name": one_line(self.signer.name),
                "function": one_line(self.signer.function),
                "phone": one_line(self.signer.phone),
            },
            "told": self._told(),
            "open": self._open(),
            "promises": self._promises(),
            "waiting": _inline(case.waiting_on),
            "next_word": self._said(due),
        }

    def _addressed(self, to: Contact | None, customer: str) -> dict[str, str]:
        """What a letter calls its reader: as they wish to be called, else as the voice does."""
        if to is None:
            return {"name": customer, "first_name": customer}
        wished = one_line(self.wishes.address)
        return {"name": wished or one_line(to.name), "first_name": wished or one_line(to.first_name)}

    def _told(self) -> dict[str, str]:
        """What the customer heard last; templates put it in quotation marks, so none are left within it."""
        told = [one for one in self.unit.interactions.of_case(self.case.id) if one.told_status]
        if not told:
            return {"text": "", "day": ""}
        last = max(told, key=lambda one: one.at)
        return {
            "text": _inline(gist(last.summary)).translate(_NO_QUOTES),
            "day": self._day(self.calendar.day_of(last.at)),
        }

    def _open(self) -> list[str]:
        """What is still to be done, as people wrote it; what a rhythm proposes is ours alone."""
        step, items = self.case.planned, self.unit.checklists.of_case(self.case.id)
        found = [item.text for item in items if item.done_at is None]
        if step.basis.reason in _CHOSEN:
            found.insert(0, step.what)
        return [_inline(text) for text in found[: self._most_listed]]

    @property
    def _most_listed(self) -> int:
        """How much of what is open a letter lists."""
        if self.wishes.is_short:
            return _FEW_LISTED
        return _MANY_LISTED if self.wishes.is_detailed else _MOST_LISTED

    def _promises(self) -> list[dict[str, str]]:
        """Words that bind and lie ahead; the promised next word is what this letter gives."""
        return [
            {"text": _inline(one.text), "day": self._day(one.due.wall.date())}
            for one in self.unit.promises.of_case(self.case.id)
            if one.state is PromiseState.OPEN and not one.is_next_word and one.due_at > self.now
        ][: max(self._most_listed, _MOST_LISTED)]

    def _next_word(self) -> Moment:
        """When the customer hears again, told now; without a case by the usual span."""
        case = self._case
        if case is None or case.step is None:
            return Moment.of(self.calendar.after(self.now, _USUAL_NEWS).at, self.company.zone)
        standard = self.service.desk.book(self.unit).of(case.kind, case.phase)
        news = cadences.news_after_telling(case, standard, self.calendar, self.now)
        news = cadences.as_wished(news, self.wishes.often, standard, self.calendar)
        return Moment.of(news.due_at, case.planned.due.zone)

    # -- words --------------------------------------------------------------------------------

    def _contact(self) -> Contact | None:
        if self._case is None or self._case.contact_id is None:
            return None
        return self.unit.contacts.get(self._case.contact_id)

    def _voice(self) -> Voice:
        """The company's voice in the reader's language, else in English."""
        voices, key = self.service.voices(), self.so.voice or self.company.voice
        for language, name in ((self.language, key), ("en", key), ("en", "personal")):
            if (language, name) in voices:
                found = (*self.unit.letter_templates.all(), *self.service.trials)
                return edited(voices[language, name], found)
        raise NotFound("voice", key)

    def _day(self, on: date) -> str:
        return self.service.days.day(on, self.voice.language)

    def _said(self, moment: Moment) -> str:
        hour = self.service.days.time(moment.wall, self.voice.language)
        return self.voice.day_and_time.filled({"day": self._day(moment.wall.date()), "time": hour})


def _inline(text: str) -> str:
    """Words within a sentence that goes on after them."""
    return one_line(text, _MOST_SAID).rstrip(" .?!;:,")
