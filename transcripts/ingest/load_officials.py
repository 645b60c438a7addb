"""Offices and who held them, from fixtures/officials.toml → rows, in a handful of statements."""

from collections import Counter
from typing import Any

from transcripts.models import Office, Speaker, SpeakerAlias, Tenure
from transcripts.models.names import fold_name, free_slugs

from .loading import EntriesFile, Entry, assign, check


def load_officials(file: EntriesFile) -> int:
    """Load all offices and officials; returns how many were created or changed.

    Raises ImportRefused.
    """
    loader = _Loader(file)
    changed = file.load_each("office", loader.load_office)
    changed += file.load_each("official", loader.load_official)
    loader.store()
    return changed


class _Loader:
    def __init__(self, file: EntriesFile) -> None:
        self.file = file
        self.offices: dict[str, Any] = {office.name: office for office in Office.objects.all()}
        self.offices |= {o.loaded["name"]: o for o in self.offices.values() if o.loaded}
        self.officials: dict[str, Any] = {
            speaker.loaded["name"]: speaker
            for speaker in Speaker.objects.exclude(loaded={}).select_related("merged_into")
        }
        self.tenures: dict[str, Any] = {
            tenure.loaded["entry"]: tenure for tenure in Tenure.objects.exclude(loaded={})
        }
        aliases = SpeakerAlias.objects.filter(speaker__merged_into=None)
        self.names = set(aliases.values_list("speaker_id", "folded"))
        self.people: dict[str, set[int]] = {}
        for pk, folded in self.names:
            self.people.setdefault(folded, set()).add(pk)
        self.new: list[Speaker] = []
        self.changed: list[Speaker] = []
        self.aliases: list[SpeakerAlias] = []
        self.new_tenures: list[Tenure] = []

    def load_office(self, entry: Entry) -> bool:
        name = entry["name"]
        office = self.offices.get(name)
        if office is None and self.file.was_deleted(f"office {name}"):
            return False
        self.file.remember(f"office {name}")
        office = office or Office()
        titles = {field: "\n".join(entry.get(field, [])) for field in ("titles", "short_titles")}
        changed = assign(office, {"name": name, **titles})
        if changed:
            check(office)
            office.save()
        self.offices[name] = office
        return changed

    def load_official(self, entry: Entry) -> bool:
        """One person with their tenures; who was deleted stays deleted."""
        names = [entry["name"], *entry.get("aliases", [])]
        speaker = self.officials.get(entry["name"])
        if speaker is None:
            if self.file.was_deleted(f"official {entry['name']}"):
                return False
            seen = self.seen(names)
            if len(seen) > 1:  # for an editor to say who is who; the next start looks again
                return False
            speaker = seen[0] if seen else Speaker()
        self.file.remember(f"official {entry['name']}")
        known = speaker.loaded.get("aliases", [])
        changed = assign(speaker, {"name": entry["name"], "verified": True}, aliases=names)
        if changed:
            check(speaker)
            (self.changed if speaker.pk else self.new).append(speaker)
        holder: Any = speaker.merged_into or speaker
        for alias in names:
            if alias not in known:
                self.add_alias(holder, alias)
        ordinals: Counter[str] = Counter()
        for tenure in entry.get("tenure", []):
            ordinals[tenure["office"]] += 1
            key = f"{entry['name']}, {tenure['office']}, {ordinals[tenure['office']]}"
            changed |= self.load_tenure(holder, key, tenure)
        return changed

    def seen(self, names: list[str]) -> list[Speaker]:
        """People whom an import came across before, under any of the names."""
        found = {pk for name in names for pk in self.people.get(fold_name(name), ())}
        return list(Speaker.objects.filter(pk__in=found, loaded={})) if found else []

    def add_alias(self, speaker: Speaker, name: str) -> None:
        alias = SpeakerAlias(speaker=speaker, name=name, folded=fold_name(name))
        owned = (speaker.pk or id(speaker), alias.folded)  # who is new has no key yet
        if alias.folded and owned not in self.names:
            self.names.add(owned)
            check(alias)
            self.aliases.append(alias)

    def load_tenure(self, speaker: Speaker, key: str, entry: Entry) -> bool:
        tenure = self.tenures.get(key)
        if tenure is None and self.file.was_deleted(f"tenure {key}"):
            return False
        if entry["office"] not in self.offices:  # it was deleted
            return False
        self.file.remember(f"tenure {key}")
        tenure = tenure or Tenure(speaker=speaker, office=self.offices[entry["office"]])
        fields: Entry = {name: entry.get(name, "") for name in ("start", "end", "source")}
        flags = {name: bool(entry.get(name, False)) for name in ("ongoing", "acting")}
        changed = assign(tenure, fields | flags, entry=key)
        if changed:
            check(tenure)
            tenure.clean()
            if tenure.pk:
                tenure.save()
            else:
                self.new_tenures.append(tenure)
        return changed

    def store(self) -> None:
        slugs = free_slugs(Speaker, [speaker.name for speaker in self.new])
        for speaker, slug in zip(self.new, slugs, strict=True):
            speaker.slug = slug
        Speaker.objects.bulk_create(self.new)
        Speaker.objects.bulk_update(self.changed, ["name", "verified", "loaded"])
        owned: list[Any] = [*self.aliases, *self.new_tenures]
        for row in owned:
            row.speaker_id = row.speaker.pk  # who had no key yet has one now
        SpeakerAlias.objects.bulk_create(self.aliases)
        Tenure.objects.bulk_create(self.new_tenures)
        self.file.close()
