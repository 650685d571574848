"""The child of the kill harness: ``python -m tests.reliability.kill_writer --store PATH --seed N``."""

import argparse
import os
from pathlib import Path

from tests.reliability.writers import WRITERS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--writer", choices=sorted(WRITERS), default="pairs")
    asked = parser.parse_args()
    for act in WRITERS[asked.writer].write(asked.store, asked.seed):
        os.write(1, f"{act}\n".encode())  # Unbuffered: what arrives was committed before.


if __name__ == "__main__":
    main()
