"""Rehearsals side by side are the same rehearsals, in the order they were asked for."""

import pytest

from app.domain.errors import NotFound
from app.rehearsals import Script, rehearse_all
from app.rehearsals.reports import record
from tests.data.houses import shipped_paths
from tests.rehearsals.personas import SHIPPED


def scripts():
    # By hash seeds of their own, so that nothing may follow the order of a set.
    return [Script(SHIPPED[key], "driver", 2, seed, 6) for key, seed in (("postpones", 3), ("says_yes", 1))]


def test_two_processes_find_what_one_finds():
    alone, apart = (list(rehearse_all(shipped_paths(), scripts(), jobs)) for jobs in (1, 2))
    assert [record(one) for one in apart] == [record(one) for one in alone]
    assert [one.script for one in apart] == scripts()


def test_what_goes_wrong_in_another_process_is_told_here():
    wrong = [Script(SHIPPED["says_yes"], "nobody's", 1, seed) for seed in (1, 2)]
    with pytest.raises(NotFound):
        list(rehearse_all(shipped_paths(), wrong, 2))
