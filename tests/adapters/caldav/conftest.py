"""What servers are asked is asked of both makes in every run; what is built on it, of the second in the long profile."""

import pytest

from tests.data.calendar_servers import CalendarServer


@pytest.fixture(params=["radicale", "xandikos"])
def calendar_server(request: pytest.FixtureRequest) -> CalendarServer:
    one: CalendarServer = request.getfixturevalue(f"{request.param}_server")
    return one
