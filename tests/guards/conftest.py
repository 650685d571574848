"""A house for each simulation."""

from collections.abc import Iterator

import pytest

from tests.guards.bench import Bench


@pytest.fixture
def bench() -> Iterator[Bench]:
    """Maya, Ben and Priya with the real services; whatever happens there, the rules hold afterwards."""
    bench = Bench()
    yield bench
    assert bench.house.problems() == []
    bench.house.close()
