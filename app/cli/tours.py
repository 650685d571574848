"""Where there is no display: the main job on the sample company, into a folder that is named."""

import os
from collections.abc import Iterator
from pathlib import Path

from app import bootstrap
from app.adapters.clock import system_clock
from app.cli.answers import harmless
from app.cli.commands.lists import row_lines
from app.cli.entries import read_line
from app.cli.sessions import Session, Wanted, open_session
from app.domain.errors import FileProblem
from app.paths import Paths
from app.services.ports import Clock

LINE = "quote: Eimear Walsh wants the service plan in the price tomorrow 15:00 €18k"
_SHOWN = 12


def take_tour(paths: Paths, clock: Clock = system_clock) -> int:
    """Do the main job where everybody can follow it; the answer is the exit code."""
    folder = _fresh_folder(paths.ensure(), clock)
    print("There is no display here, so Keepword does the main job on the sample company instead.")
    print(f"Everything goes into {folder}")
    present = bootstrap.sample_present(paths)
    print(f"It is told for the sample company's own day, {present:%d %B %Y %H:%M} UTC.")
    wanted = Wanted(paths, folder / "sample.db", lambda: present)
    _fill(wanted)
    with open_session(wanted) as session:
        for line in _work(session, folder):
            print(harmless(line), flush=True)
    return 0


def _fresh_folder(paths: Paths, clock: Clock) -> Path:
    base = f"tour-{clock():%Y%m%d-%H%M}"
    for number in range(1, 1000):
        folder = paths.data / (base if number == 1 else f"{base}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        return folder
    raise FileProblem(str(paths.data), "it is full of tours")


def _fill(wanted: Wanted) -> None:
    house = bootstrap.open_house(wanted.paths, wanted.store, wanted.clock)
    try:
        bootstrap.fill_with_sample(house)
    finally:
        house.close()


def _work(session: Session, folder: Path) -> Iterator[str]:
    """A typed line, a step done, a word to the customer, the list, and the files."""
    services = session.services
    yield f"Typed: {LINE}"
    added = services.opening.add(read_line(session, LINE), is_new=True)
    yield from session.changed(added).lines
    first = services.today.rows()[0]
    yield f"Done: {first.step}, {first.customer}"
    yield from session.changed(
        services.steps.done(first.case_id, outcome="Done on the tour", is_told=True)
    ).lines
    (case_id,) = added.case_ids
    told = services.telling.told(case_id, "The quote with the service plan comes tomorrow afternoon")
    yield from session.changed(told).lines
    services.reminders.tick()
    rows = services.today.rows()
    yield f"Due, the first {min(_SHOWN, len(rows))} of {len(rows)}:"
    yield from row_lines(session, rows[:_SHOWN], "  ")
    problems = services.checking.problems()
    yield "All is well." if not problems else "; ".join(problems)
    yield "Files:"
    yield from (f"  {file}" for file in _files(session, folder))
    yield from _pictures(session, folder)


def _files(session: Session, folder: Path) -> Iterator[Path]:
    exports = bootstrap.exports_at(session.house, session.services)
    home = bootstrap.home_of(session.house, session.services)
    yield from exports.calendar(folder / "follow-ups.ics", home).files
    yield from exports.workbook(folder / "follow-ups.xlsx", home).files


def _pictures(session: Session, folder: Path) -> Iterator[str]:
    """Pictures of the window; without the libraries Qt draws with, a sentence says so."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from app.ui.tour.scenes import first_scenes  # noqa: PLC0415 - commands need no Qt
        from app.ui.tour.shoots import take  # noqa: PLC0415
        from app.ui.tour.stages import USUAL, Company, Whose  # noqa: PLC0415
    except ImportError as error:
        yield f"  The pictures are left out: this computer lacks what Qt draws with ({error.name or error})."
        return
    services, wanted = session.services, session.wanted
    company = Company({Whose.OWN: services}, session.formats.zone, wanted.clock, wanted.paths.resources)
    for taken in take(folder, company, first_scenes(services.styles.current().home), (USUAL,)):
        yield f"  {taken.file or taken.problem}"
