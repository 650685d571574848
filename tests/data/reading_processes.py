"""Reading processes that end badly: ``python -m tests.data.reading_processes KIND FILE WHAT SHEET``."""

import os
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    sys.stdout.write('"ready"\n[1, ["half a table"]]\n')
    sys.stdout.flush()
    if Path(sys.argv[2]).stem == "late":
        time.sleep(600)
    os.abort()
