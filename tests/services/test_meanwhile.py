"""Two desks on one store: nobody overwrites what they did not see."""

from decimal import Decimal

import pytest

from app.domain.errors import AppError
from app.domain.meanwhile import Overtaken, sight_of
from app.services.cases import CaseService
from app.services.steps import Postponement, StepService
from tests.data.houses import TestHouse
from tests.services.desks import case_of, moment, opened


def test_an_act_on_what_is_not_so_any_more_is_refused_with_who_and_when(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.cases.edit(case_id, value=Decimal(18_640))
    seen = {case_id: {"value": Decimal(18_640)}}
    t.ben.cases.edit(case_id, value=Decimal(17_000))
    mine = CaseService(t.maya.desk.having_seen(seen))
    with pytest.raises(Overtaken) as caught:
        mine.edit(case_id, value=Decimal(19_000))
    (one,) = caught.value.differences
    assert (one.field, one.seen, one.present) == ("value", Decimal(18_640), Decimal(17_000))
    assert (one.who, one.at) == ("Ben Doyle", t.clock())
    assert case_of(t.maya, case_id).value == Decimal(17_000)


def test_what_somebody_else_changed_beside_it_hinders_nobody(t: TestHouse) -> None:
    case_id = opened(t.maya)
    seen = {case_id: {"value": case_of(t.maya, case_id).value}}
    t.ben.cases.edit(case_id, subject="Two grinders")
    CaseService(t.maya.desk.having_seen(seen)).edit(case_id, value=Decimal(19_000))
    case = case_of(t.maya, case_id)
    assert (case.subject, case.value) == ("Two grinders", Decimal(19_000))


def test_a_step_that_moved_meanwhile_is_not_moved_again_unseen(t: TestHouse) -> None:
    case_id = opened(t.maya)
    seen = {case_id: sight_of(case_of(t.maya, case_id))}
    t.maya.steps.done(case_id)
    with pytest.raises(Overtaken) as caught:
        StepService(t.maya.desk.having_seen(seen)).later(case_id, moment(27), Postponement())
    assert {one.field for one in caught.value.differences} >= {"step_what"}
    assert isinstance(caught.value, AppError)
