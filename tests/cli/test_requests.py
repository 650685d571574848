"""Asking colleagues from the command line."""


def asked(sample, *more):
    return sample.json("ask", "4127", "Ben", "Can it be blue?", "--by", "thu 15:00", *more)


def test_asking_says_when_it_reaches_them_and_gives_it_a_mark(sample):
    answer = asked(sample, "--minutes", "20")
    assert answer["ref"] == "Q-4127"
    assert [one["key"] for one in answer["remarks"]] == ["asked", "lead_time_unknown"]
    (waiting,) = [one for one in sample.json("requests") if one["request"] == answer["request"]]
    assert (waiting["to"], waiting["effort_minutes"], waiting["state"]) == ("Ben Doyle", 20, "asked")
    assert answer["request"] in sample("requests").out


def test_the_receiver_answers_with_a_time_and_the_asker_hears(sample):
    mark = asked(sample)["request"]
    as_ben = ("--as", "Ben")
    assert mark in [one["request"] for one in sample.json("requests", before=as_ben)]
    sample("answer", mark, "Gladly", "--book", "thu 10:00", before=as_ben)
    heard = sample.json("tick")["delivered"]
    assert ("Ben Doyle", True) in [(one["from"], one["is_outcome"]) for one in heard]
    assert mark not in [one["request"] for one in sample.json("requests")]
    assert mark in [one["request"] for one in sample.json("requests", "--all")]


def test_a_no_names_somebody_else_and_a_withdrawn_one_is_over(sample):
    mark = asked(sample)["request"]
    sample("decline", mark, "--note", "Not me", "--ask", "Joan", before=("--as", "Ben"))
    (back,) = [one for one in sample.json("requests") if one["request"] == mark]
    assert (back["state"], back["instead"], back["waits_for"]) == (
        "declined", "Joan Whitaker", "Maya Brennan",
    )  # fmt: skip
    sample("withdraw", mark)
    assert "waits for no answer" in sample("withdraw", mark, code=1).err


def test_helping_begins_and_leads_back(sample):
    mark = asked(sample)["request"]
    as_ben = ("--as", "Ben")
    sample("answer", mark, "Now", before=as_ben)
    sample("begin", mark, before=as_ben)
    assert "back_to" in sample.json("resume", mark, before=as_ben)


def test_an_unknown_mark_and_a_wrong_length_are_said_plainly(sample):
    assert "There is no request ask-zzz" in sample("answer", "ask-zzz", "Yes", code=1).err
    assert "no number of minutes" in sample(
        "ask", "4127", "Ben", "Blue?", "--by", "thu", "--minutes", "0", code=2
    ).err  # fmt: skip
