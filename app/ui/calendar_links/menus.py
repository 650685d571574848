"""What can be done with a connected calendar, below its item in the status bar."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QWidget

from app.domain.calendars.events import Event
from app.domain.calendars.links import Answer
from app.domain.calendars.merging import What
from app.services.calendars.syncing import Question
from app.ui.calendar_link_words import ANSWERS, FIELDS
from app.ui.calendar_links.desks import LinkStanding
from app.ui.formats import Formats
from app.ui.sentences import filled
from app.ui.workbenches import Workbench

_tr = partial(QCoreApplication.translate, "Calendar")
_ONLY_NOW = 8
"""So many questions stand in the menu at once; the others come when these are answered."""


def calendar_menu(
    bench: Workbench,
    standing: LinkStanding,
    sync: Callable[[], None],
    answer: Callable[[str, Answer], None],
    more: Callable[[], None],
    parent: QWidget,
) -> QMenu:
    """Sync now, each open question with what can be said to it, and the way to all else."""
    theme, formats = bench.theme, bench.formats
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_tr("Calendar"))
    now = QAction(theme.icon("ph.arrows-clockwise"), _tr("Sync now"), menu)
    now.triggered.connect(lambda: sync())  # noqa: PLW0108 - a signal brings an argument
    menu.addAction(now)
    for question in standing.questions[:_ONLY_NOW]:
        part = menu.addMenu(theme.icon("ph.question"), _shown(question_words(question, formats)))
        for one in question.answers:
            said = QAction(_tr(ANSWERS[one]), part)
            said.triggered.connect(partial(_say, answer, question.step.reference, one))
            part.addAction(said)
    menu.addSeparator()
    rest = QAction(theme.icon("ph.gear-six"), _tr("Connected calendar…"), menu)
    rest.triggered.connect(lambda: more())  # noqa: PLW0108 - as above
    menu.addAction(rest)
    return menu


def _say(answer: Callable[[str, Answer], None], reference: str, said: Answer, *_: object) -> None:
    answer(reference, said)


def question_words(question: Question, formats: Formats) -> str:
    """What is asked, in a line."""
    step = question.step
    if question.what is What.DELETED:
        return filled(
            _tr("{case}: “{title}” was deleted there"), {"case": step.reference, "title": step.event.title}
        )
    name = question.fields[0]
    facts = {
        "case": step.reference,
        "field": _tr(FIELDS[name]),
        "mine": _value(step.event, name, formats),
        "theirs": _value(question.theirs, name, formats),
    }
    return filled(_tr("{case}, {field}: here {mine}, there {theirs}"), facts)


def _value(event: Event | None, name: str, formats: Formats) -> str:
    if event is None:
        return ""
    if name == "start_at":
        return formats.when(event.start_at)
    if name == "length":
        return formats.length(event.length) if event.length is not None else ""
    return event.title


def _shown(words: str) -> str:
    """A menu takes & for the mark of a key."""
    return words.replace("&", "&&")


def ask_password(standing: LinkStanding, typed: Callable[[str], None], parent: QWidget) -> None:
    """Ask for what no keyring keeps; it is not shown while it is typed."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_tr("Calendar"))
    facts = {"user": standing.account.user, "address": standing.account.url}
    dialog.setLabelText(filled(_tr("Password of {user} for {address}"), facts))
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    dialog.textValueSelected.connect(typed)
    dialog.open()
