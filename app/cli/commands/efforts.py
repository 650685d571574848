"""Time needed and time free, the word before it is complete, evidence, and how one's ways of working fit."""

from argparse import Namespace
from typing import Any

from app.cli.answers import Answer
from app.cli.parsers import REF, Command, argument, length
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.capacity import Piece
from app.domain.evidence import Evidence
from app.domain.fit import Fit
from app.domain.kinds import Kind
from app.domain.standards import DROPPED
from app.ui.work_sentences import WorkSentences


def effort(session: Session, asked: Namespace) -> Answer:
    """How long the step takes; without a length what the own history suggests."""
    case = session.case(asked.ref)
    if asked.length is not None:
        return session.changed(session.services.steps.estimate(case.id, asked.length))
    found = session.services.efforts.suggest(case.id)
    text = WorkSentences(session.formats).suggestion(found)
    data = {
        "ref": case.reference,
        "effort_minutes": _minutes(case.planned.effort),
        "suggested_minutes": _minutes(found.effort) if found.effort is not None else None,
        "count": found.count,
        "measured": found.measured,
        "overrun": found.overrun,
        "text": text,
    }
    return Answer([text], data)


def capacity(session: Session, _asked: Namespace) -> Answer:
    """Whether the work fits into the free hours, and which promise would break first."""
    seen = session.services.capacity.look()
    data = {
        "needed_minutes": _minutes(seen.needed),
        "free_minutes": _minutes(seen.free),
        "until": instant(seen.until),
        "fits": seen.fits,
        "tight_at": instant(seen.tight.closes_at) if seen.tight is not None else None,
        "missing_minutes": _minutes(seen.tight.missing) if seen.tight is not None else 0,
        "breaking": [_stake(piece) for piece in seen.breaking],
        "interim": [piece.row.reference for piece in seen.interim],
    }
    return Answer(WorkSentences(session.formats).capacity(seen), data)


def interim(session: Session, asked: Namespace) -> Answer:
    """A draft of the word that can go out before the work is complete. Nothing is sent or filed."""
    case = session.case(asked.ref)
    word = session.services.capacity.interim(case.id)
    text = WorkSentences(session.formats).interim(word)
    data = {
        "ref": case.reference,
        "name": word.name,
        "text": text,
        "next_word_at": instant(word.next_word.at),
    }
    return Answer([text], data)


def evidence(session: Session, asked: Namespace) -> Answer:
    """At which step of each cadence customers answered."""
    kind = Kind(asked.kind) if asked.kind is not None else None
    found = session.services.evidence.of_cadences(kind)
    lines = [line for one in found for line in _evidence_lines(session, one)]
    return Answer(lines or ["No such case has a rhythm of steps."], [_evidence(one) for one in found])


def fit(session: Session, _asked: Namespace) -> Answer:
    """How each way of working worked for the acting person."""
    report, words = session.services.fits.report(), WorkSentences(session.formats)
    names = {style.key: style.words_in("en").name for style in session.services.styles.all()}
    lines = []
    for one in report.fits:
        mark, name = "*" if one.style == report.current else " ", names.get(one.style, one.style)
        lines.append(f"{mark} {name}: {words.fit(one)} {words.no_advice(one)}".rstrip())
    if report.advice is not None:
        better, present = report.advice.better.style, report.advice.present.style
        lines.append(words.advice(report.advice, names.get(better, better), names.get(present, present)))
    data = {
        "current": report.current,
        "ways": [_fit(one) for one in report.fits],
        "advice": report.advice.better.style if report.advice is not None else None,
    }
    return Answer(lines, data)


def _evidence_lines(session: Session, one: Evidence) -> list[str]:
    words = WorkSentences(session.formats)
    lines = [f"{one.kind.value.capitalize()}, {one.phase.value.replace('_', ' ')}:"]
    lines += [f"  {step.number + 1}. {step.what}: {words.evidence(step)}" for step in one.steps]
    for step in one.proposals:
        lines += [f"  {words.proposal(step)}", f"  keepword standards set {step.key} {DROPPED}"]
    return lines


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "phase": one.phase.value,
        "steps": [
            {
                "number": step.number + 1,
                "what": step.what,
                "done": step.done,
                "answered": step.answered,
                "percent": step.percent if step.is_enough else None,
                "could_go": step in one.proposals,
            }
            for step in one.steps
        ],
    }


def _fit(one: Fit) -> dict[str, Any]:
    return {
        "style": one.style,
        "steps": one.steps,
        "on_time": one.on_time,
        "words": one.words,
        "kept": one.kept,
        "put_offs": one.put_offs,
        "is_enough": one.is_enough,
    }


def _stake(piece: Piece) -> dict[str, Any]:
    row = piece.row
    return {
        "ref": row.reference,
        "customer": row.customer,
        "promise": row.promise_text,
        "due_at": instant(row.promise_due_at),
        "done_at": instant(piece.done_at),
    }


def _minutes(span: Any) -> int:
    return int(span.total_seconds() // 60)


COMMANDS = (
    Command(
        "effort",
        "say how long the step takes, or what your own history suggests",
        effort,
        (REF, argument("length", metavar="LENGTH", nargs="?", type=length, help="such as 45 or “1 h 15”")),
    ),
    Command("capacity", "hours needed against hours free, and which promise would break first", capacity),
    Command("interim", "a draft of the word that can go out before the work is complete", interim, (REF,)),
    Command(
        "evidence",
        "at which step of each rhythm customers answered",
        evidence,
        (
            argument(
                "kind", metavar="KIND", nargs="?", choices=[kind.value for kind in Kind], help="of one kind"
            ),
        ),
    ),
    Command("fit", "how each way of working worked for you; nobody else can ask", fit),
)
