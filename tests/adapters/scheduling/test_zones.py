"""The zone follows the system while the program runs."""

import pytest

from app.adapters.scheduling.zones import LocalZone


def test_the_zone_is_read_afresh(monkeypatch):
    zone = LocalZone()
    monkeypatch.setenv("TZ", "Europe/Dublin")
    assert str(zone()) == "Europe/Dublin"
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    assert str(zone()) == "Asia/Kathmandu"


@pytest.mark.parametrize("nonsense", ["Atlantis/Centre", "../../etc/passwd"])
def test_a_zone_that_does_not_exist_leaves_the_last_one(monkeypatch, nonsense):
    zone = LocalZone()
    monkeypatch.setenv("TZ", "Europe/Dublin")
    zone()
    monkeypatch.setenv("TZ", nonsense)
    assert str(zone()) == "Europe/Dublin"
