import stat
import sys
from pathlib import Path

import pytest

import app
from app.paths import find_paths

PACKAGE = Path(app.__file__).resolve().parent


def test_a_checkout_uses_the_folders_beside_the_package():
    paths = find_paths()
    assert paths.resources == PACKAGE.parent / "resources"
    assert paths.migrations == PACKAGE.parent / "migrations"


def test_an_installed_wheel_uses_the_folders_inside_the_package(tmp_path, monkeypatch):
    for name in ("_resources", "_migrations"):
        (tmp_path / "app" / name).mkdir(parents=True)
    monkeypatch.setattr("app.paths._PACKAGE", tmp_path / "app")
    paths = find_paths()
    assert paths.resources == tmp_path / "app" / "_resources"
    assert paths.migrations == tmp_path / "app" / "_migrations"


def test_a_frozen_program_uses_the_folder_it_was_unpacked_to(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert find_paths().resources == tmp_path / "app" / "_resources"


def test_personal_folders_belong_to_keepword():
    paths = find_paths({})
    for folder in (paths.data, paths.config, paths.logs):
        assert "keepword" in str(folder).lower()
    assert paths.backups.parent == paths.data


def test_one_chosen_home_holds_everything_personal(tmp_path):
    paths = find_paths({"KEEPWORD_HOME": str(tmp_path)})
    assert all(tmp_path in folder.parents for folder in (paths.data, paths.config, paths.logs, paths.backups))


@pytest.mark.parametrize("already_open", [False, True], ids=["new", "was open to others"])
def test_only_the_owner_can_look_into_personal_folders(tmp_path, already_open):
    paths = find_paths({"KEEPWORD_HOME": str(tmp_path)})
    if already_open:
        paths.data.mkdir(mode=0o755)
    paths.ensure()
    for folder in (paths.data, paths.config, paths.logs, paths.backups):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
