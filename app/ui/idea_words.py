"""Ideas in words and pictures: what they are, and where they stand."""

from PySide6.QtCore import QCoreApplication

from app.domain.ideas import IdeaKind, IdeaState
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.chips import Tone

_CONTEXT = "Ideas"
_KINDS = {
    IdeaKind.PRAISE: (QT_TRANSLATE_NOOP("Ideas", "Praise"), "ph.heart"),
    IdeaKind.IDEA: (QT_TRANSLATE_NOOP("Ideas", "Idea"), "ph.lightbulb"),
    IdeaKind.NEW_USE: (QT_TRANSLATE_NOOP("Ideas", "New use"), "ph.sparkle"),
    IdeaKind.CAUSE: (QT_TRANSLATE_NOOP("Ideas", "Cause of complaint"), "ph.warning-circle"),
}
_STATES = {
    IdeaState.NEW: (QT_TRANSLATE_NOOP("Ideas", "New"), Tone.INFO, "ph.lightbulb"),
    IdeaState.READ: (QT_TRANSLATE_NOOP("Ideas", "Read"), Tone.QUIET, "ph.eye"),
    IdeaState.PLANNED: (QT_TRANSLATE_NOOP("Ideas", "Planned"), Tone.QUIET, "ph.clock"),
    IdeaState.DONE: (QT_TRANSLATE_NOOP("Ideas", "Done"), Tone.OK, "ph.check-circle"),
    IdeaState.DECLINED: (QT_TRANSLATE_NOOP("Ideas", "No"), Tone.QUIET, "ph.x-circle"),
}


def idea_kind(kind: IdeaKind) -> str:
    """``New use``."""
    return QCoreApplication.translate(_CONTEXT, _KINDS[kind][0])


def idea_kind_icon(kind: IdeaKind) -> str:
    """The picture of a kind."""
    return _KINDS[kind][1]


def idea_state(state: IdeaState) -> str:
    """``Planned``."""
    return QCoreApplication.translate(_CONTEXT, _STATES[state][0])


def idea_look(state: IdeaState) -> tuple[Tone, str]:
    """How a state is marked."""
    return _STATES[state][1:]
