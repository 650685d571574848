"""Who works here, who owns what, and how one works."""

from argparse import Namespace

from app.cli.answers import Answer, columns, one_line
from app.cli.parsers import REF, Command, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.quick_entry.manners import QUICK_ENTRIES
from app.domain.styles import HOMES, VIEWS
from app.services.handover_cards import HandoverCard, HandoverCards
from app.services.people import PeopleService
from app.services.views import ViewService
from app.ui.messages import sentence

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAME = argument("name", metavar="NAME", help="a colleague; the first name will do if only one has it")
_NOTE = argument("--note", metavar="TEXT", default="", help="what they should know")


def people(session: Session, _asked: Namespace) -> Answer:
    """Everybody who works here."""
    with session.services.desk.reading() as unit:
        found = [person for person in unit.people.all() if person.is_active]
    me = session.services.desk.person_id
    data = [
        {"name": p.name, "function": p.function, "role": p.role.value, "zone": p.zone, "me": p.id == me}
        for p in found
    ]
    rows = [("*" if p.id == me else "", p.name, p.function, p.role.value, p.zone) for p in found]
    return Answer(columns(rows), data)


def hand_over(session: Session, asked: Namespace) -> Answer:
    """Offer one's case to a colleague."""
    to_id = session.house.set_up.person_named(asked.name).id
    return session.changed(
        session.services.handovers.hand_over(session.case(asked.ref).id, to_id, asked.note)
    )


def reassign(session: Session, asked: Namespace) -> Answer:
    """As a lead or the owner, offer a case to somebody."""
    to_id = session.house.set_up.person_named(asked.name).id
    return session.changed(session.services.handovers.reassign(session.case(asked.ref).id, to_id, asked.note))


def handovers(session: Session, _asked: Namespace) -> Answer:
    """Cases on their way to somebody, with what the receiver must know."""
    cards = HandoverCards(session.services.desk).waiting()
    lines = [line for card in cards for line in _card_lines(session, card)]
    return Answer(lines or ["No hand-over waits for an answer."], [_card_record(card) for card in cards])


def _card_lines(session: Session, card: HandoverCard) -> list[str]:
    moment = session.formats.moment
    who = f"{card.giver} hands it to {'you' if card.is_mine else card.taker}"
    told = card.told
    heard = (
        f"They last heard from {card.told_by}, {moment(told.at)}: {one_line(told.summary, 100)}"
        if told
        else ""
    )
    return [
        f"{card.case.reference} {one_line(card.customer, 60)}: {who}, answer by {moment(card.expires_at)}",
        *([f"  {one_line(card.note, 100)}"] if card.note else []),
        *(f"  Promised, {moment(one.due_at)}: {one_line(one.text, 100)}" for one in card.promises),
        f"  {heard or 'Nobody has told them yet how it stands.'}",
        f"  They expect word by {moment(card.news_due_at)}.",
    ]


def _card_record(card: HandoverCard) -> dict[str, object]:
    told = card.told
    return {
        "ref": card.case.reference,
        "customer": card.customer,
        "contact": card.contact or None,
        "from": card.giver,
        "to": card.taker,
        "is_mine": card.is_mine,
        "note": card.note or None,
        "answer_by_at": instant(card.expires_at),
        "promises": [{"text": one.text, "due_at": instant(one.due_at)} for one in card.promises],
        "told_at": instant(told.at) if told else None,
        "told_by": card.told_by or None,
        "told": told.summary if told else None,
        "news_due_at": instant(card.news_due_at),
    }


def accept(session: Session, asked: Namespace) -> Answer:
    """Take what was offered."""
    return session.changed(session.services.handovers.accept(session.case(asked.ref).id))


def take(session: Session, asked: Namespace) -> Answer:
    """As a lead, take a case at once."""
    return session.changed(session.services.handovers.take(session.case(asked.ref).id))


def style(session: Session, asked: Namespace) -> Answer:
    """The ways of working, or another one from now."""
    styles = session.services.styles
    if asked.name is not None:
        styles.choose(asked.name, session.services.reminders)
    current = styles.current()
    rows = [
        ("*" if one.key == current.key else "", one.words_in("en").name, one.words_in("en").summary)
        for one in styles.all()
    ]
    data = [
        {"key": one.key, "name": one.words_in("en").name, "summary": one.words_in("en").summary,
         "chosen": one.key == current.key}
        for one in styles.all()
    ]  # fmt: skip
    lines = [f"{mark:1} {name}: {summary}" for mark, name, summary in rows]
    return Answer([*lines, *(sentence(problem) for problem in styles.problems)], data)


def views(session: Session, asked: Namespace) -> Answer:
    """The views beside Today; borrow one, or give one back."""
    beside = ViewService(session.services.styles)
    if asked.view is not None:
        (beside.give_back if asked.back else beside.borrow)(asked.view)
    tabs, home = beside.tabs(), session.services.styles.chosen().home
    data = [{"view": view, "own": view == home} for view in (home, *tabs)]
    return Answer([f"* {home}", *(f"  {view}" for view in tabs)], data)


def mix(session: Session, asked: Namespace) -> Answer:
    """Put one's own way together, and work that way."""
    ViewService(session.services.styles).mix(
        asked.home, asked.entry, asked.beside, session.services.reminders
    )
    return style(session, Namespace(name=None))


def protect(session: Session, asked: Namespace) -> Answer:
    """Keep hours free, or give them up; what is protected then."""
    people = PeopleService(session.services.desk)
    days = [_DAYS.index(day) for day in asked.on]
    (people.give_up if asked.no_longer else people.protect)(asked.hours, days)
    week = dict(zip(_DAYS, people.me().protected.to_list(), strict=True))
    return Answer([f"{day}  {', '.join(blocks)}" for day, blocks in week.items() if blocks], week)


COMMANDS = (
    Command("people", "everybody who works here", people),
    Command("reassign", "as a lead or its owner, offer a case to somebody", reassign, (REF, _NAME, _NOTE)),
    Command(
        "handovers", "cases on their way to somebody, with promises, the last word and the next", handovers
    ),
    Command(
        "handover",
        "offer your case to a colleague; it stays yours until they accept",
        hand_over,
        (REF, _NAME, _NOTE),
    ),
    Command("accept", "take the case that was offered to you", accept, (REF,)),
    Command("take", "as a lead, take a case at once", take, (REF,)),
    Command(
        "style",
        "the ways of working, or another one from now",
        style,
        (argument("name", metavar="NAME", nargs="?", help="the way of working to choose"),),
    ),
    Command(
        "protect",
        "keep hours free: nobody books them and nothing knocks",
        protect,
        (
            argument("hours", metavar="HOURS", help="such as 15:00-16:00"),
            argument(
                "--on",
                metavar="DAY",
                nargs="+",
                choices=_DAYS,
                default=_DAYS[:5],
                help="mon to sun; the working days unless named",
            ),
            argument("--no-longer", action="store_true", help="give them up again"),
        ),
    ),
    Command(
        "views",
        "the views beside Today, borrowing one, or giving one back",
        views,
        (
            argument("view", metavar="VIEW", nargs="?", help=f"one of {', '.join(sorted(VIEWS))}"),
            argument("--back", action="store_true", help="give it back"),
        ),
    ),
    Command(
        "mix",
        "put your own way together, and work that way",
        mix,
        (
            argument("home", metavar="HOME", choices=sorted(HOMES), help="what Today opens with"),
            argument(
                "--entry",
                metavar="MANNER",
                choices=sorted(QUICK_ENTRIES),
                default="spoken_line",
                help="how a new follow-up is asked for",
            ),
            argument("--beside", metavar="VIEW", nargs="*", default=(), help="views beside it"),
        ),
    ),
)
