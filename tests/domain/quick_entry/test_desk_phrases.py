import pytest

from tests.domain.quick_entry.desks import desk, due_of, read

PHRASES = [
    ("today", "2026-11-24 17:30"),
    ("today 15:00", "2026-11-24 15:00"),
    ("tomorrow", "2026-11-25 17:30"),
    ("tmrw", "2026-11-25 17:30"),
    ("tomorrow morning", "2026-11-25 09:00"),
    ("tomorrow afternoon", "2026-11-25 14:00"),
    ("tomorrow evening", "2026-11-25 18:00"),
    ("tomorrow at 10", "2026-11-25 10:00"),
    ("tomorrow 10", "2026-11-25 10:00"),
    ("tomorrow at 2", "2026-11-25 14:00"),
    ("tomorrow week", "2026-12-02 17:30"),
    ("the day after tomorrow", "2026-11-26 17:30"),
    ("this morning", "2026-11-24 12:00"),
    ("this afternoon", "2026-11-24 14:00"),
    ("this evening", "2026-11-24 18:00"),
    ("in the morning", "2026-11-24 12:00"),
    ("tonight", "2026-11-24 19:00"),
    ("eod", "2026-11-24 17:30"),
    ("by eod", "2026-11-24 17:30"),
    ("cob", "2026-11-24 17:30"),
    ("end of day", "2026-11-24 17:30"),
    ("by the end of the day", "2026-11-24 17:30"),
    ("close of business", "2026-11-24 17:30"),
    ("eod thursday", "2026-11-26 17:30"),
    ("eow", "2026-11-27 17:30"),
    ("end of week", "2026-11-27 17:30"),
    ("by the end of the week", "2026-11-27 17:30"),
    ("this week", "2026-11-27 17:30"),
    ("end of next week", "2026-12-04 17:30"),
    ("end of month", "2026-11-30 17:30"),
    ("end of the month", "2026-11-30 17:30"),
    ("eom", "2026-11-30 17:30"),
    ("month end", "2026-11-30 17:30"),
    ("end of next month", "2026-12-31 17:30"),
    ("end of december", "2026-12-31 17:30"),
    ("end of january", "2027-01-29 17:30"),
    ("end of quarter", "2026-12-31 17:30"),
    ("end of year", "2026-12-31 17:30"),
    ("eoy", "2026-12-31 17:30"),
    ("start of next week", "2026-11-30 17:30"),
    ("beginning of next month", "2026-12-01 17:30"),
    ("next tuesday at 9", "2026-12-01 09:00"),
    ("next tuesday", "2026-12-01 17:30"),
    ("next monday", "2026-11-30 17:30"),
    ("next wednesday", "2026-12-02 17:30"),
    ("tue 15:00", "2026-11-24 15:00"),
    ("tuesday at 9", "2026-12-01 09:00"),
    ("tue", "2026-11-24 17:30"),
    ("tuesday at 2", "2026-11-24 14:00"),
    ("wed", "2026-11-25 17:30"),
    ("weds 9", "2026-11-25 09:00"),
    ("thu 10", "2026-11-26 10:00"),
    ("thurs at 10", "2026-11-26 10:00"),
    ("this friday", "2026-11-27 17:30"),
    ("friday 15:00", "2026-11-27 15:00"),
    ("fri 15:00", "2026-11-27 15:00"),
    ("fri 3pm", "2026-11-27 15:00"),
    ("fri 3 pm", "2026-11-27 15:00"),
    ("fri 3:30pm", "2026-11-27 15:30"),
    ("fri 3.30pm", "2026-11-27 15:30"),
    ("fri 9am", "2026-11-27 09:00"),
    ("fri 12pm", "2026-11-27 12:00"),
    ("fri 15h", "2026-11-27 15:00"),
    ("fri 1530", "2026-11-27 15:30"),
    ("fri 15", "2026-11-27 15:00"),
    ("fri at 14.30", "2026-11-27 14:30"),
    ("fri 14.30", "2026-11-27 14:30"),
    ("15:00 fri", "2026-11-27 15:00"),
    ("at 9 on friday", "2026-11-27 09:00"),
    ("by friday", "2026-11-27 17:30"),
    ("until friday noon", "2026-11-27 12:00"),
    ("before friday", "2026-11-26 17:30"),
    ("friday week", "2026-12-04 17:30"),
    ("monday week", "2026-12-07 17:30"),
    ("tuesday week", "2026-12-01 17:30"),
    ("monday next", "2026-11-30 17:30"),
    ("coming friday", "2026-11-27 17:30"),
    ("after friday", "2026-11-30 17:30"),
    ("not before friday", "2026-11-27 17:30"),
    ("first monday of december", "2026-12-07 17:30"),
    ("last friday of the month", "2026-11-27 17:30"),
    ("second tuesday of next month 9:00", "2026-12-08 09:00"),
    ("three weeks from friday", "2026-12-18 17:30"),
    ("a week after next monday", "2026-12-07 17:30"),
    ("two days before 3 Dec", "2026-12-01 17:30"),
    ("in 1 business day", "2026-11-25 17:30"),
    ("in 2 business days", "2026-11-26 17:30"),
    ("in two working days", "2026-11-26 17:30"),
    ("in 5 bd", "2026-12-01 17:30"),
    ("within 3 business days", "2026-11-27 17:30"),
    ("in 3 business days at 9", "2026-11-27 09:00"),
    ("in 3 days", "2026-11-27 17:30"),
    ("in 3 days at 11", "2026-11-27 11:00"),
    ("in a week", "2026-12-01 17:30"),
    ("in a week's time", "2026-12-01 17:30"),
    ("in two weeks", "2026-12-08 17:30"),
    ("in 2 weeks", "2026-12-08 17:30"),
    ("in a fortnight", "2026-12-08 17:30"),
    ("in a fortnight at noon", "2026-12-08 12:00"),
    ("in a couple of weeks", "2026-12-08 17:30"),
    ("two weeks from today", "2026-12-08 17:30"),
    ("in a month", "2026-12-24 17:30"),
    ("in 3 months", "2027-02-24 17:30"),
    ("in a year", "2027-11-24 17:30"),
    ("in an hour", "2026-11-24 11:42"),
    ("in 90 minutes", "2026-11-24 12:12"),
    ("in 90 min", "2026-11-24 12:12"),
    ("in half an hour", "2026-11-24 11:12"),
    ("in an hour and a half", "2026-11-24 12:12"),
    ("in 2 hours", "2026-11-24 12:42"),
    ("in 1.5h", "2026-11-24 12:12"),
    ("before lunch", "2026-11-24 12:00"),
    ("after lunch", "2026-11-24 14:00"),
    ("before lunch tomorrow", "2026-11-25 12:00"),
    ("at noon", "2026-11-24 12:00"),
    ("midday", "2026-11-24 12:00"),
    ("at 12", "2026-11-24 12:00"),
    ("at 2", "2026-11-24 14:00"),
    ("at 11", "2026-11-24 11:00"),
    ("at two", "2026-11-24 14:00"),
    ("two o'clock", "2026-11-24 14:00"),
    ("half past two", "2026-11-24 14:30"),
    ("half two", "2026-11-24 14:30"),
    ("half past eleven", "2026-11-24 11:30"),
    ("quarter to five", "2026-11-24 16:45"),
    ("quarter past 3", "2026-11-24 15:15"),
    ("quarter to one", "2026-11-24 12:45"),
    ("ten past four", "2026-11-24 16:10"),
    ("twenty to five", "2026-11-24 16:40"),
    ("half past two tomorrow", "2026-11-25 14:30"),
    ("15:00", "2026-11-24 15:00"),
    ("at 15:00", "2026-11-24 15:00"),
    ("3pm", "2026-11-24 15:00"),
    ("1530", "2026-11-24 15:30"),
    ("at 1530", "2026-11-24 15:30"),
    ("by 5", "2026-11-24 17:00"),
    ("by 5pm", "2026-11-24 17:00"),
    ("27 Nov", "2026-11-27 17:30"),
    ("27 nov 15:00", "2026-11-27 15:00"),
    ("27th of November", "2026-11-27 17:30"),
    ("Nov 27", "2026-11-27 17:30"),
    ("November 27th at 9", "2026-11-27 09:00"),
    ("on the 27th", "2026-11-27 17:30"),
    ("by the 3rd", "2026-12-03 17:30"),
    ("Fri 27 Nov", "2026-11-27 17:30"),
    ("Fri 27 Nov 2026 15:00", "2026-11-27 15:00"),
    ("27.11.", "2026-11-27 17:30"),
    ("27.11.2026", "2026-11-27 17:30"),
    ("27.11. 15:00", "2026-11-27 15:00"),
    ("27/11", "2026-11-27 17:30"),
    ("27/11/2026", "2026-11-27 17:30"),
    ("11/27/2026", "2026-11-27 17:30"),
    ("27/11/26 9:15", "2026-11-27 09:15"),
    ("12/12", "2026-12-14 17:30"),
    ("2026-11-27", "2026-11-27 17:30"),
    ("2026-11-27 15:00", "2026-11-27 15:00"),
    ("2026-11-27T15:00", "2026-11-27 15:00"),
    ("mid december", "2026-12-15 17:30"),
    ("middle of december", "2026-12-15 17:30"),
    ("beginning of december", "2026-12-01 17:30"),
    ("3 Jan", "2027-01-04 17:30"),
    ("14 Jan 2027", "2027-01-14 17:30"),
    ("first thing tomorrow", "2026-11-25 08:30"),
    ("first thing", "2026-11-25 08:30"),
    ("first thing monday", "2026-11-30 08:30"),
    ("asap", "2026-11-24 11:42"),
    ("as soon as possible", "2026-11-24 11:42"),
]


@pytest.mark.parametrize(("words", "wall"), PHRASES)
def test_a_desk_phrase_means_this_wall_time(words, wall):
    assert due_of(f"call Ruth {words}") == wall


@pytest.mark.parametrize(("words", "wall"), PHRASES)
def test_it_means_the_same_before_the_step(words, wall):
    if not words[0].isdigit() or ":" in words:
        assert due_of(f"{words} call Ruth") == wall


MOMENTS = [
    # Around the change to summer time: Dublin skips 01:00 to 02:00 on 28 Mar 2027.
    ("2027-03-26 16:00", "in 2 days", "2027-03-29 17:30"),
    ("2027-03-26 16:00", "monday 9:00", "2027-03-29 09:00"),
    ("2027-03-28 00:30", "in an hour", "2027-03-28 02:30"),
    ("2027-03-26 16:00", "sunday 1:30am", "2027-03-28 02:30"),
    # Around the change to winter time: Dublin shows 01:00 to 02:00 twice on 31 Oct 2027.
    ("2027-10-29 16:00", "sunday 1:30am", "2027-10-31 01:30"),
    ("2027-10-31 00:30", "in 3 hours", "2027-10-31 02:30"),
    ("2027-10-29 16:00", "monday at 9", "2027-11-01 09:00"),
    # Ends of months and a leap day.
    ("2027-01-29 09:00", "in a month", "2027-03-01 17:30"),
    ("2027-01-31 09:00", "in a month", "2027-03-01 17:30"),
    ("2027-12-31 09:00", "in 2 months", "2028-02-29 17:30"),
    ("2028-02-25 09:00", "29 feb", "2028-02-29 17:30"),
    ("2028-02-25 09:00", "end of month", "2028-02-29 17:30"),
    ("2028-02-28 09:00", "tomorrow", "2028-02-29 17:30"),
    ("2028-02-29 09:00", "in a year", "2029-02-28 17:30"),
    ("2026-12-31 09:00", "tomorrow", "2027-01-04 17:30"),
    # On a holiday and on a weekend.
    ("2026-12-25 10:00", "tomorrow 10:00", "2026-12-26 10:00"),
    ("2026-12-25 10:00", "eod", "2026-12-29 17:30"),
    ("2026-12-25 10:00", "in 1 business day", "2026-12-29 17:30"),
    ("2026-12-25 10:00", "first thing monday", "2026-12-29 08:30"),
    ("2026-11-28 10:00", "monday", "2026-11-30 17:30"),
    ("2026-11-28 10:00", "in 2 business days", "2026-12-01 17:30"),
    ("2026-11-28 10:00", "next tuesday", "2026-12-01 17:30"),
    ("2026-11-24 18:00", "tuesday", "2026-12-01 17:30"),
    ("2026-11-24 18:00", "asap", "2026-11-25 09:30"),
    ("2026-11-24 15:00", "in the morning", "2026-11-25 09:00"),
    ("2026-11-24 15:00", "this afternoon", "2026-11-24 17:00"),
]


@pytest.mark.parametrize(("now", "words", "wall"), MOMENTS)
def test_days_hold_around_clock_changes_month_ends_and_days_off(now, words, wall):
    assert due_of(f"call Ruth {words}", desk(now)) == wall


DOUBTS = [
    ("next friday", "which_week", ["2026-12-04 17:30", "2026-11-27 17:30"]),
    ("12/11", "day_or_month", ["2027-11-12 17:30", "2026-12-11 17:30"]),
    ("12/11/2026 at 9", "day_or_month", ["2026-12-11 09:00"]),
    ("9:00", "passed", ["2026-11-25 09:00"]),
    ("at 9", "passed", ["2026-11-24 21:00", "2026-11-25 09:00"]),
    ("yesterday", "passed", ["2026-11-25 17:30"]),
    ("this monday", "passed", ["2026-11-30 17:30"]),
    ("last friday", "passed", ["2026-11-27 17:30"]),
    ("friday after next", "which_week", ["2026-12-04 17:30", "2026-12-11 17:30"]),
    ("the week after next", "which_day", ["2026-12-07 17:30", "2026-12-11 17:30"]),
    ("20 nov", "passed", ["2027-11-22 17:30"]),
    ("1 Nov 2026 9:00", "passed", ["2027-11-01 09:00"]),
    ("31 nov", "no_such_date", ["2026-11-30 17:30"]),
    ("2026-13-45", "no_such_date", []),
    ("thu 27 nov", "weekday_differs", ["2026-11-27 17:30", "2026-11-26 17:30"]),
    ("tomorrow at 6", "which_half", ["2026-11-25 06:00", "2026-11-25 18:00"]),
    ("next week", "which_day", ["2026-11-30 17:30", "2026-12-04 17:30"]),
    ("thu or fri 10:00", "several_days", ["2026-11-26 10:00", "2026-11-27 10:00"]),
    ("thu 10 second site", "hour_or_number", ["2026-11-26 10:00", "2026-11-26 17:30"]),
    ("in 9999 years", "no_such_date", []),
]


@pytest.mark.parametrize(("words", "key", "walls"), DOUBTS)
def test_what_is_past_or_in_doubt_is_asked_with_candidates(words, key, walls):
    draft = read(f"call Ruth {words}")

    assert draft.due is None
    assert [doubt.key for doubt in draft.doubts] == [key]
    assert [f"{c.moment.wall:%Y-%m-%d %H:%M}" for c in draft.doubts[0].candidates] == walls


def test_an_hour_that_nobody_said_is_flagged():
    assert read("call Ruth fri").assumed_hour
    assert read("call Ruth tomorrow morning").assumed_hour
    assert not read("call Ruth fri 15:00").assumed_hour


def test_an_afternoon_that_was_assumed_is_remarked():
    remark = read("call Ruth at 2").remarks[0]

    assert (remark.key, remark.values) == ("hour_assumed", ("14:00",))


def test_a_step_on_a_day_off_moves_to_the_next_close_and_a_promise_to_the_previous():
    step = read("call Ruth 25 dec")
    promise = read("promise: the sheet by 25 dec").promise

    assert f"{step.due.wall:%m-%d %H:%M}" == "12-29 17:30"
    assert step.remarks[0].values == ("2026-12-25", "Christmas Day")
    assert f"{promise.due.wall:%m-%d %H:%M}" == "12-24 17:30"


def test_an_hour_that_the_clock_skips_or_repeats_is_remarked():
    skipped = read("call Ruth sunday 1:30am", desk("2027-03-26 16:00"))
    repeated = read("call Ruth sunday 1:30am", desk("2027-10-29 16:00"))

    assert ("clock_skips", ("01:30", "02:30")) in [(r.key, r.values) for r in skipped.remarks]
    assert "clock_repeats" in [r.key for r in repeated.remarks]


def test_a_day_since_when_something_is_wrong_is_no_due_date():
    draft = read("complaint Daniel: grinder jams since friday")

    assert draft.due is None
    assert draft.subject == "grinder jams since friday"
