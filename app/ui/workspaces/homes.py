"""Which workspace stands behind the name of a home in the style files; the plain list stands in for the rest."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from app.ui.frame.places import COMPOSER, REVIEW
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Homes, Workspace, WorkspaceFactory

_CLASSES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "day_plan": ("app.ui.workspaces.day_plan.pages", "DayPlanPage"),
        "people": ("app.ui.workspaces.people.pages", "PeoplePage"),
        "priorities": ("app.ui.workspaces.priorities.pages", "PrioritiesPage"),
        "sheet": ("app.ui.workspaces.sheet.pages", "SheetPage"),
    }
)
"""Home -> (module, class). Loaded when first shown: a start pays for one workspace, not for four."""

_PAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "cases": ("app.ui.workspaces.cases_pages", "CasesPage"),
        COMPOSER: ("app.ui.composer.pages", "ComposerPage"),
        "customers": ("app.ui.workspaces.lists.customers", "CustomersPage"),
        "found": ("app.ui.workspaces.lists.searches", "SearchPage"),
        "ideas": ("app.ui.workspaces.lists.ideas", "IdeasPage"),
        "promises": ("app.ui.workspaces.lists.promises", "PromisesPage"),
        "settings": ("app.ui.settings.pages", "SettingsPage"),
        REVIEW: ("app.ui.workbooks.pages", "ReviewPage"),
        "team": ("app.ui.workspaces.team.pages", "TeamPage"),
    }
)
"""Place of the rail -> (module, class); Today is a home."""


def homes() -> Homes:
    """Every workspace there is, by the names that style files use."""
    return MappingProxyType({home: _later(*where) for home, where in _CLASSES.items()})


def page_of(place: str) -> WorkspaceFactory | None:
    """What stands behind a place of the rail; loaded when first gone to."""
    return _later(*_PAGES[place]) if place in _PAGES else None


def _later(module: str, name: str) -> WorkspaceFactory:
    def make(bench: Workbench, parent: QWidget) -> Workspace:
        workspace: Workspace = getattr(import_module(module), name)(bench, parent)
        return workspace

    return make
