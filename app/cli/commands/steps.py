"""The next step: done, later, waiting on somebody."""

from argparse import Namespace

from app.cli import entries
from app.cli.answers import Answer
from app.cli.parsers import REF, Command, argument, length
from app.cli.sessions import Session


def done(session: Session, asked: Namespace) -> Answer:
    """The step is done; then comes the next."""
    following = entries.step(session, asked.next)
    changes = session.services.steps.done(
        session.case(asked.ref).id,
        outcome=asked.outcome,
        following=following,
        is_told=asked.told,
        actual=asked.took,
    )
    return session.changed(changes)


def later(session: Session, asked: Namespace) -> Answer:
    """Move the step."""
    styles = session.services.styles
    how = styles.postponement(is_agreed=asked.agreed, reason=asked.reason, effort=asked.takes)
    due = entries.moment(session, asked.when)
    return session.changed(session.services.steps.later(session.case(asked.ref).id, due, how))


def wait(session: Session, asked: Namespace) -> Answer:
    """Wait on somebody; the step is to chase them at half that time."""
    until = entries.moment(session, asked.until)
    return session.changed(session.services.steps.wait(session.case(asked.ref).id, asked.who, until))


COMMANDS = (
    Command(
        "done",
        "the step is done; the next is the one named, or what the usual rhythm proposes",
        done,
        (
            REF,
            argument("--outcome", metavar="TEXT", default="", help="what came of it"),
            argument("--next", metavar="LINE", help="the next step, such as “call thu 10:00”"),
            argument("--told", action="store_true", help="they heard where it stands"),
            argument("--took", metavar="LENGTH", type=length, help="how long it took, such as “45 min”"),
        ),
    ),
    Command(
        "later",
        "move the step; past a promise or the day of news it is agreed, or has a reason",
        later,
        (
            REF,
            argument("when", metavar="WHEN", help="such as “tomorrow at 9” or “in 2 business days”"),
            argument(
                "--takes", metavar="LENGTH", type=length, help="WHEN is the new start, and it takes so long"
            ),
        ),
        (
            argument("--agreed", action="store_true", help="the customer agreed to the new date"),
            argument("--reason", metavar="TEXT", default="", help="knowingly, and why"),
        ),
    ),
    Command(
        "wait",
        "wait on somebody; the step is to chase them, at half that time",
        wait,
        (
            REF,
            argument("who", metavar="WHO", help="on whom"),
            argument("--until", metavar="WHEN", required=True, help="till when they have"),
        ),
    ),
)
