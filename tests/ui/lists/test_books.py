"""The Promise book beside the promises: looked at, added to, changed, retired and taken back, by keyboard alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from app.domain.book_entries import EntryDraft, Limit
from app.ui.acts.book_entries import EntryForm
from app.ui.frame.waiting import BellPopover
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Tone
from tests.ui.stores import NOW, Place, settle, sheet

A_CALL = EntryDraft("A call back", "they are in", Limit.parse("4 bh"), date(2027, 6, 30))
LATER = datetime(2027, 1, 20, 10, 42, tzinfo=UTC)


def id_of(place, name):
    return place.house.set_up.person_named(name).id


@pytest.fixture
def lead(qtbot, theme, sample, tmp_path, place):
    place.window.hide()
    (tmp_path / "lead").mkdir()
    made = Place(tmp_path / "lead", sample, theme, person=id_of(place, "Priya"))
    made.window.resize(1440, 900)
    made.window.show()
    settle()
    yield made
    made.close()


def book_of(place):
    place.window.open_book()
    settle()
    return place.window.workspace


def lines(page):
    return [page.book.list.table.line_at(number) for number in range(page.book.list.table.rowCount())]


def texts(page):
    return [line.cells[1].first for line in lines(page)]


def entry(place, key):
    return place.services.promise_book.entry(key)


def test_each_entry_stands_with_its_limit_its_owner_and_its_counts(place):
    page = book_of(place)
    look = place.services.promise_book.look()
    assert texts(page) == [one.entry.text for one in look.standings]
    first = lines(page)[[one.entry.key for one in look.standings].index("delivery")]
    assert first.cells[2].first == "not before 10 bd"
    assert first.cells[3].first == look.owners["delivery"]
    assert "kept" in first.cells[4].first
    assert page.line.text() == f"{len(look.standings)} entries"
    assert page.window().focusWidget() is page.book.list


def test_who_neither_leads_nor_owns_only_looks(place):
    page = book_of(place)
    assert [button.isEnabled() for button in page.book.buttons] == [False] * 3
    assert not page.keep.isVisible()
    page.choose("binding")
    assert page.keep.isVisible()
    assert not any(button.isVisible() for button in page.book.buttons)


def test_an_entry_is_added_by_keys_and_what_is_no_limit_stays_typed(qtbot, lead):
    page = book_of(lead)
    qtbot.keyClick(page.book.list, Qt.Key.Key_Plus)
    form = sheet()
    assert isinstance(form, EntryForm)
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    assert "A call back" not in texts(page)
    qtbot.keyClicks(form.text, "A call back")
    qtbot.keyClicks(form.condition, "they are in")
    qtbot.keyClicks(form.limit, "soon")
    qtbot.keyClick(form.limit, Qt.Key.Key_Return)
    assert form.isVisible()
    form.limit.setText("4 bh")
    qtbot.keyClicks(form.until, "2027-06-30")
    qtbot.keyClick(form.until, Qt.Key.Key_Return)
    settle()
    assert texts(page)[-1] == "A call back"
    kept = entry(lead, "a-call-back")
    assert (str(kept.limit), kept.condition, kept.valid_until_on) == (
        "4 bh",
        "they are in",
        date(2027, 6, 30),
    )


def test_an_entry_is_changed_and_retired_by_keys_and_taken_back(qtbot, lead):
    lead.services.promise_book.add(A_CALL)
    page, kept = book_of(lead), entry(lead, "a-call-back")
    before = lead.services.checking.content_hash()
    page.book.list.point_at_key(kept.id)
    qtbot.keyClick(page.book.list, Qt.Key.Key_Return)
    form = sheet()
    assert (form.limit.text(), form.until.text()) == ("4 bh", "2027-06-30")
    form.limit.setText("10 %")
    form.until.clear()
    form.owner.setCurrentText("Ben Doyle")
    qtbot.keyClick(form.limit, Qt.Key.Key_Return)
    settle()
    changed = entry(lead, "a-call-back")
    assert (str(changed.limit), changed.valid_until_on, changed.terms) == ("10 %", None, kept.terms)
    assert lines(page)[-1].cells[3].first == "Ben Doyle"
    qtbot.keyClick(page.book.list, Qt.Key.Key_Delete)
    settle()
    assert "A call back" not in texts(page)
    for _ in range(2):
        lead.window.act("undo")
    settle()
    assert lead.services.checking.content_hash() == before
    assert texts(page)[-1] == "A call back"


def test_retired_entries_are_shown_when_asked_for_and_used_again(qtbot, lead):
    page, quote = book_of(lead), entry(lead, "quote")
    lead.services.promise_book.retire("quote")
    page.refresh()
    settle()
    assert "A quote" not in texts(page)
    qtbot.keyClick(page.book.everything, Qt.Key.Key_Space)
    settle()
    assert texts(page)[-1] == "A quote"
    assert lines(page)[-1].cells[0].first == "Retired"
    page.book.list.point_at_key(quote.id)
    assert page.book.retire.text() == "Use again"
    assert not page.book.change.isEnabled()
    qtbot.keyClick(page.book.list, Qt.Key.Key_Delete)
    settle()
    assert not entry(lead, "quote").is_retired
    page.choose("binding")
    assert not page.book.everything.isVisible()


def changed_meanwhile(qtbot, lead):
    """Priya types over an entry that Maya, who answers for it, changes before Priya is done."""
    draft = replace(EntryDraft.of(entry(lead, "delivery")), owner_id=id_of(lead, "Maya"))
    lead.services.promise_book.change("delivery", draft)
    page, shown = book_of(lead), entry(lead, "delivery")
    page.book.list.point_at_key(shown.id)
    qtbot.keyClick(page.book.list, Qt.Key.Key_F2)
    form = sheet()
    form.limit.setText("8 bd")
    form.words["de"].setText("liefer*")
    maya = lead.at_desk_of("Maya Brennan").promise_book
    maya.change("delivery", replace(EntryDraft.of(shown), limit=Limit.parse("12 bd, 5 %")))
    qtbot.keyClick(form.limit, Qt.Key.Key_Return)
    assert form.isVisible()
    assert [one.field for one in form.clash.differences] == ["limit"]
    assert form.clash.mine["limit"].text() == "Yours: 8 bd"
    assert form.clash.theirs["limit"].text() == "Theirs: 12 bd, 5 %"
    return form


@pytest.mark.parametrize(("whose", "limit"), [("mine", "8 bd"), ("theirs", "12 bd, 5 %")])
def test_what_a_colleague_changed_meanwhile_is_shown_beside_what_was_typed(qtbot, lead, whose, limit):
    form = changed_meanwhile(qtbot, lead)
    getattr(form.clash, whose)["limit"].click()
    qtbot.keyClick(form, Qt.Key.Key_Return)
    settle()
    kept = entry(lead, "delivery")
    assert str(kept.limit) == limit
    assert kept.terms["de"] == ("liefer*",)
    assert kept.terms["en"]


def test_the_words_by_which_an_entry_is_known_are_typed_for_each_language(qtbot, lead):
    page = book_of(lead)
    qtbot.keyClick(page.book.list, Qt.Key.Key_Plus)
    form = sheet()
    qtbot.keyClicks(form.text, "A call back")
    qtbot.keyClicks(form.words["en"], "call you, phone *")
    qtbot.keyClick(form.words["en"], Qt.Key.Key_Return)
    if form.isVisible():  # what is no word is said, and stays typed
        form.words["en"].setText("call you, phone*")
        qtbot.keyClick(form.words["en"], Qt.Key.Key_Return)
    settle()
    assert dict(entry(lead, "a-call-back").terms) == {"en": ("call you", "phone*")}
    assert lead.services.promise_book.entry_for("We phone you on Friday") == "a-call-back"


def test_the_filter_finds_an_entry_and_says_where_there_is_none(place):
    page = book_of(place)
    page.filter.setText("deliver")
    assert [line.key for line in lines(page)] == [entry(place, "delivery").id]
    assert page.shown_list().count == 1
    page.filter.setText("no such thing")
    assert page.empty.isVisible()
    page.filter.clear()
    assert page.book.list.isVisible()


def test_what_keeps_breaking_stands_first_in_words_and_with_its_picture(place):
    page = book_of(place)
    book = place.window.workspace.bench.desk.promise_book().page()
    *others, last = book.look.standings
    broken = replace(last, broken=3, broken_lately=3, decided_lately=4)
    page.book.show(replace(book, look=replace(book.look, standings=(*others, broken))))
    cell = lines(page)[0].cells[0]
    assert (cell.first, cell.tone, cell.icon) == ("Keeps breaking", Tone.OVER, "ph.warning-circle")
    assert lines(page)[0].cells[4].second == "3 of the last 4 broken"


def test_its_owner_finds_it_beside_the_bell_and_comes_to_the_book_from_there(qtbot, theme, sample, tmp_path):
    moment = [NOW]
    made = Place(tmp_path, sample, theme, clock=lambda: moment[0])
    try:
        priya = made.at_desk_of("Priya Nair")
        draft = EntryDraft.of(priya.promise_book.entry("delivery"))
        priya.promise_book.change("delivery", replace(draft, owner_id=made.person_id))
        due = made.services.entries.moment("in 12 business days")
        for number in range(3):
            made.services.promises.make(
                made.services.today.rows()[number].case_id, "All is brought", due, entry="delivery"
            )
        moment[0] = LATER
        made.window.show()
        made.window.bars.open_bell()
        settle()
        popover = made.window.findChild(BellPopover)
        open_ = next(b for b in popover.findChildren(Button) if "keeps breaking" in b.accessibleName())
        open_.click()
        settle()
        assert made.window.workspace.is_on_book
        assert lines(made.window.workspace)[0].cells[0].first == "Keeps breaking"
        assert not priya.promise_book.breaking()
    finally:
        made.close()
