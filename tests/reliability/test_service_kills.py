"""Killed while the real services write: every acknowledged act is there, and nothing is half done (F1)."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import PROFILE
from tests.reliability.service_writer import found, prepare

KILLS = 1000 if PROFILE == "all" else 200
PER_STORE = 25
MOST_ACTS = 10
ROOT = Path(__file__).parents[2]


@contextmanager
def writers():
    """A process that forks writers from a loaded program."""
    command = [sys.executable, "-m", "tests.reliability.service_writer"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as server:
        yield server
        server.stdin.close()


def acknowledged_until_killed(server, store, seed, chance):
    """Let a writer write, kill it a moment after some act, and return what it had acknowledged."""
    server.stdin.write(f"{json.dumps([str(store), seed])}\n".encode())
    server.stdin.flush()
    told, child, is_killed = [], None, False
    enough = chance.randint(1, MOST_ACTS)  # counted, so that a busy machine is killed amid acts as well
    while True:
        line = server.stdout.readline().decode().rstrip("\n")
        assert line, "the process that forks the writers has ended"
        if line == "ended":
            return set(told)
        if line.startswith("writer "):
            child = int(line.removeprefix("writer "))
        else:
            told.append(line)
        if child is not None and len(told) >= enough and not is_killed:
            is_killed = True
            time.sleep(chance.uniform(0.0, 0.02))
            os.kill(child, signal.SIGKILL)


def test_no_kill_loses_an_act_of_the_services_or_leaves_half_of_one(tmp_path):
    chance = random.Random(KILLS)
    told, seen, kinds = 0, set(), set()
    with writers() as server:
        for seed in range(KILLS):
            store = tmp_path / str(seed // PER_STORE) / "keepword.db"
            if seed % PER_STORE == 0:
                store.parent.mkdir()
                prepare(store)
                seen = set()
            acts = acknowledged_until_killed(server, store, seed, chance)
            told += len(acts)
            seen |= acts
            kinds |= {act.split()[0] for act in acts}
            held, problems = found(store)
            assert problems == []
            assert seen - held == set()
    assert told > 3 * KILLS
    assert kinds == {"opened", "done", "told", "promised", "moved", "closed", "shown"}
