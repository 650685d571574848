"""Typed words of the command line: lines, moments, steps. What is in doubt is asked, never guessed."""

from datetime import date

from app.cli.sessions import Session
from app.domain.errors import Unclear
from app.domain.moments import Moment
from app.domain.quick_entry.drafts import Candidate, Draft
from app.domain.quick_entry.echo import day_text, moment_text
from app.services.opening import step_draft
from app.services.steps import NO_STEP
from app.services.work import StepDraft


def read_line(session: Session, line: str) -> Draft:
    """What a line says. Raises Unclear, with what it could mean, where something is in doubt."""
    draft = session.services.entries.read(line)
    if draft.doubts:
        doubt = draft.doubts[0]
        ways = tuple(_way(session, candidate) for candidate in doubt.candidates)
        raise Unclear(doubt.text or line, doubt.key, ways)
    return draft


def moment(session: Session, words: str) -> Moment:
    """The moment that words name. Raises Unclear."""
    draft = read_line(session, words)
    if draft.due is None:
        raise Unclear(words, "no_moment")
    return draft.due


def moment_or_none(session: Session, words: str | None) -> Moment | None:
    """The moment, where one is named. Raises Unclear."""
    return None if words is None else moment(session, words)


def day(session: Session, words: str | None) -> date | None:
    """The day that words name: ``2026-12-31``, or as in a line. Raises Unclear."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        return moment(session, words).wall.date()


def step(session: Session, line: str | None) -> StepDraft:
    """The step that a line names; nothing is named without a line. Raises Unclear."""
    return NO_STEP if line is None else step_draft(read_line(session, line), by_subject=True)


def _way(session: Session, candidate: Candidate) -> str:
    this_year = session.formats.wall(session.services.today.now()).year
    if candidate.moment is not None:
        return moment_text(candidate.moment.wall, this_year)
    if candidate.day is not None:
        return day_text(candidate.day, this_year)
    if candidate.value is not None:
        return session.formats.money(candidate.value, "")
    if candidate.name is not None:
        return (
            f"{candidate.name.name}, {candidate.key}"
            if candidate.key not in {"", "employee"}
            else candidate.name.name
        )
    return candidate.key
