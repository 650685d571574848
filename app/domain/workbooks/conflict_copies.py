"""Second files that cloud drives lay beside a workbook when two computers changed it."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

_ENDINGS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "dropbox": re.compile(r" \((?:.*conflicted copy.*|.*[Ii]n Konflikt stehende Kopie.*)\)"),
        "google": re.compile(r" \(\d{1,3}\)"),
        "icloud": re.compile(r" \d{1,3}"),
        "onedrive": re.compile(r"-[A-Za-z0-9][A-Za-z0-9-]{1,62}"),
    }
)
"""By drive, what it adds to the name before its ending."""


def made_by(name: str, other: str) -> str:
    """Which drive's manner of naming makes ``other`` a copy of ``name``; empty for none.

    >>> made_by("Pipeline.xlsx", "Pipeline-DESK-7.xlsx"), made_by("Pipeline.xlsx", "Pipeline (1).xlsx")
    ('onedrive', 'google')
    >>> made_by("Pipeline.xlsx", "Pipeline (Maya's conflicted copy 2026-11-24).xlsx")
    'dropbox'
    >>> made_by("Pipeline.xlsx", "Pipeline 2.xlsx"), made_by("Pipeline.xlsx", "Plan.xlsx")
    ('icloud', '')
    """
    own, its = PurePath(name), PurePath(other)
    if own.suffix.lower() != its.suffix.lower() or not its.stem.startswith(own.stem):
        return ""
    added = its.stem[len(own.stem) :]
    return next((drive for drive, ending in _ENDINGS.items() if ending.fullmatch(added)), "")
