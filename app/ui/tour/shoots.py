"""Takes the pictures of a tour; a scene that cannot be made is told, and the others go on."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.ui.pseudo_language import PseudoLanguage
from app.ui.theme.looks import Ground, Theme
from app.ui.tour.scenery import Scene
from app.ui.tour.stages import Company, Size, Stage

GROUNDS = (Ground.LIGHT, Ground.DARK)


@dataclass(frozen=True, slots=True)
class Taken:
    """One picture, or why there is none.

    Attributes:
        file: The picture; None where the scene could not be made.
        problem: Why not, for whoever mends it.
    """

    scene: Scene
    size: Size
    ground: Ground
    file: Path | None
    problem: str = ""


def take(
    folder: Path, company: Company, scenes: Sequence[Scene], sizes: Sequence[Size], *, is_pseudo: bool = False
) -> Iterator[Taken]:
    """Take each scene in each size, in light and in dark.

    Args:
        folder: Is there already.
        is_pseudo: In the language of longer words that only this tour speaks.
    """
    app = _application()
    with _quiet(), _speaking(app, is_pseudo=is_pseudo):
        for zoom in dict.fromkeys(size.zoom for size in sizes):
            theme = Theme(app, company.tokens_file, zoom=zoom)
            for size in sizes:
                if size.zoom == zoom:
                    for scene in scenes:
                        yield from _taken(folder, Stage(theme, company, size), scene)
            theme.close()
            theme.deleteLater()


def _taken(folder: Path, stage: Stage, scene: Scene) -> Iterator[Taken]:
    made: list[Taken] = []
    ground = GROUNDS[0]
    try:
        part = scene.set_up(stage)
        for ground in GROUNDS:
            stage.wear(ground)
            image = stage.picture() if part is None else stage.shoot(part).image
            file = folder / f"{scene.key}-{stage.size.name}-{ground}.png"
            _save(image, file)
            made.append(Taken(scene, stage.size, ground, file))
    except Exception as error:  # noqa: BLE001 - told; the other scenes are worth as much
        made.append(Taken(scene, stage.size, ground, None, f"{type(error).__name__}: {error}"))
    finally:
        stage.close()
    yield from made


def _save(image: QImage, file: Path) -> None:
    if not image.save(str(file)):
        raise OSError(0, "the picture could not be written", str(file))
    file.chmod(0o600)


def _application() -> QApplication:
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application runs already")
    return app


@contextmanager
def _speaking(app: QApplication, *, is_pseudo: bool) -> Iterator[None]:
    language = PseudoLanguage(app)
    if is_pseudo:
        app.installTranslator(language)
    try:
        yield
    finally:
        app.removeTranslator(language)
        language.deleteLater()


@contextmanager
def _quiet() -> Iterator[None]:
    """What a platform without a screen cannot do is no news here."""
    before: Callable[..., object] | None = qInstallMessageHandler(_unheard)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _unheard(_kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
    """Leave it."""
