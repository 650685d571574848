"""A person at Thunderbird: ``CLIENTS/thunderbird/bin/python thunderbird_person.py PROFILE PORT``, with Mozilla's Marionette.

Reads ``{"script": ..., "arguments": [...]}`` from its input, lets the script run inside Thunderbird, and writes what it gives
as JSON. It knows nothing of Keepword. The script may wait; what it returns or raises is the answer.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from marionette_driver.errors import MarionetteException
from marionette_driver.marionette import Marionette

SECONDS = 120
SETTINGS = """
user_pref("marionette.port", {port});
user_pref("app.update.disabledForTesting", true);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("mail.spotlight.firstRunDone", true);
user_pref("mail.winsearch.firstRunDone", true);
user_pref("mailnews.start_page.enabled", false);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
"""
RUN = """
const [source, given, done] = arguments;
const made = Object.getPrototypeOf(async function () {}).constructor("given", source);
made.call(window, given).then(
  (found) => done({ found }), (error) => done({ error: `${error} ${error && error.stack}` }));
"""


def begun(profile, port):
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "user.js").write_text(SETTINGS.format(port=port))
    command = ["thunderbird", "--headless", "--marionette", "--remote-allow-system-access", "--no-remote"]
    environment = os.environ | {"HOME": str(profile.parent), "MOZ_HEADLESS": "1"}
    with (profile / "said.txt").open("w") as said:
        return subprocess.Popen(
            [*command, "--profile", str(profile)], env=environment, stdout=said, stderr=said
        )


def connected(port):
    until = time.monotonic() + SECONDS
    while True:
        try:
            there = Marionette(host="127.0.0.1", port=port)
            there.start_session()
        except (OSError, MarionetteException):
            if time.monotonic() > until:
                raise SystemExit("Thunderbird does not answer") from None
            time.sleep(0.5)
        else:
            return there


def main():
    profile, port = Path(sys.argv[1]), int(sys.argv[2])
    asked = json.load(sys.stdin)
    process = begun(profile, port)
    try:
        there = connected(port)
        there.set_context("chrome")
        there.timeout.script = SECONDS
        found = there.execute_async_script(RUN, script_args=[asked["script"], asked["arguments"]])
        there.delete_session()
    finally:
        process.terminate()
        process.wait(30)
    sys.stdout.write(json.dumps(found))


main()
