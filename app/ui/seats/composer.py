"""Letters at work, over the services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.domain.kinds import Channel
from app.domain.letters import Letter
from app.domain.moments import Moment
from app.services.changes import Changes
from app.services.composing import ComposingService
from app.services.drafting import Look
from app.services.entries import EntryService
from app.services.telling import TellingService
from app.services.templates import TemplateService
from app.ui import words
from app.ui.cases.files import CaseFile
from app.ui.composer.desks import Call, Opened, Paper, Ready


@dataclass(frozen=True, slots=True)
class Writing:
    """What is behind the composer, made when it is first asked for.

    Attributes:
        save: Writes a letter as a file that opens unsent, and says where it is.
    """

    composing: ComposingService
    templates: TemplateService
    save: Callable[[Letter, str], Path]


class ComposerServices(Protocol):
    """What this side needs of the services."""

    @property
    def entries(self) -> EntryService: ...
    @property
    def telling(self) -> TellingService: ...


@dataclass(frozen=True, slots=True)
class ComposerSeat:
    """Fulfils ``app.ui.composer.desks.ComposerDesk``."""

    services: ComposerServices
    writing: Writing
    case: Callable[[UUID], CaseFile]

    def open(self, case_id: UUID, *, anew: bool = False) -> Opened:
        composing = self.writing.composing
        with composing.desk.reading() as unit:
            company = composing.desk.company(unit).name
        return Opened(self.case(case_id), composing.open(case_id, anew=anew), company)

    def look(self, case_id: UUID, text: str) -> Look:
        return self.writing.composing.look(case_id, text)

    def keep(self, case_id: UUID, paper: Paper) -> datetime:
        return self.writing.composing.keep(case_id, paper)

    def ready(self, case_id: UUID, letter: Letter) -> Ready:
        link = letter.mailto()
        if link is not None:
            return Ready(letter.text, link)
        return Ready(letter.text, file=self.writing.save(letter, self.case(case_id).reference))

    def ask_owner(self, case_id: UUID, words: str, entry: str) -> Changes:
        return self.writing.composing.ask_owner(case_id, words, entry)

    def sent(self, case_id: UUID, text: str, paper: Paper, again: str) -> Changes:
        next_word = self._moment(again) or self.writing.composing.look(case_id, text).next_word
        return self.writing.composing.sent(case_id, text, paper, next_word)

    def called(self, case_id: UUID, call: Call, again: str) -> Changes:
        telling, note = self.services.telling, call.note or words.channel_name(Channel.CALL)
        if not call.is_told:
            return telling.logged(case_id, note, Channel.CALL, is_reached=call.is_reached)
        return telling.told(
            case_id, note, channel=Channel.CALL, next_word=self._moment(again), is_reached=call.is_reached
        )

    def _moment(self, typed: str) -> Moment | None:
        return self.services.entries.moment(typed) if typed.strip() else None
