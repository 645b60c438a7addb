"""Ctrl-C, `kill` and a closed terminal: all end the server the same way."""

import contextlib
import signal
from collections.abc import Callable, Iterator
from types import FrameType
from typing import ParamSpec, TypeVar

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

P = ParamSpec("P")
T = TypeVar("T")


class Interrupts:
    """Keeps in mind that a signal came, and raises KeyboardInterrupt for it where that can be done.

    The exception alone could be lost: amid a finalizer Python ignores it, and other code may take
    it for its own. `came` then still says it, and what follows is not begun.
    """

    def __init__(self) -> None:
        self.came = False
        for number in SIGNALS:
            if not outlives_terminal(number):
                signal.signal(number, self._handle)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        self.came = True
        while frame:
            if frame.f_code is Interrupts.during.__code__:
                raise KeyboardInterrupt
            frame = frame.f_back

    def during(self, action: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        """What the action returns. Each signal cuts it short at once; whatever is not done through
        this comes to its end first."""
        self.check()
        with self.held():
            return action(*args, **options)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Put signals off until the end of the block, for what must not stop halfway."""
        try:
            yield
        except Exception:
            if not self.came:  # else it failed because of the signal
                raise
        self.check()

    def check(self) -> None:
        """Raise KeyboardInterrupt if a signal came."""
        if self.came:
            raise KeyboardInterrupt


def outlives_terminal(number: int) -> bool:
    """Whether this is the signal of a closed terminal, and `nohup` has had it ignored."""
    return number == signal.SIGHUP and signal.getsignal(number) == signal.SIG_IGN
