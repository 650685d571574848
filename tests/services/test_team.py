"""A lead looks after everybody's obligations; nobody else may."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.bootstrap import services_at
from app.domain.errors import NotAllowed
from app.domain.promises import PromiseView
from app.domain.team import Horizon, LateOrder, NeedKind
from app.services.team import TeamService
from tests.services.test_samples import CALENDAR, TEAM
from tests.ui.team.houses import NOW, sample_house


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with sample_house(tmp_path_factory.mktemp("team")) as house:
        yield house


@pytest.fixture
def own_house(tmp_path):
    """One that a test may change."""
    with sample_house(tmp_path) as house:
        yield house


def person_id(house, name):
    return house.set_up.person_named(name).id


def team_of(house, name="Priya"):
    return TeamService(services_at(house, person_id(house, name)).desk)


def test_the_board_counts_as_the_sample_company_does(house):
    found = {
        one.name: (*one.ages, one.due, one.waiting, one.at_risk) for one in team_of(house).board().members
    }
    assert found == {name: figures[:7] for name, figures in TEAM.items()}


def test_whoever_has_most_that_is_late_stands_first(house):
    board = team_of(house).board()
    assert [one.first_name for one in board.members] == ["Ben", "Tomás", "Maya", "Omar", "Joan", "Lena"]
    assert sum(board.ages) == len(board.late) == 11


def test_the_load_is_what_late_and_due_steps_take_against_the_free_hours_left(house):
    ben = next(one for one in team_of(house).board().members if one.first_name == "Ben")
    assert ben.needed == timedelta(hours=6, minutes=40)
    assert ben.hours.free == timedelta(hours=6, minutes=48)
    maya = next(one for one in team_of(house).board().members if one.first_name == "Maya")
    assert maya.hours.free == timedelta(hours=6, minutes=18)  # without the lunch she protects


def test_the_week_holds_more_than_the_day(house):
    today, week = team_of(house).board(), team_of(house).board(Horizon.WEEK)
    by_name = {one.name: one for one in week.members}
    for one in today.members:
        assert by_name[one.name].due >= one.due
        assert by_name[one.name].hours.free > one.hours.free
    assert [p.row.case_id for p in week.late] == [p.row.case_id for p in today.late]


def test_harm_first_and_age_by_choice(house):
    team = team_of(house)
    ranks = [placed.rank for placed in team.board().late]
    assert ranks == sorted(ranks, reverse=True)
    moments = [row.due_at for row in team.late_rows(LateOrder.AGE)]
    assert moments == sorted(moments)
    bens = team.late_rows(LateOrder.HARM, person_id(house, "Ben"))
    assert {row.owner for row in bens} == {"Ben Doyle"}
    assert len(bens) == 5


def test_what_ben_may_need_comes_from_his_list(house):
    board = team_of(house).board()
    needs = board.needs_of(person_id(house, "Ben"))
    assert {need.kind for need in needs} >= {NeedKind.SUPPORT, NeedKind.DIRECTION}
    support = next(need for need in needs if need.kind is NeedKind.SUPPORT)
    assert support.helper_id not in {None, person_id(house, "Ben")}
    assert {row.owner for row in support.cases} == {"Ben Doyle"}


def test_what_somebody_may_need_stays_the_same_whatever_their_way_of_working(own_house):
    ben = services_at(own_house, person_id(own_house, "Ben"))
    found = []
    for style in ben.styles.all():
        ben.styles.choose(style.key, ben.reminders)
        found.append(team_of(own_house).board().needs_of(ben.desk.person_id))
    assert all(needs == found[0] for needs in found)
    assert len(found) == 4


@pytest.mark.parametrize("name", ["Maya", "Lena"])
def test_only_a_lead_sees_and_acts(house, name):
    team = team_of(house, name)
    for act in (
        team.board,
        lambda: team.take([UUID(int=1)]),
        lambda: team.reassign([UUID(int=1)], UUID(int=2)),
        lambda: team.nudge([UUID(int=1)], "How does it stand?"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_reassigning_offers_and_the_owner_stays_until_it_is_accepted(own_house):
    team = team_of(own_house)
    first = team.board().late[0].row
    joan = person_id(own_house, "Joan")
    team.reassign([first.case_id], joan)
    offered = next(p.row for p in team.board().late if p.row.case_id == first.case_id)
    assert offered.is_offered
    assert offered.owner_id == first.owner_id

    services_at(own_house, joan).handovers.accept(first.case_id)
    moved = next(p.row for p in team.board().late if p.row.case_id == first.case_id)
    assert moved.owner_id == joan
    assert (moved.due_at, moved.news_due_at) == (first.due_at, first.news_due_at)


def test_taking_is_at_once_and_puts_the_lead_on_the_board(own_house):
    team = team_of(own_house)
    rows = [placed.row for placed in team.board().late[:2]]
    assert team.take([row.case_id for row in rows]).case_ids == {row.case_id for row in rows}
    priya = team.board().member(person_id(own_house, "Priya"))
    assert len(priya.late) == 2


def test_one_refusal_stops_no_other_case(own_house):
    team = team_of(own_house)
    row = team.board().late[0].row
    changes = team.take([UUID(int=404), row.case_id])
    assert changes.case_ids == {row.case_id}


def test_a_nudge_reaches_its_owner_at_the_next_open_time(own_house):
    team, joan = team_of(own_house), person_id(own_house, "Joan")
    row = next(p.row for p in team.board().late if p.row.owner_id == joan)
    team.nudge([row.case_id], "How does this one stand?")
    [request] = [
        one
        for one in services_at(own_house, joan).today.case(row.case_id).requests
        if one.author_id == person_id(own_house, "Priya")
    ]
    assert request.to_id == joan
    assert request.deliver_at == team.reaches_at(joan) == datetime(2026, 11, 24, 14, tzinfo=UTC)
    assert request.needed_by_at >= request.deliver_at


def test_looking_changes_nothing_stored(own_house):
    team = team_of(own_house)
    with team.desk.reading() as unit:
        before = unit.proof.content_hash()
    team.board(Horizon.WEEK)
    team.late_rows(LateOrder.AGE)
    with team.desk.reading() as unit:
        assert unit.proof.content_hash() == before


def test_at_risk_is_counted_in_the_companys_time(house):
    with team_of(house).desk.reading() as unit:
        risky = [p for p in unit.promises.open() if p.view(NOW, CALENDAR) is PromiseView.AT_RISK]
    assert sum(one.at_risk for one in team_of(house).board().members) == len(risky)
