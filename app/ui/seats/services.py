"""What the window's desk needs of the services; the composition root has it."""

from typing import Protocol

from app.services.beyond_book import BeyondBookService
from app.services.cases import CaseService
from app.services.days import DayService
from app.services.desks import Desk as ServiceDesk
from app.services.entries import EntryService
from app.services.guards import GuardService
from app.services.handovers import HandoverService
from app.services.ideas import IdeaService
from app.services.opening import OpeningService
from app.services.promise_book import PromiseBookService
from app.services.promises import PromiseService
from app.services.reasons import WhyService
from app.services.reminders import ReminderService
from app.services.requests import RequestService
from app.services.steps import StepService
from app.services.styles import StyleService
from app.services.telling import TellingService
from app.services.today import TodayService
from app.services.undoing import HistoryService
from app.services.wishes import WishService


class Services(Protocol):
    """One service for each noun, at one open store."""

    @property
    def desk(self) -> ServiceDesk: ...
    @property
    def entries(self) -> EntryService: ...
    @property
    def opening(self) -> OpeningService: ...
    @property
    def cases(self) -> CaseService: ...
    @property
    def steps(self) -> StepService: ...
    @property
    def telling(self) -> TellingService: ...
    @property
    def promises(self) -> PromiseService: ...
    @property
    def promise_book(self) -> PromiseBookService: ...
    @property
    def beyond_book(self) -> BeyondBookService: ...
    @property
    def handovers(self) -> HandoverService: ...
    @property
    def ideas(self) -> IdeaService: ...
    @property
    def requests(self) -> RequestService: ...
    @property
    def guards(self) -> GuardService: ...
    @property
    def history(self) -> HistoryService: ...
    @property
    def today(self) -> TodayService: ...
    @property
    def reasons(self) -> WhyService: ...
    @property
    def reminders(self) -> ReminderService: ...
    @property
    def styles(self) -> StyleService: ...
    @property
    def days(self) -> DayService: ...
    @property
    def wishes(self) -> WishService: ...
