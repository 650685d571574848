"""The system is asked to bring our addresses here, for this person alone, and can be asked to stop."""

import configparser
import subprocess
import sys

import pytest
from PySide6.QtCore import QSettings

from app.domain.app_links import LinksNeedBundle
from app.paths import find_applications
from app.ui.app_links.registering import BundleOnly, DesktopEntry, RegistryEntry, handler, own_command


@pytest.fixture
def told():
    return []


@pytest.mark.skipif(sys.platform == "win32", reason="the command is read by a shell")
@pytest.mark.parametrize("program", ["/usr/bin/python3", '/home/my "files"/100% $HOME/`x`/python\\n'])
def test_on_linux_it_is_an_entry_of_the_persons_own(tmp_path, told, program):
    links = DesktopEntry(tmp_path / "applications", (program, "-m", "app"), told.append)
    assert not links.is_ours()
    links.take()
    assert links.is_ours()
    read = configparser.RawConfigParser()
    read.optionxform = str
    (file,) = (tmp_path / "applications").iterdir()
    read.read(file, "utf-8")
    entry = read["Desktop Entry"]
    assert entry["MimeType"] == "x-scheme-handler/keepword;"
    # As desktops read it: escapes of the file first, then those of the command as a shell has them, then its fields.
    command = entry["Exec"].replace("\\\\", "\\")
    words = subprocess.run(
        ["/bin/sh", "-c", f"for one in {command}; do printf '%s\\0' \"$one\"; done"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")[:-1]
    assert [word.replace("%%", "%") for word in words] == [program, "-m", "app", "%u"]
    assert told[-1] == ("xdg-mime", "default", file.name, "x-scheme-handler/keepword")
    links.leave()
    links.leave()
    assert not links.is_ours()


def test_an_entry_of_another_program_of_ours_is_not_this_one(tmp_path, told):
    DesktopEntry(tmp_path, ("/old/keepword",), told.append).take()
    assert not DesktopEntry(tmp_path, ("/new/keepword",), told.append).is_ours()


def test_on_windows_it_is_a_class_of_the_persons_own(tmp_path):
    def registry():
        return QSettings(str(tmp_path / "registry.ini"), QSettings.Format.IniFormat)

    links = RegistryEntry(registry, (r"C:\Program Files\Keepword\keepword.exe",))
    assert not links.is_ours()
    links.take()
    assert links.is_ours()
    assert registry().value("shell/open/command/.") == r'"C:\Program Files\Keepword\keepword.exe" "%1"'
    assert "URL Protocol" in registry().allKeys()
    links.leave()
    assert not links.is_ours()


def test_on_macos_it_needs_a_bundle_and_says_so():
    links = BundleOnly()
    assert not links.is_ours()
    with pytest.raises(LinksNeedBundle):
        links.take()
    links.leave()


def test_each_system_has_its_own_way(tmp_path, monkeypatch):
    kinds = {"linux": DesktopEntry, "win32": RegistryEntry, "darwin": BundleOnly}
    for system, kind in kinds.items():
        monkeypatch.setattr(sys, "platform", system)
        assert isinstance(handler(tmp_path), kind)


def test_a_program_of_one_file_is_started_as_it_is(monkeypatch):
    assert own_command() == (sys.executable, "-m", "app")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == (sys.executable,)


def test_entries_lie_where_the_desktop_looks_for_them(tmp_path):
    assert find_applications({"XDG_DATA_HOME": str(tmp_path)}) == tmp_path / "applications"
    assert find_applications({"KEEPWORD_HOME": str(tmp_path)}) == tmp_path / "applications"
    assert find_applications({"XDG_DATA_HOME": "not/whole"}).parts[-3:] == (".local", "share", "applications")
