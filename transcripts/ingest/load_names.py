"""Outlets, officials and topics from the files in fixtures/ → rows. Twice changes nothing."""

from pathlib import Path
from typing import Any

from transcripts.models import Topic
from transcripts.search.topics import compile_topic

from .load_officials import load_officials
from .load_outlets import load_outlets
from .loading import EntriesFile, Entry, assign
from .locking import writing


def load_names(folder: Path) -> dict[str, int]:
    """Load all files of names in a folder; returns how many rows were created or changed.

    Raises ImportRefused where a file cannot be read as what it should be; nothing is kept then.
    """
    with writing():
        return {
            "outlets": load_outlets(EntriesFile(folder / "outlets.toml")),
            "officials": load_officials(EntriesFile(folder / "officials.toml")),
            "topics": load_topics(EntriesFile(folder / "topics.toml")),
        }


def load_topics(file: EntriesFile) -> int:
    """Load all topics; returns how many were created or changed. Raises ImportRefused."""
    topics: dict[str, Any] = {topic.name: topic for topic in Topic.objects.all()}
    topics |= {topic.loaded["name"]: topic for topic in topics.values() if topic.loaded}

    def load(entry: Entry) -> bool:
        topic = topics.get(entry["name"])
        if topic is None and file.was_deleted(entry["name"]):
            return False
        file.remember(entry["name"])
        topic = topic or Topic()
        fields = {name: entry.get(name, "") for name in ("name", "query", "description")}
        before = topic.compiled
        changed = assign(topic, fields)
        # What a query means changes with the spellings and stop words that search knows.
        if compile_topic(topic).compiled == before and not changed:
            return False
        topic.save()
        return True

    changed = file.load_each("topic", load)
    file.close()
    return changed
