"""What was decided so far in the wizard; a step back takes nothing of it away."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.import_maps import ImportMap
from app.domain.tables.assigning import missing_fields
from app.domain.tables.fitting import About, Question, fingerprint, questions
from app.domain.tables.looking import Look
from app.domain.tables.raw import TableChoice, TableFile
from app.services.import_tables import Offer
from app.services.imports import ImportReport
from app.ui.imports.desks import ImportDesk


@dataclass(frozen=True, slots=True)
class Opened:
    """A file and one of its sheets, as they were read."""

    path: Path
    file: TableFile
    look: Look
    offers: Sequence[Offer]


def open_file(desk: ImportDesk, path: Path) -> Opened:
    """Read a file for the first time; on the database thread."""
    file = desk.open(path)
    shown = next((sheet.name for sheet in file.sheets if not sheet.is_hidden), "")
    look = desk.look(path, TableChoice(sheet=shown))
    return Opened(path, file, look, desk.offers(look))


def look_again(desk: ImportDesk, before: Opened, choice: TableChoice) -> Opened:
    """Read it another way; on the database thread."""
    look = desk.look(before.path, choice)
    return Opened(before.path, before.file, look, desk.offers(look))


@dataclass(slots=True)
class Wishes:
    """Everything that was chosen.

    Attributes:
        maps: What was decided about the columns, by the header's fingerprint: another sheet and back loses nothing.
        chosen: Which offer it began with, by the same.
    """

    opened: Opened | None = None
    maps: dict[str, ImportMap] = field(default_factory=dict)
    chosen: dict[str, int] = field(default_factory=dict)
    trial: ImportReport | None = None
    result: ImportReport | None = None

    def take(self, opened: Opened) -> None:
        """A file, or another view of it; answers about days and amounts stay while the columns do."""
        before, self.opened, self.trial = self.opened, opened, None
        if before is not None and before.path == opened.path and self._key(before) == self._key(opened):
            asked = before.look.choice
            self.answer(date_pattern=asked.date_pattern, decimal_mark=asked.decimal_mark)

    @property
    def now(self) -> Opened:
        """The file. Raises LookupError before there is one."""
        if self.opened is None:
            raise LookupError("no file is open")
        return self.opened

    @property
    def mapping(self) -> ImportMap:
        """What the columns say: as decided, else as the best offer has it."""
        known = self.maps.get(self._key(self.now))
        return known if known is not None else self.now.offers[0].mapping

    @property
    def offer(self) -> int:
        """Which offer it began with."""
        return self.chosen.get(self._key(self.now), 0)

    def decide(self, mapping: ImportMap) -> None:
        """The columns say this from now on."""
        self.maps[self._key(self.now)], self.trial = mapping, None

    def begin_with(self, number: int) -> None:
        """Begin with that offer."""
        self.chosen[self._key(self.now)] = number
        self.decide(self.now.offers[number].mapping)

    def answer(self, date_pattern: str = "", decimal_mark: str = "") -> None:
        """Say how days or amounts are written."""
        choice = self.now.look.choice
        choice = replace(
            choice,
            date_pattern=date_pattern or choice.date_pattern,
            decimal_mark=decimal_mark or choice.decimal_mark,
        )
        self.opened, self.trial = replace(self.now, look=replace(self.now.look, choice=choice)), None

    def asked(self) -> tuple[Question, ...]:
        """What can be read in two ways, whether it is answered or not; one question about each matter."""
        bare = replace(self.now.look.choice, date_pattern="", decimal_mark="")
        found = questions(self.mapping, replace(self.now.look, choice=bare))
        return tuple({one.about: one for one in reversed(found)}.values())

    def answer_to(self, question: Question) -> str:
        """What was said about it; empty as long as nothing was."""
        choice = self.now.look.choice
        return choice.date_pattern if question.about is About.DATES else choice.decimal_mark

    @property
    def is_ready(self) -> bool:
        """Nothing has to be said before it can be tried."""
        return not missing_fields(self.mapping) and all(self.answer_to(one) for one in self.asked())

    @staticmethod
    def _key(opened: Opened) -> str:
        return fingerprint(opened.look.header)
