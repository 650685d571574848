"""Erasing somebody leaves no byte of them in any file of ours, whatever was done before (Must show 4, ruling 29)."""

import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import bootstrap
from app.adapters.database.backups import backups
from app.domain.errors import Ambiguous, NotFound
from app.domain.kinds import State
from app.erasures import ERASURES, erasures_at, person_exports_at
from app.services.customers import CustomerService
from app.services.erasures import Fate
from tests.data.traces_of_people import NAME, PHONE, SPOKEN, Home, left, traces

ALL = os.environ.get("KEEPWORD_PROFILE") == "all"
EVERYTHING = [
    "typed_privately",
    "open",
    "told",
    "told_with_reason",
    "answered",
    "logged",
    "noted",
    "wished",
    "received",
    "composing",
    "published",
    "connected",
    "read",
    "promised",
    "released",
    "promised",
    "kept",
    "beyond_book",
    "asked",
    "answered_request",
    "offered",
    "waits",
    "edited",
    "backed_up",
    "linked",
    "done",
    "drafted",
    "listed",
    "renamed",
    "later",
    "backed_up",
    "open_of_tom",
    "told",
    "synced",
    "open_odd",
    "connected",
    "closed",
    "open",
    "replaced",
    "edited",
    "synced",
    "time",
    "undone",
    "redone",
    "backed_up",
]


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path)
    yield home
    home.close()


def do(home, names):
    home.tried("open")
    for name in names:
        home.tried(name)


def is_gone(home):
    """No byte anywhere of ours, and the rules hold."""
    assert left(home) == []
    assert home.problems() == []


def test_everything_that_can_hold_a_text_about_somebody_is_clean_afterwards(home):
    do(home, EVERYTHING)
    assert len(traces(home.folder / "home")) > 8
    report = home.erase()
    assert report.is_complete
    is_gone(home)


def test_a_copy_that_lay_elsewhere_is_erased_when_it_is_restored(home):
    do(home, EVERYTHING)
    outside = bootstrap.copy_to(home.house, home.folder / "elsewhere.backup")
    home.erase()
    home.close()
    bootstrap.restore_from(home.paths, home.store, outside, home.clock)
    home.open()
    is_gone(home)


def test_the_next_sync_takes_the_cells_out_of_a_linked_workbook_and_keeps_no_copy_of_them(home):
    do(home, EVERYTHING)
    book = home.folder / "cases.xlsx"
    shutil.copy(book, home.folder / "home" / "probe.xlsx")
    assert "probe.xlsx" in traces(home.folder / "home")
    report = home.erase()
    assert report.preview.workbooks == ("cases.xlsx",)
    (home.folder / "home" / "probe.xlsx").unlink(missing_ok=True)
    home.sync()
    shutil.copy(book, home.folder / "home" / "probe.xlsx")
    is_gone(home)
    assert all(one.review.is_empty for one in home.sync())


def test_nothing_brings_anything_back(home):
    do(home, EVERYTHING)
    home.erase()
    for _ in range(40):
        home.tried("undone")
    is_gone(home)


@settings(max_examples=200 if ALL else 4, suppress_health_check=[HealthCheck.too_slow])
@given(
    names=st.lists(st.sampled_from(sorted(set(EVERYTHING))), min_size=6, max_size=30), late=st.integers(0, 30)
)
def test_whatever_was_done_before(names, late):
    with TemporaryDirectory() as folder:
        home = Home(Path(folder))
        try:
            do(home, names[:late])
            outside = bootstrap.copy_to(home.house, home.folder / "elsewhere.backup")
            do(home, names[late:])
            before = _late_promises(home), _figures_of_the_book(home), _overridden(home)
            home.erase()
            is_gone(home)
            assert (_late_promises(home), _figures_of_the_book(home), _overridden(home)) == before
            assert all(case.news is not None for case in _cases(home) if case.state is State.OPEN)
            home.close()
            bootstrap.restore_from(home.paths, home.store, outside, home.clock)
            home.open()
            is_gone(home)
        finally:
            home.close()


def _cases(home):
    with home.maya.desk.reading() as unit:
        return list(unit.cases.many(home.cases).values())


def _figures_of_the_book(home):
    told = home.maya.promise_book.standings(is_everything=True)
    return [(one.entry.key, one.open, one.kept, one.broken, one.released) for one in told]


def _overridden(home):
    """What was filed against the gate, each with its reason; the name in it is another matter."""
    talks = [talk for case_id in home.cases for talk in home.maya.today.case(case_id).interactions]
    return sorted((talk.id, one.rule, bool(one.reason)) for talk in talks for one in talk.kept)


def _late_promises(home):
    return [
        (promise.id, promise.state, promise.due.at)
        for case in sorted(_cases(home), key=lambda case: case.number)
        for promise in home.maya.promises.of_case(case.id)
    ]


def test_a_finding_that_was_overridden_keeps_its_reason(home):
    do(home, ["told_with_reason"])
    home.erase()
    kept = [one for talk in home.maya.today.case(home.cases[0]).interactions for one in talk.kept]
    assert kept
    assert {one.reason for one in kept} == {"because a contact likes it so"}
    assert NAME not in str(kept)


def test_what_somebody_else_was_told_stays_and_names_her_no_more(home):
    do(home, ["open_of_tom", "told_with_reason"])
    home.erase()
    is_gone(home)
    (talk,) = home.maya.today.case(home.cases[1]).interactions
    assert talk.summary == "I'm new here, a contact. So"
    assert {one.reason for one in talk.kept} == {"because a contact likes it so"}


def test_a_name_that_came_back_by_undo_is_gone_too(home):
    do(home, ["renamed", "undone"])
    home.erase()
    is_gone(home)


class Killed(BaseException):
    """Stands for the power going."""


@pytest.mark.parametrize("after", range(0, 14, 3))
def test_a_kill_half_way_is_made_good_by_the_next_start(home, after):
    do(home, EVERYTHING)

    def until(done, _total):
        if done >= after:
            raise Killed

    erasures = erasures_at(home.house, home.maya)
    with pytest.raises(Killed):
        erasures.erase(erasures.find(NAME), until)
    home.close()
    home.open()
    is_gone(home)


def test_a_damaged_backup_is_removed_since_nobody_can_tell_what_it_holds(home):
    do(home, ["told", "backed_up"])
    (backup,) = home.paths.backups.glob("*.backup")
    content = bytearray(backup.read_bytes())
    content[-40] ^= 1
    backup.write_bytes(content)
    report = home.erase()
    assert report.files[Fate.REMOVED] == 1
    assert not list(home.paths.backups.glob("*.backup*"))


def test_backups_are_whole_afterwards_and_can_be_restored(home):
    do(home, EVERYTHING)
    home.erase()
    made = backups(home.paths.backups)
    assert made
    assert all(one.checksum and one.damage() is None for one in made)
    home.close()
    bootstrap.restore_from(home.paths, home.store, made[0].path, home.clock)
    home.open()
    is_gone(home)


def test_the_cases_stay_with_their_dates_steps_and_figures(home):
    do(home, ["promised", "told", "open_of_tom"])
    before = {case.id: (case.step.due, case.news.due_at, case.value, case.number) for case in _cases(home)}
    home.erase()
    after = {case.id: (case.step.due, case.news.due_at, case.value, case.number) for case in _cases(home)}
    assert after == before
    case = home.maya.today.case(home.cases[0])
    assert case.case.subject == "Machine for a contact"
    assert case.case.contact_id is None
    assert {talk.summary for talk in case.interactions} == {"erased on 24 Nov 2026"}
    tom = home.maya.today.case(home.cases[1])
    assert tom.case.subject == "Tom and a contact want beans"
    assert tom.contact.name == "Tom Other"


def test_the_journal_knows_nobody_by_name(home):
    home.erase()
    kept = json.loads((home.paths.data / ERASURES).read_text())
    assert [set(one) for one in kept] == [{"whose", "id", "at", "by", "done"}]


def test_somebody_who_is_a_customer_of_their_own_can_be_erased_too(home):
    cards = CustomerService(home.maya.desk)
    cards.add(name="Zoe Zqxwvmark", phone=PHONE, place="Onlybetweenus", note=SPOKEN)
    erasures = erasures_at(home.house, home.maya)
    erasures.erase(erasures.find("zoe zqxwvmark"))
    home.erase()
    is_gone(home)
    with home.maya.desk.reading() as unit:
        assert "a contact, erased on 24 Nov 2026" in {one.name for one in unit.customers.all()}


def test_of_two_with_one_name_the_customer_tells_which(home):
    cards = CustomerService(home.maya.desk)
    other, _ = cards.add(name="Café Two")
    cards.add_contact(other, name=NAME)
    erasures = erasures_at(home.house, home.maya)
    with pytest.raises(Ambiguous) as asked:
        erasures.find(NAME)
    assert set(asked.value.candidates) == {f"{NAME} (Café Two)", f"{NAME} (Hotel Marlowe)"}
    assert erasures.find(f"{NAME} (Café Two)").customer == "Café Two"
    with pytest.raises(NotFound):
        erasures.find("Nobody")


def test_what_is_handed_out_holds_everything_that_was_said_with_her(home):
    do(home, EVERYTHING)
    subject = erasures_at(home.house, home.maya).find(NAME)
    done = person_exports_at(home.house, home.maya).export(subject, home.folder / "out.zip")
    with ZipFile(home.folder / "out.zip") as archive:
        text = archive.read("everything.txt").decode()
        kept = json.loads(archive.read("everything.json"))
        files = [archive.read(name) for name in archive.namelist() if name.startswith("files/")]
    said = [talk.summary for case in _cases(home) for talk in home.maya.today.case(case.id).interactions]
    assert all(summary in text for summary in said if SPOKEN in summary)
    nouns = {"contacts", "cases", "interactions", "letters", "received_letters", "ideas", "wishes"}
    assert nouns | {"calendar_events", "workbook_bases"} <= set(kept["data"])
    assert {"Lunch with Anna Zqxwvmark"} <= {one["text"] for one in kept["mentioned_in"]}
    assert "calendar: Meetings" in text
    assert any("Tom and" in one["text"] for one in kept["mentioned_in"])
    assert any(SPOKEN.encode() in content for content in files)
    assert done.changes > done.records


def test_a_hand_out_that_lies_among_our_files_goes_with_her(home):
    do(home, ["told"])
    subject = erasures_at(home.house, home.maya).find(NAME)
    exports = person_exports_at(home.house, home.maya)
    exports.export(subject, home.paths.data / "out.zip")
    exports.export(subject, home.paths.data / "out")
    home.erase()
    is_gone(home)


def test_a_workbook_that_is_named_after_her_stays_linked(home):
    do(home, ["told"])
    links, _ = bootstrap.workbooks_at(home.house, home.maya)
    book = home.folder / f"{NAME}.xlsx"
    links.create(book, bootstrap.home_of(home.house, home.maya), "sync_workbook", lambda done, total: None)
    home.erase()
    home.sync()
    with home.maya.desk.reading() as unit:
        assert [link.path for link in unit.workbooks.all()] == [book]
