"""What people do to their cases, at random."""

from contextlib import suppress
from decimal import Decimal
from uuid import UUID

from app.domain.errors import AppError
from app.domain.people import Person
from app.services.steps import Postponement
from app.services.work import StepDraft
from tests.reliability.world import World


def _done(world: World, person: Person, case_id: UUID) -> None:
    following = world.step_draft(person) if world.chance.random() < 0.6 else StepDraft()
    told = world.chance.random() < 0.4
    world.desks[person.id].steps.done(case_id, outcome="spoken", following=following, is_told=told)


def _move(world: World, person: Person, case_id: UUID) -> None:
    how = Postponement(is_agreed=world.chance.random() < 0.3, reason="they are away")
    world.desks[person.id].steps.later(case_id, world.moment(person), how)


def _tell(world: World, person: Person, case_id: UUID) -> None:
    next_word = world.moment(person) if world.chance.random() < 0.4 else None
    done = world.chance.random() < 0.3
    world.desks[person.id].telling.told(case_id, "it is on its way", is_step_done=done, next_word=next_word)


def _answered(world: World, person: Person, case_id: UUID) -> None:
    world.desks[person.id].telling.answered(case_id, "and?", keep_step=world.chance.random() < 0.5)


def _promise(world: World, person: Person, case_id: UUID) -> None:
    as_news = world.chance.random() < 0.3
    world.desks[person.id].promises.make(case_id, "the sample", world.moment(person), is_next_word=as_news)


def _settle(world: World, person: Person, case_id: UUID) -> None:
    promises = world.desks[person.id].promises
    one = promises.open_one(case_id)
    if world.chance.random() < 0.7:
        promises.keep(one.id)
    else:
        promises.release(one.id, "they need it no longer")


def _edit(world: World, person: Person, case_id: UUID) -> None:
    value = Decimal(world.chance.choice((100, 9_999, 10_001)))
    world.desks[person.id].cases.edit(case_id, subject="another word for it", value=value)


def _close(world: World, person: Person, case_id: UUID) -> None:
    world.desks[person.id].cases.close(case_id, "other: settled")
    if world.chance.random() < 0.3:
        world.look_at(case_id)
        if world.chance.random() < 0.5:
            world.tick(person)
        world.desks[person.id].cases.reopen(case_id, world.step_draft(person))


def _hand_over(world: World, person: Person, case_id: UUID) -> None:
    other = world.chance.choice([one for one in world.people if one is not person])
    world.desks[person.id].handovers.hand_over(case_id, other.id)
    if world.chance.random() < 0.8:
        world.desks[other.id].handovers.accept(case_id)


def _wait(world: World, person: Person, case_id: UUID) -> None:
    world.desks[person.id].steps.wait(case_id, "the workshop", world.moment(person))


ACTS = (_done, _move, _tell, _answered, _promise, _settle, _edit, _close, _hand_over, _wait)
WEIGHTS = (30, 15, 14, 6, 8, 14, 4, 10, 3, 2)


def act_on_any(world: World, person: Person) -> None:
    """One random act on one open case; what the rules refuse is no act."""
    with world.house.transactions.reading() as unit:
        mine = [row.case_id for row in unit.agenda.rows(person.id)]
    if len(mine) < 12 or (len(mine) < 60 and world.chance.random() < 0.15):
        world.open_case(person)
        return
    case_id = world.chance.choice(mine)
    act = world.chance.choices(ACTS, WEIGHTS)[0]
    with suppress(AppError):
        act(world, person, case_id)
    world.look_at(case_id)
