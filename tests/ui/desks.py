"""A desk that answers from sample rows and remembers what it was asked to do: the far side of the window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from app.domain.errors import AppError
from app.domain.guards.figures import Figure
from app.domain.kinds import Channel
from app.domain.promises import PromiseView
from app.services.changes import case_changed
from app.services.lists import SearchView
from app.services.promise_book import BookLook
from app.ui.desk import (
    BellItem,
    CaseFile,
    ChangeNote,
    Colleague,
    Day,
    DayGroup,
    EchoField,
    Found,
    Me,
    Outcome,
    PromiseLine,
    Proposal,
    Reading,
    Span,
    Standing,
    StyleChoice,
    TouchLine,
)
from app.ui.laters import PLAINLY, LaterAsk, LaterChoice
from app.ui.workspaces.lists.book_desks import BookPage
from app.ui.workspaces.lists.idea_desks import IdeaAsk
from app.ui.workspaces.people.days import Drift, Kept, LastWords, NowPerson, PeopleDay, RunDay
from tests.ui.rows import MAYA, agenda_rows, at

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


class SampleDesk:
    """Answers like the sample company; ``deeds`` lists what was done."""

    def __init__(self, accents):
        self.rows = list(agenda_rows())
        self.deeds = []
        self.refusal = None
        self._styles = [
            StyleChoice(f"way{number}", accent.capitalize(), "", f"home{number}", accent)
            for number, accent in enumerate(accents)
        ]
        self._style = self._styles[0]

    def _did(self, *deed):
        if self.refusal is not None:
            raise self.refusal
        self.deeds.append(deed)
        return case_changed(UUID(int=4127))

    def me(self):
        return Me(MAYA, "Maya Brennan", "Account manager", "Europe/Dublin")

    def styles(self):
        return self._styles

    def style(self):
        return self._style

    def choose_style(self, key):
        self._style = next(style for style in self._styles if style.key == key)

    def today(self):
        day = NOW.date()
        late = tuple(row for row in self.rows if row.due_at < NOW)
        now = tuple(row for row in self.rows if row.due_at >= NOW and row.due_at.date() == day)
        rest = tuple(row for row in self.rows if row.due_at.date() > day)
        groups = (
            DayGroup("Overdue", late, is_late=True),
            DayGroup("Today", now),
            DayGroup("This week", rest),
        )
        return Day("9 to go, Daniel first", groups)

    def people_day(self, now_case_id=None):
        due = [row for row in self.rows if min(row.due_at, row.news_due_at).date() <= NOW.date()]
        later = [row for row in self.rows if row not in due]
        due.sort(key=lambda row: row.number != 4127)
        due.sort(key=lambda row: row.case_id != now_case_id)
        words = LastWords("Put the service plan in the price and I’ll sign this week.", at((19, 14, 10)),
                          Channel.CALL, is_theirs=True)  # fmt: skip
        now = NowPerson(due[0], "Purchasing manager", ("94% of the time used",), words) if due else None
        on = min((row.due_at.date() for row in later), default=None)
        kept = (
            Kept(UUID(int=4143), "Sam Quinn", "Decaf answered", at((24, 10, 20))),
            Kept(UUID(int=4122), "Helen Moss", "Quote sent", at((24, 9, 50))),
        )
        dates = [at((day, 9, 0)).date() for day in (11, 12, 13, 16, 17, 18, 19, 20, 23, 24)]
        days = tuple(RunDay(day, is_clean=day.day in {16, 17, 18, 19, 20, 23}) for day in dates)
        drifting = tuple(Drift(row, at((12, 10, 0))) for row in self.rows if row.put_offs > 1)
        upcoming = tuple(row for row in later if row.due_at.date() == on)
        return PeopleDay("Maya", now, tuple(due[1:]), upcoming, on, drifting, kept, days)

    def people_figures(self):
        return (Figure("if_then_line", 7, 9, names=("Daniel Okafor",), is_warning=True),)

    def open_cases(self):
        return tuple(self.rows)

    def case(self, case_id):
        row = next(row for row in self.rows if row.case_id == case_id)
        promises = (
            PromiseLine(UUID(int=71), "An update by Tuesday noon", at((24, 12, 0)), PromiseView.AT_RISK),
            PromiseLine(UUID(int=72), "Price held for two weeks", at((27, 17, 30)), PromiseView.OPEN),
            PromiseLine(UUID(int=73), "New quote within 1 working day", at((19, 17, 30)), PromiseView.KEPT),
        )
        touches = (
            TouchLine(at((19, 16, 40)), Channel.EMAIL, False, "New quote sent", "€18,640", "Maya, sales", "sales"),
            TouchLine(at((19, 14, 10)), Channel.CALL, True, "Call, 9 min",
                      "“Put the service plan in the price and I’ll sign this week.”", "Maya, sales", "sales"),
            TouchLine(at((17, 11, 5)), Channel.VISIT, False, "Yearly service, lobby machine",
                      "Milk hose replaced. Long queue at breakfast.", "Tomás, service", "service"),
            TouchLine(at((13, 10, 30)), Channel.EMAIL, False, "First quote sent",
                      "€21,900 without service plan.", "Maya, sales", "sales"),
        )  # fmt: skip
        changes = (
            ChangeNote(UUID(int=81), at((24, 8, 12)), "Maya", "Value", "€17,200", "€18,640", can_undo=True),
            ChangeNote(UUID(int=82), at((23, 17, 5)), "Maya", "Due", "Tue 24 Nov 10:00", "Tue 24 Nov 09:30"),
            ChangeNote(UUID(int=83), at((12, 9, 2)), "Maya", "Opened"),
        )
        return CaseFile(
            case_id, row.reference, row.kind, row.phase, row.subject, row.customer, row.contact, "Purchasing manager",
            row.contact_phone, row.contact_email, row.value, row.currency, row.valid_until_on, row.owner, row.opened_at,
            row, promises=promises, touches=touches, changes=changes,
        )  # fmt: skip

    def why(self, case_id, what):
        return [
            "The standard for quotes that were sent: news at most every 3 business days.",
            "Counted from Thu 19 Nov.",
        ]

    def search(self, words):
        needle = words.casefold()
        return Found(tuple(row for row in self.rows if needle in f"{row.customer} {row.contact}".casefold()))

    def read_line(self, line, case_id=None):
        fields = (
            EchoField("step", "Call, about the second site"),
            EchoField("contact", "Ruth Fenwick, Fenwick & Sons", "2 more called Ruth"),
            EchoField("due", "Thu 26 Nov, 10:00"),
            EchoField("case", "E-4146 One service plan for two sites?", "open query"),
        )
        spans = (Span(0, 4, "channel"), Span(5, 9, "contact"), Span(10, 16, "due"))
        return Reading(line, fields if len(line) > 3 else (), spans if len(line) > 16 else ())

    def add(self, line, case_id=None, *, as_new=False):
        return self._did("add", line, as_new)

    def proposals(self, case_id):
        return [
            Proposal(
                "Send the order form", Channel.EMAIL, at((24, 16, 0)), "email send the order form 16:00"
            ),
            Proposal("Call to confirm the start date", Channel.CALL, at((26, 10, 0)), "call thu 10"),
        ]

    def work(self):
        return self

    def capacity(self):
        return None

    def done(self, case_id, following, *, outcome="", told=False, took=None):
        return self._did("done", getattr(following, "line", following), told)

    def told(self, case_id, text, channel, next_word, *, done=False, reached=True):
        return self._did("told", text, channel, next_word)

    def case_desk(self):
        return self

    def lists(self):
        return self

    def ideas(self):
        return self

    def promise_book(self):
        return self

    def page(self):
        return BookPage(BookLook((), {}, frozenset(), may_add=False), ())

    def breaking(self):
        return ()

    def all(self):
        return ()

    def ask(self, case_id, interaction_id):
        return IdeaAsk()

    def note(self, case_id, draft):
        return self._did("noted", draft.words)

    def customers(self):
        return ()

    def quiet(self):
        return ()

    def to_choose_from(self):
        return 6

    def promises(self):
        return ()

    def closed(self):
        return ()

    def find(self, words):
        return SearchView((), (), ())

    def logged(self, case_id, text, channel, *, reached=True):
        return self._did("logged", text, channel, reached)

    def heard(self, case_id, text, channel, *, told=False):
        return self._did("heard", text, channel, told)

    def change_phase(self, case_id, wish):
        return self._did("change_phase", wish)

    def wait_on(self, case_id, who, until):
        return self._did("wait_on", who, until)

    def correct(self, case_id, facts, seen):
        return self._did("correct", facts)

    def mark_unusual(self, case_id):
        return self._did("mark_unusual")

    def tick_item(self, item_id, *, is_done):
        return self._did("tick_item", item_id, is_done)

    def release_promise(self, promise_id, reason):
        return self._did("release_promise", promise_id, reason)

    def decline(self, case_id, note):
        return self._did("decline", note)

    def ask_giver(self, case_id, question):
        return self._did("ask_giver", question)

    def answered(self, case_id, text, channel):
        return self._did("answered", text, channel)

    def later_ask(self, case_id):
        choices = (
            LaterChoice("in 15 min", NOW + timedelta(minutes=15)),
            LaterChoice("", at((24, 12, 0))),
            LaterChoice("next free slot", at((24, 15, 30))),
            LaterChoice("tomorrow", at((25, 8, 30))),
        )
        return LaterAsk(choices)

    def later(self, case_id, when, how=PLAINLY):
        if self.refusal is not None and (how.is_agreed or how.reason):
            self.refusal = None
        return self._did("later", when, how.is_agreed, how.reason)

    def later_at(self, case_id, when, takes=""):
        return at((26, 10, 0)), at((26, 10, 0))

    def promise(self, case_id, text, when, why=None):
        return self._did("promise", text, when)

    def keep_promise(self, promise_id):
        return self._did("keep_promise", promise_id)

    def outcomes(self, kind):
        return [Outcome("won", "Won"), Outcome("lost", "Lost"), Outcome("dropped", "No longer needed")]

    def close_case(self, case_id, outcome, text):
        self.rows = [row for row in self.rows if row.case_id != case_id]
        return self._did("close_case", outcome, text)

    def reopen(self, case_id, line):
        return self._did("reopen", line)

    def colleagues(self):
        return [
            Colleague(UUID(int=2), "Ben Doyle", "Account manager"),
            Colleague(UUID(int=3), "Joan Whitaker", "Technical sales"),
        ]

    def hand_over(self, case_id, person_id, note):
        return self._did("hand_over", person_id, note)

    def accept(self, case_id):
        return self._did("accept", case_id)

    def undo(self):
        return self._did("undo")

    def redo(self):
        return self._did("redo")

    def undo_change(self, change_id):
        return self._did("undo_change", change_id)

    def bell(self):
        return [
            BellItem(UUID(int=91), UUID(int=4127), "Eimear Walsh, Hotel Marlowe", "Go through the new quote",
                     at((24, 9, 30)), is_new=True),
        ]  # fmt: skip

    def seen(self, occurrence_ids):
        self.deeds.append(("seen", *occurrence_ids))

    def be_quiet(self, length):
        return self._did("be_quiet", length)

    def standing(self):
        return Standing(
            "This computer: all changes saved", False, at((24, 10, 45)), "answer Ruth Fenwick", UUID(int=4146)
        )

    def export_calendar(self, path, progress):
        for number in range(3):
            progress(number, 3)
        return 3

    def export_workbook(self, path, progress):
        return 0


class Refused(AppError):
    """A problem for tests."""


def hostile(desk):
    """Every text of the first row is markup."""
    bad = "<img src=x><b>bold</b>"
    desk.rows[0] = replace(desk.rows[0], customer=bad, contact=bad, subject=bad, step=bad)
    return bad
