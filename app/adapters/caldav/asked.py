"""What servers are asked (RFC 4791, RFC 6578), and their refusals in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

import niquests
from caldav.lib.error import AuthorizationError, DAVError, RateLimitError

from app.domain.calendars.problems import CalendarProblem

ETAG: Final = "{DAV:}getetag"

ETAGS: Final = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/></d:prop></d:propfind>'
)

CONTENTS: Final = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<c:calendar-multiget xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
    "<d:prop><d:getetag/><c:calendar-data/></d:prop>{hrefs}</c:calendar-multiget>"
)


def changes_since(token: str) -> str:
    """The question what changed since; everything, where there is no token."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<d:sync-collection xmlns:d="DAV:"><d:sync-token>{escape(token)}</d:sync-token>'
        "<d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
    )


def path_of(url: str) -> str:
    """The path of an address, as entries are known by."""
    return unquote(urlsplit(url).path)


@contextmanager
def asking(host: str, odd: str = "not_a_calendar_server") -> Iterator[None]:
    """Whatever goes wrong while a server is asked, as a problem that a person can do something about.

    Args:
        odd: The reason for an answer that cannot be taken apart.
    """
    try:
        yield
    except niquests.exceptions.SSLError:
        raise CalendarProblem(host, "certificate") from None
    except niquests.exceptions.Timeout:
        raise CalendarProblem(host, "too_slow") from None
    except niquests.exceptions.RequestException:
        raise CalendarProblem(host, "no_server") from None
    except RateLimitError:
        raise CalendarProblem(host, "busy") from None
    except AuthorizationError as problem:
        raise CalendarProblem(host, "password" if problem.status == 401 else "read_only") from None
    except (DAVError, ValueError, SyntaxError, AttributeError, TypeError, KeyError):
        # The library takes an answer apart that is none of a calendar server, or was cut off.
        raise CalendarProblem(host, odd) from None
