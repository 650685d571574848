"""Pictures of every screen, from the sample company, without a display."""

import json
import os
import re
import shutil
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from app import bootstrap
from app.adapters.data_files.choosing import load_questions
from app.adapters.data_files.safe_write import SafeFiles
from app.adapters.working_time.public_holidays import countries
from app.cli.answers import Answer
from app.cli.parsers import Command, argument
from app.cli.sessions import Wanted
from app.domain.errors import FileProblem
from app.domain.moments import Moment, zone_named
from app.domain.people import Person, Role
from app.erasures import PersonalData
from app.files_in import tables_at
from app.files_out import CalendarSettingsLater, CalendarsLater, WritingLater
from app.letters_in import LetterBox
from app.paths import Paths, find_paths
from app.services.absences import LeaveDraft

if TYPE_CHECKING:
    from app.ui.tour.shoots import Taken
    from app.ui.tour.stages import Company

_SIZES: Final = ((1440, 900, 1.0), (1024, 700, 1.0))
_DESIGN: Final = "design"
_SOON: Final = timedelta(hours=12)


def tour(wanted: Wanted, asked: Namespace) -> Answer:
    """Save every screen, and a page that shows them all; 1 where a screen could not be made."""
    from app.ui.tour.galleries import page_of  # noqa: PLC0415 - commands need no Qt
    from app.ui.tour.scenes import scenes  # noqa: PLC0415
    from app.ui.tour.shoots import take  # noqa: PLC0415
    from app.ui.tour.stages import Size  # noqa: PLC0415

    folder = _folder(Path(asked.folder or wanted.paths.data / "tour").expanduser().absolute())
    beside = _copied(Path(asked.beside).expanduser(), folder) if asked.beside else {}
    chosen = [scene for scene in scenes() if not asked.scene or scene.key in asked.scene]
    sizes = [Size(*size) for size in asked.size or _SIZES]
    taken: list[Taken] = []
    with _screen(asked.scale), sample_company(wanted.paths) as company:
        for one in take(folder, company, chosen, sizes, is_pseudo=asked.is_pseudo):
            taken.append(one)
            _tell(one, len(taken), len(chosen) * len(sizes) * 2)
        present = company.clock()
    index = folder / "index.html"
    with SafeFiles().replacing(index) as temporary:
        told = f"The sample company on {present:%A %d %B %Y at %H:%M} UTC."
        temporary.write_text(page_of(taken, told, beside), encoding="utf-8")
    return _answer(taken, index)


def _answer(taken: "list[Taken]", index: Path) -> Answer:
    pictures = [str(one.file) for one in taken if one.file is not None]
    problems = [f"{one.scene.key}, {one.size.name}: {one.problem}" for one in taken if one.file is None]
    lines = [f"{len(pictures)} pictures; {index} shows them all."]
    if problems:
        lines += [f"{len(problems)} could not be made:", *problems]
    data = {"index": str(index), "pictures": pictures, "problems": problems}
    return Answer(lines, data, 1 if problems else 0)


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError:
        raise FileProblem(str(folder), "that is a file, not a folder") from None
    return folder


def _copied(pictures: Path, folder: Path) -> dict[str, str]:
    """The design's pictures (``01-people.png``), copied so that the page needs no other folder; by their numbers."""
    found = sorted(pictures.glob("*-*.png"))
    if not found:
        raise FileProblem(str(pictures), "there is no picture such as 01-people.png in it")
    target = _folder(folder / _DESIGN)
    for file in found:
        shutil.copyfile(file, target / file.name)
    return {file.name.partition("-")[0]: f"{_DESIGN}/{file.name}" for file in found}


@contextmanager
def _screen(scale: float) -> Iterator[None]:
    """A screen that nobody sees, large enough for menus to open where they do on a desk."""
    screen = {"name": "tour", "x": 0, "y": 0, "width": 5120, "height": 3200, "logicalDpi": 96}
    with TemporaryDirectory(prefix="keepword-screen-") as name:
        file = Path(name) / "screens.json"
        file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
        os.environ["QT_SCALE_FACTOR"] = str(scale)
        yield


@contextmanager
def sample_company(paths: Paths) -> "Iterator[Company]":
    """The sample company and an empty store, both gone afterwards; nobody's settings are touched."""
    from app.ui.tour.stages import Company, Whose  # noqa: PLC0415 - commands need no Qt
    from app.ui.welcome.beginnings import Asked  # noqa: PLC0415 - as above

    present = bootstrap.sample_present(paths)
    clock = lambda: present  # noqa: E731  # it stands still
    with TemporaryDirectory(prefix="keepword-tour-") as name:
        own = find_paths({"KEEPWORD_HOME": name}).ensure()
        full = bootstrap.open_house(own, bootstrap.IN_MEMORY, clock)
        empty = bootstrap.open_house(own, bootstrap.IN_MEMORY, clock)
        covered = bootstrap.open_house(own, bootstrap.IN_MEMORY, clock)
        try:
            bootstrap.fill_with_sample(full)
            bootstrap.fill_with_sample(covered)
            me = full.set_up.desk_person()
            with full.transactions.reading() as unit:
                person = unit.people.get(me)
                lead = next(one.id for one in unit.people.all() if one.role is Role.LEAD)
            _move_in(empty, person)
            services = {
                Whose.OWN: bootstrap.services_at(full, me),
                Whose.LEAD: bootstrap.services_at(full, lead),
                Whose.COVER: _covering(covered),
                Whose.NOBODY: bootstrap.services_at(empty, empty.set_up.desk_person()),
            }
            services[Whose.OWN].reminders.tick()
            questions = paths.resources / "welcome" / "en.toml"
            asked = Asked(lambda: load_questions(questions), countries)
            tables = {Whose.OWN: partial(tables_at, full, services[Whose.OWN])}
            yield Company(
                services,
                person.zone,
                clock,
                paths.resources,
                asked,
                tables,
                {Whose.OWN: partial(LetterBox.at, full, services[Whose.OWN])},
                {whose: WritingLater(full, services[whose]) for whose in (Whose.OWN, Whose.LEAD)},
                {Whose.OWN: partial(PersonalData, full, services[Whose.OWN])},
                {Whose.OWN: CalendarSettingsLater(full, services[Whose.OWN])},
                {Whose.OWN: CalendarsLater(full, services[Whose.OWN])},
            )
        finally:
            full.close()
            empty.close()
            covered.close()


def _move_in(empty: bootstrap.House, person: Person) -> None:
    """Somebody of the same name begins with nothing."""
    company, newcomer = bootstrap.first_company(empty, person.zone, person.country)
    empty.set_up.set_up(company, replace(newcomer, name=person.name))


def _covering(house: bootstrap.House) -> bootstrap.Services:
    """At the desk of whoever looks after the cases of a colleague who is off today."""
    me, clock = house.set_up.desk_person(), house.clock
    with house.transactions.reading() as unit:
        people = [one for one in unit.people.all() if one.id != me]
        lead = next(one for one in people if one.role is Role.LEAD)
        due = {one.id: [row.due_at for row in unit.agenda.rows(one.id)] for one in people if one != lead}
    soon = {one: sum(at < clock() + _SOON for at in moments) for one, moments in due.items()}
    away = min((one for one in soon if soon[one] > 1), key=soon.__getitem__)
    wall = clock().astimezone(zone_named(lead.zone)).replace(hour=0, minute=0, tzinfo=None)
    starts, ends = (Moment(wall + timedelta(days=days), lead.zone) for days in (0, 3))
    bootstrap.services_at(house, lead.id).absences.cover(away, LeaveDraft(starts, ends, me))
    return bootstrap.services_at(house, me)


def _tell(one: "Taken", number: int, most: int) -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"\r{number} of {most}: {one.scene.key:<32}", end="", file=sys.stderr, flush=True)
        if number == most:
            print(file=sys.stderr)


def _size(text: str) -> "tuple[int, int, float]":
    """``1440x900``, ``1440x900-150`` for text that is half as large again."""
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})(?:-(\d{3}))?", text)
    if found is None:
        raise ArgumentTypeError(f"“{text}” is no size such as 1440x900, or 1440x900-150 for larger text")
    return int(found[1]), int(found[2]), int(found[3] or 100) / 100


def _scale(text: str) -> float:
    if re.fullmatch(r"[1-3](\.\d+)?", text) is None:
        raise ArgumentTypeError(f"“{text}” is no scale such as 1.5")
    return float(text)


COMMANDS = (
    Command(
        "tour",
        "save a picture of every screen, light and dark, and a page that shows them",
        tour,
        (
            argument("folder", metavar="DIR", nargs="?", help="where; among your own data unless named"),
            argument("--size", metavar="WxH", type=_size, action="append", help="such as 1024x700"),
            argument("--scene", metavar="NAME", action="append", help="only this one; may be said again"),
            argument("--scale", metavar="N", type=_scale, default=1.0, help="pixels of the screen, 1 to 3"),
            argument("--beside", metavar="DIR", help="pictures to show beside ours, such as 01-people.png"),
            argument("--pseudo", action="store_true", dest="is_pseudo", help="in words that are longer"),
        ),
        opens=False,
    ),
)
