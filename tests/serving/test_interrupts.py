"""Signals end what can be ended, and wait for what cannot."""

import os
import signal
from collections.abc import Iterator

import pytest

from nato_archive.serving.interrupts import SIGNALS, Interrupts


@pytest.fixture
def interrupts() -> Iterator[Interrupts]:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield Interrupts()
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_interrupts(interrupts: Interrupts, number: signal.Signals) -> None:
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), number)


def test_a_signal_waits_for_what_must_not_stop_halfway(interrupts: Interrupts) -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), interrupts.held():
        os.kill(os.getpid(), signal.SIGINT)
        done.append("all of it")
    assert done == ["all of it"]


def test_what_fails_because_of_the_signal_is_no_error(interrupts: Interrupts) -> None:
    with pytest.raises(KeyboardInterrupt), interrupts.held():
        os.kill(os.getpid(), signal.SIGINT)
        raise OSError("a program that was to help died")


def test_what_fails_by_itself_is_an_error(interrupts: Interrupts) -> None:
    with pytest.raises(OSError, match="by itself"), interrupts.held():
        raise OSError("by itself")


def test_a_second_signal_does_not_disturb_the_end(interrupts: Interrupts) -> None:
    interrupts.ignore()
    os.kill(os.getpid(), signal.SIGINT)
