"""Ctrl-C, `kill` and a closed terminal: all end the server the same way."""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupts:
    """Makes the signals raise KeyboardInterrupt, at once or when it is safe."""

    def __init__(self) -> None:
        self._held = False
        self._pending = False
        for number in SIGNALS:
            if not outlives_terminal(number):
                signal.signal(number, self._handle)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if not self._held:
            raise KeyboardInterrupt
        self._pending = True

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Put signals off until the end of the block, for what must not stop halfway."""
        self._held = True
        try:
            yield
        except Exception:
            if not self._pending:  # else a program that was to help got the signal as well
                raise
        finally:
            self._held = False
        if self._pending:
            raise KeyboardInterrupt

    def ignore(self) -> None:
        """From here on it ends anyway; a second Ctrl-C would only leave things behind."""
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)


def outlives_terminal(number: int) -> bool:
    """Whether this is the signal of a closed terminal, and `nohup` has had it ignored."""
    return number == signal.SIGHUP and signal.getsignal(number) == signal.SIG_IGN
