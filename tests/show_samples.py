"""Shows the program on sample files that are not part of the project: ``python -m tests.show_samples DIR``.

Each module in ``tests/samples_shown`` shows one thing: ``show(folder)`` yields the lines to print and raises
``NotShown`` where the sample is not what it should be. A sample that is not there is said to be missing.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

from tests import samples_shown
from tests.samples_shown import MissingSample, NotShown


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.stderr.write("Say in which folder the samples are: python -m tests.show_samples DIR\n")
        return 2
    folder = Path(arguments[0])
    parts = sorted(part.name for part in pkgutil.iter_modules(samples_shown.__path__))
    outcomes = {_shown(part, folder) for part in parts}
    return 0 if outcomes <= {True, None} and True in outcomes else 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _shown(part: str, folder: Path) -> bool | None:
    """Whether it came out as it should; None if the sample is not there."""
    _say(f"== {part}")
    try:
        for line in importlib.import_module(f"{samples_shown.__name__}.{part}").show(folder):
            _say(f"   {line}")
    except MissingSample as missing:
        _say(f"   not here: {missing}")
        return None
    except NotShown as problem:
        _say(f"   NOT AS IT SHOULD BE: {problem}")
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
