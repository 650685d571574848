"""Words that come from the company's own data: they stay as they are in every language."""

import re
import tomllib
from datetime import date

from app.ui.tour.calendars import ADDRESS, LEFT, NAME, USER
from app.ui.tour.files import DEALS, HEADER
from app.ui.tour.letters import ATTACHED, BODY, POLICY
from app.ui.tour.linked import FILE
from app.ui.tour.scenes import LINE
from tests.ui.conftest import TOKENS

RESOURCES = TOKENS.parents[1]
FOLDERS = ("sample", "styles", "standards", "welcome", "promises", "phrases", "voices/en")
OF_ALL = (
    "Keepword",
    "Ctrl",
    "Shift",
    "Alt",
    "Esc",
    "Enter",
    "Tab",
    "Space",
    "Home",
    "End",
    "Up",
    "Down",
    "Del",
    "PgUp",
    "PgDown",
)
"""The program's name, and keys."""
OF_FILES = (
    *ATTACHED,
    POLICY,
    *HEADER,
    *(cell for row in DEALS for cell in row),
    *(FILE, "Deals 2026", "Contacts 2026", "Call list", "Cases", "Tasks", "Week", "Documents", "Desk"),
    *("xlsx", "csv", "OneDrive", "Follow-ups", "Task", "Customer", "Call about the service plan"),
    *("Client", "Next action", "Colour", "Status", "Deals", "DD/MM/YYYY", "MM/DD/YYYY"),
    *("Bramble & Co", "Board meets Monday", "First call", "Filters, twelve a year", "Moved here"),
    *(
        ADDRESS,
        USER,
        NAME,
        LEFT.name,
        LEFT.parent.as_posix(),
        "Trade fair",
        "Lunch with",
        "Eimear",
        "dav",
        "alder",
    ),
    *("Write to", "Call", "Visit", "Message", "Time for", "Due for", "Promised to", "Offer to", "ends"),
    *("25 min", "Outlook", "Warehouse call", "Price talk"),
    *("Plan of the bar.pdf (45 kB)", "Noel Quirke", "Noel", "Beans for a small office", "Our machines"),
    *("Call about the second grinder", "Test the grinder", "Kiln Bakery"),
)
"""What stands in the workbooks, lists, calendars and letters of others that scenes show."""
_PARTS = re.compile(r"[.:,;|·“”\t\n]\s*")
_HOLE = re.compile(r"\{(?P<name>\w+)(?::(?P<forms>(?:[^{}]|\{[^{}]*\})*))?\}")
"""Where a sentence of a style file leaves room for a figure or a name, or has one of several forms."""
_REFERENCE = re.compile(r"\b[a-z]-\d+\b")
_SHORT = re.compile(r"\w{1,2}")


class Words:
    """Phrases that may stand in a text, whole, in part, or with others around them; capitals do not matter."""

    def __init__(self, phrases):
        known = {" ".join(phrase.casefold().split()) for phrase in phrases}
        self._phrases = sorted((one for one in known if len(one) > 1), key=len, reverse=True)
        self._all = "\n".join(self._phrases)
        self._sentences = [re.compile(_pattern(one)) for one in known if _HOLE.search(one) and " " in one]

    def taken_from(self, text):
        """What is left of a text without them."""
        if any(sentence.fullmatch(text.casefold()) for sentence in self._sentences):
            return ""
        plain = _REFERENCE.sub(" ", text.casefold().replace("~", ""))
        return " ".join(
            self._left(part.strip()) for part in _PARTS.split(plain) if not _SHORT.fullmatch(part)
        )

    def _left(self, part):
        if len(part) > 2 and part.strip(" .…") in self._all:
            return ""
        for phrase in self._phrases:
            if phrase in part:
                part = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", part)
        return part


def _pattern(words):
    """What a sentence of a style file may look like once it is filled in."""
    parts, end = [], 0
    for hole in _HOLE.finditer(words):
        parts.append(re.escape(words[end : hole.start()]))
        forms = hole["forms"]
        parts.append(".+" if forms is None else f"(?:{'|'.join(map(_pattern, forms.split('|')))})")
        end = hole.end()
    return "".join([*parts, re.escape(words[end:])])


def sample_words():
    """Of the files that the sample company and the ways of working are read from, and of the calendar."""
    phrases = [
        *OF_ALL,
        *OF_FILES,
        *(part for word in OF_FILES for part in _PARTS.split(word)),
        "marlow suite",
        "Tell what we found",
        LINE,
        LINE.replace("Eimear Walsh tomorrow at 10 ", ""),
        *BODY.splitlines(),
        "you will have it back",
        "kind regards",
    ]
    for folder in FOLDERS:
        for file in (RESOURCES / folder).glob("*.toml"):
            phrases += _strings(tomllib.loads(file.read_text(encoding="utf-8")))
    days = [date(2026, month, day) for month in range(1, 13) for day in range(1, 8)]
    phrases += {f"{day:{form}}" for day in days for form in ("%A", "%a", "%B", "%b")} | {"Sept"}
    return Words(phrases)


def _strings(value, key=""):
    if isinstance(value, str):
        yield value
        if key in {"name", "contact", "customer"}:
            yield from value.split()
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _strings(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part, key)
