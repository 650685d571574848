"""Problems as one plain sentence each: what is so, what is safe, what to do now. Without Qt."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from app.domain import (
    absences,
    book_entries,
    busy_times,
    data_problems,
    export_errors,
    ideas,
    incoming,
    letter_templates,
    letters,
    meanwhile,
    moments,
    pasting,
    requests,
    samples,
    slots,
    spans,
    store_errors,
    wishes,
)
from app.domain import errors as e
from app.domain.calendars import problems as calendar_problems
from app.domain.tables import raw
from app.domain.workbooks import problems as workbook_problems
from app.domain.working_time import holidays, local_days, weeks
from app.ui import calendar_link_words, calendar_words, import_words, letter_words, workbook_words
from app.ui.beyond_words import SENTENCES as BEYOND
from app.ui.sentences import Translate, as_it_is, filled, listed
from app.ui.translations import QT_TRANSLATE_NOOP

_NAME = re.compile(r"[a-z]+(_[a-z]+)+")

When = Callable[[datetime], str]
"""How an instant is said to the reader."""

DOUBTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "empty": QT_TRANSLATE_NOOP("Messages", "The line is empty: say who it is for and what comes next."),
        "passed": QT_TRANSLATE_NOOP("Messages", "“{line}” has passed already. Which time is meant?"),
        "past": QT_TRANSLATE_NOOP("Messages", "{line} has passed already. Name a time that is still to come."),
        "no_moment": QT_TRANSLATE_NOOP("Messages", "“{line}” names no time. Try “tomorrow at 9” or “in 2 business days”."),
        "not_understood": QT_TRANSLATE_NOOP("Messages", "Which time does “{line}” mean? Try “thu 10:00” or “26 Nov 10:00”."),
        "no_customer": QT_TRANSLATE_NOOP("Messages", "Who is “{line}” for? Name the customer, such as “call Eimear Walsh tomorrow at 9”."),
        "which_name": QT_TRANSLATE_NOOP("Messages", "Several have the name “{line}”. Which one is meant?"),
        "which_employee": QT_TRANSLATE_NOOP("Messages", "Which colleague is “{line}”?"),
        "unknown_employee": QT_TRANSLATE_NOOP("Messages", "Nobody here is called “{line}”. Name a colleague as they are listed."),
        "thousands_or_decimals": QT_TRANSLATE_NOOP("Messages", "Is “{line}” thousands or cents? Write 12500 or 12.50."),
        "hour_or_number": QT_TRANSLATE_NOOP("Messages", "Is “{line}” the hour, or a number of things? Write the hour as {line}:00."),
        "which_half": QT_TRANSLATE_NOOP("Messages", "Is “{line}” in the morning or in the afternoon?"),
        "which_week": QT_TRANSLATE_NOOP("Messages", "Which week does “{line}” mean? Add the date to be sure."),
        "which_day": QT_TRANSLATE_NOOP("Messages", "Which day does “{line}” mean?"),
        "several_days": QT_TRANSLATE_NOOP("Messages", "“{line}” names several days. Which one is meant?"),
        "day_or_month": QT_TRANSLATE_NOOP("Messages", "Is “{line}” the day or the month first? Write the month as a word."),
        "weekday_differs": QT_TRANSLATE_NOOP("Messages", "In “{line}” the weekday and the date differ. Which one holds?"),
        "no_such_date": QT_TRANSLATE_NOOP("Messages", "There is no day “{line}” in the calendar. Which one is meant?"),
        "far_away": QT_TRANSLATE_NOOP("Messages", "“{line}” is too far away to plan. Name a nearer day."),
        "read_in_part": QT_TRANSLATE_NOOP("Messages", "“{line}” was understood in part only. Is this the day that is meant?"),
        "value": QT_TRANSLATE_NOOP("Messages", "“{line}” names no amount. Try “18,640” or “18k”."),
        "effort": QT_TRANSLATE_NOOP("Messages", "“{line}” is no length of work. Try “45”, “45 min” or “1 h 15”."),
        "no_row": QT_TRANSLATE_NOOP("Messages", "“{line}” has no case to go to: the list ends above it."),
        "other_reach": QT_TRANSLATE_NOOP("Messages", "“{line}” is not what another row, or the customer, says already. Change it in one row only."),
        "field": QT_TRANSLATE_NOOP("Messages", "{line} cannot be changed this way. Nothing was changed."),
    }
)  # fmt: skip
"""What is asked about a doubt of quick entry, by its key."""

ASK_AGAIN: Final = QT_TRANSLATE_NOOP("Messages", "“{line}” can be read in several ways. Say it another way.")

_MEANT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "case": QT_TRANSLATE_NOOP("Messages", "There is no case {asked}. The list of cases shows their numbers."),
        "cases": QT_TRANSLATE_NOOP("Messages", "That case is not here any more. The list of cases shows what is."),
        "person": QT_TRANSLATE_NOOP("Messages", "Nobody here is called “{asked}”. The list of people shows the names."),
        "people": QT_TRANSLATE_NOOP("Messages", "That person is not here any more."),
        "company": QT_TRANSLATE_NOOP("Messages", "This store is empty: it has no company yet. Set it up first."),
        "customer": QT_TRANSLATE_NOOP("Messages", "No customer is called “{asked}”. Add their name to the line."),
        "idea": QT_TRANSLATE_NOOP("Messages", "No idea and no theme is called “{asked}”. The list of ideas names them."),
        "ideas": QT_TRANSLATE_NOOP("Messages", "That idea is not here any more."),
        "theme": QT_TRANSLATE_NOOP("Messages", "No idea stands under “{asked}”. Nothing was changed."),
        "promise": QT_TRANSLATE_NOOP("Messages", "The case has no open promise with the words “{asked}”."),
        "request": QT_TRANSLATE_NOOP("Messages", "There is no request {asked} of yours. The list of requests shows their marks."),
        "requests": QT_TRANSLATE_NOOP("Messages", "That request is not here any more."),
        "view": QT_TRANSLATE_NOOP("Messages", "There is no view called “{asked}”. Nothing was changed."),
        "entry": QT_TRANSLATE_NOOP("Messages", "The promise book has no entry “{asked}”. The list of its entries shows their names."),
        "letter_text": QT_TRANSLATE_NOOP("Messages", "No text of the letters is called “{asked}”. The list of templates shows their names."),
        "template": QT_TRANSLATE_NOOP("Messages", "There is no template called “{asked}”. The help of “tell” lists all."),
        "voice": QT_TRANSLATE_NOOP("Messages", "There is no voice called “{asked}”. The company has a personal and a formal one."),
        "style": QT_TRANSLATE_NOOP("Messages", "There is no way of working called “{asked}”. The list shows all."),
        "guard": QT_TRANSLATE_NOOP("Messages", "There is no guard called “{asked}”. The list of guards names them."),
        "figure": QT_TRANSLATE_NOOP("Messages", "The service standard has no figure “{asked}”. The list of figures names them."),
        "quiet": QT_TRANSLATE_NOOP("Messages", "“{asked}” is not among the quiet customers. The list shows who is."),
        "absence": QT_TRANSLATE_NOOP("Messages", "There is no such absence: {asked}. The list of absences shows their numbers."),
        "line": QT_TRANSLATE_NOOP("Messages", "This is not inside the absence any more. Look at its list again."),
        "workbook": QT_TRANSLATE_NOOP("Messages", "No workbook “{asked}” is linked here. “keepword workbook status” lists them."),
        "complaint": QT_TRANSLATE_NOOP("Messages", "{asked} is no complaint. Nothing was changed."),
        "letter": QT_TRANSLATE_NOOP("Messages", "“{asked}” is a letter of one of us and names no case. Nothing was changed; say which case it belongs to."),
        "calendar": QT_TRANSLATE_NOOP("Messages", "No calendar is connected. “keepword calendar connect” connects one."),
        "import": QT_TRANSLATE_NOOP("Messages", "There is no import called “{asked}”. The answer to an import names its batch."),
    }
)  # fmt: skip

_NAMELESS: Final = frozenset({"company", "calendar"})
"""Things of which there is one: nobody names it."""

_REASONS: Final[Mapping[type, Mapping[str, str]]] = MappingProxyType(
    {
        workbook_problems.WorkbookProblem: workbook_words.PROBLEMS,
        raw.TableProblem: import_words.PROBLEMS,
        incoming.UnreadableLetter: letter_words.PROBLEMS,
        busy_times.CalendarUnread: calendar_words.PROBLEMS,
        calendar_problems.CalendarProblem: calendar_link_words.PROBLEMS,
    }
)

_RULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "R1": QT_TRANSLATE_NOOP("Messages", "An open case always has a next step, so this was not saved. Name the next step, or close the case."),
        "R2": QT_TRANSLATE_NOOP("Messages", "What the customer heard is kept in words. Say it in a few, and it is filed."),
        "promise": QT_TRANSLATE_NOOP("Messages", "A promise is kept in words, and let go with a reason. Nothing was changed; say it in a few words."),
        "entry": QT_TRANSLATE_NOOP("Messages", "An entry of the promise book says what is promised. Nothing was changed; say it in a few words."),
        "request": QT_TRANSLATE_NOOP("Messages", "A request says what is needed. Nothing was sent; say it in a few words."),
        "urgent": QT_TRANSLATE_NOOP("Messages", "Urgent requests are for harm to a customer and few a day. Nothing was sent; it can go to the next reading time."),
        "absence": QT_TRANSLATE_NOOP("Messages", "An absence ends after it starts, and what is left undone has a reason. Nothing was changed."),
        "cover": QT_TRANSLATE_NOOP("Messages", "Somebody else covers, not the person who is away. Nothing was changed."),
        "idea": QT_TRANSLATE_NOOP("Messages", "An idea is what a customer said, and a no has its because. Nothing was changed."),
        "phase": QT_TRANSLATE_NOOP("Messages", "The case cannot stand there. Nothing was changed."),
    }
)  # fmt: skip

_DAMAGES: Final[Mapping[store_errors.Damage, str]] = MappingProxyType(
    {
        store_errors.Damage.EMPTY: QT_TRANSLATE_NOOP("Messages", "it is empty"),
        store_errors.Damage.HEADER: QT_TRANSLATE_NOOP("Messages", "its beginning is damaged"),
        store_errors.Damage.CONTENT: QT_TRANSLATE_NOOP("Messages", "what is in it is damaged"),
        store_errors.Damage.CHECKSUM: QT_TRANSLATE_NOOP("Messages", "its checksum differs"),
        store_errors.Damage.ROW_COUNTS: QT_TRANSLATE_NOOP("Messages", "rows are missing"),
    }
)

_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "subject": QT_TRANSLATE_NOOP("Messages", "The subject"),
        "text": QT_TRANSLATE_NOOP("Messages", "The text"),
        "name": QT_TRANSLATE_NOOP("Messages", "The name"),
        "what": QT_TRANSLATE_NOOP("Messages", "The step"),
        "summary": QT_TRANSLATE_NOOP("Messages", "The note"),
    }
)

_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "lead": QT_TRANSLATE_NOOP("Messages", "A lead"),
        "quote": QT_TRANSLATE_NOOP("Messages", "A quote"),
        "query": QT_TRANSLATE_NOOP("Messages", "A query"),
        "complaint": QT_TRANSLATE_NOOP("Messages", "A complaint"),
        "return": QT_TRANSLATE_NOOP("Messages", "A return"),
        "order": QT_TRANSLATE_NOOP("Messages", "An order"),
    }
)

SENTENCES: Final[Mapping[type[e.AppError], str]] = MappingProxyType(
    {
        **BEYOND,
        e.AppError: QT_TRANSLATE_NOOP("Messages", "This cannot be done as things stand. Nothing was changed."),
        e.BrokenRule: QT_TRANSLATE_NOOP("Messages", "One of the rules that never bend stands in the way: {reason}. Nothing was changed."),
        e.NotFound: QT_TRANSLATE_NOOP("Messages", "“{asked}” is not here. Nothing was changed."),
        e.Ambiguous: QT_TRANSLATE_NOOP("Messages", "“{asked}” fits several: {candidates}. Name the one that is meant."),
        e.Unclear: ASK_AGAIN,
        e.CaseClosed: QT_TRANSLATE_NOOP("Messages", "{reference} is closed. Reopen it with a next step to go on."),
        e.CaseOpen: QT_TRANSLATE_NOOP("Messages", "{reference} is open already, with its next step. Nothing was changed."),
        e.Unanswered: QT_TRANSLATE_NOOP("Messages", "{reference} stays open: their message has waited for an answer since {since_at}. Tell them first, then close it."),
        e.PastPromise: QT_TRANSLATE_NOOP("Messages", "{reference} was not moved: that is past {what}, {due_at}. Agree the new date with the customer, or give a reason."),
        e.PutOffTooOften: QT_TRANSLATE_NOOP("Messages", "{reference} was put off {times} times already and stays where it is. Do it, tell the customer, hand it over, or close it."),
        e.NeedsEffort: QT_TRANSLATE_NOOP("Messages", "{reference} stays where it is until you say when you start and how long it takes."),
        e.NeedsDate: QT_TRANSLATE_NOOP("Messages", "This needs the date agreed with the customer. Nothing was changed; name it and try again."),
        e.UnknownPhase: QT_TRANSLATE_NOOP("Messages", "{kind} has no phase “{asked}”. It can be: {phases}."),
        e.UnknownOutcome: QT_TRANSLATE_NOOP("Messages", "Say how it ended. {kind} can end as: {outcomes}, or in your own words."),
        e.NotYours: QT_TRANSLATE_NOOP("Messages", "{reference} belongs to {whose}. They can hand it over, or a lead can take it."),
        e.NoOffer: QT_TRANSLATE_NOOP("Messages", "Nobody has offered {reference} to you, so it stays with its owner."),
        letters.TooMuchAttached: QT_TRANSLATE_NOOP("Messages", "The files are more than {most} MB together, and most mail servers take no more. Take one off, or send a link to it."),
        letters.NoAddress: QT_TRANSLATE_NOOP("Messages", "{name} has no e-mail address that a letter could go to. The text is there to copy; an address can be added."),
        incoming.UnreadableLetter: letter_words.PROBLEMS[incoming.Flaw.DAMAGED],
        incoming.AlreadyReceived: QT_TRANSLATE_NOOP("Messages", "This letter is with {reference} already, since {at}. Nothing was changed."),
        incoming.WouldReopen: QT_TRANSLATE_NOOP("Messages", "The letter is about {reference}, which is closed. Nothing was changed; name that case to open it again, or let it be a new one."),
        e.NothingToUndo: QT_TRANSLATE_NOOP("Messages", "There is nothing to take back."),
        e.ChangedSince: QT_TRANSLATE_NOOP("Messages", "This was not taken back: {who} changed {field_names} since, {at}. The newer stands."),
        e.ChangedMeanwhile: QT_TRANSLATE_NOOP("Messages", "Somebody saved this a moment ago. Look at it again, then repeat what you wanted."),
        meanwhile.Overtaken: QT_TRANSLATE_NOOP("Messages", "Somebody changed {reference} after it was shown to you. What you typed is still here: choose what holds."),
        e.NotAllowed: QT_TRANSLATE_NOOP("Messages", "As {role} you may look at this but not change it: {what}. Ask a lead."),
        pasting.NotAllPasted: QT_TRANSLATE_NOOP("Messages", "{count} of the {total} pasted values do not fit. Nothing was changed; paste what fits, or mend them and paste again."),
        e.TooLong: QT_TRANSLATE_NOOP("Messages", "{field_name} has {length} characters and {limit} can be kept. Nothing was saved; make it shorter."),
        absences.UnsettledLeave: QT_TRANSLATE_NOOP("Messages", "{reference} is not certain yet: {count} of the dates inside it that customers count on still need a way. Move each with a word to them, give it to the cover, or leave it with a reason."),
        absences.AwayAlready: QT_TRANSLATE_NOOP("Messages", "{name} is away in these dates already ({reference}). Nothing was changed; change those, or choose others."),
        absences.CoverAway: QT_TRANSLATE_NOOP("Messages", "{name} is away in these dates too ({reference}). Nothing was changed; let somebody else cover."),
        absences.NoCover: QT_TRANSLATE_NOOP("Messages", "Nobody covers {reference} yet. Name somebody, and it can be given to them."),
        absences.StillInside: QT_TRANSLATE_NOOP("Messages", "For {reference} that would be {due_at}, inside the absence too. Agree a date with the customer, give it to the cover, or leave it with a reason."),
        absences.NotAway: QT_TRANSLATE_NOOP("Messages", "You are not away just now, so there is nothing to come back from."),
        absences.LeaveOver: QT_TRANSLATE_NOOP("Messages", "{reference} is over or was taken back; nothing about it changes any more."),
        e.FileProblem: QT_TRANSLATE_NOOP("Messages", "{path} cannot be used: {reason}. Nothing was changed."),
        export_errors.FileLocked: QT_TRANSLATE_NOOP("Messages", "{path} is open elsewhere or may not be written to. What was there is untouched; close it or choose another name."),
        export_errors.Cancelled: QT_TRANSLATE_NOOP("Messages", "Stopped. What was there before is untouched."),
        export_errors.ChecksOff: QT_TRANSLATE_NOOP("Messages", "Python runs without its checks (-O), so nothing was written. Start Keepword without that switch."),
        export_errors.UnknownFileKind: QT_TRANSLATE_NOOP("Messages", "{path} was not written: its name should end in {kinds}. Nothing was changed."),
        data_problems.DataFileProblem: QT_TRANSLATE_NOOP("Messages", "The file {file} cannot be used{place}: {reason}{said}. Nothing was changed."),
        requests.UrgentUsedUp: QT_TRANSLATE_NOOP("Messages", "Today's {limit} urgent requests are used. Nothing was sent; an ordinary one reaches {name} {next_at}."),
        requests.AskedOneself: QT_TRANSLATE_NOOP("Messages", "{name}, that would be you. Nothing was sent; plan it as a step instead."),
        requests.RequestSettled: QT_TRANSLATE_NOOP("Messages", "“{text}” waits for no answer any more. Nothing was changed."),
        requests.NotYourRequest: QT_TRANSLATE_NOOP("Messages", "“{text}” is {whose}'s to settle. Nothing was changed."),
        ideas.NothingSaid: QT_TRANSLATE_NOOP("Messages", "An idea is what the customer said. Nothing was noted; write their words."),
        ideas.NoBecause: QT_TRANSLATE_NOOP("Messages", "A no is told with its because. Nothing was changed; say in a few words why."),
        ideas.IdeaAnswered: QT_TRANSLATE_NOOP("Messages", "“{words}” has its answer, and the customer hears of it. Nothing was changed; take the answer back first."),
        wishes.WishChanged: QT_TRANSLATE_NOOP("Messages", "Somebody noted another wish of {name} meanwhile. It stays as it is; look at it first."),
        wishes.UnclearWish: QT_TRANSLATE_NOOP("Messages", "“{asked}” is no wish about {wish} that we can follow. Nothing was noted; write a channel, hours like 9-12, short or detailed, working days like 3, or how to address them."),
        samples.StoreNotEmpty: QT_TRANSLATE_NOOP("Messages", "This store has cases of its own already, and they stay. Name a new store for the sample company."),
        slots.NoRoom: QT_TRANSLATE_NOOP("Messages", "No working day has {effort} free for this. Check the working hours, or plan less."),
        spans.InvalidSpan: QT_TRANSLATE_NOOP("Messages", "“{asked}” is no length of time. Write it like “2 bd”, “4 bh” or “30 min”."),
        book_entries.InvalidLimit: QT_TRANSLATE_NOOP("Messages", "“{asked}” is no limit. Write it like “10 bd”, “200” or “10 %”."),
        book_entries.InvalidTerm: QT_TRANSLATE_NOOP("Messages", "No sentence can be known by “{asked}”. Write words like “deliver*” or “ship|shipped”."),
        book_entries.MoreThanBook: QT_TRANSLATE_NOOP("Messages", "The Promise book holds “{text}” to {limit}. Say why this is more and {owner} hears of it, or promise it all the same."),
        letter_templates.BrokenTemplate: QT_TRANSLATE_NOOP("Messages", "Line {line} cannot be read: something is begun there and not ended, or ended and not begun. The text that was there stays."),
        letter_templates.NotForTemplate: QT_TRANSLATE_NOOP("Messages", "Line {line} holds “{asked}”, which is more than a letter does: it puts facts in, chooses and lists. The text that was there stays."),
        letter_templates.UnknownFact: QT_TRANSLATE_NOOP("Messages", "Line {line} names “{asked}”, which nothing is known of here. It can name: {known}. The text that was there stays."),
        letter_templates.TemplateLacks: QT_TRANSLATE_NOOP("Messages", "Whatever else is known of a case, “{key}” has to say “{asked}”. The text that was there stays."),
        moments.UnknownZone: QT_TRANSLATE_NOOP("Messages", "No time zone is called “{asked}”. Names look like Europe/Dublin."),
        holidays.UnknownCountry: QT_TRANSLATE_NOOP("Messages", "No public holidays are known for “{asked}”.{near}"),
        holidays.UnknownRegion: QT_TRANSLATE_NOOP("Messages", "{country} has no region “{asked}” with holidays of its own.{near}"),
        local_days.OutsideCalendar: QT_TRANSLATE_NOOP("Messages", "{day} is outside the calendar, which goes from 1990 to 2199. Name a nearer day."),
        weeks.InvalidHours: QT_TRANSLATE_NOOP("Messages", "The working hours {hours} cannot be counted. Write them like 09:00-17:30."),
        busy_times.CalendarUnread: QT_TRANSLATE_NOOP("Messages", "{name} cannot be read as it stands. What was known of it stays."),
        raw.TableProblem: QT_TRANSLATE_NOOP("Messages", "{file} cannot be used as it stands. Nothing was changed."),
        raw.NeedsChoice: QT_TRANSLATE_NOOP("Messages", "In {file}, “{because}” ({column}) can be read in two ways: {ways}. Say which; nothing was changed."),
        workbook_problems.WorkbookProblem: QT_TRANSLATE_NOOP("Messages", "{file} cannot be used as it stands. Nothing was changed."),
        workbook_problems.WorkbookOpen: QT_TRANSLATE_NOOP("Messages", "{who} has {file} open. Your changes are safe here; they go in once it is closed."),
        workbook_problems.WorkbookReadOnly: QT_TRANSLATE_NOOP("Messages", "{file} is read-only, so it is as it was. Your changes are safe here; they go in once it may be written to."),
        workbook_problems.WorkbookUnwritable: QT_TRANSLATE_NOOP("Messages", "{file} could not be written and is as it was: {reason}. Your changes are safe here; they go in with the next sync."),
        workbook_problems.WorkbookChanged: QT_TRANSLATE_NOOP("Messages", "{file} was saved by somebody a moment ago. Nothing was written over; it is compared again."),
        store_errors.StoreError: QT_TRANSLATE_NOOP("Messages", "The store {store} cannot be used as it is. Nothing was changed."),
        store_errors.StoreDamaged: QT_TRANSLATE_NOOP("Messages", "{store} cannot be trusted: {damage}. It is left as it is; restore the newest good backup."),
        store_errors.NotAStore: QT_TRANSLATE_NOOP("Messages", "{store} is not a Keepword store. It was not touched; name another file."),
        store_errors.StoreMissing: QT_TRANSLATE_NOOP("Messages", "There is no file {store}. Nothing was changed; check its name."),
        store_errors.StoreTooNew: QT_TRANSLATE_NOOP("Messages", "A newer Keepword made {store}. It was not touched; install the newer version to open it."),
        store_errors.StoreOnNetwork: QT_TRANSLATE_NOOP("Messages", "{store} lies on a network drive ({file_system}), where a store is not safe. Keep it on this computer."),
        store_errors.StoreReadOnly: QT_TRANSLATE_NOOP("Messages", "{store} or its folder may not be written to. What is there is safe; allow writing or name another place."),
        store_errors.StoreFull: QT_TRANSLATE_NOOP("Messages", "The disk is full. Everything saved before is safe, this change was not saved; free some space and repeat it."),
        store_errors.StoreBusy: QT_TRANSLATE_NOOP("Messages", "Another program holds {store}. This change was not saved; repeat it in a moment."),
        store_errors.StoreMoved: QT_TRANSLATE_NOOP("Messages", "{store} was moved or replaced while it was open. Nothing more is written to it; start Keepword again."),
        store_errors.StoreUnreachable: QT_TRANSLATE_NOOP("Messages", "{store} did not answer as it should. Everything saved before is safe; check the disk and repeat this."),
        store_errors.NotEnoughSpace: QT_TRANSLATE_NOOP("Messages", "This needs {needed} of free space and there are {free}. Nothing was changed; free some space and repeat it."),
        store_errors.UpgradeUndone: QT_TRANSLATE_NOOP("Messages", "{store} could not be brought to this version and is as it was{backup}. The older Keepword still opens it."),
        store_errors.BackupNotMade: QT_TRANSLATE_NOOP("Messages", "The copy of {store} did not pass its checks and was thrown away. The store was not touched; look at it with “keepword check”."),
    }
)  # fmt: skip
"""One sentence for each class; a subclass without one speaks with the sentence of its parent."""

_NOTHING_TO_REDO: Final = QT_TRANSLATE_NOOP("Messages", "There is nothing to do again.")
_FIELDS_OF_CASE: Final = QT_TRANSLATE_NOOP("Messages", "the same")
_PROMISE: Final = QT_TRANSLATE_NOOP("Messages", "a promise to the customer")
_NEWS: Final = QT_TRANSLATE_NOOP("Messages", "the day they were to hear from you")
_SOMEBODY: Final = QT_TRANSLATE_NOOP("Messages", "Another program")
_THE_STORE: Final = QT_TRANSLATE_NOOP("Messages", "the store")
_THE_STORE_FIRST: Final = QT_TRANSLATE_NOOP("Messages", "The store")
_CANDIDATES: Final = QT_TRANSLATE_NOOP("Messages", " It could be {candidates}.")


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Fills sentences for one reader."""

    translate: Translate
    when: When

    def say(self, error: e.AppError) -> str:
        values = {name: self._words(name, value, error) for name, value in _facts(error).items()}
        sentence = self.translate(self._sentence(error))
        if sentence.startswith("{store}") and values.get("store") == self.translate(_THE_STORE):
            values["store"] = self.translate(_THE_STORE_FIRST)
        return _tidy(filled(sentence, values | self._more(error)) + self._ways(error))

    def _sentence(self, error: e.AppError) -> str:
        match error:
            case e.Unclear():
                return DOUBTS.get(error.doubt, ASK_AGAIN)
            case e.NotFound(what=what, asked=asked) if what in _MEANT and (asked or what in _NAMELESS):
                return _MEANT[what]
            case e.BrokenRule(rule=rule) if rule in _RULES:
                return _RULES[rule]
            case (
                workbook_problems.WorkbookProblem(reason=reason)
                | raw.TableProblem(reason=reason)
                | incoming.UnreadableLetter(reason=reason)
                | busy_times.CalendarUnread(reason=reason)
                | calendar_problems.CalendarProblem(reason=reason)
            ) if reason in _REASONS[type(error)]:
                return _REASONS[type(error)][reason]
            case e.NothingToUndo(redo=True):
                return _NOTHING_TO_REDO
        return next(SENTENCES[kind] for kind in type(error).__mro__ if kind in SENTENCES)

    def _words(self, name: str, value: Any, error: e.AppError) -> str:
        if value == "" and isinstance(error, workbook_problems.WorkbookOpen):
            return self.translate(_SOMEBODY)
        if isinstance(value, datetime):
            return self.when(value)
        if isinstance(value, tuple):
            return listed(tuple(self._readable(str(word)) for word in value), self.translate)
        if isinstance(value, Path):
            return value.name if isinstance(error, store_errors.StoreError) else str(value)
        if value is None:
            return self.translate(_THE_STORE) if name == "store" else ""
        return str(value)

    def _more(self, error: e.AppError) -> dict[str, str]:
        """Facts that need words of their own."""
        return self._of_acts(error) | self._of_places(error)

    def _of_acts(self, error: e.AppError) -> dict[str, str]:
        match error:
            case e.PastPromise(what=what):
                return {"what": self.translate(_PROMISE if what == "promise" else _NEWS)}
            case e.UnknownPhase(kind=kind) | e.UnknownOutcome(kind=kind):
                return {"kind": self.translate(_KINDS.get(str(kind), str(kind)))}
            case e.ChangedSince(field_names=()):
                return {"field_names": self.translate(_FIELDS_OF_CASE)}
            case e.TooLong(field_name=name):
                return {"field_name": self.translate(_FIELDS.get(name, _FIELDS["text"]))}
            case slots.NoRoom(effort=effort):
                return {"effort": f"{int(effort.total_seconds() // 60)} min"}
        return {}

    def _of_places(self, error: e.AppError) -> dict[str, str]:
        match error:
            case store_errors.StoreDamaged(damage=damage):
                return {"damage": self.translate(_DAMAGES[damage])}
            case store_errors.NotEnoughSpace(needed=needed, free=free):
                return {"needed": _megabytes(needed), "free": _megabytes(free)}
            case store_errors.UpgradeUndone(backup=backup):
                return {"backup": f" ({backup.name})" if backup is not None else ""}
            case data_problems.DataFileProblem(key=key, said=said):
                return {"place": f" at {key}" if key else "", "said": f", “{said}”" if said else ""}
            case holidays.UnknownCountry(near=names) | holidays.UnknownRegion(regions=names):
                return {"near": self._could_be(names)}
        return {}

    def _could_be(self, named: tuple[str, ...]) -> str:
        return (
            filled(self.translate(_CANDIDATES), {"candidates": listed(named, self.translate)})
            if named
            else ""
        )

    def _ways(self, error: e.AppError) -> str:
        """What it could be, where somebody has to choose."""
        named: tuple[str, ...] = ()
        if isinstance(error, e.Unclear) and error.doubt in DOUBTS:
            named = tuple(dict.fromkeys(self._readable(word) for word in error.candidates if word.strip()))
        return self._could_be(named)

    def _readable(self, word: str) -> str:
        """A name of a rule or field as words; what people typed stays as it is."""
        return word.replace("_", " ") if _NAME.fullmatch(word) else word


def sentence(error: e.AppError, translate: Translate | None = None, when: When | None = None) -> str:
    """What a person reads about a problem.

    Args:
        translate: Into the reader's language; English where there is none.
        when: How instants are said; in UTC where there is none.
    """
    return _Speaker(translate or as_it_is, when or _in_utc).say(error)


def _facts(error: e.AppError) -> dict[str, Any]:
    facts = {field.name: getattr(error, field.name) for field in fields(error)}
    return facts | vars(error) if hasattr(error, "__dict__") else facts


def _in_utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%d %b %Y %H:%M} UTC"


def _megabytes(count: int) -> str:
    return f"{max(1, round(count / 1_000_000)):,} MB"


def _tidy(text: str) -> str:
    """One line, whatever was in the facts."""
    return " ".join(text.split())
