"""The first start: the welcome on a store that nobody has set up, and a look round with sample data."""

import locale
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.adapters.data_files.choosing import load_questions
from app.adapters.scheduling.zones import LocalZone
from app.adapters.working_time.public_holidays import countries
from app.domain.working_time import Week
from app.services.ports import Clock
from app.ui.frame.memories import BRINGS_LIST, NoMemory
from app.ui.seats.choices import choice_of
from app.ui.seats.windows import open_window
from app.ui.tasks import Hub
from app.ui.theme.looks import Theme
from app.ui.welcome.beginnings import Asked, Beginning, You
from app.ui.welcome.samples import SampleWindow
from app.ui.welcome.windows import WelcomeWindow
from app.ui.workspaces.homes import homes


class FirstStart(QObject):
    """Asks what there is to ask, and sets the store up.

    Signals:
        ended: The store is set up, or the person closed the window without an answer.
    """

    ended = Signal()

    def __init__(self, app: QApplication, house: bootstrap.House) -> None:
        super().__init__()
        self._house = house
        self._theme = Theme(app, house.paths.resources / "themes" / "tokens.json")
        self.is_set_up = False
        self.look_round: LookRound | None = None
        ways = [choice_of(style) for style in house.loaded.styles.values()]
        questions = house.paths.resources / "welcome" / "en.toml"
        asked = Asked(lambda: load_questions(questions), countries)
        self.window = WelcomeWindow(self._theme, ways, _known(house), asked)
        self.window.begun.connect(self._begin)
        self.window.sample_wanted.connect(self._try)
        self.window.closed.connect(self.ended)

    def close(self) -> None:
        """Leave nothing behind."""
        self._leave()
        self.window.hide()
        self.window.deleteLater()
        self._theme.close()

    def _begin(self, beginning: Beginning) -> None:
        set_up(self._house, beginning)
        self.is_set_up = True
        self.window.close()
        self.ended.emit()

    def _try(self, way: str) -> None:
        self.look_round = LookRound(self._theme, self._house, way)
        self.look_round.left.connect(self._come_back)
        self.window.hide()

    def _come_back(self) -> None:
        self._leave()
        self._theme.apply(self.window.way.accent, self._theme.ground)
        self.window.show()

    def _leave(self) -> None:
        if self.look_round is not None:
            self.look_round.close()
            self.look_round = None


class LookRound(QObject):
    """A window on the sample company, in a store of its own that is gone afterwards.

    Signals:
        left: The person has seen enough.
    """

    left = Signal()

    def __init__(self, theme: Theme, house: bootstrap.House, way: str) -> None:
        super().__init__()
        self._folder = TemporaryDirectory(prefix="keepword-sample-")
        below = Path(self._folder.name)
        paths = replace(
            house.paths,
            data=below / "data",
            config=below / "config",
            logs=below / "logs",
            backups=below / "backups",
        ).ensure()
        clock = _running_from(bootstrap.sample_present(house.paths), house.clock)
        self._house = replace(bootstrap.open_house(paths, bootstrap.IN_MEMORY, clock), loaded=house.loaded)
        bootstrap.fill_with_sample(self._house)
        services = bootstrap.services_at(self._house, self._house.set_up.desk_person())
        services.styles.choose(way, services.reminders)
        zone = bootstrap.home_of(self._house, services).zone.key
        self._hub = Hub()
        inner = open_window(
            theme, services, zone, clock, self._hub, NoMemory(), homes=homes(), open_url=_unsent
        )
        self.window = SampleWindow(theme, inner)
        self.window.left.connect(self.left)
        inner.quit_requested.connect(self.left)
        self.window.show()

    def close(self) -> None:
        """Let everything go."""
        self.window.left.disconnect(self.left)
        self._hub.close()
        self.window.close()
        self.window.deleteLater()
        self._house.close()
        self._folder.cleanup()


def set_up(house: bootstrap.House, beginning: Beginning) -> None:
    """Fill the empty store with what was said; what was skipped is as this computer has it."""
    you = beginning.you
    company, person = bootstrap.first_company(house, you.zone, you.country)
    hours = Week.of(you.hours)
    company = replace(company, name=you.company, hours=hours, voice=you.voice)
    person = replace(person, name=you.name or person.name, function=you.function, hours=hours)
    house.set_up.set_up(company, person)
    if beginning.way:
        services = bootstrap.services_at(house, person.id)
        services.styles.choose(beginning.way, services.reminders)
        services.styles.personal.set(BRINGS_LIST, "yes" if beginning.brings_list else "")


def _known(house: bootstrap.House) -> You:
    """What this computer says of its owner and place."""
    zone = LocalZone()().key
    country = (locale.getlocale()[0] or "").partition("_")[2][:2].upper()
    _, person = bootstrap.first_company(house, zone, country)
    return You(name=person.name, zone=zone, country=person.country)


def _running_from(story: datetime, clock: Clock) -> Clock:
    """A clock that starts at the story's moment and runs as the real one does."""
    began = clock()

    def now() -> datetime:
        return story + max(clock() - began, timedelta())

    return now


def _unsent(_url: str) -> None:
    """Nothing leaves a sample."""
