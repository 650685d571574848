"""The project's own files, as the rules of the house see them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = sorted((ROOT / "app").rglob("*.py"))
EVERYTHING = sorted(
    file for folder in ("app", "tests", "benchmarks") for file in (ROOT / folder).rglob("*.py")
)


def short(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
