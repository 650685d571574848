"""What should have been shown: bookkeeping of its own beside the engine, naive and complete.

It looks at what is owed (the case and its promises as stored) and at what was announced, never at the ledger.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain.cases import Case
from app.domain.promises import Promise
from app.domain.styles import Style
from tests.reliability.naive_hours import NaiveHours
from tests.reliability.naive_plans import DUE, TWO_HOURS, Fact, Key, Mark, course_of, facts_of, used_at

BACK_AFTER = timedelta(minutes=5)
LATE_AFTER = timedelta(minutes=2)


@dataclass
class Spell:
    """The time in which something was owed by one and the same moment."""

    generation: int
    due_at: datetime
    owner_id: UUID
    marks: dict[int, Mark] = field(default_factory=dict)
    is_over: bool = False


@dataclass(frozen=True)
class Finding:
    """Where the engine and the oracle differ."""

    what: str
    key: Key
    share: int
    at: datetime
    more: str = ""


class Oracle:
    """Follows every act and every pass, and writes down each difference."""

    def __init__(self, hours: dict[UUID, NaiveHours]) -> None:
        self._hours = hours
        self._facts: dict[Key, Fact] = {}
        self._owners: dict[UUID, UUID] = {}
        self._cases: dict[Key, UUID] = {}
        self._dirty: set[UUID] = set()
        self._spells: dict[Key, Spell] = {}
        self._dates: dict[Key, set[datetime]] = {}
        self._shown: set[tuple[UUID, int]] = set()
        self._moments: set[tuple[Key, int, int, int]] = set()
        self.findings: list[Finding] = []
        self.announced = 0
        self.merged = 0
        self.returned = 0

    @property
    def spells(self) -> int:
        return sum(len(dates) for dates in self._dates.values())

    # -- what is owed -------------------------------------------------------------------------

    def see(self, case: Case, promises: Iterable[Promise]) -> None:
        """Take note of a case after any act on it."""
        for key in [key for key, fact in self._facts.items() if fact.case_id == case.id]:
            del self._facts[key]
        for key, fact in facts_of(case, promises):
            self._facts[key] = fact
        self._owners[case.id] = case.owner_id
        self._dirty.add(case.id)

    def restyled(self, person_id: UUID, open_ids: Iterable[UUID]) -> None:
        """Another way of working from now: the person's open cases are planned again."""
        self._dirty |= {case_id for case_id in open_ids if self._owners.get(case_id) == person_id}

    def closed(self, occurrence: Any, now: datetime) -> None:
        """A reminder was closed without acting."""
        spell = self._spells[occurrence.obligation_kind.value, occurrence.obligation_id]
        mark = spell.marks[occurrence.share]
        if mark.state == "shown" and not spell.is_over:
            mark.closed_at = now

    # -- one pass -----------------------------------------------------------------------------

    def check(self, person_id: UUID, style: Style, now: datetime, done: Any) -> None:
        """Compare one pass with what it should have shown."""
        self._plan(person_id, style, now)
        on_time, late = self._expected(person_id, style, now)
        self._compare(done.shown, on_time, now)
        self._compare(done.catch_up, late, now)
        self.announced += len(done.shown) + len(done.catch_up)

    def unspoken(self, person_id: UUID, now: datetime) -> list[Key]:
        """What stood past its moment and never came up, whatever the plan said."""
        return [
            key
            for key, fact in self._facts.items()
            if fact.owner_id == person_id
            and fact.due_at <= now
            and not any(mark.state == "shown" for mark in self._spells[key].marks.values())
        ]

    def _compare(self, shown: Sequence[Any], expected: set[tuple[Key, int, int, int]], now: datetime) -> None:
        seen = set()
        for reminder in shown:
            o = reminder.occurrence
            key = (o.obligation_kind.value, o.obligation_id)
            one = (key, o.generation, o.share, int(o.rung))
            if (o.id, int(o.rung)) in self._shown or one in self._moments:
                self._found("doubled", key, o.share, now)
            elif one not in expected:
                self._found(self._why(key, o, now), key, o.share, now, f"{o}")
            self._shown.add((o.id, int(o.rung)))
            self._moments.add(one)
            seen.add(one)
        for key, generation, share, rung in expected - seen:
            self._found("lost", key, share, now, f"generation {generation} rung {rung} {self._spells[key]}")

    def _why(self, key: Key, occurrence: Any, now: datetime) -> str:
        fact = self._facts.get(key)
        if fact is None or fact.due_at != occurrence.deadline_at:
            return "after acting"
        mark = self._spells[key].marks.get(occurrence.share)
        return "early" if mark is not None and mark.show_at > now else "unexpected"

    def _found(self, what: str, key: Key, share: int, now: datetime, more: str = "") -> None:
        self.findings.append(Finding(what, key, share, now, more))

    # -- planning, as the rules say it ---------------------------------------------------------

    def _plan(self, person_id: UUID, style: Style, now: datetime) -> None:
        for case_id in sorted(self._dirty):
            keys = {key for key, fact in self._facts.items() if fact.case_id == case_id}
            stands_elsewhere = self._owners[case_id] != person_id
            for key in keys | {key for key, case in self._cases.items() if case == case_id}:
                fact, spell = self._facts.get(key), self._spells.get(key)
                if fact is None:
                    if spell is not None and person_id in {spell.owner_id, self._owners[case_id]}:
                        spell.is_over = True
                elif fact.owner_id == person_id:
                    self._fit(key, fact, style, now)
                elif spell is not None:
                    spell.owner_id = fact.owner_id
            if not stands_elsewhere:
                self._dirty.discard(case_id)

    def _fit(self, key: Key, fact: Fact, style: Style, now: datetime) -> None:
        spell = self._spells.get(key)
        dates = self._dates.setdefault(key, set())
        course = course_of(key[0], fact, style, self._hours[fact.owner_id])
        goes_on = (
            spell is not None
            and not spell.is_over
            and fact.due_at == spell.due_at
            and fact.generation <= spell.generation
        )
        if spell is None or not goes_on:
            if spell is not None and any(mark.state == "shown" for mark in spell.marks.values()):
                dates.add(spell.due_at)
            as_of = now if fact.due_at in dates else min(now, fact.from_at)
            generation = fact.generation if spell is None else max(spell.generation + 1, fact.generation)
            spell = self._spells[key] = Spell(generation, fact.due_at, fact.owner_id)
            spell.marks = {s: m for s, m in course.items() if s == DUE or m.used_at > as_of}
            self._cases[key] = fact.case_id
            return
        spell.owner_id = fact.owner_id
        fresh = {s: m for s, m in course.items() if s == DUE or m.used_at > now}
        for share, mark in spell.marks.items():
            new = fresh.pop(share, None)
            if mark.state in {"shown", "merged"}:
                continue
            is_up = mark.show_at <= now or used_at(share, fact, self._hours[fact.owner_id]) <= now
            if mark.state == "planned" and share != DUE and is_up:
                continue
            if new is None:
                mark.state = "gone"
            else:
                spell.marks[share] = new
        spell.marks |= fresh

    def _expected(self, person_id: UUID, style: Style, now: datetime) -> tuple[set[Any], set[Any]]:
        on_time, late = set(), set()
        for key, spell in self._spells.items():
            if spell.is_over or spell.owner_id != person_id or self._is_held(key, spell, style, now):
                continue
            due = [
                (m.show_at, s) for s, m in spell.marks.items() if m.state == "planned" and m.show_at <= now
            ]
            top = style.promise_top if key[0] == "promise" else style.top
            back = self._coming_back(spell, [share for _, share in due], int(top), now)
            if back is not None:
                mark = spell.marks[back]
                mark.rung, mark.closed_at = mark.rung + 1, None
                on_time.add((key, spell.generation, back, mark.rung))
                self.returned += 1
            if due:
                self.merged += len(due) - 1
                at, share = max(due)
                rung = max(spell.marks[one].rung for _, one in due)
                for _, one in due:
                    spell.marks[one].state = "merged"
                spell.marks[share].state, spell.marks[share].rung = "shown", rung
                (late if now - at > LATE_AFTER else on_time).add((key, spell.generation, share, rung))
        return on_time, late

    def _coming_back(self, spell: Spell, due: Sequence[int], top: int, now: datetime) -> int | None:
        speaking = [s for s, m in spell.marks.items() if m.state == "shown" or s in due]
        if not speaking:
            return None
        share = max(speaking, key=lambda s: (spell.marks[s].show_at, s))
        mark = spell.marks[share]
        is_closed_long = mark.closed_at is not None and mark.closed_at + BACK_AFTER <= now
        return share if mark.state == "shown" and is_closed_long and mark.rung < top else None

    def _is_held(self, key: Key, spell: Spell, style: Style, now: datetime) -> bool:
        hours = self._hours[spell.owner_id]
        wall = hours.wall(now).time()
        quiet = any(
            start <= wall < end if start < end else wall >= start or wall < end
            for start, end in style.quiet.blocks
        )
        if not quiet and not hours.is_protected(now):
            return False
        if key[0] != "promise" or now > spell.due_at + BACK_AFTER:
            return True
        return hours.between(now, spell.due_at) > TWO_HOURS
