from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gate import MOST_CHARACTERS, Rule, Severity, check
from tests.data.golden import TUNED, packs, rows

EN = next(row.context for row in rows(TUNED) if row.context.language == "en")
DE = next(row.context for row in rows(TUNED) if row.context.language == "de")
RUDE = st.lists(
    st.one_of(
        st.characters(),
        st.sampled_from("\n\r\t >“”\"'’„\u200b\u202e\u2066\u2069\u0301\ud800\x00.?!,:1€%"),
        st.sampled_from(["our policy won't allow ", "I will ", "tomorrow ", "Kind regards", "Maya Brennan"]),
    ),
    max_size=60,
).map("".join)


def gate(text, context=EN):
    return check(text, context, packs()[context.language])


def of(rule, found):
    return [one for one in found if one.rule is rule]


@given(RUDE, st.sampled_from([EN, DE]))
def test_any_text_gets_findings_within_it_and_the_same_ones_again(text, context):
    found = gate(text, context)
    assert all(0 <= one.start <= one.end <= len(text) for one in found)
    assert found == gate(text, context)


def test_a_promise_beyond_the_book_is_offered_with_the_first_day_that_the_book_allows():
    text = "I will fit a new carrier, and you will have it back tomorrow."
    (found,) = of(Rule.PROMISE, gate(text))
    assert text[found.start : found.end] == "you will have it back tomorrow"
    assert found.suggestion == "you will have it back by Friday 27 November"
    assert dict(found.about) == {"name": "Repair", "earliest": "Friday 27 November"}


def test_a_promise_that_the_book_covers_is_fine():
    (found,) = of(Rule.PROMISE, gate("You will have it back by 1 December."))
    assert (found.severity, dict(found.about)) == (Severity.FINE, {"name": "Repair"})


def test_a_suggestion_may_stand_where_the_finding_is():
    text = "Dear Daniel,\n\nthe grinder is on the bench, and we will tell you more.\n\nKind regards"
    context = replace(EN, next_word="I will write to you by Thursday 26 November at 10:00.")
    for one in reversed(gate(text, context)):
        text = text[: one.start] + one.suggestion + text[one.end :]
    assert text == (
        "Dear Daniel,\n\nthe grinder is on the bench, and I will tell you more."
        " I will write to you by Thursday 26 November at 10:00.\n\nKind regards\nMaya Brennan\nAccount manager"
    )
    assert gate(text, context) == ()


def test_of_a_paste_of_ten_megabytes_the_beginning_is_read_and_the_rest_named():
    text = "Our policy won't allow it. " * 400_000
    found = gate(text)
    (cut,) = of(Rule.TOO_LONG, found)
    assert (cut.start, cut.end, cut.message) == (MOST_CHARACTERS, len(text), "too_long.cut")
    assert of(Rule.CLOSED_DOOR, found)[0].start == 0
    assert max(one.end for one in found if one is not cut) <= MOST_CHARACTERS


@pytest.mark.parametrize(
    "text",
    [
        "I will 1 May " * 1500,
        "sie haben " * 2000 + "zurück",
        "“" * 20_000,
        "> \n" * 6000,
        "e" + "\u0301" * 19_000,
        "1 000 " * 3000,
        "1.1." * 5000,
        "On " * 6000 + "wrote:",
        "a-b'c" * 4000,
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_a_text_made_to_be_slow_is_read_in_pieces(text):
    assert gate(text, EN)
    assert gate(text, DE)


@pytest.mark.parametrize(
    "typed",
    [
        "our pol\u200bicy won\u2019t allow",
        "OUR POLICY WON’T ALLOW",
        "\u202eour policy won't allow\u202c",
        "our\u00a0policy\nwon't  allow",
        "ｏｕｒ policy won't allow",
        "our polic\u00ady won't allow",
    ],
    ids=ascii,
)
def test_marks_that_nobody_sees_hide_nothing_and_move_no_place(typed):
    text = f"Café: {typed} it."
    (found,) = of(Rule.CLOSED_DOOR, gate(text))
    assert text[found.start : found.end].strip("\u202e\u202c") == typed.strip("\u202e\u202c")


def test_composed_and_decomposed_letters_are_alike():
    for text in ("Da kann man nichts ändern, hätten Sie besser fragen müssen.",):
        apart = text.replace("ä", "a\u0308").replace("ü", "u\u0308")
        first, second = gate(text, DE), gate(apart, DE)
        assert [one.message for one in first] == [one.message for one in second]
        (plain,), (marked,) = of(Rule.CLOSED_DOOR, first), of(Rule.CLOSED_DOOR, second)
        assert text[plain.start : plain.end] == "hätten Sie besser fragen müssen"
        assert apart[marked.start : marked.end] == "ha\u0308tten Sie besser fragen mu\u0308ssen"


def test_words_that_are_said_to_be_the_customers_own_are_left_alone():
    text = "You say: our policy won't allow it."
    assert of(Rule.CLOSED_DOOR, gate(text))
    assert not of(Rule.CLOSED_DOOR, gate(text, replace(EN, quoted=((9, len(text)),))))


def test_without_an_executive_nobody_is_asked_to_sign_beside():
    text = "I am sorry. A voucher is in the parcel."
    assert [one.message for one in of(Rule.APOLOGY, gate(text))] == ["apology.cosign"]
    assert not of(Rule.APOLOGY, gate(text, replace(EN, executive="")))


def test_without_a_promise_book_a_promise_is_not_in_it():
    (found,) = of(Rule.PROMISE, gate("You will have it back by Friday.", replace(EN, book=())))
    assert found.message == "promise.not_in_book"


@pytest.mark.parametrize("context", [EN, DE])
def test_a_sentence_of_more_than_forty_words_is_a_hint_and_one_of_forty_is_none(context):
    forty = " ".join(["word"] * 40)
    for text, count in ((f"{forty}. {forty}?", 0), (f"One. {forty} more. Two.", 1)):
        found = of(Rule.LONG_SENTENCE, gate(text, context))
        assert len(found) == count
        for one in found:
            assert (text[one.start : one.end], one.severity) == (f"{forty} more.", Severity.HINT)
            assert dict(one.about) == {"count": "41"}


@pytest.mark.parametrize(
    ("context", "greeting", "others"),
    [
        (EN, "Dear Daniel,", ["Hi Daniel,", "Good afternoon Daniel,", "DEAR DANIEL,", "Hello,"]),
        (DE, "Guten Tag Daniel Okafor,", ["Liebe Frau Okafor,", "Lieber Daniel,", "Sehr geehrter Herr Okafor,", "Moin,"]),
    ],
)  # fmt: skip
def test_a_letter_without_a_greeting_gets_ours_offered(context, greeting, others):
    context = replace(context, greeting=greeting)
    body = "The carrier is worn.\n\nA new one is in stock."
    (found,) = of(Rule.GREETING, gate(body, context))
    mended = found.suggestion + body
    assert mended == f"{greeting}\n\n{body}"
    for begun in (mended, *(f"{other}\n\n{body}" for other in others)):
        assert of(Rule.GREETING, gate(begun, context)) == [], begun
    assert of(Rule.GREETING, gate("Higher up it fits.\n\nDearest price first.", context)) != []
    assert of(Rule.GREETING, gate("The carrier is worn.", context)) == []


@pytest.mark.parametrize(
    ("context", "said", "mended"),
    [
        (EN, "Unfortunately our policy won't allow a new grinder.", "Unfortunately I cannot offer you a new grinder."),
        (EN, "Our policy doesn't permit that.", "I cannot offer you that."),
        (EN, "I'm not allowed to tell you more.", "I cannot tell you more."),
        (EN, "Sorry, I don't know when it comes.", "Sorry, I am finding out when it comes."),
        (EN, "I have no idea.", "I am finding out and will tell you."),
        (EN, "You should have told us!", "You should have told us!"),
        (EN, "My hands are tied.", "I cannot offer that. Let us look at what does work for you."),
        (EN, "That's just how it is!", "Let us look at what is possible!"),
        (EN, "Our policy won't allow us to help.", "Our policy won't allow us to help."),
        (EN, "It is what our policy won't allow.", "It is what our policy won't allow."),
        (EN, "Billing is not our department.", "Billing is not our department."),
        (DE, "Ich weiß leider nicht, wann er kommt.", "Ich finde heraus, wann er kommt."),
        (DE, "Das geht leider nicht.", "Sehen wir, was möglich ist."),
        (DE, "Keine Ahnung.", "Ich finde es heraus und sage Bescheid."),
    ],
)  # fmt: skip
def test_better_words_make_a_sentence_where_they_are_put_in_and_else_only_show_how(context, said, mended):
    (one,) = of(Rule.CLOSED_DOOR, gate(said, context))
    shown = dict(one.about).get("instead", "")
    assert bool(shown) is (said == mended)
    assert not (shown and one.suggestion)
    if one.suggestion:
        assert said[: one.start] + one.suggestion + said[one.end :] == mended


@pytest.mark.parametrize("context", [EN, DE])
def test_no_better_words_are_a_closed_door_themselves(context):
    for phrase in packs()[context.language].closed_doors:
        assert phrase.instead
        for words in (phrase.better, phrase.instead):
            assert of(Rule.CLOSED_DOOR, gate(f"{words} it.", context)) == [], words
            assert of(Rule.CLOSED_DOOR, gate(words, context)) == [], words
