"""The words that the parser knows, read once from fixtures/parsing.toml and outlets.toml."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from .phrases import Phrases, words_of
from .words import fold

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

GUEST, SPOKESPERSON, HOST, JOURNALIST = "guest", "spokesperson", "host", "journalist"
SIDES = (GUEST, SPOKESPERSON, HOST, JOURNALIST)


class Role(NamedTuple):
    """What somebody is: the same role however it is printed, and the side that it speaks for."""

    name: str
    side: str


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Everything that the parser knows about words; see fixtures/parsing.toml for what each is."""

    question_markers: Phrases[None]
    answer_markers: Phrases[None]
    askers: Phrases[None]
    before_askers: Phrases[None]
    spoken: Phrases[None]
    behind_askers: Phrases[None]
    several: Phrases[None]
    roles: Phrases[Role]
    spokespersons: Phrases[Role]
    honorifics: Phrases[None]
    titles: Phrases[None]
    ranks: Phrases[None]
    particles: frozenset[str]
    also_surnames: frozenset[str]
    remarks: Phrases[None]
    remark_starts: frozenset[str]
    before_roles: Phrases[None]
    after_roles: Phrases[None]
    outlets: Phrases[None]
    small_outlets: frozenset[str]  # as they are written, with a small letter first
    outlet_hints: frozenset[str]
    untold_outlets: Phrases[None]
    outlet_firms: Phrases[None]
    organisation_hints: Phrases[None]
    openers: frozenset[str]
    never_names: frozenset[str]
    furniture: Phrases[None]
    furniture_lines: Phrases[None]
    furniture_behind: Phrases[None]
    update_stamps: Phrases[None]
    media: Phrases[None]
    captions: Phrases[None]
    headings: Phrases[None]
    columns: Phrases[None]
    deliveries: Phrases[None]
    notes: Phrases[None]
    end_notes: Phrases[None]
    byline_starts: Phrases[None]
    led: Phrases[None]
    before_names: Phrases[None]
    unfinished: frozenset[str]
    header_fields: Phrases[None]
    kinds: Phrases[tuple[int, str]]
    closings: Phrases[None]
    greetings: Phrases[None]
    calls: Phrases[None]
    countries: Phrases[None]
    cities: Phrases[None]
    languages: dict[str, str]  # by words that tell them

    @cached_property
    def never_first(self) -> frozenset[str]:
        """The words with which no label begins: openers that begin no role, rank or outlet."""
        markers = (self.question_markers, self.answer_markers, self.askers, self.before_askers)
        begin = (*markers, self.roles, self.before_roles)
        names = (self.honorifics, self.ranks, self.titles, self.outlets, self.countries)
        begun = (phrases.first_words for phrases in (*begin, *names))
        return self.openers.difference({"the"}, self.also_surnames, *begun)

    @cached_property
    def begin_people(self) -> frozenset[str]:
        """The words, written small, with which somebody's role, rank or name begins."""
        before = (self.roles, self.before_roles, self.honorifics, self.ranks)
        return self.particles.union(*(phrases.first_words for phrases in before))


@cache
def load_vocabulary(folder: Path = FIXTURES) -> Vocabulary:
    """Read the vocabulary. Raises OSError, TOMLDecodeError or KeyError for files gone wrong."""
    data = tomllib.loads((folder / "parsing.toml").read_text(encoding="utf-8"))
    names, page, header, places = data["names"], data["page"], data["header"], data["places"]
    outlets = [*_outlets(folder / "outlets.toml"), *data["outlets"]["known"]]
    before_roles = [*names["before_roles"], *places["nationalities"], *places["countries"]]
    after_roles = [*names["after_roles"], *places["countries"]]
    return Vocabulary(
        question_markers=words_of(data["markers"]["question"]),
        answer_markers=words_of(data["markers"]["answer"]),
        askers=words_of(data["markers"]["askers"]),
        before_askers=words_of(data["markers"]["before_askers"]),
        spoken=words_of(data["markers"]["spoken"]),
        behind_askers=words_of(data["markers"]["behind_askers"]),
        several=words_of(data["markers"]["several"]),
        roles=Phrases(_roles(data["role"])),
        spokespersons=Phrases(
            (form, Role("spokesperson", SPOKESPERSON))
            for name in names["spokespersons"]
            for form in (name, name.split()[-1])
        ),
        honorifics=words_of(names["honorifics"]),
        titles=words_of(names["titles"]),
        ranks=words_of(names["ranks"]),
        particles=_folded(names["particles"]),
        also_surnames=_folded(names["also_surnames"]),
        remarks=words_of(data["labels"]["remarks"]),
        remark_starts=_folded(data["labels"]["remark_starts"]),
        before_roles=words_of(before_roles),
        after_roles=words_of(after_roles),
        outlets=words_of([*outlets, *(f"the {name}" for name in outlets)]),
        small_outlets=frozenset(name for name in outlets if name[:1].islower()),
        outlet_hints=_folded(data["outlets"]["hints"]),
        untold_outlets=words_of(data["outlets"]["untold"]),
        outlet_firms=words_of(data["outlets"]["firms"]),
        organisation_hints=words_of(data["outlets"]["not_outlets"]),
        openers=_folded(data["labels"]["openers"].split()),
        never_names=_folded(data["labels"]["never"].split()),
        furniture=words_of(page["furniture"]),
        furniture_lines=words_of(page["furniture_lines"]),
        furniture_behind=words_of(page["furniture_behind"]),
        update_stamps=words_of(page["update_stamps"]),
        media=words_of(page["media"]),
        captions=words_of(page["captions"]),
        headings=words_of(page["headings"]),
        columns=words_of(page["columns"]),
        deliveries=words_of(page["delivery"]),
        notes=words_of(page["notes"]),
        end_notes=words_of(page["end_notes"]),
        byline_starts=words_of(header["byline_starts"]),
        led=words_of(header["led"]),
        before_names=words_of(header["before_names"]),
        unfinished=_folded(header["unfinished"]),
        header_fields=words_of(header["fields"]),
        kinds=Phrases(
            (phrase, (rank, kind))
            for rank, (kind, phrases) in enumerate(header["kinds"])
            for phrase in phrases
        ),
        closings=words_of(data["turns"]["closing"]),
        greetings=words_of(data["turns"]["greetings"]),
        calls=words_of(data["turns"]["calls"]),
        countries=words_of([*places["countries"], *(f"the {c}" for c in places["countries"])]),
        cities=words_of(places["cities"]),
        languages={
            fold(word): code for code, words in data["languages"].items() for word in words.split()
        },
    )


def _roles(tables: list[dict[str, Any]]) -> Iterator[tuple[str, Role]]:
    for table in tables:
        role = Role(table["name"], table["side"])
        if role.side not in SIDES:
            raise KeyError(f"parsing.toml: role {role.name} has the unknown side {role.side}")
        for phrase in table["printed"]:
            yield phrase, role


def _outlets(path: Path) -> Iterator[str]:
    """Names and aliases of the outlets that the archive knows."""
    if not path.exists():
        return
    for outlet in tomllib.loads(path.read_text(encoding="utf-8")).get("outlet", []):
        yield outlet["name"]
        yield from outlet.get("aliases", [])


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(map(fold, words))
