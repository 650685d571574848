"""The command line: the same services as the window, for scripts and for people without a screen."""

from app.cli.program import main

__all__ = ["main"]
