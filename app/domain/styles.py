"""What a way of working is: data, read from ``resources/styles`` and the person's own folder.

A style shapes how the employee works. It never touches what a customer is told, or by when.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from decimal import Decimal

from app.domain.batches import Batch
from app.domain.calendar_entries import PLAIN, Look
from app.domain.guard_limits import OUT_OF_THE_BOX, GuardLimits
from app.domain.moments import zone_named
from app.domain.rungs import Rung
from app.domain.working_time.weeks import InvalidHours

DUE = 100
"""The share at which the time is used up: the due moment itself."""

AT_RISK_MARK = 0
"""Stands in place of a share for the moment at which a promise comes at risk (2 business hours left)."""

DEFAULT_VALUE_LIMIT = Decimal(10_000)
"""From this value on, in the company's currency, a case may speak louder (ruling 23)."""

HOMES = frozenset({"people", "priorities", "sheet", "day_plan"})
PLACED = frozenset({"cases", "promises", "ideas", "reports"})
"""Views with a place of their own: a style that names one needs no tab for it; a person may borrow it all the same."""

VIEWS = HOMES | PLACED | {"inbox"}
MY_WAY = "my_way"
"""Key of the person's own mix; no file may have that name."""

PUT_OFFS = frozenset({"limited", "free", "asks_effort", "offers_next_round"})
GUARDS = frozenset(
    {
        "if_then_line",
        "one_card",
        "put_off_limit",
        "ladder",
        "old_promise_first",
        "day_not_finished",
        "ask_box",
        "urgent_limit",
        "lead_time_hint",
        "effort",
        "latest_start",
        "capacity_warning",
        "interim_word",
        "parked_tray",
        "help_budget",
        "return_ticket",
    }
)
DAY_FACTS = frozenset(
    [
        "count",
        "first",
        "due",
        "at_risk",
        "value",
        "needed",
        "free",
        "moved",
        "changed",
        "kept",
        "waiting",
        "told",
        "asks",
        "helped",
        "open",
        "estimated",
        "actual",
    ]
)
"""What the sentences that open and close a day may speak of."""

MANNERS = frozenset({"person", "numbers", "digest", "ready"})
"""How a reminder window speaks: the person first, figures first, a table of all, or only when one is ready."""

WORKBOOKS = frozenset({"call_list", "one_page_summary", "sync_workbook", "checklist"})
CALENDARS = frozenset({"conversations", "promises_and_deadlines", "needed_time", "rounds"})
COLORS = frozenset(
    [
        "blue",
        "brown",
        "crimson",
        "darkorange",
        "darkslateblue",
        "firebrick",
        "forestgreen",
        "goldenrod",
        "gray",
        "green",
        "indigo",
        "maroon",
        "navy",
        "olive",
        "orange",
        "orchid",
        "purple",
        "red",
        "royalblue",
        "seagreen",
        "sienna",
        "slategray",
        "steelblue",
        "teal",
        "tomato",
    ]
)
"""Colours that calendar programs know by name (CSS)."""


@dataclass(frozen=True, slots=True)
class ShareRule:
    """What happens when a share of the available time is used.

    Attributes:
        share: Percent, 1 to 99; ``DUE`` for the due moment; ``AT_RISK_MARK`` for a promise at risk.
        rung: How loudly it is shown.
        promise: The same for a promise.
        valued: The same for a case above the value limit.
    """

    share: int
    rung: Rung
    promise: Rung
    valued: Rung

    def rung_for(self, *, is_promise: bool, is_valued: bool) -> Rung:
        """The loudest rung that applies."""
        return max(
            self.rung,
            self.promise if is_promise else Rung.LIST,
            self.valued if is_valued else Rung.LIST,
        )


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the day in which nothing knocks, in the owner's wall time; may run over midnight."""

    blocks: tuple[tuple[time, time], ...] = ()

    @classmethod
    def of(cls, text: str) -> "Quiet":
        """Hours as one types them, '19:00-07:30'; nothing is no quiet at all. Raises InvalidHours."""
        blocks = []
        for part in filter(None, (part.strip() for part in text.split(","))):
            start, dash, end = (piece.strip() for piece in part.partition("-"))
            try:
                block = (time.fromisoformat(start), time.fromisoformat(end))
            except ValueError:
                raise InvalidHours(part) from None
            if not dash or block[0] == block[1] or any(one.tzinfo for one in block):
                raise InvalidHours(part)
            blocks.append(block)
        return cls(tuple(blocks))

    @property
    def text(self) -> str:
        """As one types it.

        >>> Quiet.of("12:00-13:00, 19:00-07:30").text
        '12:00-13:00, 19:00-07:30'
        """
        return ", ".join(f"{start:%H:%M}-{end:%H:%M}" for start, end in self.blocks)

    def holds(self, at: datetime, zone: str) -> bool:
        """Whether an instant lies in quiet time; the end of a block no longer does.

        >>> from datetime import UTC
        >>> night = Quiet(((time(18), time(8)),))
        >>> [night.holds(datetime(2026, 11, 24, hour, tzinfo=UTC), "Europe/Dublin") for hour in (7, 8, 18)]
        [True, False, True]
        """
        wall = at.astimezone(zone_named(zone)).time()
        return any(
            start <= wall < end if start < end else wall >= start or wall < end for start, end in self.blocks
        )


@dataclass(frozen=True, slots=True)
class StyleWords:
    """How a style speaks in one language.

    Attributes:
        name: What it is called.
        summary: One plain sentence about how one works with it.
        home: What its Today is called.
        day_open, day_close: The sentences that open and close the day, with names in braces.
        calendar: The category of its events in a calendar.
    """

    name: str
    summary: str
    home: str
    day_open: str
    day_close: str
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """A way of working that a person can choose.

    Attributes:
        key: Stable name: the file's name without its ending.
        words: By language; English is always there.
        home: The opening workspace, one of ``HOMES``.
        order: Name of a rule in ``app.domain.orders.ORDERS``.
        views: What it shows, each one of ``VIEWS``.
        quick_entry: Name of a manner in ``app.domain.quick_entry.manners.QUICK_ENTRIES``.
        reminders: By rising share; the last is ``DUE``.
        at_risk: The rung of the extra reminder when a promise comes at risk, or None for no extra one.
        top, promise_top: The rungs above which a closed reminder does not climb.
        batch: When reminders gather.
        quiet: The quiet hours, until the person chooses others.
        put_off: What postponing asks or offers, one of ``PUT_OFFS``.
        guards: What it protects its owner from, each one of ``GUARDS``.
        limits: The numbers that the guards go by.
        has_last_call: Whether a promise whose shares would let it pass in silence is spoken of once in time.
        manner: How a reminder window speaks, one of ``MANNERS``.
        workbook, calendar: What is exported unless the person chooses otherwise.
        calendar_look: How its events look and ring; the category is among the words.
        accent: Name of the accent among the tokens.
        shows_keys: Whether key hints stand beside actions all the time, not only while Alt is held.
    """

    key: str
    words: Mapping[str, StyleWords] = field(hash=False)
    home: str
    order: str
    views: tuple[str, ...]
    quick_entry: str
    reminders: tuple[ShareRule, ...]
    batch: Batch
    at_risk: Rung | None = None
    top: Rung = Rung.NOTIFICATION
    promise_top: Rung = Rung.WINDOW
    quiet: Quiet = Quiet()
    put_off: str = "free"
    guards: frozenset[str] = frozenset()
    limits: GuardLimits = OUT_OF_THE_BOX
    has_last_call: bool = True
    manner: str = "person"
    workbook: str = "call_list"
    calendar: str = "conversations"
    calendar_look: Look = PLAIN
    accent: str = ""
    shows_keys: bool = False

    @property
    def put_off_limit(self) -> int | None:
        """How often a step may be put off, or None for as often as one likes."""
        return self.limits.put_offs if "put_off_limit" in self.guards else None

    @property
    def asks_effort(self) -> bool:
        """Whether postponing asks for a new start and the time needed."""
        return self.put_off == "asks_effort"

    @property
    def offers_next_round(self) -> bool:
        """Whether postponing offers the next round first."""
        return self.put_off == "offers_next_round"

    def words_in(self, language: str) -> StyleWords:
        """The words of a language, or the English ones."""
        return self.words.get(language) or self.words["en"]

    @property
    def tabs(self) -> tuple[str, ...]:
        """The views that stand beside Today's own until somebody borrows others."""
        return tuple(view for view in self.views if view != self.home and view not in PLACED)

    def top_for(self, *, is_promise: bool) -> Rung:
        """The rung above which a closed reminder does not climb."""
        return self.promise_top if is_promise else self.top


Styles = Mapping[str, Style]


@dataclass(frozen=True, slots=True)
class Mix:
    """What somebody puts together for themselves; everything else comes from the style it began with.

    Attributes:
        base: Key of that style.
        home: What Today opens with, one of ``HOMES``.
        quick_entry: The manner in which a new follow-up is asked for.
        tabs: Views beside it.
    """

    base: str
    home: str
    quick_entry: str
    tabs: tuple[str, ...] = ()

    def of(self, base: Style, words: Mapping[str, StyleWords]) -> Style:
        """The mix as a style of its own."""
        return replace(
            base,
            key=MY_WAY,
            words=words,
            home=self.home,
            views=(self.home, *self.tabs),
            quick_entry=self.quick_entry,
        )
