"""A hand-over on the command line: the card, and its answers."""


def test_the_receiver_reads_what_comes_with_it_and_answers(sample):
    before = [one["ref"] for one in sample.json("handovers")]
    assert before == ["Q-4115"]
    sample("handover", "4127", "Ben", "--note", "She likes to be called")
    told = sample("handovers", before=("--as", "Ben")).out
    assert ("Q-4127 Hotel Marlowe: Maya Brennan hands it to you, answer by ") in told
    assert "She likes to be called" in told
    assert "Promised, " in told
    assert "They last heard from Maya Brennan, " in told
    assert "They expect word by " in told
    assert "hands it to Ben Doyle" in sample("handovers").out
    found = next(one for one in sample.json("handovers", before=("--as", "Ben")) if one["ref"] == "Q-4127")
    assert found["is_mine"]
    assert found["promises"]
    assert found["told"]
    sample("accept", "4127", before=("--as", "Ben"))
    assert [one["ref"] for one in sample.json("handovers", before=("--as", "Ben"))] == before
    sample("decline", "4115", "--note", "Not this month", before=("--as", "Ben"))
    assert sample("handovers").out == "No hand-over waits for an answer.\n"
