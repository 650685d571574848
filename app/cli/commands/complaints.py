"""How a complaint stands, and what would have prevented it."""

from argparse import Namespace

from app.cli.answers import Answer, one_line
from app.cli.parsers import REF, Command, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.complaint_paths import PathMark
from app.domain.errors import NotFound
from app.domain.kinds import State
from app.services.complaints import ComplaintService
from app.services.today import CaseView
from app.ui.path_words import PathWords


def complaint(session: Session, asked: Namespace) -> Answer:
    """The path of a complaint; or what would have prevented it, for the Ideas."""
    service, case = ComplaintService(session.services.desk), session.case(asked.ref)
    view, path = session.services.today.case(case.id), service.path(case.id)
    if not path:
        raise NotFound("complaint", case.reference)
    if asked.prevented:
        return session.changed(service.prevented_by(case.id, asked.prevented, asked.theme))
    words = PathWords(session.formats)
    is_open, name = case.state is State.OPEN, view.contact.name if view.contact else view.customer.name
    marks = [f"{words.title(one.mark)}: {words.says(one, _who(view, one), is_open=is_open)}" for one in path]
    head = f"{case.reference} {one_line(view.customer.name, 60)}: {one_line(case.subject, 100)}"
    data = {"ref": case.reference, "path": [_record(view, one) for one in path]}
    return Answer([head, *marks, words.goal(name)], data)


def _who(view: CaseView, one: PathMark) -> str:
    return view.people.get(one.who_by.author_id, "") if one.who_by else ""


def _record(view: CaseView, one: PathMark) -> dict[str, object]:
    return {
        "mark": one.mark.value,
        "stands": one.stand.value,
        "at": instant(one.at),
        "due_at": instant(one.due_at),
        "by": _who(view, one) or None,
        "kept": one.kept,
        "broken": one.broken,
        "words": one.words or None,
    }


COMMANDS = (
    Command(
        "complaint",
        "how a complaint stands: acknowledged, plan, words, check-back, and what would have prevented it",
        complaint,
        (
            REF,
            argument(
                "--prevented",
                metavar="WORDS",
                default="",
                help="what would have, in their words: for the Ideas",
            ),
            argument("--theme", metavar="THEME", default="", help="what it is about, as you call it"),
        ),
    ),
)
