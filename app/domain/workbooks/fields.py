"""The fields that a workbook shares with the cases: what a column holds, and which way it flows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Form(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CHOICE = "choice"
    MOMENT = "moment"
    DAY = "day"
    NUMBER = "number"
    MONEY = "money"
    TICK = "tick"


class Flow(StrEnum):
    """Which way a column flows."""

    BOTH = "both"
    """Either side may change it."""
    OUT = "out"
    """Keepword alone says it; what is typed over it goes back. A new row may bring it."""
    IN = "in"
    """What is typed there comes in and leaves the cell empty again."""
    MARK = "mark"
    """Written beside other changes of its row, and never compared."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column that is shared.

    Attributes:
        key: Its name for ever; the workbook's defined name ``keepword_<key>`` stands on its header.
        is_needed: A new row needs it to become a case.
    """

    key: str
    form: Form
    flow: Flow
    is_needed: bool = False


def _fields(*fields: Field) -> Mapping[str, Field]:
    return MappingProxyType({field.key: field for field in fields})


FIELDS: Final = _fields(
    Field("reference", Form.TEXT, Flow.OUT),
    Field("kind", Form.CHOICE, Flow.BOTH),
    Field("phase", Form.CHOICE, Flow.BOTH),
    Field("state", Form.CHOICE, Flow.OUT),
    Field("customer", Form.TEXT, Flow.OUT, is_needed=True),
    Field("contact", Form.TEXT, Flow.OUT),
    Field("phone", Form.TEXT, Flow.BOTH),
    Field("email", Form.TEXT, Flow.BOTH),
    Field("matter", Form.TEXT, Flow.BOTH),
    Field("step", Form.TEXT, Flow.BOTH),
    Field("channel", Form.CHOICE, Flow.BOTH),
    Field("due", Form.MOMENT, Flow.BOTH),
    Field("effort", Form.NUMBER, Flow.BOTH),
    Field("news_due", Form.MOMENT, Flow.OUT),
    Field("last_told", Form.MOMENT, Flow.OUT),
    Field("promise_due", Form.MOMENT, Flow.OUT),
    Field("promise", Form.TEXT, Flow.OUT),
    Field("value", Form.MONEY, Flow.BOTH),
    Field("currency", Form.TEXT, Flow.BOTH),
    Field("valid_until", Form.DAY, Flow.BOTH),
    Field("owner", Form.CHOICE, Flow.BOTH),
    Field("put_offs", Form.NUMBER, Flow.OUT),
    Field("update", Form.TEXT, Flow.IN),
    Field("told", Form.TICK, Flow.IN),
    Field("version", Form.NUMBER, Flow.MARK),
)
"""Every shared column by its key, in the order in which a new workbook shows them."""

COMPARED: Final = frozenset(key for key, one in FIELDS.items() if one.flow in {Flow.BOTH, Flow.OUT})
"""Columns in which the two sides are to be the same."""
