"""Guards: each style protects its owner from a weakness. Pure rules, each with its number and a switch."""

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.guards import asks, conversations, efforts, parked
from app.domain.guards.watches import Guard

GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        rule.__name__: rule
        for rule in (
            conversations.if_then_line,
            conversations.one_card,
            conversations.put_off_limit,
            conversations.ladder,
            conversations.old_promise_first,
            conversations.day_not_finished,
            asks.ask_box,
            asks.urgent_limit,
            asks.lead_time_hint,
            efforts.effort,
            efforts.latest_start,
            efforts.capacity_warning,
            efforts.interim_word,
            parked.parked_tray,
            parked.help_budget,
            parked.return_ticket,
        )
    }
)
"""The rules by the names that style files use, in the order in which they are shown."""
