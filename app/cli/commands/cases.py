"""Whole cases: add, look, change the phase, close, reopen, search."""

from argparse import Namespace

from app.cli import entries
from app.cli.answers import Answer, columns, one_line
from app.cli.commands.lists import listed, row_lines
from app.cli.parsers import REF, Command, amount, argument
from app.cli.records import case_parts, thread_records
from app.cli.sessions import Session
from app.domain.cases import Case
from app.domain.errors import UnknownPhase
from app.domain.interactions import Interaction
from app.domain.kinds import PHASES, Kind, Phase, State
from app.domain.quick_entry.echo import echo_text
from app.services.cases import PhaseDraft
from app.services.today import CaseView, ThreadView

_EVERY = 1_000_000


def add(session: Session, asked: Namespace) -> Answer:
    """File a line: a new case, or the next step of an open one."""
    draft = entries.read_line(session, asked.line)
    case_id = session.case(asked.case).id if asked.case is not None else None
    changes = session.services.opening.add(draft, case_id=case_id, is_new=asked.new)
    said = echo_text(draft, session.formats.wall(session.services.today.now()).year)
    hints = [hint for remark in draft.remarks if (hint := session.sentences.hint(remark))]
    answer = session.changed(changes, f"Understood: {said}", *hints)
    return Answer(answer.lines, answer.data | {"understood": said, "hints": hints})


def cases(session: Session, asked: Namespace) -> Answer:
    """Open cases, or closed ones, or both."""
    services = session.services
    closed = _closed(session) if asked.all or asked.closed else Answer([], [])
    if asked.closed:
        return Answer(closed.lines or ["No case is closed."], closed.data)
    opened = listed(session, services.today.rows(everybody=not asked.mine), "There is no open case.")
    return Answer([*opened.lines, *closed.lines], opened.data + closed.data)


def case(session: Session, asked: Namespace) -> Answer:
    """One case with everything that hangs on it."""
    view = session.services.today.case(session.case(asked.ref).id)
    lines, data = _case_lines(session, view), session.record(view) | case_parts(view)
    if asked.thread:
        thread = session.services.today.thread(view.case.id)
        lines += _thread_lines(session, thread) or ["Nothing was said on another case of this customer."]
        data["thread"] = thread_records(thread)
    return Answer(lines, data)


def search(session: Session, asked: Namespace) -> Answer:
    """Cases and customers that hold all the words."""
    found = session.services.today.search(" ".join(asked.words))
    opened = listed(session, found.open_rows, "")
    views = [session.services.today.case(one.id) for one in found.closed]
    names = [customer.name for customer in found.customers]
    data = {"cases": opened.data + [session.record(view) for view in views], "customers": names}
    lines = [*(opened.lines if found.open_rows else []), *columns(_closed_cells(session, v) for v in views)]
    lines += [f"Customer: {one_line(name)}" for name in names]
    return Answer(lines or ["Nothing here holds these words."], data)


def phase(session: Session, asked: Namespace) -> Answer:
    """Move to another phase, and perhaps kind."""
    case = session.case(asked.ref)
    kind, phase = _phase(case, asked.phase)
    said_so = PhaseDraft(
        until=entries.moment_or_none(session, asked.until),
        text=asked.note,
        value=asked.value,
        valid_until_on=entries.day(session, asked.valid_until),
    )
    return session.changed(session.services.cases.change_phase(case.id, phase, kind=kind, said_so=said_so))


def close(session: Session, asked: Namespace) -> Answer:
    """End a case with its outcome."""
    changes = session.services.cases.close(
        session.case(asked.ref).id, asked.outcome, no_word_reason=asked.no_word
    )
    return session.changed(changes)


def reopen(session: Session, asked: Namespace) -> Answer:
    """Open a closed case again, with its next step."""
    step = entries.step(session, asked.line)
    return session.changed(session.services.cases.reopen(session.case(asked.ref).id, step))


def _phase(case: Case, asked: str) -> tuple[Kind, Phase]:
    """``sent``, ``check back``, ``quote`` or ``quote.asked``. Raises UnknownPhase."""
    words = asked.strip().casefold().replace("-", "_").replace(" ", "_")
    head, _, tail = words.rpartition(".")
    if words in set(Kind):
        return Kind(words), PHASES[Kind(words)][0]
    kind = Kind(head) if head in set(Kind) else case.kind
    if (head and head not in set(Kind)) or tail not in PHASES[kind]:
        raise UnknownPhase(kind, asked, PHASES[kind])
    return kind, Phase(tail)


def _closed(session: Session) -> Answer:
    views = [session.services.today.case(one.id) for one in session.services.today.closed(_EVERY)]
    return Answer(
        columns(_closed_cells(session, view) for view in views), [session.record(view) for view in views]
    )


def _closed_cells(session: Session, view: CaseView) -> tuple[str, ...]:
    case = view.case
    return (
        case.reference,
        session.formats.when(case.closed_at),
        f"closed: {case.outcome.replace('_', ' ')}",
        view.customer.name,
        one_line(case.subject, 40),
        view.owner.name,
    )


def _case_lines(session: Session, view: CaseView) -> list[str]:
    case, formats = view.case, session.formats
    who = f"{view.contact.name}, {view.customer.name}" if view.contact else view.customer.name
    phase = case.phase.value.replace("_", " ")
    lines = [
        f"{case.reference}  {one_line(case.subject, 100)}",
        f"{case.kind.value}, {phase}  {who}  {formats.money(case.value, case.currency)}  {view.owner.name}",
    ]
    if view.offered_to is not None:
        lines.append(f"Offered to {view.offered_to.name}.")
    if case.state is State.CLOSED:
        at = formats.moment(case.closed_at) if case.closed_at else ""
        lines.append(f"Closed {at}: {case.outcome}. {case.outcome_text}")
    else:
        lines += row_lines(session, session.rows_of([case.id]))
        lines.append(f"They hear from us by {formats.moment(case.clock.due_at)}.")
    return lines + _parts_lines(session, view)


def _parts_lines(session: Session, view: CaseView) -> list[str]:
    formats = session.formats
    lines = [f"Promise ({p.state.value}), {formats.moment(p.due_at)}: {p.text}" for p in view.promises]
    lines += [f"{'[x]' if item.done_at else '[ ]'} {item.text}" for item in view.checklist]
    newest = sorted(view.interactions, key=lambda touch: touch.at, reverse=True)
    return [*lines, *(_said(session, one, view.speaker(one)) for one in newest)]


def _thread_lines(session: Session, view: ThreadView) -> list[str]:
    """What was said on the customer's other cases, each with its case's number."""
    references = {one.id: one.reference for one in view.cases}
    newest = sorted(view.interactions, key=lambda touch: touch.at, reverse=True)
    return [f"{references[one.case_id]}  {_said(session, one, view.speaker(one))}" for one in newest]


def _said(session: Session, one: Interaction, who: str) -> str:
    """Who said what, when and by which road."""
    arrow = "<-" if one.direction.value == "in" else "->"
    told = ", told" if one.told_status else ""
    head = f"{session.formats.moment(one.at)}  {arrow} {one.channel.value}{told}"
    return f"{head}, {one_line(who, 60)}: {one_line(one.summary, 100)}"


COMMANDS = (
    Command(
        "add",
        "file a line, such as “quote: Eimear Walsh wants the service plan in the price fri 15:00 €18k”",
        add,
        (argument("line", metavar="LINE", help="what they want, what comes next and when"),),
        (
            argument("--case", metavar="REF", help="the next step of this open case"),
            argument("--new", action="store_true", help="a new case, whatever is open"),
        ),
    ),
    Command(
        "cases",
        "everybody's open cases",
        cases,
        (argument("--mine", action="store_true", help="only one's own"),),
        (
            argument("--all", action="store_true", help="closed ones too"),
            argument("--closed", action="store_true", help="closed ones only"),
        ),
    ),
    Command(
        "case",
        "one case with everything that hangs on it",
        case,
        (
            REF,
            argument("--thread", action="store_true", help="what was said on the customer's other cases too"),
        ),
    ),
    Command(
        "search",
        "cases and customers that hold all the words",
        search,
        (argument("words", metavar="WORD", nargs="+", help="a word, or its beginning"),),
    ),
    Command(
        "phase",
        "move to another phase or kind: “sent”, “check back”, “quote”, “quote.asked”",
        phase,
        (
            REF,
            argument("phase", metavar="PHASE", help="the phase, the kind, or both with a dot between"),
            argument("--until", metavar="WHEN", help="the date agreed with the customer, where it rests"),
            argument("--value", metavar="AMOUNT", type=amount, help="what it is worth"),
            argument("--valid-until", metavar="DATE", help="until when the quote holds"),
            argument("--note", metavar="TEXT", default="", help="the word to the customer"),
        ),
    ),
    Command(
        "close",
        "end a case with its outcome, which is the last word to the customer too",
        close,
        (
            REF,
            argument("--outcome", metavar="TEXT", required=True, help="such as “won: starts in May”"),
            argument("--no-word", metavar="REASON", default="", help="why they hear no last word"),
        ),
    ),
    Command(
        "reopen",
        "open a closed case again, with its next step",
        reopen,
        (REF, argument("line", metavar="LINE", help="the next step")),
    ),
)
