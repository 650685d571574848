"""The words of quick entry, out of their file."""

import tomllib
from pathlib import Path

from app.domain.quick_entry.words import Words, words_from


def load_words(folder: Path, language: str = "en") -> Words:
    """Read ``quick_entry/<language>.toml`` under the resources folder."""
    return words_from(tomllib.loads((folder / "quick_entry" / f"{language}.toml").read_text("utf-8")))
