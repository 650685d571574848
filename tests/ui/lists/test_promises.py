"""Promises: each with the entry of the promise book that it was given by, and its own words where there is none."""

from app.domain.kinds import Kind
from app.services.lists import ListService
from tests.ui.stores import settle


def page_of(place):
    place.window.go("promises")
    settle()
    return place.window.workspace


def made(place, text, why):
    case_id = next(row.case_id for row in place.services.today.rows() if row.kind is Kind.QUOTE)
    due = place.services.entries.moment("tomorrow 12:00")
    place.services.beyond_book.make(case_id, text, due, why, lambda entry, reason: reason)


def seconds(page):
    return {line.cells[1].first: line.cells[1].second for line in page.shown}


def test_a_line_names_its_entry_or_why_it_is_more_and_is_found_by_it(place):
    made(place, "Quote with the plan", "")
    made(place, "Another quote", "They open on Monday")
    page = page_of(place)
    assert seconds(page)["Quote with the plan"] == "Promise book: A quote"
    assert seconds(page)["Another quote"] == "More than “A quote”: They open on Monday"
    page.filter.setText("open on monday")
    assert list(seconds(page)) == ["Another quote"]


def test_released_promises_have_a_pill_of_their_own(place):
    row = ListService(place.services.desk).promises()[0]
    place.services.promises.release(row.promise.id, "They took another")
    page = page_of(place)
    page.choose("released")
    assert list(seconds(page).items()) == [(row.promise.text, "They took another")]


def test_where_there_is_none_yet_it_says_how_many_the_book_has(place):
    page = page_of(place)
    page._show(((), 6))
    assert page.empty_words() == (
        "No promises yet",
        "The Promise book has 6 to choose from. One is added on its case, by the key P.",
    )
    page._show(((), 0))
    assert page.empty_words()[1] == "A promise is added on its case, by the key P."
