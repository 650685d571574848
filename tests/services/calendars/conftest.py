"""A desk that is connected to a calendar of its own on a real server."""

from collections.abc import Iterator

import pytest

from tests.data.calendar_servers import CalendarServer
from tests.data.houses import TestHouse
from tests.services.calendars.partners import Partner, partner


@pytest.fixture
def server(calendar_server: CalendarServer) -> CalendarServer:
    return calendar_server


@pytest.fixture
def p(t: TestHouse, server: CalendarServer) -> Iterator[Partner]:
    one = partner(t.maya, t.house, server)
    yield one
    one.there.remove()


@pytest.fixture
def tasks(t: TestHouse, server: CalendarServer) -> Iterator[Partner]:
    one = partner(t.maya, t.house, server, is_tasks=True)
    yield one
    one.there.remove()
