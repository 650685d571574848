"""The service standard and quiet customers, from the command line."""


def test_another_figure_tells_what_would_move_and_then_moves_it(sample):
    before = sample.is_well()
    told = sample.json("standards", "set", "quote.sent.news", "2 bd", "--dry-run")
    assert told["dry_run"]
    assert {one["ref"] for one in told["moved"]} == {"Q-4127", "Q-4122"}
    assert {one["late_at_once"] for one in told["moved"] if one["ref"] == "Q-4127"} == {True}
    assert "would move" in sample("standards", "set", "quote.sent.news", "2 bd", "--dry-run").out
    assert "Ask a lead" in sample("standards", "set", "quote.sent.news", "2 bd", code=1).err
    assert sample.is_well() == before
    lead = ("--as", "Priya")
    assert (
        "Cases with another date: 2."
        in sample("standards", "set", "quote.sent.news", "2 bd", before=lead).out
    )
    assert sample.json("standards", "show", "quote.sent.news") == [
        {"key": "quote.sent.news", "value": "2 bd", "step": None}
    ]
    sample.is_well()
    sample("undo", before=lead)
    assert sample.is_well() == before


def test_what_the_standard_cannot_be_is_refused_in_a_sentence(sample):
    assert "no figure" in sample("standards", "set", "quote.sent.colour", "2 bd", code=1).err
    assert "no length" in sample("standards", "set", "quote.sent.news", "soon", code=1).err
    assert "no figure" in sample("standards", "show", "colour", code=1).err
    assert "standards set KEY VALUE" in sample("standards", "set", "quote.sent.news", code=2).err


def test_quiet_customers_are_listed_and_approached(line):
    for words in (
        ("add", "query: Eimear at Hotel Marlowe asks for trays"),
        ("close", "1001", "--outcome", "answered"),
    ):
        line(*words)
    assert "Nobody is quiet." in line("quiet").out
    line.at = "2027-03-30T10:42+00:00"
    (row,) = line.json("quiet", "--all")
    assert (row["days"], row["too_long"]) == (126, True)
    assert "too long" in line("quiet").out
    opened = line.json("approach", row["customer"], "--subject", "All well with the trays?")
    assert (opened["kind"], opened["subject"]) == ("lead", "All well with the trays?")
    assert line.json("quiet") == []
    assert "not among the quiet" in line("approach", row["customer"], code=1).err
    line.is_well()
