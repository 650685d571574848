"""A typed line as it was understood, said back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Where in a typed line something was understood."""

    start: int
    end: int
    field: str


@dataclass(frozen=True, slots=True)
class EchoField:
    """One thing understood, said back."""

    field: str
    text: str
    note: str = ""
    is_doubt: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A typed line as understood so far.

    Attributes:
        can_add: Nothing has to be asked first.
    """

    line: str
    fields: tuple[EchoField, ...]
    spans: tuple[Span, ...] = ()
    can_add: bool = True
