"""What services say about what they did, why a date is what it is, and what was done: as sentences, without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, Protocol

from app.domain.history import Action
from app.domain.moments import Moment
from app.domain.quick_entry.drafts import Remark as Hint
from app.domain.ranks import Because, Harm, Term
from app.domain.spans import InvalidSpan, Span, Unit
from app.domain.steps import Basis, Reason
from app.services.changes import Remark
from app.services.reasons import DateKind, Why
from app.ui.sentences import Translate, as_it_is, filled, listed
from app.ui.terms import term
from app.ui.translations import QT_TRANSLATE_NOOP

REMARKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "opened": QT_TRANSLATE_NOOP("Remarks", "Opened {reference} for {customer}."),
        "planned_next": QT_TRANSLATE_NOOP("Remarks", "Next: {step}, {due}."),
        "proposed_next": QT_TRANSLATE_NOOP("Remarks", "Next, as proposed: {step}, {due}."),
        "moved": QT_TRANSLATE_NOOP("Remarks", "Moved: {step}, now {due}."),
        "replaced_step": QT_TRANSLATE_NOOP("Remarks", "This takes the place of “{old}”."),
        "told": QT_TRANSLATE_NOOP("Remarks", "Filed as told. They hear again by {news_due_at}."),
        "answer_due": QT_TRANSLATE_NOOP("Remarks", "An answer is due by {at}."),
        "letter_from": QT_TRANSLATE_NOOP("Remarks", "A letter of {name}, written {at}."),
        "letter_undated": QT_TRANSLATE_NOOP("Remarks", "A letter of {name}; it does not say when it was written."),
        "letter_older": QT_TRANSLATE_NOOP("Remarks", "They heard from us after it was written, so it is filed and no clock moves."),
        "letter_ours": QT_TRANSLATE_NOOP("Remarks", "It is from one of us, so it is filed as sent and no clock moves."),
        "letter_files": QT_TRANSLATE_NOOP("Remarks", "Came with it: {text}."),
        "letter_files_kept": QT_TRANSLATE_NOOP("Remarks", "Came with it, and kept: {text}."),
        "was_put_off": QT_TRANSLATE_NOOP("Remarks", "“{step}” had been put off; it gives way to their answer."),
        "acknowledge": QT_TRANSLATE_NOOP("Remarks", "Say by {due} that it has arrived and who looks after it."),
        "phase": QT_TRANSLATE_NOOP("Remarks", "The {kind} is now {phase}."),
        "closed": QT_TRANSLATE_NOOP("Remarks", "Closed: {outcome}."),
        "promise_left": QT_TRANSLATE_NOOP("Remarks", "Still promised: {text}, {due}."),
        "reopened": QT_TRANSLATE_NOOP("Remarks", "Open again under the same number."),
        "promised": QT_TRANSLATE_NOOP("Remarks", "Promised: {text}, {due}."),
        "kept": QT_TRANSLATE_NOOP("Remarks", "Kept: {text}."),
        "late": QT_TRANSLATE_NOOP("Remarks", "Kept, after its moment: {text}."),
        "released": QT_TRANSLATE_NOOP("Remarks", "Let go: {text}."),
        "offered": QT_TRANSLATE_NOOP("Remarks", "Offered to {name} until {until}; it stays with its owner till they accept."),
        "offer_returned": QT_TRANSLATE_NOOP("Remarks", "{name} did not answer, so {reference} is with its owner again."),
        "already_theirs": QT_TRANSLATE_NOOP("Remarks", "It is {name}'s already; nothing was changed."),
        "accepted": QT_TRANSLATE_NOOP("Remarks", "It is yours now; step, promises and news date came along."),
        "declined": QT_TRANSLATE_NOOP("Remarks", "Declined; it stays with its owner."),
        "taken": QT_TRANSLATE_NOOP("Remarks", "Taken; it is yours now."),
        "receiver_away": QT_TRANSLATE_NOOP("Remarks", "{name} is away until {until}: without an answer it comes back in time."),
        "offered_to_cover": QT_TRANSLATE_NOOP("Remarks", "{name} is away until {until}, so {cover} has it to answer."),
        "leave_planned": QT_TRANSLATE_NOOP("Remarks", "Planned as {reference}. To settle before it is certain: {count}."),
        "leave_left": QT_TRANSLATE_NOOP("Remarks", "Still to settle: {count}."),
        "leave_withdrawn": QT_TRANSLATE_NOOP("Remarks", "{reference} is taken back."),
        "away_covered": QT_TRANSLATE_NOOP("Remarks", "{name} is off until {until}; {cover} looks after the cases."),
        "away_uncovered": QT_TRANSLATE_NOOP("Remarks", "{name} is off until {until}; nobody covers."),
        "back_again": QT_TRANSLATE_NOOP("Remarks", "Welcome back. Late steps: {due}. Customers waiting for news: {waiting}."),
        "standard_set": QT_TRANSLATE_NOOP("Remarks", "The standard holds from now on. Cases with another date: {count}."),
        "beyond_book": QT_TRANSLATE_NOOP("Remarks", "That is more than the Promise book allows for {text}, {limit}; {name} answers for it."),
        "entry_added": QT_TRANSLATE_NOOP("Remarks", "In the Promise book, under the short name {key}: {text}."),
        "entry_changed": QT_TRANSLATE_NOOP("Remarks", "Changed, for promises from now on: {text}."),
        "entry_unchanged": QT_TRANSLATE_NOOP("Remarks", "{text} says that already."),
        "entry_resumed": QT_TRANSLATE_NOOP("Remarks", "In the Promise book again: {text}."),
        "entry_retired": QT_TRANSLATE_NOOP("Remarks", "Out of the Promise book, though promises given by it still bind: {text}."),
        "template_edited": QT_TRANSLATE_NOOP("Remarks", "Letters say it this way from now on: {key}."),
        "template_unchanged": QT_TRANSLATE_NOOP("Remarks", "Letters say that already: {key}."),
        "template_put_back": QT_TRANSLATE_NOOP("Remarks", "As it was delivered again: {key}."),
        "asked": QT_TRANSLATE_NOOP("Remarks", "Asked {name}; it reaches them {at}."),
        "lead_time": QT_TRANSLATE_NOOP("Remarks", "{name} usually needs {minutes} of working time: ask by {at}."),
        "lead_time_unknown": QT_TRANSLATE_NOOP("Remarks", "Too few answers of {name} to tell how long it takes."),
        "help_budget_passed": QT_TRANSLATE_NOOP("Remarks", "That makes {minutes} of help that day, and {limit} is what it has. First of your own: {name}, {at}."),
        "request_withdrawn": QT_TRANSLATE_NOOP("Remarks", "Taken back: “{text}”."),
        "idea_noted": QT_TRANSLATE_NOOP("Remarks", "Noted; marketing reads it on Ideas."),
        "ideas_sorted": QT_TRANSLATE_NOOP("Remarks", "Under “{theme}” now: {count}."),
        "ideas_unsorted": QT_TRANSLATE_NOOP("Remarks", "Without a theme now: {count}."),
        "ideas_read": QT_TRANSLATE_NOOP("Remarks", "Read, and with you now: {count}."),
        "ideas_answered": QT_TRANSLATE_NOOP("Remarks", "Answered: {count}. Customers who hear of it, with a query each: {customers}."),
        "wish_noted": QT_TRANSLATE_NOOP("Remarks", "Noted what {name} wishes."),
        "wish_dropped": QT_TRANSLATE_NOOP("Remarks", "{name} wishes that no longer."),
        "wish_moved": QT_TRANSLATE_NOOP("Remarks", "Cases whose customer hears at another time by it: {count}."),
        "outside_wished_hours": QT_TRANSLATE_NOOP("Remarks", "{name} wishes to hear from us within these hours: {hours}."),
        "undone": QT_TRANSLATE_NOOP("Remarks", "Taken back: {action}."),
        "redone": QT_TRANSLATE_NOOP("Remarks", "Done again: {action}."),
        "customer_did_hear": QT_TRANSLATE_NOOP("Remarks", "Mind that the customer did hear it."),
        "kept_newer": QT_TRANSLATE_NOOP("Remarks", "Kept, because it was changed since: {fields}."),
        "erased": QT_TRANSLATE_NOOP("Remarks", "{name} is erased. Files rewritten: {rewritten}, removed: {removed}."),
        "erased_later": QT_TRANSLATE_NOOP("Remarks", "{file} still shows them: its next sync takes the cells out."),
        "erased_calendar": QT_TRANSLATE_NOOP("Remarks", "{calendar} still shows them: its next sync takes that out."),
        "erased_there": QT_TRANSLATE_NOOP("Remarks", "{calendar} names them and is not ours: unless it is taken out there, it is read again."),
        "erased_waits": QT_TRANSLATE_NOOP("Remarks", "A file is in use elsewhere: the next start of Keepword finishes what is left."),
        "sample_filled": QT_TRANSLATE_NOOP("Remarks", "{company} moved in with {cases} cases."),
    }
)  # fmt: skip
"""One sentence for each remark of a service."""

_PUT_OFF: Final = (
    QT_TRANSLATE_NOOP("Remarks", "Put off once."),
    QT_TRANSLATE_NOOP("Remarks", "Put off twice."),
    QT_TRANSLATE_NOOP("Remarks", "Put off {times} times: do it, tell them, hand it over, or close it?"),
)
_KEYED: Final = frozenset({"kind", "phase", "outcome"})
"""Values that are keys, not somebody's own words."""

HINTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "day_off": QT_TRANSLATE_NOOP("Remarks", "{0} is a day off ({1})."),
        "hour_assumed": QT_TRANSLATE_NOOP("Remarks", "Taken as {0}."),
        "clock_skips": QT_TRANSLATE_NOOP("Remarks", "The clock skips {0} that day; it will show {1}."),
        "clock_repeats": QT_TRANSLATE_NOOP("Remarks", "The clock shows {0} twice that day; the first is meant."),
        "read_as_thousands": QT_TRANSLATE_NOOP("Remarks", "“{0}” is read as thousands."),
        "cut": QT_TRANSLATE_NOOP("Remarks", "Only the first {0} characters were read."),
    }
)  # fmt: skip
"""What quick entry notes beside a line; nothing has to be answered."""

ACTIONS: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.SET_UP: QT_TRANSLATE_NOOP("Remarks", "set up the store"),
        Action.ADD: QT_TRANSLATE_NOOP("Remarks", "added a line"),
        Action.REPLACE_STEP: QT_TRANSLATE_NOOP("Remarks", "planned another step"),
        Action.DONE: QT_TRANSLATE_NOOP("Remarks", "did the step"),
        Action.TELL: QT_TRANSLATE_NOOP("Remarks", "told the customer"),
        Action.ANSWERED: QT_TRANSLATE_NOOP("Remarks", "noted their answer"),
        Action.RECEIVE: QT_TRANSLATE_NOOP("Remarks", "received a letter"),
        Action.LATER: QT_TRANSLATE_NOOP("Remarks", "moved the step"),
        Action.PLACE: QT_TRANSLATE_NOOP("Remarks", "placed the step in the day"),
        Action.PHASE: QT_TRANSLATE_NOOP("Remarks", "changed the phase"),
        Action.PROMISE: QT_TRANSLATE_NOOP("Remarks", "promised something"),
        Action.KEEP: QT_TRANSLATE_NOOP("Remarks", "kept a promise"),
        Action.RELEASE: QT_TRANSLATE_NOOP("Remarks", "let a promise go"),
        Action.CLOSE: QT_TRANSLATE_NOOP("Remarks", "closed the case"),
        Action.REOPEN: QT_TRANSLATE_NOOP("Remarks", "reopened the case"),
        Action.EDIT: QT_TRANSLATE_NOOP("Remarks", "corrected facts"),
        Action.WAIT: QT_TRANSLATE_NOOP("Remarks", "waits on somebody"),
        Action.TICK_ITEM: QT_TRANSLATE_NOOP("Remarks", "ticked the checklist"),
        Action.HAND_OVER: QT_TRANSLATE_NOOP("Remarks", "offered the case"),
        Action.REASSIGN: QT_TRANSLATE_NOOP("Remarks", "reassigned the case"),
        Action.ACCEPT: QT_TRANSLATE_NOOP("Remarks", "accepted the case"),
        Action.DECLINE: QT_TRANSLATE_NOOP("Remarks", "declined the case"),
        Action.RETURN_OFFER: QT_TRANSLATE_NOOP("Remarks", "gave an unanswered offer back"),
        Action.TAKE: QT_TRANSLATE_NOOP("Remarks", "took the case"),
        Action.ASK: QT_TRANSLATE_NOOP("Remarks", "asked a colleague"),
        Action.ANSWER_REQUEST: QT_TRANSLATE_NOOP("Remarks", "answered a request"),
        Action.PLAN_LEAVE: QT_TRANSLATE_NOOP("Remarks", "planned to be away"),
        Action.CHANGE_LEAVE: QT_TRANSLATE_NOOP("Remarks", "changed a planned absence"),
        Action.MOVE_FOR_LEAVE: QT_TRANSLATE_NOOP("Remarks", "moved it for an absence"),
        Action.GIVE_TO_COVER: QT_TRANSLATE_NOOP("Remarks", "gave it to the cover"),
        Action.LEAVE_UNDONE: QT_TRANSLATE_NOOP("Remarks", "left it for an absence"),
        Action.CONFIRM_LEAVE: QT_TRANSLATE_NOOP("Remarks", "confirmed an absence"),
        Action.WITHDRAW_LEAVE: QT_TRANSLATE_NOOP("Remarks", "took an absence back"),
        Action.COVER: QT_TRANSLATE_NOOP("Remarks", "let somebody cover"),
        Action.COME_BACK: QT_TRANSLATE_NOOP("Remarks", "came back"),
        Action.END_LEAVE: QT_TRANSLATE_NOOP("Remarks", "was back from an absence"),
        Action.SET_STANDARD: QT_TRANSLATE_NOOP("Remarks", "changed the service standard"),
        Action.ADD_ENTRY: QT_TRANSLATE_NOOP("Remarks", "added to the promise book"),
        Action.CHANGE_ENTRY: QT_TRANSLATE_NOOP("Remarks", "changed the promise book"),
        Action.RETIRE_ENTRY: QT_TRANSLATE_NOOP("Remarks", "took an entry out of the promise book"),
        Action.EDIT_TEMPLATE: QT_TRANSLATE_NOOP("Remarks", "wrote a text of the letters anew"),
        Action.PUT_TEMPLATE_BACK: QT_TRANSLATE_NOOP("Remarks", "put a text of the letters back"),
        Action.WITHDRAW_REQUEST: QT_TRANSLATE_NOOP("Remarks", "took a request back"),
        Action.RETURN_REQUEST: QT_TRANSLATE_NOOP("Remarks", "gave a request back that nobody could answer"),
        Action.START_HELP: QT_TRANSLATE_NOOP("Remarks", "began to help a colleague"),
        Action.END_HELP: QT_TRANSLATE_NOOP("Remarks", "went back to their own work"),
        Action.NOTE_IDEA: QT_TRANSLATE_NOOP("Remarks", "noted an idea"),
        Action.SORT_IDEAS: QT_TRANSLATE_NOOP("Remarks", "sorted ideas"),
        Action.READ_IDEA: QT_TRANSLATE_NOOP("Remarks", "read ideas"),
        Action.ANSWER_IDEA: QT_TRANSLATE_NOOP("Remarks", "answered ideas"),
        Action.NOTE_WISH: QT_TRANSLATE_NOOP("Remarks", "noted a wish"),
        Action.DROP_WISH: QT_TRANSLATE_NOOP("Remarks", "let go of a wish"),
        Action.IMPORT: QT_TRANSLATE_NOOP("Remarks", "imported a table"),
        Action.SYNC: QT_TRANSLATE_NOOP("Remarks", "synced a workbook"),
        Action.UNDO_IMPORT: QT_TRANSLATE_NOOP("Remarks", "took an import back"),
        Action.ERASE: QT_TRANSLATE_NOOP("Remarks", "erased a contact"),
        Action.UNDO: QT_TRANSLATE_NOOP("Remarks", "took something back"),
        Action.REDO: QT_TRANSLATE_NOOP("Remarks", "did something again"),
    }
)

DATES: Final[Mapping[DateKind, str]] = MappingProxyType(
    {
        DateKind.STEP: QT_TRANSLATE_NOOP("Remarks", "The next step is due {at}: {reason}"),
        DateKind.NEWS: QT_TRANSLATE_NOOP("Remarks", "They hear from us by {at}: {reason}"),
        DateKind.STANDARD: QT_TRANSLATE_NOOP("Remarks", "By the standard it would be {at}: {reason}"),
        DateKind.ANSWER: QT_TRANSLATE_NOOP("Remarks", "An answer is due {at}: {reason}"),
        DateKind.PROMISE: QT_TRANSLATE_NOOP("Remarks", "Promised for {at}: {reason}"),
    }
)

REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.CHOSEN: QT_TRANSLATE_NOOP("Remarks", "somebody chose this moment."),
        Reason.ASSUMED_CLOSE: QT_TRANSLATE_NOOP("Remarks", "a day was named, and a day ends when work ends."),
        Reason.FIRST_WORD: QT_TRANSLATE_NOOP("Remarks", "the first word comes within {rule}, counted from {from_at}."),
        Reason.CADENCE: QT_TRANSLATE_NOOP("Remarks", "the usual rhythm proposes it {rule} after {from_at}."),
        Reason.VALIDITY: QT_TRANSLATE_NOOP("Remarks", "the quote runs out, and this comes {rule} before."),
        Reason.NEWS: QT_TRANSLATE_NOOP("Remarks", "that is when they must hear where the matter stands."),
        Reason.ANSWER: QT_TRANSLATE_NOOP("Remarks", "they wrote or called, and an answer comes within {rule}, counted from {from_at}."),
        Reason.PROMISED: QT_TRANSLATE_NOOP("Remarks", "it was promised to them."),
        Reason.AGREED: QT_TRANSLATE_NOOP("Remarks", "it was agreed with them."),
        Reason.WISH: QT_TRANSLATE_NOOP("Remarks", "they wish to hear every {rule}, counted from {from_at}."),
        Reason.STANDARD: QT_TRANSLATE_NOOP("Remarks", "nobody goes without word for more than {rule}, counted from {from_at}."),
        Reason.CHECK_BACK: QT_TRANSLATE_NOOP("Remarks", "that is the check-back after all was settled."),
        Reason.CHASE: QT_TRANSLATE_NOOP("Remarks", "half of the time that somebody else has."),
        Reason.IMPORT: QT_TRANSLATE_NOOP("Remarks", "it came with the import and found its place in the coming days."),
    }
)  # fmt: skip

_SPANS: Final[Mapping[Unit, str]] = MappingProxyType(
    {
        Unit.BUSINESS_HOURS: QT_TRANSLATE_NOOP("Remarks", "{count} of working time"),
        Unit.BUSINESS_DAYS: QT_TRANSLATE_NOOP("Remarks", "{count} working days"),
        Unit.CALENDAR_DAYS: QT_TRANSLATE_NOOP("Remarks", "{count} days"),
        Unit.SAME_DAY: QT_TRANSLATE_NOOP("Remarks", "the same day"),
    }
)
_ONE: Final[Mapping[Unit, str]] = MappingProxyType(
    {
        Unit.BUSINESS_DAYS: QT_TRANSLATE_NOOP("Remarks", "1 working day"),
        Unit.CALENDAR_DAYS: QT_TRANSLATE_NOOP("Remarks", "1 day"),
    }
)

BECAUSE: Final[Mapping[Harm | Term, str]] = MappingProxyType(
    {
        Harm.BROKEN_PROMISE: QT_TRANSLATE_NOOP("Remarks", "promised for {at} and not kept"),
        Harm.SILENT_COMPLAINT: QT_TRANSLATE_NOOP("Remarks", "a complaint without word since {at}"),
        Harm.CUSTOMER_WAITING: QT_TRANSLATE_NOOP("Remarks", "waiting for news since {at}"),
        Term.SHARE: QT_TRANSLATE_NOOP("Remarks", "{share}% of the time used"),
        Term.VALUE: QT_TRANSLATE_NOOP("Remarks", "worth {value}"),
        Term.AGE: QT_TRANSLATE_NOOP("Remarks", "open since {at}"),
    }
)

_WISHED: Final = QT_TRANSLATE_NOOP("Remarks", "{name} said on {on} that they wish to hear every {rule}, counted from {from_at}.")  # fmt: skip
_COUNTED: Final = QT_TRANSLATE_NOOP("Remarks", "Counted: {length} of working time.")
_SKIPPED: Final = QT_TRANSLATE_NOOP("Remarks", "Not counted: {days}.")
_CHANGED: Final = QT_TRANSLATE_NOOP("Remarks", "Counted again by today's hours and standard it would be another moment.")  # fmt: skip


class Times(Protocol):
    """Times and amounts as one reader reads them: ``Formats`` on the screen, ``PlainFormats`` in a terminal."""

    def moment(self, at: datetime) -> str:
        """``today 12:00``."""

    def day(self, on: date) -> str:
        """``30 Nov``."""

    def length(self, length: timedelta) -> str:
        """``1 h 12 m``."""

    def hours(self, length: timedelta) -> str:
        """``45 h 30 m``."""

    def money(self, value: Decimal | None, currency: str) -> str:
        """``€18,640``."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """What was done and why, for one reader.

    Attributes:
        formats: The reader's times and amounts.
        translate: Into the reader's language.
    """

    formats: Times
    translate: Translate = as_it_is

    def remark(self, remark: Remark) -> str:
        """A remark of a service; a key that nobody knows yet says nothing."""
        if remark.key not in REMARKS:
            return ""
        values = {name: self._said(name, value) for name, value in remark.values.items()}
        text = filled(self.translate(REMARKS[remark.key]), values)
        times = remark.values.get("times", 0)
        if times:
            text += " " + filled(self.translate(_PUT_OFF[min(times, 3) - 1]), {"times": times})
        return text

    def hint(self, hint: Hint) -> str:
        """What quick entry noted beside a line."""
        sentence = self.translate(HINTS[hint.key]) if hint.key in HINTS else ""
        return sentence.format(*hint.values) if sentence else ""

    def action(self, action: Action) -> str:
        """An act in the history: ``told the customer``."""
        return self.translate(ACTIONS[action])

    def why(self, why: Why) -> tuple[str, ...]:
        """Why a date is what it is, sentence by sentence."""
        reason = f"{why.text}." if why.text else self._wished(why) or self.reason(why.basis, why.at)
        lines = [
            filled(self.translate(DATES[why.kind]), {"at": self.formats.moment(why.at), "reason": reason})
        ]
        if why.counted is not None and why.counted.length:
            length = self.formats.hours(why.counted.length)
            lines.append(filled(self.translate(_COUNTED), {"length": length}))
        if why.counted is not None and why.counted.skipped:
            days = tuple(
                f"{self.formats.day(skipped.day)} ({term(skipped.reason, self.translate)})"
                for skipped in why.counted.skipped
            )
            lines.append(filled(self.translate(_SKIPPED), {"days": listed(days, self.translate)}))
        if not why.still_holds:
            lines.append(self.translate(_CHANGED))
        return tuple(lines)

    def _wished(self, why: Why) -> str:
        """Who wished it, and when they said so."""
        if why.wish is None or why.basis.from_at is None:
            return ""
        values = {
            "name": why.wish.said_by,
            "on": self.formats.day(why.wish.said_on),
            "rule": self._span(why.basis.rule),
            "from_at": self.formats.moment(why.basis.from_at),
        }
        return filled(self.translate(_WISHED), values)

    def reason(self, basis: Basis, at: datetime) -> str:
        """Where a date comes from."""
        values = {"rule": self._span(basis.rule), "from_at": self.formats.moment(basis.from_at or at)}
        return filled(self.translate(REASONS[basis.reason]), values)

    def because(self, because: Because, currency: str) -> str:
        """Why something comes first."""
        values = {
            "at": self.formats.moment(because.since_at) if because.since_at else "",
            "share": round((because.share or 0) * 100),
            "value": self.formats.money(because.value, currency),
        }
        return filled(self.translate(BECAUSE[because.harm or because.term]), values)

    def _span(self, rule: str) -> str:
        try:
            span = Span.parse(rule)
        except InvalidSpan:
            return rule
        hours = span.unit is Unit.BUSINESS_HOURS
        count = self.formats.length(span.length) if hours else str(span.amount)
        sentence = _ONE.get(span.unit) if span.amount == 1 else None
        return filled(self.translate(sentence or _SPANS[span.unit]), {"count": count})

    def _said(self, name: str, value: Any) -> str:
        if isinstance(value, Action):
            return self.translate(ACTIONS[value])
        if isinstance(value, Moment | datetime):
            return self.formats.moment(value.at if isinstance(value, Moment) else value)
        if isinstance(value, date):
            return self.formats.day(value)
        if isinstance(value, timedelta):
            return self.formats.length(value)
        if isinstance(value, tuple):
            return listed(tuple(term(str(word), self.translate) for word in value), self.translate)
        return term(str(value), self.translate) if name in _KEYED else str(value)
