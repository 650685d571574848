"""A session bus of our own, and notification services on it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SERVICE = Path(__file__).with_name("service.py")


class Service:
    """A running notification service, as a process."""

    def __init__(self, capabilities, manner):
        self._process = subprocess.Popen(
            [sys.executable, SERVICE, ",".join(capabilities), manner], stdout=subprocess.PIPE, text=True
        )
        assert self.heard() == ["ready"]

    def heard(self):
        return json.loads(self._process.stdout.readline())

    def kill(self):
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()


@pytest.fixture
def bus(monkeypatch):
    if sys.platform != "linux":
        pytest.skip("the session bus is Linux's")
    daemon = shutil.which("dbus-daemon")
    assert daemon, "install dbus: without it nobody knows whether notices arrive"
    process = subprocess.Popen(
        [daemon, "--session", "--nofork", "--nopidfile", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", process.stdout.readline().strip())
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def start_service(bus):
    services = []

    def start(*, capabilities=("body", "actions"), manner="keep"):
        services.append(Service(capabilities, manner))
        return services[-1]

    yield start
    for each in services:
        each.kill()
