"""The sheet for marketing: what customers said, by theme, with counts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from app.domain.ideas import IdeaKind, IdeaState
from app.domain.list_tables import Form, Head, ListTable
from app.domain.moments import zone_named
from app.services.ideas import IdeaService, IdeaView

KINDS: Final[Mapping[IdeaKind, str]] = {
    IdeaKind.PRAISE: "Praise",
    IdeaKind.IDEA: "Idea",
    IdeaKind.NEW_USE: "New use",
    IdeaKind.CAUSE: "Cause of complaint",
}
STATES: Final[Mapping[IdeaState, str]] = {
    IdeaState.NEW: "New",
    IdeaState.READ: "Read",
    IdeaState.PLANNED: "Planned",
    IdeaState.DONE: "Done",
    IdeaState.DECLINED: "Declined",
}
NO_THEME: Final = "No theme"
_WEEK: Final = timedelta(days=7)

_IDEAS: Final = (
    Head("Theme", width=20),
    Head("Kind", width=18),
    Head("What they said", width=60),
    Head("Customer", width=22),
    Head("Contact", width=20),
    Head("Reference", width=11),
    Head("Said", Form.MOMENT),
    Head("Noted", Form.MOMENT),
    Head("Noted by"),
    Head("With"),
    Head("State", width=11),
    Head("Answer", width=40),
    Head("Answered", Form.MOMENT),
)
_THEMES: Final = (
    Head("Theme", width=20),
    Head("Ideas", Form.NUMBER, 9),
    *(Head(title, Form.NUMBER, 12) for title in KINDS.values()),
    Head("Wait for an answer", Form.NUMBER, 18),
)


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """Everything under one theme.

    Attributes:
        theme: Empty for what has none yet.
        views: The newest first.
    """

    theme: str
    views: tuple[IdeaView, ...]

    @property
    def waiting(self) -> int:
        """How many have no answer yet."""
        return sum(not view.idea.is_answered for view in self.views)

    def counts(self) -> Mapping[IdeaKind, int]:
        """How many of each kind."""
        found = Counter(view.idea.kind for view in self.views)
        return {kind: found[kind] for kind in IdeaKind}


@dataclass(frozen=True, slots=True)
class IdeaSheet:
    """What a sheet shows.

    Attributes:
        starts_on: The Monday of the week it tells of, or None for all that was ever noted.
        sections: The fullest theme first, what has none at the end.
    """

    sections: tuple[ThemeSection, ...]
    starts_on: date | None = None

    @property
    def views(self) -> tuple[IdeaView, ...]:
        """Every idea of it, theme by theme."""
        return tuple(view for section in self.sections for view in section.views)

    @property
    def ends_on(self) -> date | None:
        """The Sunday of that week."""
        return None if self.starts_on is None else self.starts_on + _WEEK - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CompanySheet:
    """A sheet with the name of the company whose it is."""

    sheet: IdeaSheet
    company: str


def sheet_of(service: IdeaService, day: date | None = None) -> IdeaSheet:
    """The sheet of the week that holds a day of the company, or of everything ever noted."""
    if day is None:
        return IdeaSheet(by_theme(service.since()))
    monday = day - timedelta(days=day.weekday())
    with service.desk.reading() as unit:
        zone = service.desk.company(unit).zone
    starts, ends = (datetime.combine(on, time(), tzinfo=zone_named(zone)) for on in (monday, monday + _WEEK))
    views = [view for view in service.since(starts) if view.idea.noted_at < ends]
    return IdeaSheet(by_theme(views), monday)


def by_theme(views: Iterable[IdeaView]) -> tuple[ThemeSection, ...]:
    """Ideas under their themes, the fullest first, what has none at the end."""
    found: dict[str, list[IdeaView]] = {}
    for view in views:
        found.setdefault(view.idea.theme, []).append(view)
    ordered = sorted(found, key=lambda theme: (not theme, -len(found[theme]), theme.casefold()))
    return tuple(ThemeSection(theme, tuple(found[theme])) for theme in ordered)


def idea_table(views: Sequence[IdeaView], name: str = "Ideas") -> ListTable:
    """Ideas in their order, with the counts of their themes beside."""
    return ListTable(name, _IDEAS, tuple(map(_row, views)), (theme_table(by_theme(views)),))


def theme_table(sections: Iterable[ThemeSection], name: str = "Themes") -> ListTable:
    """How many ideas of each kind stand under each theme."""
    return ListTable(
        name,
        _THEMES,
        tuple(
            (one.theme or NO_THEME, len(one.views), *one.counts().values(), one.waiting) for one in sections
        ),
    )


def _row(view: IdeaView) -> tuple[str | datetime | None, ...]:
    idea = view.idea
    return (
        idea.theme,
        KINDS[idea.kind],
        idea.words,
        view.customer,
        view.contact,
        view.reference,
        idea.said_at,
        idea.noted_at,
        view.noted_by,
        view.owner,
        STATES[idea.state],
        idea.answer,
        idea.answered_at,
    )
