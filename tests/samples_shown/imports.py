"""The public sales pipeline (8,800 rows) and its list of accounts, looked at, taken in, proved, and taken back."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from app.domain.cases import Case
from app.domain.import_maps import Rows
from app.domain.steps import Reason
from app.domain.tables.assigning import Field, assigned
from app.domain.tables.fitting import guessed
from app.services.import_tables import Origin
from tests.data.import_desks import SALES, ImportDesk, import_desk, import_map
from tests.samples_shown import NotShown, same, sample

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
COUNTS = {"created": 2089, "updated": 0, "skipped": 6711, "problems": 0}


def show(folder: Path) -> Iterator[str]:
    file = sample(folder, "import", "sales_pipeline.csv")
    mapping = import_map(SALES)
    with tempfile.TemporaryDirectory() as store:
        at = import_desk(lambda: NOW, Path(store))
        before = at.content_hash()

        started = perf_counter()
        told = at.imports.dry_run(file, mapping)
        yield f"dry run in {perf_counter() - started:.2f} s: {dict(told.counts)}"
        same("counts of the dry run", told.counts, COUNTS)
        same("content after the dry run", at.content_hash(), before)

        started = perf_counter()
        done = at.imports.apply(file, mapping)
        yield f"import {done.batch} in {perf_counter() - started:.2f} s: {dict(done.created)}"
        yield f"left out: {dict(done.skipped)}"
        same("counts of the import", done.counts, COUNTS)
        same("what was made", done.created, told.created)
        yield from _cases(at)
        yield f"steps from {done.steps_from_at:%a %d %b %H:%M} to {done.steps_until_at:%a %d %b %H:%M} UTC"

        same("the same file once more", at.imports.apply(file, mapping).batch, None)
        started = perf_counter()
        undone = at.imports.undo("B-1")
        yield f"taken back in {perf_counter() - started:.2f} s: {dict(undone.withdrawn)}"
        same("rows that stayed", undone.kept, ())
        same("content after taking back", at.content_hash(), before)
        same("problems", at.problems(), [])
        yield "content hash as before, check clean"
        yield from _pipeline_by_itself(at, file, before)
        yield from _accounts(at, sample(folder, "import", "accounts.csv"), before)


def _pipeline_by_itself(at: ImportDesk, file: Path, before: str) -> Iterator[str]:
    """Without a map named: looked at, and taken by the map that fits."""
    look = at.tables.look(file)
    opened = look.column("engage_date")
    if opened is None or opened.dates is None:
        raise NotShown("no days found in engage_date")
    found = opened.dates
    yield f"looked at: header in row {look.header_line}, days {found.value.pattern}, {found.certainty} by {found.because}"
    offer = at.tables.offers(look)[0]
    same("the map that fits best", (offer.origin, offer.key), (Origin.SHIPPED, "sales_pipeline"))
    done = at.tables.apply(file, offer.mapping, look.choice)
    same("counts by the map that fits", done.counts, COUNTS)
    same("what is remembered", at.tables.offers(look)[0].origin, Origin.REMEMBERED)
    at.tables.undo(str(done.batch))
    same("content after taking back", at.content_hash(), before)
    yield f"taken in by the map that fits ({offer.fit:.0%} of its columns), remembered, and taken back"


def _accounts(at: ImportDesk, file: Path, before: str) -> Iterator[str]:
    """The list of accounts, each row a customer, by a map made from the names of its columns."""
    look = at.tables.look(file)
    mapping = guessed(look, "Accounts", Rows.CONTACTS)
    mapping = assigned(mapping, "account", None)
    mapping = assigned(mapping, "account", Field.CONTACT)
    mapping = assigned(mapping, "office_location", Field.PLACE)
    done = at.tables.apply(file, mapping, look.choice)
    same("what the accounts became", (done.created, done.problems), ({"customers": 85}, ()))
    same("once more", at.tables.dry_run(file, mapping, look.choice).created, {})
    undone = at.tables.undo(str(done.batch))
    same("content after taking back the accounts", at.content_hash(), before)
    yield f"accounts: 85 customers taken in and taken back: {dict(undone.withdrawn)}"


def _cases(at: ImportDesk) -> Iterator[str]:
    same("problems", at.problems(), [])
    with at.transactions.reading() as unit:
        cases = [unit.cases.get(case_id) for case_id in unit.cases.source_keys().values()]
        customers = {customer.id: customer for customer in unit.customers.all()}
    kinds = Counter(f"{found.kind}.{found.phase}" for found in cases)
    same("kinds and phases", kinds, {"quote.asked": 1589, "lead.active": 500})
    same("placeholders", sum(customers[found.customer_id].needs_completing for found in cases), 1425)
    same("opened by the import", sum(found.opened_at == NOW for found in cases), 500)
    if not all(map(_is_sound, cases)):
        raise NotShown("a case without its step, or with another news date")
    yield f"open cases: {dict(kinds)}; 1,425 with a customer to complete, 500 opened by the import"
    yield f"owners: {len({found.owner_id for found in cases})}; each case has a step and a news date"


def _is_sound(found: Case) -> bool:
    step, clock = found.planned, found.clock
    return step.due_at == clock.due_at > NOW and step.basis.reason is clock.basis.reason is Reason.IMPORT
