"""Scenes before the program's own window: the welcome, help to choose, and a look round."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.ui.seats.choices import choice_of
from app.ui.tour.scenery import PAUSE_MS, Scene, Store
from app.ui.tour.stages import Stage, Whose
from app.ui.welcome.beginnings import You
from app.ui.welcome.samples import SampleWindow
from app.ui.welcome.windows import WelcomeWindow

_QUESTIONS = 12


def beginnings() -> Iterator[Scene]:
    """All of them."""
    yield Scene("welcome", "The first start", opens=_welcome, like="05", is_first=True)
    yield Scene("welcome-you", "The first start: you", opens=_you, like="05", is_first=True)
    yield Scene("welcome-question", "Help me choose", opens=partial(_help, 0), like="05b", is_first=True)
    end = partial(_help, _QUESTIONS)
    yield Scene("welcome-answer", "Help me choose: the answer", opens=end, like="05b", is_first=True)
    yield Scene(
        "welcome-sample", "A look round with sample data", opens=_sample, is_first=True, wait_ms=PAUSE_MS
    )


def _open(stage: Stage) -> WelcomeWindow:
    if stage.company.asked is None:
        raise LookupError("this tour's company was not told what the welcome asks")
    services = stage.services()
    with services.desk.reading() as unit:
        person = unit.people.get(services.desk.person_id)
    you = You(name=person.name, zone=person.zone, country=person.country)
    ways = [choice_of(style) for style in services.styles.all()]
    window = WelcomeWindow(stage.theme, ways, you, stage.company.asked)
    stage.present(window)
    return window


def _welcome(stage: Stage) -> None:
    _open(stage)


def _you(stage: Stage) -> None:
    _open(stage).who.click()


def _help(answers: int, stage: Stage) -> None:
    """So many questions are answered, each with its second answer."""
    window = _open(stage)
    window.help_me.click()
    if window.help is None:
        return
    for _ in range(answers):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "2")
        QApplication.sendEvent(window.help, key)
        stage.settle()


def _sample(stage: Stage) -> None:
    inner = stage.open("people", Whose.OWN, Store.AT_ONCE.tasks)
    stage.present(SampleWindow(stage.theme, inner))
