"""Guards in words: what each is called and does, and its number as a sentence. Without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from app.domain.guards.figures import Figure, Measure
from app.ui.remarks import Times
from app.ui.sentences import Translate, as_it_is, filled, listed
from app.ui.translations import QT_TRANSLATE_NOOP

_MOST_NAMES: Final = 3


@dataclass(frozen=True, slots=True)
class GuardWords:
    """How one guard is spoken of, in English.

    Attributes:
        title: What it is called.
        help: What it does for its owner.
        none, one, many: Its number, with ``{value}``, ``{limit}``, ``{at}`` and ``{names}``.
        warning: Said as well while something should be done about it.
    """

    title: str
    help: str
    none: str
    one: str
    many: str
    warning: str = ""


WORDS: Final[Mapping[str, GuardWords]] = MappingProxyType(
    {
        "if_then_line": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "When, then"),
            QT_TRANSLATE_NOOP("Guards", "Each step has its moment: after lunch I call Meyer."),
            QT_TRANSLATE_NOOP("Guards", "Of today's {limit} steps none has its moment still to come."),
            QT_TRANSLATE_NOOP("Guards", "1 of today's {limit} steps has its moment."),
            QT_TRANSLATE_NOOP("Guards", "{value} of today's {limit} steps have their moment."),
        ),
        "one_card": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "One conversation at a time"),
            QT_TRANSLATE_NOOP("Guards", "One person is on the table; the others wait their turn."),
            QT_TRANSLATE_NOOP("Guards", "Nobody else waits for their turn."),
            QT_TRANSLATE_NOOP("Guards", "1 more person waits for their turn: {names}."),
            QT_TRANSLATE_NOOP("Guards", "{value} more people wait for their turn: {names}."),
        ),
        "put_off_limit": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "Put off twice, then act"),
            QT_TRANSLATE_NOOP("Guards", "After that a step is done, told, handed over or closed."),
            QT_TRANSLATE_NOOP("Guards", "Nothing has been put off as often as it may be."),
            QT_TRANSLATE_NOOP("Guards", "1 step has been put off as often as it may be: {names}."),
            QT_TRANSLATE_NOOP("Guards", "{value} steps have been put off as often as they may be: {names}."),
        ),
        "ladder": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "Reminders that grow louder"),
            QT_TRANSLATE_NOOP("Guards", "List, badge, notification, window, by harm and by the time that is left."),
            QT_TRANSLATE_NOOP("Guards", "No reminder had to grow loud."),
            QT_TRANSLATE_NOOP("Guards", "1 reminder has grown loud: {names}."),
            QT_TRANSLATE_NOOP("Guards", "{value} reminders have grown loud: {names}."),
        ),
        "old_promise_first": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "Old promises first"),
            QT_TRANSLATE_NOOP("Guards", "With little time left, a promise goes before any new enquiry."),
            QT_TRANSLATE_NOOP("Guards", "No promise is short of time."),
            QT_TRANSLATE_NOOP("Guards", "1 promise goes first, due {at}: {names}."),
            QT_TRANSLATE_NOOP("Guards", "{value} promises go first, the next due {at}: {names}."),
        ),
        "day_not_finished": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "The day is finished when everyone knows"),
            QT_TRANSLATE_NOOP("Guards", "Whoever is to hear before tomorrow's morning needs a word or a plan."),
            QT_TRANSLATE_NOOP("Guards", "Everyone who is to hear by {at} has a plan."),
            QT_TRANSLATE_NOOP("Guards", "1 customer is to hear by {at} and has no plan: {names}."),
            QT_TRANSLATE_NOOP("Guards", "{value} customers are to hear by {at} and have no plan: {names}."),
        ),
        "ask_box": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "Ask box"),
            QT_TRANSLATE_NOOP("Guards", "Requests wait for the colleague's next open slot and arrive together."),
            QT_TRANSLATE_NOOP("Guards", "No request waits in the box."),
            QT_TRANSLATE_NOOP("Guards", "1 request reaches {names} {at}."),
            QT_TRANSLATE_NOOP("Guards", "{value} requests wait, the first until {at}: {names}."),
        ),
        "urgent_limit": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "Few urgent requests"),
            QT_TRANSLATE_NOOP("Guards", "Urgent is for harm to a customer, and only a few times a day."),
            QT_TRANSLATE_NOOP("Guards", "None of today's {limit} urgent requests is used."),
            QT_TRANSLATE_NOOP("Guards", "1 of today's {limit} urgent requests is used."),
            QT_TRANSLATE_NOOP("Guards", "{value} of today's {limit} urgent requests are used."),
        ),
        "lead_time_hint": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "When to ask"),
            QT_TRANSLATE_NOOP("Guards", "From the past: how long a colleague needs, and by when to ask."),
            QT_TRANSLATE_NOOP("Guards", "Nobody owes you an answer."),
            QT_TRANSLATE_NOOP("Guards", "1 request waits for an answer: {names}."),
            QT_TRANSLATE_NOOP("Guards", "{value} requests wait for an answer: {names}."),
            QT_TRANSLATE_NOOP("Guards", "Asked later than they usually need."),
        ),
        "effort": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "Time needed"),
            QT_TRANSLATE_NOOP("Guards", "Each step says how long it takes; the past suggests it."),
            QT_TRANSLATE_NOOP("Guards", "Today's steps need no time."),
            QT_TRANSLATE_NOOP("Guards", "Today's steps need {value}."),
            QT_TRANSLATE_NOOP("Guards", "Today's steps need {value}."),
        ),
        "latest_start": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "Latest start"),
            QT_TRANSLATE_NOOP("Guards", "By when each step has to be begun to be done in time."),
            QT_TRANSLATE_NOOP("Guards", "Nothing has to be begun today."),
            QT_TRANSLATE_NOOP("Guards", "1 step has to be begun today: {names}."),
            QT_TRANSLATE_NOOP("Guards", "{value} steps have to be begun today: {names}."),
        ),
        "capacity_warning": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "Hours needed against hours free"),
            QT_TRANSLATE_NOOP("Guards", "Says at once when they do not fit, and which promise would break."),
            QT_TRANSLATE_NOOP("Guards", "Nothing is needed this week, {limit} are free."),
            QT_TRANSLATE_NOOP("Guards", "{value} needed this week, {limit} free."),
            QT_TRANSLATE_NOOP("Guards", "{value} needed this week, {limit} free."),
            QT_TRANSLATE_NOOP("Guards", "At stake first, by {at}: {names}."),
        ),
        "interim_word": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "A word before it is complete"),
            QT_TRANSLATE_NOOP("Guards", "Customers hear what is known and what is open, without waiting for all of it."),
            QT_TRANSLATE_NOOP("Guards", "All of this week's work is complete before its word is due."),
            QT_TRANSLATE_NOOP("Guards", "1 customer is to hear before the work is complete, by {at}: {names}."),
            QT_TRANSLATE_NOOP("Guards", "{value} customers are to hear before the work is complete, the first by {at}: {names}."),
        ),
        "parked_tray": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "Parked requests"),
            QT_TRANSLATE_NOOP("Guards", "What colleagues ask waits here, with three ready answers."),
            QT_TRANSLATE_NOOP("Guards", "Nobody has asked for anything."),
            QT_TRANSLATE_NOOP("Guards", "1 request is parked: {names}."),
            QT_TRANSLATE_NOOP("Guards", "{value} requests are parked: {names}."),
        ),
        "help_budget": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "Time for helping"),
            QT_TRANSLATE_NOOP("Guards", "So much a day; beyond it the own promise at stake is named."),
            QT_TRANSLATE_NOOP("Guards", "Nothing of today's {limit} is given yet."),
            QT_TRANSLATE_NOOP("Guards", "{value} of today's {limit} given."),
            QT_TRANSLATE_NOOP("Guards", "{value} of today's {limit} given."),
            QT_TRANSLATE_NOOP("Guards", "Your own word comes first: {names}, {at}."),
        ),
        "return_ticket": GuardWords(
            QT_TRANSLATE_NOOP("Guards", "Return ticket"),
            QT_TRANSLATE_NOOP("Guards", "After helping, one key leads back to what was left."),
            QT_TRANSLATE_NOOP("Guards", "Nothing was left for helping."),
            QT_TRANSLATE_NOOP("Guards", "1 thing was left for helping: {names}."),
            QT_TRANSLATE_NOOP("Guards", "{value} things were left for helping: {names}."),
        ),
    }
)  # fmt: skip
"""The words of every guard."""


@dataclass(frozen=True, slots=True)
class FigureSentences:
    """Guards in one reader's words.

    Attributes:
        formats: The reader's times.
        translate: Into the reader's language.
    """

    formats: Times
    translate: Translate = as_it_is

    def title(self, guard: str) -> str:
        """What a guard is called."""
        return self.translate(WORDS[guard].title)

    def help(self, guard: str) -> str:
        """What a guard does."""
        return self.translate(WORDS[guard].help)

    def figure(self, figure: Figure) -> str:
        """The number of a guard, as a sentence."""
        said = WORDS[figure.guard]
        sentence = said.none if figure.value == 0 else said.one if figure.value == 1 else said.many
        names = tuple(dict.fromkeys(filter(None, figure.names)))
        values = {
            "value": self._measured(figure.value, figure.measure),
            "limit": self._measured(figure.limit or 0, figure.measure),
            "at": self.formats.moment(figure.at) if figure.at is not None else "",
            "names": listed(names, self.translate, most=_MOST_NAMES),
        }
        texts = [sentence, said.warning] if figure.is_warning and said.warning else [sentence]
        return " ".join(filled(self.translate(text), values) for text in texts)

    def _measured(self, value: int, measure: Measure) -> str:
        if measure is Measure.MINUTES:
            return self.formats.hours(timedelta(minutes=value))
        return f"{value} %" if measure is Measure.SHARE else str(value)
