"""A home whose files can be searched for one person, and acts that put the person into every field there is."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import quote
from uuid import UUID
from zipfile import BadZipFile, ZipFile

from app import bootstrap, letters_in, letters_out
from app.bootstrap import House, Services
from app.calendars import busy_at, publishing_at
from app.domain import gate
from app.domain.calendar_entries import WRITINGS
from app.domain.calendars.events import Event
from app.domain.calendars.links import Account, CalendarLink, Entry, Place
from app.domain.errors import AppError
from app.domain.history import Action
from app.domain.ideas import IdeaKind
from app.domain.interactions import Said
from app.domain.kinds import Channel, Kind
from app.domain.letters import KeptLetter, NoAddress
from app.domain.moments import Moment
from app.domain.people import Company, Person, Role
from app.domain.quick_entry.drafts import Draft, NameRef
from app.domain.wishes import WishKind
from app.erasures import erasures_at, finish
from app.paths import Paths, find_paths
from app.services.customers import CustomerService
from app.services.ideas import IdeaDraft
from app.services.incoming import Receiving
from app.services.requests import RequestDraft
from app.services.steps import Postponement
from app.services.wishes import WishDraft
from app.services.work import StepDraft
from tests.data.houses import StandingClock
from tests.data.stores import LUNCH, WEEK, ZONE

NAME, SURNAME = "Anna Zqxwvmark", "zqxwvmark"
ADDRESS, PHONE = "anna@zqxwvmark.example", "+353 86 911 77 33"
SPOKEN = "onlybetweenus"
"""Words without the name, in everything that was said with her."""

SIGNS = (SURNAME, SPOKEN, "9117733", "911 77 33")


@cache
def _template() -> Path:
    home = Path(mkdtemp(prefix="keepword-person-"))
    paths = find_paths({"KEEPWORD_HOME": str(home)}).ensure()
    house = bootstrap.open_house(paths, paths.data / bootstrap.STORE, StandingClock())
    ids = house.transactions.ids
    maya = Person(
        ids(), "Maya Brennan", "Account manager", ZONE, WEEK, LUNCH, "IE", email="maya@alder.example"
    )
    house.set_up.set_up(Company(ids(), "Alder Coffee Systems", ZONE, WEEK, "IE"), maya)
    with bootstrap.services_at(house, maya.id).desk.acting(Action.SET_UP) as unit:
        unit.people.save(
            Person(ids(), "Ben Doyle", "Account manager", ZONE, WEEK, LUNCH, "IE", role=Role.LEAD)
        )
        unit.commit()
    house.close()
    return home


@dataclass
class Home:
    """Maya's Keepword on disk, with Anna among the contacts of a hotel."""

    folder: Path
    clock: StandingClock = field(default_factory=StandingClock)

    def __post_init__(self) -> None:
        shutil.copytree(_template(), self.folder / "home")
        self.paths: Paths = find_paths({"KEEPWORD_HOME": str(self.folder / "home")}).ensure()
        self.store = self.paths.data / bootstrap.STORE
        self.shared = self.folder / "shared"
        self.cases: list[UUID] = []
        self.open()
        cards = CustomerService(self.maya.desk)
        self.hotel, _ = cards.add(name="Hotel Marlowe", note=f"Ask for {NAME}", email=ADDRESS)
        cards.add_contact(self.hotel, name=NAME, function=f"Owner, {NAME}", phone=PHONE, email=ADDRESS)
        cards.add_contact(self.hotel, name="Tom Other", phone="+353 1 555 0100", email="tom@hotel.example")
        with self.maya.desk.reading() as unit:
            self.anna = next(one for one in unit.contacts.all() if one.name == NAME)
            self.tom = next(one for one in unit.contacts.all() if one.name == "Tom Other")
            self.ben_id = next(one.id for one in unit.people.all() if one.name == "Ben Doyle")
        self.ben = bootstrap.services_at(self.house, self.ben_id)

    def open(self) -> None:
        """Open the store, as a start does."""
        self.house: House = bootstrap.open_house(self.paths, self.store, self.clock)
        finish(self.house)
        self.maya: Services = bootstrap.services_at(self.house, self.house.set_up.desk_person())

    def close(self) -> None:
        self.house.close()

    def problems(self) -> list[str]:
        return list(self.maya.checking.problems())

    def erase(self) -> Any:
        """Erase her by her card, whichever of her names stands on it just now."""
        erasures = erasures_at(self.house, self.maya)
        return erasures.erase(erasures.of_contact(self.anna.id))

    def back_up(self) -> None:
        self.clock.advance(seconds=1)
        self.house.back_up()

    def link(self) -> Path:
        """A workbook that follows the open cases, outside our folders."""
        links, _ = bootstrap.workbooks_at(self.house, self.maya)
        book = self.folder / "cases.xlsx"
        links.create(
            book, bootstrap.home_of(self.house, self.maya), "sync_workbook", lambda done, total: None
        )
        return book

    def sync(self) -> Any:
        _, syncs = bootstrap.workbooks_at(self.house, self.maya)
        self.clock.advance(seconds=1)
        with self.maya.desk.reading() as unit:
            return [syncs.sync(link.id, {}) for link in unit.workbooks.all()]

    # -- acts that put her into texts -----------------------------------------------------------

    def acts(self) -> dict[str, Callable[[], object]]:
        """Every way a text of her or about her comes in, by name."""
        return {
            "open": lambda: self.open_case(self.anna, f"Machine for {NAME}"),
            "open_of_tom": lambda: self.open_case(self.tom, f"Tom and {NAME} want beans"),
            "open_odd": lambda: self.open_case(self.anna, "Something special", odd=True),
            "told": lambda: self.maya.telling.told(self.case, self.said),
            "told_with_reason": self.told_with_reason,
            "logged": lambda: self.maya.telling.logged(self.case, self.said, Channel.CALL),
            "answered": lambda: self.maya.telling.answered(self.case, self.said),
            "done": lambda: self.maya.steps.done(
                self.case, outcome=self.said, following=StepDraft(f"Call {NAME} again", None, self.moment(40))
            ),
            "replaced": lambda: self.maya.steps.replace(
                self.case, StepDraft(f"Ask {NAME.split(maxsplit=1)[0]}", None, self.moment(20))
            ),
            "later": lambda: self.maya.steps.later(
                self.case, self.moment(90), Postponement(reason=self.said)
            ),
            "waits": lambda: self.maya.steps.wait(self.case, NAME, self.moment(60)),
            "promised": lambda: self.maya.promises.make(self.case, f"A word to {NAME}", self.moment(50)),
            "beyond_book": lambda: self.maya.beyond_book.make(
                self.case, f"A quote for {NAME}", self.moment(1), self.said, lambda _, why: f"May we? {why}"
            ),
            "released": lambda: self.maya.promises.release(self.promise, self.said),
            "kept": lambda: self.maya.promises.keep(self.promise),
            "asked": lambda: self.maya.requests.ask(
                self.case, RequestDraft(self.ben_id, f"May {NAME} have it?", self.moment(30), self.said)
            ),
            "answered_request": lambda: self.ben.requests.answer(self.ben.requests.mine()[0].id, self.said),
            "offered": lambda: self.maya.handovers.hand_over(self.case, self.ben_id, self.said),
            "edited": lambda: self.maya.cases.edit(self.case, subject=f"{NAME}: {PHONE}"),
            "closed": lambda: self.maya.cases.close(self.case, f"won: {self.said}"),
            "renamed": self.rename,
            "undone": self.undo,
            "redone": self.maya.history.redo,
            "noted": lambda: self.maya.ideas.capture(
                self.case, IdeaDraft(f"{NAME} wants a quieter grinder", IdeaKind.IDEA)
            ),
            "wished": lambda: self.maya.wishes.note(
                self.anna.id, WishDraft({WishKind.ADDRESS: f"{NAME} {SPOKEN}", WishKind.OFTEN: "3"}, NAME)
            ),
            "received": self.receive,
            "published": self.publish,
            "connected": self.connect,
            "read": self.read_another,
            "composing": self.compose,
            "backed_up": self.back_up,
            "linked": self.link,
            "synced": self.sync,
            "drafted": self.draft,
            "listed": self.list_out,
            "typed_privately": lambda: self.maya.styles.personal.set(
                "sheet.filter", {"words": [f"has {NAME}"]}
            ),
            "time": lambda: self.clock.advance(hours=30),
        }

    @property
    def spoken(self) -> str:
        """Words of a talk; those that are looked for only where it is with her, for of Tom's only her name goes."""
        with self.maya.desk.reading() as unit:
            with_her = not self.cases or unit.cases.get(self.case).contact_id == self.anna.id
        return SPOKEN if with_her else "So"

    @property
    def said(self) -> str:
        """What was said; with Tom, only that she was named."""
        return f"{self.spoken}: {NAME} said so, {ADDRESS}"

    @property
    def case(self) -> UUID:
        return self.cases[-1]

    @property
    def promise(self) -> UUID:
        return self.maya.promises.open_one(self.case).id

    def moment(self, hours: int) -> Moment:
        return Moment.of(self.clock.now.replace(second=0, microsecond=0) + timedelta(hours=hours), ZONE)

    def open_case(self, contact: Any, subject: str, *, odd: bool = False) -> None:
        draft = Draft(
            line=subject,
            kind=Kind.QUERY,
            customer=NameRef(self.hotel, "Hotel Marlowe"),
            contact=NameRef(contact.id, contact.name, self.hotel),
            subject=subject,
            step=f"Ask {NAME}",
            channel=Channel.CALL,
            due=self.moment(28),
            out_of_ordinary=odd,
        )
        self.cases += self.maya.opening.add(draft, is_new=True).case_ids

    def told_with_reason(self) -> None:
        text = f"I'm new here, {NAME}. {self.spoken}"
        findings = letters_out.drafts_at(self.house, self.maya).check(text, self.case)
        said = Said(text, gate.kept(text, findings, f"because {NAME} likes it so"))
        self.maya.telling.told(self.case, said)

    def receive(self) -> None:
        """A letter of hers, with a file in it."""
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = (
            f"{NAME} <{ADDRESS}>",
            "maya@alder.example",
            f"{NAME}?",
        )
        letter["Message-ID"] = f"<{self.clock.now.timestamp()}@x.example>"
        letter["Date"] = format_datetime(self.clock.now)
        letter.set_content(self.said)
        content = f"{SPOKEN} {self.clock.now}".encode()
        letter.add_attachment(content, maintype="application", subtype="pdf", filename=f"{NAME}.pdf")
        file = self.folder / "came.eml"
        file.write_bytes(letter.as_bytes())
        how = Receiving(case_id=self.case, keep_files=True)
        letters_in.incoming_at(self.house, self.maya).receive(letters_in.letter_in(file), how)

    def compose(self) -> None:
        """A letter to her that was begun and not sent."""
        with self.maya.desk.transactions.keeping() as unit:
            ids, me = self.maya.desk.ids, self.maya.desk.person_id
            letter = KeptLetter(ids(), self.case, me, me, Channel.EMAIL, NAME, self.said, self.clock.now)
            unit.letters.keep(replace(letter, attached=(f"/letters/{NAME}.pdf",)))
            unit.commit()

    def publish(self) -> None:
        """A calendar that is kept up to date in a folder outside ours."""
        publishing = publishing_at(self.house, self.maya)
        self.shared.mkdir(exist_ok=True)
        publishing.writing.choose(list(WRITINGS))
        publishing.publish_in(self.shared)
        publishing.write(self.shared, publishing.content(publishing.issue()))

    def connect(self) -> None:
        """What is remembered of a calendar on a server: an event of ours, and one of somebody else."""
        says = Event(self.clock.now, timedelta(hours=1), f"Say {self.spoken}", notes=self.spoken)
        with self.maya.desk.transactions.keeping() as unit:
            me, step = self.maya.desk.person_id, unit.cases.get(self.case).planned.id
            link = unit.calendars.of(me) or unit.calendars.save(
                CalendarLink(
                    self.maya.desk.ids(),
                    me,
                    Account("https://cal.example", "maya"),
                    Place("https://cal.example/m/", "Meetings"),
                    self.clock.now,
                )
            )
            ours = Entry(
                f"/m/{step.hex}.ics", f"{step}@x", step, "1", says, says, says, self.event(self.said)
            )
            others = (
                Entry(f"/m/{uid}.ics", uid, None, "1", content=self.event(f"{uid}, {NAME}")) for uid in "ab"
            )
            named = Entry(f"/m/{NAME}.ics", f"{NAME}@elsewhere", None, "1", content=self.event("Lunch"))
            unit.calendars.keep(link.id, (ours, *others, named))
            unit.commit()

    def read_another(self) -> None:
        """Another calendar that names her."""
        file = self.folder / "other.ics"
        file.write_text(f"BEGIN:VCALENDAR\r\n{self.event(f'Lunch with {NAME}')}END:VCALENDAR\r\n", "utf-8")
        busy_at(self.house, self.maya).add(str(file))

    def event(self, words: str) -> str:
        """An event as calendars write it, a line broken within her name."""
        start = f"{self.clock.now + timedelta(hours=30):%Y%m%dT%H%M%SZ}"
        words = words.replace(SURNAME.title(), f"{SURNAME.title()[:4]}\r\n {SURNAME.title()[4:]}")
        return f"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:{start}\r\nDTSTART:{start}\r\nDURATION:PT1H\r\nSUMMARY:{words}\r\nEND:VEVENT\r\n"

    def rename(self) -> None:
        cards = CustomerService(self.maya.desk)
        cards.edit_contact(self.anna.id, name=f"{NAME} Zqxwvmark")
        cards.edit_contact(self.anna.id, name=NAME)

    def undo(self) -> None:
        """Take the last act back, but not the making of her card: without one there is nobody to erase."""
        had_card = self.has_card()
        self.maya.history.undo()
        if had_card and not self.has_card():
            self.maya.history.redo()

    def has_card(self) -> bool:
        with self.maya.desk.reading() as unit:
            return not unit.contacts.get(self.anna.id).is_withdrawn

    def draft(self) -> None:
        try:
            draft = letters_out.drafts_at(self.house, self.maya).draft(self.case)
            letters_out.save_draft(self.house, draft)
        except NoAddress:
            return

    def list_out(self) -> None:
        """A workbook, a calendar and notes that somebody puts among our own files."""
        exports = bootstrap.exports_at(self.house, self.maya)
        home = bootstrap.home_of(self.house, self.maya)
        exports.calendar(self.paths.data / "list.ics", home)
        exports.workbook(self.paths.data / "list.xlsx", home)
        (self.paths.data / "notes.txt").write_text(f"Ring {NAME} on {PHONE}\nRing Tom\n", "utf-8")
        with ZipFile(self.paths.data / "old.zip", "w") as archive:
            archive.writestr("a.txt", f"{NAME} {SPOKEN}")

    def tried(self, name: str) -> None:
        """Do it, where the rules and the moment let it be done."""
        try:
            self.acts()[name]()
        except (AppError, IndexError):
            return


def left(home: Home) -> list[str]:
    """Every file of ours that holds a sign of her; the calendar that we publish is ours wherever it lies."""
    return traces(home.folder / "home") + traces(home.shared)


def traces(folder: Path) -> list[str]:
    """Every file below that holds a sign of her, in any writing, within archives too."""
    return sorted(
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and (_shows(file.name.encode()) or any(map(_shows, _contents(file))))
    )


def _contents(file: Path) -> list[bytes]:
    found = [file.read_bytes()]
    try:
        with ZipFile(file) as archive:
            found += [archive.read(name) for name in archive.namelist()]
    except BadZipFile:
        pass
    return found


def _shows(content: bytes) -> bool:
    small = content.lower()
    unfolded = small.replace(b"\r\n ", b"").replace(b"=\r\n", b"")
    return any(form in text for sign in SIGNS for form in _forms(sign) for text in (small, unfolded))


def _forms(sign: str) -> set[bytes]:
    return {sign.encode(), sign.encode("utf-16-le"), sign.encode("utf-16-be"), quote(sign).encode()}
