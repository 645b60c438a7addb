"""Ctrl-C, `kill` and a closed terminal: all end the server the same way."""

import signal
from collections.abc import Callable
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
        cut_short = {Interrupts.during.__code__}
        if self.came:
            cut_short.add(Interrupts.held.__code__)
        self.came = True
        while frame:
            if frame.f_code in cut_short:
                raise KeyboardInterrupt
            frame = frame.f_back

    def during(self, action: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        """What the action returns. A signal cuts it short at once; what is done neither through
        this nor `held` ends first, however many come."""
        return self.held(action, *args, **options)

    def held(self, action: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        """What the action returns, which should not stop halfway: a signal waits for its end, and
        only a second one does not."""
        self.check()
        try:
            result = action(*args, **options)
        except Exception:
            self.check()  # it failed because of the signal
            raise
        self.check()
        return result

    def check(self) -> None:
        """Raise KeyboardInterrupt if a signal came."""
        if self.came:
            raise KeyboardInterrupt


def outlives_terminal(number: int) -> bool:
    """Whether this is the signal of a closed terminal, and `nohup` has had it ignored."""
    return number == signal.SIGHUP and signal.getsignal(number) == signal.SIG_IGN
