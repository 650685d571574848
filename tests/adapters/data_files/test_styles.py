"""Styles come from files: a company adds one by adding a file, and a broken one harms no other."""

import tomllib
from datetime import time
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.data_files.styles import load_styles, style_from
from app.adapters.data_files.tables import LARGEST, Table
from app.domain.data_problems import DataFileProblem
from app.domain.guard_limits import GuardLimits
from app.domain.rungs import Rung
from app.domain.styles import Style

OURS = Path("resources/styles")
DRIVER = (OURS / "driver.toml").read_text("utf-8")


def write(folder, name, text):
    (folder / name).write_text(text, "utf-8")


def test_a_file_more_is_a_style_more(tmp_path):
    write(
        tmp_path, "our_way.toml", DRIVER.replace('times = ["09:00", "12:00", "15:30"]', 'times = ["10:15"]')
    )
    loaded = load_styles(OURS, tmp_path)
    assert loaded.problems == ()
    assert loaded.styles["our_way"].batch.times == (time(10, 15),)
    assert loaded.styles["our_way"].words["en"] == loaded.styles["driver"].words["en"]


def test_a_folder_that_is_not_there_holds_no_styles(tmp_path):
    assert sorted(load_styles(OURS, tmp_path / "nowhere").styles) == [
        "amiable",
        "analyst",
        "driver",
        "influencer",
    ]


def test_a_broken_file_is_reported_and_the_others_load(tmp_path):
    write(tmp_path, "a.toml", "home = ")
    write(tmp_path, "b.toml", DRIVER.replace('order = "by_harm"', 'order = "by_mood"'))
    write(tmp_path, "c.toml", DRIVER)
    (tmp_path / "d.toml").write_bytes(b"\xff\xfe")
    write(tmp_path, "e.toml", "#" * (LARGEST + 1))
    (tmp_path / "f.toml").mkdir()
    loaded = load_styles(tmp_path)
    assert list(loaded.styles) == ["c"]
    assert [(problem.file, problem.key, problem.reason) for problem in loaded.problems] == [
        ("a.toml", "", "no TOML"),
        ("b.toml", "order", "unknown name"),
        ("d.toml", "", "no UTF-8 text"),
        ("e.toml", "", "too large"),
        ("f.toml", "", "unreadable"),
    ]


def test_a_style_of_the_program_is_not_replaced_behind_its_back(tmp_path):
    write(tmp_path, "driver.toml", DRIVER.replace("19:00-07:30", "20:00-07:30"))
    loaded = load_styles(OURS, tmp_path)
    assert [problem.reason for problem in loaded.problems] == ["name taken"]
    assert loaded.styles["driver"] == load_styles(OURS).styles["driver"]


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('home = "priorities"', 'home = "cockpit"', "home", "unknown name"),
        ('"cases", "reports"', '"cases", "spy"', "views[3]", "unknown name"),
        ('"command_line"', '"telepathy"', "quick_entry", "unknown name"),
        ('"urgent_limit"', '"wall"', "guards[2]", "unknown name"),
        ('rule = "at_times"', 'rule = "whenever"', "batch.rule", "unknown name"),
        ('"12:00", ', '"12:75", ', "batch.times", "no time of day"),
        ('["09:00", "12:00"', '["12:00", "09:00"', "batch.times", "not rising"),
        ('times = ["09:00", "12:00", "15:30"]', "", "batch.times", "missing"),
        ('share = 80\nrung = "list"', 'share = 80\nrung = "siren"', "reminders[1].rung", "unknown name"),
        ("share = 80", "share = 0", "reminders[1].share", "not within 1 to 99"),
        ("share = 80", "share = true", "reminders[1].share", "not within 1 to 99"),
        ("share = 80", "share = 97", "reminders", "not rising"),
        ('share = "due"', "share = 99", "reminders", "due is missing"),
        ('quiet = ["19:00-07:30"]', 'quiet = ["19:00"]', "quiet", "no time of day"),
        ('put_off = "free"', 'put_off = "free"\nput_offs = 3', "put_offs", "unknown"),
        ('manner = "numbers"', 'manner = "shout"', "manner", "unknown name"),
        ("shows_keys = true", 'shows_keys = "always"', "shows_keys", "no true or false"),
        ("[words.en]", "[words.de]", "words.en", "missing"),
        ("urgent_a_day = 3", "urgent_a_day = -1", "guard_limits.urgent_a_day", "not within 0 to 100"),
        ("urgent_a_day = 3", "urgent_a_week = 3", "guard_limits.urgent_a_week", "unknown"),
        ("urgent_a_day = 3", 'plan_until = "ten"', "guard_limits.plan_until", "no time of day"),
        ('day_open = "', 'day_opens = "', "words.en.day_open", "missing"),
    ],
)
def test_every_name_is_checked_and_the_place_is_told(tmp_path, old, new, key, reason):
    assert old in DRIVER
    write(tmp_path, "ours.toml", DRIVER.replace(old, new, 1))
    loaded = load_styles(tmp_path)
    assert [(p.file, p.key, p.reason) for p in loaded.problems] == [("ours.toml", key, reason)]


def test_what_a_share_does_not_say_follows_its_rung(tmp_path):
    style = load_styles(OURS).styles["influencer"]
    rule = next(rule for rule in style.reminders if rule.share == 80)
    assert (rule.promise, rule.valued) == (Rung.NOTIFICATION, Rung.NOTIFICATION)


def test_numbers_that_a_file_leaves_out_are_those_out_of_the_box():
    styles = load_styles(OURS).styles
    assert {key for key, style in styles.items() if style.limits != GuardLimits()} == {"amiable"}
    assert styles["amiable"].limits == GuardLimits(wrap_up_minutes=30)
    keeper = load_styles(OURS, Path("tests/data/styles")).styles["lighthouse_keeper"].limits
    assert (keeper.put_offs, keeper.last_share, keeper.plan_until, keeper.help_minutes) == (
        1,
        66,
        time(12, 15),
        20,
    )
    assert keeper.urgent_a_day == GuardLimits().urgent_a_day


def test_key_hints_stand_all_the_time_only_where_a_style_asks_for_it():
    shown = {key for key, style in load_styles(OURS).styles.items() if style.shows_keys}
    assert shown == {"driver"}


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("by_harm"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def places(data, prefix=()):
    """Every path into nested tables and lists."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, item in items:
        yield (*prefix, key)
        if isinstance(item, (dict, list)):
            yield from places(item, (*prefix, key))


@given(place=st.sampled_from(list(places(tomllib.loads(DRIVER)))), value=values)
def test_whatever_stands_in_a_file_it_is_a_style_or_a_problem(place, value):
    data = tomllib.loads(DRIVER)
    inner = data
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    assert isinstance(style_or_problem(data), (Style, DataFileProblem))


def style_or_problem(data):
    try:
        return style_from(Table("x.toml", data), "x")
    except DataFileProblem as problem:
        return problem


def test_a_style_written_by_a_program_reads_back(tmp_path):
    (tmp_path / "copy.toml").write_bytes(tomli_w.dumps(tomllib.loads(DRIVER)).encode())
    (copy,) = load_styles(tmp_path).styles.values()
    assert copy.reminders == load_styles(OURS).styles["driver"].reminders
