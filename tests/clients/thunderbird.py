"""Thunderbird without a window of its own: a script runs inside it, and what it gives comes back.

``.ci/install-clients`` brings Thunderbird and, in an environment of its own, Mozilla's Marionette.
"""

import json
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

PERSON = Path(__file__).with_name("thunderbird_person.py")


def missing(clients: Path) -> str:
    """What of it is not installed here, or nothing."""
    if shutil.which("thunderbird") is None:
        return "Thunderbird is not installed: run .ci/install-clients"
    if not (clients / "thunderbird" / "bin" / "python").exists():
        return "Marionette is not installed: run .ci/install-clients"
    return ""


def in_thunderbird(clients: Path, folder: Path, script: str, **given: Any) -> Any:
    """Run a script in a fresh Thunderbird; skipped where there is none.

    Args:
        clients: Where foreign programs are.
        folder: For its profile and its home.
        script: The body of an asynchronous function in Thunderbird's main window; ``given`` holds the facts.
    """
    if reason := missing(clients):
        pytest.skip(reason)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    done = subprocess.run(
        [clients / "thunderbird" / "bin" / "python", PERSON, folder / "profile", str(port)],
        input=json.dumps({"script": script, "arguments": given}),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert "error" not in answer, answer
    return answer["found"]
