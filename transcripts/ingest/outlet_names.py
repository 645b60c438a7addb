"""The outlets that names mean, known or made anew, in two statements for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from transcripts.models import Outlet, OutletAlias, fold_name
from transcripts.models.names import free_slugs

from .locking import lock_names
from .spellings import KnownOutlet, PrintedOutlet, spellings_of_outlet
from .statements import fetch

# Each is looked up by its key: see `locking.BY_KEYS`.
OUTLETS = """
    SELECT alias.folded, outlet.id, outlet.kind, outlet.country, outlet.verified
    FROM transcripts_outletalias alias
    CROSS JOIN LATERAL (
        SELECT * FROM transcripts_outlet WHERE id = alias.outlet_id OFFSET 0
    ) outlet
    WHERE alias.folded = ANY (%s) AND outlet.merged_into_id IS NULL
"""


def find_outlets(names: Iterable[PrintedOutlet]) -> dict[PrintedOutlet, KnownOutlet]:
    """The outlet of each name; one that nobody knows is created as not verified.

    The country behind a name tells which of several it is. A name without words that say what an
    outlet is, not which, finds the outlet too, where it is the only one and they are true of it.
    """
    names = list(dict.fromkeys(names))
    if not names:
        return {}
    index = _Index.of(names)
    if index.new:
        lock_names()  # and look again: another import may just have made them
        index = _Index.of(names)
        index.create()
    return index.find_all(names)


@dataclass(slots=True)
class _Index:
    """The outlets by their folded names; `new` are the names that nobody knows, by their folded
    forms, and until `create` made them their keys are negative."""

    known: dict[str, KnownOutlet]
    new: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[PrintedOutlet]) -> Self:
        wanted = {one.folded for name in names for one in spellings_of_outlet(name.name)}
        wanted.update(name.fuller for name in names if name.fuller)
        index = cls({folded: KnownOutlet(*row) for folded, *row in fetch(OUTLETS, list(wanted))})
        for name in names:
            if index.find(name) is None:  # from now on the others may mean it, too
                folded = fold_name(name.name)
                index.new[folded] = name.name
                index.known[folded] = KnownOutlet(-len(index.new))
        return index

    def find_all(self, names: Iterable[PrintedOutlet]) -> dict[PrintedOutlet, KnownOutlet]:
        """The outlet of each name, once those that were new are made."""
        return {name: outlet for name in names if (outlet := self.find(name))}

    def find(self, name: PrintedOutlet) -> KnownOutlet | None:
        if name.fuller in self.known:
            return self.known[name.fuller]
        exact, *others = spellings_of_outlet(name.name)
        if exact.folded in self.known:
            return self.known[exact.folded]
        fitting = {
            outlet
            for spelling in others
            if (outlet := self.known.get(spelling.folded)) and spelling.fits(outlet)
        }
        return fitting.pop() if len(fitting) == 1 else None

    def create(self) -> None:
        """Make the outlets that are new."""
        if not self.new:
            return
        names = list(self.new.values())
        slugs = free_slugs(Outlet, names)
        outlets = Outlet.objects.bulk_create(
            Outlet(name=name, slug=slug) for name, slug in zip(names, slugs, strict=True)
        )
        OutletAlias.objects.bulk_create(
            OutletAlias(outlet=outlet, name=outlet.name, folded=folded)
            for folded, outlet in zip(self.new, outlets, strict=True)
        )
        made = (KnownOutlet(outlet.pk) for outlet in outlets)
        self.known |= dict(zip(self.new, made, strict=True))
