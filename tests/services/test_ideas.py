"""Ideas travel: noted in one act, sorted, answered, and each customer who said it hears back (ruling 11)."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from app.domain.errors import ChangedSince, NotFound, TooLong
from app.domain.history import Action
from app.domain.ideas import Idea, IdeaAnswered, IdeaKind, IdeaState, NoBecause, NothingSaid
from app.domain.kinds import Channel, Kind, State
from app.domain.quick_entry.drafts import NameRef
from app.services.ideas import IdeaDraft
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, contacts_of, keys, opened, remark

WORDS = "A second machine just for breakfast. Could we rent one?"


def noted(t: TestHouse, case_id: UUID, words: str = WORDS, theme: str = "", **more: object) -> Idea:
    before = {view.idea.id for view in t.maya.ideas.since()}
    t.maya.ideas.capture(case_id, IdeaDraft(words, theme=theme, **more))
    return next(view.idea for view in t.maya.ideas.since() if view.idea.id not in before)


def fresh(t: TestHouse, idea: Idea) -> Idea:
    return next(view.idea for view in t.maya.ideas.since() if view.idea.id == idea.id)


def queries_of(t: TestHouse, customer_id: UUID) -> list[object]:
    with t.maya.desk.reading() as unit:
        return [case for case in unit.cases.of_customer(customer_id) if case.origin == "idea"]


def test_words_are_noted_as_they_were_said_and_no_clock_moves(t: TestHouse) -> None:
    case_id = opened(t.maya, contact=NameRef(None, "Eimear Walsh"))
    before = case_of(t.maya, case_id)
    changes = t.maya.ideas.capture(case_id, IdeaDraft(f" {WORDS}\x00 ", IdeaKind.NEW_USE))
    (view,) = t.ben.ideas.since()
    assert (view.idea.words, view.idea.kind, view.idea.state) == (WORDS, IdeaKind.NEW_USE, IdeaState.NEW)
    assert (view.contact, view.customer, view.noted_by, view.owner) == (
        "Eimear Walsh", "Hotel Marlowe", "Maya Brennan", "Maya Brennan",
    )  # fmt: skip
    assert view.reference == before.reference
    assert view.idea.said_at == view.idea.noted_at == t.clock.now
    assert case_of(t.maya, case_id) == before
    assert (keys(changes), changes.case_ids) == (["idea_noted"], {case_id})


def test_from_a_contact_it_knows_when_and_in_which_it_was_said(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.answered(case_id, "He said: “could we rent one?”")
    (contact,) = contacts_of(t.maya, case_id)
    t.clock.advance(days=1)
    assert t.maya.ideas.proposed(contact.id) == "could we rent one?"
    idea = noted(t, case_id, interaction_id=contact.id)
    assert (idea.said_at, idea.noted_at, idea.interaction_id) == (contact.at, t.clock.now, contact.id)
    with pytest.raises(NotFound):
        noted(t, opened(t.maya), interaction_id=contact.id)


@pytest.mark.parametrize(("words", "refused"), [(" \x00", NothingSaid), ("x" * 2_001, TooLong)])
def test_no_words_and_too_many_are_refused(t: TestHouse, words: str, refused: type[Exception]) -> None:
    case_id = opened(t.maya)
    before = t.content_hash()
    with pytest.raises(refused):
        noted(t, case_id, words)
    assert t.content_hash() == before


def test_a_closed_case_still_takes_an_idea(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.cases.close(case_id, "answered: yes")
    noted(t, case_id)
    assert case_of(t.maya, case_id).state is State.CLOSED


def test_the_panel_shows_what_this_customer_said_on_any_of_their_cases(t: TestHouse) -> None:
    case_id = opened(t.maya)
    customer_id = case_of(t.maya, case_id).customer_id
    other = opened(t.maya, customer=NameRef(customer_id, "Hotel Marlowe"))
    stranger = opened(t.maya, customer=NameRef(None, "Kilbride Bakery"))
    first, _ = noted(t, case_id), noted(t, stranger, "Lovely crema")
    assert [view.idea for view in t.maya.today.case(other).ideas] == [first]


def test_a_theme_in_use_keeps_its_spelling_and_words_that_speak_of_it_suggest_it(t: TestHouse) -> None:
    case_id = opened(t.maya)
    noted(t, case_id, "Late again", theme="Delivery")
    noted(t, case_id, "And late", theme="delivery")
    noted(t, case_id, WORDS, theme=" Renting  a machine ")
    assert [(one.theme, one.ideas) for one in t.maya.ideas.themes()] == [
        ("Delivery", 2), ("Renting a machine", 1),
    ]  # fmt: skip
    assert t.maya.ideas.suggested("Do you rent?") == ("Renting a machine", "Delivery")


def test_themes_are_renamed_and_become_one(t: TestHouse) -> None:
    case_id = opened(t.maya)
    late, slow = noted(t, case_id, "Late", theme="Late"), noted(t, case_id, "Slow", theme="Slow van")
    t.maya.ideas.rename_theme("slow VAN", "LATE")
    assert {fresh(t, one).theme for one in (late, slow)} == {"Late"}
    t.maya.ideas.rename_theme("late", "LATE")
    assert {fresh(t, one).theme for one in (late, slow)} == {"LATE"}
    t.maya.history.undo()
    t.maya.history.undo()
    assert fresh(t, slow).theme == "Slow van"
    with pytest.raises(NotFound):
        t.maya.ideas.rename_theme("Parking", "Late")
    t.maya.ideas.retheme([late.id], "")
    assert fresh(t, late).theme == ""


def test_who_reads_it_has_it_and_the_customer_hears_nothing_yet(t: TestHouse) -> None:
    case_id = opened(t.maya)
    idea = noted(t, case_id)
    t.priya.ideas.read([idea.id], "Looking into it")
    assert (fresh(t, idea).state, fresh(t, idea).owner_id) == (IdeaState.READ, t.priya.desk.person_id)
    assert queries_of(t, idea.customer_id) == []


def test_an_answer_opens_one_query_for_each_customer_who_said_it_and_no_second_step(t: TestHouse) -> None:
    marlowe, kilbride = opened(t.maya), opened(t.ben, customer=NameRef(None, "Kilbride Bakery"))
    steps = [case_of(t.maya, one).planned for one in (marlowe, kilbride)]
    said = [noted(t, marlowe), noted(t, kilbride, "Do you rent out?"), noted(t, marlowe, "Rent a grinder?")]
    changes = t.priya.ideas.plan([one.id for one in said], "From spring you can rent")
    assert remark(changes, "ideas_answered").values == {"count": 3, "customers": 2}
    assert keys(changes).count("opened") == 2
    assert [case_of(t.maya, one).planned for one in (marlowe, kilbride)] == steps
    for case_id, services in ((marlowe, t.maya), (kilbride, t.ben)):
        customer_id = case_of(t.maya, case_id).customer_id
        (query,) = queries_of(t, customer_id)
        assert (query.kind, query.owner_id, query.author_id) == (
            Kind.QUERY, services.desk.person_id, t.priya.desk.person_id,
        )  # fmt: skip
        assert query.planned.what == "Tell them it is planned: From spring you can rent"
        assert query.id in changes.case_ids
    assert {fresh(t, one).answer for one in said} == {"From spring you can rent"}
    (query,) = queries_of(t, said[0].customer_id)
    assert query.subject == f"Their idea: {WORDS}"


def test_a_contact_without_an_address_is_called(t: TestHouse) -> None:
    case_id = opened(t.maya, contact=NameRef(None, "Eimear Walsh"))
    idea = noted(t, case_id)
    t.maya.ideas.done([idea.id])
    (query,) = queries_of(t, idea.customer_id)
    assert (query.contact_id, query.planned.channel) == (idea.contact_id, Channel.CALL)
    assert query.planned.what == "Tell them it is done"


def test_an_answer_is_taken_back_as_a_whole(t: TestHouse) -> None:
    ideas = [noted(t, opened(t.maya, customer=NameRef(None, name)), name) for name in ("A bar", "B bar")]
    before = t.content_hash()
    t.priya.ideas.decline([one.id for one in ideas], "Nobody else asks")
    t.priya.history.undo()
    assert t.content_hash() == before
    t.priya.history.redo()
    assert all(fresh(t, one).state is IdeaState.DECLINED for one in ideas)
    (query,) = queries_of(t, ideas[0].customer_id)
    t.maya.telling.told(query.id, "Sorry, not this time")
    with pytest.raises(ChangedSince):
        t.priya.history.undo()
    assert all(fresh(t, one).state is IdeaState.DECLINED for one in ideas)


def test_an_answer_that_somebody_answered_again_stays(t: TestHouse) -> None:
    idea = noted(t, opened(t.maya))
    t.maya.ideas.plan([idea.id], "In spring")
    t.priya.ideas.done([idea.id], "Since today")
    with pytest.raises(ChangedSince):
        t.maya.history.undo()
    assert fresh(t, idea).answer == "Since today"
    assert len(queries_of(t, idea.customer_id)) == 2


def test_noting_is_taken_back_until_it_is_answered(t: TestHouse) -> None:
    case_id = opened(t.maya)
    before = t.content_hash()
    idea = noted(t, case_id)
    t.maya.history.undo()
    assert (t.content_hash(), t.maya.ideas.since()) == (before, ())
    for act in (t.maya.ideas.read, t.maya.ideas.done):
        with pytest.raises(NotFound):
            act([idea.id])
    t.maya.history.redo()
    t.priya.ideas.done([idea.id])
    with pytest.raises(ChangedSince):
        t.maya.history.undo()


def test_a_no_has_its_because_and_what_is_answered_is_not_merely_read(t: TestHouse) -> None:
    idea = noted(t, opened(t.maya))
    before = t.content_hash()
    with pytest.raises(NoBecause):
        t.priya.ideas.decline([idea.id], " \x00")
    assert t.content_hash() == before
    t.priya.ideas.done([idea.id])
    with pytest.raises(IdeaAnswered):
        t.priya.ideas.read([idea.id])


def test_one_of_several_that_is_not_there_answers_none(t: TestHouse) -> None:
    idea = noted(t, opened(t.maya))
    before = t.content_hash()
    with pytest.raises(NotFound):
        t.priya.ideas.done([idea.id, uuid4()])
    assert t.content_hash() == before


def test_the_query_is_the_case_owners_else_the_noters_if_they_still_work_here(t: TestHouse) -> None:
    idea = noted(t, opened(t.ben))
    t.priya.ideas.plan([idea.id])
    with t.priya.desk.acting(Action.SET_UP) as unit:
        unit.people.save(replace(unit.people.get(t.ben.desk.person_id), is_active=False))
        unit.commit()
    t.priya.ideas.done([idea.id])
    owners = [query.owner_id for query in queries_of(t, idea.customer_id)]
    assert owners == [t.ben.desk.person_id, t.maya.desk.person_id]


def test_an_idea_is_named_by_its_mark_a_theme_by_its_name(t: TestHouse) -> None:
    case_id = opened(t.maya)
    first, second = noted(t, case_id, theme="Renting"), noted(t, case_id, "Rent?", theme="Renting")
    assert t.maya.ideas.named(first.mark.upper()) == (first.id,)
    assert set(t.maya.ideas.named(" renting ")) == {first.id, second.id}
    for nothing in ("", "idea-000000", "Parking"):
        with pytest.raises(NotFound):
            t.maya.ideas.named(nothing)


def test_the_newest_comes_first_and_only_what_was_noted_since(t: TestHouse) -> None:
    case_id = opened(t.maya)
    first = noted(t, case_id, "First")
    t.clock.advance(days=2)
    second = noted(t, case_id, "Second")
    assert [view.idea.id for view in t.maya.ideas.since()] == [second.id, first.id]
    assert [v.idea.id for v in t.maya.ideas.since(t.clock.now - timedelta(days=1))] == [second.id]
    assert t.maya.ideas.since(at(30)) == ()
