"""From typed words to an answer and an exit code; whatever happens, never a traceback."""

import io
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from app import bootstrap, traces
from app.adapters.clock import system_clock
from app.adapters.scheduling.zones import LocalZone
from app.cli.answers import Answer, harmless, show
from app.cli.parsers import WrongUsage, parser_of, refuse_odd_bytes
from app.domain.errors import Ambiguous, AppError, FileProblem
from app.logs import Logs
from app.paths import Paths, find_paths
from app.services.ports import Clock

DONE: Final = 0
TO_MEND: Final = 1
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130

_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code."""
    from app.cli.commands import COMMANDS  # noqa: PLC0415 - the window, guarded here too, runs none

    speak_utf8()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        refuse_odd_bytes(words)
        asked = parser_of(COMMANDS).parse_args(words)
        store = store_named(asked.store or "")
    except WrongUsage as wrong:
        return _complain(str(wrong), WRONG_USAGE)
    except SystemExit as told:  # --help and --version have been answered
        return int(told.code or 0)
    paths = find_paths()
    return guarded(lambda: _run(asked, paths, store), paths, _clock(asked))


def guarded(
    work: Callable[[], int], paths: Paths, clock: Clock = system_clock, *, keeps_log: bool = True
) -> int:
    """Do something whose trouble is told in a sentence, whatever it is; the answer is the exit code.

    Args:
        work: Prints, and answers with the exit code.
        clock: By which sentences say when.
        keeps_log: False where the work keeps the log by itself.
    """
    logs = Logs(paths.logs) if keeps_log else None
    try:
        code = work()
        if sys.stdout is not None:  # a window without a terminal has none
            sys.stdout.flush()
    except BrokenPipeError:
        _forget_the_reader()
        return DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - told in a sentence, whatever it is
        logs = logs or Logs(paths.logs)
        return _complain(*_said(error, clock, logs.file))
    finally:
        if logs is not None:
            logs.close()
    return code


def _said(error: BaseException, clock: Clock, log: Path) -> tuple[str, int]:
    """What is told of an error, and the exit code."""
    from app.ui.messages import sentence  # noqa: PLC0415 - what goes well needs none
    from app.ui.plain_formats import PlainFormats  # noqa: PLC0415 - as above

    match error:
        case KeyboardInterrupt():
            return "Stopped. What was saved before is safe.", INTERRUPTED
        case WrongUsage():
            return str(error), WRONG_USAGE
        case Ambiguous(what="case"):
            return f"{sentence(error)} Add --case REF, or --new.", TO_MEND
        case AppError():
            return sentence(error, when=PlainFormats(LocalZone()().key, clock).moment), TO_MEND
        case OSError():
            return sentence(_as_file_problem(error)), TO_MEND
    _log.error("Unexpected: %s", traces.one_line(error))
    return (
        f"Something happened that nobody expected. What was saved before is safe; {log} has a note.",
        TO_MEND,
    )


def _run(asked: Namespace, paths: Paths, store: Path | str | None) -> int:
    answer = _answer(asked, paths, store)
    show(answer, sys.stdout, as_json=asked.is_json)
    return answer.code


def _answer(asked: Namespace, paths: Paths, store: Path | str | None) -> Answer:
    from app.cli.commands import COMMANDS  # noqa: PLC0415 - the window runs none
    from app.cli.sessions import Wanted, open_session  # noqa: PLC0415 - as above

    command = next(command for command in COMMANDS if command.name == asked.command)
    wanted = Wanted(paths.ensure(), store or paths.data / bootstrap.STORE, _clock(asked), asked.acting)
    if not command.opens:
        return command.run(wanted, asked)
    with open_session(wanted) as session:
        return command.run(session, asked)


def store_named(named: str = "") -> Path | str | None:
    """A store by its name, else by the environment's: a file, a URL of SQLite, or one in memory; None for one's own.

    Raises:
        WrongUsage: A URL of something else.
    """
    named = named or os.environ.get("KEEPWORD_STORE", "")
    scheme, is_url, rest = named.partition("://")
    if is_url and scheme != "sqlite":
        raise WrongUsage(f"Keepword keeps its store in a file of SQLite; “{scheme}://” is not known here.")
    if is_url:
        named = rest.removeprefix("/") or bootstrap.IN_MEMORY
    if not named:
        return None
    return named if named == bootstrap.IN_MEMORY else Path(named).expanduser().absolute()


def _clock(asked: Namespace) -> Clock:
    return system_clock if asked.at is None else lambda: asked.at


def _as_file_problem(error: OSError) -> FileProblem:
    return FileProblem(str(error.filename or "A file"), error.strerror or type(error).__name__)


def _complain(text: str, code: int) -> int:
    with suppress(OSError):
        print(harmless(text), file=sys.stderr)
    return code


def _forget_the_reader() -> None:
    """Whoever read the answer has gone; nothing more is to be said, at the end of the program neither."""
    with suppress(OSError, ValueError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def speak_utf8() -> None:
    """Answers are UTF-8, whatever the terminal says it takes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
