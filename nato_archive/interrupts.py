"""Ctrl-C in a command: the exit status that shells give it, nothing cut short, and never lost."""

import contextlib
import signal
import sys
from collections.abc import Iterator
from threading import current_thread, main_thread
from types import FrameType

INTERRUPTED = 130  # the exit status of what Ctrl-C ended
SOON = 0.01  # seconds


@contextlib.contextmanager
def put_off() -> Iterator[None]:
    """Let Ctrl-C wait for the end of the block, where it is raised; a second one does not wait."""
    before = signal.getsignal(signal.SIGINT)
    if before != signal.default_int_handler or current_thread() is not main_thread():
        yield  # ignored, as of what runs in the background, or somebody else's
        return
    came = False

    def handle(number: int, frame: FrameType | None) -> None:
        nonlocal came
        if came:
            raise KeyboardInterrupt
        came = True

    signal.signal(signal.SIGINT, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


@contextlib.contextmanager
def terminated_as_interrupted() -> Iterator[None]:
    """Take SIGTERM, which `timeout`, `kill` and service managers send, for Ctrl-C."""
    if current_thread() is not main_thread():
        yield
        return

    def handle(number: int, frame: FrameType | None) -> None:
        if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # as of what runs in the background
            raise KeyboardInterrupt
        signal.raise_signal(signal.SIGINT)

    before = signal.signal(signal.SIGTERM, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def come_again() -> None:
    """Have each Ctrl-C that Python ignores, because it came amid a finalizer, come once more."""

    def tell(ignored: "sys.UnraisableHookArgs") -> None:
        if issubclass(ignored.exc_type, KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, SOON)  # no thread, as that may need to wait
        else:
            sys.__unraisablehook__(ignored)

    signal.signal(signal.SIGALRM, lambda number, frame: signal.raise_signal(signal.SIGINT))
    sys.unraisablehook = tell
