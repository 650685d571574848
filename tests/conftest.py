"""Fixtures everyone may use, and the world every test lives in."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.data.calendar_servers import CalendarServer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PROFILE = os.environ.get("KEEPWORD_PROFILE", "quick")
ONLY_IN_ALL = ("long", "client")

settings.register_profile("quick", deadline=None, print_blob=True, max_examples=50)
settings.register_profile("all", deadline=None, print_blob=True, max_examples=1000)
settings.load_profile(PROFILE)


def _move_home() -> Path:
    """Give the whole run a home of its own, before anything can ask for the real one."""
    os.environ.setdefault("KEEPWORD_CLIENTS", str(Path.home() / ".cache" / "keepword-clients"))
    home = Path(tempfile.mkdtemp(prefix="keepword-tests-"))
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ.update(
        HOME=str(home),
        USERPROFILE=str(home),
        APPDATA=str(home / "appdata"),
        LOCALAPPDATA=str(home / "localappdata"),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_DATA_HOME=str(home / "data"),
        XDG_STATE_HOME=str(home / "state"),
        XDG_RUNTIME_DIR=str(runtime),
    )
    for name in ("KEEPWORD_HOME", "KEEPWORD_STORE"):
        os.environ.pop(name, None)
    return home


HOME = _move_home()


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only `make test-all` runs: deselected, so that a skip always means something."""
    if PROFILE == "all":
        return
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in ONLY_IN_ALL)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def clients() -> Path:
    """Where `.ci/install-clients` put foreign programs: `node/node_modules`, `khal/bin/khal`."""
    return Path(os.environ["KEEPWORD_CLIENTS"])


@pytest.fixture(scope="session")
def radicale_server() -> Iterator["CalendarServer"]:
    from tests.data.calendar_servers import radicale

    one = radicale().start()
    yield one
    one.stop()


@pytest.fixture(scope="session")
def xandikos_server() -> Iterator["CalendarServer"]:
    from tests.data.calendar_servers import xandikos

    one = xandikos().start()
    yield one
    one.stop()


@pytest.fixture(params=["radicale", pytest.param("xandikos", marks=pytest.mark.long)])
def calendar_server(request: pytest.FixtureRequest) -> "CalendarServer":
    """A real calendar server on loopback, started with the first test that asks; in the long profile one of either make."""
    one: CalendarServer = request.getfixturevalue(f"{request.param}_server")
    return one


class FakeClock:
    """A clock that stands still until told otherwise."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 11, 24, 10, 42, tzinfo=UTC))
