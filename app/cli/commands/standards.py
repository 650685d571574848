"""The service standard: its figures, and what other ones would move; quiet customers."""

from argparse import Namespace

from app.cli.answers import Answer, columns
from app.cli.parsers import Command, WrongUsage, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.errors import NotFound
from app.domain.quiet import QuietCustomer, Silence
from app.domain.recounting import Moved
from app.services.standards import Preview

_SAID = {Silence.PROPOSED: "propose a call", Silence.LONG: "too long"}


def standards(session: Session, asked: Namespace) -> Answer:
    """Every figure, or another value for one of them."""
    service = session.services.standards
    if asked.act == "show":
        figures = [one for one in service.figures() if one.key.startswith(asked.key or "")]
        if not figures:
            raise NotFound("figure", asked.key)
        data = [{"key": one.key, "value": one.value, "step": one.step or None} for one in figures]
        return Answer(columns((one.key, one.value, one.step) for one in figures), data)
    if asked.key is None or asked.value is None:
        raise WrongUsage("standards set KEY VALUE, such as: standards set quote.sent.news '4 bd'")
    edits = {asked.key: asked.value}
    preview = service.preview(edits)
    lines = _lines(session, preview)
    told = {"dry_run": asked.dry_run, "moved": [_record(session, preview, one) for one in preview.moved]}
    if asked.dry_run:
        return Answer([*lines, f"Nothing was changed: {len(preview.moved)} would move."], told)
    changes = service.change(edits)
    said = [session.sentences.remark(remark) for remark in changes.remarks]
    return Answer([*lines, *said], told)


def quiet(session: Session, asked: Namespace) -> Answer:
    """Customers with whom nobody spoke for long."""
    found = session.services.quiet.customers(everybody=asked.everybody)
    lines = columns(_cells(session, one) for one in found) if found else ["Nobody is quiet."]
    return Answer(lines, [_quiet(one) for one in found])


def approach(session: Session, asked: Namespace) -> Answer:
    """Open a lead for a quiet customer."""
    wanted = asked.customer.casefold()
    found = [one for one in session.services.quiet.customers(everybody=True) if one.name.casefold() == wanted]
    if not found:
        raise NotFound("quiet", asked.customer)
    return session.changed(session.services.quiet.approach(found[0].customer_id, asked.subject))


def _lines(session: Session, preview: Preview) -> list[str]:
    now, formats = session.services.today.now(), session.formats
    cells = []
    for one in preview.moved:
        old, new = one.before, one.after
        is_news = one.moves_news
        was = old.clock.due_at if is_news else old.planned.due_at
        to = new.clock.due_at if is_news else new.planned.due_at
        cells.append(
            (
                old.reference,
                preview.names[one.case_id],
                "news" if is_news else "step",
                f"{formats.moment(was)} -> {formats.moment(to)}",
                session.sentences.reason(one.basis, to),
                "late at once" if one.is_late_at_once(now) else "",
            )
        )
    return columns(cells) if cells else ["No date moves."]


def _record(session: Session, preview: Preview, one: Moved) -> dict[str, object]:
    return {
        "ref": one.before.reference,
        "customer": preview.names[one.case_id],
        "news_from": instant(one.before.clock.due_at),
        "news_to": instant(one.after.clock.due_at),
        "step_from": instant(one.before.planned.due_at),
        "step_to": instant(one.after.planned.due_at),
        "why": session.sentences.reason(one.basis, one.after.clock.due_at),
        "late_at_once": one.is_late_at_once(session.services.today.now()),
    }


def _cells(session: Session, one: QuietCustomer) -> tuple[str, ...]:
    last = session.formats.day(session.formats.wall(one.last_at).date()) if one.last_at else "never spoken"
    return one.name, one.contact, f"{one.days} days", last, one.owner, _SAID[one.silence]


def _quiet(one: QuietCustomer) -> dict[str, object]:
    return {
        "customer": one.name,
        "contact": one.contact or None,
        "owner": one.owner,
        "last_at": instant(one.last_at),
        "days": one.days,
        "too_long": one.silence is Silence.LONG,
    }


COMMANDS = (
    Command(
        "quiet",
        "customers with whom nobody spoke for long, the longest silence first",
        quiet,
        (argument("--all", action="store_true", dest="everybody", help="everybody's, not only one's own"),),
    ),
    Command(
        "approach",
        "open a lead for a quiet customer: its first step is to call",
        approach,
        (
            argument("customer", metavar="CUSTOMER", help="the name, as the list shows it"),
            argument("--subject", metavar="TEXT", default="", help="what it is about"),
        ),
    ),
    Command(
        "standards",
        "the service standard; as a lead or administrator, another figure in it",
        standards,
        (
            argument("act", choices=("show", "set"), nargs="?", default="show"),
            argument("key", metavar="KEY", nargs="?", help="such as quote.sent.news"),
            argument("value", metavar="VALUE", nargs="?", help="such as '4 bd', '1 bh', 'same day'"),
            argument("--dry-run", action="store_true", help="only tell what would move"),
        ),
    ),
)
