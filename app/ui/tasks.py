"""Running work off the UI thread, and bringing the answer back to it: the one door between threads."""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.errors import AppError
from app.domain.export_errors import Cancelled
from app.services.changes import Changes

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[AppError], None]
Progress = Callable[[int, int], None]
TURN = 0.000_05
"""Seconds for which a thread may keep the interpreter from another. Painting a list asks for it a thousand times: beside long work,
Python's own five milliseconds make one frame of 10 ms last more than a second."""


class LongTask(QObject):
    """One long piece of work: how far it is, and the wish that it stop.

    Signals:
        progressed: Done and total, on the UI thread.
        ended: Answered, refused, stopped or broken: whatever showed its progress may go.
    """

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, post: Callable[[Callable[[], None]], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._stop = threading.Event()
        self._latest = (0, 0)
        self._is_on_its_way = False

    @property
    def is_stopped(self) -> bool:
        """Whether somebody asked it to stop; work between two steps may look."""
        return self._stop.is_set()

    @Slot()
    def stop(self) -> None:
        """Ask it to stop at its next step."""
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        """Called by the work, on its own thread, as often as it likes.

        Raises:
            Cancelled: The person does not want it any more.
        """
        if self._stop.is_set():
            raise Cancelled
        self._latest = (done, total)
        if not self._is_on_its_way:  # one message at a time: a fast loop must not flood the window
            self._is_on_its_way = True
            self._post(self._deliver)

    def _deliver(self) -> None:
        self._is_on_its_way = False
        self.progressed.emit(*self._latest)


class Tasks(Protocol):
    """Runs a callable somewhere; calls ``done`` or ``failed`` on the UI thread."""

    def run(self, work: Work, done: Done, failed: Failed) -> None: ...

    def run_long(self, work: Callable[[Progress], Any], done: Done, failed: Failed) -> LongTask | None: ...

    def run_alone(self, work: Work, done: Done, failed: Failed) -> None: ...


class _Alone(Executor):
    """A thread for one piece of work; the end of the program does not wait for it."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        thread = threading.Thread(
            target=_fulfil, args=(future, lambda: fn(*args, **kwargs)), name="alone", daemon=True
        )
        thread.start()
        return future


def _fulfil(future: Future[Any], work: Work) -> None:
    try:
        future.set_result(work())
    except BaseException as problem:  # noqa: BLE001 - as an executor does: whoever reads the answer meets it
        future.set_exception(problem)


class Hub(QObject):
    """The one place where other threads meet the UI.

    Signals:
        changed: Something stored has changed; carries Changes.
        busy: Number of pieces of work in hand, after each change of it.
    """

    changed = Signal(object)
    busy = Signal(int)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database: Executor = ThreadPoolExecutor(1, "database")  # one writer, in order
        self._aside: Executor = ThreadPoolExecutor(1, "aside")  # files that need no store
        self._in_hand = 0
        self._closed = False
        self._posted.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Work, done: Done, failed: Failed) -> None:
        """Run on the database thread; answer on the UI thread."""
        self._submit(self._database, work, done, failed, None)

    def run_long(self, work: Callable[[Progress], Any], done: Done, failed: Failed) -> LongTask:
        """Run long work on the database thread.

        Args:
            work: Is given a callable to which it reports done and total now and then; the report raises
                ``Cancelled`` when the person has had enough, so that the unit of work rolls back.
            done: Called with the answer; not called when it was stopped.
            failed: Called with an AppError.
        """
        task = LongTask(self._posted.emit, self)
        self._submit(self._database, lambda: work(task.report), done, failed, task)
        return task

    def run_aside(self, work: Callable[[Progress], Any], done: Done, failed: Failed) -> LongTask:
        """The same for work that does not touch the store, such as writing a file already read."""
        task = LongTask(self._posted.emit, self)
        self._submit(self._aside, lambda: work(task.report), done, failed, task)
        return task

    def run_alone(self, work: Work, done: Done, failed: Failed) -> None:
        """Run on a thread of its own that nobody waits for: a server takes the time that it takes."""
        self._submit(_Alone(), work, done, failed, None)

    def submit(self, work: Callable[[], object]) -> None:
        """Run on the database thread and answer nobody; quiet, and callable from any thread."""
        if not self._closed:
            with suppress(RuntimeError):  # closed in between
                self._database.submit(work)

    def submit_aside(self, work: Callable[[], object]) -> None:
        """The same beside the store; what has not begun when the hub closes is dropped."""
        if not self._closed:
            with suppress(RuntimeError):  # closed in between
                self._aside.submit(work)

    def announce(self, changes: object) -> None:
        """Say that something stored has changed; callable from any thread."""
        self._posted.emit(lambda: self.changed.emit(changes))

    def call_soon(self, function: Callable[[], None]) -> None:
        """Call something on the UI thread; callable from any thread."""
        self._posted.emit(function)

    def close(self) -> None:
        """Wait for the work in hand, drop what waits behind it, and answer nobody any more."""
        self._closed = True
        for executor in (self._database, self._aside):
            executor.shutdown(wait=True, cancel_futures=True)

    def _submit(
        self, executor: Executor, work: Work, done: Done, failed: Failed, task: LongTask | None
    ) -> None:
        def finish(future: Future[Any]) -> None:
            if not self._closed:
                self._posted.emit(lambda: self._finish(future, done, failed, task))

        self._count(1)
        executor.submit(work).add_done_callback(finish)

    def _finish(self, future: Future[Any], done: Done, failed: Failed, task: LongTask | None) -> None:
        self._count(-1)
        if task is not None:
            task.ended.emit()
            task.deleteLater()
        try:
            answer = future.result()
        except (Cancelled, CancelledError):
            return
        except AppError as error:
            failed(error)
            return
        if isinstance(answer, Changes) and answer.nouns:
            self.changed.emit(answer)
        done(answer)

    def _count(self, by: int) -> None:
        self._in_hand += by
        self.busy.emit(self._in_hand)

    @Slot(object)
    def _call(self, function: Callable[[], None]) -> None:
        """Bugs are not lost here: they reach the same place as everywhere else."""
        if self._closed:
            return
        try:
            function()
        except Exception:  # noqa: BLE001  # PySide would print it and go on
            sys.excepthook(*sys.exc_info())
