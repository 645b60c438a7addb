"""Speakers and outlets, each with the other names they are printed under."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.text import slugify
from django_countries.fields import CountryField

from .addresses import address
from .public_ids import derive_public_id

NAME_LENGTH = 200


def fold_name(name: str) -> str:
    """`name` as it is compared: no accents, case, punctuation or doubled blanks.

    >>> fold_name("  Klan-Kosova  TV. ")
    'klan kosova tv'
    """
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", " ", plain.casefold()).strip()


def free_slug(model: type[models.Model], name: str, *, max_length: int = 100) -> str:
    """A slug for `name` that no row of `model` has yet, numbered where it must be."""
    return free_slugs(model, [name], max_length=max_length)[0]


def free_slugs(
    model: type[models.Model], names: Sequence[str], *, max_length: int = 100
) -> list[str]:
    """A slug for each name, which no row of `model` and none of the others has.

    One statement; a second one where a plain slug is taken.
    """
    stems = [slug_stem(name, max_length) for name in names]
    taken = taken_slugs(model, stems)
    found = []
    for stem in stems:
        slug = next(slug for slug in numbered(stem) if slug not in taken)
        taken.add(slug)
        found.append(slug)
    return found


def taken_slugs(model: type[models.Model], stems: Sequence[str]) -> set[str]:
    """Those of some slugs that rows of `model` have, and with them the same with a number."""
    slugs = f"SELECT slug FROM {connection.ops.quote_name(model._meta.db_table)} WHERE slug"
    with connection.cursor() as cursor:
        cursor.execute(f"{slugs} = ANY (%s)", [list(stems)])
        taken = {slug for (slug,) in cursor}
        if taken:
            plain = "|".join(map(re.escape, sorted(taken)))
            cursor.execute(f"{slugs} ~ %s", [rf"^({plain})-[0-9]+$"])
            taken |= {slug for (slug,) in cursor}
    return taken


def numbered(stem: str) -> Iterator[str]:
    """A slug, and what it becomes where that is taken.

    >>> from itertools import islice
    >>> list(islice(numbered("remarks"), 3))
    ['remarks', 'remarks-2', 'remarks-3']
    """
    yield stem
    yield from (f"{stem}-{number}" for number in count(2))


def slug_stem(name: str, max_length: int) -> str:
    """The slug that a name gives, if it is free."""
    plain = slugify(re.sub("[‐-―]", "-", name))  # slugify would swallow these dashes
    return plain[: max_length - 5].strip("-") or derive_public_id(name)


def looks_like_index(name: str) -> GinIndex:
    """An index that finds names by how alike they look (pg_trgm)."""
    return GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name=name)


class NamedQuerySet(models.QuerySet[Any]):
    def current(self) -> Self:
        """Without those that were merged into another."""
        return self.filter(merged_into=None)

    def in_transcripts(self) -> Self:
        """Those that a turn of a transcript refers to."""
        turns = self.model._meta.get_field("turns").related_model._default_manager
        refers = turns.filter(**{self.model._meta.model_name: models.OuterRef("pk")})
        return self.filter(models.Exists(refers))

    def with_in_name(self, part: str) -> Self:
        """Those with `part` in one of their names, however it is spelled out."""
        return self.filter(aliases__folded__contains=fold_name(part)).distinct()

    def known_as(self, name: str) -> Self:
        """Those that have `name` as one of their names, however it is spelled out."""
        return self.known_as_any([name])

    def known_as_any(self, names: Iterable[str]) -> Self:
        """Those that have one of `names` or more."""
        folded = set(map(fold_name, names))
        return self.current().filter(aliases__folded__in=folded).distinct()


class Named(models.Model):
    """What speakers and outlets share: a name, a permanent slug and aliases.

    `verified` is False for one that an import came across and nobody has looked at yet. One that
    was merged into another keeps its slug, so that its old address can lead to the other.
    """

    name = models.CharField(max_length=NAME_LENGTH)
    slug = models.SlugField(max_length=100, unique=True)
    verified = models.BooleanField(
        default=False, help_text="An editor has looked at this name and its aliases."
    )
    loaded = models.JSONField(
        default=dict, editable=False, help_text="What the files in fixtures/ last said of it."
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )
    moved = models.JSONField(
        default=dict, editable=False, help_text="What its merge moved, so that it can be undone."
    )

    objects = NamedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep the name itself among the aliases, so that it is always found."""
        if not self.slug:
            self.slug = free_slug(type(self), self.name)
        super().save(*args, **kwargs)
        self.add_alias(self.name)

    def add_alias(self, name: str) -> None:
        folded = fold_name(name)
        if folded:
            self.aliases.get_or_create(folded=folded, defaults={"name": name})  # type: ignore[attr-defined]


class Alias(models.Model):
    """A name as printed somewhere. `folded` is what is compared; it is made from `name`."""

    name = models.CharField(max_length=NAME_LENGTH)
    folded = models.TextField(editable=False)  # folding can make a name longer: ß, ﬃ

    class Meta:
        abstract = True
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a second spelling of a name that its owner has already takes the first's place."""
        self.folded = fold_name(self.name)
        if self.pk is None and (same := self.owned().filter(folded=self.folded).first()):
            self.pk, self._state.adding = same.pk, False
        super().save(*args, **kwargs)

    def clean(self) -> None:
        folded = fold_name(self.name)
        if not folded:
            raise ValidationError({"name": "A name needs letters or digits."})
        if self.pk and self.owned().filter(folded=folded).exclude(pk=self.pk).exists():
            raise ValidationError({"name": "This is another spelling of a name that stands here."})

    def owned(self) -> models.QuerySet[Any]:
        """The names of whom this one is a name of."""
        raise NotImplementedError


class Outlet(Named):
    """A news organisation."""

    class Kind(models.TextChoices):
        AGENCY = "agency", "News agency"
        BROADCASTER = "broadcaster", "Broadcaster"
        NEWSPAPER = "newspaper", "Newspaper"
        MAGAZINE = "magazine", "Magazine"
        ONLINE = "online", "Online"
        OTHER = "other", "Other"

    country = CountryField(blank=True, help_text="Where it is based; empty if not known.")
    kind = models.CharField(max_length=20, choices=Kind, blank=True)

    def get_absolute_url(self) -> str:
        return address("outlet", self.slug)

    def clean(self) -> None:
        _refuse_name_of_another(self.name, self)


class OutletAlias(Alias):
    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        verbose_name_plural = "outlet aliases"
        constraints = (
            models.UniqueConstraint(
                fields=["folded"],
                name="one_outlet_an_alias",
            ),
        )
        indexes = (looks_like_index("outlet_alias_looks_like"),)

    def clean(self) -> None:
        super().clean()
        _refuse_name_of_another(self.name, self.outlet)

    def owned(self) -> models.QuerySet["OutletAlias"]:
        return OutletAlias.objects.filter(outlet=self.outlet)


def _refuse_name_of_another(name: str, outlet: Outlet) -> None:
    taken = OutletAlias.objects.filter(folded=fold_name(name)).exclude(outlet=outlet.pk).first()
    if taken:
        raise ValidationError(
            {"name": f"This is a name of {taken.outlet} already. Merge the two, if they are one."}
        )


class Speaker(Named):
    """A person. The role they had is kept with each turn, because it is of its time."""

    def get_absolute_url(self) -> str:
        return address("speaker", self.slug)


class SpeakerAlias(Alias):
    """A name of a person. Two people may share one, so it is unique for each speaker only."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        verbose_name_plural = "speaker aliases"
        constraints = (
            models.UniqueConstraint(fields=["speaker", "folded"], name="speaker_alias_once"),
        )
        indexes = (
            models.Index(fields=["folded"], name="speaker_alias_folded"),
            looks_like_index("speaker_alias_looks_like"),
        )

    def owned(self) -> models.QuerySet["SpeakerAlias"]:
        return SpeakerAlias.objects.filter(speaker=self.speaker)
