"""Every problem has one plain sentence, friendly and whole, whatever is in its facts."""

import importlib
import pkgutil
import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app
from app.domain.errors import (
    Ambiguous,
    AppError,
    BrokenRule,
    ChangedSince,
    NotFound,
    NothingToUndo,
    PastPromise,
    PutOffTooOften,
    Unanswered,
    Unclear,
    UnknownOutcome,
    UnknownPhase,
)
from app.domain.store_errors import Damage, StoreError
from app.ui.messages import DOUBTS, SENTENCES, sentence

AT = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
DOMAIN = Path(app.__file__).parent / "domain"
HARSH = re.compile(
    r"\b(fail\w*|invalid|error|forgot|wrong|illegal|bad|please|sorry|oops|None)\b|!", re.IGNORECASE
)
SAMPLES = {
    str: "Eimear Walsh",
    int: 3,
    bool: True,
    datetime: AT,
    date: AT.date(),
    timedelta: timedelta(minutes=90),
    tuple: ("asked", "sent"),
}


def all_problems():
    """Every class of problem anywhere in the program; the ones that need Qt are seen where Qt is."""
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.startswith(("app.__main__", "app._")):
            importlib.import_module(module.name)
    found, todo = [], [AppError]
    while todo:
        kind = todo.pop()
        found.append(kind)
        todo += [sub for sub in kind.__subclasses__() if sub.__module__.startswith("app.")]
    return sorted(set(found), key=lambda kind: kind.__qualname__)


def sample_of(kind, text="Eimear Walsh"):
    if issubclass(kind, StoreError):
        names = kind.__init__.__code__.co_varnames[1 : kind.__init__.__code__.co_argcount]
        known = {
            "store": Path("keepword.db"),
            "damage": Damage.CHECKSUM,
            "details": ("x",),
            "problems": ("x",),
            "backup": Path("a.backup"),
            "needed": 5_000_000,
            "free": 1_000,
        }
        return kind(*(known.get(name, text) for name in names))
    if not is_dataclass(kind):
        return kind()
    values = {}
    for field in fields(kind):
        of = get_origin(field.type) or field.type
        values[field.name] = text if of is str else SAMPLES.get(of, 0)
    return kind(**values)


@pytest.mark.parametrize("kind", all_problems(), ids=lambda kind: kind.__qualname__)
def test_every_problem_has_a_sentence_of_its_own(kind):
    assert kind in SENTENCES, f"{kind.__module__}.{kind.__qualname__} has no sentence in app/ui/messages.py"


@pytest.mark.parametrize("kind", all_problems(), ids=lambda kind: kind.__qualname__)
def test_a_sentence_is_whole_and_kind(kind):
    said = sentence(sample_of(kind))
    assert said[-1] in ".?", said
    assert "{" not in said
    assert "\n" not in said
    assert "  " not in said
    assert not HARSH.search(said), said
    assert len(said) < 240, said


@pytest.mark.parametrize("doubt", DOUBTS)
def test_every_doubt_is_asked(doubt):
    said = sentence(Unclear("thu 10", doubt, ("Thu 26 Nov 10:00", "Thu 3 Dec 10:00")))
    assert "{" not in said
    assert not HARSH.search(said), said
    assert said.endswith("It could be Thu 26 Nov 10:00 and Thu 3 Dec 10:00.")


def test_every_doubt_that_quick_entry_can_have_is_known():
    raised = set()
    for file in (DOMAIN / "quick_entry").glob("*.py"):
        text = file.read_text("utf-8")
        raised |= set(re.findall(r'Doubt\([\w.]+, "(\w+)"|Doubt\("\w+", "(\w+)"', text))
        raised |= {(key, "") for key in re.findall(r'Meaning\([^"\n]*"(\w+)"\)', text)}
        raised |= {(key, "") for key in re.findall(r'Meaning\(ways, "(\w+)"\)', text)}
    keys = {key for pair in raised for key in pair if key}
    assert len(keys) > 8
    assert keys <= set(DOUBTS) | {"as_said"}


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_was_typed_stands_in_the_sentence_as_it_is(asked, other):
    for error in (
        NotFound("case", asked),
        Ambiguous("case", asked, (other, asked)),
        Unclear(asked, "no_moment", (other,)),
        UnknownPhase("quote", asked, ("asked", "sent")),
        BrokenRule("other", asked),
    ):
        said = sentence(error)
        assert said
        assert "\n" not in said


def test_braces_in_a_name_are_only_braces():
    assert "{0.__class__}" in sentence(NotFound("case", "{0.__class__}"))


def test_what_is_safe_and_what_to_do_are_named():
    assert sentence(
        PastPromise("Q-4127", "promise", AT, "Europe/Dublin"), when=lambda _at: "today 12:00"
    ) == (
        "Q-4127 was not moved: that is past a promise to the customer, today 12:00. "
        "Agree the new date with the customer, or give a reason."
    )
    assert "since 24 Nov 2026 10:42 UTC" in sentence(Unanswered("Q-4127", AT))
    assert "do it, tell the customer" in sentence(PutOffTooOften("Q-4127", 3)).casefold()


def test_names_of_rules_are_words():
    said = sentence(UnknownPhase("complaint", "sent", ("open", "planned", "check_back")))
    assert said == "A complaint has no phase “sent”. It can be: open, planned and check back."
    assert "no longer needed" in sentence(UnknownOutcome("quote", "", ("won", "no_longer_needed")))
    assert sentence(NothingToUndo(redo=True)) == "There is nothing to do again."
    assert "changed due at and step since" in sentence(
        ChangedSince("Q-1", ("due_at", "step"), "Ben Doyle", AT)
    )


def test_sentences_go_through_the_translation_whole():
    asked = []
    sentence(NotFound("case", "4127"), translate=lambda text: asked.append(text) or text)
    assert asked == ["There is no case {asked}. The list of cases shows their numbers."]


def test_a_long_list_of_candidates_is_cut_with_a_count():
    said = sentence(Ambiguous("case", "Walsh", tuple(f"Q-{number}" for number in range(20))))
    assert (
        said
        == "“Walsh” fits several: Q-0, Q-1, Q-2, Q-3, Q-4, Q-5, Q-6, Q-7 and 12 more. Name the one that is meant."
    )


def test_sentences_need_no_window():
    code = "import sys, app.ui.messages, app.ui.remarks; sys.exit('PySide6' in sys.modules)"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], cwd=Path(app.__file__).parents[1], check=False
        ).returncode
        == 0
    )
