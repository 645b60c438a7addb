"""The outlets that names mean, known or made anew, in two statements for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from transcripts.models import Outlet, OutletAlias, fold_name
from transcripts.models.names import free_slugs

from .locking import lock_names
from .spellings import spellings_of_outlet


def find_outlets(names: Iterable[str]) -> dict[str, Outlet]:
    """The outlet of each name; one that nobody knows is created as not verified.

    A name without words that say what an outlet is, not which, finds the outlet as well, where it
    is the only one and they are true of it.
    """
    names = list(dict.fromkeys(names))
    if not names:
        return {}
    index = _Index.of(names)
    found = index.find_all(names)
    if index.new:
        lock_names()  # and look again: another import may just have made them
        index = _Index.of(names)
        found = index.find_all(names)
        _create(index.new)
    return found


@dataclass(slots=True)
class _Index:
    known: dict[str, Outlet]
    new: list[Outlet] = field(default_factory=list)

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        wanted = {spelling.folded for name in names for spelling in spellings_of_outlet(name)}
        aliases = OutletAlias.objects.filter(folded__in=wanted, outlet__merged_into=None)
        return cls({alias.folded: alias.outlet for alias in aliases.select_related("outlet")})

    def find_all(self, names: Iterable[str]) -> dict[str, Outlet]:
        """The outlet of each name; those that nobody knows are `new`."""
        return {name: self.find(name) or self.add(name) for name in names}

    def find(self, name: str) -> Outlet | None:
        exact, *others = spellings_of_outlet(name)
        if exact.folded in self.known:
            return self.known[exact.folded]
        fitting = {
            outlet.pk or id(outlet): outlet
            for spelling in others
            if (outlet := self.known.get(spelling.folded)) and spelling.fits(outlet)
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def add(self, name: str) -> Outlet:
        outlet = Outlet(name=name)
        self.known[fold_name(name)] = outlet
        self.new.append(outlet)
        return outlet


def _create(outlets: list[Outlet]) -> None:
    if not outlets:
        return
    slugs = free_slugs(Outlet, [outlet.name for outlet in outlets])
    for outlet, slug in zip(outlets, slugs, strict=True):
        outlet.slug = slug
    Outlet.objects.bulk_create(outlets)
    OutletAlias.objects.bulk_create(
        OutletAlias(outlet=outlet, name=outlet.name, folded=fold_name(outlet.name))
        for outlet in outlets
    )
