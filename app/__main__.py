"""The program's beginning: a command line where there is one, else the window."""

import sys


def main() -> int:
    """Run a command; without one, open the window."""
    if len(sys.argv) > 1:
        from app.cli import main as run_command  # noqa: PLC0415 - a window needs no command line

        return run_command(sys.argv[1:])
    return window()


def window() -> int:
    """Open the window."""
    print("The window comes with the next commit.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
