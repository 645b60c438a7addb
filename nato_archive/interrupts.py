"""Ctrl-C in a command: the exit status that shells give it, and nothing cut short."""

import contextlib
import signal
from collections.abc import Iterator
from threading import current_thread, main_thread
from types import FrameType

INTERRUPTED = 130  # the exit status of what Ctrl-C ended


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
