"""The API answers in the shape that others' scripts rely on (docs/contract.md)."""

from typing import Any

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from tests.archive import REAL_SLUG, load_real_archive, real_text
from tests.corrected import CORRECTED, SLUG, load, load_corrected
from tests.fictional import TRANSCRIPT
from transcripts.models import Correction, Outlet

PASSAGES = "/api/v1/passages/"


class Api(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def get(self, path: str, status: int = 200, /, **parameters: Any) -> Any:
        response = self.client.get(path, parameters)
        assert response.status_code == status, (response.status_code, response.content[:500])
        assert response["Content-Type"] == "application/json"
        return response.json()


class Passages(Api):
    def test_shape(self) -> None:
        data = self.get(PASSAGES, q='"victory plan"', outlet="afp")
        names = ["count", "next", "previous", "facets", "results", "partial", "did_you_mean"]
        assert list(data) == names
        assert data["partial"] == []
        assert data["count"] == 1
        assert data["next"] is data["previous"] is None
        names = ["outlet", "asked_by", "answered_by", "speaker", "topic", "kind", "year"]
        assert list(data["facets"]) == [*names, "language"]
        (baube,) = data["facets"]["asked_by"]
        assert baube == {
            "value": "olivier-baube",
            "label": "Olivier Baube",
            "count": 1,
            "selected": False,
        }
        assert [v["value"] for v in data["facets"]["answered_by"]] == ["mark-rutte"]
        afp = next(v for v in data["facets"]["outlet"] if v["value"] == "afp")
        assert afp == {"value": "afp", "label": "AFP", "count": 1, "selected": True}
        (result,) = data["results"]
        assert {"id", "url", "kind", "event", "date", "asker", "outlet", "topics"} <= set(result)
        assert result["kind"] == "exchange"
        assert result["date"] == "2024-10-16"
        assert result["asker"]["name"] == "Olivier Baube"
        assert result["outlet"]["slug"] == "afp"
        assert result["event"]["slug"] == REAL_SLUG
        assert "Defence spending" in {topic["name"] for topic in result["topics"]}
        assert "<mark>victory plan</mark>" in result["snippet"]
        assert [turn["kind"] for turn in result["turns"]] == [
            *("moderation", "question", "answer", "moderation", "question", "answer")
        ]

    def test_every_turn_is_a_slice_of_the_source(self) -> None:
        source = real_text()
        for result in self.get(PASSAGES, page_size=100)["results"]:
            for turn in result["turns"]:
                assert source[turn["start"] : turn["end"]] == turn["text"]

    def test_unknown_values_are_null(self) -> None:
        statements: dict[str, Any] = {"in": "statement", "sort": "oldest"}
        (opening, *_) = self.get(PASSAGES, **statements)["results"]
        assert opening["asker"] is None
        assert opening["outlet"] is None
        assert opening["turns"][0]["label"] is None

    def test_one_passage_at_its_permanent_address(self) -> None:
        (result,) = self.get(PASSAGES, q="gendarmerie")["results"]
        alone = self.get(f"{PASSAGES}{result['id']}/")
        assert {**result, "snippet": None} == alone
        assert self.client.get(result["url"]).status_code == 200

    def test_paging(self) -> None:
        first = self.get(PASSAGES, page_size=5)
        assert first["count"] == 12
        assert first["previous"] is None
        second = self.client.get(first["next"]).json()
        assert len(second["results"]) == 5
        assert second["previous"]
        ids = {result["id"] for result in [*first["results"], *second["results"]]}
        assert len(ids) == 10

    def test_the_filters_of_the_page(self) -> None:
        for parameters, count in (
            ({"q": "KFOR"}, 2),
            ({"outlet": ["afp", "ansa"]}, 2),
            ({"topic": "western-balkans"}, 2),
            ({"speaker": "mark-rutte"}, 12),
            ({"answered_by": "mark-rutte"}, 10),
            ({"asked_by": "mark-rutte"}, 0),
            ({"asked_by": "dan-michaels", "answered_by": "mark-rutte"}, 1),
            ({"kind": "press_conference"}, 12),
            ({"from": "2025"}, 0),
            ({"in": "statement"}, 2),
        ):
            assert self.get(PASSAGES, **parameters)["count"] == count, parameters

    def test_a_bad_parameter_is_400_with_its_name(self) -> None:
        for name, value in {
            "outlet": "nobody",
            "from": "2024-13",
            "page": "99",
            "page_size": "1000",
            "in": "margin",
            "sort": "colour",
            "kind": "party",
            "colour": "red",
        }.items():
            assert list(self.get(PASSAGES, 400, **{name: value})) == [name]


class Lists(Api):
    def test_root_names_the_lists(self) -> None:
        for url in self.get("/api/v1/").values():
            assert self.client.get(url).status_code == 200

    def test_events(self) -> None:
        data = self.get("/api/v1/events/", kind="press_conference", year="2024")
        (event,) = data["results"]
        assert event["slug"] == REAL_SLUG
        assert event["exchanges"] == 10
        assert self.get("/api/v1/events/", year="1999")["count"] == 0
        named = self.get("/api/v1/events/", kind="press conferences", language="English")
        assert named == self.get("/api/v1/events/", kind="press_conference", language="en")
        assert self.get("/api/v1/events/", year="2023-2025")["results"] == [event]
        assert self.get("/api/v1/events/", year=["2023", "2025-2026"])["count"] == 0
        whole = self.get(f"/api/v1/events/{REAL_SLUG}/")
        assert whole["source_text"] == real_text()
        assert len(whole["passages"]) == 12

    def test_outlets(self) -> None:
        pages = (self.get(f"/api/v1/outlets/?page_size=100&page={n}") for n in range(1, 6))
        results = [outlet for page in pages for outlet in page["results"]]
        faz = next(o for o in results if o["slug"] == "frankfurter-allgemeine-zeitung")
        assert faz["name"] == "Frankfurter Allgemeine Zeitung"
        assert faz["country"] == "DE"
        assert faz["kind"] == "newspaper"
        assert "FAZ" in faz["aliases"]
        assert faz["passages"] == 1
        assert self.get("/api/v1/outlets/frankfurter-allgemeine-zeitung/") == faz

    def test_a_merged_outlet_leads_to_the_other(self) -> None:
        Outlet.objects.create(name="Old", merged_into=Outlet.objects.get(slug="afp"))
        assert self.get("/api/v1/outlets/old/")["slug"] == "afp"
        assert "old" not in {o["slug"] for o in self.get("/api/v1/outlets/")["results"]}

    def test_the_offices_that_a_speaker_held(self) -> None:
        assert self.get("/api/v1/speakers/mark-rutte/")["tenures"] == [
            {
                "office": "NATO Secretary General",
                "start": "2024-10-01",
                "end": None,
                "ongoing": True,
                "acting": False,
                "source": "https://en.wikipedia.org/wiki/Secretary_General_of_NATO",
            }
        ]
        listed = self.get("/api/v1/speakers/?page_size=100")["results"]
        shea = next(speaker for speaker in listed if speaker["slug"] == "jamie-shea")
        assert [tenure["end"] for tenure in shea["tenures"]] == ["2000"]

    def test_speakers_and_topics(self) -> None:
        assert self.get("/api/v1/speakers/mark-rutte/")["passages"] == 12
        topic = self.get("/api/v1/topics/western-balkans/")
        assert topic["passages"] == 2
        assert "KFOR" in topic["query"]

    def test_what_is_not_there_is_404_in_json(self) -> None:
        for path in (
            *("passages/0000/", "events/none/", "outlets/none/", "speakers/none/"),
            *("topics/none/", "nonsense/", "passages/x/y/"),
        ):
            assert "detail" in self.get(f"/api/v1/{path}", 404)

    def test_bad_parameters_of_lists(self) -> None:
        assert list(self.get("/api/v1/events/", 400, year="x")) == ["year"]
        assert list(self.get("/api/v1/outlets/", 400, colour="red")) == ["colour"]
        assert list(self.get("/api/v1/outlets/", 400, page="99")) == ["page"]
        for size in ("abc", "0", "100000"):
            assert list(self.get("/api/v1/outlets/", 400, page_size=size)) == ["page_size"]
        for day in ("2024-00", "2024-10-00", "2024-00-15"):
            assert list(self.get("/api/v1/passages/", 400, **{"from": day})) == ["from"]


class Corrections(Api):
    LIST = f"/api/v1/events/{SLUG}/corrections/"

    @classmethod
    def setUpTestData(cls) -> None:
        load_corrected()

    def test_an_event_tells_them(self) -> None:
        told = self.get(f"/api/v1/events/{SLUG}/")["corrections"]
        assert told["count"] == 1
        (one,) = told["list"]
        assert one["number"] == 1
        assert one["url"].endswith(f"/events/{SLUG}/corrections/#correction-1")
        assert one["reason"] == "source"
        assert (one["summary"]["changed"], one["summary"]["added"]) == (3, 2)
        assert "changes" not in one

    def test_an_event_that_was_not_corrected(self) -> None:
        Correction.objects.all().delete()
        assert self.get(f"/api/v1/events/{SLUG}/")["corrections"] == {"count": 0, "list": []}
        assert self.get(self.LIST)["results"] == []

    def test_what_was_changed(self) -> None:
        data = self.get(self.LIST)
        assert data["count"] == 1
        (one,) = data["results"]
        assert one["changes"] == Correction.objects.get().changes
        assert self.get(f"/api/v1/events/{SLUG}/")["corrections"]["list"] == [
            {name: value for name, value in one.items() if name != "changes"}
        ]

    def test_the_newest_first_on_pages(self) -> None:
        load()
        assert self.get(self.LIST, page_size=1)["results"][0]["number"] == 2
        assert list(self.get(self.LIST, 400, colour="red")) == ["colour"]
        assert "detail" in self.get("/api/v1/events/none/corrections/", 404)

    def test_more_of_them_need_no_more_statements(self) -> None:
        with CaptureQueriesContext(connection) as first:
            self.get(f"/api/v1/events/{SLUG}/")
        for text in (TRANSCRIPT, CORRECTED):
            load(text)
        with self.assertNumQueries(len(first)):
            self.get(f"/api/v1/events/{SLUG}/")
