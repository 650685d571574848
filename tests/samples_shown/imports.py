"""The public sales pipeline (8,800 rows) taken in, proved, and taken back."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from app.domain.cases import Case
from app.domain.steps import Reason
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
