"""Outlets from fixtures/outlets.toml → rows, in a handful of statements for all of them."""

from typing import Any

from transcripts.models import Outlet, OutletAlias
from transcripts.models.names import fold_name, free_slugs

from .loading import EntriesFile, Entry, assign, check


def load_outlets(file: EntriesFile) -> int:
    """Load all outlets; returns how many were created or changed. Raises ImportRefused."""
    loader = _Loader(file)
    changed = file.load_each("outlet", loader.load)
    loader.store()
    return changed


class _Loader:
    def __init__(self, file: EntriesFile) -> None:
        self.file = file
        outlets = {outlet.pk: outlet for outlet in Outlet.objects.all()}
        self.by_entry: dict[str, Any] = {
            outlet.loaded["name"]: outlet for outlet in outlets.values() if outlet.loaded
        }
        aliases = OutletAlias.objects.filter(outlet__merged_into=None)
        self.by_name: dict[str, Any] = {
            folded: outlets[pk] for folded, pk in aliases.values_list("folded", "outlet_id")
        }
        self.new: list[Outlet] = []
        self.changed: list[Outlet] = []
        self.aliases: list[OutletAlias] = []

    def load(self, entry: Entry) -> bool:
        """One outlet with its aliases. A name that is another outlet's by now is left to that."""
        names = [entry["name"], *entry.get("aliases", [])]
        outlet = self.by_entry.get(entry["name"])
        if outlet is None and self.file.was_deleted(entry["name"]):
            return False
        self.file.remember(entry["name"])
        if outlet and outlet.merged_into_id:
            return False
        outlet = outlet or self.seen(names)
        if outlet is None:
            if fold_name(entry["name"]) in self.by_name:
                return False
            outlet = Outlet()
        known = outlet.loaded.get("aliases", [])
        fields = {name: entry.get(name, "") for name in ("name", "country", "kind")}
        changed = assign(outlet, {**fields, "verified": True}, aliases=names)
        if changed:
            check(outlet)
            (self.changed if outlet.pk else self.new).append(outlet)
            for name in [outlet.name, *names]:
                if name not in known:
                    self.add_alias(outlet, name)
        return changed

    def seen(self, names: list[str]) -> Outlet | None:
        """An outlet that an import came across before, under any of the names."""
        found = (self.by_name.get(fold_name(name)) for name in names)
        return next((outlet for outlet in found if outlet and not outlet.loaded), None)

    def add_alias(self, outlet: Outlet, name: str) -> None:
        folded = fold_name(name)
        if folded and folded not in self.by_name:
            self.by_name[folded] = outlet
            alias = OutletAlias(outlet=outlet, name=name, folded=folded)
            check(alias)
            self.aliases.append(alias)

    def store(self) -> None:
        slugs = free_slugs(Outlet, [outlet.name for outlet in self.new])
        for outlet, slug in zip(self.new, slugs, strict=True):
            outlet.slug = slug
        Outlet.objects.bulk_create(self.new)
        Outlet.objects.bulk_update(
            self.changed, ["name", "country", "kind", "verified", "loaded"], batch_size=500
        )
        for alias in self.aliases:
            alias.outlet_id = alias.outlet.pk  # its outlet may have had no key yet
        OutletAlias.objects.bulk_create(self.aliases)
        self.file.close()
