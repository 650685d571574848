"""Notices through the system's own notification service."""

import asyncio
import html
import logging
import threading
from collections.abc import Coroutine
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final, TypeVar

import desktop_notifier

from app.adapters.notifications.markup import interprets_markup
from app.adapters.notifications.texts import carriable
from app.services.notices import OPEN, Notice, OnAct, Urgency

PATIENCE: Final = timedelta(seconds=3)
"""How long a desktop may take to answer before it counts as silent."""

_FAREWELL: Final = 1.0
_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_URGENCIES: Final = {
    Urgency.LOW: desktop_notifier.Urgency.Low,
    Urgency.NORMAL: desktop_notifier.Urgency.Normal,
    Urgency.HIGH: desktop_notifier.Urgency.Critical,
}


class DesktopNotifier:
    """Fulfils :class:`app.services.notices.Notifier` on a thread and event loop of its own.

    The connection is made at the first notice and given up after any trouble, so a notification service that comes
    back is found again.
    """

    name = "the desktop's notifications"

    def __init__(self, app_name: str, on_act: OnAct, *, patience: timedelta = PATIENCE) -> None:
        """Start the thread; the desktop is not asked yet.

        Args:
            app_name: How the desktop heads the notices.
            on_act: Called on this adapter's thread.
            patience: How long :meth:`show` may wait.
        """
        self._app_name = app_name
        self._on_act = on_act
        self._patience = patience.total_seconds()
        self._library: desktop_notifier.DesktopNotifier | None = None
        self._markup = False
        self._shown: dict[str, str] = {}
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(_note)
        self._thread = threading.Thread(target=self._loop.run_forever, name="notices", daemon=True)
        self._thread.start()

    def trouble(self) -> str | None:
        try:
            return self._wait(self._look())
        except Exception as error:  # noqa: BLE001 - each platform has its own ways to be away
            return f"it does not answer ({type(error).__name__})"

    def show(self, notice: Notice) -> bool:
        try:
            return self._wait(self._send(carriable(notice)))
        except Exception as error:  # noqa: BLE001 - a desktop in trouble must not stop the reminders
            _log.warning("The desktop took no notice: %s", type(error).__name__)
            return False

    def withdraw(self, key: str) -> None:
        try:
            self._wait(self._clear(key))
        except Exception as error:  # noqa: BLE001 - as above
            _log.info("The desktop kept a notice: %s", type(error).__name__)

    def close(self) -> None:
        if self._loop.is_closed():
            return
        with suppress(Exception):
            self._wait(self._disconnect())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, work: Coroutine[Any, Any, _T]) -> _T:
        if self._loop.is_closed():
            work.close()
            raise ConnectionError("closed")
        return asyncio.run_coroutine_threadsafe(self._patiently(work), self._loop).result()

    async def _patiently(self, work: Coroutine[Any, Any, _T]) -> _T:
        try:
            return await asyncio.wait_for(work, self._patience)
        except Exception:
            await self._disconnect()
            raise

    async def _look(self) -> str | None:
        library = await self._connect()
        if desktop_notifier.Capability.TITLE not in await library.get_capabilities():
            return "this system offers it to no program that is started like this one"
        if not await library.has_authorisation() and not await library.request_authorisation():
            return "notifications of this program are switched off in the system's settings"
        return None

    async def _connect(self) -> desktop_notifier.DesktopNotifier:
        bus = self._bus()
        if bus is not None and not bus.connected:
            await self._disconnect()
        if self._library is None:
            self._markup = await interprets_markup()
            library = desktop_notifier.DesktopNotifier(self._app_name, app_icon=None)
            library.on_button_pressed = self._acted
            library.on_clicked = self._clicked
            self._library = library
        return self._library

    async def _send(self, notice: Notice) -> bool:
        await self._clear(notice.key)
        library = await self._connect()
        taken: list[str] = []
        library.on_dispatched = taken.append  # the library logs its troubles instead of raising them
        shown = await library.send_notification(self._translate(notice))
        if not taken:
            await self._disconnect()
            return False
        self._shown[notice.key] = shown
        return True

    def _translate(self, notice: Notice) -> desktop_notifier.Notification:
        return desktop_notifier.Notification(
            title=notice.title,
            message=html.escape(notice.text, quote=False) if self._markup else notice.text,
            urgency=_URGENCIES[notice.urgency],
            buttons=tuple(
                desktop_notifier.Button(each.label, identifier=each.key) for each in notice.actions
            ),
        )

    async def _clear(self, key: str) -> None:
        shown = self._shown.pop(key, None)
        if shown is None or self._library is None:
            return
        with suppress(KeyError):  # the person has closed it
            await self._library.clear(shown)

    def _clicked(self, shown: str) -> None:
        self._acted(shown, OPEN)

    def _acted(self, shown: str, action: str) -> None:
        key = next((key for key, each in self._shown.items() if each == shown), None)
        if key is None:
            return
        del self._shown[key]
        try:
            self._on_act(key, action)
        except Exception:  # noqa: BLE001 - the next answer must still come through
            _log.exception("An answer to a notice went astray")

    async def _disconnect(self) -> None:
        bus = self._bus()
        self._library = None
        self._shown.clear()
        if bus is not None:
            bus.disconnect()
            with suppress(Exception):  # how the connection ended matters to nobody
                await asyncio.wait_for(bus.wait_for_disconnect(), _FAREWELL)

    def _bus(self) -> Any:
        """The library's own connection on Linux: it has no way to hang up, and a dead one is never renewed."""
        return getattr(getattr(self._library, "_backend", None), "bus", None)


def _note(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A write into a connection that has just died is answered elsewhere; the log keeps a trace of it."""
    _log.info("The notices' connection met %s", type(context.get("exception")).__name__)
