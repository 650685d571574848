"""My way: one mix of one's own, in the person's private file beside everything else about how they work."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.quick_entry.manners import QUICK_ENTRIES
from app.domain.styles import HOMES, VIEWS, Mix, Style


def mine(styles: Mapping[str, Style], kept: Any) -> Style | None:
    """The kept mix as a style; None where there is none, or where the file names what there is not."""
    mix = mix_of(kept) if isinstance(kept, dict) else None
    base = styles.get(mix.base) if mix is not None else None
    if mix is None or base is None:
        return None
    words = base.words_in("en")
    home = next((one.words_in("en").home for one in styles.values() if one.home == mix.home), words.home)
    said = replace(words, name="My way", summary="What you put together yourself.", home=home)
    return mix.of(base, {"en": said})


def mix_of(kept: Mapping[str, Any]) -> Mix | None:
    """A mix out of the person's file, which somebody may have changed by hand."""
    home, entry, tabs = str(kept.get("home")), str(kept.get("quick_entry")), kept.get("tabs", [])
    if home not in HOMES or entry not in QUICK_ENTRIES or not isinstance(tabs, list):
        return None
    return Mix(str(kept.get("base", "")), home, entry, tuple(tab for tab in tabs if tab in VIEWS))


def as_kept(mix: Mix) -> dict[str, Any]:
    """A mix for the person's file."""
    return {"base": mix.base, "home": mix.home, "quick_entry": mix.quick_entry, "tabs": list(mix.tabs)}
