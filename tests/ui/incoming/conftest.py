"""A desk of its own, and letters to drop on it."""

import shutil

import pytest

from app.ui.theme.looks import Ground
from tests.data.incoming_letters import eml
from tests.ui.days.conftest import Day
from tests.ui.stores import fill


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def day(qtbot, theme, sample, tmp_path):
    shutil.copy(sample, tmp_path / "keepword.db")
    made = Day(qtbot, theme, tmp_path)
    yield made
    made.close()
    theme.apply(theme.accents[0], Ground.LIGHT)


@pytest.fixture
def saved(tmp_path):
    def save(name="letter.eml", content=None, **said):
        file = tmp_path / name
        file.write_bytes(eml(**said) if content is None else content)
        return file

    return save
