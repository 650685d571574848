"""Ideas as rows of a list, and their headings."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial

from app.domain.ideas import IdeaState
from app.services.ideas import IdeaView
from app.ui.formats import Formats
from app.ui.idea_words import idea_kind, idea_kind_icon, idea_look, idea_state
from app.ui.workspaces.lists.lines import Cell, Line, Sheaf, Title, tr

WAITING = "waiting"
"""The pill for what has no answer yet."""

THIS_WEEK = "this_week"
"""The pill for what was noted since Monday."""


def idea_line(view: IdeaView, formats: Formats) -> Line:
    """An idea with who said it and who has it."""
    idea = view.idea
    tags = frozenset((idea.state.value, "answered" if idea.is_answered else WAITING))
    if idea.noted_at >= monday_of(formats):
        tags |= {THIS_WEEK}
    kind = idea_kind(idea.kind)
    hay = f"{idea.words} {idea.theme} {kind} {view.customer} {view.contact} {view.reference} {idea.answer} {view.owner}"
    who = view.contact or view.customer
    return Line(idea.id, who, partial(_cells, view, kind, formats), idea.case_id, partial(str, hay), tags)


def monday_of(formats: Formats) -> datetime:
    """When the reader's week began."""
    today = formats.today()
    monday = today - timedelta(days=today.weekday())
    return datetime.combine(monday, time(), tzinfo=formats.zone)


def by_state(lines: Sequence[tuple[IdeaView, Line]]) -> list[Sheaf]:
    """Below the state they are in, in its order."""
    return [
        _sheaf(idea_state(state), [line for view, line in lines if view.idea.state is state])
        for state in IdeaState
    ]


def by_theme(lines: Sequence[tuple[IdeaView, Line]]) -> list[Sheaf]:
    """Below their themes, the fullest first, what has none at the end."""
    found: dict[str, list[Line]] = {}
    for view, line in lines:
        found.setdefault(view.idea.theme, []).append(line)
    themes = sorted(found, key=lambda theme: (not theme, -len(found[theme]), theme.casefold()))
    return [_sheaf(theme or tr("No theme yet"), found[theme]) for theme in themes]


def _sheaf(title: str, lines: Sequence[Line]) -> Sheaf:
    return Sheaf(lines, Title(title, str(len(lines))))


def _cells(view: IdeaView, kind: str, formats: Formats) -> tuple[Cell, ...]:
    idea = view.idea
    tone, icon = idea_look(idea.state)
    about = f"{kind} · {idea.theme}" if idea.theme else kind
    said = formats.day(formats.wall(idea.said_at).date())
    has_it = tr("nobody yet") if idea.state is IdeaState.NEW else view.owner
    return (
        Cell(idea_state(idea.state), tone=tone, icon=icon, is_quoted=False),
        Cell(idea.words, about, second_icon=idea_kind_icon(idea.kind)),
        Cell(view.customer, view.contact, weight=500),
        Cell(has_it, idea.answer),
        Cell(said, tr("to {name}").format(name=view.noted_by.partition(" ")[0])),
    )
