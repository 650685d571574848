"""``python -m benchmarks [NAME...] [--markdown]``: measure, and say what is over its target."""

import argparse
import importlib
import os
import pkgutil
import platform
import sqlite3
import sys

import benchmarks
from benchmarks.measures import MEASURES, Figure
from benchmarks.tables import markdown, plain


def main(words: list[str]) -> int:
    _find_measures()
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(sorted(MEASURES)))
    parser.add_argument("--markdown", action="store_true", help="print the table of docs/figures.md")
    chosen = parser.parse_args(words)
    unknown = set(chosen.names) - set(MEASURES)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there is {', '.join(sorted(MEASURES))}")
    figures: list[Figure] = []
    for name in chosen.names or sorted(MEASURES):
        print(f"{name} …", file=sys.stderr, flush=True)
        figures += MEASURES[name]()
    print(markdown(figures) if chosen.markdown else plain(figures))
    print(f"\n{_machine()}")
    return 0 if all(figure.is_ok for figure in figures) else 1


def _find_measures() -> None:
    """Import every module beside this one: each registers what it measures."""
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if not module.name.startswith("_"):
            importlib.import_module(f"benchmarks.{module.name}")


def _machine() -> str:
    cores = os.cpu_count()
    return (
        f"{platform.system()} {platform.machine()}, {cores} cores; Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
