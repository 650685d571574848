"""Scenes of what contacts wish: on a card, on a case, while it is noted, beside a letter; and of all that they said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from app.domain.kinds import Channel
from app.domain.meanwhile import Difference, Overtaken
from app.domain.wishes import Wish, WishKind, wish_id
from app.services.wishes import WishView
from app.ui.acts.telling import TellForm
from app.ui.acts.wishing import WishForm
from app.ui.tour.letters import BODY, letter_on
from app.ui.tour.scenery import PAUSE_MS, Opening, Scene, case
from app.ui.tour.stages import Stage

Page = Any
_SAID_ON = date(2026, 5, 12)
_STATED = (
    (WishKind.CHANNEL, "call", Channel.CALL),
    (WishKind.HOURS, "16:00-24:00", Channel.CALL),
    (WishKind.OFTEN, "3 bd", None),
)


def wishes() -> Iterator[Scene]:
    """All of them."""
    yield Scene("contact-wishes", "What people at a customer wish", "people", _card, wait_ms=PAUSE_MS)
    yield Scene("case-wishes", "What somebody wishes, on the case", "people", _panel, wait_ms=PAUSE_MS)
    yield Scene("contact-wish", "A wish is noted", "people", _noting(WishKind.HOURS), wait_ms=PAUSE_MS)
    yield Scene("contact-wish-way", "A wish about the way", "people", _noting(WishKind.CHANNEL), wait_ms=PAUSE_MS)  # fmt: skip
    yield Scene("contact-wish-changed", "Somebody noted another wish", "people", _overtaken, wait_ms=PAUSE_MS)
    yield Scene("case-thread", "All contact with a customer", "people", _thread, wait_ms=PAUSE_MS)
    yield Scene("composer-wish", "A letter that a wish bears on", "people", _letter, like="07", wait_ms=PAUSE_MS)  # fmt: skip
    yield Scene("call-wish", "A call outside the hours they wish", "people", _call, wait_ms=PAUSE_MS)


def _letter(stage: Stage) -> None:
    """A long letter to somebody who likes to be called after four, and likes it short."""
    page = letter_on(stage)
    file = page.opened.file
    wishes = stated(stage, file.contact_id, file.contact)
    short = replace(wishes[0].wish, kind=WishKind.LENGTH, value="short")
    page.show_opened(
        replace(page.opened, file=replace(file, wishes=(*wishes, replace(wishes[2], wish=short))))
    )
    page.letter.editor.write("\n\n".join([BODY] * 2))
    page.look()


def _call(stage: Stage) -> None:
    """Before a call is kept."""
    case()(stage)
    window = stage.window
    file = window.panel.file
    if file is not None and file.contact_id is not None:
        wished = replace(file, wishes=stated(stage, file.contact_id, file.contact))
        TellForm(window.workspace.bench, wished, window, road=Channel.CALL).open()


def stated(stage: Stage, contact_id: UUID, name: str) -> tuple[WishView, ...]:
    """As if that person had stated these: the sample company knows no wishes."""
    me = stage.services().desk.person_id
    return tuple(
        WishView(Wish(wish_id(contact_id, kind), contact_id, kind, value, name, _SAID_ON, me, me), road)
        for kind, value, road in _STATED
    )


def _card(stage: Stage) -> None:
    found = stage.services().today.search("Marlowe").customers[0]
    stage.window.open_customer(found.id)
    stage.settle(PAUSE_MS)
    page: Page = stage.window.workspace
    view = page.card.view
    first = view.contacts[0]
    page.card.show_view(replace(view, wishes={first.id: stated(stage, first.id, first.name)}))


def _panel(stage: Stage) -> None:
    case()(stage)
    panel = stage.window.panel
    file = panel.file
    if file is not None and file.contact_id is not None:
        panel.show_file(replace(file, wishes=stated(stage, file.contact_id, file.contact)))
        stage.settle()
        panel.ensureWidgetVisible(panel.wishes)


def _thread(stage: Stage) -> None:
    """Contacts of the customer's other cases among those of this one."""
    case()(stage)
    panel = stage.window.panel
    panel.talk.everything.setChecked(True)
    stage.settle()
    panel.ensureWidgetVisible(panel.ideas)


def _noting(kind: WishKind) -> Opening:
    def opens(stage: Stage) -> None:
        case("note_wish")(stage)
        form = _form(stage)
        form.kinds.choose(kind.value)
        form.value.show_kind(kind, {one: value for one, value, _ in _STATED}[kind])

    return opens


def _overtaken(stage: Stage) -> None:
    _noting(WishKind.HOURS)(stage)
    desk = stage.services().desk
    with desk.reading() as unit:
        other = min(person.name for person in unit.people.all() if person.id != desk.person_id)
    changed = Difference(WishKind.HOURS.value, "", "09:00-12:00", other, stage.company.clock())
    _form(stage).on_problem(Overtaken(_form(stage).said_by.text(), (changed,)))


def _form(stage: Stage) -> WishForm:
    return next(one for one in stage.shown() if isinstance(one, WishForm))
