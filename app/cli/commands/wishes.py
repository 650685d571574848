"""What one contact wishes of us: noted with its source, listed, let go of."""

from argparse import Namespace
from typing import Final

from app.cli import entries
from app.cli.answers import Answer, columns
from app.cli.parsers import WrongUsage, argument
from app.cli.sessions import Session
from app.domain.customers import Contact
from app.domain.erasure import Whose
from app.domain.errors import NotFound
from app.domain.wishes import Wish, WishKind
from app.services.wishes import WishDraft

_METAVARS: Final = {
    WishKind.CHANNEL: "call|email|visit|message",
    WishKind.HOURS: "9-12",
    WishKind.LENGTH: "short|detailed",
    WishKind.OFTEN: "DAYS",
    WishKind.ADDRESS: "WORDS",
}
_HELP: Final = {
    WishKind.CHANNEL: "how they like to hear from us",
    WishKind.HOURS: "when on a day, by the company's clock",
    WishKind.LENGTH: "how much they like to read",
    WishKind.OFTEN: "they hear again after so many working days: the news dates of their cases follow",
    WishKind.ADDRESS: "what a letter calls them, such as “Dr Walsh”",
}
OPTIONS: Final = (
    *(
        argument(f"--{kind}", metavar=_METAVARS[kind], dest=f"wish_{kind}", help=f"wish: {_HELP[kind]}")
        for kind in WishKind
    ),
    argument("--said-by", metavar="WHO", default="", help="wish: who said it; the contact unless named"),
    argument("--on", metavar="DAY", help="wish: when it was said; today unless named"),
    argument("--heard", metavar="REF", help="wish: it was said in the latest contact on that case"),
    argument(
        "--drop",
        action="append",
        choices=[str(kind) for kind in WishKind],
        default=[],
        help="wish: they wish it no longer",
    ),
)


def wish(session: Session, asked: Namespace) -> Answer:
    """Note what they wish, or let go of it."""
    values = stated(asked)
    dropped = {WishKind(kind) for kind in asked.drop}
    if bool(values) == bool(dropped):
        raise WrongUsage("contact wish notes wishes, such as --hours 9-12, or lets go of some with --drop.")
    contact, service = _contact(session, asked.name), session.services.wishes
    if dropped:
        changes = service.drop(contact.id, dropped)
    else:
        case_id = session.case(asked.heard).id if asked.heard else None
        said_on = entries.day(session, asked.on)
        changes = service.note(contact.id, WishDraft(values, asked.said_by, said_on, case_id))
    answer = session.changed(changes)
    return Answer(answer.lines, {**answer.data, "wishes": _records(session, contact)})


def show(session: Session, asked: Namespace) -> Answer:
    """Who they are, and what they wish, with who said it and when."""
    contact = _contact(session, asked.name)
    with session.services.desk.reading() as unit:
        customer = unit.customers.get(contact.customer_id).name
    found = session.services.wishes.of(contact.id)
    head = ", ".join(text for text in (contact.name, contact.function, customer) if text)
    lines = columns([(one.kind.value, one.value, _source(session, one)) for one in found]) if found else []
    data = {
        "contact": contact.name,
        "customer": customer,
        "function": contact.function,
        "phone": contact.phone,
        "email": contact.email,
        "wishes": _records(session, contact),
    }
    return Answer([head, *(lines or ["No wish is noted."])], data)


def stated(asked: Namespace) -> dict[WishKind, str]:
    """The wishes in a line."""
    told = {kind: getattr(asked, f"wish_{kind}") for kind in WishKind}
    return {kind: text for kind, text in told.items() if text is not None}


def _source(session: Session, wish: Wish) -> str:
    return f"said by {wish.said_by}, {session.formats.day(wish.said_on)}"


def _records(session: Session, contact: Contact) -> list[dict[str, object]]:
    return [
        {
            "wish": one.kind.value,
            "value": one.value,
            "said_by": one.said_by,
            "said_on": one.said_on.isoformat(),
            "is_from_contact": one.interaction_id is not None,
        }
        for one in session.services.wishes.of(contact.id)
    ]


def _contact(session: Session, name: str) -> Contact:
    from app.erasures import erasures_at  # noqa: PLC0415 - few sessions ask for a card

    subject = erasures_at(session.house, session.services).find(name)
    if subject.whose is not Whose.CONTACT:
        raise NotFound("contact", name)
    with session.services.desk.reading() as unit:
        return unit.contacts.get(subject.id)
