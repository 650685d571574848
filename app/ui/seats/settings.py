"""The settings' side of a seat: private ones in the person's file, the rest in the store."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from app.domain.errors import FileProblem, Unclear
from app.domain.people import Company, Person, Role
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.guards import GuardService
from app.services.people import PeopleService, company_facts, hours_as_text
from app.services.reminders import ReminderService
from app.services.styles import StyleService
from app.services.upkeep import Upkeep
from app.ui.calendar_links.outlooks import state_words
from app.ui.figures import FigureSentences
from app.ui.formats import Formats
from app.ui.messages import sentence
from app.ui.seats.calendar_links import CalendarLinkSeat
from app.ui.seats.calendar_settings import CalendarSettings, MakeCalendars
from app.ui.sentences import filled
from app.ui.settings.desks import Kept
from app.ui.translations import QT_TRANSLATE_NOOP

GROUND, SINGLE_KEYS, TEXT_SIZE, STAY = "window.ground", "single_keys", "text_size", "stay_in_tray"
SIZES = ("100", "115", "130", "150")
_ON, _OFF = "on", "off"
_STANDS = QT_TRANSLATE_NOOP("Calendar", "“{name}”: {state}")
_SWITCHES = {"private.single_keys": SINGLE_KEYS, "private.stay_in_tray": STAY}


class Services(Protocol):
    """What the settings need of the services."""

    @property
    def desk(self) -> Desk: ...
    @property
    def styles(self) -> StyleService: ...
    @property
    def reminders(self) -> ReminderService: ...
    @property
    def guards(self) -> GuardService: ...


@dataclass(frozen=True, slots=True)
class SettingsSeat:
    """Fulfils ``app.ui.settings.desks.SettingsDesk``."""

    services: Services
    formats: Formats
    upkeep: Upkeep | None = None
    calendars: MakeCalendars | None = None
    link: CalendarLinkSeat | None = None

    def kept(self) -> Kept:
        people = PeopleService(self.services.desk)
        me = people.me()
        ways = [(one.key, one.words_in("en").name) for one in self.services.styles.all()]
        calendars = self._calendars()
        is_free = me.role in {Role.LEAD, Role.ADMINISTRATOR}
        return Kept(
            values=self._private()
            | self._guards()
            | _of_person(me)
            | _of_company(people.company())
            | self._of_store()
            | (calendars.values() if calendars is not None else {})
            | ({"calendar.connected": ""} if self._has_link() else {}),
            choices={"private.style": ways} | (calendars.choices() if calendars is not None else {}),
            locked=frozenset() if is_free else frozenset({"company"}),
            notes=self._notes() | (calendars.notes() if calendars is not None else {}) | self._link_notes(),
        )

    def change(self, key: str, value: str) -> Changes:
        area, _, name = key.partition(".")
        people, styles = PeopleService(self.services.desk), self.services.styles
        if area == "me":
            return people.edit_me(**{name: value})
        if area == "company":
            return people.edit_company(**{name: value})
        calendars = self._calendars() if area == "calendar" else None
        if calendars is not None:
            return calendars.change(name, value)
        if area == "guard":
            return styles.switch_guard(name, self.services.reminders, on=value == _ON)
        return self._work_so(key, value) or self._keep_private(key, value)

    def back_up(self) -> str:
        path = self.upkeep.back_up() if self.upkeep is not None else None
        if path is None:
            raise FileProblem("", "a store in memory has no file")
        return path.name

    def _has_link(self) -> bool:
        return self.link is not None and self.link.parts is not None

    def _link_notes(self) -> dict[str, str]:
        """How the connected calendar stands."""
        standing = self.link.standing() if self.link is not None else None
        if standing is None:
            return {}
        words = {"name": standing.name, "state": state_words(standing, self.formats)}
        return {"calendar.connected": filled(QCoreApplication.translate("Calendar", _STANDS), words)}

    def _calendars(self) -> CalendarSettings | None:
        return CalendarSettings(self.calendars(), self.formats) if self.calendars is not None else None

    def _work_so(self, key: str, value: str) -> Changes | None:
        """What changes when and how one is reached; None for everything else."""
        styles = self.services.styles
        if key == "private.waiting_knock":
            return styles.let_waiting_knock(on=value == _ON)
        if key == "private.style":
            return styles.choose(value, self.services.reminders)
        return styles.keep_quiet_hours(value) if key == "private.quiet_hours" else None

    def _keep_private(self, key: str, value: str) -> Changes:
        personal = self.services.styles.personal
        if key in _SWITCHES:
            personal.set(_SWITCHES[key], value == _ON)
        elif key == "private.ground" and value in {"light", "dark", "system"}:
            personal.set(GROUND, value)
        elif key == "private.text_size" and value in SIZES:
            personal.set(TEXT_SIZE, int(value))
        else:
            raise Unclear(value, "field")
        return Changes(Nouns.SETTINGS)

    def _private(self) -> dict[str, str]:
        styles = self.services.styles
        personal = styles.personal
        return {
            "private.style": styles.current().key,
            "private.quiet_hours": styles.quiet_hours().text,
            "private.waiting_knock": _ON if styles.lets_waiting_knock() else _OFF,
            "private.ground": str(personal.get(GROUND, "system")),
            "private.text_size": str(personal.get(TEXT_SIZE, 100)),
            **{
                key: _ON if personal.get(name, True) is not False else _OFF for key, name in _SWITCHES.items()
            },
        }

    def _guards(self) -> dict[str, str]:
        """The switches of the way of working in force."""
        styles = self.services.styles
        on = styles.guards()
        return {f"guard.{name}": _ON if name in on else _OFF for name in styles.chosen().guards}

    def _notes(self) -> dict[str, str]:
        """What each guard sees now, and which style files could not be used."""
        words = FigureSentences(self.formats, partial(QCoreApplication.translate, "Guards"))
        notes = {f"guard.{one.guard}": words.figure(one) for one in self.services.guards.figures()}
        translate = partial(QCoreApplication.translate, "Messages")
        problems = [sentence(one, translate) for one in self.services.styles.problems]
        return notes | ({"private.style": " ".join(problems)} if problems else {})

    def _of_store(self) -> dict[str, str]:
        if self.upkeep is None:
            return {}
        last = self.upkeep.last_backup_at()
        return {
            "store.place": str(self.upkeep.store),
            "store.backups": str(self.upkeep.backups),
            "store.last_backup": self.formats.moment(last) if last is not None else "–",
            "store.back_up": "",
        }


def _of_person(me: Person) -> dict[str, str]:
    return {
        "me.name": me.name,
        "me.function": me.function,
        "me.email": me.email,
        "me.phone": me.phone,
        "me.zone": me.zone,
        "me.hours": hours_as_text(me.hours),
        "me.protected": hours_as_text(me.protected),
    }


def _of_company(company: Company) -> dict[str, str]:
    return {f"company.{name}": text for name, text in company_facts(company).items()}
