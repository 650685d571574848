"""A small notification service on the session bus, for one test.

Arguments: its capabilities, comma separated, and what it does with a notice: the start of an action's key to press
(a notice without such a button is kept), "close", "keep" or "hang". Prints a line per call it gets.
"""

# ruff: noqa: F722, F821, N802, T201 - names and signatures of the bus; the lines are for the test to read

import asyncio
import json
import sys

from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

CAPABILITIES, MANNER = (sys.argv[1].split(","), sys.argv[2]) if __name__ == "__main__" else ([], "keep")


class Notifications(ServiceInterface):
    def __init__(self):
        super().__init__("org.freedesktop.Notifications")
        self.last = 0

    @dbus_method()
    def GetCapabilities(self) -> "as":
        return CAPABILITIES

    @dbus_method()
    def GetServerInformation(self) -> "ssss":
        return ["small", "test", "1", "1.2"]

    @dbus_method()
    def CloseNotification(self, number: "u"):
        say("closed", number)
        self.NotificationClosed(number, 3)

    @dbus_method()
    async def Notify(
        self,
        app: "s",
        replaces: "u",
        icon: "s",
        title: "s",
        body: "s",
        actions: "as",
        hints: "a{sv}",
        timeout: "i",
    ) -> "u":
        say("notify", app, title, body, actions, hints["urgency"].value)
        if MANNER == "hang":
            await asyncio.sleep(60)
        self.last += 1
        pressed = next((key for key in actions[::2] if key.startswith(MANNER)), None)
        if pressed or MANNER == "close":
            asyncio.get_running_loop().call_later(0.05, self.end, self.last, pressed)
        return self.last

    def end(self, number, pressed):
        if pressed:
            self.ActionInvoked(number, pressed)
        self.NotificationClosed(number, 2)

    @dbus_signal()
    def ActionInvoked(self, number: "u", key: "s") -> "us":
        return [number, key]

    @dbus_signal()
    def NotificationClosed(self, number: "u", reason: "u") -> "uu":
        return [number, reason]


def say(*words):
    print(json.dumps(words), flush=True)


async def main():
    bus = await MessageBus().connect()
    bus.export("/org/freedesktop/Notifications", Notifications())
    await bus.request_name("org.freedesktop.Notifications")
    say("ready")
    await bus.wait_for_disconnect()


if __name__ == "__main__":
    asyncio.run(main())
