from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.kinds import Channel, Kind
from tests.domain.quick_entry.desks import desk, due_of, known, names, read

WALK = "quote: Eimear Walsh wants the service plan in the price fri 15:00 €18k"


def test_the_line_of_the_walk_is_read_whole():
    draft = read(WALK)

    assert draft.kind is Kind.QUOTE
    assert draft.contact.name == "Eimear Walsh"
    assert draft.customer.name == "Hotel Marlowe"
    assert draft.subject == "service plan in the price"
    assert draft.step is None
    assert due_of(WALK) == "2026-11-27 15:00"
    assert (draft.value, draft.currency) == (Decimal(18_000), "EUR")
    assert draft.is_clear


def test_driver_signs_are_read_whole():
    draft = read("q Meyer 12k !! fri @Tom")

    assert draft.kind is Kind.QUOTE
    assert (draft.customer.name, draft.customer.is_new) == ("Meyer", True)
    assert draft.value == Decimal(12_000)
    assert draft.urgent
    assert draft.owner_name == "Tomás Reilly"
    assert draft.is_clear


def test_the_line_of_the_quick_add_picture_is_read_whole():
    draft = read("call ruth thu 10 about the second site")

    assert (draft.step, draft.channel) == ("Call about the second site", Channel.CALL)
    assert draft.contact.name == "Ruth Fenwick"
    assert [(draft.line[t.start : t.end], t.field) for t in draft.tokens] == [
        ("call", "step"),
        ("ruth", "contact"),
        ("thu 10", "due"),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("lead: Acme", Kind.LEAD),
        ("l Acme", Kind.LEAD),
        ("enquiry Acme", Kind.LEAD),
        ("quote Acme", Kind.QUOTE),
        ("Q Acme", Kind.QUOTE),
        ("new quote for Acme", Kind.QUOTE),
        ("query: Acme", Kind.QUERY),
        ("e Acme", Kind.QUERY),
        ("e? Acme", Kind.QUERY),
        ("question: Acme", Kind.QUERY),
        ("complaint Acme", Kind.COMPLAINT),
        ("c Acme", Kind.COMPLAINT),
        ("return: Acme", Kind.RETURN),
        ("r Acme", Kind.RETURN),
        ("order: Acme", Kind.ORDER),
        ("o Acme", Kind.ORDER),
    ],
)
def test_a_kind_word_or_sign_opens_a_new_case(line, kind):
    draft = read(line)

    assert draft.kind is kind
    assert draft.customer.name == "Acme"


@pytest.mark.parametrize(
    "line", ["call Ruth about the quote fri", "return Ruth's call tomorrow", "order more cups fri"]
)
def test_a_kind_word_that_is_a_verb_or_stands_inside_opens_nothing(line):
    assert read(line).kind is None


@pytest.mark.parametrize(
    ("line", "channel", "step"),
    [
        ("call Ruth about the plan tomorrow at 10", Channel.CALL, "Call about the plan"),
        ("phone Ruth fri", Channel.CALL, "Phone"),
        ("ring back Ruth fri", Channel.CALL, "Ring back"),
        ("email the sheet to Paul fri", Channel.EMAIL, "Email the sheet"),
        ("write to Paul fri", Channel.EMAIL, "Write"),
        ("send Paul the energy sheet fri", Channel.EMAIL, "Send the energy sheet"),
        ("visit Studio Nord fri", Channel.VISIT, "Visit"),
        ("meet Marta on site fri", Channel.VISIT, "Meet"),
        ("text Ruth the code fri", Channel.MESSAGE, "Text the code"),
        ("whatsapp Ruth fri", Channel.MESSAGE, "Whatsapp"),
        ("task: measure both bars fri", Channel.TASK, "Task: measure both bars"),
        ("check the milk line fri", Channel.TASK, "Check the milk line"),
        ("ask Ruth if the timing suits fri", None, "Ask if the timing suits"),
        ("ask Ruth by phone if the timing suits fri", Channel.CALL, "Ask if the timing suits"),
        ("q Acme: coffee corner; first call today 13:00", Channel.CALL, "Call"),
        ("16:30 Conor Hayes ask if the timing suits", None, "Ask if the timing suits"),
        ("Ruth second site thu 10", None, "Second site"),
    ],
)
def test_a_verb_makes_the_step_and_its_channel(line, channel, step):
    draft = read(line)

    assert (draft.channel, draft.step) == (channel, step)


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("q Ruth wants half the package fri", "half the package"),
        ("Ruth asks about decaf", "decaf"),
        ("Ruth called, wants six new trays", "six new trays"),
        ("Conor Hayes called and wants the lease version", "lease version"),
        ("Ruth needs six new trays", "six new trays"),
        ("complaint Daniel: grinder keeps jamming", "grinder keeps jamming"),
        ("call Ruth about the plan", "plan"),
        ("quote: Paul wants two machines, call fri", "two machines"),
    ],
)
def test_what_is_wanted_is_the_subject(line, subject):
    assert read(line).subject == subject


@pytest.mark.parametrize(
    ("typed", "value", "currency"),
    [
        ("€18k", 18_000, "EUR"),
        ("12k", 12_000, "EUR"),
        ("18,640", 18_640, "EUR"),
        ("€18,640.50", "18640.5", "EUR"),
        ("EUR 4.200", 4_200, "EUR"),
        ("4.200,50 €", "4200.5", "EUR"),
        ("$3.5k", 3_500, "USD"),
        ("£950", 950, "GBP"),
        ("CHF 1'250", 1_250, "CHF"),
        ("2m", 2_000_000, "EUR"),
        ("300 euros", 300, "EUR"),
        ("4200", 4_200, "EUR"),
    ],
)
def test_an_amount_is_read_with_its_currency(typed, value, currency):
    draft = read(f"quote Ruth {typed} fri")

    assert (draft.value, draft.currency) == (Decimal(value), currency)


def test_three_digits_behind_a_sign_are_asked_only_where_the_habit_is_unknown():
    doubt = read("q Ruth €1.234", desk(decimal_sign="")).doubts[0]

    assert (doubt.field, doubt.key) == ("value", "thousands_or_decimals")
    assert [c.value for c in doubt.candidates] == [Decimal(1234), Decimal("1.234")]
    assert read("q Ruth €1.234", desk(decimal_sign=",")).value == Decimal(1234)


@pytest.mark.parametrize("reference", ["Q-4127", "q4127", "#4127", "4127", "case 4127"])
def test_a_case_is_named_by_its_number(reference):
    assert read(f"{reference} call Eimear fri").case_number == 4127
    assert read(f"call Eimear fri {reference}").case_number == 4127


def test_a_promise_has_its_own_text_and_date():
    draft = read("call Ruth thu 10; promised the price by fri 12:00")

    assert draft.promise.text == "the price"
    assert f"{draft.promise.due.wall:%m-%d %H:%M}" == "11-27 12:00"
    assert f"{draft.due.wall:%m-%d %H:%M}" == "11-26 10:00"


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("~15min", 15), ("takes 15 min", 15), ("~2h", 120), ("takes half an hour", 30), ("takes 1h 30", 90)],
)
def test_the_effort_is_read_only_where_it_is_said(typed, minutes):
    assert read(f"call Ruth fri {typed}").effort == timedelta(minutes=minutes)


def test_a_length_in_the_subject_is_no_effort():
    assert read("Ruth wants a 15 min demo").effort is None


def test_validity_urgency_and_the_out_of_the_ordinary_are_read():
    draft = read("ooo: Ruth wants one machine in green, valid until 27 Nov !!")

    assert draft.valid_until_on == date(2026, 11, 27)
    assert draft.urgent
    assert draft.out_of_ordinary
    assert draft.subject == "one machine in green"


def test_a_first_name_of_several_is_asked_with_all_of_them():
    two = names(("Ruth Dahl", 5))
    doubt = read("call ruth fri", desk(names=two)).doubts[0]

    assert (doubt.field, doubt.key, doubt.text) == ("customer", "which_name", "ruth")
    assert [c.name.name for c in doubt.candidates] == ["Ruth Fenwick", "Ruth Dahl"]


def test_a_customer_in_the_line_decides_between_equal_first_names():
    draft = read("call ruth at Studio Nord fri", desk(names=names(("Ruth Dahl", 5))))

    assert (draft.contact.name, draft.customer.name) == ("Ruth Dahl", "Studio Nord")


def test_the_longest_name_wins_and_accents_do_not_matter():
    more = names(("Ruth", 5), ("Tomás Ó Briain", 4))

    assert read("call Ruth Fenwick fri", desk(names=more)).contact.name == "Ruth Fenwick"
    assert read("call tomas o briain fri", desk(names=more)).contact.name == "Tomás Ó Briain"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Meyer wants half the package fri 3pm", "Meyer"),
        ("quote for Brookfield Dental 12k", "Brookfield Dental"),
        ("call Brookfield Dental fri", "Brookfield Dental"),
        ("q brookfield 12k", "brookfield"),
        ("lead Jo O'Neill wants a demo", "Jo O'Neill"),
        ("call meyer fri", "meyer"),
    ],
)
def test_a_name_nobody_knows_becomes_a_new_customer_as_typed(line, name):
    customer = read(line).customer

    assert (customer.name, customer.is_new) == (name, True)


def test_a_new_person_with_a_firm_is_contact_and_customer():
    draft = read("quote for Jo Kim, Acme Ltd 3k")

    assert (draft.contact.name, draft.customer.name) == ("Jo Kim", "Acme Ltd")


def test_an_owner_nobody_knows_or_two_share_is_asked():
    assert read("q Acme @zoe").doubts[0].key == "unknown_employee"
    assert read("q Acme @zoe").owner is None
    assert read("q Acme @ben").owner == UUID(int=3001)
    assert read("mail ruth@fenwick.example fri").owner is None


def test_an_empty_line_is_a_doubt_and_a_long_one_is_cut_with_a_remark():
    assert [doubt.key for doubt in read("  \n ").doubts] == ["empty"]
    long = read("call Ruth fri " + "x" * 9_986)
    assert len(long.line) == 2_000
    assert [remark.key for remark in long.remarks] == ["cut"]
    assert due_of(long.line) == "2026-11-27 17:30"


def test_a_hundred_thousand_names_are_indexed_by_word():
    many = names(*((f"Person{n} Family{n}", 0) for n in range(100_000)))

    assert read("call Person99999 Family99999 fri", desk(names=many)).contact.id == known(102_005, "").id
    assert len(many.full["person7"]) == 1
