"""Switching a guard off: the way of working without what the guard does."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from app.domain.rungs import Rung
from app.domain.styles import Style


def without(style: Style, off: frozenset[str]) -> Style:
    """A style without some of its guards; those it does not have change nothing."""
    for guard in sorted(off & style.guards):
        style = replace(_LEAVING_OUT.get(guard, _as_it_is)(style), guards=style.guards - {guard})
    return style


def _as_it_is(style: Style) -> Style:
    """What this guard does asks whether it is among the guards."""
    return style


def _without_ladder(style: Style) -> Style:
    """Nothing grows louder: every reminder stands in the list and waits there."""
    quiet = tuple(
        replace(rule, rung=Rung.LIST, promise=Rung.LIST, valued=Rung.LIST) for rule in style.reminders
    )
    return replace(
        style, reminders=quiet, at_risk=None, top=Rung.LIST, promise_top=Rung.LIST, has_last_call=False
    )


def _without_effort(style: Style) -> Style:
    """Nobody asks how long a step takes, when it is put off neither."""
    return replace(style, put_off="free") if style.asks_effort else style


_LEAVING_OUT: Mapping[str, Callable[[Style], Style]] = MappingProxyType(
    {"effort": _without_effort, "ladder": _without_ladder}
)
