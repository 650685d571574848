"""A complaint's path on the command line."""


def test_it_tells_each_mark_and_the_goal_and_takes_the_cause(sample):
    told = sample("complaint", "4141").out
    assert told.startswith("C-4141 Kiln Bakery: Grinder keeps jamming\nAcknowledged by name: Maya Brennan, ")
    assert "Plan agreed: not yet" in told
    assert "Words kept: 0 kept, the next is due today 12:00" in told
    assert "The goal: Daniel Okafor stays with us." in told
    sample("complaint", "4141", "--prevented", "A test before it left", "--theme", "Grinders")
    path = sample.json("complaint", "4141")["path"]
    assert [one["mark"] for one in path] == ["acknowledged", "plan", "words", "check_back", "prevention"]
    assert (path[0]["by"], path[4]["words"]) == ("Maya Brennan", "A test before it left")
    assert "What would have prevented it: “A test before it left”" in sample("complaint", "4141").out
    assert "is no complaint" in sample("complaint", "4127", code=1).err
