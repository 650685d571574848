"""The one thread: who said what, in own words by their author, in the customer's by whoever of them said it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.handovers import Handover, HandoverState
from app.domain.interactions import Direction, Interaction
from app.domain.kinds import Channel
from app.domain.people import Person, Role
from app.domain.requests import Request
from app.services.today import CaseView, ThreadView
from app.ui.cases.files import TouchLine
from app.ui.translations import QT_TRANSLATE_NOOP

_TEAM_WORDS = (
    ("service", "service"),
    ("engineer", "service"),
    ("marketing", "marketing"),
    ("sales", "sales"),
    ("account", "sales"),
)
"""Words in a function, and the team they speak of."""


def team_of(person: Person | None) -> str:
    """Which team somebody speaks for, by their role and function; empty where it cannot be told."""
    if person is None:
        return ""
    if person.role is Role.MARKETING:
        return "marketing"
    function = person.function.casefold()
    return next((team for word, team in _TEAM_WORDS if word in function), "")


def touches_of(view: CaseView, people: Mapping[str, Person]) -> tuple[TouchLine, ...]:
    """Every contact and every hand-over, the newest first."""
    said = _Said(view, people)
    lines = [said.touch(item) for item in view.interactions]
    lines += [_passed(item, view.people) for item in view.handovers if item.state is HandoverState.ACCEPTED]
    for request in view.requests:
        lines += _asked(request, view.people)
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def thread_of(view: ThreadView, people: Mapping[str, Person]) -> tuple[TouchLine, ...]:
    """What was said on the customer's other cases, each with the number of its case, the newest first."""
    said = _Said(view, people)
    references = {one.id: one.reference for one in view.cases}
    lines = [
        replace(said.touch(item), case_id=item.case_id, reference=references[item.case_id])
        for item in view.interactions
    ]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


@dataclass(frozen=True, slots=True)
class _Said:
    """Who speaks in a contact.

    Attributes:
        people: Employees by name, for their teams.
    """

    view: CaseView | ThreadView
    people: Mapping[str, Person]

    def touch(self, item: Interaction) -> TouchLine:
        """One contact as a line of the timeline."""
        author = self.view.people.get(item.author_id, "")
        person = self.people.get(author)
        is_theirs = item.direction is Direction.IN
        title = QCoreApplication.translate("History", _title(item))
        icon = "ph.paper-plane-tilt" if item.is_quote_sent else ""
        return TouchLine(
            item.at,
            item.channel,
            is_theirs,
            title,
            item.summary,
            self._theirs(item, author) if is_theirs else _ours(author, person),
            team_of(person),
            icon,
            item.id,
            item.contact_id,
        )

    def _theirs(self, item: Interaction, author: str) -> str:
        """Who of the customer said it, and to whom."""
        who = self.view.speaker(item)
        if not author:
            return who
        words = QCoreApplication.translate("History", "{who} to {name}")
        return words.format(who=who, name=author)


def _ours(author: str, person: Person | None) -> str:
    if person is None or not person.function:
        return author
    return f"{author}, {person.function[:1].lower()}{person.function[1:]}"


def _asked(one: Request, names: Mapping[UUID, str]) -> list[TouchLine]:
    """A question to a colleague, and its answer."""
    by, to = names.get(one.author_id, ""), names.get(one.to_id, "")
    title = QCoreApplication.translate("History", "Asked {name}").format(name=to)
    lines = [
        TouchLine(
            one.asked_at,
            Channel.TASK,
            is_incoming=False,
            title=title,
            text=one.text,
            who=by,
            icon="ph.question",
        )
    ]
    if one.answer and one.answered_at is not None:
        title = QCoreApplication.translate("History", "{name} answered").format(name=to)
        lines.append(
            TouchLine(
                one.answered_at,
                Channel.TASK,
                is_incoming=False,
                title=title,
                text=one.answer,
                who=to,
                icon="ph.chat-teardrop-text",
            )
        )
    return lines


def _passed(item: Handover, names: Mapping[UUID, str]) -> TouchLine:
    title = QCoreApplication.translate("History", "Hand-over")
    words = QCoreApplication.translate("History", "{giver} asked, {taker} accepted.")
    text = words.format(giver=names.get(item.author_id, ""), taker=names.get(item.to_id, ""))
    text = f"{item.note} {text}".strip()
    at = item.answered_at or item.offered_at
    return TouchLine(
        at, Channel.TASK, is_incoming=False, title=title, text=text, who="", icon="ph.arrow-bend-up-right"
    )


def _title(item: Interaction) -> str:
    if item.is_quote_sent:
        return QT_TRANSLATE_NOOP("History", "Quote sent")
    if item.channel is Channel.CALL and not item.is_reached:
        return QT_TRANSLATE_NOOP("History", "Voicemail")
    return ""
