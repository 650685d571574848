"""What goes out: what is sent is noted first, so that after a crash it is known whether it arrived."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit
from uuid import UUID

from app.domain.calendars.events import Event, StepEvent
from app.domain.calendars.links import Answer, CalendarLink, Entry
from app.domain.calendars.merging import What, merge_step, outgoing
from app.domain.calendars.problems import EventChanged
from app.services.calendars.fetching import Look
from app.services.calendars.ports import EventTexts, RemoteCalendar
from app.services.desks import Desk
from app.services.ports import UnitOfWork

_AT_ONCE: Final = 50
"""How many are noted together: a crash lets so many be looked at again."""

Sent = tuple[str, str, What]
"""Reference, title, and what became of it."""


class BothSides(Protocol):
    """Reads both sides from the store."""

    def now(self, unit: UnitOfWork, link: CalendarLink) -> tuple[Mapping[UUID, StepEvent], list[Entry]]: ...


@dataclass(frozen=True, slots=True)
class _Parcel:
    """One entry on its way.

    Attributes:
        written: What the calendar says with it: ours, with what a person wrote there.
    """

    entry: Entry
    step: StepEvent | None
    what: What
    written: Event | None = None


@dataclass(frozen=True, slots=True)
class Push:
    """Lets the calendar say what the steps say."""

    desk: Desk
    texts: EventTexts
    install_id: str

    def out(self, remote: RemoteCalendar, link: CalendarLink, sides: BothSides) -> list[Sent]:
        """Everything that goes out; what somebody changes meanwhile is left for the next sync."""
        with self.desk.reading() as unit:
            steps, entries = sides.now(unit, link)
        parcels = list(self._parcels(link, steps, entries))
        done: list[Sent] = []
        for start in range(0, len(parcels), _AT_ONCE):
            part = parcels[start : start + _AT_ONCE]
            self._keep(link, [one.entry for one in part if one.what is not What.DROPPED], ())
            done += self._send(remote, link, part)
        if parcels:
            # A token from before what was sent would not tell of its deletion; without one everything is compared.
            is_overtaken = len(done) < len(parcels)
            look = Look(self.desk, self.texts, self.install_id)
            look.at(remote, self._with_token(link, "" if is_overtaken else link.token))
        return done

    def _with_token(self, link: CalendarLink, token: str) -> CalendarLink:
        with self.desk.transactions.keeping() as unit:
            link = unit.calendars.save(replace(unit.calendars.get(link.id), token=token))
            unit.commit()
        return link

    def _parcels(
        self, link: CalendarLink, steps: Mapping[UUID, StepEvent], entries: list[Entry]
    ) -> Iterator[_Parcel]:
        for entry in entries:
            step = steps.get(entry.step_id) if entry.step_id is not None else None
            what = merge_step(entry, step).push
            if what is not None:
                yield self._parcel(entry, step, what)
        known = {entry.step_id for entry in entries}
        for step_id, step in steps.items():
            if step_id not in known:
                entry = Entry(self._href(link, step_id), f"{step_id}@{self.install_id}", step_id)
                yield self._parcel(entry, step, What.ADDED)

    def _parcel(self, entry: Entry, step: StepEvent | None, what: What) -> _Parcel:
        if step is None:
            return _Parcel(replace(entry, sent=None), None, what)
        return _Parcel(replace(entry, sent=step.event), step, what, outgoing(entry, step.event))

    def _send(self, remote: RemoteCalendar, link: CalendarLink, parcels: list[_Parcel]) -> list[Sent]:
        """Send some, and note what arrived, also where the line breaks in between."""
        arrived: dict[str, Entry] = {}
        dropped: list[str] = []
        done: list[Sent] = []
        try:
            for parcel in parcels:
                try:
                    after = self._sent(remote, link, parcel)
                except EventChanged:
                    continue
                if after is None:
                    dropped.append(parcel.entry.href)
                else:
                    arrived[after.href] = after
                done.append(_named(parcel))
            blind = {href: entry for href, entry in arrived.items() if not entry.etag}
            if blind:
                look = Look(self.desk, self.texts, self.install_id)
                arrived |= {entry.href: entry for entry in look.again(remote, blind)}
        finally:
            self._keep(link, list(arrived.values()), dropped)
        return done

    def _sent(self, remote: RemoteCalendar, link: CalendarLink, parcel: _Parcel) -> Entry | None:
        entry, step, written = parcel.entry, parcel.step, parcel.written
        if step is None or written is None:
            if entry.theirs is not None:
                remote.delete(entry.href, entry.etag)
            return None
        content = self.texts.write(entry.uid, step, written, entry.content, is_task=link.is_tasks)
        etag = remote.put(entry.href, content, entry.etag)
        return replace(
            entry,
            etag=etag,
            base=step.event,
            theirs=written,
            sent=None,
            content=content,
            answer=Answer.NONE,
        )

    def _keep(self, link: CalendarLink, entries: list[Entry], dropped: Sequence[str]) -> None:
        if not entries and not dropped:
            return
        with self.desk.transactions.keeping() as unit:
            unit.calendars.drop(link.id, dropped)
            unit.calendars.keep(link.id, entries)
            unit.commit()

    @staticmethod
    def _href(link: CalendarLink, step_id: UUID) -> str:
        return f"{unquote(urlsplit(link.place.url).path).rstrip('/')}/{step_id.hex}.ics"


def _named(parcel: _Parcel) -> Sent:
    step, base = parcel.step, parcel.entry.base
    if step is not None:
        return step.reference, step.title, parcel.what
    return "", base.title if base is not None else "", parcel.what
