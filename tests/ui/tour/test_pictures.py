"""The tour as a command: pictures, their page, and what happens to a scene that cannot be made."""

import json
import os
import re

import pytest
from PySide6.QtGui import QImage

from app.cli import main
from app.ui.theme.looks import Ground
from app.ui.tour.galleries import page_of
from app.ui.tour.scenery import Scene
from app.ui.tour.shoots import Taken, take
from app.ui.tour.stages import SMALL, USUAL


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("KEEPWORD_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ["QT_QPA_PLATFORM"])
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")
    return tmp_path / "home"


def test_a_scene_is_saved_in_both_sizes_and_grounds_and_shown_on_the_page(home, tmp_path, capsys):
    folder = tmp_path / "tour"
    assert main(["--json", "tour", str(folder), "--scene", "cases"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {(QImage(file).width(), QImage(file).height()) for file in answer["pictures"]} == {
        (1440, 900),
        (1024, 700),
    }
    page = (folder / "index.html").read_text(encoding="utf-8")
    shown = set(re.findall(r'<img src="([^"/]+)"', page))
    assert shown == {file.name for file in folder.glob("*.png")}
    assert len(shown) == 4
    assert not list(home.rglob("*.db"))


def test_the_pictures_of_a_design_stand_beside_ours(home, tmp_path):
    design, folder = tmp_path / "design", tmp_path / "tour"
    design.mkdir()
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(design / "10b-tray.png"))
    words = ["tour", str(folder), "--scene", "tray", "--size", "1024x700", "--beside", str(design)]
    assert main(words) == 0
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<img src="([^"]+)"', page)[0] == "design/10b-tray.png"
    assert (folder / "design" / "10b-tray.png").is_file()


def test_a_folder_without_pictures_to_stand_beside_is_told(home, tmp_path, capsys):
    words = [
        "tour",
        str(tmp_path / "tour"),
        "--scene",
        "tray",
        "--size",
        "1024x700",
        "--beside",
        str(tmp_path),
    ]
    assert main(words) == 1
    assert "01-people.png" in capsys.readouterr().err


def test_only_those_who_may_can_read_the_pictures(home, tmp_path):
    assert main(["tour", str(tmp_path / "tour"), "--scene", "keys", "--size", "1024x700"]) == 0
    if os.name == "posix":
        assert all(file.stat().st_mode & 0o077 == 0 for file in (tmp_path / "tour").iterdir())


@pytest.mark.parametrize("words", [["--size", "small"], ["--scale", "9"]])
def test_a_size_that_is_none_is_wrong_usage(home, words, capsys):
    assert main(["tour", *words]) == 2
    assert "such as" in capsys.readouterr().err


def test_a_scene_that_cannot_be_made_is_told_and_the_others_go_on(company, tmp_path):
    def breaks(_stage):
        raise LookupError("nobody is here")

    made = list(take(tmp_path, company, [Scene("bad", "Bad", opens=breaks), Scene("good", "Good")], [SMALL]))
    assert [(one.scene.key, one.problem) for one in made] == [
        ("bad", "LookupError: nobody is here"),
        ("good", ""),
        ("good", ""),
    ]
    assert "bad, 1024x700: LookupError: nobody is here" in page_of(made, "Today.")


def test_light_and_dark_are_two_pictures(company, tmp_path):
    light, dark = take(tmp_path, company, [Scene("today", "Today")], [SMALL])
    assert (light.ground, dark.ground) == (Ground.LIGHT, Ground.DARK)
    assert QImage(str(light.file)) != QImage(str(dark.file))


def test_nothing_on_the_page_is_markup_but_the_page_itself():
    page = page_of([Taken(Scene("a", "<b>"), USUAL, Ground.LIGHT, None, "<script>")], "<i>")
    assert not re.search("<(b|i|script)>", page)
