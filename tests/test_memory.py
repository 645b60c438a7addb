"""Memory that was needed once is not kept for good."""

import sys

import psutil
import pytest

from nato_archive.memory import give_back

MB = 1_000_000


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
