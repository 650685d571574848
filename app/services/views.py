"""Views borrowed from other ways of working, and a mix of one's own; private, and changing nothing stored."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from app.domain.errors import NotFound
from app.domain.quick_entry.manners import QUICK_ENTRIES
from app.domain.styles import HOMES, MY_WAY, VIEWS, Mix
from app.services.changes import Changes, Nouns
from app.services.mixes import as_kept, mix_of
from app.services.reminders import ReminderService
from app.services.styles import StyleService

BORROWED = "borrowed"


@dataclass(frozen=True, slots=True)
class ViewService:
    """What stands beside Today's own view, and putting a way of one's own together."""

    styles: StyleService

    def tabs(self) -> tuple[str, ...]:
        """The views beside Today's own: those that the person borrowed, else the style's."""
        style = self.styles.chosen()
        if style.key == MY_WAY:
            return style.views[1:]
        kept = self.styles.personal.get(BORROWED, {}).get(style.key)
        if not isinstance(kept, list):
            return style.tabs
        return tuple(view for view in kept if view in VIEWS and view != style.home)

    def borrow(self, view: str) -> Changes:
        """Show a view as a tab beside one's own; borrowing it twice changes nothing. Raises NotFound."""
        return self._keep((*self.tabs(), _known(view, VIEWS)))

    def give_back(self, view: str) -> Changes:
        """Show a view as a tab no longer. Raises NotFound."""
        return self._keep([tab for tab in self.tabs() if tab != _known(view, VIEWS)])

    def mix(self, home: str, quick_entry: str, tabs: Sequence[str], reminders: ReminderService) -> Changes:
        """Keep a mix as my way, and work that way from now; the rest is as in the style of now. Raises NotFound."""
        _known(home, HOMES)
        _known(quick_entry, QUICK_ENTRIES)
        shown = tuple(_known(tab, VIEWS) for tab in dict.fromkeys(tabs) if tab != home)
        before = self._mix()
        now = self.styles.chosen().key
        base = before.base if before is not None and now == MY_WAY else now
        self.styles.personal.set(MY_WAY, as_kept(Mix(base, home, quick_entry, shown)))
        return self.styles.choose(MY_WAY, reminders)

    def _mix(self) -> Mix | None:
        kept = self.styles.personal.get(MY_WAY)
        return mix_of(kept) if isinstance(kept, dict) else None

    def _keep(self, tabs: Sequence[str]) -> Changes:
        style, mix, personal = self.styles.chosen(), self._mix(), self.styles.personal
        shown = [tab for tab in dict.fromkeys(tabs) if tab != style.home]
        if style.key == MY_WAY and mix is not None:
            personal.set(MY_WAY, as_kept(replace(mix, tabs=tuple(shown))))
        else:
            personal.set(BORROWED, {**personal.get(BORROWED, {}), style.key: shown})
        return Changes(Nouns.SETTINGS)


def _known(name: str, names: Collection[str]) -> str:
    """The name, if there is such a thing."""
    if name not in names:
        raise NotFound("view", name)
    return name
