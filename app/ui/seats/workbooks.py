"""The linked workbooks' side of a seat."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from app.domain.errors import AppError, FileProblem
from app.domain.history import Change
from app.domain.workbooks.adopting import Adoption, SheetLook
from app.domain.workbooks.reviews import Choices, Review, Side, What, side_of
from app.services.changes import Changes, Nouns
from app.services.exports import Home
from app.services.ports import UnitOfWork
from app.services.workbooks.adopting import AdoptionService
from app.services.workbooks.links import WorkbookLinkService
from app.services.workbooks.standings import Standing, StandingService
from app.services.workbooks.syncing import SyncReport, SyncService
from app.services.workbooks.whereabouts import WhereaboutsService
from app.ui.desk import Progress
from app.ui.workbooks.desks import Applied, Look, Placed

_COLUMNS: Mapping[str, str] = {
    "value": "value",
    "currency": "currency",
    "valid_until": "valid_until_on",
    "matter": "subject",
    "step": "step_what",
    "due": "step_due_at",
    "effort": "step_effort",
    "channel": "step_channel",
    "kind": "kind",
    "phase": "phase",
    "news_due": "news_due_at",
}
"""By field, the stored name in the history."""
_MOST_TRACED = 40
_IN = frozenset({What.COMES_IN.value, What.CLASH.value, What.UPDATE.value})
_OUT = frozenset({What.GOES_OUT.value, What.NEW_ROW.value, What.ROW_RETURNS.value, What.CLOSED.value, What.PUT_BACK.value})  # fmt: skip
_BORN = frozenset({What.NEW_CASE.value, What.COPY.value, What.STRANGER.value})


@dataclass(frozen=True, slots=True)
class Linked:
    """The services behind linked workbooks, made when the first is asked for."""

    links: WorkbookLinkService
    syncs: SyncService
    whereabouts: WhereaboutsService
    adoption: AdoptionService
    home: Callable[[], Home]


@dataclass(frozen=True, slots=True)
class WorkbookSeat:
    """Fulfils ``app.ui.workbooks.desks.WorkbookDesk``."""

    services: Any
    linked: Callable[[], Linked] | None

    def is_any(self) -> bool:
        return bool(self.paths())

    def paths(self) -> Sequence[Path]:
        if self.linked is None:
            return ()
        desk = self.services.desk
        with desk.reading() as unit:
            return [link.path for link in unit.workbooks.all() if link.owner_id == desk.person_id]

    def standings(self) -> Sequence[Standing]:
        return self._standing.all() if self.is_any() else ()

    def look(self, link_id: UUID | None) -> Look | None:
        links = self._linked().links.all() if self.is_any() else ()
        link = next((one for one in links if link_id in {None, one.id}), None)
        if link is None:
            return None
        standing = self._standing.of(link.id)
        others = [(one.id, one.path.name) for one in links if one.id != link.id]
        twins = self._linked().whereabouts.twins(link.id) if standing.review is not None else ()
        copies = len(self.copies(link.id))
        return Look(standing, self._standing.earlier(link.id), others, twins, copies, self._changed(standing))

    def apply(self, link_id: UUID, choices: Choices) -> Applied:
        before = self._newest()
        try:
            report = self._linked().syncs.sync(link_id, choices)
        except AppError as problem:  # the file may stand in the way after the cases took what came in
            has_taken = self._newest() != before
            nouns = Nouns.CASES | Nouns.CUSTOMERS | Nouns.SETTINGS if has_taken else Nouns.NONE
            return Applied(nouns, stopped=problem, has_taken=has_taken)
        return _applied(report, choices)

    def finish(self, link_id: UUID) -> Applied:
        review = self._linked().syncs.review(link_id)
        return self.apply(link_id, _only_out(review))

    def undo(self, change_id: UUID) -> Changes:
        with self.services.desk.reading() as unit:
            change: Change = unit.history.change(change_id)
        changes: Changes = self.services.history.take_back(change)
        return changes

    def apply_by_itself(self, link_id: UUID, *, is_on: bool) -> Changes:
        return self._linked().links.apply_by_itself(link_id, is_on=is_on)

    def create(self, path: Path, layout: str, progress: Progress) -> Placed:
        linked = self._linked()
        made = linked.links.create(path, linked.home(), layout, progress)
        return Placed(Nouns.SETTINGS, name=made.path.name)

    def usual_layout(self) -> str:
        return str(self.services.styles.current().workbook)

    def link(self, path: Path) -> Placed:
        linked = self._linked()
        link = linked.whereabouts.follow(path) or linked.links.link(path, linked.home())
        return Placed(Nouns.SETTINGS, name=link.path.name)

    def survey(self, path: Path) -> Sequence[SheetLook]:
        return self._linked().adoption.survey(path)

    def adopt(self, path: Path, plan: Adoption) -> Placed:
        linked = self._linked()
        return Placed(Nouns.SETTINGS, name=linked.adoption.adopt(path, plan, linked.home()).path.name)

    def unlink(self, link_id: UUID) -> Changes:
        return self._linked().links.unlink(link_id)

    def find_again(self, link_id: UUID) -> Placed:
        return Placed(Nouns.SETTINGS, name=self._linked().whereabouts.find_again(link_id).name)

    def is_at(self, link_id: UUID, path: Path) -> Changes:
        return self._linked().whereabouts.is_at(link_id, path)

    def forget_lock(self, link_id: UUID) -> bool:
        return self._linked().whereabouts.forget_lock(link_id)

    def copies(self, link_id: UUID) -> Sequence[Path]:
        folder = self._standing.copies(link_id)
        return sorted(folder.glob("*.xls*"), reverse=True) if folder.is_dir() else ()

    def _newest(self) -> int:
        with self.services.desk.reading() as unit:
            number: int = unit.history.newest()
        return number

    @property
    def _standing(self) -> StandingService:
        linked = self._linked()
        return StandingService(self.services.desk, linked.links, linked.syncs)

    def _linked(self) -> Linked:
        if self.linked is None:
            raise FileProblem("", "nothing here reads workbooks")
        return self.linked()

    def _changed(self, standing: Standing) -> Mapping[str, tuple[str, datetime]]:
        """By line, who changed Keepword's side last, for as many as somebody may want to read."""
        if standing.review is None:
            return {}
        lines = standing.review.of(What.CLASH, What.GOES_OUT)[:_MOST_TRACED]
        with self.services.desk.reading() as unit:
            names = {person.id: person.name for person in unit.people.all()}
            found = {}
            for line in lines:
                change = _newest(unit, line.case_id, _COLUMNS.get(line.column, ""))
                if change is not None:
                    found[line.key] = names.get(change.actor_id, ""), change.at
        return found


def _newest(unit: UnitOfWork, case_id: UUID | None, name: str) -> Change | None:
    if case_id is None or not name:
        return None
    changes = unit.history.of_case(case_id)
    return next((one for one in changes if any(name in item.after for item in one.items)), None)


def _only_out(review: Review) -> Choices:
    return {line.key: Side.LEAVE for line in review.lines if side_of(line, {}) is Side.WORKBOOK}


def _applied(report: SyncReport, choices: Choices) -> Applied:
    counts = Counter(report.counts)
    kept = [line for line in report.review.of(What.CLASH) if side_of(line, choices) is Side.APP]
    return Applied(
        report.changes.nouns,
        report.changes.case_ids,
        report.changes.remarks,
        came_in=sum(counts[what] for what in _IN) - len(kept),
        went_out=sum(counts[what] for what in _OUT) + len(kept),
        born=sum(counts[what] for what in _BORN),
        refused={one.line.key: one.problem for one in report.refusals},
        is_waiting=report.is_waiting,
    )
