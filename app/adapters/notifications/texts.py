"""What desktops can carry: no control characters, no broken Unicode, no essays.

A NUL ends the connection to the Linux session bus, and the XML of a Windows notice cannot hold an escape character.
"""

from typing import Final

from app.services.notices import Notice, NoticeAction

LONGEST_TITLE: Final = 120
LONGEST_TEXT: Final = 600
LONGEST_LABEL: Final = 40


def carriable(notice: Notice) -> Notice:
    """The same notice in words every desktop takes, without empty lines; keys stay as they are."""
    lines = (_one_line(line, LONGEST_TEXT) for line in notice.text[: 2 * LONGEST_TEXT].splitlines())
    return Notice(
        notice.key,
        _one_line(notice.title, LONGEST_TITLE),
        "\n".join(line for line in lines if line)[:LONGEST_TEXT].rstrip(),
        tuple(NoticeAction(each.key, _one_line(each.label, LONGEST_LABEL)) for each in notice.actions),
        notice.urgency,
    )


def _one_line(text: str, longest: int) -> str:
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
