"""Being away: leave with everything inside it settled, and cover for those who are not there (ruling 14)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.domain.absences import (
    Absence,
    AbsenceState,
    AwayAlready,
    CoverAway,
    Line,
    LineKey,
    NoCover,
    NotAway,
    Way,
)
from app.domain.cases import NOTE_LIMIT
from app.domain.errors import NotAllowed, NotFound
from app.domain.history import Action, Deed, Source
from app.domain.moments import Moment
from app.domain.people import Person, Role
from app.domain.text_hygiene import clean
from app.services.away import away, is_absent
from app.services.changes import Changes, Nouns, Remark
from app.services.desks import Desk
from app.services.leave_lines import Move, Mover, lines_in, named, settle
from app.services.leave_views import LeaveView, view_of
from app.services.ports import UnitOfWork

_CHANGED = Nouns.PEOPLE | Nouns.CASES | Nouns.REMINDERS


@dataclass(frozen=True, slots=True)
class LeaveDraft:
    """When somebody will be away, and who covers."""

    starts: Moment
    ends: Moment
    cover_id: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AbsenceService:
    """Commands on being away, and on covering."""

    desk: Desk

    # -- looking ------------------------------------------------------------------------------

    def is_absent(self, person_id: UUID, at: datetime) -> bool:
        """Whether somebody is away at a moment, for certain."""
        with self.desk.reading() as unit:
            return is_absent(unit, person_id, at)

    def looked_after(self) -> tuple[Person, ...]:
        """Whose cases the person covers now."""
        with self.desk.reading() as unit:
            return tuple(
                unit.people.get(one) for one in away(self.desk, unit).looked_after_by(self.desk.person_id)
            )

    def living(self, *, everybody: bool = False) -> tuple[LeaveView, ...]:
        """Planned and confirmed absences that are not over: one's own and those one covers, or everybody's."""
        me = self.desk.person_id
        with self.desk.reading() as unit:
            found = unit.absences.living(self.desk.clock())
            return tuple(
                view_of(self.desk, unit, one)
                for one in found
                if everybody or me in {one.owner_id, one.cover_id}
            )

    def view(self, absence_id: UUID) -> LeaveView:
        """One absence with every promise, news date and step inside it. Raises NotFound."""
        with self.desk.reading() as unit:
            return view_of(self.desk, unit, unit.absences.get(absence_id))

    def inside(self, person_id: UUID, draft: LeaveDraft) -> LeaveView:
        """What somebody would be given who covers a colleague in these dates; nothing is stored."""
        with self.desk.reading() as unit:
            return view_of(self.desk, unit, self._new(unit, draft, person_id))

    def numbered(self, reference: str) -> Absence:
        """The absence that ``A-3`` or ``3`` names. Raises NotFound."""
        digits = reference.strip().upper().removeprefix("A-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
            raise NotFound("absence", reference)
        with self.desk.reading() as unit:
            return unit.absences.numbered(int(digits))

    # -- planning -----------------------------------------------------------------------------

    def plan(self, draft: LeaveDraft, person_id: UUID | None = None) -> tuple[UUID, Changes]:
        """Say that one will be away; a lead says it of somebody else. It is certain once it is confirmed.

        Raises:
            BrokenRule: It ends before it starts.
            AwayAlready, CoverAway: Somebody is away in these dates.
            NotAllowed: It is somebody else's, and the person is no lead.
        """
        with self.desk.acting(Action.PLAN_LEAVE) as unit:
            absence = self._new(unit, draft, person_id or self.desk.person_id)
            self._refuse_others(unit, absence)
            self._refuse_clash(unit, absence)
            absence = unit.absences.save(absence)
            lines = lines_in(self.desk, unit, absence)
            unit.commit()
        count = sum(line.is_open for line in lines)
        values = {"reference": absence.reference, "count": count}
        return absence.id, Changes(_CHANGED, remarks=(Remark("leave_planned", values),))

    def change(self, absence_id: UUID, draft: LeaveDraft) -> Changes:
        """Name other dates, another cover, another note; a confirmed one has to be confirmed again.

        Raises:
            LeaveOver: It was taken back.
            BrokenRule, AwayAlready, CoverAway, NotAllowed: As ``plan``.
        """
        with self.desk.acting(Action.CHANGE_LEAVE) as unit:
            absence = self._mine(unit, absence_id)
            note = clean(draft.note, NOTE_LIMIT, "note")
            changed = replace(
                absence, starts=draft.starts, ends=draft.ends, cover_id=draft.cover_id, note=note
            )
            self._refuse_clash(unit, changed)
            if changed != absence:
                changed = replace(changed, state=AbsenceState.PLANNED)
            unit.absences.save(changed)
            unit.commit()
        return Changes(_CHANGED)

    # -- settling, line by line ---------------------------------------------------------------

    def move(self, absence_id: UUID, key: LineKey, how: Move) -> Changes:
        """Move what is owed to another date, with the customer told or agreed.

        Raises:
            NotFound: It is not inside any more.
            StillInside: The new date lies inside the absence too.
            BrokenRule: What the customer heard is not said.
            PastPromise: A step would pass a promise or news date without a word.
        """
        with self.desk.acting(Action.MOVE_FOR_LEAVE, note=how.words) as unit:
            absence = self._mine(unit, absence_id)
            line = named(lines_in(self.desk, unit, absence), [key])[0]
            Mover(self.desk, unit, absence).move(line, how)
            unit.commit()
        return self._settled(absence, [line])

    def give(self, absence_id: UUID, keys: Iterable[LineKey]) -> Changes:
        """Let the cover look after these. Raises NoCover, NotFound."""
        with self.desk.acting(Action.GIVE_TO_COVER) as unit:
            absence = self._mine(unit, absence_id)
            lines = self._give(unit, absence, named(lines_in(self.desk, unit, absence), keys))
            unit.commit()
        return self._settled(absence, lines)

    def leave(self, absence_id: UUID, keys: Iterable[LineKey], reason: str) -> Changes:
        """Leave these undone knowingly, with the reason. Raises BrokenRule without one, NotFound."""
        with self.desk.acting(Action.LEAVE_UNDONE, note=reason) as unit:
            absence = self._mine(unit, absence_id)
            lines = named(lines_in(self.desk, unit, absence), keys)
            for line in lines:
                settle(self.desk, unit, absence, line, Way.LEFT, reason)
            unit.commit()
        return self._settled(absence, lines)

    # -- making it certain, and the end of it -------------------------------------------------

    def confirm(self, absence_id: UUID) -> Changes:
        """Be away for certain: everything inside is settled.

        Raises:
            UnsettledLeave: A promise or news date inside it is not.
            AwayAlready, CoverAway, LeaveOver: As it says.
        """
        with self.desk.acting(Action.CONFIRM_LEAVE) as unit:
            absence = self._mine(unit, absence_id)
            self._refuse_clash(unit, absence)
            unit.absences.save(absence.confirmed(lines_in(self.desk, unit, absence)))
            said = self._confirmed(unit, absence)
            unit.commit()
        return Changes(_CHANGED, remarks=(said,))

    def withdraw(self, absence_id: UUID) -> Changes:
        """Not be away after all. Raises LeaveOver."""
        with self.desk.acting(Action.WITHDRAW_LEAVE) as unit:
            absence = self._mine(unit, absence_id)
            unit.absences.save(absence.in_state(AbsenceState.WITHDRAWN))
            unit.commit()
        return Changes(_CHANGED, remarks=(Remark("leave_withdrawn", {"reference": absence.reference}),))

    def come_back(self) -> Changes:
        """Be back before the planned end. Raises NotAway."""
        with self.desk.acting(Action.COME_BACK) as unit:
            absence = away(self.desk, unit).of(self.desk.person_id)
            if absence is None:
                raise NotAway
            unit.absences.save(absence.in_state(AbsenceState.ENDED))
            unit.ledger.mark_all(self.desk.person_id)
            unit.commit()
        return Changes(_CHANGED, remarks=(self._back(absence),))

    def end_past(self) -> Changes:
        """Note that the person's leave is over; one pass of the engine calls this."""
        with self.desk.reading() as unit:
            past = unit.absences.past(self.desk.person_id, self.desk.clock())
        changes = Changes()
        for absence in past:
            deed = Deed(Action.END_LEAVE, self.desk.person_id, self.desk.clock(), Source.RULE)
            with self.desk.transactions.acting(deed) as unit:
                unit.absences.save(absence.in_state(AbsenceState.ENDED))
                unit.ledger.mark_all(self.desk.person_id)
                unit.commit()
            changes |= Changes(_CHANGED, remarks=(self._back(absence),))
        return changes

    def cover(self, person_id: UUID, draft: LeaveDraft) -> Changes:
        """As a lead, let somebody cover a colleague at once; nobody has to accept (ruling 14).

        An absence of the colleague that meets these dates keeps its own dates and gets this cover.

        Raises:
            NoCover: Nobody is named.
            NotAllowed, AwayAlready, CoverAway, BrokenRule: As ``plan``.
        """
        with self.desk.acting(Action.COVER, note=draft.note) as unit:
            asked = self._new(unit, draft, person_id)
            if asked.cover_id is None:
                raise NoCover(asked.reference)
            self._refuse_others(unit, asked)
            known = (one for one in unit.absences.living(self.desk.clock()) if one.owner_id == person_id)
            there = next((one for one in known if one.meets(asked)), None)
            absence = asked if there is None else replace(there, cover_id=asked.cover_id)
            self._refuse_clash(unit, absence)
            absence = unit.absences.save(replace(absence, state=AbsenceState.CONFIRMED))
            lines = lines_in(self.desk, unit, absence)
            self._give(unit, absence, [line for line in lines if line.way is not Way.LEFT])
            said = self._confirmed(unit, absence)
            unit.commit()
        return Changes(_CHANGED, frozenset(line.obligation.case_id for line in lines), (said,))

    # -- the parts of it ----------------------------------------------------------------------

    def _new(self, unit: UnitOfWork, draft: LeaveDraft, person_id: UUID) -> Absence:
        return Absence(
            self.desk.ids(),
            unit.absences.next_number(),
            unit.people.get(person_id).id,
            self.desk.person_id,
            draft.starts,
            draft.ends,
            draft.cover_id,
            clean(draft.note, NOTE_LIMIT, "note"),
        )

    def _mine(self, unit: UnitOfWork, absence_id: UUID) -> Absence:
        """An absence that the person may change, and that can still be changed."""
        absence = unit.absences.get(absence_id)
        self._refuse_others(unit, absence)
        absence.refuse_over()
        return absence

    def _refuse_others(self, unit: UnitOfWork, absence: Absence) -> None:
        me = self.desk.person(unit)
        if absence.owner_id != me.id and me.role is not Role.LEAD:
            raise NotAllowed("who is away", me.role.value)

    def _refuse_clash(self, unit: UnitOfWork, absence: Absence) -> None:
        """Nobody is away twice at once, and no cover is away too."""
        for other in unit.absences.living(self.desk.clock()):
            if other.id == absence.id or not other.meets(absence):
                continue
            if other.owner_id == absence.owner_id:
                raise AwayAlready(unit.people.get(other.owner_id).name, other.reference)
            if other.owner_id == absence.cover_id:
                raise CoverAway(unit.people.get(other.owner_id).name, other.reference)
        if absence.cover_id is not None and not unit.people.get(absence.cover_id).is_active:
            raise NotFound("person", unit.people.get(absence.cover_id).name)

    def _give(self, unit: UnitOfWork, absence: Absence, lines: list[Line]) -> list[Line]:
        if absence.cover_id is None:
            raise NoCover(absence.reference)
        for line in lines:
            settle(self.desk, unit, absence, line, Way.COVERED)
        return lines

    def _confirmed(self, unit: UnitOfWork, absence: Absence) -> Remark:
        name = unit.people.get(absence.owner_id).name
        if absence.cover_id is None:
            return Remark("away_uncovered", {"name": name, "until": absence.until})
        values = {"name": name, "cover": unit.people.get(absence.cover_id).name, "until": absence.until}
        return Remark("away_covered", values)

    def _back(self, absence: Absence) -> Remark:
        """One summary at the return, whatever came up meanwhile."""
        now = self.desk.clock()
        with self.desk.reading() as unit:
            rows = unit.agenda.rows(absence.owner_id)
        due = sum(row.is_overdue(now) for row in rows)
        waiting = sum(row.is_waiting_for_news(now) for row in rows)
        return Remark("back_again", {"due": due, "waiting": waiting})

    def _settled(self, absence: Absence, lines: Iterable[Line]) -> Changes:
        left = self.view(absence.id).open_count
        case_ids = frozenset(line.obligation.case_id for line in lines)
        return Changes(_CHANGED, case_ids, (Remark("leave_left", {"count": left}),))
