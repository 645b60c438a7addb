"""How much memory there is; and memory that was needed once is not kept for good."""

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from nato_archive import memory
from nato_archive.memory import all_memory, give_back

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


@pytest.mark.parametrize(
    ("said", "is_less"),
    [("1000000\n", True), ("max\n", False), (f"{2**63 - 4096}\n", False), ("", False)],
)
def test_a_container_may_have_less_than_the_machine(
    said: str, is_less: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = tmp_path / "memory.max"
    limit.write_text(said)
    monkeypatch.setattr(memory, "LIMITS", (tmp_path / "no such file", limit))
    assert all_memory() == (1_000_000 if is_less else psutil.virtual_memory().total)


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
