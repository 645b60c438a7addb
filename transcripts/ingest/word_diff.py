"""What was changed in a text, word by word, with a few words around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .alignment import equal_blocks

CONTEXT = 8  # unchanged words shown before and after what was changed


@dataclass(slots=True)
class _Change:
    """`old[i1:i2]` became `new[j1:j2]`."""

    i1: int
    i2: int
    j1: int
    j2: int

    @property
    def size(self) -> int:
        return max(self.i2 - self.i1, self.j2 - self.j1)


def word_edits(before: str, after: str) -> list[dict[str, Any]]:
    """The stretches of `before` that `after` has otherwise, as `Correction.changes` describes
    edits; none where only blanks and line breaks differ."""
    old, new = before.split(), after.split()
    edits = list[dict[str, Any]]()
    for group in _grouped(_changes(old, new)):
        start = max(0, group[0].j1 - CONTEXT)
        end = min(len(new), group[-1].j2 + CONTEXT)
        parts = list[list[str]]()
        at = start
        for change in group:
            _add(parts, "same", new[at : change.j1])
            _add(parts, "removed", old[change.i1 : change.i2])
            _add(parts, "added", new[change.j1 : change.j2])
            at = change.j2
        _add(parts, "same", new[at:end])
        edits.append({"parts": parts, "cut": [start > 0, end < len(new)]})
    return edits


def count_words(edits: Sequence[dict[str, Any]], what: str) -> int:
    """How many words were "removed" or "added" in edits."""
    return sum(len(w.split()) for edit in edits for kind, w in edit["parts"] if kind == what)


def _changes(old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    """What lies between the words that are the same. A few of those in the middle of much that
    was changed are the same by chance, and reading is easier without them."""
    changes = list[_Change]()
    i = j = 0
    for at, at_new, same in (*equal_blocks(old, new), (len(old), len(new), 0)):
        if (at, at_new) != (i, j):
            change = _Change(i, at, j, at_new)
            while changes and _is_chance(changes[-1], change):
                last = changes.pop()
                change = _Change(last.i1, change.i2, last.j1, change.j2)
            changes.append(change)
        i, j = at + same, at_new + same
    return changes


def _is_chance(one: _Change, other: _Change) -> bool:
    return 2 * (other.i1 - one.i2) <= min(one.size, other.size)


def _grouped(changes: Sequence[_Change]) -> list[list[_Change]]:
    """Changes whose contexts touch are shown as one stretch."""
    groups = list[list[_Change]]()
    for change in changes:
        if groups and change.j1 - groups[-1][-1].j2 <= 2 * CONTEXT:
            groups[-1].append(change)
        else:
            groups.append([change])
    return groups


def _add(parts: list[list[str]], kind: str, words: Sequence[str]) -> None:
    if words:
        parts.append([kind, " ".join(words)])
