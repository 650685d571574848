"""What the reply gate knows of the writer, the reader and the matter: plain facts, no style of working."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class BookLine:
    """An entry of the promise book, as far as a text can be held against it.

    Attributes:
        terms: Words by which a sentence is known to be about it; a star stands for any ending.
        earliest: The first day that may be promised, or None for any.
        earliest_text: The same in the reader's language.
        most: The largest amount that may be promised, or None for any.
        unit: What ``most`` counts: ``%`` or ``money``.
    """

    name: str
    terms: tuple[str, ...]
    earliest: date | None = None
    earliest_text: str = ""
    most: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class GateContext:
    """One letter's circumstances. The same context and text give the same findings, whoever writes.

    Attributes:
        today: The day on the company's wall.
        voice: The company's voice.
        address: How the reader is spoken to, where the language knows more than one form.
        signer, function: Whose name and function belong under the letter.
        next_word: A sentence that names the next word, in the company's voice, for the suggestion.
        working_days: The company's working days after today, the next first.
        regret_by: The day by whose close regret was due, or None where nobody complained or has regretted already.
        executive: Whose name stands beside an offer that makes good, or empty where the company names nobody.
        quoted: Stretches of the text that are the customer's own words.
        greeting: How the reader is greeted in the company's voice; empty where nobody in particular reads.
    """

    today: date
    language: str = "en"
    voice: str = "personal"
    address: str = ""
    signer: str = ""
    function: str = ""
    next_word: str = ""
    working_days: tuple[date, ...] = ()
    regret_by: date | None = None
    executive: str = ""
    book: tuple[BookLine, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    greeting: str = ""
