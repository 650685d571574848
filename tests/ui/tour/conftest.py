import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from app.cli.commands.pictures import sample_company
from app.paths import find_paths
from app.ui.pseudo_language import PseudoLanguage
from app.ui.theme.looks import Theme
from app.ui.tour.stages import USUAL, Stage
from tests.ui.conftest import TOKENS


@pytest.fixture(scope="session")
def company(tmp_path_factory):
    """The sample company, an empty store, and who looks at them; no scene changes what they hold."""
    home = tmp_path_factory.mktemp("tour")
    with sample_company(find_paths({"KEEPWORD_HOME": str(home)}).ensure()) as company:
        yield company


@pytest.fixture(scope="session")
def themes(qapp, theme):
    """The theme of a zoom; the usual one wears its fonts again at the end."""
    made = {1.0: theme}

    def find(zoom):
        if zoom not in made:
            made[zoom] = Theme(qapp, TOKENS, zoom=zoom)
        return made[zoom]

    yield find
    for zoom, other in made.items():
        if zoom != 1.0:
            other.close()


@pytest.fixture
def stage_of(company, themes, theme):
    """Sets a stage of a size; whatever was opened on it goes."""
    stages = []

    def make(size=USUAL):
        chosen = themes(size.zoom)
        QApplication.setFont(chosen.text(13).font)
        stages.append(Stage(chosen, company, size))
        return stages[-1]

    yield make
    for stage in stages:
        stage.close()
    QApplication.setFont(theme.text(13).font)


@pytest.fixture
def pseudo(qapp):
    language = PseudoLanguage()
    qapp.installTranslator(language)
    yield language
    qapp.removeTranslator(language)
    # Found later by the garbage collector, within a translation, it would wait for that translation for ever.
    delete(language)
