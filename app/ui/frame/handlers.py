"""What the window does for the keys of the actions that mean no case."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.ui.frame.places import PLACES, UNFINISHED

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

Handlers = dict[str, Callable[[], object]]
"""Key of an action -> what it does."""


def handlers_of(window: "MainWindow") -> Handlers:
    """All that one window does; an act on a case has none here."""
    return {
        **window.small.handlers,
        **_places(window),
        **_views(window),
        "new_follow_up": window.quick_add,
        "undo": window.backs.undo,
        "redo": window.backs.redo,
        "filter_here": lambda: window.workspace.filter_here(),  # noqa: PLW0108  # whichever stands there then
        "protect_time": window.small.protect,
        "toggle_panel": window.side.toggle,
        "export_calendar": partial(window.exports.ask, "calendar"),
        "export_workbook": partial(window.exports.ask, "workbook"),
        "export_list": lambda: window.exports.ask_list(window.workspace.shown_list()),
        "idea_sheet": window.exports.ask_ideas,
        "receive_letter": window.receive,
        "open_me": window.open_me,
        "open_waiting": window.bars.open_waiting,
        "open_bell": window.bars.open_bell,
        "quit": window.quit_requested.emit,
    }


def _places(window: "MainWindow") -> Handlers:
    """Going somewhere."""
    return {
        **{f"go_{place.key}": partial(window.go, place.key) for place in PLACES},
        "open_unfinished": partial(window.open_customer, UNFINISHED),
        "previous_case": partial(window.walks.step, -1),
        "next_case": partial(window.walks.step, 1),
        "next_region": partial(window.walks.go_round, 1),
        "previous_region": partial(window.walks.go_round, -1),
    }


def _views(window: "MainWindow") -> Handlers:
    """Ways of looking at Today."""
    return {
        "restyle": window.ways.read_anew,
        "next_view": lambda: window.views.step(1, is_here=window.is_today),
        "previous_view": lambda: window.views.step(-1, is_here=window.is_today),
        "borrow_view": window.views.open_menu,
        "mix_my_way": window.views.open_mix,
    }
