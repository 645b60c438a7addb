"""Signals end what can be ended, and wait for what cannot."""

import contextlib
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


def press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


class Finalized:
    """What has Ctrl-C come while Python ends it, and so ignores what is raised."""

    def __del__(self) -> None:
        press_ctrl_c()


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_interrupts_at_once(interrupts: Interrupts, number: signal.Signals) -> None:
    def interrupted() -> None:
        os.kill(os.getpid(), number)
        pytest.fail("It went on.")

    with pytest.raises(KeyboardInterrupt):
        interrupts.during(interrupted)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_no_finalizer_swallows_a_signal(interrupts: Interrupts) -> None:
    def ended() -> None:
        Finalized()

    with pytest.raises(KeyboardInterrupt):
        interrupts.during(ended)
    with pytest.raises(KeyboardInterrupt):
        interrupts.during(lambda: pytest.fail("It began."))


def test_what_takes_a_signal_for_its_own_does_not_swallow_it(interrupts: Interrupts) -> None:
    def report() -> None:
        try:
            press_ctrl_c()
        except KeyboardInterrupt as interrupt:
            raise OSError("interrupted") from interrupt

    with pytest.raises(KeyboardInterrupt):
        interrupts.during(report)


def test_each_signal_interrupts(interrupts: Interrupts) -> None:
    def insist() -> None:
        with contextlib.suppress(KeyboardInterrupt):
            press_ctrl_c()
        press_ctrl_c()
        pytest.fail("It went on.")

    with pytest.raises(KeyboardInterrupt):
        interrupts.during(insist)


def test_a_signal_waits_for_what_must_not_stop_halfway(interrupts: Interrupts) -> None:
    done = []

    def begin_and_end() -> None:
        press_ctrl_c()
        done.append("all of it")

    with pytest.raises(KeyboardInterrupt):
        interrupts.held(begin_and_end)
    assert done == ["all of it"]


def test_a_second_signal_does_not_wait(interrupts: Interrupts) -> None:
    def hang() -> None:
        press_ctrl_c()
        press_ctrl_c()
        pytest.fail("It went on.")

    with pytest.raises(KeyboardInterrupt):
        interrupts.held(hang)


def test_what_fails_because_of_the_signal_is_no_error(interrupts: Interrupts) -> None:
    def fail() -> None:
        press_ctrl_c()
        raise OSError("a program that was to help died")

    with pytest.raises(KeyboardInterrupt):
        interrupts.held(fail)


def test_what_fails_by_itself_is_an_error(interrupts: Interrupts) -> None:
    with pytest.raises(ValueError, match="by itself"):
        interrupts.held(int, "by itself")


def test_no_signal_disturbs_the_end(interrupts: Interrupts) -> None:
    try:
        interrupts.during(press_ctrl_c)
    except KeyboardInterrupt:
        press_ctrl_c()
        press_ctrl_c()
