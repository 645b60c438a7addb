"""Names are compared without accents, case and punctuation; slugs are permanent and free."""

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase

from transcripts.models import Outlet, OutletAlias, Speaker, fold_name
from transcripts.models.public_ids import ALPHABET, LENGTH, derive_public_id


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Interfax-Ukraine", "interfax ukraine"),
        ("  Klan  Kosova TV ", "klan kosova tv"),
        ("AIGARS KALVĪTIS", "aigars kalvitis"),
        ("F.A.Z.", "f a z"),
        ("Straße", "strasse"),
        ("Київ", "киів"),
        ("…", ""),
    ],
)
def test_fold_name(name: str, folded: str) -> None:
    assert fold_name(name) == folded


def test_public_ids_are_stable_and_readable() -> None:
    one = derive_public_id("turn", "event", "words", 1)
    assert one == derive_public_id("turn", "event", "words", 1)
    assert one != derive_public_id("turn", "event", "words", 2)
    assert len(one) == LENGTH
    assert set(one) <= set(ALPHABET)


class Names(TestCase):
    def test_a_name_is_among_its_aliases(self) -> None:
        outlet = Outlet.objects.create(name="Radio Nowhere")
        outlet.add_alias("RN")
        assert set(Outlet.objects.known_as("radio-nowhere")) == {outlet}
        assert set(Outlet.objects.known_as("rn")) == {outlet}
        assert not Outlet.objects.known_as("Nowhere")

    def test_slugs_are_numbered_where_they_must_be(self) -> None:
        slugs = [Speaker.objects.create(name="Ada Example").slug for _ in range(3)]
        assert slugs == ["ada-example", "ada-example-2", "ada-example-3"]

    def test_a_name_without_latin_letters_has_a_slug(self) -> None:
        assert Speaker.objects.create(name="Ада Приклад").slug

    def test_a_renamed_outlet_keeps_its_slug_and_its_old_name(self) -> None:
        outlet = Outlet.objects.create(name="Old Name")
        outlet.name = "New Name"
        outlet.save()
        assert outlet.slug == "old-name"
        assert Outlet.objects.known_as("old name").get() == outlet

    def test_one_outlet_an_alias(self) -> None:
        one, other = (Outlet.objects.create(name=name) for name in ("One", "Other"))
        one.add_alias("Shared")
        with pytest.raises(IntegrityError), transaction.atomic():
            OutletAlias.objects.create(outlet=other, name="shared")

    def test_what_was_merged_is_no_longer_known(self) -> None:
        other = Outlet.objects.create(name="Other")
        Outlet.objects.create(name="Old", merged_into=other)
        assert not Outlet.objects.known_as("Old")
        assert set(Outlet.objects.current()) == {other}
