"""The person's own way of working: private, changed any day, changing nothing that is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from app.domain.attention import Attention
from app.domain.data_problems import DataFileProblem
from app.domain.errors import NotFound
from app.domain.fit import Period
from app.domain.guards.conversations import IF_THEN_LINE
from app.domain.guards.switches import without
from app.domain.requests import AskRules
from app.domain.styles import GUARDS, MY_WAY, Quiet, Style
from app.domain.working_time import InvalidHours
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.mixes import mine
from app.services.ports import UnitOfWork
from app.services.reminders import ReminderService
from app.services.steps import Postponement

STYLE = "style"
GUARDS_OFF = "guards_off"
WAITING_KNOCK = "waiting_knock"
QUIET_HOURS = "quiet_hours"
QUIET_UNTIL = "quiet_until"
PERIODS = "style_periods"
_MOST_PERIODS = 200


class Personal(Protocol):
    """A person's private settings, outside the store (ruling 26)."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value, or the default."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value."""


@dataclass(frozen=True, slots=True)
class StyleService:
    """Looking at the styles, and choosing one.

    Attributes:
        problems: What is wrong with style files that could not be used.
    """

    styles: Mapping[str, Style]
    personal: Personal
    problems: tuple[DataFileProblem, ...] = ()

    def all(self) -> tuple[Style, ...]:
        """Every way of working there is; the person's own mix comes last."""
        own = mine(self.styles, self.personal.get(MY_WAY))
        return (*self.styles.values(), own) if own is not None else tuple(self.styles.values())

    def current(self) -> Style:
        """The person's, without the guards that are switched off; the first there is until one is chosen."""
        return without(self.chosen(), self.guards_off())

    def chosen(self) -> Style:
        """The person's as its file has it, whatever is switched off."""
        first = next(iter(self.styles))
        key = self.personal.get(STYLE, first)
        own = mine(self.styles, self.personal.get(MY_WAY)) if key == MY_WAY else None
        return own or self.styles.get(key, self.styles[first])

    def guards(self) -> frozenset[str]:
        """The guards in force: those of the style without those switched off."""
        return self.current().guards

    def keeps_cues(self) -> bool:
        """Whether the situation of an if-then line stays with its step."""
        return IF_THEN_LINE in self.guards()

    def guards_off(self) -> frozenset[str]:
        """The guards that the person switched off, in whatever style."""
        return frozenset(name for name in self.personal.get(GUARDS_OFF, []) if name in GUARDS)

    def switch_guard(self, name: str, reminders: ReminderService, *, on: bool) -> Changes:
        """Let a guard work, or not, from now on; the future is planned anew. Raises NotFound."""
        if name not in GUARDS:
            raise NotFound("guard", name)
        off = self.guards_off() - {name} if on else self.guards_off() | {name}
        self.personal.set(GUARDS_OFF, sorted(off) or None)
        reminders.plan_again()
        return Changes(Nouns.SETTINGS | Nouns.REMINDERS)

    def ask_rules(self) -> AskRules:
        """How asking is guarded: for everybody alike, unless the person switched that off."""
        off, limits = self.guards_off(), self.chosen().limits
        return AskRules("ask_box" not in off, None if "urgent_limit" in off else limits.urgent_a_day)

    def named(self, name: str) -> Style:
        """A style by its key or by its name in any language. Raises NotFound."""
        asked = name.strip().casefold()
        for style in self.all():
            if asked == style.key or asked in {words.name.casefold() for words in style.words.values()}:
                return style
        raise NotFound("style", name)

    def choose(self, name: str, reminders: ReminderService) -> Changes:
        """Work another way from now: no case, step, promise or date changes. Raises NotFound."""
        before, chosen = self.periods(), self.named(name).key
        if chosen != before[-1].style:
            self._keep_periods([*before, Period(chosen, reminders.desk.clock())])
        self.personal.set(STYLE, chosen)
        reminders.plan_again()
        return Changes(Nouns.SETTINGS | Nouns.REMINDERS)

    def periods(self) -> tuple[Period, ...]:
        """Which way the person worked when, rising; the first one counts from the beginning."""
        kept = self.personal.get(PERIODS, [])
        found = [period for period in map(_period, kept) if period is not None]
        return tuple(found) or (Period(self.current().key),)

    def _keep_periods(self, periods: Sequence[Period]) -> None:
        kept = [
            {"style": one.style, "from": one.from_at.isoformat() if one.from_at is not None else ""}
            for one in periods[-_MOST_PERIODS:]
        ]
        self.personal.set(PERIODS, kept)

    def postponement(
        self, *, is_agreed: bool = False, reason: str = "", effort: timedelta | None = None
    ) -> Postponement:
        """How the person's way of working puts a step off."""
        style = self.current()
        return Postponement(
            is_agreed, reason, style.put_off_limit, effort=effort, asks_effort=style.asks_effort
        )

    def attention(self, desk: Desk, unit: UnitOfWork) -> Attention:
        """How and when the person can be reached."""
        style, person = self.current(), desk.person(unit)
        limit = desk.company(unit).value_limit
        calendar = desk.calendar_of(person)
        return Attention(
            style,
            calendar,
            self.quiet_hours(),
            person.protected,
            limit,
            self.quiet_until(),
            lets_waiting_knock=self.lets_waiting_knock(),
        )

    def lets_waiting_knock(self) -> bool:
        """Whether customers who wait for news come through quiet time."""
        return self.personal.get(WAITING_KNOCK, False) is True

    def let_waiting_knock(self, *, on: bool) -> Changes:
        """Let customers who wait for news come through quiet time, or not (ruling 23)."""
        self.personal.set(WAITING_KNOCK, on or None)
        return Changes(Nouns.SETTINGS | Nouns.REMINDERS)

    def quiet_hours(self) -> Quiet:
        """The person's own quiet hours, or those of their way of working."""
        kept = self.personal.get(QUIET_HOURS)
        try:
            return Quiet.of(kept) if isinstance(kept, str) else self.current().quiet
        except InvalidHours:
            return self.current().quiet

    def keep_quiet_hours(self, text: str | None) -> Changes:
        """Hold reminders in these hours from now on; None goes back to the style's. Raises InvalidHours."""
        self.personal.set(QUIET_HOURS, None if text is None else Quiet.of(text).text)
        return Changes(Nouns.SETTINGS | Nouns.REMINDERS)

    def quiet_until(self) -> datetime | None:
        """Until when the person asked for quiet, beside the hours that are always quiet."""
        try:
            until_at = datetime.fromisoformat(self.personal.get(QUIET_UNTIL, ""))
        except ValueError:
            return None
        return until_at if until_at.tzinfo is not None else None

    def be_quiet(self, until_at: datetime | None) -> Changes:
        """Hold everything but a promise about to break until then; None ends it."""
        self.personal.set(QUIET_UNTIL, until_at.isoformat() if until_at is not None else None)
        return Changes(Nouns.SETTINGS | Nouns.REMINDERS)


def _period(kept: Any) -> Period | None:
    """One line of the private file; None for what somebody spoiled there."""
    try:
        from_at = datetime.fromisoformat(kept["from"]) if kept["from"] else None
        is_known = isinstance(kept["style"], str) and (from_at is None or from_at.tzinfo is not None)
    except (KeyError, TypeError, ValueError):
        return None
    return Period(kept["style"], from_at) if is_known else None
