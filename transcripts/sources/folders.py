"""What a folder holds, in order. Links to other folders are not followed: they may lead back."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from .names import is_litter


@dataclass(slots=True)
class Folder:
    """`files` are all that are not hidden; `unread` the folders in it that may not be looked into,
    with the reason; `linked` how many are elsewhere."""

    files: list[Path] = field(default_factory=list)
    unread: list[OSError] = field(default_factory=list)
    linked: int = 0


def walk(top: Path) -> Folder:
    found = Folder()
    for place, folders, files in os.walk(top, onerror=found.unread.append):
        inside = Path(place).relative_to(top)
        folders[:] = [name for name in folders if not is_litter(inside / name)]
        found.linked += sum(os.path.islink(os.path.join(place, name)) for name in folders)
        found.files += [Path(place, name) for name in files if not is_litter(inside / name)]
    found.files.sort()
    return found
