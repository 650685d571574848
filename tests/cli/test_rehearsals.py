"""`keepword rehearse` is there for those who know of it: told in rows, in a table and in JSON."""

import pytest

from app.cli import main
from tests.cli.conftest import ROOT

SHORT = ("rehearse", "--days", "2", "--cases", "4")


@pytest.fixture
def typed(home, capfd):
    def run(*words, code=0):
        capfd.readouterr()
        assert main(list(words)) == code
        return capfd.readouterr()

    return run


def test_it_tells_what_became_of_every_promise_and_news_date(typed, home):
    said = typed(*SHORT, "--persona", "says_yes", "--style", "amiable")
    assert "E-1" in said.out or "Q-1" in said.out
    assert "Says yes to everybody (amiable, guards on)" in said.out
    assert "Passed in silence: 0" in said.out
    assert not (home / "data" / "keepword.db").exists(), "nobody's own store is touched"


def test_at_an_instant_of_ones_own_and_in_json(typed):
    said = typed("--json", "--at", "2026-10-22T07:00+00:00", *SHORT, "--persona", "postpones", "--guards-off")
    assert '"from": "2026-10-22T07:00:00+00:00"' in said.out
    assert '"guards": false' in said.out


def test_a_persona_of_ones_own_may_be_wrong_and_is_told_where(typed, tmp_path):
    text = (ROOT / "resources" / "personas" / "says_yes.toml").read_text("utf-8")
    file = tmp_path / "mine.toml"
    file.write_text(text.replace("heeds = 70", "heeds = 700"), "utf-8")
    said = typed(*SHORT, "--persona", str(file), code=1)
    assert "mine.toml" in said.err
    assert "day.heeds" in said.err


def test_somebody_has_to_be_named(typed):
    assert "--persona FILE" in typed("rehearse", code=2).err
    assert "is no number" in typed("rehearse", "--days", "0", code=2).err


def test_the_table_sets_guards_on_and_off_side_by_side(typed):
    said = typed("rehearse", "--table", "--days", "1", "--cases", "2")
    assert [line.split()[:2] for line in said.out.splitlines()[1:]] == [
        [style, guards]
        for style in ("amiable", "analyst", "driver", "influencer")
        for guards in ("on", "off")
    ]


def test_the_help_does_not_list_it(typed):
    assert "rehearse" not in typed("--help").out.replace("rehearse: let everything", "")
    assert "persona" in typed("rehearse", "--help").out
