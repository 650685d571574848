"""Every setting as data: what it is called, what it does, what it can be, and where it is kept."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from app.ui.figures import WORDS
from app.ui.translations import QT_TRANSLATE_NOOP


class Form(Enum):
    """How a setting is edited."""

    TEXT = "text"
    CHOICE = "choice"
    SWITCH = "switch"
    FACT = "fact"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Attributes:
        key: ``area.name``; the area says where it is kept: ``private``, ``guard``, ``me``, ``company`` or ``store``;
            ``away``, ``standard``, ``letter``, ``list``, ``workbook`` and ``help`` open something.
        title, help: English words, translated where they are shown.
        options: Value and English words of a choice; empty where the desk names them.
        context: Where its words are translated.
    """

    key: str
    title: str
    help: str
    form: Form = Form.TEXT
    options: tuple[tuple[str, str], ...] = ()
    context: str = "Settings"

    @property
    def label(self) -> str:
        """The title in the reader's language."""
        return tr(self.title, self.context)

    @property
    def hint(self) -> str:
        """The help in the reader's language."""
        return tr(self.help, self.context)

    @property
    def area(self) -> str:
        """Where it is kept."""
        return self.key.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Group:
    """Settings below one heading."""

    title: str
    settings: tuple[Setting, ...]


def tr(text: str, context: str = "Settings") -> str:
    """In the settings' context."""
    return QCoreApplication.translate(context, text) if text else ""


def _guards() -> tuple[Setting, ...]:
    """A switch for each guard; the page shows those of the way of working in force."""
    return tuple(
        Setting(f"guard.{name}", said.title, said.help, Form.SWITCH, context="Guards")
        for name, said in WORDS.items()
    )


CALENDAR = Group(
    QT_TRANSLATE_NOOP("Settings", "Calendar"),
    (
        Setting(
            "calendar.what",
            QT_TRANSLATE_NOOP("Settings", "What a calendar gets"),
            QT_TRANSLATE_NOOP("Settings", "Files, the published calendar and the feed hold the same."),
            Form.ACT,
        ),
        Setting(
            "calendar.privacy",
            QT_TRANSLATE_NOOP("Settings", "What its events tell"),
            QT_TRANSLATE_NOOP("Settings", "Whoever sees the calendar sees this much of your customers."),
            Form.CHOICE,
            (
                ("full", QT_TRANSLATE_NOOP("Settings", "Everything about the case")),
                ("names", QT_TRANSLATE_NOOP("Settings", "Customer and step")),
                ("busy", QT_TRANSLATE_NOOP("Settings", "Only that I am busy")),
            ),
        ),
        Setting(
            "calendar.file",
            QT_TRANSLATE_NOOP("Settings", "Export a calendar"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Outlook doubles events that are imported twice: give them a calendar of their own, and empty it first.",
            ),
            Form.ACT,
        ),
        Setting(
            "calendar.folder",
            QT_TRANSLATE_NOOP("Settings", "Published calendar"),
            QT_TRANSLATE_NOOP(
                "Settings", "A folder, such as one of OneDrive. Keepword.ics in it stays up to date."
            ),
        ),
        Setting(
            "calendar.retry",
            QT_TRANSLATE_NOOP("Settings", "Write it again"),
            QT_TRANSLATE_NOOP(
                "Settings", "The published calendar could not be written. Nothing of yours is lost."
            ),
            Form.ACT,
        ),
        Setting(
            "calendar.feed",
            QT_TRANSLATE_NOOP("Settings", "Feed on this computer"),
            QT_TRANSLATE_NOOP(
                "Settings", "Calendar programs here may fetch it while Keepword runs; nobody else can."
            ),
            Form.SWITCH,
        ),
        Setting(
            "calendar.copy",
            QT_TRANSLATE_NOOP("Settings", "Copy the feed's address"),
            QT_TRANSLATE_NOOP("Settings", "It holds a secret. Subscribe to it in your calendar program."),
            Form.ACT,
        ),
        Setting(
            "calendar.renew",
            QT_TRANSLATE_NOOP("Settings", "A new address for the feed"),
            QT_TRANSLATE_NOOP("Settings", "Whoever knows the one of before finds nothing any more."),
            Form.ACT,
        ),
        Setting(
            "calendar.links",
            QT_TRANSLATE_NOOP("Settings", "Open links from the calendar here"),
            QT_TRANSLATE_NOOP(
                "Settings", "An event holds the address of its case; a click there opens it here."
            ),
            Form.SWITCH,
        ),
        Setting(
            "calendar.connected",
            QT_TRANSLATE_NOOP("Settings", "Connected calendar"),
            QT_TRANSLATE_NOOP(
                "Settings", "On a server: your steps go there, and what you move there is moved here."
            ),
            Form.ACT,
        ),
        Setting(
            "calendar.add",
            QT_TRANSLATE_NOOP("Settings", "Read another calendar"),
            QT_TRANSLATE_NOOP(
                "Settings", "A file or an address: when it says that you are busy, the Day plan leaves room."
            ),
        ),
        Setting(
            "calendar.forget",
            QT_TRANSLATE_NOOP("Settings", "Other calendars"),
            QT_TRANSLATE_NOOP("Settings", "Choose one to read it no longer; it stays as it is."),
            Form.CHOICE,
        ),
    ),
)

GROUPS: tuple[Group, ...] = (
    Group(
        QT_TRANSLATE_NOOP("Settings", "How I work"),
        (
            Setting(
                "private.style",
                QT_TRANSLATE_NOOP("Settings", "Way of working"),
                QT_TRANSLATE_NOOP("Settings", "Changes no case and no date. Nobody else can read it."),
                Form.CHOICE,
            ),
            Setting(
                "private.quiet_hours",
                QT_TRANSLATE_NOOP("Settings", "Quiet hours"),
                QT_TRANSLATE_NOOP(
                    "Settings", "Such as 19:00-07:30. Only a promise about to break comes through."
                ),
            ),
            Setting(
                "private.waiting_knock",
                QT_TRANSLATE_NOOP("Settings", "Waiting customers may knock"),
                QT_TRANSLATE_NOOP("Settings", "Whoever waits for news comes through quiet time too."),
                Form.SWITCH,
            ),
            Setting(
                "private.single_keys",
                QT_TRANSLATE_NOOP("Settings", "Single keys"),
                QT_TRANSLATE_NOOP("Settings", "Letters act in Priorities, without Ctrl."),
                Form.SWITCH,
            ),
            Setting(
                "private.stay_in_tray",
                QT_TRANSLATE_NOOP("Settings", "Stay in the tray"),
                QT_TRANSLATE_NOOP(
                    "Settings", "Reminders go on when the window is closed. From the next start."
                ),
                Form.SWITCH,
            ),
        ),
    ),
    Group(QT_TRANSLATE_NOOP("Settings", "What looks after me"), _guards()),
    Group(
        QT_TRANSLATE_NOOP("Settings", "Look"),
        (
            Setting(
                "private.ground",
                QT_TRANSLATE_NOOP("Settings", "Light or dark"),
                "",
                Form.CHOICE,
                (
                    ("light", QT_TRANSLATE_NOOP("Settings", "Light")),
                    ("dark", QT_TRANSLATE_NOOP("Settings", "Dark")),
                    ("system", QT_TRANSLATE_NOOP("Settings", "As the system does")),
                ),
            ),
            Setting(
                "private.text_size",
                QT_TRANSLATE_NOOP("Settings", "Text size"),
                QT_TRANSLATE_NOOP("Settings", "Rows grow with it. From the next start."),
                Form.CHOICE,
                (
                    ("100", QT_TRANSLATE_NOOP("Settings", "100 %")),
                    ("115", QT_TRANSLATE_NOOP("Settings", "115 %")),
                    ("130", QT_TRANSLATE_NOOP("Settings", "130 %")),
                    ("150", QT_TRANSLATE_NOOP("Settings", "150 %")),
                ),
            ),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("Settings", "You"),
        (
            Setting("me.name", QT_TRANSLATE_NOOP("Settings", "Name"), ""),
            Setting(
                "me.function",
                QT_TRANSLATE_NOOP("Settings", "Function"),
                QT_TRANSLATE_NOOP("Settings", "Customers read it below your name."),
            ),
            Setting(
                "me.email",
                QT_TRANSLATE_NOOP("Settings", "E-mail"),
                QT_TRANSLATE_NOOP("Settings", "Letters and invitations come from it."),
            ),
            Setting(
                "me.phone",
                QT_TRANSLATE_NOOP("Settings", "Phone"),
                QT_TRANSLATE_NOOP("Settings", "Customers read it below your letters."),
            ),
            Setting(
                "me.zone",
                QT_TRANSLATE_NOOP("Settings", "Time zone"),
                QT_TRANSLATE_NOOP("Settings", "Times are shown in it from the next start."),
            ),
            Setting(
                "me.hours",
                QT_TRANSLATE_NOOP("Settings", "Working hours"),
                QT_TRANSLATE_NOOP("Settings", "Monday to Friday, such as 08:30-12:30, 13:00-17:30."),
            ),
            Setting(
                "me.protected",
                QT_TRANSLATE_NOOP("Settings", "Protected time"),
                QT_TRANSLATE_NOOP("Settings", "Nothing is planned there and nothing knocks."),
            ),
            Setting(
                "away.plan",
                QT_TRANSLATE_NOOP("Settings", "I will be away"),
                QT_TRANSLATE_NOOP("Settings", "What falls into these days is settled before they come."),
                Form.ACT,
            ),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("Settings", "Company"),
        (
            Setting("company.name", QT_TRANSLATE_NOOP("Settings", "Company name"), ""),
            Setting(
                "company.hours",
                QT_TRANSLATE_NOOP("Settings", "Business hours"),
                QT_TRANSLATE_NOOP("Settings", "Every date that a customer hears counts in them."),
            ),
            Setting(
                "company.country",
                QT_TRANSLATE_NOOP("Settings", "Public holidays of"),
                QT_TRANSLATE_NOOP("Settings", "Two letters, such as IE."),
            ),
            Setting("company.currency", QT_TRANSLATE_NOOP("Settings", "Currency"), ""),
            Setting(
                "company.value_limit",
                QT_TRANSLATE_NOOP("Settings", "Value limit"),
                QT_TRANSLATE_NOOP("Settings", "From here on a case may speak louder."),
            ),
            Setting(
                "company.voice",
                QT_TRANSLATE_NOOP("Settings", "Voice"),
                QT_TRANSLATE_NOOP("Settings", "How the company speaks to customers."),
                Form.CHOICE,
                (
                    ("personal", QT_TRANSLATE_NOOP("Settings", "Personal")),
                    ("formal", QT_TRANSLATE_NOOP("Settings", "Formal")),
                ),
            ),
            Setting(
                "company.executive",
                QT_TRANSLATE_NOOP("Settings", "Signs beside an apology"),
                QT_TRANSLATE_NOOP(
                    "Settings", "Whose name stands beside the writer's where something is made good."
                ),
            ),
            Setting(
                "standard.open",
                QT_TRANSLATE_NOOP("Settings", "Service standard"),
                QT_TRANSLATE_NOOP(
                    "Settings", "What every customer gets: the first word, news, and the steps that follow."
                ),
                Form.ACT,
            ),
        ),
    ),
    CALENDAR,
    Group(
        QT_TRANSLATE_NOOP("Settings", "Letters"),
        (
            Setting(
                "letter.open",
                QT_TRANSLATE_NOOP("Settings", "Texts of letters"),
                QT_TRANSLATE_NOOP("Settings", "What a letter is made of, in each language and voice."),
                Form.ACT,
            ),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("Settings", "Workbook"),
        (
            Setting(
                "workbook.open",
                QT_TRANSLATE_NOOP("Settings", "Linked workbooks"),
                QT_TRANSLATE_NOOP("Settings", "Excel workbooks that follow your cases, and your cases them."),
                Form.ACT,
            ),
            Setting(
                "workbook.review",
                QT_TRANSLATE_NOOP("Settings", "Review workbook changes"),
                QT_TRANSLATE_NOOP("Settings", "What differs, side by side, before anything is applied."),
                Form.ACT,
            ),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("Settings", "Data"),
        (
            Setting(
                "list.bring",
                QT_TRANSLATE_NOOP("Settings", "Bring a list"),
                QT_TRANSLATE_NOOP("Settings", "From Excel or another program; nothing is taken in unseen."),
                Form.ACT,
            ),
            Setting("store.place", QT_TRANSLATE_NOOP("Settings", "Store"), "", Form.FACT),
            Setting(
                "store.backups",
                QT_TRANSLATE_NOOP("Settings", "Backups"),
                QT_TRANSLATE_NOOP(
                    "Settings", "To go back to one, close Keepword and run: keepword restore FILE"
                ),
                Form.FACT,
            ),
            Setting("store.last_backup", QT_TRANSLATE_NOOP("Settings", "Last backup"), "", Form.FACT),
            Setting("store.back_up", QT_TRANSLATE_NOOP("Settings", "Back up now"), "", Form.ACT),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("Settings", "Help"),
        (
            Setting("help.keys", QT_TRANSLATE_NOOP("Settings", "Show the keys"), "", Form.ACT),
            Setting(
                "help.about",
                QT_TRANSLATE_NOOP("Settings", "About Keepword"),
                QT_TRANSLATE_NOOP("Settings", "MIT License. Built with Qt for Python, SQLAlchemy and Inter."),
                Form.FACT,
            ),
            Setting(
                "help.report",
                QT_TRANSLATE_NOOP("Settings", "Copy a diagnostic report"),
                QT_TRANSLATE_NOOP("Settings", "Versions and settings of the screen. No customer is in it."),
                Form.ACT,
            ),
        ),
    ),
)
