"""Several rehearsals side by side: each has a store, a clock and a chance of its own, so they need not wait."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context

from app.paths import Paths
from app.rehearsals.results import Result, Script
from app.rehearsals.runs import rehearse


def rehearse_all(paths: Paths, scripts: Sequence[Script], jobs: int) -> Iterator[Result]:
    """Live through each script, in so many processes; the results come in the order of the scripts."""
    if jobs == 1 or len(scripts) < 2:
        yield from (rehearse(paths, script) for script in scripts)
        return
    pool = ProcessPoolExecutor(min(jobs, len(scripts)), get_context("spawn"))
    try:
        results = pool.map(partial(rehearse, paths), map(_to_send, scripts))
        for script, result in zip(scripts, results, strict=True):
            yield replace(result, script=script)
    finally:
        pool.shutdown(cancel_futures=True)


def _to_send(script: Script) -> Script:
    """The same with plain mappings: read-only ones are not sent to another process."""
    persona = script.persona
    plain = replace(persona, notices=dict(persona.notices), does=dict(persona.does))
    return replace(script, persona=plain)
