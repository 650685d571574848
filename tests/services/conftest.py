"""A house for each test of the services."""

from collections.abc import Iterator

import pytest

from tests.data.houses import TestHouse, open_test_house


@pytest.fixture
def t() -> Iterator[TestHouse]:
    """Maya, Ben and Priya at one store; whatever a test does there, the rules hold afterwards."""
    house = open_test_house()
    yield house
    assert house.problems() == []
    house.close()
