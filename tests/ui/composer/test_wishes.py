"""A wish that bears on a word is said in one quiet line before it goes; nothing is held back."""

from datetime import timedelta

import pytest

from app.domain.kinds import Channel
from app.domain.wishes import WishKind
from app.services.wishes import WishDraft
from app.ui.acts.telling import TellForm
from app.ui.frame.places import COMPOSER
from app.ui.wish_hints import hint_line
from tests.ui.composer.conftest import Mail
from tests.ui.composer.test_keyboard import LETTER
from tests.ui.days.keyboards import Typed
from tests.ui.stores import settle, sheet


def wishing(place, number=4141, **values):
    """As if the person of that case had stated these."""
    contact_id = place.services.today.case(place.case(number).case_id).contact.id
    draft = WishDraft({WishKind(kind): value for kind, value in values.items()})
    place.services.wishes.note(contact_id, draft)


def test_a_letter_says_what_they_wish_when_they_said_so_and_what_time_it_is(place):
    wishing(place, hours="16-24")
    page = place.write(4141)
    assert page.wish.isVisible()
    assert page.wish.text() == "Daniel wishes to hear after 16:00, said on 24 Nov; it is 10:42."
    assert page.foot.send.isEnabled()
    page.send()
    assert len(place.mail.opened) == 1


def test_the_line_goes_with_the_road_that_is_chosen(place):
    wishing(place, channel="call")
    page = place.write(4141)
    assert page.wish.text() == "Daniel likes to be called, said on 24 Nov."
    page.roads.choose(Channel.CALL.value)
    page.show_road()
    assert not page.wish.isVisible()


def test_a_letter_that_grew_long_says_that_they_like_it_short(place):
    wishing(place, length="short")
    page = place.write(4141)
    assert not page.wish.isVisible()
    page.letter.editor.write("word " * 121)
    page.look()
    assert page.wish.text() == "Daniel likes it short, said on 24 Nov; this is 121 words."
    page.letter.editor.write("word " * 120)
    page.look()
    assert not page.wish.isVisible()


def test_without_a_wish_there_is_no_line(place):
    assert not place.write(4141).wish.isVisible()


@pytest.mark.parametrize(("later", "is_said"), [(5, True), (5.5, False)])
def test_the_line_goes_once_their_hours_begin(place, later, is_said):
    wishing(place, hours="16-24")
    file = place.window._bench.desk.case(place.case(4141).case_id)
    formats = place.window._bench.formats
    at = formats.now() + timedelta(hours=later)
    assert bool(hint_line(file, Channel.EMAIL, formats.__class__(formats.zone, lambda: at))) is is_said


def test_a_visit_is_agreed_with_them_so_no_hour_is_pointed_out(place):
    wishing(place, hours="16-24", channel="call")
    file = place.window._bench.desk.case(place.case(4141).case_id)
    assert hint_line(file, Channel.VISIT, place.window._bench.formats) == ""


def test_who_calls_reads_it_beside_what_came_of_the_call(place):
    wishing(place, hours="16-24", channel="email")
    place.window.open_case(place.case(4141).case_id)
    settle()
    place.window.act("call")
    settle()
    form = sheet()
    assert isinstance(form, TellForm)
    assert form.wish.text() == (
        "Daniel likes an email, said on 24 Nov. Daniel wishes to hear after 16:00, said on 24 Nov; it is 10:42."
    )
    form.pills[-1].click()
    assert not form.wish.isVisible()


def tab_to(bureau, name):
    """Go on until that has the focus."""
    for _ in range(60):
        if bureau.window.focusWidget().accessibleName() == name:
            return
        bureau.keys.play("Tab")
    raise AssertionError(name)


def test_a_wish_is_stated_read_beside_the_letter_and_the_letter_sent_with_keys_alone(bureau):
    keys = bureau.keys
    keys.play("Ctrl+3", "Ctrl+F", Typed("daniel"), "Return", "Return")
    page = bureau.window.workspace
    assert page.card.view.contacts[0].name == "Daniel Okafor"
    tab_to(bureau, "Note what Daniel wishes")
    keys.play("Space", "Right", "Tab", Typed("16"), "Return")
    stated = bureau.services.wishes.of(page.card.view.contacts[0].id)
    assert [one.value for one in stated] == ["16:00-24:00"]
    keys.play("Ctrl+K", Typed("4141"), "Return", "Ctrl+T")
    assert bureau.window.here == COMPOSER
    letter = bureau.window.workspace
    assert letter.wish.text() == "Daniel wishes to hear after 16:00, said on 24 Nov; it is 10:42."
    letter.post.mail = mail = Mail()
    keys.play("Ctrl+A")
    for number, paragraph in enumerate(LETTER.split("\n\n")):
        keys.play(*(("Return", "Return") if number else ()), Typed(paragraph))
    letter.look()  # as it does by itself a moment later
    keys.settle()
    for _ in tuple(letter.checks.cards):
        keys.play("F8", "Alt+U")
    assert letter.checks.cards == []
    assert letter.wish.isVisible()
    keys.play("Ctrl+Return", "Return")
    assert [to for to, _, _ in mail.opened] == ["daniel@kiln.example"]
    assert bureau.services.today.case(bureau.case_id(4141)).interactions[-1].told_status
