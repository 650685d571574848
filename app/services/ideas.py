"""Ideas: what customers said that others should hear; whoever said it hears back (ruling 11)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.cases import SUBJECT_LIMIT, Case
from app.domain.customers import Contact
from app.domain.errors import Ambiguous, NotFound
from app.domain.history import Action
from app.domain.ideas import (
    ANSWER_LIMIT,
    THEME_LIMIT,
    WORDS_LIMIT,
    Idea,
    IdeaAnswered,
    IdeaKind,
    IdeaState,
    NoBecause,
    NothingSaid,
    ThemeCount,
    quoted,
    spelled,
    suggested,
    theme_counts,
)
from app.domain.kinds import Channel, Kind
from app.domain.quick_entry.drafts import Draft, NameRef
from app.domain.steps import WHAT_LIMIT
from app.domain.text_hygiene import clean
from app.services.changes import Changes, Nouns, Remark, case_changed
from app.services.desks import Desk
from app.services.opening import OpeningService
from app.services.ports import UnitOfWork
from app.services.work import with_case

ORIGIN = "idea"
_SAID: Mapping[IdeaState, str] = {
    IdeaState.PLANNED: "it is planned",
    IdeaState.DONE: "it is done",
    IdeaState.DECLINED: "not this time",
}


@dataclass(frozen=True, slots=True)
class IdeaDraft:
    """What is noted.

    Attributes:
        words: What the customer said, as they said it.
        theme: What it is about; one in use keeps its spelling.
        interaction_id: The contact in which it was said.
    """

    words: str
    kind: IdeaKind = IdeaKind.IDEA
    theme: str = ""
    interaction_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class IdeaView:
    """One idea with the names that a reader needs."""

    idea: Idea
    reference: str
    customer: str
    contact: str
    noted_by: str
    owner: str


@dataclass(frozen=True, slots=True)
class IdeaService:
    """Noting what customers say, and letting them hear what became of it."""

    desk: Desk

    # -- noting -------------------------------------------------------------------------------

    def capture(self, case_id: UUID, draft: IdeaDraft) -> Changes:
        """Note a customer's words on a case, open or closed.

        Raises:
            NothingSaid: There are no words.
            NotFound: The case is not there, or the contact in which it was said is not one of its.
        """
        with self.desk.acting(Action.NOTE_IDEA) as unit:
            self.capture_in(unit, unit.cases.get(case_id), draft)
            unit.commit()
        return case_changed(case_id, Remark("idea_noted", {}))

    def capture_in(self, unit: UnitOfWork, case: Case, draft: IdeaDraft) -> Idea:
        """The same inside a unit of work that is open already."""
        case, now = with_case(self.desk, unit, case).case, self.desk.clock()
        words = clean(draft.words, WORDS_LIMIT, "idea")
        if not words:
            raise NothingSaid
        contact_id, said_at = case.contact_id, now
        if draft.interaction_id is not None:
            interaction = unit.interactions.get(draft.interaction_id)
            if interaction.case_id != case.id:
                raise NotFound("interaction", case.reference)
            contact_id, said_at = interaction.contact_id or contact_id, interaction.at
        idea = Idea(
            id=self.desk.ids(),
            case_id=case.id,
            customer_id=case.customer_id,
            contact_id=contact_id,
            interaction_id=draft.interaction_id,
            owner_id=self.desk.person_id,
            author_id=self.desk.person_id,
            kind=draft.kind,
            words=words,
            said_at=said_at,
            noted_at=now,
            theme=_theme(unit, draft.theme),
        )
        return unit.ideas.save(idea)

    # -- sorting ------------------------------------------------------------------------------

    def retheme(self, idea_ids: Iterable[UUID], theme: str) -> Changes:
        """Put ideas under a theme, or under none. Raises NotFound."""
        with self.desk.acting(Action.SORT_IDEAS) as unit:
            ideas = _live(unit, idea_ids)
            changes = _put_under(unit, ideas, _theme(unit, theme))
            unit.commit()
        return changes

    def rename_theme(self, theme: str, to: str) -> Changes:
        """Call a theme something else; under the name of another, the two become one. Raises NotFound."""
        with self.desk.acting(Action.SORT_IDEAS) as unit:
            ideas = unit.ideas.themed(_known_theme(unit, theme))
            others = [one.theme for one in theme_counts(unit.ideas.since()) if one.theme != ideas[0].theme]
            changes = _put_under(unit, ideas, spelled(_clean_theme(to), others))
            unit.commit()
        return changes

    # -- answering ----------------------------------------------------------------------------

    def read(self, idea_ids: Iterable[UUID], note: str = "") -> Changes:
        """Somebody has read it and has it now; the customer hears nothing yet.

        Raises:
            IdeaAnswered: It has its answer.
        """
        text = clean(note, ANSWER_LIMIT, "answer")
        with self.desk.acting(Action.READ_IDEA) as unit:
            ideas = _live(unit, idea_ids)
            for idea in ideas:
                if idea.is_answered:
                    raise IdeaAnswered(idea.words)
                unit.ideas.save(idea.read(self.desk.person_id, text))
            unit.commit()
        return _changed(ideas, Remark("ideas_read", {"count": len(ideas)}))

    def plan(self, idea_ids: Iterable[UUID], text: str = "") -> Changes:
        """It is planned; each customer who said it hears so."""
        return self.answer(idea_ids, IdeaState.PLANNED, text)

    def done(self, idea_ids: Iterable[UUID], text: str = "") -> Changes:
        """It is done; each customer who said it hears so."""
        return self.answer(idea_ids, IdeaState.DONE, text)

    def decline(self, idea_ids: Iterable[UUID], because: str) -> Changes:
        """No, because; each customer who said it hears why. Raises NoBecause."""
        return self.answer(idea_ids, IdeaState.DECLINED, because)

    def answer(self, idea_ids: Iterable[UUID], state: IdeaState, text: str = "") -> Changes:
        """Answer ideas, and open one query for each customer who said one of them; all in one change.

        The query belongs to whoever looks after the case in which it was said.

        Raises:
            NoBecause: A no without its because.
            NotFound: One of the ideas is not there.
        """
        text, now = clean(text, ANSWER_LIMIT, "answer"), self.desk.clock()
        if state is IdeaState.DECLINED and not text:
            raise NoBecause
        with self.desk.acting(Action.ANSWER_IDEA) as unit:
            ideas = [idea.answered(state, text, self.desk.person_id, now) for idea in _live(unit, idea_ids)]
            for idea in ideas:
                unit.ideas.save(idea)
            opened = [self._let_hear(unit, each) for each in _by_customer(ideas)]
            unit.commit()
        remark = Remark("ideas_answered", {"count": len(ideas), "customers": len(opened)})
        changes = _changed(ideas, remark)
        for one in opened:
            changes |= Changes(one.nouns, one.case_ids, tuple(r for r in one.remarks if r.key == "opened"))
        return changes

    # -- looking ------------------------------------------------------------------------------

    def since(self, at: datetime | None = None) -> tuple[IdeaView, ...]:
        """Every idea noted since that moment, or ever, the newest first."""
        with self.desk.reading() as unit:
            return views_of(unit, unit.ideas.since(at))

    def themes(self) -> tuple[ThemeCount, ...]:
        """Every theme in use, the fullest first."""
        with self.desk.reading() as unit:
            return theme_counts(unit.ideas.since())

    def suggested(self, words: str) -> tuple[str, ...]:
        """Themes in use that these words speak of, then the others, the fullest first."""
        used = [one.theme for one in self.themes()]
        first = suggested(words, used)
        return (*first, *(theme for theme in used if theme not in first))

    def proposed(self, interaction_id: UUID) -> str:
        """The customer's words out of what was filed of a contact. Raises NotFound."""
        with self.desk.reading() as unit:
            return quoted(unit.interactions.get(interaction_id).summary)

    def named(self, asked: str) -> tuple[UUID, ...]:
        """The idea of a mark, or all under a theme. Raises NotFound, Ambiguous."""
        wanted = asked.strip().casefold()
        with self.desk.reading() as unit:
            every = unit.ideas.since()
        marked = [idea for idea in every if idea.mark == wanted]
        if len(marked) > 1:
            raise Ambiguous("idea", asked, tuple(idea.words for idea in marked))
        found = marked or [idea for idea in every if wanted and idea.theme.casefold() == wanted]
        if not found:
            raise NotFound("idea", asked)
        return tuple(idea.id for idea in found)

    # -- helpers ------------------------------------------------------------------------------

    def _let_hear(self, unit: UnitOfWork, ideas: Sequence[Idea]) -> Changes:
        """One query for a customer, whatever they said of it."""
        first = ideas[0]
        case = unit.cases.get(first.case_id)
        contact = unit.contacts.find(first.contact_id) if first.contact_id is not None else None
        words = " ".join(first.words.split())
        draft = Draft(
            words,
            Kind.QUERY,
            customer=NameRef(first.customer_id, ""),
            contact=_named(contact),
            subject=_shortened(f"Their idea: {words}", SUBJECT_LIMIT),
            step=_shortened(f"Tell them {_SAID[first.state]}: {' '.join(first.answer.split())}", WHAT_LIMIT)
            if first.answer
            else f"Tell them {_SAID[first.state]}",
            channel=Channel.EMAIL if contact is None or contact.email else Channel.CALL,
        )
        owner_id = self._looks_after(unit, case, first)
        return OpeningService(self.desk).open_in(unit, draft, origin=ORIGIN, owner_id=owner_id)

    def _looks_after(self, unit: UnitOfWork, case: Case, idea: Idea) -> UUID:
        """Who speaks with the customer: the owner of the case, else who noted it, else who answers."""
        for person_id in (case.owner_id, idea.author_id):
            person = unit.people.find(person_id)
            if person is not None and person.is_active:
                return person_id
        return self.desk.person_id


def views_of(unit: UnitOfWork, ideas: Sequence[Idea]) -> tuple[IdeaView, ...]:
    """Ideas with the names that a reader needs."""
    people = {person.id: person.name for person in unit.people.all()}
    cases = unit.cases.many({idea.case_id for idea in ideas})
    customers = unit.customers.many({idea.customer_id for idea in ideas})
    contacts = unit.contacts.many({idea.contact_id for idea in ideas if idea.contact_id is not None})
    return tuple(
        IdeaView(
            idea,
            cases[idea.case_id].reference,
            customers[idea.customer_id].name,
            contacts[idea.contact_id].name if idea.contact_id is not None else "",
            people.get(idea.author_id, ""),
            people.get(idea.owner_id, ""),
        )
        for idea in ideas
    )


def _live(unit: UnitOfWork, idea_ids: Iterable[UUID]) -> list[Idea]:
    """Ideas that undo did not take back, the oldest first. Raises NotFound."""
    ideas = []
    for idea_id in dict.fromkeys(idea_ids):
        idea = unit.ideas.get(idea_id)
        if all(one.id != idea_id for one in unit.ideas.of_case(idea.case_id)):
            raise NotFound("idea", idea.words)
        ideas.append(idea)
    return sorted(ideas, key=lambda idea: (idea.noted_at, idea.id))


def _by_customer(ideas: Iterable[Idea]) -> list[list[Idea]]:
    found: dict[UUID, list[Idea]] = {}
    for idea in ideas:
        found.setdefault(idea.customer_id, []).append(idea)
    return list(found.values())


def _put_under(unit: UnitOfWork, ideas: Sequence[Idea], theme: str) -> Changes:
    for idea in ideas:
        unit.ideas.save(idea.about(theme))
    key = "ideas_sorted" if theme else "ideas_unsorted"
    return _changed(ideas, Remark(key, {"theme": theme, "count": len(ideas)}))


def _clean_theme(theme: str) -> str:
    return " ".join(clean(theme, THEME_LIMIT, "theme").split())


def _theme(unit: UnitOfWork, theme: str) -> str:
    """The theme as it is spelled already, or as it is typed."""
    cleaned = _clean_theme(theme)
    if not cleaned:
        return ""
    return spelled(cleaned, [one.theme for one in theme_counts(unit.ideas.since())])


def _known_theme(unit: UnitOfWork, theme: str) -> str:
    known = _theme(unit, theme)
    if not known or not unit.ideas.themed(known):
        raise NotFound("theme", theme)
    return known


def _changed(ideas: Iterable[Idea], *remarks: Remark) -> Changes:
    return Changes(Nouns.CASES, frozenset(idea.case_id for idea in ideas), remarks)


def _named(contact: Contact | None) -> NameRef | None:
    return None if contact is None else NameRef(contact.id, contact.name, contact.customer_id)


def _shortened(text: str, limit: int) -> str:
    """A title of a longer text, which stands whole with the idea."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
