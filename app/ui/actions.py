"""What one can do, as data: menus, the palette, shortcuts and the help all come from this one list."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from app.ui.translations import QT_TRANSLATE_NOOP

_CONTEXT = "Actions"


class Where(Enum):
    """What an action needs to be of use."""

    ANYWHERE = QT_TRANSLATE_NOOP("Actions", "Anywhere")
    CASE = QT_TRANSLATE_NOOP("Actions", "With a case open or selected")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    Attributes:
        key: Its name in code; the window has a method of this name.
        text: English words, translated where they are shown.
        shortcut: Portable key sequence, or empty.
        where: What it needs.
        icon: Drawn before the words.
        letter: A single key that works while a list has the focus, or empty.
        is_offered: Whether the palette lists it.
    """

    key: str
    text: str
    shortcut: str = ""
    where: Where = Where.ANYWHERE
    icon: str = ""
    letter: str = ""
    is_offered: bool = True

    @property
    def label(self) -> str:
        """The words in the reader's language."""
        return QCoreApplication.translate(_CONTEXT, self.text)


ACTIONS: tuple[Action, ...] = (
    Action(
        "open_palette",
        QT_TRANSLATE_NOOP("Actions", "Search or add"),
        "Ctrl+K",
        icon="ph.magnifying-glass",
        is_offered=False,
    ),
    Action(
        "new_follow_up",
        QT_TRANSLATE_NOOP("Actions", "New follow-up"),
        "Ctrl+N",
        icon="ph.plus-circle",
        letter="N",
    ),
    Action("go_today", QT_TRANSLATE_NOOP("Actions", "Go to Today"), "Ctrl+1", icon="ph.sun-horizon"),
    Action("go_cases", QT_TRANSLATE_NOOP("Actions", "Go to Cases"), "Ctrl+2", icon="ph.briefcase"),
    Action("go_customers", QT_TRANSLATE_NOOP("Actions", "Go to People"), "Ctrl+3", icon="ph.users"),
    Action("go_promises", QT_TRANSLATE_NOOP("Actions", "Go to Promises"), "Ctrl+4", icon="ph.handshake"),
    Action("go_ideas", QT_TRANSLATE_NOOP("Actions", "Go to Ideas"), "Ctrl+5", icon="ph.lightbulb"),
    Action("go_settings", QT_TRANSLATE_NOOP("Actions", "Settings"), "Ctrl+,", icon="ph.gear-six"),
    Action(
        "go_team",
        QT_TRANSLATE_NOOP("Actions", "Go to Team"),
        "Ctrl+6",
        icon="ph.users-three",
        is_offered=False,
    ),
    Action(
        "tell",
        QT_TRANSLATE_NOOP("Actions", "Tell the customer"),
        "Ctrl+T",
        Where.CASE,
        "ph.paper-plane-tilt",
        "T",
    ),
    Action(
        "log_told",
        QT_TRANSLATE_NOOP("Actions", "They heard: keep it"),
        "Ctrl+Shift+T",
        Where.CASE,
        "ph.ear",
    ),
    Action(
        "log_update", QT_TRANSLATE_NOOP("Actions", "Log an update"), "Ctrl+L", Where.CASE, "ph.pen-nib", "L"
    ),
    Action(
        "they_answered",
        QT_TRANSLATE_NOOP("Actions", "They answered"),
        "Ctrl+R",
        Where.CASE,
        "ph.arrow-bend-down-left",
        "Y",
    ),
    Action(
        "add_to_calendar",
        QT_TRANSLATE_NOOP("Actions", "Add this step to the calendar"),
        "",
        Where.CASE,
        "ph.calendar-plus",
    ),
    Action("invite", QT_TRANSLATE_NOOP("Actions", "Invite to the visit"), "", Where.CASE, "ph.users"),
    Action(
        "note_cause",
        QT_TRANSLATE_NOOP("Actions", "What would have prevented it…"),
        "",
        Where.CASE,
        "ph.lightbulb",
    ),
    Action("call", QT_TRANSLATE_NOOP("Actions", "Call"), "", Where.CASE, "ph.phone", "C"),
    Action(
        "write", QT_TRANSLATE_NOOP("Actions", "Write an email"), "", Where.CASE, "ph.envelope-simple", "E"
    ),
    Action("done", QT_TRANSLATE_NOOP("Actions", "Done, then…"), "Ctrl+D", Where.CASE, "ph.check", "D"),
    Action(
        "later", QT_TRANSLATE_NOOP("Actions", "Later"), "Ctrl+Shift+L", Where.CASE, "ph.clock-clockwise", "S"
    ),
    Action(
        "hand_over",
        QT_TRANSLATE_NOOP("Actions", "Hand over"),
        "Ctrl+H",
        Where.CASE,
        "ph.arrow-bend-up-right",
        "H",
    ),
    Action(
        "ask_colleague",
        QT_TRANSLATE_NOOP("Actions", "Ask a colleague"),
        "",
        Where.CASE,
        "ph.tray",
        "A",
    ),
    Action(
        "add_promise",
        QT_TRANSLATE_NOOP("Actions", "Add a promise"),
        "Ctrl+Shift+P",
        Where.CASE,
        "ph.handshake",
        "P",
    ),
    Action(
        "note_idea",
        QT_TRANSLATE_NOOP("Actions", "Note an idea"),
        "Ctrl+Shift+I",
        Where.CASE,
        "ph.lightbulb",
        "I",
    ),
    Action(
        "note_wish",
        QT_TRANSLATE_NOOP("Actions", "Note what they wish…"),
        "Ctrl+Shift+M",
        Where.CASE,
        "ph.user-focus",
    ),
    Action(
        "change_phase",
        QT_TRANSLATE_NOOP("Actions", "Where it stands…"),
        "Ctrl+Shift+S",
        Where.CASE,
        "ph.git-commit",
    ),
    Action("change_kind", QT_TRANSLATE_NOOP("Actions", "Change what it is…"), "", Where.CASE, "ph.swap"),
    Action(
        "wait_on", QT_TRANSLATE_NOOP("Actions", "Wait on somebody"), "", Where.CASE, "ph.hourglass-medium"
    ),
    Action(
        "correct_case",
        QT_TRANSLATE_NOOP("Actions", "Correct matter, value or validity"),
        "",
        Where.CASE,
        "ph.pencil-simple",
    ),
    Action(
        "mark_unusual", QT_TRANSLATE_NOOP("Actions", "No form covers this"), "", Where.CASE, "ph.check-square"
    ),
    Action(
        "why_step", QT_TRANSLATE_NOOP("Actions", "Why this date of the step?"), "", Where.CASE, "ph.question"
    ),
    Action("why_news", QT_TRANSLATE_NOOP("Actions", "Why this date of news?"), "", Where.CASE, "ph.question"),
    Action(
        "why_reminders", QT_TRANSLATE_NOOP("Actions", "Why these reminders?"), "", Where.CASE, "ph.question"
    ),
    Action(
        "interim_word",
        QT_TRANSLATE_NOOP("Actions", "A word before it is complete"),
        "",
        Where.CASE,
        "ph.paper-plane-tilt",
    ),
    Action("accept", QT_TRANSLATE_NOOP("Actions", "Accept the case"), "", Where.CASE, "ph.check-circle"),
    Action("decline", QT_TRANSLATE_NOOP("Actions", "Not me, kindly"), "", Where.CASE, "ph.x-circle"),
    Action(
        "ask_giver", QT_TRANSLATE_NOOP("Actions", "Ask who offers the case"), "", Where.CASE, "ph.question"
    ),
    Action(
        "hand_out_contact",
        QT_TRANSLATE_NOOP("Actions", "Hand out everything about the contact…"),
        "",
        Where.CASE,
        "ph.file-arrow-down",
    ),
    Action(
        "erase_contact",
        QT_TRANSLATE_NOOP("Actions", "Erase the contact for good…"),
        "",
        Where.CASE,
        "ph.eraser",
    ),
    Action("close_case", QT_TRANSLATE_NOOP("Actions", "Close the case"), "", Where.CASE, "ph.archive-box"),
    Action(
        "reopen_case",
        QT_TRANSLATE_NOOP("Actions", "Open the case again"),
        "",
        Where.CASE,
        "ph.arrow-u-up-left",
    ),
    Action(
        "previous_case",
        QT_TRANSLATE_NOOP("Actions", "Previous case"),
        "Alt+Up",
        Where.CASE,
        "ph.caret-up",
        is_offered=False,
    ),
    Action(
        "next_case",
        QT_TRANSLATE_NOOP("Actions", "Next case"),
        "Alt+Down",
        Where.CASE,
        "ph.caret-down",
        is_offered=False,
    ),
    Action(
        "undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", icon="ph.arrow-counter-clockwise", letter="Z"
    ),
    Action("redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z", icon="ph.arrow-clockwise"),
    Action(
        "filter_here",
        QT_TRANSLATE_NOOP("Actions", "Filter here"),
        "Ctrl+F",
        icon="ph.sliders-horizontal",
        letter="/",
    ),
    Action("next_view", QT_TRANSLATE_NOOP("Actions", "Next view of Today"), "Ctrl+PgDown", is_offered=False),
    Action(
        "previous_view", QT_TRANSLATE_NOOP("Actions", "Previous view of Today"), "Ctrl+PgUp", is_offered=False
    ),
    Action("borrow_view", QT_TRANSLATE_NOOP("Actions", "Views beside Today…"), icon="ph.squares-four"),
    Action("mix_my_way", QT_TRANSLATE_NOOP("Actions", "Put together my way…"), icon="ph.sliders-horizontal"),
    Action("protect_time", QT_TRANSLATE_NOOP("Actions", "Protect time…"), icon="ph.leaf", letter="B"),
    Action(
        "toggle_panel", QT_TRANSLATE_NOOP("Actions", "Show or hide the case"), "Ctrl+P", icon="ph.columns"
    ),
    Action("export_calendar", QT_TRANSLATE_NOOP("Actions", "Export a calendar"), icon="ph.calendar-blank"),
    Action("export_workbook", QT_TRANSLATE_NOOP("Actions", "Export a workbook"), icon="mdi6.microsoft-excel"),
    Action("import_list", QT_TRANSLATE_NOOP("Actions", "Bring a list…"), "Ctrl+I", icon="ph.arrow-square-in"),
    Action(
        "receive_letter", QT_TRANSLATE_NOOP("Actions", "Receive a letter…"), "Ctrl+O", icon="ph.envelope-open"
    ),
    Action("export_list", QT_TRANSLATE_NOOP("Actions", "Export this list…"), "Ctrl+E", icon="ph.export"),
    Action("idea_sheet", QT_TRANSLATE_NOOP("Actions", "Sheet of ideas for marketing…"), icon="ph.printer"),
    Action(
        "review_workbook",
        QT_TRANSLATE_NOOP("Actions", "Review workbook changes"),
        "Ctrl+Shift+X",
        icon="mdi6.microsoft-excel",
    ),
    Action("open_workbooks", QT_TRANSLATE_NOOP("Actions", "Linked workbooks"), icon="ph.link"),
    Action("open_writing", QT_TRANSLATE_NOOP("Actions", "What a calendar gets"), icon="ph.calendar-blank"),
    Action("open_calendar", QT_TRANSLATE_NOOP("Actions", "Connected calendar"), icon="ph.calendar-check"),
    Action("open_templates", QT_TRANSLATE_NOOP("Actions", "Texts of letters"), icon="ph.envelope-open"),
    Action("open_standard", QT_TRANSLATE_NOOP("Actions", "Service standard"), icon="ph.list-checks"),
    Action("be_away", QT_TRANSLATE_NOOP("Actions", "I will be away"), icon="ph.umbrella-simple"),
    Action("open_me", QT_TRANSLATE_NOOP("Actions", "How I work, light or dark"), icon="ph.user-circle"),
    Action(
        "open_waiting",
        QT_TRANSLATE_NOOP("Actions", "Customers waiting for news"),
        "Ctrl+Shift+W",
        icon="ph.clock",
    ),
    Action("open_unfinished", QT_TRANSLATE_NOOP("Actions", "Customers to complete"), icon="ph.pencil-simple"),
    Action(
        "open_capacity", QT_TRANSLATE_NOOP("Actions", "Time needed and time free"), icon="ph.hourglass-medium"
    ),
    Action("open_evidence", QT_TRANSLATE_NOOP("Actions", "Where customers answered"), icon="ph.chart-bar"),
    Action("open_fit", QT_TRANSLATE_NOOP("Actions", "How it works for me"), icon="ph.lock-simple"),
    Action("open_day", QT_TRANSLATE_NOOP("Actions", "Start the day"), "Ctrl+Shift+D", icon="ph.sun-horizon"),
    Action("close_day", QT_TRANSLATE_NOOP("Actions", "Close the day"), "Ctrl+Shift+E", icon="ph.moon"),
    Action("open_bell", QT_TRANSLATE_NOOP("Actions", "Reminders"), "Ctrl+B", icon="ph.bell"),
    Action(
        "next_region",
        QT_TRANSLATE_NOOP("Actions", "Next region"),
        "F6",
        icon="ph.arrow-right",
        is_offered=False,
    ),
    Action(
        "previous_region",
        QT_TRANSLATE_NOOP("Actions", "Previous region"),
        "Shift+F6",
        icon="ph.arrow-left",
        is_offered=False,
    ),
    Action("show_keys", QT_TRANSLATE_NOOP("Actions", "Keys"), "F1", icon="ph.keyboard", letter="?"),
    Action("about", QT_TRANSLATE_NOOP("Actions", "About Keepword"), icon="ph.info"),
    Action("quit", QT_TRANSLATE_NOOP("Actions", "Quit Keepword"), "Ctrl+Q", icon="ph.power"),
)
_BY_KEY = {action.key: action for action in ACTIONS}


def find_action(key: str) -> Action:
    """The action of that name. Raises KeyError."""
    return _BY_KEY[key]


def offered() -> Iterator[Action]:
    """What the palette lists."""
    return (action for action in ACTIONS if action.is_offered)


def by_letter(letter: str) -> Action | None:
    """The action behind a single key in a list."""
    return next((action for action in ACTIONS if action.letter and action.letter == letter.upper()), None)


def place_name(where: Where) -> str:
    """A heading for the help."""
    return QCoreApplication.translate(_CONTEXT, where.value)
