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
