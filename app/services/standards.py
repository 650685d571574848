"""The company's service standard: looked at, tried out, and changed together with the dates it gives (ruling 31)."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.domain.errors import NotAllowed, NotFound
from app.domain.history import Action
from app.domain.people import Role
from app.domain.recounting import Moved, moved_by, recounted
from app.domain.spans import InvalidSpan, Span, Unit
from app.domain.standards import DROPPED, QUIET, ServiceBook
from app.services.changes import Changes, Nouns, Remark
from app.services.desks import Desk
from app.services.ports import UnitOfWork

_MAY = frozenset({Role.LEAD, Role.ADMINISTRATOR})
_SPANS = ("first_word", "news")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the standard.

    Attributes:
        key: What people type: ``quote.sent.news``, ``lead.active.cadence.2``, ``quiet.red``.
        value: The span as it reads back, or that the step is dropped.
        step: What the step of a cadence is; empty for the others.
    """

    key: str
    value: str
    step: str = ""

    @property
    def may_be_dropped(self) -> bool:
        """Whether it is a step of a cadence."""
        return ".cadence." in self.key


@dataclass(frozen=True, slots=True)
class Preview:
    """What other figures would move, before anything moves.

    Attributes:
        names: Customers by case.
    """

    edits: Mapping[str, str]
    moved: tuple[Moved, ...]
    names: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class StandardService:
    """Looking at the standard, and changing it."""

    desk: Desk

    def figures(self) -> tuple[Figure, ...]:
        """Every figure, by kind and phase."""
        with self.desk.reading() as unit:
            return tuple(_figures(self.desk.book(unit)))

    def may_change(self) -> bool:
        """Whether the person is a lead or an administrator."""
        with self.desk.reading() as unit:
            return self.desk.person(unit).role in _MAY

    def who_may(self) -> tuple[str, ...]:
        """The names of those who may change it."""
        with self.desk.reading() as unit:
            return tuple(one.name for one in unit.people.all() if one.role in _MAY and one.is_active)

    def preview(self, edits: Mapping[str, str]) -> Preview:
        """What would move: each open case with its old and new dates, and why.

        Raises:
            NotFound: The standard has no such figure.
            InvalidSpan: That is no length of time.
        """
        with self.desk.reading() as unit:
            content = self._edited(unit, edits)
            moved = self._moved(unit, self.desk.read_book(content))
            customers = unit.customers.many({one.before.customer_id for one in moved})
            names = {one.case_id: customers[one.before.customer_id].name for one in moved}
            return Preview(dict(edits), moved, names)

    def change(self, edits: Mapping[str, str]) -> Changes:
        """Let these figures hold from now on; open cases are counted anew in the same act.

        No promise moves, and no date that was agreed; whoever waits for an answer does not wait longer.

        Raises:
            NotAllowed: Neither a lead nor an administrator.
            NotFound, InvalidSpan: As ``preview``.
        """
        note = ", ".join(f"{key} = {value}" for key, value in edits.items())
        with self.desk.acting(Action.SET_STANDARD, note=note) as unit:
            me = self.desk.person(unit)
            if me.role not in _MAY:
                raise NotAllowed("the service standard", me.role.value)
            content = self._edited(unit, edits)
            moved = self._moved(unit, self.desk.read_book(content))
            for part in {key.partition(".")[0] for key in edits}:
                unit.standards.put(part, content[part], self.desk.ids)
            for one in moved:
                unit.cases.save(one.after)
            unit.commit()
        said = Remark("standard_set", {"count": len(moved)})
        return Changes(
            Nouns.SETTINGS | Nouns.CASES | Nouns.REMINDERS, frozenset(one.case_id for one in moved), (said,)
        )

    def _moved(self, unit: UnitOfWork, book: ServiceBook) -> tuple[Moved, ...]:
        """Open cases in phases whose standard differs now, with the dates it gives them."""
        now, calendar, old = self.desk.clock(), self.desk.company_calendar(unit), self.desk.book(unit)
        changed = {key for key, standard in book.standards.items() if standard != old.standards[key]}
        ids = [row.case_id for row in unit.agenda.rows() if (row.kind, row.phase) in changed]
        cases = unit.cases.many(ids).values()
        return moved_by(
            (case, recounted(case, book.of(case.kind, case.phase), calendar, now)) for case in cases
        )

    def _edited(self, unit: UnitOfWork, edits: Mapping[str, str]) -> dict[str, Any]:
        known = {figure.key: figure for figure in _figures(self.desk.book(unit))}
        content = deepcopy(dict(unit.standards.content()))
        for key, text in edits.items():
            if key not in known:
                raise NotFound("figure", key)
            if text.strip() == DROPPED and known[key].may_be_dropped:
                _step_at(content, key.split("."))["is_dropped"] = True
                continue
            span = Span.parse(text)
            if _unit_of(key) not in {None, span.unit}:
                raise InvalidSpan(text)
            _put(content, key.split("."), str(span))
        return content


def _unit_of(key: str) -> Unit | None:
    """A quote's last step is counted back in working days, silence in days of the calendar; the others as one likes."""
    if key.startswith(f"{QUIET}."):
        return Unit.CALENDAR_DAYS
    return Unit.BUSINESS_DAYS if key.endswith(".before_validity") else None


def _figures(book: ServiceBook) -> list[Figure]:
    found = []
    for (kind, phase), standard in book.standards.items():
        head = f"{kind.value}.{phase.value}"
        found += [Figure(f"{head}.{name}", str(getattr(standard, name))) for name in _SPANS]
        for number, step in enumerate(standard.cadence, 1):
            ending = ".before_validity" if step.before_validity is not None else ""
            span = DROPPED if step.is_dropped else str(step.before_validity or step.after)
            found.append(Figure(f"{head}.cadence.{number}{ending}", span, step.what))
        if standard.closing is not None and standard.closing.after is not None:
            found.append(Figure(f"{head}.closing", str(standard.closing.after), standard.closing.what))
    for name in ("propose", "red"):
        days = Span(Unit.CALENDAR_DAYS, getattr(book.quiet, name))
        found.append(Figure(f"{QUIET}.{name}", str(days)))
    return found


def _step_at(content: dict[str, Any], path: list[str]) -> dict[str, Any]:
    step: dict[str, Any] = content[path[0]][path[1]]["cadence"][int(path[3]) - 1]
    return step


def _put(content: dict[str, Any], path: list[str], value: str) -> None:
    """Set a figure where the file keeps it."""
    if path[0] == QUIET:
        content[QUIET] = {**content.get(QUIET, {}), path[1]: value}
        return
    phase, name = content[path[0]][path[1]], path[2]
    if name == "cadence":
        step = _step_at(content, path)
        step["before_validity" if len(path) > 4 else "after"] = value
        step.pop("is_dropped", None)
    elif name == "closing":
        phase["closing"]["after"] = value
    else:
        phase[name] = value
