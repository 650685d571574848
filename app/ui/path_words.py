"""The path of a complaint in words, for the panel and the command line. Without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, Protocol

from app.domain.complaint_paths import Mark, PathMark, Stand
from app.ui.sentences import Translate, as_it_is, filled
from app.ui.translations import QT_TRANSLATE_NOOP

GOAL: Final = QT_TRANSLATE_NOOP(
    "Path", "The goal: {name} stays with us. A closed complaint is only the way there."
)

TITLES: Final[Mapping[Mark, str]] = MappingProxyType(
    {
        Mark.ACKNOWLEDGED: QT_TRANSLATE_NOOP("Path", "Acknowledged by name"),
        Mark.PLAN: QT_TRANSLATE_NOOP("Path", "Plan agreed"),
        Mark.WORDS: QT_TRANSLATE_NOOP("Path", "Words kept"),
        Mark.CHECK_BACK: QT_TRANSLATE_NOOP("Path", "Asked whether all is well"),
        Mark.PREVENTION: QT_TRANSLATE_NOOP("Path", "What would have prevented it"),
    }
)

_BY = QT_TRANSLATE_NOOP("Path", "{name}, {at}")
_ON = QT_TRANSLATE_NOOP("Path", "{at}")
_BY_LATE = QT_TRANSLATE_NOOP("Path", "{name}, {at}; it was due {due}")
_DUE = QT_TRANSLATE_NOOP("Path", "due {due}")
_SINCE = QT_TRANSLATE_NOOP("Path", "late since {due}")
_DAILY = QT_TRANSLATE_NOOP("Path", "not yet: they hear daily, next by {due}")
_DAILY_LATE = QT_TRANSLATE_NOOP("Path", "not yet, and they wait for word since {due}")
_KEPT = QT_TRANSLATE_NOOP("Path", "{kept} kept")
_BROKEN = QT_TRANSLATE_NOOP("Path", "{kept} kept, {broken} not")
_NEXT = QT_TRANSLATE_NOOP("Path", "{kept} kept, the next is due {due}")
_NONE = QT_TRANSLATE_NOOP("Path", "nothing promised yet")
_AFTER = QT_TRANSLATE_NOOP("Path", "five business days after it is settled")
_ASK = QT_TRANSLATE_NOOP("Path", "worth asking now")
_THEN = QT_TRANSLATE_NOOP("Path", "asked when we check back")
_DONE = QT_TRANSLATE_NOOP("Path", "done")
_NOT_ASKED = QT_TRANSLATE_NOOP("Path", "closed before anybody asked")


class Moments(Protocol):
    """How instants are said."""

    def moment(self, at: datetime, /) -> str: ...


@dataclass(frozen=True, slots=True)
class PathWords:
    """Says how a complaint stands."""

    formats: Moments
    translate: Translate = as_it_is

    def title(self, mark: Mark) -> str:
        """What the mark is."""
        return self.translate(TITLES[mark])

    def goal(self, name: str) -> str:
        """What all of it is for."""
        return filled(self.translate(GOAL), {"name": name})

    def says(self, one: PathMark, who: str = "", *, is_open: bool = True) -> str:
        """How it stands with one."""
        match one.mark:
            case Mark.ACKNOWLEDGED:
                key = (_BY_LATE if one.stand is Stand.LATE else _BY) if one.at else self._due(one)
            case Mark.PLAN:
                key = self._of_plan(one)
            case Mark.WORDS:
                key = self._of_words(one)
            case Mark.CHECK_BACK:
                later = _AFTER if is_open else _NOT_ASKED
                key = {Stand.DONE: _DONE, Stand.LATER: later}.get(one.stand, self._due(one))
            case Mark.PREVENTION:
                key = _ASK if one.stand is Stand.NOW else _THEN
        if one.words:
            return f"“{one.words}”"
        return filled(self.translate(key), self._facts(one, who))

    def _due(self, one: PathMark) -> str:
        return _SINCE if one.stand is Stand.LATE else _DUE

    def _of_plan(self, one: PathMark) -> str:
        if one.stand is Stand.DONE:
            return _ON if one.at is not None else _DONE
        return _DAILY_LATE if one.stand is Stand.LATE else _DAILY

    def _of_words(self, one: PathMark) -> str:
        if one.broken:
            return _BROKEN
        if one.stand is Stand.LATER:
            return _NONE
        return _NEXT if one.due_at is not None else _KEPT

    def _facts(self, one: PathMark, who: str) -> dict[str, object]:
        return {
            "name": who,
            "at": self.formats.moment(one.at) if one.at else "",
            "due": self.formats.moment(one.due_at) if one.due_at else "",
            "kept": one.kept,
            "broken": one.broken,
        }
