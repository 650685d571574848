from app.domain.quick_entry.echo import EchoLine, echo, echo_text
from app.domain.quick_entry.manners import QUICK_ENTRIES, line_of
from tests.domain.quick_entry.desks import read


def test_the_echo_says_kind_people_step_moment_and_value():
    draft = read("quote for Eimear Walsh, call fri 15:00 €18k")

    assert echo_text(draft, 2026) == "Quote for Eimear Walsh, Hotel Marlowe · Call Fri 27 Nov 15:00 · €18,000"


def test_the_echo_as_data_marks_new_names_and_assumed_hours():
    lines = echo(read("q Meyer fri"), 2026)

    assert EchoLine("customer", "customer_new", ("Meyer",)) in lines
    assert EchoLine("due", "due_assumed", ("Fri 27 Nov 17:30", "Europe/Dublin")) in lines


def test_an_echo_tells_all_that_was_said():
    draft = read(
        "c Daniel: grinder jams, email thu 10 ~15min @Tom !! valid until 27 Nov promise: a word by fri 12:00"
    )

    assert echo_text(draft, 2026) == (
        "Complaint for Daniel Okafor, Kiln Bakery: grinder jams · Email Thu 26 Nov 10:00 · valid until Fri 27 Nov"
        " · takes 15min · @Tomás Reilly · !! · promise: a word by Fri 27 Nov 12:00"
    )


def test_every_manner_ends_in_a_line_that_reads_the_same():
    answers = {
        "kind": "quote",
        "contact": "Eimear Walsh",
        "subject": "two grinders",
        "channel": "call",
        "due": "fri 15:00",
        "value": "€18k",
        "effort": "15 min",
        "promise": "the price by thu",
        "owner": "Tom",
    }
    draft = read(line_of(answers))

    assert echo_text(draft, 2026) == (
        "Quote for Eimear Walsh, Hotel Marlowe: two grinders · Call Fri 27 Nov 15:00 · €18,000 · takes 15min"
        " · @Tomás Reilly · promise: the price by Thu 26 Nov 17:30"
    )


def test_the_four_manners_ask_for_known_fields_only():
    known = {"line", *draft_fields()}

    assert len(QUICK_ENTRIES) == 4
    assert all(set(fields) <= known for fields in QUICK_ENTRIES.values())


def draft_fields() -> set[str]:
    return set(type(read("")).__dataclass_fields__)
