"""Names are compared without accents, case and punctuation; slugs are permanent and free."""

from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase

from transcripts.models import Outlet, OutletAlias, Speaker, fold_name, public_ids
from transcripts.models.public_ids import ALPHABET, LENGTH, FreeIds, derive_public_id


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


def test_what_is_said_again_gets_the_next_free_id() -> None:
    first, second, third, fourth = (derive_public_id("It burns.", at) for at in (1, 2, 3, 4))
    ids = FreeIds([second, derive_public_id("And how.", 1)])
    assert [ids.derive("It burns.") for _ in range(3)] == [first, third, fourth]
    assert ids.derive("And how.") == derive_public_id("And how.", 2)


def test_the_same_words_a_thousand_times_are_tried_once_each() -> None:
    ids = FreeIds([])
    with patch.object(public_ids, "derive_public_id", wraps=derive_public_id) as derive:
        assert len({ids.derive("It burns.") for _ in range(1_000)}) == 1_000
    assert derive.call_count == 1_000


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
