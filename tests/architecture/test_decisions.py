"""Each decision has a number of its own, in its name and in its head, and whoever names one means one that is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
NAMED = re.compile(r"decisions/(\d{4})")


def test_each_decision_has_a_number_of_its_own():
    numbers = [file.name[:4] for file in DECISIONS]
    assert len(numbers) > 20
    assert len(set(numbers)) == len(numbers)
    for file in DECISIONS:
        assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", file.name), file.name
        head = file.read_text("utf-8").split("\n", 1)[0]
        assert head.startswith(f"# {file.name[:4]} "), file.name


def test_a_decision_that_is_named_is_there():
    numbers = {file.name[:4] for file in DECISIONS}
    places = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "app").rglob("*.py"), ROOT / "README.md"]
    named = {(place.name, number) for place in places for number in NAMED.findall(place.read_text("utf-8"))}
    assert named
    assert {number for _, number in named} <= numbers, named
