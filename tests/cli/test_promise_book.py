"""The promise book on the command line."""


def counts(sample, key):
    found = next(one for one in sample.json("book") if one["key"] == key)
    return found["open"], found["kept"], found["broken"]


def test_the_book_tells_limits_and_counts_each_promise_by_its_entry(sample):
    assert "in at least 10 bd" in sample("book").out
    before = counts(sample, "delivery")
    sample("promise", "4127", "Delivery of the three machines", "in 10 business days")
    sample("promise", "4119", "All is brought by van", "in 12 business days", "--entry", "delivery")
    assert counts(sample, "delivery") == (before[0] + 2, *before[1:])
    sample("kept", "4127", "Delivery")
    sample.at = "2027-01-20T10:42+00:00"
    assert counts(sample, "delivery") == (before[0], before[1] + 1, before[2] + 1)
    sample("kept", "4119", "van")
    assert counts(sample, "delivery") == (before[0], before[1] + 1, before[2] + 1)


def test_an_entry_that_is_not_in_the_book_is_told_and_nothing_is_promised(sample):
    before = sample.is_well()
    assert (
        "no entry “moon”"
        in sample("promise", "4127", "A", "in 2 business days", "--entry", "moon", code=1).err
    )
    assert sample.is_well() == before


def test_a_lead_adds_changes_and_retires_an_entry_and_takes_it_back(sample):
    lead = ("--as", "Priya")
    before = sample.is_well()
    told = sample(
        "book", "add", "A call back", "--limit", "4 bh", "--condition", "they are in", "--until", "2027-06-30",
        "--owner", "Ben", "--words", "en: call back, ring back", "--words", "de: rückruf*", before=lead,
    )  # fmt: skip
    assert "a-call-back" in told.out
    found = next(one for one in sample.json("book") if one["key"] == "a-call-back")
    assert found | {"open": 0} == {
        "key": "a-call-back", "text": "A call back", "condition": "they are in", "at_least": "4 bh", "most": None,
        "unit": None, "valid_until": "2027-06-30", "owner": "Ben Doyle", "is_retired": False, "open": 0, "kept": 0,
        "words": {"en": ["call back", "ring back"], "de": ["rückruf*"]}, "broken": 0, "released": 0,
        "keeps_breaking": False,
    }  # fmt: skip
    sample("book", "change", "a-call-back", "--limit", "10 %", "--until", "", before=("--as", "Ben"))
    found = next(one for one in sample.json("book") if one["key"] == "a-call-back")
    assert (found["at_least"], found["most"], found["unit"], found["valid_until"]) == (None, "10", "%", None)
    sample("book", "retire", "a-call-back", before=lead)
    assert "a-call-back" not in sample("book").out
    assert "retired" in sample("book", "--all").out
    assert [one["action"] for one in sample.json("book", "history", "a-call-back")] == [
        "retire_entry", "change_entry", "add_entry",
    ]  # fmt: skip
    assert "changed the promise book" in sample("book", "history", "a-call-back").out
    sample("undo", before=lead)
    sample("undo", before=("--as", "Ben"))
    sample("undo", before=lead)
    assert sample.is_well() == before


def test_a_retired_entry_is_taken_back_into_the_book(sample):
    lead = ("--as", "Priya")
    sample("book", "retire", "quote", before=lead)
    assert "In the Promise book again: A quote." in sample("book", "resume", "quote", before=lead).out
    assert "A quote" in sample("book").out


def test_what_is_no_change_of_the_book_is_told_and_nothing_happens(sample):
    before, lead = sample.is_well(), ("--as", "Priya")
    for words, code, said in (
        (("book", "add"), 2, "book add TEXT"),
        (("book", "change", "delivery"), 2, "book change KEY"),
        (("book", "retire"), 2, "book retire KEY"),
        (("book", "change", "delivery", "--until", "soon"), 2, "is no day"),
        (("book", "change", "delivery", "--words", "deliver*"), 2, "LANG: WORDS"),
        (("book", "change", "delivery", "--limit", "soon"), 1, "“soon” is no limit"),
        (("book", "change", "delivery", "--words", "en: ~"), 1, "No sentence can be known by “~”"),
        (("book", "list", "moon"), 1, "no entry “moon”"),
        (("book", "retire", "moon"), 1, "no entry “moon”"),
        (("book", "resume", "quote"), 1, "no entry “quote”"),
    ):
        assert said in sample(*words, code=code, before=lead).err
    assert "Ask a lead" in sample("book", "add", "A moon", code=1, before=("--as", "Ben")).err
    assert sample.is_well() == before


def test_more_than_the_book_asks_the_owner_of_the_entry_and_their_answer_comes_back(sample):
    said = sample("promise", "4127", "A quote", "tomorrow 12:00").out
    assert "more than the Promise book allows for A quote, 2 bd; Priya Nair answers for it" in said
    sample("promise", "4127", "Another quote", "tomorrow 13:00", "--beyond", "They open on Monday")
    (asked,) = [one for one in sample.json("requests") if "They open on Monday" in one["text"]]
    assert asked["text"].startswith(
        "May we promise “Another quote” by Wed 25 Nov 13:00? The book holds “A quote” to 2 bd."
    )
    sample("answer", asked["request"], "Allowed", before=("--as", "Priya"))
    (heard,) = [one for one in sample.json("requests", "--all") if one["request"] == asked["request"]]
    assert (heard["state"], heard["answer"]) == ("answered", "Allowed")
    assert "problems" in sample.json("check") or sample.is_well()
