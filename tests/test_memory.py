"""Memory that was needed once is not kept for good."""

import subprocess
import sys

import psutil
import pytest

from nato_archive.memory import give_back

MB = 1_000_000

# What stays of blocks that four threads needed and freed, in bytes.
KEPT = """
import sys
from threading import Thread
import numpy, psutil
from nato_archive.memory import give_back_large_blocks

if sys.argv[1] == "told":
    give_back_large_blocks()

def use():
    for size in range(2, 7):
        numpy.ones(size * 1_000_000, numpy.int8)

before = psutil.Process().memory_full_info().uss
for thread in [Thread(target=use) for _ in range(4)]:
    thread.start()
    thread.join()
print(psutil.Process().memory_full_info().uss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc is asked to")
def test_memory_goes_back_to_the_system() -> None:
    process = psutil.Process()
    blocks = [bytes(1_000 + at % 7) for at in range(100_000)]
    full = process.memory_full_info().uss
    kept = blocks[::2_000]
    del blocks
    give_back()
    assert process.memory_full_info().uss < full - 50 * MB
    assert len(kept) == 50


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc is asked to")
def test_large_blocks_go_back_when_they_are_free() -> None:
    def kept(how: str) -> int:
        command = [sys.executable, "-c", KEPT, how]
        return int(subprocess.run(command, capture_output=True, check=True).stdout)

    assert kept("told") < 2 * MB < kept("untold")
