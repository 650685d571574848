"""The Priorities screen's questions, answered by the services; weights and filters live in the private file."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import AgendaRow
from app.domain.available_time import AvailableTime
from app.domain.errors import AppError
from app.domain.orders import Day, by_harm
from app.domain.people import Person
from app.domain.ranks import Placed, Weights, place
from app.services.changes import Changes
from app.services.desks import Desk
from app.services.entries import EntryService
from app.services.guards import GuardService
from app.services.requests import Reach, RequestDraft, RequestService
from app.services.styles import StyleService
from app.services.today import looked_after
from app.ui import words
from app.ui.seats.dealings import Around, Papers, dealings_of, read_papers
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.workspaces.priorities.boards import (
    FILTERS,
    Board,
    Dealings,
    SavedFilter,
    Wanted,
)

FILTERS_KEY, WEIGHTS_KEY, SINGLE_KEYS_KEY = "priorities.filters", "priorities.weights", "single_keys"
MOST_WEIGHT = 9.0
_ASKING = frozenset({"ask_box", "urgent_limit"})
"""Guards whose numbers always stand where one asks; others speak there while they warn."""

_USUAL = (
    (QT_TRANSLATE_NOOP("Filters", "All mine"), "all mine"),
    (QT_TRANSLATE_NOOP("Filters", "Must win"), "from 10k"),
    (QT_TRANSLATE_NOOP("Filters", "Waiting for news"), "waiting for news"),
    (QT_TRANSLATE_NOOP("Filters", "Quotes over €5k"), "quotes over 5k"),
    (QT_TRANSLATE_NOOP("Filters", "Drifting"), "drifting"),
)


class Services(Protocol):
    """What this screen needs of the services."""

    @property
    def desk(self) -> Desk: ...
    @property
    def entries(self) -> EntryService: ...
    @property
    def requests(self) -> RequestService: ...
    @property
    def styles(self) -> StyleService: ...
    @property
    def guards(self) -> GuardService: ...


class PrioritiesSeat:
    """Fulfils ``PrioritiesDesk``. Rows are read again only after something was stored; ranks are always new."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._newest = self._newest_papers = -1
        self._rows: Sequence[AgendaRow] = ()
        self._texts: Mapping[UUID, str] = {}
        self._papers: Papers | None = None

    # Looking.

    def board(self) -> Board:
        """My cases, ranked now."""
        filters, weights = self._filters(), self._weights()
        ranked, day = self._ranked(weights)
        texts = tuple(self._texts[placed.row.case_id] for placed in ranked)
        return Board(
            now=day.now,
            ends_at=day.ends_at,
            rows=ranked,
            texts=texts,
            filters=filters,
            weights=weights,
            single_keys=bool(self._services.styles.personal.get(SINGLE_KEYS_KEY, True)),
        )

    def preview(self, weights: Weights, most: int) -> Sequence[Placed]:
        """What would come first."""
        return self._ranked(weights)[0][:most]

    def dealings(self) -> Dealings:
        """What is asked of others and of me."""
        desk = self._services.desk
        with desk.reading() as unit:
            newest = unit.history.newest()
            if self._papers is None or newest != self._newest_papers:
                self._papers, self._newest_papers = read_papers(unit, desk), newest
        return dealings_of(self._papers, desk, self._around())

    def reaches_at(self, person_id: UUID) -> datetime:
        """When something asked now would reach a colleague."""
        return self._services.requests.delivered_at(person_id)

    # Keeping.

    def keep_filters(self, filters: Sequence[SavedFilter]) -> None:
        """Remember my filters."""
        kept = [{"name": one.name, "rule": one.rule} for one in filters[:FILTERS]]
        self._services.styles.personal.set(FILTERS_KEY, kept)

    def keep_weights(self, weights: Weights) -> None:
        """Rank by these from now on."""
        self._services.styles.personal.set(WEIGHTS_KEY, asdict(weights))

    def keep_single_keys(self, *, on: bool) -> None:
        """Whether single letters act."""
        self._services.styles.personal.set(SINGLE_KEYS_KEY, on)

    # Asking.

    def reach(self, person_id: UUID, when: str) -> Reach:
        """When it would reach them, with what else, and whether that is early enough; a time in doubt says nothing."""
        try:
            needed_by = self._services.entries.moment(when) if when.strip() else None
        except AppError:
            needed_by = None
        return self._services.requests.reach(person_id, needed_by)

    def ask(self, case_id: UUID, person_id: UUID, wanted: Wanted) -> Changes:
        """Ask a colleague."""
        needed, effort = self._services.entries.moment(wanted.when), timedelta(minutes=wanted.minutes)
        draft = RequestDraft(person_id, wanted.text, needed, wanted.harm, effort, wanted.instead_of)
        return self._services.requests.ask(case_id, draft)

    def answer(self, request_id: UUID, text: str, slot_at: datetime | None = None) -> Changes:
        """Give what was asked, or a time for it."""
        return self._services.requests.answer(request_id, text, slot_at)

    def decline(self, request_id: UUID, text: str, suggested_id: UUID | None = None) -> Changes:
        """Say no, kindly."""
        return self._services.requests.decline(request_id, text, suggested_id)

    def _around(self) -> Around:
        services = self._services
        batch = services.styles.current().batch
        figures = tuple(one for one in services.guards.figures() if one.guard in _ASKING or one.is_warning)
        return Around(services.requests, batch, figures, services.desk.clock())

    def _ranked(self, weights: Weights) -> tuple[tuple[Placed, ...], Day]:
        person = self._read_rows()
        desk, now = self._services.desk, self._services.desk.clock()
        calendar = desk.calendar_of(person)
        free = AvailableTime(calendar, now)
        placed = [place(row, now, free, weights) for row in self._rows]
        day = Day(now, self._services.styles.current(), calendar)
        ranked = tuple(one for section in by_harm(placed, day) for one in section.rows)
        return ranked, day

    def _read_rows(self) -> Person:
        desk = self._services.desk
        with desk.reading() as unit:
            newest = unit.history.newest()
            if newest != self._newest:
                self._rows = looked_after(desk, unit)
                self._texts = {row.case_id: _text(row) for row in self._rows}
                self._newest = newest
            return desk.person(unit)

    def _filters(self) -> tuple[SavedFilter, ...]:
        """What was kept, where it still makes sense; the usual ones for the rest."""
        kept = self._services.styles.personal.get(FILTERS_KEY, [])
        found = [_saved(item) for item in kept[:FILTERS]] if isinstance(kept, list) else []
        usual = [SavedFilter(_tr(name), rule) for name, rule in _USUAL]
        return tuple((found[at] if at < len(found) else None) or usual[at] for at in range(FILTERS))

    def _weights(self) -> Weights:
        kept = self._services.styles.personal.get(WEIGHTS_KEY, {})
        return weights_from(kept if isinstance(kept, dict) else {})


def weights_from(values: Mapping[str, Any]) -> Weights:
    """Weights as a file holds them; what is no weight counts as usual."""
    found = {}
    for name in (one.name for one in fields(Weights)):
        value = values.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST_WEIGHT:
            found[name] = float(value)
    return Weights(**found)


def _saved(item: Any) -> SavedFilter | None:
    if not isinstance(item, dict):
        return None
    name, rule = item.get("name"), item.get("rule")
    good = isinstance(name, str) and isinstance(rule, str) and bool(name.strip())
    return SavedFilter(str(name), str(rule)) if good else None


def _text(row: AgendaRow) -> str:
    parts = (row.reference, words.kind_name(row.kind), row.customer, row.contact, row.subject, row.step)
    return " ".join(parts).casefold()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Filters", text)
