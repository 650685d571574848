"""The texts that letters are made of: looked at, written anew, put back, and tried before they are kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from app.domain.errors import NotAllowed, NotFound
from app.domain.gate import Finding
from app.domain.history import Action
from app.domain.letter_templates import (
    TEXT_LIMIT,
    LetterTemplate,
    Place,
    SampleCase,
    checked,
    edited,
    places_of,
    texts_of,
    with_block,
)
from app.domain.letters import one_line
from app.domain.moments import Moment
from app.domain.people import Person, Role
from app.domain.spans import Span
from app.domain.text_hygiene import clean
from app.domain.voices import Voice
from app.services.changes import Changes, Nouns, Remark
from app.services.desks import Desk
from app.services.drafting import Circumstances, DraftService
from app.services.ports import UnitOfWork

_MAY = frozenset({Role.LEAD, Role.ADMINISTRATOR})
THE_TEXTS = "the texts of letters"
_NEWS = Span.days(2)
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TemplateLook:
    """One text of a voice as it is shown.

    Attributes:
        text: As letters say it now.
        delivered: As it came.
        who: Who wrote it anew, or empty.
    """

    key: str
    language: str
    voice: str
    name: str
    text: str
    delivered: str
    who: str = ""

    @property
    def is_edited(self) -> bool:
        """Whether the company wrote it anew."""
        return self.text != self.delivered


@dataclass(frozen=True, slots=True)
class Trial:
    """A letter as a text would make it, and what the gate says of it."""

    subject: str
    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class TemplateService:
    """Looking at the texts of letters, and writing them anew; what is delivered is never lost."""

    drafts: DraftService
    samples: Callable[[], Mapping[str, SampleCase]]

    @property
    def desk(self) -> Desk:
        """Whose desk it is."""
        return self.drafts.desk

    def all(self) -> tuple[TemplateLook, ...]:
        """Every text of every voice, by language and voice, in the order of a letter."""
        with self.desk.reading() as unit:
            written = {one.key: one for one in unit.letter_templates.all()}
            names = {person.id: person.name for person in unit.people.all()}
        return tuple(
            self._look(voice, name, template.text, written, names)
            for voice in self.drafts.voices().values()
            for name, template in texts_of(voice).items()
        )

    def look(self, key: str) -> TemplateLook:
        """One text. Raises NotFound."""
        found = next((one for one in self.all() if one.key == key), None)
        if found is None:
            raise NotFound("letter_text", key)
        return found

    def may_edit(self) -> bool:
        """Whether the person is a lead or an administrator."""
        with self.desk.reading() as unit:
            return self.desk.person(unit).role in _MAY

    def voice(self) -> str:
        """The key of the voice in which this person writes: the company's."""
        with self.desk.reading() as unit:
            return self.desk.company(unit).voice

    def preview(self, key: str, text: str | None = None, case_id: UUID | None = None) -> Trial:
        """A letter with that text in its place; of a sample case unless one is named.

        Args:
            text: As it is being written; as it stands where None.

        Raises:
            NotFound: There is no such text, or no such case.
            BrokenTemplate, NotForTemplate, UnknownFact, TemplateLacks, TooLong: The text cannot stand there.
            CaseClosed: Nothing is running on that case.
        """
        one = self.look(key)
        new = self._checked(one, one.text if text is None else text)
        trial = LetterTemplate.at(key, new, self.desk.person_id)
        drafts = replace(self.drafts, trials=(trial,))
        so = Circumstances(one.language, one.voice)
        if case_id is not None:
            letter = drafts.draft(case_id, self._place(one).purpose, so).letter
            return Trial(letter.subject, letter.text, drafts.check(letter.text, case_id, so))
        with self.desk.reading() as unit:
            voice = with_block(edited(self._voice(one), (*unit.letter_templates.all(), trial)), one.name)
            facts, place = self._facts(unit, voice), self._place(one)
        said = voice.text(place.purpose, place.kind, place.phase, facts)
        return Trial(one_line(voice.subject.filled(facts)), said, drafts.check(said, None, so))

    # -- changing -----------------------------------------------------------------------------

    def edit(self, key: str, text: str) -> Changes:
        """Let letters say it this way from now on; what is already written stays as it is.

        Raises:
            NotFound: There is no such text.
            NotAllowed: Neither a lead nor an administrator.
            BrokenTemplate, NotForTemplate, UnknownFact, TemplateLacks, TooLong: It cannot stand there.
        """
        one = self.look(key)
        with self.desk.acting(Action.EDIT_TEMPLATE, note=key) as unit:
            me = self._writer(unit)
            new = self._checked(one, text)
            if new == one.text:
                return Changes(remarks=(Remark("template_unchanged", {"key": key}),))
            fresh = LetterTemplate.at(key, new, me.id)
            old = unit.letter_templates.find(fresh.id)
            is_there = old is not None and not old.is_withdrawn
            if new == one.delivered and old is not None:
                unit.letter_templates.save(replace(old, is_withdrawn=True))
            else:
                unit.letter_templates.save(
                    replace(old, text=new, owner_id=me.id) if old is not None and is_there else fresh
                )
            unit.commit()
        return Changes(Nouns.SETTINGS, remarks=(Remark("template_edited", {"key": key}),))

    def put_back(self, key: str) -> Changes:
        """Let letters say it as it was delivered.

        Raises:
            NotFound: There is no such text.
            NotAllowed: Neither a lead nor an administrator.
        """
        one = self.look(key)
        with self.desk.acting(Action.PUT_TEMPLATE_BACK, note=key) as unit:
            me = self._writer(unit)
            old = unit.letter_templates.find(LetterTemplate.at(key, "", me.id).id)
            if old is None or old.is_withdrawn:
                return Changes(remarks=(Remark("template_put_back", {"key": one.key}),))
            unit.letter_templates.save(replace(old, is_withdrawn=True))
            unit.commit()
        return Changes(Nouns.SETTINGS, remarks=(Remark("template_put_back", {"key": key}),))

    # -- helpers ------------------------------------------------------------------------------

    def _look(
        self,
        voice: Voice,
        name: str,
        delivered: str,
        written: Mapping[str, LetterTemplate],
        names: Mapping[UUID, str],
    ) -> TemplateLook:
        key = f"{voice.language}/{voice.key}/{name}"
        own = written.get(key)
        return TemplateLook(
            key,
            voice.language,
            voice.key,
            name,
            delivered if own is None else own.text,
            delivered,
            "" if own is None else names.get(own.owner_id, ""),
        )

    def _voice(self, one: TemplateLook) -> Voice:
        return self.drafts.voices()[one.language, one.voice]

    def _place(self, one: TemplateLook) -> Place:
        return places_of(self._voice(one), one.name)

    def _checked(self, one: TemplateLook, text: str) -> str:
        """The text as it is kept: line ends alike, nothing hidden, and fit for its place."""
        new = clean(text, TEXT_LIMIT, "text")
        return checked(one.name, new, texts_of(self._voice(one))[one.name]).text

    def _writer(self, unit: UnitOfWork) -> Person:
        me = self.desk.person(unit)
        if me.role not in _MAY:
            raise NotAllowed(THE_TEXTS, me.role.value)
        return me

    def _facts(self, unit: UnitOfWork, voice: Voice) -> dict[str, Any]:
        """A case as it could be, signed by the person who looks."""
        desk, now = self.desk, self.desk.clock()
        calendar, company, me = desk.company_calendar(unit), desk.company(unit), desk.person(unit)
        due = Moment.of(calendar.after(now, _NEWS).at, company.zone).wall
        day, time = self.drafts.days.day, self.drafts.days.time
        sample = self.samples().get(voice.language) or self.samples()["en"]
        language = voice.language
        said = {"day": day(due.date(), language), "time": time(due, language)}
        return sample.facts() | {
            "company": one_line(company.name),
            "signer": {
                "name": one_line(me.name),
                "function": one_line(me.function),
                "phone": one_line(me.phone),
            },
            "told": {"text": sample.told, "day": day(calendar.day_of(now) - _A_DAY, language)},
            "promises": [{"text": sample.promised, "day": said["day"]}],
            "next_word": voice.day_and_time.filled(said),
        }
