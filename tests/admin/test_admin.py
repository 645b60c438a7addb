"""The admin: every model usable, the source text read-only, uploads reported like imports."""

import zipfile
from io import BytesIO
from typing import Any
from unittest import mock

from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.test import TestCase, override_settings
from django.urls import reverse

from tests.archive import REAL_SLUG, load_real_archive
from tests.fictional import TRANSCRIPT
from transcripts.models import Event, Outlet, Passage, Topic, Turn

UPLOAD = "admin:transcripts_event_upload"


def file(name: str, content: str | bytes) -> BytesIO:
    data = BytesIO(content.encode() if isinstance(content, str) else content)
    data.name = name
    return data


class Admin(TestCase):
    event: Event
    admin: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.event = load_real_archive()
        cls.admin = User.objects.create_superuser("admin", password="x")

    def setUp(self) -> None:
        self.client.force_login(self.admin)


class EveryModel(Admin):
    def models(self) -> list[Any]:
        return [m for m in admin.site._registry if m._meta.app_label == "transcripts"]

    def test_lists_search_and_filter(self) -> None:
        assert {m.__name__ for m in self.models()} >= {
            *("Event", "Passage", "Turn", "Question", "Answer", "Speaker", "Outlet", "Topic"),
        }
        for model in self.models():
            url = reverse(f"admin:transcripts_{model._meta.model_name}_changelist")
            for query in ("", "?q=Rutte", "?e=1"):
                response = self.client.get(url + query)
                assert response.status_code in (200, 302), (model, query)
            for query in ("?q=%00", "?country=%00", "?event__kind=%00"):
                assert self.client.get(url + query).status_code == 400, (model, query)

    def test_every_row_opens(self) -> None:
        for model in self.models():
            row = model._default_manager.first()
            if row:
                url = reverse(f"admin:transcripts_{model._meta.model_name}_change", args=[row.pk])
                assert self.client.get(url).status_code == 200, model

    def test_autocomplete(self) -> None:
        for model, field, term in (
            ("turn", "speaker", "rutte"),
            ("turn", "outlet", "FAZ"),
            ("topicdecision", "topic", "balkans"),
        ):
            response = self.client.get(
                reverse("admin:autocomplete"),
                {
                    "app_label": "transcripts",
                    "model_name": model,
                    "field_name": field,
                    "term": term,
                },
            )
            assert len(response.json()["results"]) == 1, field


class Correcting(Admin):
    def test_the_source_text_is_shown_and_cannot_be_changed(self) -> None:
        url = reverse("admin:transcripts_event_change", args=[self.event.pk])
        page = self.client.get(url)
        self.assertContains(page, "Yes, good afternoon, good to see you.")
        form = page.context["adminform"].form
        assert "source_text" not in form.fields
        data = {name: form.initial.get(name) or "" for name in form.fields}
        self.client.post(url, {**data, "title": "Corrected", "source_text": "forged"})
        self.event.refresh_from_db()
        assert self.event.title == "Corrected"
        assert "forged" not in self.event.source_text

    def test_a_topic_with_a_new_query_is_found_at_once(self) -> None:
        self.client.post(
            reverse("admin:transcripts_topic_add"), {"name": "Policing", "query": "gendarmerie"}
        )
        assert Topic.objects.get(name="Policing").slug == "policing"
        response = self.client.get("/api/v1/passages/", {"topic": "policing"})
        assert response.json()["count"] == 1

    def test_a_topic_without_a_word_is_refused(self) -> None:
        response = self.client.post(
            reverse("admin:transcripts_topic_add"), {"name": "Empty", "query": '"" -'}
        )
        self.assertContains(response, "no word to search for")

    def test_names_that_turns_refer_to_cannot_be_deleted(self) -> None:
        outlet = Outlet.objects.get(name="AFP")
        url = reverse("admin:transcripts_outlet_delete", args=[outlet.pk])
        assert self.client.post(url, {"post": "yes"}).status_code == 403

    def test_an_event_can_be_deleted_with_all_that_was_made_of_it(self) -> None:
        url = reverse("admin:transcripts_event_delete", args=[self.event.pk])
        self.client.post(url, {"post": "yes"})
        assert not Event.objects.exists()
        assert not Passage.objects.exists()
        assert not Turn.objects.exists()


class Uploading(Admin):
    def upload(self, *files: BytesIO, **fields: Any) -> Any:
        return self.client.post(reverse(UPLOAD), {"transcripts": list(files), **fields})

    def test_from_the_list_of_events(self) -> None:
        response = self.client.get(reverse("admin:transcripts_event_changelist"))
        self.assertContains(response, reverse(UPLOAD))
        assert self.client.get(reverse(UPLOAD)).status_code == 200

    def test_a_transcript_with_its_date(self) -> None:
        page = self.upload(file("fictional.txt", TRANSCRIPT), date="2031-05-07")
        self.assertContains(page, "fictional.txt: created")
        event = Event.objects.exclude(slug=REAL_SLUG).get()
        assert event.turns.filter(kind="question").count() == 3
        again = self.upload(file("fictional.txt", TRANSCRIPT), date="2031-05-07")
        self.assertContains(again, "fictional.txt: unchanged")

    def test_a_sidecar_beside_it(self) -> None:
        page = self.upload(
            file("fictional.txt", TRANSCRIPT), file("fictional.toml", "date = 2031-05-07")
        )
        self.assertContains(page, "fictional.txt: created")

    def test_a_zip_and_what_belongs_to_one_transcript(self) -> None:
        data = BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr("one.txt", TRANSCRIPT)
            other = TRANSCRIPT.replace("Fictional", "Another").replace("bridges", "harbours")
            archive.writestr("two.txt", other)
        for title, message in (("A title for both", "belongs to one"), ("", "two.txt: created")):
            upload = file("both.zip", data.getvalue())
            page = self.upload(upload, date="2031-05-07", title=title)
            self.assertContains(page, message)

    def test_a_web_page_is_kept_as_it_came(self) -> None:
        page = "<html><title>x</title><main>" + TRANSCRIPT.replace("\n", "<p>") + "</main>"
        self.assertContains(self.upload(file("a.html", page), date="2031-05-07"), "created")
        event = Event.objects.exclude(slug=REAL_SLUG).get()
        change = self.client.get(reverse("admin:transcripts_event_change", args=[event.pk]))
        address = reverse("admin:transcripts_event_received", args=[event.pk])
        self.assertContains(change, address)
        received = self.client.get(address)
        assert b"".join(received) == page.encode()
        assert received["Content-Disposition"] == 'attachment; filename="a.html"'
        assert self.client.get(address.replace(str(event.pk), "0")).status_code == 404
        self.client.logout()
        assert self.client.get(address).status_code == 302

    def test_events_by_their_warnings(self) -> None:
        self.upload(file("a.txt", TRANSCRIPT.replace("It has", "It hasnâ€™t")), date="2031-05-07")
        events = reverse("admin:transcripts_event_changelist")
        self.assertContains(self.client.get(events), "?warnings=mojibake")
        found = self.client.get(events, {"warnings": "mojibake"})
        self.assertContains(found, "1 event")
        self.assertContains(self.client.get(events, {"warnings": "none such"}), "0 events")

    def test_too_many_for_a_browser(self) -> None:
        with override_settings(UPLOAD_MAX_TRANSCRIPTS=1):
            page = self.upload(file("a.txt", TRANSCRIPT), file("b.txt", TRANSCRIPT))
        self.assertContains(page, "a browser can wait for 1")
        assert Event.objects.count() == 1

    def test_too_many_in_a_zip_are_not_unpacked_first(self) -> None:
        data = BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for number in range(301):
                archive.writestr(f"{number}.txt", "")
        with mock.patch.object(zipfile.ZipFile, "open", side_effect=AssertionError):
            page = self.upload(file("many.zip", data.getvalue()))
        self.assertContains(page, "These are 301 transcripts, and a browser can wait for 300")

    def test_what_was_not_taken_is_told(self) -> None:
        data = BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for name in ("a.txt", "__MACOSX/._a.txt", ".DS_Store", "b.doc"):
                archive.writestr(name, TRANSCRIPT)
        page = self.upload(
            file("both.zip", data.getvalue()), file("lone.toml", "x = 1"), date="2031-05-07"
        )
        self.assertContains(page, "both.zip/a.txt: created")
        self.assertContains(page, "1 of .doc")
        self.assertContains(page, "lone.toml: failed")
        self.assertContains(page, "no transcript of the same name")
        self.assertNotContains(page, "DS_Store")
        self.assertNotContains(page, "MACOSX")

    def test_check_only_keeps_nothing(self) -> None:
        page = self.upload(file("a.txt", TRANSCRIPT), date="2031-05-07", check_only="on")
        self.assertContains(page, "nothing was kept")
        assert Event.objects.count() == 1

    def test_bad_uploads_say_what_to_do(self) -> None:
        for upload, message in (
            (file("a.txt", TRANSCRIPT), "does not say the day of the event"),
            (file("a.txt", ""), "empty"),
            (file("a.txt", b"\x00\xff\x00" * 50), "not text"),
            (file("a.exe", "text"), "cannot be read"),
            (file("a.txt", "x" * (10 * 1024 * 1024 + 1)), "larger than"),
        ):
            page = self.upload(upload)
            assert page.status_code == 200
            self.assertContains(page, "a." + upload.name.rsplit(".", 1)[1] + ": failed")
            self.assertContains(page, message)
        assert Event.objects.count() == 1

    def test_no_file_and_a_bad_date(self) -> None:
        page = self.client.post(reverse(UPLOAD), {"date": "2024-02-31"})
        self.assertContains(page, "This field is required")
        self.assertContains(page, "Enter a valid date")

    def test_only_for_those_who_may_add_events(self) -> None:
        helper = User.objects.create_user("helper", password="x", is_staff=True)
        self.client.force_login(helper)
        assert self.upload(file("a.txt", TRANSCRIPT)).status_code == 403
        self.client.logout()
        assert self.client.get(reverse(UPLOAD)).status_code == 302

    def test_a_name_that_is_anothers_is_refused(self) -> None:
        """Not with a 500, but beside the field."""
        outlet = Outlet.objects.get(name="AFP")
        url = reverse("admin:transcripts_outlet_change", args=[outlet.pk])
        aliases = {"aliases-TOTAL_FORMS": 2, "aliases-INITIAL_FORMS": 0}
        page = self.client.post(
            url, {**aliases, "name": "AFP", "aliases-0-name": "FAZ", "aliases-1-name": "…"}
        )
        self.assertContains(page, "a name of Frankfurter Allgemeine Zeitung already")
        self.assertContains(page, "needs letters")
        page = self.client.post(url, {**aliases, "name": "Frankfurter Allgemeine"})
        self.assertContains(page, "a name of Frankfurter Allgemeine Zeitung already")

    def test_the_same_alias_twice_is_one(self) -> None:
        url = reverse("admin:transcripts_outlet_add")
        aliases = {"aliases-TOTAL_FORMS": 3, "aliases-INITIAL_FORMS": 0}
        names = {f"aliases-{n}-name": name for n, name in enumerate(("RN", "rn.", "Radio-N"))}
        assert self.client.post(url, {**aliases, **names, "name": "Radio N"}).status_code == 302
        assert Outlet.objects.get(name="Radio N").aliases.count() == 2


class Merging(Admin):
    def setUp(self) -> None:
        super().setUp()
        self.kept = Outlet.objects.get(name="AFP")
        self.other = Outlet.objects.get(name="ANSA")
        self.url = reverse("admin:transcripts_outlet_changelist")

    def post(self, *rows: Outlet, **more: Any) -> Any:
        chosen = {"action": "merge_into_one", "_selected_action": [row.pk for row in rows]}
        return self.client.post(self.url, {**chosen, **more}, follow=True)

    def test_asks_first(self) -> None:
        self.assertContains(self.post(self.kept, self.other), "Which of them stays?")
        assert {self.kept, self.other} <= set(Outlet.objects.current())

    def test_merges_turns_names_and_addresses(self) -> None:
        page = self.post(self.kept, self.other, into=self.kept.pk)
        self.assertContains(page, "1 turns changed hands")
        assert set(Outlet.objects.known_as("ANSA Italian News Agency")) == {self.kept}
        assert self.client.get("/api/v1/passages/?outlet=ansa").json()["count"] == 2
        assert self.client.get("/outlets/ansa/")["Location"] == "/outlets/afp/"
        assert self.kept.turns.filter(outlet_name="ANSA").exists()

    def test_an_odd_choice_asks_again(self) -> None:
        for odd in ("abc", "9" * 40, "-1"):
            self.assertContains(self.post(self.kept, self.other, into=odd), "Which of them stays?")

    def test_only_for_those_who_may_change_outlets(self) -> None:
        viewer = User.objects.create_user("viewer", password="x", is_staff=True)
        viewer.user_permissions.add(Permission.objects.get(codename="view_outlet"))
        self.client.force_login(viewer)
        for action in ("merge_into_one", "mark_as_verified"):
            self.post(self.kept, self.other, into=self.kept.pk, action=action)
        assert {self.kept, self.other} <= set(Outlet.objects.current())

    def test_one_alone_cannot_be_merged(self) -> None:
        self.assertContains(self.post(self.kept), "two or more")

    def test_a_merged_name_does_not_come_back_with_the_next_import(self) -> None:
        self.post(self.kept, self.other, into=self.kept.pk)
        load_real_archive()
        assert not Outlet.objects.current().filter(name="ANSA").exists()
