"""Both beats of a real process survive a clock that is set, as they must survive sleep.

The system's clock is moved under the process by libfaketime, its monotonic clock is left alone, which is just what
waking up after eight hours looks like.
"""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOTS = (Path("/"), Path(os.environ.get("KEEPWORD_CLIENTS", "/nowhere")))
FAKETIME = next((path for root in ROOTS for path in root.glob("usr/lib/*/faketime/libfaketime.so.1")), None)

PROGRAM = textwrap.dedent("""
    import sys, time
    from datetime import UTC, datetime, timedelta
    from PySide6.QtCore import QCoreApplication
    from app.adapters.scheduling.ticker import Ticker
    from app.ui.beats import Beats

    app = QCoreApplication([])
    say = lambda *words: print(*words, flush=True)
    now = lambda: datetime.now(UTC)
    ticker = Ticker(lambda: say("tick"), now, every=timedelta(hours=2))
    beats = Beats(lambda: None, now, time.monotonic, lambda: UTC, every=timedelta(milliseconds=100))
    beats.woken.connect(lambda jump: (say("woken", round(jump.total_seconds() / 60)), ticker.now()))
    ticker.start()
    beats.start()
    say("beating")
    app.exec()
""")


@pytest.mark.client
@pytest.mark.parametrize(("jump", "minutes"), [("+8h", 480), ("-1h", -60), ("-365d", -525_600)])
def test_a_clock_that_is_set_is_noticed_and_the_check_comes_out_of_turn(tmp_path, jump, minutes):
    assert FAKETIME, "install libfaketime (.ci/install-clients)"
    offset = tmp_path / "offset"
    offset.write_text("+0")
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ
        | {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(offset),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
        },
    )
    heard = {process.stdout.readline().strip() for _ in range(2)}  # before the first beat a jump is no jump
    offset.write_text(jump)
    told = [process.stdout.readline().strip() for _ in range(2)]
    process.kill()
    process.wait()
    process.stdout.close()
    assert heard == {"tick", "beating"}
    assert told == [f"woken {minutes}", "tick"]
