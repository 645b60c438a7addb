"""Names in the admin: a list to look at, one click each, and the way back."""

from typing import Any

from django.contrib.auth.models import Permission, User
from django.test import TestCase
from django.urls import reverse

from tests.archive import load_real_archive
from transcripts.models import Outlet, Speaker, Tenure, Turn

OUTLETS = reverse("admin:transcripts_outlet_to_look_at")
SPEAKERS = reverse("admin:transcripts_speaker_to_look_at")


class NamesInTheAdmin(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()
        cls.admin = User.objects.create_superuser("admin", password="x")
        cls.fjord = Outlet.objects.create(name="Yonhap Agency News")
        cls.yonhap = Outlet.objects.get(name="Yonhap News Agency")

    def setUp(self) -> None:
        self.client.force_login(self.admin)

    def post(self, url: str, **data: Any) -> Any:
        return self.client.post(url, data, follow=True)


class ToLookAt(NamesInTheAdmin):
    def test_from_the_index_and_the_lists(self) -> None:
        index = self.client.get(reverse("admin:index"))
        self.assertContains(index, OUTLETS)
        self.assertContains(index, SPEAKERS)
        changes = self.client.get(reverse("admin:transcripts_outlet_changelist"))
        self.assertContains(changes, "Names to look at")

    def test_shows_what_nobody_looked_at_the_most_printed_first(self) -> None:
        page = self.client.get(SPEAKERS)
        self.assertContains(page, "Thomas Gutschker")
        self.assertContains(page, "16 October 2024")
        self.assertNotContains(page, "Mark Rutte</a>")
        counts = [row.turn_count for row in page.context["page"].object_list]
        assert counts == sorted(counts, reverse=True)

    def test_suggests_what_it_looks_like(self) -> None:
        self.assertContains(
            self.client.get(OUTLETS), "Merge Yonhap Agency News into Yonhap News Agency"
        )

    def test_one_click_verifies(self) -> None:
        page = self.post(OUTLETS, row=self.fjord.pk)
        self.assertContains(page, "Yonhap Agency News is marked as verified.")
        self.assertContains(page, "somebody has looked at every name")

    def test_one_click_merges(self) -> None:
        page = self.post(OUTLETS, row=self.fjord.pk, into=self.yonhap.pk)
        self.assertContains(page, "Merged into Yonhap News Agency")
        self.fjord.refresh_from_db()
        assert self.fjord.merged_into == self.yonhap

    def test_odd_choices_change_nothing(self) -> None:
        for odd in ("x", "9" * 40, str(10**12), ""):
            assert self.post(OUTLETS, row=odd).status_code == 200
        for odd in ("", "-1", "x", str(self.fjord.pk)):
            assert self.post(OUTLETS, row=self.fjord.pk, into=odd).status_code == 200
        assert self.post(OUTLETS).status_code == 200
        self.fjord.refresh_from_db()
        assert (self.fjord.verified, self.fjord.merged_into) == (False, None)

    def test_only_for_those_who_may_change_names(self) -> None:
        viewer = User.objects.create_user("viewer", password="x", is_staff=True)
        viewer.user_permissions.add(Permission.objects.get(codename="view_outlet"))
        self.client.force_login(viewer)
        assert self.client.get(OUTLETS).status_code == 403
        assert self.post(OUTLETS, row=self.fjord.pk).status_code == 403
        self.assertNotContains(self.client.get(reverse("admin:index")), OUTLETS)


class Undoing(NamesInTheAdmin):
    def setUp(self) -> None:
        super().setUp()
        self.turns = set(self.yonhap.turns.values_list("pk", flat=True))
        self.post(OUTLETS, row=self.yonhap.pk, into=self.fjord.pk)
        self.undo = reverse("admin:transcripts_outlet_undo_merge", args=[self.yonhap.pk])

    def test_merge_and_back(self) -> None:
        assert self.turns
        page = self.client.get(reverse("admin:transcripts_outlet_change", args=[self.fjord.pk]))
        self.assertContains(page, self.undo)
        asks = self.client.get(self.undo)
        self.assertContains(asks, "Yonhap News Agency was merged into Yonhap Agency News")
        self.assertContains(self.post(self.undo), "stands by itself again")
        assert set(self.yonhap.turns.values_list("pk", flat=True)) == self.turns
        assert self.client.get(self.undo).status_code == 404
        assert self.client.get("/outlets/yonhap-news-agency/").status_code == 200

    def test_only_for_those_who_may_change_names(self) -> None:
        viewer = User.objects.create_user("viewer", password="x", is_staff=True)
        viewer.user_permissions.add(Permission.objects.get(codename="view_outlet"))
        self.client.force_login(viewer)
        assert self.client.post(self.undo).status_code == 403
        assert not Turn.objects.filter(outlet=self.yonhap).exists()


class OfficesHeld(NamesInTheAdmin):
    def test_are_changed_beside_the_person(self) -> None:
        rutte = Speaker.objects.get(name="Mark Rutte")
        url = reverse("admin:transcripts_speaker_change", args=[rutte.pk])
        form = self.client.get(url)
        self.assertContains(form, "2024-10-01")
        tenure = Tenure.objects.get(speaker=rutte)
        data = {
            "name": "Mark Rutte", "verified": "on",
            "aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0,
            "tenures-TOTAL_FORMS": 1, "tenures-INITIAL_FORMS": 1,
            "tenures-0-id": tenure.pk, "tenures-0-speaker": rutte.pk,
            "tenures-0-office": tenure.office.pk, "tenures-0-start": "2024-10",
            "tenures-0-source": "common knowledge",
        }  # fmt: skip
        bad = self.post(url, **data | {"tenures-0-end": "soon"})
        self.assertContains(bad, "is no day: write 2014-10-01, 2014-10 or 2014.")
        bad = self.post(url, **data | {"tenures-0-end": "2025", "tenures-0-ongoing": "on"})
        self.assertContains(bad, "An office that is still held has no end.")
        self.post(url, **data)
        tenure.refresh_from_db()
        assert (tenure.start, tenure.ongoing) == ("2024-10", False)
