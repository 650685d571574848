"""Whether the notification service reads a notice's text as markup.

Some do ("<b>" becomes bold), some show it letter by letter; a customer called "<Acme> GmbH" must be readable on both.
"""

import sys
from typing import Final

_NAME: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"

if sys.platform == "linux":
    from dbus_fast import Message, MessageType
    from dbus_fast.aio import MessageBus

    async def interprets_markup() -> bool:
        """Ask the service.

        Raises:
            ConnectionError: There is no bus or no service on it.
        """
        bus = await MessageBus().connect()
        try:
            answer = await bus.call(
                Message(destination=_NAME, path=_PATH, interface=_NAME, member="GetCapabilities")
            )
        finally:
            bus.disconnect()
            await bus.wait_for_disconnect()  # type: ignore[no-untyped-call] # the library left it bare
        if answer.message_type is MessageType.ERROR:
            raise ConnectionError("no notification service")
        return "body-markup" in answer.body[0]

else:

    async def interprets_markup() -> bool:
        """Windows and macOS show the text as it is."""
        return False
