"""All the sample's transcripts as files in folders, as an editor would have received them."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .corrections import first_versions
from .pages import Transcript, make_transcript
from .plan import plan
from .world import load_world


@dataclass(frozen=True)
class Sample:
    """What `first` holds was received before, and is corrected by `transcripts`."""

    first: Sequence[Transcript]
    transcripts: Sequence[Transcript]


def make_sample() -> Sample:
    """The same every time."""
    world = load_world()
    plans = plan(world)
    return Sample(first_versions(world, plans), [make_transcript(world, one) for one in plans])


def write(transcripts: Sequence[Transcript], folder: Path) -> Path:
    """Write transcripts with their sidecars into a folder, which holds nothing else then."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for one in transcripts:
        path = folder / one.name
        path.write_bytes(one.data)
        if one.sidecar:
            path.with_suffix(".toml").write_text(one.sidecar, encoding="utf-8")
    return folder
