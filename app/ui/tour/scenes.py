"""Every screen by name, in the order of the index."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.ui.frame.places import CASES, PLACES, TODAY
from app.ui.quick_entry.palettes import CommandPalette
from app.ui.reminders.items import Item, Surroundings
from app.ui.reminders.manners import GATHERING
from app.ui.reminders.windows import Answers, ReminderStack
from app.ui.tour.beginnings import beginnings
from app.ui.tour.calendars import calendars
from app.ui.tour.days import days
from app.ui.tour.dialogs import dialogs
from app.ui.tour.files import files
from app.ui.tour.incoming import incoming
from app.ui.tour.leaves import leaves
from app.ui.tour.letters import letters
from app.ui.tour.linked import linked
from app.ui.tour.mixes import mixes
from app.ui.tour.scenery import CASE, PAUSE_MS, Opening, Scene, Store, acting, case, going, row_of
from app.ui.tour.stages import Stage, Whose
from app.ui.tour.states import states
from app.ui.tour.wishes import wishes
from app.ui.translations import QT_TRANSLATE_NOOP


def _full_panel(stage: Stage) -> QWidget | None:
    case()(stage)
    return stage.window.panel.widget()


def _searching(line: str) -> Opening:
    def search(stage: Stage) -> None:
        stage.window.act("open_palette")
        stage.settle()
        palette = next(one for one in stage.shown() if isinstance(one, CommandPalette))
        palette.entry.write(line)

    return search


def _adding(line: str) -> Opening:
    def add(stage: Stage) -> None:
        stage.window.quick_add(line)

    return add


def _why(what: str) -> Opening:
    def ask(stage: Stage) -> None:
        stage.window.acts.why(row_of(stage, CASE).case_id, what)

    return ask


def _said(stage: Stage) -> None:
    stage.window.say(QCoreApplication.translate("CaseActs", _KEPT))


def _reminded(stage: Stage, whose: Whose = Whose.OWN, *, is_covered: bool = False) -> QWidget | None:
    """What comes next, in the manner of the style: as in the picture; or what one looks after for somebody."""
    services = stage.services(whose)
    manner = services.styles.current().manner
    chosen = [row for row in services.today.rows() if row.is_covered or not is_covered]
    rows = sorted(chosen, key=lambda row: row.due_at)[:4]
    items = [Item(row.reference, row, row.due_at) for row in rows]
    around = Surroundings(rows[0], tuple(row.case_id for row in rows), rows[-1].due_at)
    stack = ReminderStack(stage.theme, stage.formats(whose), Answers(_nothing, _nothing, _nothing))
    stage.kept.append(stack)
    stack.tell(items if manner in GATHERING else items[2:3], manner, around)
    return stack.windows[0]


def _nothing(*_about: object) -> None:
    """A press leads nowhere on a tour."""


_HOMES = {
    "people": ("People", "01 12c"),
    "priorities": ("Priorities", "02 12a"),
    "sheet": ("Sheet", "03 12d"),
    "day_plan": ("Day plan", "04 12b"),
}
"""Workspace -> its name in the index, the design's picture."""
_KEPT = QT_TRANSLATE_NOOP("CaseActs", "Kept.")
LINE = "call Eimear Walsh tomorrow at 10 about the service plan"

_ACTS = (
    ("tell", "Tell the customer", "06"),
    ("log_update", "Log an update", ""),
    ("done", "Done, then", "14"),
    ("later", "Later", "14"),
    ("hand_over", "Hand over", ""),
    ("add_promise", "A promise", ""),
    ("note_idea", "Note an idea", ""),
    ("change_phase", "Another phase", ""),
    ("change_kind", "What it is", ""),
    ("wait_on", "Wait on somebody", ""),
    ("correct_case", "Correct the case", ""),
    ("ask_colleague", "Ask a colleague", ""),
    ("interim_word", "A word before it is complete", ""),
    ("close_case", "Close the case", ""),
)


def _workspaces() -> Iterator[Scene]:
    for home, (name, like) in _HOMES.items():
        yield Scene(f"{home}", name, home, like=like, wait_ms=PAUSE_MS)
        yield Scene(f"{home}-case", f"{name} with a case", home, case(), like="06", wait_ms=PAUSE_MS)
        yield Scene(f"{home}-reminder", f"{name}: a reminder", home, _reminded, like="10a")
        yield Scene(f"{home}-line", f"{name}: its own line", home, acting("new_follow_up"), like="10c")
        yield Scene(f"{home}-empty", f"{name}: nothing stored yet", home, None, Whose.NOBODY, like="13")
        waiting = Scene(
            f"{home}-waiting", f"{name}: still reading", home, None, store=Store.NOT_YET, like="13"
        )
        yield replace(waiting, wait_ms=2 * PAUSE_MS)
        yield Scene(
            f"{home}-refused", f"{name}: the store is busy", home, None, store=Store.REFUSED, like="13"
        )


def _covered() -> Iterator[Scene]:
    """What one looks after for a colleague who is off, among one's own."""
    reminded = partial(_reminded, whose=Whose.COVER, is_covered=True)
    for home, (name, _like) in _HOMES.items():
        yield Scene(f"{home}-cover", f"{name}: for a colleague", home, None, Whose.COVER, wait_ms=PAUSE_MS)
    for home in ("people", "day_plan"):
        title = f"{_HOMES[home][0]}: a reminder for a colleague"
        yield Scene(f"{home}-cover-reminder", title, home, reminded, Whose.COVER)


def _places() -> Iterator[Scene]:
    for place in PLACES:
        key, text, goes = place.key, place.text, going(place.key)
        if place is TODAY:
            continue
        if place.is_for_leads:
            yield Scene(key, text, "priorities", goes, Whose.LEAD, like="08", wait_ms=PAUSE_MS)
        else:
            yield Scene(key, text, "priorities", goes, wait_ms=PAUSE_MS)
        yield Scene(f"{key}-empty", f"{text}: nothing stored yet", "people", goes, Whose.NOBODY)


def _cases() -> Iterator[Scene]:
    yield Scene("panel", "Cases with the case beside them", "priorities", case(place=CASES.key), like="06")
    yield Scene("panel-full", "The case at its full length", "people", _full_panel, like="06b")
    for act, title, like in _ACTS:
        yield Scene(f"act-{act.replace('_', '-')}", title, "people", case(act), like=like, wait_ms=PAUSE_MS)
    yield Scene("why-news", "Why this date of news", opens=_why("news"))
    yield Scene("why-step", "Why this date of the step", opens=_why("step"))
    yield Scene("why-reminders", "Why these reminders", "sheet", case("why_reminders"), wait_ms=PAUSE_MS)


def _around() -> Iterator[Scene]:
    yield Scene("palette", "Search or add", opens=acting("open_palette"), wait_ms=PAUSE_MS)
    yield Scene("palette-search", "Search", opens=_searching("Marlowe"), wait_ms=PAUSE_MS, like="10c")
    yield Scene("quick-add", "A typed line", opens=_adding(LINE), wait_ms=PAUSE_MS, like="10c")
    yield Scene("keys", "The keys", opens=acting("show_keys"))
    yield Scene("me", "How I work", opens=acting("open_me"))
    yield Scene("capacity", "Time needed and time free", "sheet", acting("open_capacity"), wait_ms=PAUSE_MS)
    yield Scene("evidence", "Where customers answered", opens=acting("open_evidence"))
    yield Scene("fit", "How it works for me", opens=acting("open_fit"))
    yield Scene("waiting", "Customers who wait for news", opens=acting("open_waiting"))
    yield Scene("bell", "Reminders so far", opens=acting("open_bell"))
    yield Scene("toast", "What was done, and the way back", opens=_said)


def first_scenes(home: str) -> Sequence[Scene]:
    """The three that show most, in the way of working whose workspace that is."""
    return (
        Scene("today", "Today", home, wait_ms=PAUSE_MS),
        Scene("cases", "Cases", home, going(CASES.key)),
        Scene("case", "A case", home, case(), wait_ms=PAUSE_MS),
    )


def scenes() -> Sequence[Scene]:
    """All of them, in the order of the index."""
    return (
        *beginnings(),
        *_workspaces(),
        *_covered(),
        *_places(),
        *_cases(),
        *days(),
        *dialogs(),
        *files(),
        *incoming(),
        *leaves(),
        *letters(),
        *mixes(),
        *linked(),
        *calendars(),
        *states(),
        *wishes(),
        *_around(),
    )
