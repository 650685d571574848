"""The manners in which a line is asked for; every one hands its line to the same parser."""

from collections.abc import Mapping
from types import MappingProxyType

QUICK_ENTRIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "spoken_line": ("line",),
        "command_line": ("line",),
        "form": (
            "kind",
            "customer",
            "contact",
            "subject",
            "value",
            "valid_until_on",
            "step",
            "channel",
            "due",
            "effort",
            "promise",
            "owner",
        ),
        "guided_questions": ("customer", "subject", "step", "due"),
    }
)
"""Manner -> the fields it asks for, in order; style files name one of these."""


def line_of(answers: Mapping[str, str]) -> str:
    """One line from the answers of a form or of guided questions, ready for the parser.

    >>> line_of({"kind": "quote", "customer": "Hotel Marlowe", "subject": "two grinders", "due": "fri 15:00"})
    'quote: Hotel Marlowe wants two grinders; fri 15:00'
    """
    said = {field: text.strip() for field, text in answers.items() if text.strip()}
    head = f"{said['kind']}: " if "kind" in said else ""
    who = ", ".join(said[field] for field in ("contact", "customer") if field in said)
    what = f" wants {said['subject']}" if "subject" in said else ""
    parts = [f"{head}{who}{what}".strip()]
    step = " ".join(said[field] for field in ("channel", "step") if field in said)
    parts.append(" ".join(part for part in (step, said.get("due", "")) if part))
    parts.append(said.get("value", ""))
    for field, sign in (("valid_until_on", "valid until "), ("effort", "takes "), ("promise", "promise: ")):
        parts.append(f"{sign}{said[field]}" if field in said else "")
    parts.append(f"@{said['owner']}" if "owner" in said else "")
    return said["line"] if "line" in said else "; ".join(part for part in parts if part)
