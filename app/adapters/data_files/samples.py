"""The sample company, out of its files."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from app.adapters.data_files.tables import Table, read_table
from app.domain.history import Action
from app.domain.ideas import IdeaKind
from app.domain.kinds import PHASES, Channel, Kind, Phase
from app.domain.people import Role
from app.domain.samples import (
    SampleAct,
    SampleCase,
    SampleCustomer,
    SampleIdea,
    SamplePerson,
    SamplePromise,
    SampleRequest,
    Samples,
    SampleStep,
)

T = TypeVar("T")


def load_samples(folder: Path) -> Samples:
    """Read every ``*.toml`` of the folder as one story; ``company.toml`` says whose.

    Raises:
        DataFileProblem: Something in a file cannot be.
    """
    company = read_table(folder / "company.toml")
    others = [read_table(file) for file in sorted(folder.glob("*.toml")) if file.name != "company.toml"]
    tables = [company, *others]
    samples = Samples(
        company.text("company"),
        company.text("zone"),
        company.text("hours"),
        company.text("country"),
        company.text("currency"),
        _wall(company, "present"),
        company.text("desk_person"),
        _each(tables, "people", _person),
        _each(tables, "customers", _customer),
        _each(tables, "cases", _case),
        _each(tables, "requests", _request),
        _each(tables, "ideas", _idea),
    )
    for table in tables:
        table.finish()
    return samples


def _each(tables: Iterable[Table], key: str, read: Callable[[Table], T]) -> tuple[T, ...]:
    found = []
    for table in tables:
        for entry in table.tables(key):
            found.append(read(entry))
            entry.finish()
    return tuple(found)


def _person(table: Table) -> SamplePerson:
    return SamplePerson(
        table.text("key"),
        table.text("name"),
        table.text("function"),
        Role(table.name("role", [str(role) for role in Role], Role.EMPLOYEE)),
        table.text("email"),
        table.text("phone"),
        _maybe(table, "protected"),
        table.texts("reading_slots"),
    )


def _customer(table: Table) -> SampleCustomer:
    return SampleCustomer(
        table.text("key"),
        table.text("name"),
        table.text("owner"),
        _maybe(table, "place"),
        _maybe(table, "sector"),
        _maybe(table, "contact"),
        _maybe(table, "function"),
        _maybe(table, "phone"),
        _maybe(table, "email"),
        _maybe(table, "note"),
    )


def _case(table: Table) -> SampleCase:
    kind = Kind(table.name("kind", [str(kind) for kind in Kind]))
    owner = table.text("owner")
    return SampleCase(
        number=table.whole("number", 1, 999_999),
        kind=kind,
        phase=Phase(table.name("phase", [str(phase) for phase in PHASES[kind]], PHASES[kind][0])),
        customer=table.text("customer"),
        owner=owner,
        author=table.text("author", owner),
        subject=table.text("subject"),
        value=_value(table),
        opened=_wall(table, "opened"),
        note=_maybe(table, "note"),
        is_out_of_ordinary=table.flag("out_of_ordinary"),
        acts=tuple(_act(entry, owner) for entry in table.tables("acts")),
    )


def _act(table: Table, owner: str) -> SampleAct:
    act = SampleAct(
        at=_wall(table, "at"),
        by=table.text("by", owner),
        does=Action(table.name("does", [str(action) for action in Action], Action.TELL)),
        note=_maybe(table, "note"),
        channel=_channel(table, Channel.CALL),
        said=_maybe(table, "said"),
        heard=_maybe(table, "heard"),
        is_told=table.flag("told"),
        is_quote_sent=table.flag("quote_sent"),
        agreed=_maybe_wall(table, "agreed"),
        done=_maybe(table, "done"),
        dropped=_maybe(table, "dropped"),
        step=_step(table.table("step")) if table.has("step") else None,
        later=_maybe_wall(table, "later"),
        promises=tuple(_promise(entry) for entry in table.tables("promises")),
        kept=_maybe(table, "kept"),
        changes=_changes(table.table("changes")) if table.has("changes") else None,
        effort=_minutes(table, "effort") if table.has("effort") else None,
        reworded=_maybe(table, "reworded"),
        was=_maybe_wall(table, "was"),
        offers_to=_maybe(table, "offers_to"),
        is_accepted=table.flag("accepts"),
        checklist=table.texts("checklist"),
        ticked=table.whole("ticked", 0, 20) if table.has("ticked") else 0,
        closes=_maybe(table, "closes"),
    )
    table.finish()
    return act


def _step(table: Table) -> SampleStep:
    step = SampleStep(
        table.text("what"),
        _channel(table),
        _wall(table, "due"),
        _minutes(table, "effort") if table.has("effort") else timedelta(minutes=15),
        table.flag("agreed"),
    )
    table.finish()
    return step


def _promise(table: Table) -> SamplePromise:
    promise = SamplePromise(table.text("text"), _wall(table, "due"), table.flag("next_word"))
    table.finish()
    return promise


def _changes(table: Table) -> dict[str, object]:
    changes: dict[str, object] = {}
    if table.has("kind"):
        changes["kind"] = Kind(table.name("kind", [str(kind) for kind in Kind]))
    if table.has("phase"):
        changes["phase"] = Phase(table.name("phase", [str(phase) for phase in Phase]))
    if table.has("value"):
        changes["value"] = _value(table)
    if table.has("valid_until"):
        until = table.value("valid_until")
        if not isinstance(until, date):
            raise table.problem("valid_until", "no day", until)
        changes["valid_until_on"] = until
    if table.has("subject"):
        changes["subject"] = table.text("subject")
    table.finish()
    return changes


def _request(table: Table) -> SampleRequest:
    return SampleRequest(
        table.text("by"),
        table.text("to"),
        table.whole("case", 1, 999_999),
        table.text("text"),
        _wall(table, "asked"),
        _wall(table, "needed_by"),
        _wall(table, "deliver"),
        _maybe(table, "answer"),
        _maybe_wall(table, "answered"),
        table.whole("minutes", 1, 480) if table.has("minutes") else 15,
    )


def _idea(table: Table) -> SampleIdea:
    return SampleIdea(
        table.text("by"),
        table.whole("case", 1, 999_999),
        table.text("words"),
        IdeaKind(table.name("kind", [str(kind) for kind in IdeaKind], IdeaKind.IDEA)),
        _maybe(table, "theme"),
        _wall(table, "noted"),
        _maybe_wall(table, "said"),
        _maybe_wall(table, "read"),
        _maybe(table, "read_by"),
        _maybe(table, "note"),
    )


def _value(table: Table) -> Decimal | None:
    return Decimal(table.whole("value", 0, 10_000_000)) if table.has("value") else None


def _channel(table: Table, default: Channel | None = None) -> Channel:
    return Channel(table.name("channel", [str(channel) for channel in Channel], default))


def _minutes(table: Table, key: str) -> timedelta:
    return timedelta(minutes=table.whole(key, 1, 24 * 60))


def _maybe(table: Table, key: str) -> str:
    return table.text(key) if table.has(key) else ""


def _maybe_wall(table: Table, key: str) -> datetime | None:
    return _wall(table, key) if table.has(key) else None


def _wall(table: Table, key: str) -> datetime:
    found = table.value(key)
    if not isinstance(found, datetime) or found.tzinfo is not None or found.second or found.microsecond:
        raise table.problem(key, "no wall time in whole minutes", found)
    return found
