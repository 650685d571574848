"""A phrase pack: the words of one language that the gate listens for. Data, read from ``resources/phrases``."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.gate.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something that is better said in another way.

    Attributes:
        key: What kind it is: the last part of the finding's message.
        better: Words that fit in its place whatever stands around it.
        before: What must follow so that ``better`` fits; anything may where this is empty.
        not_before: What may not follow.
        instead: A sentence that may stand in the place of a whole one; elsewhere it shows how it may be said.
        unless: Patterns around it that make it harmless: the phrase is no finding where one of them overlaps it.
    """

    patterns: tuple[Pattern, ...]
    key: str = ""
    why: str = ""
    better: str = ""
    unless: tuple[Pattern, ...] = ()
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    instead: str = ""


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """What does not belong into a letter in one voice.

    Attributes:
        other_self: Words by which the writer would be somebody else: 'we' in a personal voice.
        own_self: What stands there instead.
        unlike: Words after which another verb would be needed too, so that no wording is offered.
        register: Phrases of the other voice.
        closing: The line before the signature.
    """

    other_self: tuple[Pattern, ...]
    own_self: str
    unlike: tuple[str, ...]
    register: tuple[Phrase, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class DateWords:
    """How days, hours and amounts are named.

    Attributes:
        relative: Words and their distance from today, in days.
        before: What may stand before a day and belongs to it, such as 'by'.
        units: Words and their length in hours; below zero where working time is meant.
        business: Words that make a unit one of working time.
        ends: Words and the span whose end they name.
        no_dates: Where the words of a day name none, such as 'good morning'.
    """

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    relative: Mapping[str, int]
    before: tuple[str, ...]
    following: tuple[str, ...]
    within: tuple[str, ...]
    numbers: Mapping[str, int]
    business: tuple[str, ...]
    units: Mapping[str, int]
    ends: Mapping[str, str]
    hours: tuple[str, ...]
    no_dates: tuple[str, ...]
    money: tuple[str, ...]
    percent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhrasePack:
    """All of one language.

    Attributes:
        voices: By the key of the voice.
        addresses: For each form of address the words of the other form; a capital is asked for where it tells them.
        commitments: Words with which the writer binds the company.
        news: Words with which the writer says that the reader hears again.
        negations, conditions: Words that take a commitment back, or put it under a condition.
        denies_last: The word that denies may stand at the end of its clause.
        regret: Regret by the writer; ``regret_by_others`` by nobody, or by the company as such.
        redress: What makes good.
        greetings: Words that greet a reader.
        closings: Lines that begin the end of a letter.
        abbreviations: Words whose full stop ends no sentence.
        by_date: How a day is promised, with ``{day}``.
    """

    language: str
    closed_doors: tuple[Phrase, ...]
    voices: Mapping[str, VoiceWords]
    addresses: Mapping[str, tuple[Pattern, ...]]
    is_capital: Mapping[str, bool]
    commitments: tuple[Pattern, ...]
    news: tuple[Pattern, ...]
    negations: tuple[Pattern, ...]
    conditions: tuple[Pattern, ...]
    denies_last: bool
    regret: tuple[Pattern, ...]
    regret_by_others: tuple[Phrase, ...]
    redress: tuple[Pattern, ...]
    greetings: tuple[str, ...]
    closings: tuple[str, ...]
    abbreviations: tuple[str, ...]
    by_date: str
    dates: DateWords
