"""A window on the sample company for time needed and free, evidence and fit."""

import pytest

from app.ui.theme.looks import Ground
from tests.ui.stores import Place, fill, settle, sheet


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def place(qtbot, theme, sample, tmp_path):
    made = Place(tmp_path, sample, theme)
    made.window.resize(1440, 900)
    made.window.show()
    settle()
    yield made
    while (left := sheet()) is not None:
        left.close()
    made.close()
    theme.apply(theme.accents[0], Ground.LIGHT)
